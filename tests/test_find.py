"""Everything that is kept, found by its words: texts, highlights, notes, and what an article is."""

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.finding import NOW, found_by, tended, titles
from tests.test_finding import anything
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Block, Document, Position
from tui_reader.article.place import find, place_of
from tui_reader.library.chunks import CHUNK_BYTES
from tui_reader.library.keeping import AddArticle, Forget, SetView
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import DeleteHighlight, SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.states import SetState
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.queue import Enqueue
from tui_reader.library.search import hits

DAY = 86_400.0


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = NOW

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite", now=clock) as library:
        yield library


def address(name: str) -> str:
    return f"https://coast.example/{name}"


def keep(library: Library, name: str, *texts: str, title: str = "", byline: str = "", view: str = "article") -> int:
    blocks = tuple(Block("PARAGRAPH", text) for text in texts)
    document = Document(address(name), address(name), title or name, byline, "Coast Weekly", blocks=blocks)
    return library.keep(document, None, "7", address(name), address(name), view)


def mark(library: Library, article: int, text: str, quote: str, note: str = "") -> str:
    """Highlight words of an article's only paragraph, with a note."""
    blocks = (Block("PARAGRAPH", text),)
    at = text.index(quote)
    ends = [place_of(blocks, Position(0, offset)) for offset in (at, at + len(quote))]
    uuid = library.change(SetHighlight(article, Passage(quote, "", "", *ends)))
    if note:
        library.change(SetNote(uuid, note))
    return uuid


# Texts


def test_a_row_has_the_line_with_the_words_and_where_they_stand(library: Library) -> None:
    keep(library, "Ferry", "It rained.", "Nobody rang the ferry bell at noon. " + "It rained. " * 50)
    (found,) = found_by(tended(library), "ferry bell").found
    assert found.row.title == "Ferry" and found.kind == "text"
    assert found.in_title == ((0, 5),)
    assert found.passage is not None and found.place is not None
    assert [found.passage.text[a:b] for a, b in found.passage.found] == ["ferry", "bell"]
    assert found.place.position == Position(1, 16)


def test_the_place_of_a_row_is_found_in_the_text_also_where_its_parts_meet(library: Library) -> None:
    texts = [f"Day {day}. " + "It rained. " * 300 for day in range(30)] + ["The bell."]
    keep(library, "Long", *texts)
    assert sum(map(len, texts)) > 2 * CHUNK_BYTES
    kept = tended(library).kept(address("Long"))
    assert kept is not None
    for typed, block in (("day 13", 13), ("bell", 30)):
        (found,) = found_by(library, typed).found
        assert found.place is not None
        assert find(found.place, kept.document.blocks)[0].block == block


def test_the_best_come_first_and_a_title_counts_most(library: Library) -> None:
    rain = "It rained. " * 50
    keep(library, "Once", f"The bell. {rain}")
    keep(library, "Often", f"The bell, a bell, bells and bell. {rain}")
    keep(library, "The bell", f"It rang. {rain}")
    for other in range(9):
        keep(library, f"Other {other}", rain)
    findings = found_by(tended(library), "bell")
    assert [found.row.title for found in findings.found] == ["The bell", "Often", "Once"]
    assert findings.best_first and findings.total == 3


