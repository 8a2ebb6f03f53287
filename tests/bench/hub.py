"""What a shared library costs, against a PostgreSQL server of its own: time and CPU of this end and of the server's.

`python -m tests.bench.hub [ARTICLES]` makes a library in a temporary folder (100,000 articles by default), pushes it,
lets a second machine come in, tells ten changes; then so many sync at once (`--clients`, 32), each a process with a
library of its own and with three changes a time, and what all of them changed is counted; at last 500 readers sync once
a minute, for `--seconds`. Rates are of this machine, which clients and server share.
"""

import argparse
import gc
import multiprocessing
import os
import random
import resource
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from multiprocessing.pool import AsyncResult
from multiprocessing.synchronize import Barrier
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import uuid4

from tests.bench.sync import change, compiled, fill
from tests.postgres import Postgres, folder_for_servers
from tests.syncing import Box, keep, place
from tui_reader.library.marked.tags import ChangeTags, TagsOf
from tui_reader.library.stopped import Stopped
from tui_reader.sync.hub.hub import init, join, sync_hub, talking_to
from tui_reader.sync.session import Ended

FERRIES = [f"https://coast.example/ferry/{number}" for number in range(50)]
READERS = 500


def timed(server: Postgres, words: str, work: Callable[[], Ended]) -> None:
    """Print a row."""
    before, begun, busy = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter(), server.cpu()
    talked = work().talked
    took, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{words:<14} {talked.taken.changed:>8,} in {talked.given:>8,} out  {took:6.2f} s, "
        f"CPU here {cpu:5.2f} s, there {server.cpu() - busy:5.2f} s",
        flush=True,
    )


class Turns(NamedTuple):
    """What one reader did. took: seconds of each talk. cpu: of all of them and of the changes before each."""

    begun: float
    ended: float
    took: list[float]
    cpu: float


def one_reader(folder: Path, number: int, url: str, turns: int, keeps: bool) -> Turns:
    """Three changes and a sync, so many times, from when all readers are there. keeps: one connection for all."""
    box = Box(folder, f"reader{number}", bodies="none")
    box.clock.seconds = time.time()
    took = []
    with ExitStack() as stack:
        talking = stack.enter_context(talking_to(box.path, url, bodies="none")) if keeps else None
        if ALL_THERE:
            ALL_THERE[0].wait()
        start, cpu = time.perf_counter(), time.process_time()
        for _ in range(turns):
            article = box.article(random.choice(FERRIES)) or 0
            tags = ChangeTags((article,), (f"tag-{uuid4()}", f"more-{uuid4()}"))
            box.library.change(tags, Stopped(article, place(random.random())))
            begun = time.perf_counter()
            if talking is None:
                sync_hub(box.path, url, bodies="none")
            else:
                talking.talked()
            took.append(time.perf_counter() - begun)
        end, cpu = time.perf_counter(), time.process_time() - cpu
    box.close()
    return Turns(start, end, took, cpu)


ALL_THERE: list[Barrier] = []
"""What readers who begin at once wait at."""


def come_in(folder: Path, server: Postgres, key: str, clients: int, each: bool) -> list[str]:
    """Readers with libraries that hold the same articles; their addresses. each: by a name of their own."""
    urls = []
    for number in range(clients):
        name = f"reader{number}" if each else "keeper"
        if each:
            server.execute(f"CREATE ROLE {name} LOGIN IN ROLE tui_reader_members")
        urls.append(server.url(name))
        box = Box(folder, f"reader{number}")
        if number == 0:
            for ferry in FERRIES:
                keep(box, ferry)
        join(urls[-1], box.folder, lambda words: key)
        sync_hub(box.path, urls[-1], bodies="none")
        box.close()
    return urls


