"""What a reader on a slow link to a busy box feels: first text, keys, bytes, memory, a large library, growth.

`python -m tests.bench.terminal` prints the tables (--runs, --size and --part measure less). Every figure is the median
of runs that take turns with a yardstick: a bare Textual app, less, w3m (those that are installed).
"""

import argparse
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.bench.runs import KINDS, Bench
from tests.bench.texts import article

SIZES = ((80, 24), (200, 50))


def prints(bench: Bench, size: tuple[int, int]) -> None:
    """Printing a file, against a bare script that imports trafilatura and extracts it."""
    from tests.bench.work import bare, printing

    file, kept = bench.file("100 KB"), bench.folder / "kept.html"
    kept.write_text(article(KINDS["100 KB"]))
    printing(kept, "")
    print("\nPrinting 100 KB: CPU of all processes in ms, and times a bare script with trafilatura\n")
    head("", "CPU", "times")
    measures = [partial(printing, file, "--no-keep"), partial(printing, kept, ""), partial(bare, file)]
    ours, again, floor = bench.medians(measures)
    for name, found in (("a new file", ours), ("a kept file", again), ("the script", floor)):
        print(f"| {name} | {found['cpu']:.0f} | {found['cpu'] / floor['cpu']:.2f} |")


def fetches(bench: Bench, size: tuple[int, int]) -> None:
    """A page from the own machine: when its text shows, and the memory of all processes once the server was asked."""
    from tests.bench.work import extracting, importing, serving

    with serving(bench.folder) as address:
        page = f"{address}/100KB.html"
        bench.fetched(page, size)  # what is compiled at first
        measures = [partial(bench.fetched, page, size), partial(bench.floor, size), partial(importing, page)]
        ours, floor, network, engine = bench.medians([*measures, partial(extracting, bench.file("100 KB"))])
    least = max(floor["text"] + network["wall"], engine["wall"])
    print(f"\n100 KB from 127.0.0.1 at {size[0]}x{size[1]}, and times the larger of its two parts, each alone\n")
    head("", "text", "times", "memory", "five seconds later, times the bare app", "after asking again")
    memory = [f"{ours[key] / floor['rss']:.2f}" for key in ("rss", "later", "asked")]
    print(f"| the page | {ours['text']:.0f} ms | {ours['text'] / least:.2f} | {' | '.join(memory)} |")
    print(f"| bare app, httpx and request | {floor['text'] + network['wall']:.0f} ms | | | | |")
    print(f"| trafilatura and extraction | {engine['wall']:.0f} ms | | | | |")


def busy(bench: Bench, size: tuple[int, int]) -> None:
    """Line down every 50 ms while 2 MB are fetched and read: the worst time from a key to its frame."""
    from tests.bench.work import serving

    (bench.folder / "busy.html").write_text(article(2_000_000).replace("Section", "Chapter"))
    with serving(bench.folder) as address:
        measures = [partial(bench.pressed, f"{address}/busy.html", size), partial(bench.floor, size)]
        ours, floor = bench.medians(measures)
    print(f"\nKeys at {size[0]}x{size[1]} while 2 MB are read: ms from key to frame, times the bare app's start\n")
    head("", "median", "worst", "worst, times")
    print(f"| j | {ours['median']:.0f} | {ours['worst']:.0f} | {ours['worst'] / floor['text']:.2f} |")


def head(*names: str) -> None:
    """The head of a table."""
    print(f"| {' | '.join(names)} |\n{'|---' * len(names)}|")


def first(bench: Bench, size: tuple[int, int]) -> None:
    """First text, the first key, CPU and memory of a kept article, against the bare app."""
    print(f"\nA kept article at {size[0]}x{size[1]}, times the bare Textual app (its figures in the last row)\n")
    head("article", "first text", "first key", "CPU until settled", "memory", "from q to the prompt")
    floor: dict[str, float] = {}
    for name in KINDS:
        bench.keep(name, size)
        ours, floor = bench.medians([partial(bench.start, name, size), partial(bench.floor, size)])
        ratios = [ours[key] / floor[of] for key, of in zip(ours, ("text", "text", "cpu", "rss", "text"), strict=True)]
        print(f"| {name} | " + " | ".join(f"{ratio:.2f}" for ratio in ratios) + " |")
    print(f"| bare app | {floor['text']:.0f} ms | | {floor['cpu']:.0f} ms | {floor['rss'] / 1000:.1f} MB | |")


def keys(bench: Bench, size: tuple[int, int]) -> None:
    """What keys cost, and their bytes with the text alone on the screen."""
    steps = {"nothing": "\x18", "line": "j", "page": " ", "section": "]", "quote": ")", "end": "G", "top": "g"}
    print(f"\nKeys at {size[0]}x{size[1]}: CPU in ms, and bytes with the text alone\n")
    head("", *steps)
    for name in KINDS:
        (found,) = bench.medians([partial(bench.keys, name, size, "z", steps)])
        print(f"| {name}, CPU | " + " | ".join(f"{found[step + ' cpu']:.1f}" for step in steps) + " |")
        print(f"| {name}, bytes | " + " | ".join(f"{found[step + ' bytes']:.0f}" for step in steps) + " |")
    for command, down in (("less", "j"), ("w3m", "J")):
        if shutil.which(command):
            (found,) = bench.medians([partial(bench.pager, command, "100 KB", size, down)])
            print(f"| {command}, bytes | | {found['line bytes']:.0f} | {found['page bytes']:.0f} | | | | |")