def test_of_very_many_the_newest_come_first(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("One", "Two", "Three"):
        keep(library, name, "The bell.")
    tended(library)
    monkeypatch.setattr(hits, "MOST_RANKED", 2)
    findings = found_by(library, "bell", limit=2)
    assert [found.row.title for found in findings.found] == ["Three", "Two"]
    assert not findings.best_first and findings.total == 3


def test_words_within_a_sentence_without_blanks_are_found(library: Library) -> None:
    keep(library, "図書", "昨日、東京の図書館で本を読んだ。")
    (found,) = found_by(tended(library), "図書館 title:図書").found
    assert found.passage is not None
    assert found.passage.text[slice(*found.passage.found[0])] == "図書館"


def test_what_another_instance_kept_is_found_after_it_was_tended(library: Library, clock: Clock) -> None:
    with Library.open(library.path, now=clock) as other:
        keep(other, "Ferry", "The bell.")
    assert found_by(library, "bell").waiting == 1
    assert titles(tended(library), "bell") == ["Ferry"]
    assert found_by(library, "bell").waiting == 0


def test_a_deleted_article_is_not_found(library: Library) -> None:
    article = keep(library, "Ferry", "The bell.", title="Ferry")
    mark(library, article, "The bell.", "bell", "ring it")
    library.change(Forget(article))
    for typed in ("bell", "ring", "ferry", "-nothing"):
        assert found_by(library, typed).total == 0
    article = keep(library, "Ferry", "The bell.")
    tended(library).change(Forget(article))
    assert found_by(library, "bell").total == 0


def test_another_text_and_another_view_take_the_place_of_the_one_before(library: Library) -> None:
    article = keep(library, "Ferry", "The bell.")
    keep(tended(library), "Ferry", "The horn.")
    assert titles(tended(library), "horn") == ["Ferry"] and titles(library, "bell") == []
    keep(library, "Ferry", "The whole page with its menu.", view="whole")
    assert titles(tended(library), "menu") == ["Ferry"] and titles(library, "horn") == []
    library.change(SetView(article, "article"))
    assert titles(tended(library), "menu") == [] and titles(library, "horn") == ["Ferry"]


def test_an_article_without_a_text_is_found_by_its_title(library: Library) -> None:
    library.change(AddArticle(address("bell"), "A history of the bell"))
    (found,) = found_by(tended(library), "history").found
    assert found.passage is None and found.in_title == ((2, 9),)
    keep(library, "bell", "It rang.", title="A history of the bell")
    assert titles(tended(library), "history rang") == ["A history of the bell"]


def test_of_a_damaged_part_there_is_a_row_without_a_line(library: Library) -> None:
    article = keep(tended(library), "Ferry", "The bell.")
    tended(library)
    with library._changing() as db:
        db.execute("UPDATE chunk SET body = ?", (zlib.compress(b"{")[:-3],))
    (found,) = found_by(library, "bell").found
    assert found.passage is None and found.place is None
    library.change(Forget(article))
    findings = found_by(library, "bell")
    assert findings.found == () and findings.total == 0


def test_control_characters_of_a_text_are_no_part_of_its_line(library: Library) -> None:
    keep(library, "Ferry", "The\x1b[31m bell \u202erang\x07.")
    (found,) = found_by(tended(library), "bell").found
    assert found.passage is not None and found.passage.text == "The[31m bell rang."


# Highlights and notes


def test_a_note_is_a_row_of_its_own_and_a_highlight_stands_for_its_text(library: Library) -> None:
    text = "The bell of a ferry belongs to the quay. Nobody knows who rang."
    article = keep(library, "Quays", text)
    keep(library, "Other", "The bell.")
    mark(tended(library), article, text, "belongs to the quay", "who owns the bell")
    rows = [(found.row.title, found.kind) for found in found_by(library, "bell").found]
    assert rows == [("Other", "text"), ("Quays", "text"), ("Quays", "note")]
    assert found_by(library, "bell").total == 3
    (only,) = found_by(library, "owns").found
    assert only.kind == "note" and only.place is not None and only.place.position == Position(0, 20)
    (marked,) = found_by(library, "belongs").found
    assert marked.kind == "highlight" and marked.passage is not None
    assert marked.passage.text == "belongs to the quay"


def test_what_was_marked_is_found_until_it_is_deleted(library: Library) -> None:
    article = keep(library, "Quays", "東京の図書館で")
    uuid = mark(library, article, "東京の図書館で", "図書館", "本を返す")
    assert [found.kind for found in found_by(library, "返す").found] == ["note"]
    library.change(DeleteHighlight(uuid))
    assert found_by(library, "返す").total == 0


def test_a_note_obeys_what_is_asked_of_its_article(library: Library) -> None:
    article = keep(library, "Quays", "The bell.", title="How quays are built")
    mark(library, article, "The bell.", "bell", "ask Anna")
    tended(library)
    assert found_by(library, "anna title:quays").total == 1
    assert found_by(library, "anna title:ferry").total == 0
    assert found_by(library, "anna -ask").total == 0
    assert found_by(library, "anna in:archived").total == 0


# What an article is


def _ready(library: Library, clock: Clock) -> None:
    """Three articles about the bell."""
    clock.seconds = NOW - 40 * DAY
    old = keep(library, "Old", "The bell.", byline="Mari Holm")
    clock.seconds = NOW - 2 * DAY
    new = keep(library, "New", "The bell.", byline="Ida Ness")
    other = "https://www.tidal.example/coast"
    document = Document(other, other, "Tide", "", "Tide Notes 50%", blocks=(Block("PARAGRAPH", "The bell."),))
    tide = library.keep(document, None, "7", other, other)
    library.change(ChangeTags((old,), added=("Harbour",)), SetState((new,), "archived"), Enqueue((other,)))
    mark(library, old, "The bell.", "bell", "ask")
    mark(library, tide, "The bell.", "bell")
    tended(library)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("title:old bell", {"Old"}),
        ("bell site:coast.example", {"Old", "New"}),
        ("bell site:coast", {"Old", "New"}),
        ("bell site:tidal.example", {"Tide"}),
        ("bell site:50%", {"Tide"}),
        ('bell site:"tide notes"', {"Tide"}),
        ("bell -site:tidal", {"Old", "New"}),
        ("bell by:holm", {"Old"}),
        ("bell by:coast", set()),
        ("bell tag:harbour", {"Old"}),
        ("bell -tag:harbour", {"New", "Tide"}),
        ("bell tag:harb", set()),
        ("bell in:queue", {"Tide"}),
        ("bell in:archived", {"New"}),
        ("bell in:read", {"New"}),
        ("bell in:reading", {"Old", "Tide"}),
        ("bell in:unread", set()),
        ("bell has:highlight", {"Old", "Tide"}),
        ("bell has:note", {"Old"}),
        ("bell after:30d", {"New", "Tide"}),
        ("bell before:30d", {"Old"}),
        ("bell after:50d before:2026-06", {"Old"}),
        ("in:archived", {"New"}),
        ("-title:old -tide", {"New"}),
        ("bell in:nowhere", {"Old", "New", "Tide"}),
        ("", set()),
        ("in:nowhere", set()),
    ],
)
def test_what_an_article_is_narrows_what_is_found(library: Library, clock: Clock, typed: str, found: set[str]) -> None:
    _ready(library, clock)
    assert set(titles(library, typed)) == found