def many_at_once(folder: Path, server: Postgres, urls: Sequence[str], turns: int, keeps: bool, words: str) -> None:
    """So many readers at once: what it took, and what they lost."""
    clients = len(urls)
    ALL_THERE[:] = [multiprocessing.get_context("fork").Barrier(clients)]
    before, tags = server.cpu(), len(tags_of(folder, urls[0]))
    with multiprocessing.get_context("fork").Pool(clients) as pool:
        asked = [pool.apply_async(one_reader, (folder, at, url, turns, keeps)) for at, url in enumerate(urls)]
        done = [answer.get() for answer in asked]
    ALL_THERE.clear()
    took = sorted(each for turns_ in done for each in turns_.took)
    seconds = max(each.ended for each in done) - min(each.begun for each in done)
    there, here = server.cpu() - before, sum(each.cpu for each in done)
    print(
        f"{clients} at once, {words}: {len(took) / seconds:.0f} syncs/s, median {took[len(took) // 2] * 1000:.0f} ms, "
        f"p99 {took[int(len(took) * 0.99)] * 1000:.0f} ms; CPU of a sync {there / len(took) * 1000:.1f} ms there, "
        f"{here / len(took) * 1000:.1f} here with the changes: {2 * len(took) / (here + there):.0f}/s of two cores; "
        f"{len(tags_of(folder, urls[0])) - tags:,} of {2 * len(took):,} tags came",
        flush=True,
    )


def tags_of(folder: Path, url: str) -> list[str]:
    """All tags that the first reader has, and hears of."""
    box = Box(folder, "reader0")
    sync_hub(box.path, url, bodies="none")
    tags = [tag for ferry in FERRIES for tag in box.library.ask(TagsOf(box.article(ferry) or 0))]
    box.close()
    return tags


def readers_a_minute(folder: Path, server: Postgres, urls: Sequence[str], seconds: int) -> None:
    """As many syncs as 500 readers make who sync once a minute, by fewer libraries, each connecting anew."""
    begun, before = time.perf_counter(), server.cpu()
    asked: list[AsyncResult[Turns]] = []
    with multiprocessing.get_context("fork").Pool(len(urls)) as pool:
        while (now := time.perf_counter() - begun) < seconds:
            if len(asked) < now * READERS / 60:
                number = len(asked) % len(urls)
                asked.append(pool.apply_async(one_reader, (folder, number, urls[number], 1, False)))
            else:
                time.sleep(0.005)
        in_time = sum(answer.ready() for answer in asked)
        took = sorted(each for answer in asked for each in answer.get().took)
    print(
        f"{READERS} a minute: {len(asked) / seconds:.1f} syncs/s asked for, {in_time / seconds:.1f} done in time; "
        f"median {took[len(took) // 2] * 1000:.0f} ms, p99 {took[int(len(took) * 0.99)] * 1000:.0f} ms, "
        f"CPU of a sync {(server.cpu() - before) / len(took) * 1000:.1f} ms there",
        flush=True,
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--fsync", action="store_true", help="the server writes to the disk before it answers")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    compiled()
    gc.disable()  # as the program does
    os.environ.pop("PGPASSWORD", None)
    with TemporaryDirectory() as name, folder_for_servers() as servers:
        folder = Path(name)
        server = Postgres(servers, "-c fsync=on" if given.fsync else "")
        try:
            url = server.url("keeper")
            one, other = Box(folder, "one"), Box(folder, "other")
            fill(one, given.articles)
            key = init(url, one.folder)
            join(url, other.folder, lambda words: key)
            timed(server, "first push", lambda: sync_hub(one.path, url))
            timed(server, "second machine", lambda: sync_hub(other.path, url))
            change(one, 1)
            timed(server, "ten changes", lambda: sync_hub(one.path, url))
            timed(server, "ten taken", lambda: sync_hub(other.path, url))
            timed(server, "nothing", lambda: sync_hub(other.path, url))
            one.close()
            other.close()
            for each, words in ((False, "machines of one reader"), (True, "readers")):
                server.execute("DROP SCHEMA IF EXISTS tui_reader CASCADE")
                many = folder / words
                many.mkdir()
                urls = come_in(many, server, init(url, many), given.clients, each)
                many_at_once(many, server, urls, given.turns, True, f"{words}, each on a connection that stays")
            many_at_once(many, server, urls, given.turns, False, f"{words}, each connecting anew")
            readers_a_minute(many, server, urls, given.seconds)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
