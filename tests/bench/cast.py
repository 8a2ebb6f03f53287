"""The growing of the dialogues' trees: novels with known speakers in, tui_reader/quotes/casting/forest.txt out.

    pip install scikit-learn
    python -m tests.bench.cast ARTICLES.jsonl [--write]

A line in is {"id": "SET/BOOK-PIECE", "lang", "paragraphs", "quotes": [{"start", "end", "entity": its names}]};
offsets are into the paragraphs joined by blank lines. Learnt from are the utterances that no verb of speech names
somebody for: each person in reach with its numbers, and whether it is the speaker. Printed is what five folds by whole
books say of books the trees have not seen: of those utterances, how many are named, and how many of the names are
right. --write replaces the table by one grown on all books.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.boosting import classifier, line
from tui_reader import trees
from tui_reader.article.document import Block
from tui_reader.quotes.casting.casting import GROW, PATH, Casting, Choice, chooser
from tui_reader.quotes.casting.numbers import FINGERPRINT, NAMES
from tui_reader.quotes.finding import Heard, dialogue_of

SETTINGS = {"max_iter": 60, "max_depth": 4, "learning_rate": 0.12, "l2_regularization": 10, "min_samples_leaf": 40}
"""Few and shallow trees: each person in reach of each utterance is asked of all of them, in Python."""
FOLDS = 5
LEASTS = (0.4, 0.5, 0.6, 0.7, 0.8)
_TITLES = frozenset("mr mrs miss ms sir lady lord dr the a an".split())


class Book(NamedTuple):
    """A piece of a book: its dialogue, and the names of who says each utterance, none where that is not known."""

    name: str
    heard: Heard
    speakers: list[list[str]]


def book(article: dict[str, Any]) -> Book | None:
    """An article with the speakers of its utterances; None where it has no dialogue."""
    blocks = [Block("PARAGRAPH", paragraph) for paragraph in article["paragraphs"]]
    heard = dialogue_of(blocks, article["lang"])
    if heard is None:
        return None
    starts = [0]
    for paragraph in article["paragraphs"]:
        starts.append(starts[-1] + len(paragraph) + 2)
    spans = sorted((quote["start"], quote["end"], quote.get("entity") or []) for quote in article["quotes"])
    speakers = []
    for one in heard.utterances:
        turn = heard.turns[one.first]
        paragraph = heard.paragraphs[turn.paragraph]
        middle = starts[paragraph.block] + paragraph.offset + (turn.segment.start + turn.segment.end) // 2
        speakers.append(next((names for start, end, names in spans if start <= middle < end), []))
    return Book(re.sub(r"-\d+$", "", article["id"]), heard, speakers)


def is_same(name: str, known: Sequence[str]) -> bool:
    """Whether a name is one of the known ones: the last word alike, and no other given name."""
    words = _words(name)
    for other in map(_words, known):
        alike = words and other and (words[-1] == other[-1] or (len(words) == 1 and words[0] in other))
        if alike and (len(words) == 1 or len(other) == 1 or words[0] == other[0]):
            return True
    return False


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.lower()) if word not in _TITLES]


def examples(one: Book) -> tuple[list[list[float]], list[bool]]:
    """The rows of all candidates of the utterances that name nobody, and who speaks; those before are known."""
    rows: list[list[float]] = []
    labels: list[bool] = []

    def choose(choice: Choice) -> str:
        known = one.speakers[choice.utterance]
        if not known:
            return ""
        right = [is_same(name, known) for name in choice.names]
        rows.extend(choice.rows)
        labels.extend(right)
        return next((name for name, yes in zip(choice.names, right, strict=True) if yes), "")

    _casting(one.heard).cast(choose)
    return rows, labels


def _casting(heard: Heard) -> Casting:
    return Casting(heard.paragraphs, heard.turns, heard.saids, heard.utterances, heard.people, heard.words)


def grown(books: Sequence[Book]) -> str:
    """The table of a forest, as tui_reader/trees.py reads it."""
    rows: list[list[float]] = []
    labels: list[bool] = []
    for more, right in map(examples, books):
        rows += more
        labels += right
    # Six digits can not tell a share of 1 from one of 0.9999999, so neither may the trees.
    rounded = [[round(float(number), 4) for number in row] for row in rows]
    model = classifier()(**SETTINGS, early_stopping=False, random_state=7)
    model.fit(rounded, labels)
    base = round(float(model._baseline_prediction.ravel()[0]), 4)
    told = "".join(line(predictors[0].nodes, 0, NAMES) + "\n" for predictors in model._predictors)
    return trees.written(base, told, FINGERPRINT)


def folds(books: Sequence[Book], least: float) -> tuple[int, int, int]:
    """Utterances that name nobody, names given to them by trees grown without their book, and right ones."""
    names = sorted({one.name for one in books})
    random.Random(7).shuffle(names)
    asked = named = right = 0
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        forest = trees.read(_grown_without(books, out), NAMES, FINGERPRINT, GROW)
        for one in (one for one in books if one.name in out):
            for utterance, name, known in zip(
                one.heard.utterances, _casting(one.heard).cast(chooser(forest, least)), one.speakers, strict=True
            ):
                if known and not utterance.speaker:
                    asked += 1
                    named += bool(name)
                    right += bool(name) and is_same(name, known)
    return asked, named, right


_TABLES: dict[frozenset[str], str] = {}


def _grown_without(books: Sequence[Book], out: set[str]) -> str:
    """Trees are grown once for all thresholds."""
    key = frozenset(out)
    if key not in _TABLES:
        _TABLES[key] = grown([one for one in books if one.name not in out])
    return _TABLES[key]


def main() -> int:
    """Grow, print what the folds say, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    classifier()
    articles = map(json.loads, asked.articles.read_text(encoding="utf-8").splitlines())
    books = [one for one in map(book, articles) if one is not None]
    if len({one.name for one in books}) < FOLDS:
        sys.exit("There are too few books")
    for least, (count, named, right) in zip(LEASTS, map(partial(folds, books), LEASTS), strict=True):
        print(f"{least}: {count} utterances, {named / count:.3f} named, {right / max(1, named):.3f} of the names right")
    if asked.write:
        PATH.write_text(grown(books), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
