"""The pages' benchmark: reads every page of a corpus as `--format json` would, and writes what a scorer counts.

    python -m tests.bench.pages CORPUS_DIR OUT_DIR [--sample N] [--only PREFIX] [--processes N] [--cost]

--cost also measures, page by page in the same process, one call of trafilatura's bare_extraction with metadata, and
prints the medians and percentiles of both.
"""

import argparse
import gzip
import json
import re
import signal
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import trafilatura  # before the reader imports it without its metadata, which is measured here

from tui_reader.article.document import Block, Document
from tui_reader.errors import ReaderError
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

NOWHERE = "http://page.invalid/"
"""The address of a page that has none and no name; it is taken off its links again."""
SECONDS = 120
_OF_HEAD = re.compile(r"to \S.*|by the asker|accepted|[-−]?\d[\d.,]*k?(?: \w+)?")
"""What a post's head says besides its author and time."""


def own_heading(block: Block) -> str:
    """What of a heading the page has as one: of a post's head, which is its author and time, only the title behind."""
    post = block.inside[-1] if block.inside else None
    if post is None or post.kind != "POST" or not block.text.startswith(post.author or post.time):
        return block.text
    parts = block.text.split(" · ")
    while parts and (parts[0] in (post.author, post.time) or _OF_HEAD.fullmatch(parts[0])):
        del parts[0]
    return " · ".join(parts)


def record(name: str, document: Document) -> dict[str, Any]:
    """What the scorer counts of one document."""
    blocks = document.blocks
    return {
        "id": name,
        "title": document.title,
        "author": document.byline,
        "date": document.published,
        "text": "\n".join(_line(block) for block in blocks if block.text),
        "headings": [[block.level, own] for block in blocks if block.kind == "HEADING" and (own := own_heading(block))],
        "links": [
            [span.href.removeprefix(NOWHERE), block.text[span.start : span.end]]
            for block in blocks
            for span in block.spans
            if span.kind in ("LINK", "NOTE") and span.href
        ],
        "lists": _containers(blocks, "LIST"),
        # A note that its page has in a list is an item of it there.
        "items": _containers(blocks, "ITEM") + _containers(blocks, "NOTE", "ITEM"),
        "tables": sum(block.kind == "TABLE" for block in blocks),
        "code": [block.text for block in blocks if block.kind == "CODE"],
        # What is played has an image without an address.
        "images": sum(block.image is not None and bool(block.image.src) for block in blocks)
        + sum(span.kind == "IMAGE" for block in blocks for span in block.spans),
        "quotes": _containers(blocks, "QUOTATION") + _containers(blocks, "ASIDE"),  # Markdown writes both with ">"
        "captions": sum(block.kind == "FIGURE" and bool(block.text) for block in blocks),
        "engine": document.engine,
        "kept": document.kept,
        "trust": document.trust,
    }


def _line(block: Block) -> str:
    return block.text if block.kind == "CODE" else block.text.replace("\t", " ")


def _containers(blocks: Sequence[Block], kind: str, without: str = "") -> int:
    """How many containers of a kind there are, but for those within one of another kind."""
    return len(
        {
            container.id
            for block in blocks
            for depth, container in enumerate(block.inside)
            if container.kind == kind and all(outer.kind != without for outer in block.inside[:depth])
        }
    )


def page_of(corpus: Path, name: str) -> Page:
    """The stored page; of the known reading only its address is used."""
    gold = json.loads((corpus / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    body = gzip.decompress((corpus / "html" / f"{name}.html.gz").read_bytes())
    # The references of pages without an address resolve relative links against their name.
    name = gold.get("name", "").removeprefix("general--")
    url = gold["url"] or (f"https://{name}/" if re.fullmatch(r"[\w.-]+", name) else NOWHERE)
    return Page(url=url, final_url=url, body=body, content_type="text/html")


def _measure(job: tuple[Path, Path, str, bool]) -> tuple[str, str, float, float]:
    """(name, outcome, our CPU seconds, trafilatura's): reads one page and writes its record."""
    corpus, out, name, cost = job
    page = page_of(corpus, name)
    signal.alarm(SECONDS)
    began = time.process_time()
    outcome = "read"
    try:
        document = read(page)
        ours = time.process_time() - began
        found = record(name, document)
    except ReaderError as error:
        ours = time.process_time() - began
        outcome, found = type(error).__name__, {"id": name, "error": str(error)}
    except Exception as error:
        ours = time.process_time() - began
        outcome, found = "CRASH", {"id": name, "error": repr(error)}
    signal.alarm(0)
    (out / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return name, outcome, ours, _trafilatura(page) if cost else 0.0


def _trafilatura(page: Page) -> float:
    began = time.process_time()
    try:
        trafilatura.bare_extraction(page.body, with_metadata=True, include_comments=False)
    except Exception:
        return time.process_time() - began
    return time.process_time() - began


def main() -> int:
    """Run over the corpus; returns 1 when a page crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="every page whose number is a multiple of this")
    parser.add_argument("--only", default="")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--cost", action="store_true")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    names = sorted(path.name.removesuffix(".html.gz") for path in (asked.corpus / "html").glob("*.html.gz"))
    names = [name for name in names if name.startswith(asked.only)][:: asked.sample or 1]
    jobs = [(asked.corpus, asked.out, name, asked.cost) for name in names]
    with ProcessPoolExecutor(asked.processes) as pool:
        rows = list(pool.map(_measure, jobs, chunksize=4))
    _report(rows, cost=asked.cost)
    return int(any(outcome == "CRASH" for _, outcome, _, _ in rows))


def _report(rows: list[tuple[str, str, float, float]], *, cost: bool) -> None:
    outcomes = sorted({outcome for _, outcome, _, _ in rows})
    print(", ".join(f"{outcome} {sum(row[1] == outcome for row in rows)}" for outcome in outcomes))
    for name, outcome, _, _ in rows:
        if outcome == "CRASH":
            print("crashed:", name)
    slowest = sorted(rows, key=lambda row: -row[2])[:3]
    print("slowest:", ", ".join(f"{name} {ours:.2f} s" for name, _, ours, _ in slowest))
    sides = [("ours", [row[2] for row in rows])] + ([("trafilatura", [row[3] for row in rows])] if cost else [])
    for side, seconds in sides:
        ordered = sorted(seconds)
        middle, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
        print(f"{side}: median {middle * 1000:.1f} ms, p95 {high * 1000:.1f} ms, all {sum(ordered):.1f} s")


if __name__ == "__main__":
    sys.exit(main())
