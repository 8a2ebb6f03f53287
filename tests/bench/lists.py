"""The lists' benchmark: what is found of pages that list articles, against marks made by hand.

    python -m tests.bench.lists CORPUS_DIR [--others] [--show PAGE]

CORPUS_DIR has html/ID.html.gz and gold/ID.json with the page's "url". front_pages.json has the marks: hashes of the
addresses of what a page lists ("items"), and of what may be in the list or not ("either"); other_fronts.json has those
of a second sample, mostly of shops. Prints precision, recall and milliseconds of CPU page by page, and of all; --show
what was missed and what was taken wrongly, of one page.
"""

import argparse
import gzip
import json
import time
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tui_reader.extraction.decoding.charset import decode
from tui_reader.extraction.dom.mending import mended
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.dom.thinning import thinned
from tui_reader.extraction.dom.unseen import drop_unseen
from tui_reader.extraction.listing.page_list import page_items

MARKS = Path(__file__).with_name("front_pages.json")
OTHERS = Path(__file__).with_name("other_fronts.json")


class Score(NamedTuple):
    """Entries found and marked, found and not marked, marked and not found; seconds of CPU for the finding alone."""

    right: int
    wrong: int
    missed: int
    seconds: float


def score(corpus: Path, page: str, marks: dict[str, str], show: bool) -> Score:
    """What the finder makes of a page."""
    text = decode(gzip.decompress((corpus / "html" / f"{page}.html.gz").read_bytes()))
    address = json.loads((corpus / "gold" / f"{page}.json").read_text(encoding="utf-8"))["url"]
    root = parse(mended(thinned(text)))
    drop_unseen(root)
    begun = time.process_time()
    items = page_items(root, address)
    seconds = time.process_time() - begun
    marked, either = set(marks["items"].split()), set(marks["either"].split())
    found = {sha256(item.url.encode()).hexdigest()[:12]: item for item in items}
    wrong = found.keys() - marked - either
    if show:
        for key in wrong:
            print("WRONG", found[key].url, found[key].title)
        for key in found.keys() & marked:
            print("right", found[key])
        print("missed:", *(marked - found.keys()))
    return Score(len(found.keys() & marked), len(wrong), len(marked - found.keys()), seconds)


def main() -> None:
    """Score all pages that are marked, or show one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--show", default="")
    given = parser.parse_args()
    scores = []
    for page, marks in json.loads((OTHERS if given.others else MARKS).read_text(encoding="utf-8")).items():
        if given.show in ("", page):
            scores.append(found := score(given.corpus, page, marks, bool(given.show)))
            told(page, found)
    told("all", Score(*(sum(column) for column in zip(*scores, strict=True))))


def told(name: str, found: Score) -> None:
    """A line of the table."""
    precision, recall = (
        found.right / max(1, found.right + found.wrong),
        found.right / max(1, found.right + found.missed),
    )
    print(f"{name:<16} precision {precision:.3f}  recall {recall:.3f}  {found.right + found.wrong:>4} found  "
          f"{found.seconds * 1000:>5.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
