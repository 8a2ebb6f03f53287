"""The forest is bound to the numbers it weighs: what they are called, in which order, and how a page comes to them.

tests/pages/weighed.txt holds what the pages of our own are weighed at: a line a page with the likelihoods of its units
in thousandths ("-" for one that is not weighed), then a line a column with the sum of its numbers over all units, each
times the unit's place, so that no two columns are alike. REWRITE_PAGES=1 writes it anew: where numbers changed, the
preparation is another one (unit_numbers.PREPARATION), and the forest is to be grown on it.
"""

import gzip
import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.bench.grow import example
from tui_reader.extraction.choice.weighing import Weighing, weighing
from tui_reader.extraction.decoding.charset import decode
from tui_reader.extraction.forest import unit_numbers
from tui_reader.extraction.forest.forest_table import PATH, ForestMismatch, read, written
from tui_reader.extraction.forest.scorer import grown_forest, likely
from tui_reader.extraction.forest.unit_numbers import FINGERPRINT, GROUPS, NAMES
from tui_reader.extraction.shape.prepared_page import prepared_page

PAGES = Path(__file__).parent / "pages"
WEIGHED = PAGES / "weighed.txt"
Rows = list[list[float] | None]
# What another engine says is among the numbers.
WITH_RESILIPARSE = pytest.mark.skipif(find_spec("resiliparse") is None, reason="there is no resiliparse")


@cache
def weighed_pages() -> dict[str, Weighing]:
    texts = {path.stem: decode(path.read_bytes(), "text/html") for path in sorted(PAGES.glob("*.html"))}
    return {name: weighing(prepared_page(text, f"https://pages.example/{name}")) for name, text in texts.items()}


def likelihoods(rows: Rows) -> str:
    forest = grown_forest()
    return " ".join("-" if row is None else str(round(1000 * likely(row, forest))) for row in rows)


def lines(pages: dict[str, Rows]) -> Iterator[str]:
    """What stands in weighed.txt."""
    yield from (f"{name}: {likelihoods(rows)}" for name, rows in pages.items())
    every = [row for rows in pages.values() for row in rows if row is not None]
    for column, name in enumerate(NAMES):
        yield f"{name} {sum(place * row[column] for place, row in enumerate(every, 1)):.6g}"


def all_rows() -> dict[str, Rows]:
    return {name: page.rows for name, page in weighed_pages().items()}


@WITH_RESILIPARSE
def test_pages_of_our_own_are_weighed_as_written_beside_them() -> None:
    found = "".join(f"{line}\n" for line in lines(all_rows()))
    if os.environ.get("REWRITE_PAGES"):
        WEIGHED.write_text(found, encoding="utf-8")
    assert found.splitlines() == WEIGHED.read_text(encoding="utf-8").splitlines()


def sums(rows: dict[str, Rows]) -> list[str]:
    return [line.split(" ")[1] for line in lines(rows) if ": " not in line]


@WITH_RESILIPARSE
def test_no_two_columns_are_alike_on_pages_of_our_own() -> None:
    found = sums(all_rows())
    assert "0" not in found
    assert len(found) == len(set(found)) == len(NAMES)


def changed(change: Callable[[list[float]], list[float]]) -> dict[str, Rows]:
    """The rows of the pages as another preparation would give them."""
    return {
        name: [row if row is None else change([*row]) for row in page.rows] for name, page in weighed_pages().items()
    }


def scores(rows: dict[str, Rows]) -> list[str]:
    return [line for line in lines(rows) if ": " in line]


@pytest.mark.parametrize("place", range(len(NAMES)), ids=NAMES)
def test_a_column_put_in_is_noticed_by_the_scores(place: int) -> None:
    shifted = changed(lambda row: [*row[:place], 0.0, *row[place:-1]])
    assert scores(shifted) != scores(all_rows())


@WITH_RESILIPARSE
@pytest.mark.parametrize("place", range(len(NAMES) - 1), ids=NAMES[1:])
def test_two_columns_in_the_wrong_order_are_noticed_by_their_numbers(place: int) -> None:
    swapped = changed(lambda row: [*row[:place], row[place + 1], row[place], *row[place + 2 :]])
    assert [*lines(swapped)] != [*lines(all_rows())]


def test_every_group_of_columns_gives_a_number_for_each() -> None:
    row = next(row for row in weighed_pages()["structure"].rows if row is not None)
    assert len(row) == sum(len(names) for names, _ in GROUPS) == len(NAMES) == len(set(NAMES))


TABLE = "kept<0.5 -200 size<12 100 1500\n250\n"


def test_a_table_is_trees_of_splits_by_name_and_leaves_in_thousandths() -> None:
    forest = read(written(0.5, TABLE, "0a"), ("size", "kept"), "0a")
    assert forest[:2] == (0.5, ((1, 0.5, -0.2, (0, 12.0, 0.1, 1.5)), 0.25))
    assert forest.most == (1.75, 0.25)


@pytest.mark.parametrize(
    ("names", "fingerprint", "said"),
    [
        (("size", "kept"), "0b", "the table has the fingerprint 0a, the numbers 0b"),
        (("kept", "mass"), "0a", "there is no column 'size'"),
    ],
)
def test_a_table_for_other_numbers_is_refused(names: tuple[str, ...], fingerprint: str, said: str) -> None:
    with pytest.raises(ForestMismatch, match=f"{said}.*python -m tests.bench.grow"):
        read(written(0.5, TABLE, "0a"), names, fingerprint)


def test_the_forest_is_of_these_numbers() -> None:
    assert PATH.read_text(encoding="utf-8").startswith(f"fingerprint {FINGERPRINT}\n")
    assert len(grown_forest().trees) == 80


@pytest.mark.parametrize(
    ("of", "value"),
    [
        ("NAMES", (*NAMES[:7], "another", *NAMES[7:])),
        ("NAMES", (NAMES[1], NAMES[0], *NAMES[2:])),
        ("PREPARATION", unit_numbers.PREPARATION + 1),
        ("_KINDS", {"PARAGRAPH": 0.0, "HEADING": 1.0}),
        ("_TAGS", {"li": 0.0, "p": 1.0}),
        ("_NEAR", 0.6),
    ],
)
def test_the_fingerprint_is_of_names_order_marks_and_preparation(
    of: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert unit_numbers._fingerprint() == FINGERPRINT
    monkeypatch.setattr(unit_numbers, of, value)
    assert unit_numbers._fingerprint() != FINGERPRINT


def test_the_forest_is_grown_on_the_numbers_that_it_weighs(tmp_path: Path) -> None:
    for folder in ("gold", "html"):
        (tmp_path / folder).mkdir()
    gold = {"url": "https://pages.example/comments", "text": "For ninety-one years a lamp burned"}
    (tmp_path / "gold" / "set-comments.json").write_text(json.dumps(gold))
    markup = (PAGES / "comments.html").read_bytes()
    (tmp_path / "html" / "set-comments.html.gz").write_bytes(gzip.compress(markup))
    learnt = example(tmp_path, "set-comments", {})
    read = weighed_pages()["comments"]
    assert learnt is not None
    assert (learnt.rows, learnt.kept, learnt.said) == (read.rows, read.kept, read.said)
