"""The programs that are measured: their files, their commands, and what is done in one run of each."""

import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

from tests.bench.session import Session
from tests.bench.texts import HELLO, article, plain
from tui_reader import __main__

KINDS = {"100 KB": 100_000, "1 MB": 1_000_000, "5 MB": 5_000_000}


class Bench:
    """The files, the library and the commands of one run."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self.environment = {
            "XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_STATE_HOME": str(folder / "state"), "PYTHONPYCACHEPREFIX": str(folder / "cache"),
            "TERM": "xterm-256color", "COLORTERM": "truecolor",
        }  # fmt: skip
        self.program = folder / "tui-reader"
        shutil.copy2(__main__.__file__, self.program)  # as an installer lays it
        (folder / "hello.py").write_text(HELLO)
        for name, size in KINDS.items():
            html = article(size)
            self.file(name).write_text(html)
            self.file(name).with_suffix(".txt").write_text(plain(html))

    def file(self, name: str) -> Path:
        """The article of this size as a page."""
        return self.folder / f"{name.replace(' ', '')}.html"

    def run(self, command: Sequence[str], size: tuple[int, int]) -> Session:
        """A program on a terminal of its own."""
        return Session(command, size, self.environment)

    def reader(self, *arguments: str, size: tuple[int, int]) -> Session:
        """The reader."""
        return self.run([sys.executable, str(self.program), *arguments], size)

    def hello(self, size: tuple[int, int]) -> Session:
        """The floor: a Textual app that shows one line."""
        return self.run([sys.executable, str(self.folder / "hello.py")], size)

    def keep(self, name: str, size: tuple[int, int]) -> None:
        """Read the article a little and leave, so that it is kept with its place and its screen."""
        with self.reader(str(self.file(name)), size=size) as session:
            session.wait_for("Section 1 about")
            session.settle()
            session.press("q")
            session.wait()

    def medians(self, measures: Iterable[Callable[[], dict[str, float]]]) -> list[dict[str, float]]:
        """The medians of measures that take turns."""
        measures = list(measures)
        found: list[list[dict[str, float]]] = [[] for _ in measures]
        for _ in range(self.runs):
            for measure, results in zip(measures, found, strict=True):
                results.append(measure())
        return [{key: median(run[key] for run in runs) for key in runs[0]} for runs in found]

    # Measures

    def start(self, name: str, size: tuple[int, int]) -> dict[str, float]:
        """Starting on a kept article, and leaving."""
        with self.reader(str(self.file(name)), size=size) as session:
            text = session.wait_for("Section 1 about")
            answered = session.answer("j")
            session.settle()
            session.press("k")  # the next run begins where this one did
            session.settle()
            found = {"text": text, "key": answered, "cpu": session.cpu(), "rss": session.rss()}
            return {**found, "quit": session.quit("q")}

    def floor(self, size: tuple[int, int]) -> dict[str, float]:
        """Starting the bare app."""
        with self.hello(size) as session:
            text = session.wait_for("Hello first")
            session.settle()
            return {"text": text, "cpu": session.cpu(), "rss": session.rss()}

    def keys(
        self, name: str, size: tuple[int, int], before: str, steps: dict[str, str], times: int = 8
    ) -> dict[str, float]:
        """CPU in ms, bytes, and bytes of the changed cells of each step; `before` are keys pressed first."""
        with self.reader(str(self.file(name)), size=size) as session:
            session.wait_for("Section 1 about")
            session.settle()
            for key in before:
                session.press(key)
                session.settle()
            return session.steps(steps, times)

    def fetched(self, address: str, size: tuple[int, int]) -> dict[str, float]:
        """Opening an address that is not kept, and asking the server again."""
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        with self.reader(address, size=size) as session:
            text = session.wait_for("Section 1 about")
            session.settle()
            found = {"text": text, "rss": session.rss()}
            session.rest(5)
            later = session.rss()
            session.press("r")
            session.wait_for("nothing has changed")
            session.rest(1)
            return {**found, "later": later, "asked": session.rss()}

    def pressed(self, address: str, size: tuple[int, int]) -> dict[str, float]:
        """Pressing j in a kept article while another one is opened that is not."""
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        self.keep("100 KB", size)
        with self.reader(str(self.file("100 KB")), size=size) as session:
            session.wait_for("Section 1 about")
            session.settle()
            for keys in ("U", f"\x15{address}"):
                session.press(keys)
                session.settle()
            session.press("\r")
            times = session.answers_until("Chapter 1 about", "j", 0.05)
            return {"median": median(times), "worst": max(times)}

    def resized(self, name: str, size: tuple[int, int]) -> dict[str, float]:
        """CPU of giving the terminal a width that the article was never shown at."""
        width, height = size
        with self.reader(str(self.file(name)), size=size) as session:
            session.wait_for("Section 1 about")
            session.settle()
            before = session.cpu()
            session.resize(width - 24, height)
            session.settle()
            return {"cpu": session.cpu() - before}

    def pager(self, command: str, name: str, size: tuple[int, int], down: str) -> dict[str, float]:
        """Line down and page down in another pager."""
        file = self.file(name).with_suffix(".txt" if command == "less" else ".html")
        with self.run([command, str(file)], size) as session:
            session.wait_for("Section 1 about")
            session.settle()
            return session.steps({"line": down, "page": " "})
