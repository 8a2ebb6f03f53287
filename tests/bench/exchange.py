"""`python -m tests.bench.exchange [ROWS]`: CPU of taking in so many rows, and the same again, of several formats.

All processes count: the one that reads, and the one that writes the library, which lies in a folder of its own.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

ROWS = 30_000


def pocket(rows: int) -> Iterator[str]:
    """A table with a tag of forty and a state."""
    yield "title,url,time_added,tags,status\n"
    for n in range(rows):
        state = "unread" if n % 3 else "archive"
        address = f"https://ferry{n % 500}.example/story/{n}"
        yield f"The bell number {n},{address},{1_600_000_000 + n},fog|t{n % 40},{state}\n"


def bookmarks(rows: int) -> Iterator[str]:
    """A bookmark file."""
    yield "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n"
    for n in range(rows):
        address = f"https://ferry{n % 500}.example/story/{n}"
        yield f'<DT><A HREF="{address}" ADD_DATE="1600000000" TAGS="fog">The bell {n}</A>\n'


def wallabag(rows: int) -> Iterator[str]:
    """JSON with the texts, 2 KB each, and an annotation in one of ten."""
    yield "["
    for n in range(rows):
        notes = [{"quote": f"passage {n}", "text": "a note", "created_at": "2026-05-03T09:20:00+0000"}] * (n % 10 == 0)
        entry = {"url": f"https://ferry.example/story/{n}", "title": f"The bell {n}", "content": "<p>rang</p>" * 180,
                 "is_archived": n % 2, "tags": ["fog"], "annotations": notes}  # fmt: skip
        yield ("," if n else "") + json.dumps(entry)
    yield "]"


FORMATS: Mapping[str, Callable[[int], Iterator[str]]] = {
    "Pocket": pocket,
    "bookmarks": bookmarks,
    "wallabag": wallabag,
}


def taken(file: Path, home: Path) -> float:
    """CPU seconds of one import."""
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "tui_reader", "import", str(file)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    print(f"{rows:,} rows, CPU in seconds: the first time, and again")
    for name, make in FORMATS.items():
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "given")
            file.write_text("".join(make(rows)), encoding="utf-8")
            first, again = (taken(file, Path(folder)) for _ in range(2))
            print(f"{name:12} {file.stat().st_size / 1e6:6.1f} MB {first:6.1f} {again:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
