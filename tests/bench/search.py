"""A library of made-up articles, a fifth of them highlighted and with a note, and what it takes to find words in it.

    python -m tests.bench.search FOLDER [ARTICLES]

keeps ARTICLES (100,000) in FOLDER unless they are there, indexes them, and prints for each query how many rows it finds
and the CPU in ms until the first 20 are there with their lines of text: the median of seven times.
"""

import random
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from statistics import median

from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Block, Document, Place, Position
from tui_reader.finding.query import parsed
from tui_reader.library.keeping import KeepArticle, pack
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.search.find import Find

ARTICLES = 100_000
QUERIES = (
    "the", "people", "clim*", "climate change", '"climate change"', "kubernetes", "browns rudolph", "title:harbour",
    "people site:coast7.example", "has:note climate", "bell", "people -climate", "after:30d climate",
    "in:reading people", "by:holm7 kubernetes",
    "図書館", "nowhere",
)  # fmt: skip
RUNS = 7
_SYLLABLES = [a + b for a in ("b", "d", "f", "k", "l", "m", "n", "r", "s", "t", "v", "st", "tr") for b in "aeiou"]
_PLANTED = {
    "people": 0.4, "climate": 0.085, "climb": 0.01, "change": 0.3, "climate change": 0.021, "kubernetes": 0.011,
    "browns and the rudolph": 0.004, "昨日、東京の図書館で本を読んだ。": 0.01,
}  # fmt: skip


def sentences(chance: random.Random, count: int) -> list[str]:
    """Sentences of made-up words, some of them frequent and most of them rare, as words are (Zipf's law)."""
    words = ["the", "of", "and", "a", "in"]
    words += ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(30_000)]
    weights = [*accumulate(1 / rank for rank in range(1, len(words) + 1))]
    made = (chance.choices(words, cum_weights=weights, k=chance.randint(8, 26)) for _ in range(count))
    return [" ".join(one).capitalize() + "." for one in made]


def documents(count: int) -> Iterator[Document]:
    """Articles of some 8 KB, the same ones every time."""
    chance = random.Random(17)
    told = sentences(chance, 20_000)
    for number in range(count):
        paragraphs = [chance.choices(told, k=chance.randint(3, 9)) for _ in range(13)]
        for words, share in _PLANTED.items():
            if chance.random() < share:
                chance.choice(paragraphs).append(f"It was {words} that was told.")
        address = f"https://coast{number % 100}.example/story/{number}"
        title = f"Story {number} of the {chance.choice(('harbour', 'ferry', 'bell', 'quay'))}"
        yield Document(
            url=address, final_url=address, title=title, byline=f"Mari Holm{number % 50}", site=f"Coast {number % 100}",
            blocks=tuple([Block("PARAGRAPH", " ".join(one)) for one in paragraphs]),
        )  # fmt: skip


def fill(path: Path, count: int) -> None:
    """Keep and index so many articles."""
    began = time.process_time()
    with Library.open(path, limit_bytes=10**12) as library:
        batch: list[KeepArticle] = []
        for document in documents(count):
            batch.append(KeepArticle(pack(document), None, b"", "7", document.url, document.url, "article"))
            if len(batch) == 200:
                library.change(*batch)
                batch.clear()
        if batch:
            library.change(*batch)
        for article in range(1, count, 5):
            mark(library, article)
        kept = time.process_time()
        while library.tend():
            pass
        print(f"kept in {kept - began:.0f} s of CPU, indexed in {time.process_time() - kept:.0f} s")


def mark(library: Library, article: int) -> None:
    """Highlight some words of an article, with a note."""
    place = Place(Position(0, 0), "", "", 0.0)
    uuid = library.change(SetHighlight(article, Passage(f"It was the words of people {article}", "", "", place, place)))
    library.change(SetNote(uuid, f"Ask people about climate {article % 50} and the bell"))


def ask(library: Library, typed: str) -> None:
    """Print what a query takes."""
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        findings = library.ask(Find(parsed(typed, time.time()), 20))
        times.append((time.process_time() - began) * 1000)
    order = "best" if findings.best_first else "newest"
    print(f"{typed:<28} {findings.total:>8,} {order:<7} {len(findings.found):>3} rows {median(times):>7.1f} ms")


def main(folder: Path, count: int) -> None:
    """Make the library if it is not there, and ask it."""
    path = folder / f"search-{count}.sqlite"
    if not path.exists():
        fill(path, count)
    with Library.open(path, limit_bytes=10**12) as library:
        articles, size = library.counts()
        print(f"{articles:,} articles, {size / 1e6:,.0f} MB")
        for typed in QUERIES:
            ask(library, typed)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES)
