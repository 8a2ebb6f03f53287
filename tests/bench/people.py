"""People in a large library: CPU in ms until their first rows, another order, a filter, and one person's words.

    python -m tests.bench.people [ARTICLES [QUOTES]]     100,000 articles with 1,000,000 quotations by default

The rows are written as looking through the texts writes them, the words of each article as its text. Printed is the
median of nine in one process, on a connection of its own each time, and what looking through one article of 8 KB takes
(also its share of a core is told by this: one of .1 looks through so many an hour).
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tui_reader.article.document import Block, Document, Place, Position
from tui_reader.complete import complete
from tui_reader.library.library import Library
from tui_reader.library.people import CountPeople, KeepSpoken, NextUnread, People, WordsOf
from tui_reader.library.places import to_json
from tui_reader.people.speaking import spoken
from tui_reader.people.telling_apart import key

RUNS = 9
_GIVEN = "Anna Jon Liv Mari Nils Ida Tora Eva Asbjorn Kari Per Ola Siri Hans Maja Lars".split()
_LAST = [
    f"{one}{two}" for one in ("Berg", "Dahl", "Holm", "Aas", "Moe", "Lie", "Ness") for two in ("", "en", "er", "vik")
]
_WORDS = "the boat came back on Monday and nobody on the quay had seen it since the bell was rung in winter".split()


def fill(path: Path, articles: int, quotes: int) -> None:
    """A library with so many articles and quotations, of one person for every twenty of them, few of whom say most."""
    chance = random.Random(7)
    Library.open(path).close()
    db = sqlite3.connect(path)
    people = max(10, quotes // 20)
    place = to_json(Place(Position(3, 0), "x" * 32, "y" * 32, 0.5))
    with db:
        db.executemany(
            "INSERT INTO article (id, key, identity, title, site, byline, published, minutes, view, kept_at, added_at, "
            "read_at, turn, state, names) "
            "VALUES (?, ?, ?, ?, 'Coast', '', '', 5, 'article', ?, ?, ?, ?, 'finished', ?)",
            (
                (
                    number,
                    f"k{number}",
                    f"https://coast.example/{number}",
                    f"Story {number}",
                    *[float(number)] * 3,
                    number,
                    "",
                )
                for number in range(1, articles + 1)
            ),
        )
        db.executemany(
            "INSERT INTO version (article, view, kept_at, extractor, blocks, people, header, outline, quotes) "
            "VALUES (?, 'article', 0, '1', 0, 1, '{}', x'', x'')",
            ((number,) for number in range(1, articles + 1)),
        )
        names = [f"{chance.choice(_GIVEN)} {chance.choice(_LAST)}" for _ in range(people)]
        db.executemany(
            "INSERT INTO person (id, key, name, about, sure) VALUES (?, ?, ?, ?, 1)",
            ((number, key(name), name, f"number {number} of the harbour") for number, name in enumerate(names, 1)),
        )
        db.executemany(
            "INSERT INTO said (article, person, at, kind, start, words) VALUES (?, ?, ?, 'SPEECH', ?, ?)",
            (
                (
                    1 + number * articles // quotes, 1 + int(people * chance.random() ** 3),
                    float(number * articles // quotes), place,
                    " ".join([*chance.choices(_WORDS, k=20), *["lighthouse"] * (number % 5000 == 0)]),
                )
                for number in range(quotes)
            ),
        )  # fmt: skip
        db.execute(
            "INSERT INTO fulltext (rowid, title, text) SELECT article, '', group_concat(words, ' ') FROM said "
            "GROUP BY article"
        )
        db.execute("INSERT INTO entry SELECT id, id, title FROM article")
        db.execute("DELETE FROM unindexed")
        db.execute(
            "UPDATE person SET (quotes, articles, last) = (SELECT count(*), count(DISTINCT article), "
            "coalesce(max(at), 0) FROM said WHERE person = person.id)"
        )
    db.close()


def cpu(path: Path, ask: Callable[[Library], object]) -> float:
    """The median of nine, in ms."""
    took = []
    for _ in range(RUNS):
        with Library.open(path) as library:
            begun = time.process_time()
            ask(library)
            took.append((time.process_time() - begun) * 1000)
    return statistics.median(took)


def looking(path: Path) -> float:
    """What looking through an article of 8 KB with ten quotations takes, in ms of CPU."""
    told = "“It came back on Monday,” said Anna Berg, who ran the office. " + "It rained on the quay all night. " * 22
    blocks = tuple(Block("PARAGRAPH", told) for _ in range(10))
    with Library.open(path) as library:
        for number in range(20):
            address = f"https://tidal.example/{number}"
            document = complete(Document(url=address, final_url=address, title="A story", language="en", blocks=blocks))
            library.keep(document, None, "1", address, address)
        begun = time.process_time()
        for _ in range(20):
            unread = library.ask(NextUnread(1))
            assert unread is not None and unread.document is not None
            library.change(KeepSpoken(unread, 1, spoken(unread.document)))
        return (time.process_time() - begun) * 1000 / 20


def main() -> None:
    """Print the table."""
    articles, quotes = (*map(int, sys.argv[1:3]), 100_000, 1_000_000)[:2]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        fill(path, articles, quotes)
        with Library.open(path) as library:
            first = library.ask(People())[0]
        print(f"{articles:,} articles, {quotes:,} quotations, {path.stat().st_size / 1e6:.0f} MB; CPU in ms")
        questions: dict[str, Callable[[Library], object]] = {
            "first rows and counts": lambda library: (
                library.ask(People()), library.ask(CountPeople(1)), library.ask(WordsOf(first.id, limit=1))
            ),
            "by name": lambda library: library.ask(People("name")),
            "by date": lambda library: library.ask(People("date")),
            "filter: a name": lambda library: library.ask(People(filter="anna bergvik")),
            "filter: a word that few say": lambda library: library.ask(People(filter="lighthouse")),
            "filter: words that many say": lambda library: library.ask(People(filter="bell winter")),
            "filter: a word that nobody says": lambda library: library.ask(People(filter="zzz")),
            "the words of who is quoted most": lambda library: library.ask(WordsOf(first.id, limit=200)),
        }  # fmt: skip
        for name, ask in questions.items():
            print(f"  {name:<34}{cpu(path, ask):8.1f}")
        print(f"  {'looking through an article of 8 KB':<34}{looking(path):8.1f}")


if __name__ == "__main__":
    main()
