"""What a shared library costs, against a PostgreSQL server of its own: time and CPU of this end and of the server's.

`python -m tests.bench.hub [ARTICLES]` makes a library in a temporary folder (100,000 articles by default), pushes it,
lets a second machine come in, tells ten changes; then so many readers sync at once (`--clients`, 32), each with three
changes a time, and all changes are counted at the end; at last 500 readers sync once a minute, for `--seconds`.
"""

import argparse
import multiprocessing
import os
import random
import resource
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
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


def timed(words: str, work: Callable[[], Ended]) -> None:
    """Print a row."""
    before, begun = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    talked = work().talked
    took, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{words:<14} {talked.taken.changed:>8,} in {talked.given:>8,} out  {took:6.2f} s, CPU here {cpu:5.2f} s",
        flush=True,
    )


def one_reader(folder: Path, number: int, url: str, turns: int, keeps: bool) -> list[float]:
    """Three changes and a sync, so many times; seconds of each. keeps: one connection for all."""
    box = Box(folder, f"reader{number}", bodies="none")
    box.clock.seconds = time.time()
    took = []
    with ExitStack() as stack:
        talking = stack.enter_context(talking_to(box.path, url)) if keeps else None
        for _ in range(turns):
            article = box.article(random.choice(FERRIES)) or 0
            tags = ChangeTags((article,), (f"tag-{uuid4()}", f"more-{uuid4()}"))
            box.library.change(tags, Stopped(article, place(0.5)))
            begun = time.perf_counter()
            if talking is None:
                sync_hub(box.path, url)
            else:
                talking.talked()
            took.append(time.perf_counter() - begun)
    box.close()
    return took


def many_at_once(folder: Path, server: Postgres, key: str, clients: int, turns: int) -> None:
    """So many readers at once, and what they lost."""
    url = server.url("keeper")
    first = Box(folder, "reader0")
    for ferry in FERRIES:
        keep(first, ferry)
    join(url, first.folder, lambda words: key)
    sync_hub(first.path, url)
    first.close()
    for number in range(1, clients):
        box = Box(folder, f"reader{number}")
        join(url, box.folder, lambda words: key)
        sync_hub(box.path, url)
        box.close()
    for keeps, words in ((True, "each on a connection that stays"), (False, "each connecting anew")):
        measured_at_once(folder, server, clients, turns, keeps, words)
    last = Box(folder, "reader0")
    sync_hub(last.path, url)
    tags = [tag for ferry in FERRIES for tag in last.library.ask(TagsOf(last.article(ferry) or 0))]
    print(f"{len(tags):,} of {2 * 2 * clients * turns:,} tags are there", flush=True)
    last.close()


def measured_at_once(folder: Path, server: Postgres, clients: int, turns: int, keeps: bool, words: str) -> None:
    """Print what it took."""
    url, ends = server.url("keeper"), resource.RUSAGE_CHILDREN
    begun, before, mine = time.perf_counter(), server.cpu(), resource.getrusage(ends)
    with multiprocessing.get_context("fork").Pool(clients) as pool:
        asked = [pool.apply_async(one_reader, (folder, number, url, turns, keeps)) for number in range(clients)]
        took = sorted(each for answer in asked for each in answer.get())
    rate, after, there = len(took) / (time.perf_counter() - begun), resource.getrusage(ends), server.cpu() - before
    here = after.ru_utime + after.ru_stime - mine.ru_utime - mine.ru_stime
    print(
        f"{clients} at once, {words}: {rate:.0f} syncs/s, median {took[len(took) // 2] * 1000:.0f} ms, "
        f"p99 {took[int(len(took) * 0.99)] * 1000:.0f} ms; CPU of a sync {there / len(took) * 1000:.1f} ms there, "
        f"{here / len(took) * 1000:.1f} here with the changes",
        flush=True,
    )


def readers_a_minute(folder: Path, server: Postgres, clients: int, seconds: int) -> None:
    """As many syncs as 500 readers make who sync once a minute, by fewer libraries; how much of the time they need."""
    url = server.url("keeper")
    begun, done, busy = time.perf_counter(), 0, 0.0
    with multiprocessing.get_context("fork").Pool(clients) as pool:
        while (now := time.perf_counter() - begun) < seconds:
            if done < now * READERS / 60:
                busy += sum(pool.apply(one_reader, (folder, done % clients, url, 1, False)))
                done += 1
            else:
                time.sleep(0.005)
    print(
        f"{READERS} readers a minute: {done / seconds:.1f} syncs/s asked for and done, "
        f"busy {busy / seconds:.0%} of the time"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    compiled()
    os.environ.pop("PGPASSWORD", None)
    with TemporaryDirectory() as name, folder_for_servers() as servers:
        folder = Path(name)
        server = Postgres(servers)
        try:
            one, other = Box(folder, "one"), Box(folder, "other")
            fill(one, given.articles)
            url = server.url("keeper")
            key = init(url, one.folder)
            join(url, other.folder, lambda words: key)
            timed("first push", lambda: sync_hub(one.path, url))
            timed("second machine", lambda: sync_hub(other.path, url))
            change(one, 1)
            timed("ten changes", lambda: sync_hub(one.path, url))
            timed("ten taken", lambda: sync_hub(other.path, url))
            timed("nothing", lambda: sync_hub(other.path, url))
            one.close()
            other.close()
            server.execute("DROP SCHEMA tui_reader CASCADE")
            key = init(url, folder)
            many_at_once(folder, server, key, given.clients, given.turns)
            readers_a_minute(folder, server, given.clients, given.seconds)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
