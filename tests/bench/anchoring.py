"""The benchmark of passages that are found again: in articles whose words were changed, and in a megabyte of text.

    python -m tests.bench.anchoring CORPUS_DIR [--every N]

Prints for each share of changed words how many passages are found where they are, not found, and found where they are
not; and the CPU time of 500 passages in a megabyte of those texts, as it was and changed. Every figure is the same each
time, but for the times.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.pages import page_of
from tests.changed_texts import Counts, change, passages, tried
from tui_reader.anchoring.anchor import Finder
from tui_reader.anchoring.passage import passage_of
from tui_reader.article.document import Block
from tui_reader.errors import ReaderError
from tui_reader.extraction.dispatch import read

RATES = (0.0, 0.03, 0.1, 0.25)
PASSAGES = 6
"""Of each article."""
FEWEST_WORDS = 80
MANY, MEGABYTE = 500, 1_000_000


def texts(corpus: Path, every: int) -> list[list[Block]]:
    """The articles of every so many pages, as they are read, but for those of a few words."""
    names = sorted(path.name.removesuffix(".html.gz") for path in (corpus / "html").glob("*.html.gz"))
    found: list[list[Block]] = []
    for name in names[::every]:
        try:
            blocks = [block for block in read(page_of(corpus, name)).blocks if block.text]
        except ReaderError:
            continue
        if sum(len(block.text.split()) for block in blocks) >= FEWEST_WORDS:
            found.append(blocks)
    return found


def paragraphs(articles: Sequence[Sequence[Block]]) -> list[Block]:
    """Paragraphs to put into other articles."""
    return [block for article in articles for block in article if block.kind == "PARAGRAPH" and len(block.text) > 60]


def rates(articles: Sequence[Sequence[Block]]) -> None:
    """How often it is right."""
    pool = paragraphs(articles)
    for rate in RATES:
        counts = Counts()
        for number, article in enumerate(articles):
            counts = counts.plus(tried(article, rate, pool, PASSAGES, number))
        right, lost, false = counts.shares
        print(
            f"{rate:4.0%} of the words changed: right {right:.1%}, lost {lost:.1%}, false {false:.1%} of {sum(counts)}"
        )


def times(articles: Sequence[Sequence[Block]]) -> None:
    """What it costs in a megabyte."""
    pool, whole, size = paragraphs(articles), [], 0
    for block in (block for article in articles for block in article):
        if size < MEGABYTE:
            whole.append(block)
            size += len(block.text) + 1
    rolled = random.Random(3)
    kept = [passage_of(whole, *found) for found in passages(whole, MANY, rolled)]
    for rate in (None, *RATES):
        blocks: Sequence[Block] = whole if rate is None else change(whole, rate, pool, rolled).blocks
        began = time.process_time()
        finder = Finder(blocks)
        there = sum(finder.find(passage) is not None for passage in kept)
        told = "as it was" if rate is None else f"{rate:.0%} changed"
        print(f"{MANY} passages in {size / 1e6:.1f} MB, {told}: {time.process_time() - began:.2f} s, {there} found")


def main() -> int:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=6, help="every page whose number is a multiple of this")
    asked = parser.parse_args()
    articles = texts(asked.corpus, asked.every)
    rates(articles)
    times(articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
