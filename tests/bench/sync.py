"""What syncing costs: bytes each way before SSH's own, CPU of both ends, time after login.

`python -m tests.bench.sync [ARTICLES]` makes two libraries in a temporary folder (100,000 articles by default), and
prints a row for a first copy, for ten changes on each side and for none. The answering end is the program itself,
started over pipes; `--ssh` also times it over an SSH server of its own on the loopback, and over a line of 50 ms.
"""

import argparse
import compileall
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import tui_reader
from tests.sshd import Server, slow_line
from tests.syncing import Box, place
from tui_reader.library.keeping import AddArticle
from tui_reader.library.stopped import Stopped
from tui_reader.sync.line.frames import Line
from tui_reader.sync.line.talk import dial
from tui_reader.sync.session import sync_host
from tui_reader.sync.ssh import Way

PROGRAM = str(Path(sys.executable).parent / "tui-reader")


def fill(box: Box, count: int) -> None:
    """So many articles, a fifth of them with a place: 3.2 registers an article."""
    for start in range(0, count, 5000):
        numbers = range(start, min(count, start + 5000))
        adds = [
            AddArticle(f"https://coast.example/{at:06}", f"The ferry on day {at}, and what it carried", "Coast Weekly")
            for at in numbers
        ]
        box.library.change(*adds)
    with box.library._changing() as db:
        ids = [row for (row,) in db.execute("SELECT id FROM article WHERE id % 5 = 0")]
    for start in range(0, len(ids), 5000):
        box.library.change(*[Stopped(article, place(0.4)) for article in ids[start : start + 5000]])


def change(box: Box, first: int) -> None:
    """Ten changes."""
    box.library.change(*[Stopped(article, place(0.6)) for article in range(first, first + 10)])


def over_pipes(box: Box, home: Path) -> str:
    """One talk with the program as the answering end: its figures."""
    environment = {**os.environ, "XDG_DATA_HOME": str(home)}
    before = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    with subprocess.Popen(
        [PROGRAM, "sync", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as program:
        assert program.stdin and program.stdout
        line = Line(program.stdout, program.stdin)
        with closing(box.replica()) as replica:
            talked = dial(line, replica)
    took = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    here, there = (
        two.ru_utime + two.ru_stime - one.ru_utime - one.ru_stime for one, two in zip(before, after, strict=True)
    )
    return (
        f"{talked.taken.changed:>9,} in {talked.given:>9,} out  up {line.sent:>12,} B  down {line.received:>12,} B  "
        f"CPU here {here:6.2f} s, there {there:5.2f} s  {took:6.2f} s"
    )


def start_of_the_answering_end(folder: Path) -> str:
    """Milliseconds of CPU until it has answered nothing and ended, the best of ten."""
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "none")}
    needed = "import sqlite3, json, zlib"
    ends = ([PROGRAM, "sync", "--stdio"], [sys.executable, "-c", needed], [sys.executable, "-c", "pass"])
    best, least, bare = (min(cpu_of(end, environment) for _ in range(10)) * 1000 for end in ends)
    return (
        f"CPU of the answering end {best:.0f} ms, of Python with {needed[7:]} {least:.0f}, of Python alone {bare:.0f}"
    )


def cpu_of(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Seconds of a program that has nothing to read."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def over_ssh(one: Box, other: Box, folder: Path) -> None:
    """Ten and ten over an SSH server on the loopback, then over a line of 50 ms; what a bare login takes beside it."""
    server = Server(folder / "server", folder / "home2")
    os.environ["TUI_READER_SSH"] = server.ssh
    (folder / "home2").mkdir(exist_ok=True)
    (folder / "home2" / "data").symlink_to(folder / "home")
    login = [*server.ssh.split(), "-T", "box2", "true"]
    try:
        for words, delay in (("over SSH", 0.0), ("over SSH, 50 ms", 0.025)):
            with slow_line(server.port, delay) as port:
                server.write_config(port)
                rows = []
                for turn in range(5):
                    begun = time.perf_counter()
                    subprocess.run(login, stdout=subprocess.DEVNULL, check=True)
                    bare = time.perf_counter() - begun
                    change(one, 200 + 10 * turn)
                    change(other, 300 + 10 * turn)
                    rows.append((sync_host(one.path, Way("box2")).seconds - bare, bare))
                after, bare = min(rows)
                print(f"{words}: login {bare:.2f} s, then {after:.2f} s, at worst {max(rows)[0]:.2f} s", flush=True)
    finally:
        server.stop()


def compiled() -> None:
    """As pip leaves the program: where Python may not write them its compiled modules are missing, and cost 50 ms."""
    compileall.compile_dir(Path(tui_reader.__file__).parent, quiet=2)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--ssh", action="store_true")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        one = Box(folder, "one")
        other = Box(folder / "home", "tui-reader")
        begun = time.perf_counter()
        fill(one, given.articles)
        print(f"{given.articles:,} articles made in {time.perf_counter() - begun:.0f} s", flush=True)
        compiled()
        print(start_of_the_answering_end(folder), flush=True)
        print("first copy   ", over_pipes(one, folder / "home"), flush=True)
        change(one, 1)
        change(other, 101)
        print("ten and ten  ", over_pipes(one, folder / "home"), flush=True)
        print("nothing      ", over_pipes(one, folder / "home"), flush=True)
        if given.ssh:
            over_ssh(one, other, folder)
        one.close()
        other.close()


if __name__ == "__main__":
    main()