def test_what_was_never_read_goes_by_the_day_it_came(library: Library) -> None:
    library.change(AddArticle("https://coast.example/fog", "The fog bell", added_at=NOW - 2 * DAY))
    tended(library)
    assert titles(library, "bell after:30d") == titles(library, "bell before:1d") == ["The fog bell"]
    assert titles(library, "bell before:30d") == titles(library, "bell before:30d after:60d") == []


@pytest.mark.parametrize("most", [0, 1, 2])
@pytest.mark.parametrize(
    "typed",
    ["title:old bell after:50d", "bell site:coast.example", "bell -site:tidal", "ask by:holm", "bell -tag:harbour",
     "bell has:highlight", "bell has:note", "bell -has:note", "bell after:30d", "ask has:note", "ask -has:note",
     "nowhere has:note", "in:archived", "title:old ask has:note", "title:new ask -has:note", "bell", "title:old bell",
     "bell -the", "bell -the in:reading", "bell -the title:old"],
)  # fmt: skip
def test_how_much_there_is_changes_nothing_of_what_is_found(
    library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch, typed: str, most: int
) -> None:
    _ready(library, clock)
    few = found_by(library, typed)
    monkeypatch.setattr(hits, "MOST_RANKED", most)
    monkeypatch.setattr(hits, "MOST_ASKED", most)
    monkeypatch.setattr(hits, "_MOST_JOINED", most)
    many = found_by(library, typed)
    kinds = [sorted((one.row.title, one.kind, one.passage is None) for one in found.found) for found in (few, many)]
    assert kinds[0] == kinds[1] and few.total == many.total
    assert many.best_first == (typed != "in:archived" and many.total <= most)


def test_what_is_queued_says_so(library: Library, clock: Clock) -> None:
    _ready(library, clock)
    (found,) = found_by(library, "in:queue").found
    assert (found.row.group, found.row.position) == ("queue", 1)


@given(anything)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_whatever_is_typed_is_answered(library: Library, typed: str) -> None:
    if not library.counts()[0]:
        article = keep(library, "Ferry", "The ferry rang, 図書館.")
        mark(tended(library), article, "The ferry rang, 図書館.", "ferry", "a note of the ferry")
    findings = found_by(library, typed)
    assert findings.total == len(findings.found)
