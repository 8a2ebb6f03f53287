"""What may not become worse: figures as ratios to a yardstick that runs in turns with them, each with its limit.

`python -m tests.bench.floors [--runs N]` prints them, and fails when one is over its limit.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.bench.runs import KINDS, Bench
from tests.bench.texts import talk
from tests.bench.work import bare, cpu, printing
from tui_reader.article.document import Block
from tui_reader.first.remembered import FRESH_NS
from tui_reader.quotes import quotes

SIZES = ((80, 24), (200, 50))


def starts(bench: Bench) -> list[tuple[str, float, float]]:
    """First text, first key, CPU and memory of kept articles, against the bare app."""
    found = []
    for size in SIZES:
        for name in KINDS:
            bench.keep(name, size)
            time.sleep(FRESH_NS / 1e9)
            bench.keep(name, size)
            ours, floor = bench.medians([partial(bench.start, name, size), partial(bench.floor, size)])
            where = f"{name} at {size[0]}x{size[1]}"
            found += [
                (f"first text, {where}", ours["text"] / floor["text"], 0.15),
                (f"first key, {where}", ours["key"] / floor["text"], 1.6),
                (f"CPU of the start, {where}", ours["cpu"] / floor["cpu"], 1.75),
                (f"memory, {where}", ours["rss"] / floor["rss"], 1.35),
            ]
    return found


def command_line(bench: Bench) -> list[tuple[str, float, float]]:
    """--version and --help, against Python alone."""
    commands = ([str(bench.program), "--version"], [str(bench.program), "--help"], ["-c", "pass"])
    version, help_, nothing = bench.medians([partial(cpu, command, bench.environment) for command in commands])
    return [("--version", version["cpu"] / nothing["cpu"], 1.5), ("--help", help_["cpu"] / nothing["cpu"], 2.0)]


def prints(bench: Bench) -> list[tuple[str, float, float]]:
    """Printing a page, against a bare script with trafilatura."""
    file = bench.file("100 KB")
    ours, floor = bench.medians([partial(printing, file, "--no-keep"), partial(bare, file)])
    return [("printing 100 KB", ours["cpu"] / floor["cpu"], 1.25)]


def keys(bench: Bench) -> list[tuple[str, float, float]]:
    """What a key sends with both panes, against the bytes of the cells that changed."""
    (found,) = bench.medians([partial(bench.keys, "100 KB", (120, 32), "", {"line": "j", "quote": ")"})])
    return [
        ("bytes of a line down with panes", found["line bytes"] / found["line changed"], 1.0),
        ("bytes of a quote with panes", found["quote bytes"] / found["quote changed"], 1.35),
    ]


def finder(bench: Bench) -> list[tuple[str, float, float]]:
    """The finder of quotations against reading all words of the text, and against itself with four times the text."""
    texts, more = talk(100_000), talk(400_000)
    taken = bench.medians([
        partial(_taken, _least, texts), partial(_taken, _quoted, texts), partial(_taken, _quoted, more),
        partial(_taken, _quoted, ["“" * 100_000]), partial(_taken, _quoted, ["“" * 400_000]),
    ])  # fmt: skip
    least, ours, longer, marks, many = (one["cpu"] for one in taken)
    return [
        ("quotations, against reading each word", ours / least, 13.0),
        ("quotations of a longer text, for each of its characters", longer / ours / 4, 1.25),
        ("marks, for each of more", many / marks / 4, 1.5),
    ]


def _taken(find: Callable[[Sequence[str]], object], texts: Sequence[str]) -> dict[str, float]:
    started = time.process_time()
    find(texts)
    return {"cpu": time.process_time() - started}


def _quoted(texts: Sequence[str]) -> object:
    return quotes([Block("PARAGRAPH", text) for text in texts], "en")


_WORD = re.compile(r"\w+|[“”]")


def _least(texts: Sequence[str]) -> object:
    """Every word and mark in small letters, with how often each comes."""
    return Counter(word.lower() for text in texts for word in _WORD.findall(text))


PARTS: dict[str, Callable[[Bench], list[tuple[str, float, float]]]] = {
    "starts": starts, "command line": command_line, "prints": prints, "keys": keys, "finder": finder,
}  # fmt: skip


def main() -> int:
    """Measure and print; 1 when something is over its limit."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--part", choices=PARTS, action="append")
    given = asked.parse_args()
    code = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.runs)
        for part in given.part or PARTS:
            for what, ratio, limit in PARTS[part](bench):
                print(f"{ratio:6.2f} of {limit:.2f}  {what}{'' if ratio <= limit else '  OVER'}", flush=True)
                code |= ratio > limit
    return code


if __name__ == "__main__":
    sys.exit(main())
