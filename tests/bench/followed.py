"""The followed lists' benchmark: what 200 of them with 50,000 entries add to the articles screen.

    python -m tests.bench.followed

Prints milliseconds of CPU, the median of 60, for what the screen asks the library: its rows and counts, with no list
followed and with all, and the lists themselves. The library has 5,000 articles.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tui_reader.library.following.followed import AllFollowed
from tui_reader.library.following.following import Follow, SetNew
from tui_reader.library.keeping import AddArticle
from tui_reader.library.library import Library

LISTS, ENTRIES, ARTICLES, TIMES = 200, 250, 5_000, 60


def took(work: Callable[[], object]) -> float:
    """Milliseconds of CPU, of all threads, the median of some."""
    found = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        found.append((time.process_time() - begun) * 1000)
    return statistics.median(found)


def asked(library: Library) -> None:
    """What the articles screen asks of articles."""
    library.articles(limit=200)
    library.group_sizes()
    library.counts()


def main() -> None:
    """Fill a library, and ask it."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.sqlite") as library:
        articles = (AddArticle(f"https://coast.example/{n}", f"Story {n}", "coast.example") for n in range(ARTICLES))
        library.change(*articles)
        before = took(lambda: asked(library))
        for number in range(LISTS):
            ids = tuple(f"{number:04}{entry:020x}" for entry in range(ENTRIES))
            address = f"https://list{number}.example/feed"
            library.change(Follow(address, f"List {number}", ids=ids))
            library.change(SetNew(address, ids[:7], number % 4 == 0))
        after, lists = took(lambda: asked(library)), took(lambda: library.ask(AllFollowed()))
        print(f"articles {before:.1f} ms; with {LISTS} lists {after:.1f} ms, and {lists:.1f} ms for the lists")


if __name__ == "__main__":
    main()