def resizes(bench: Bench, size: tuple[int, int]) -> None:
    """CPU of another width, against the whole start of the bare app."""
    print(f"\nA new width, from {size[0]}x{size[1]}: CPU in ms, times the start of the bare app\n")
    head("article", "CPU", "times")
    for name in KINDS:
        bench.keep(name, size)
        ours, floor = bench.medians([partial(bench.resized, name, size), partial(bench.floor, size)])
        print(f"| {name} | {ours['cpu']:.0f} | {ours['cpu'] / floor['cpu']:.2f} |")


def panes(bench: Bench, size: tuple[int, int]) -> None:
    """Bytes with outline and quotes beside the text, against the bytes of the cells that changed."""
    size = size if size[0] >= 120 else (120, 32)
    steps = {"line": "j", "page": " ", "section": "]", "quote": ")"}
    (found,) = bench.medians([partial(bench.keys, "100 KB", size, "", steps)])
    print(f"\nBoth panes at {size[0]}x{size[1]}: bytes sent, bytes of the cells that changed\n")
    head("", *steps)
    for what in ("bytes", "changed"):
        print(f"| {what} | " + " | ".join(f"{found[f'{step} {what}']:.0f}" for step in steps) + " |")


def highlights(bench: Bench, size: tuple[int, int]) -> None:
    """Bytes of lines and pages of the text alone, with and without a highlight on one line in ten."""
    from tests.bench.library import highlight

    name, steps = "100 KB", {"line": "j", "page": " "}
    bench.keep(name, size)
    measure = partial(bench.keys, name, size, "z", steps, 40)
    (before,) = bench.medians([measure])
    count = highlight(bench.folder / "data" / "tui-reader" / "library.sqlite", every=650, length=60)
    (after,) = bench.medians([measure])
    print(
        f"\n{count} highlights, on one line in ten, at {size[0]}x{size[1]}: bytes with the text alone on the screen\n"
    )
    head("", *steps)
    for told, found in (("without", before), ("with", after)):
        print(f"| {told} | " + " | ".join(f"{found[step + ' bytes']:.1f}" for step in steps) + " |")
    more = [after[f"{step} bytes"] / before[f"{step} bytes"] - 1 for step in steps]
    print("| more | " + " | ".join(f"{share:.1%}" for share in more) + " |")


def library(bench: Bench, size: tuple[int, int]) -> None:
    """The articles screen with ten and with 100,000 kept articles."""
    from tests.bench.library import fill

    print(f"\nThe library at {size[0]}x{size[1]}, ms\n")
    head("kept", "first rows", "filter key, CPU", "open: text")
    for count in (10, 100_000):
        data = bench.folder / f"data{count}"
        fill(data / "tui-reader" / "library.sqlite", count)
        bench.environment["XDG_DATA_HOME"] = str(data)
        (found,) = bench.medians([partial(_in_library, bench, size)])
        print(f"| {count:,} | {found['rows']:.0f} | {found['filter']:.1f} | {found['open']:.0f} |")


def _in_library(bench: Bench, size: tuple[int, int]) -> dict[str, float]:
    with bench.reader(size=size) as session:
        rows = session.wait_for("Story 7")
        session.settle()
        steps = session.steps({"slash": "/", "filter": "7"}, times=1)
        session.press("\r\r")
        session.settle()
    with bench.reader("https://example.org/story/7", size=size) as session:
        return {"rows": rows, "filter": steps["filter cpu"], "open": session.wait_for("It was told")}


def growth(bench: Bench, size: tuple[int, int]) -> None:
    """CPU of what is done to a whole text, by its length: linear when the figures per 100 KB are alike."""
    from tests.bench.growth import measured

    names = ("read", "show", "search", "quotes")
    print("\nCPU in ms, for each 100 KB of text\n")
    head("text", *names)
    measured(article(1_000))  # what is imported and compiled at first
    for length in (10_000, 100_000, 1_000_000, 5_000_000):
        found = measured(article(length))
        print(f"| {length // 1000} KB | " + " | ".join(f"{found[n] * 100_000 / length:.1f}" for n in names) + " |")


PARTS = {
    "first": first, "keys": keys, "resize": resizes, "panes": panes, "highlights": highlights, "library": library,
    "growth": growth,
    "print": prints, "fetch": fetches, "busy": busy,
}  # fmt: skip
# A terminal's size is nothing to them.
_ONCE = ("growth", "print")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", help="80x24 and 200x50 unless given")
    parser.add_argument("--part", choices=PARTS, action="append")
    given = parser.parse_args()
    width, _, height = (given.size or "").partition("x")
    sizes = [(int(width), int(height))] if given.size else list(SIZES)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.runs)
        for part in given.part or PARTS:
            for size in sizes if part not in _ONCE else sizes[:1]:
                PARTS[part](bench, size)
    print(f"\n{given.runs} runs each, {time.monotonic() - began:.0f} s in all")


if __name__ == "__main__":
    main()
