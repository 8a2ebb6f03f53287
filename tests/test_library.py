"""The library: what is kept comes back, by every address, at the same place."""

import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.finding import found_by, tended
from tui_reader.article.document import Block, Document, Position, Span
from tui_reader.article.place import find, place_of
from tui_reader.complete import complete
from tui_reader.errors import LibraryError
from tui_reader.library import chunks, stopped
from tui_reader.library.first import first_screen
from tui_reader.library.keeping import Forget, NoteChecked, SetView
from tui_reader.library.library import Library
from tui_reader.library.places import DeleteMark, SetMark
from tui_reader.library.queue import Enqueue
from tui_reader.library.stopped import DrawnScreen, Heights, Stopped
from tui_reader.web.page import Page

FERRY = "https://coast.example/ferry"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


def document(address: str, title: str = "The ferry comes back", paragraphs: int = 3, site: str = "Coast") -> Document:
    blocks = (
        Block("HEADING", "What it costs", 2),
        *(
            Block("PARAGRAPH", f"“The road is open again,” said Anna Berg on day {number}. " + "It rained. " * 20)
            for number in range(paragraphs)
        ),
    )
    plain = Document(url=address, final_url=address, title=title, site=site, blocks=blocks)
    return complete(plain) if paragraphs < 100 else plain


def page(address: str, body: bytes = b"<p>The ferry</p>") -> Page:
    return Page(address, address, body, "text/html", '"tag"', "Tue, 09 Jun 2026 10:00:00 GMT", 999_000.0, ("a note",))


def keep(library: Library, address: str = FERRY, title: str = "The ferry comes back", paragraphs: int = 3) -> int:
    return library.keep(document(address, title, paragraphs), page(address), "7", address, identity=address)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite", now=clock) as library:
        yield library


def test_what_was_kept_comes_back_whole(library: Library) -> None:
    article = keep(library)
    kept = library.kept(FERRY)
    assert kept is not None
    assert kept.document == document(FERRY)
    assert kept.document.outline
    assert kept.document.quotes
    assert (kept.article, kept.view, kept.extractor, kept.has_page) == (article, "article", "7", True)
    assert (kept.etag, kept.last_modified) == ('"tag"', "Tue, 09 Jun 2026 10:00:00 GMT")
    assert library.page(article) == page(FERRY)


def test_an_unknown_address_is_not_kept(library: Library) -> None:
    assert library.kept(FERRY) is None
    assert library.article(FERRY) is None


def test_the_known_ones_of_many_addresses_are_those_that_articles_go_by(library: Library) -> None:
    keep(library)
    assert library.known_among([FERRY, "https://e.example/unknown"]) == {FERRY}
    assert library.known_among([]) == frozenset()


def test_it_is_still_there_after_closing(library: Library, tmp_path: Path) -> None:
    keep(library)
    library.close()
    with Library.open(tmp_path / "library.sqlite") as again:
        assert again.notice == ""
        assert again.kept(FERRY) is not None


def test_typed_and_final_addresses_lead_to_one_article(library: Library) -> None:
    typed, final = "http://coast.example/f", FERRY + "?utm_source=x"
    article = library.keep(document(FERRY), page(final), "7", typed, identity=FERRY)
    assert {library.article(address) for address in (typed, final, FERRY)} == {article}


def test_keeping_again_replaces_the_text_and_keeps_the_id(library: Library) -> None:
    first = keep(library)
    again = keep(library, title="The ferry is gone", paragraphs=9)
    kept = library.kept(FERRY)
    assert kept is not None
    assert again == first
    assert kept.document == document(FERRY, "The ferry is gone", 9)
    assert library.counts()[0] == 1


def test_without_a_new_page_the_kept_one_stays(library: Library) -> None:
    article = keep(library)
    library.keep(document(FERRY, "Read again"), None, "8", FERRY, identity=FERRY)
    kept = library.kept(FERRY)
    assert kept is not None
    assert (kept.document.title, kept.extractor, kept.etag) == ("Read again", "8", '"tag"')
    assert library.page(article) == page(FERRY)


def test_views_of_an_article_are_kept_side_by_side(library: Library) -> None:
    article = keep(library)
    whole = document(FERRY, paragraphs=8)
    library.keep(whole, None, "7", FERRY, identity=FERRY, view="page")
    kept = library.kept(FERRY)
    assert kept is not None
    assert (kept.view, kept.document) == ("page", whole)
    assert library.change(SetView(article, "article"))
    kept = library.kept(FERRY)
    assert kept is not None
    assert (kept.view, kept.document) == ("article", document(FERRY))
    assert not library.change(SetView(article, "source"))
    assert library.kept(FERRY, "source") is None
    kept = library.kept(FERRY, "page")
    assert kept is not None
    assert (kept.view, kept.document) == ("page", whole)


def test_a_view_changes_neither_what_the_article_is_called_nor_is_the_source_opened_again(library: Library) -> None:
    keep(library)
    called = library.articles()[0].title
    for view in ("whole", "source"):
        library.keep(document(FERRY, f"The {view}", 8), None, "7", FERRY, identity=FERRY, view=view)
    assert library.articles()[0].title == called
    kept = library.kept(FERRY)
    assert kept is not None and kept.view == "whole"


def test_asking_the_server_is_remembered(library: Library, clock: Clock) -> None:
    article = keep(library)
    clock.seconds += 5000
    library.change(NoteChecked(article))
    kept = library.kept(FERRY)
    assert kept is not None
    assert (kept.fetched_at, kept.checked_at) == (999_000.0, clock.seconds)
    told = (kept.etag, kept.last_modified)
    page = library.page(article)
    assert page is not None
    library.change(NoteChecked(article, page._replace(etag="other", last_modified="later")))
    kept = library.kept(FERRY)
    assert kept is not None
    assert (kept.etag, kept.last_modified) == ("other", "later") != told


def test_a_clock_that_went_back_asks_the_server_again_and_keeps_the_order(library: Library, clock: Clock) -> None:
    first, second = keep(library), keep(library, "https://coast.example/bell", "The bell")
    library.change(NoteChecked(second))
    place = place_of(document(FERRY).blocks, Position(1, 5))
    library.change(Stopped(second, place))
    clock.seconds -= 500_000
    library.change(Stopped(first, place))
    kept = library.kept("https://coast.example/bell")
    assert kept is not None
    assert kept.checked_at == 0
    assert [row.article for row in library.articles()] == [first, second]


def test_the_place_comes_back_and_outlives_a_new_text(library: Library) -> None:
    article = keep(library)
    place = place_of(document(FERRY).blocks, Position(2, 30))
    library.change(Stopped(article, place, section="What it costs", minutes_left=2))
    kept = library.kept(FERRY)
    assert kept is not None
    assert (kept.place, kept.finished, kept.section) == (place, False, "What it costs")
    keep(library, paragraphs=12)
    kept = library.kept(FERRY)
    assert kept is not None
    assert kept.place is not None
    assert find(kept.place, kept.document.blocks)[1]


def test_saving_the_place_of_a_forgotten_article_does_nothing(library: Library) -> None:
    article = keep(library)
    library.change(Forget(article))
    library.change(Stopped(article, place_of(document(FERRY).blocks, Position(1, 1))))
    assert library.place(article) is None
    assert library.articles() == ()


def test_a_first_screen_makes_only_the_blocks_around_the_place(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = document(FERRY, paragraphs=4000)
    article = keep(library, paragraphs=4000)
    library.change(Stopped(article, place_of(long.blocks, Position(2000, 10))))
    made = count_blocks_made(monkeypatch)
    kept = library.kept(FERRY)
    assert kept is not None
    assert kept.place is not None
    assert find(kept.place, kept.document.blocks) == (Position(2000, 10), True)
    assert place_of(kept.document.blocks, Position(2000, 10)) == kept.place
    assert 0 < sum(made) < 1000
    assert kept.document == long


@pytest.mark.parametrize("block", [0, 1, 4000])
def test_a_place_at_either_end_needs_few_blocks_too(
    library: Library, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = document(FERRY, paragraphs=4000)
    article = keep(library, paragraphs=4000)
    library.change(Stopped(article, place_of(long.blocks, Position(block, 0))))
    made = count_blocks_made(monkeypatch)
    kept = library.kept(FERRY)
    assert kept is not None
    assert kept.document.blocks[block] == long.blocks[block]
    assert 0 < sum(made) < 1000


def count_blocks_made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every making of blocks from here on adds how many it made."""
    made: list[int] = []
    make = chunks.blocks_of

    def counted(body: bytes) -> tuple[Block, ...]:
        blocks = make(body)
        made.append(len(blocks))
        return blocks

    monkeypatch.setattr(chunks, "blocks_of", counted)
    return made


def test_a_text_that_changes_while_it_is_read_stays_as_it_was(library: Library) -> None:
    keep(library, paragraphs=4000)
    kept = library.kept(FERRY)
    assert kept is not None
    keep(library, paragraphs=10)
    assert kept.document.blocks == document(FERRY, paragraphs=4000).blocks


def test_when_the_text_changed_under_the_place_it_is_found_by_its_words(library: Library) -> None:
    article = keep(library, paragraphs=4000)
    library.change(Stopped(article, place_of(document(FERRY, paragraphs=4000).blocks, Position(2000, 50))))
    changed = document(FERRY, paragraphs=4000)
    changed = changed.with_(blocks=changed.blocks[5:])
    library.keep(changed, None, "7", FERRY, identity=FERRY)
    kept = library.kept(FERRY)
    assert kept is not None
    assert kept.place is not None
    assert find(kept.place, kept.document.blocks) == (Position(1995, 50), True)


def test_a_damaged_chunk_away_from_the_place_leaves_the_rest_readable(library: Library, tmp_path: Path) -> None:
    keep(library, paragraphs=4000)
    damage(tmp_path, "start = (SELECT max(start) FROM chunk)")
    kept = library.kept(FERRY)
    assert kept is not None
    texts = [block.text for block in kept.document.blocks]
    long = [block.text for block in document(FERRY, paragraphs=4000).blocks]
    assert len(texts) == len(long)
    first = texts.index("This part of the kept text is damaged. Asking the server again brings the article anew.")
    assert texts[:first] == long[:first]
    assert set(texts[first + 1 :]) == {""}


def test_an_article_whose_place_is_damaged_is_fetched_anew(library: Library, tmp_path: Path) -> None:
    keep(library, paragraphs=4000)
    damage(tmp_path, "start = 0")
    assert library.kept(FERRY) is None


def test_an_article_of_which_a_chunk_is_missing_is_fetched_anew(library: Library, tmp_path: Path) -> None:
    keep(library, paragraphs=4000)
    with contextlib.closing(sqlite3.connect(tmp_path / "library.sqlite")) as db, db:
        db.execute("DELETE FROM chunk WHERE start = (SELECT max(start) FROM chunk)")
    assert library.kept(FERRY) is None


def test_an_article_kept_before_its_parts_were_counted_opens_whole(library: Library, tmp_path: Path) -> None:
    keep(library, paragraphs=4000)
    with contextlib.closing(sqlite3.connect(tmp_path / "library.sqlite")) as db, db:
        db.execute("UPDATE version SET header = json_remove(header, '$.parts')")
    kept = library.kept(FERRY)
    assert kept is not None
    assert kept.document == document(FERRY, paragraphs=4000)


def damage(folder: Path, where: str) -> None:
    with contextlib.closing(sqlite3.connect(folder / "library.sqlite")) as db, db:
        db.execute(f"UPDATE chunk SET body = substr(body, 1, 9) WHERE {where}")


def test_forgetting_leaves_nothing(library: Library, tmp_path: Path) -> None:
    article = keep(library)
    place = place_of(document(FERRY).blocks, Position(1, 0))
    library.change(Stopped(article, place))
    library.change(SetMark(article, "a", place))
    library.change(Enqueue((FERRY,)))
    library.change(Stopped(article, place, screen=DrawnScreen("key", b"rows")))
    while library.tend():
        pass
    library.change(Forget(article))
    assert library.kept(FERRY) is None
    assert library.page(article) is None
    assert library.place(article) is None
    assert library.marks(article) == ()
    assert library.queue() == ()
    assert screen_rows(library, "key") is None
    assert found_by(library, "ferry").total == 0
    assert library.article(FERRY) is None


def test_marks_have_a_letter_and_move(library: Library) -> None:
    article = keep(library)
    blocks = document(FERRY).blocks
    here, there = place_of(blocks, Position(1, 0)), place_of(blocks, Position(2, 9))
    library.change(SetMark(article, "b", here))
    library.change(SetMark(article, "a", here))
    library.change(SetMark(article, "b", there))
    assert [(mark.name, mark.start, mark.stop) for mark in library.marks(article)] == [
        ("a", here, here),
        ("b", there, there),
    ]
    library.change(DeleteMark(library.marks(article)[0].id))
    assert [mark.name for mark in library.marks(article)] == ["b"]


def test_jumps_are_replaced_together_and_leave_marks_alone(library: Library) -> None:
    article = keep(library)
    here, there = (place_of(document(FERRY).blocks, Position(block, 0)) for block in (1, 2))
    library.change(SetMark(article, "a", here))
    library.change(Stopped(article, here, jumps=(("00", here), ("01", there))))
    library.change(Stopped(article, here, jumps=(("00", there),)))
    library.change(Stopped(article, there))
    assert [(mark.kind, mark.name, mark.start) for mark in library.marks(article)] == [
        ("jump", "00", there),
        ("mark", "a", here),
    ]


def test_a_mark_in_an_article_that_was_deleted_is_a_sentence(library: Library) -> None:
    article, place = keep(library), place_of(document(FERRY).blocks, Position(1, 0))
    library.change(Forget(article))
    with pytest.raises(LibraryError, match="gone"):
        library.change(SetMark(article, "a", place))
    library.change(Stopped(article, place, jumps=(("00", place),), screen=DrawnScreen("80x24", b"rows")))
    assert library.place(article) is None


def test_changes_are_made_together_or_not_at_all(library: Library) -> None:
    article, place = keep(library), place_of(document(FERRY).blocks, Position(1, 0))
    with pytest.raises(LibraryError):
        library.change(Stopped(article, place), SetMark(article + 1, "a", place))
    assert library.place(article) is None
    assert library.change(Stopped(article, place), SetMark(article, "a", place)) == library.marks(article)[0].id


def test_after_giving_up_nothing_is_changed(library: Library) -> None:
    article = keep(library)
    library.give_up()
    with pytest.raises(LibraryError, match="busy"):
        library.change(Stopped(article, place_of(document(FERRY).blocks, Position(1, 0))))
    assert library.place(article) is None


def test_highlights_are_ranges_without_a_name(library: Library, clock: Clock) -> None:
    article = keep(library)
    blocks = document(FERRY).blocks
    here, there = place_of(blocks, Position(1, 0)), place_of(blocks, Position(2, 9))
    for note in ("first", "second"):
        library.change(SetMark(article, "", here, there, "highlight", note))
    assert [(mark.kind, mark.start, mark.stop, mark.note, mark.created) for mark in library.marks(article)] == [
        ("highlight", here, there, note, clock.seconds) for note in ("first", "second")
    ]


def screen_rows(library: Library, key: str, address: str = FERRY) -> bytes | None:
    return first_screen(str(library.path), address, key)


def test_painted_screens_are_few(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopped, "SCREENS", 3)
    place = place_of(document(FERRY).blocks, Position(1, 0))
    addresses = [f"https://coast.example/{number}" for number in range(5)]
    for address in addresses:
        library.change(Stopped(keep(library, address), place, screen=DrawnScreen("80x24", address.encode())))
    rows = [screen_rows(library, "80x24", address) for address in addresses]
    assert rows == [None, None, *(address.encode() for address in addresses[2:])]


def test_a_painted_screen_lives_as_long_as_its_place_and_its_text(library: Library) -> None:
    article = keep(library)
    there = Stopped(article, place_of(document(FERRY).blocks, Position(1, 0)))
    library.change(there._replace(screen=DrawnScreen("80x24", b"rows")))
    assert screen_rows(library, "80x24") == b"rows"
    library.change(there)
    assert screen_rows(library, "80x24") is None
    library.change(there._replace(screen=DrawnScreen("80x24", b"rows")))
    keep(library)
    assert screen_rows(library, "80x24") is None


def test_the_first_screen_needs_no_open_library(library: Library) -> None:
    short = "http://short.example/1"
    article = library.keep(document(FERRY), None, "7", short, identity=FERRY)
    place = place_of(document(FERRY).blocks, Position(1, 0))
    library.change(Stopped(article, place, screen=DrawnScreen("80x24", b"rows")))
    assert screen_rows(library, "80x24", short) == b"rows"
    library.close()
    assert screen_rows(library, "80x24") == b"rows"
    assert screen_rows(library, "20x5") is None
    assert screen_rows(library, "80x24", "https://else.example") is None


def test_a_first_screen_of_no_library_is_none_and_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    assert first_screen(str(path), FERRY, "80x24") is None
    assert not path.exists()
    path.write_bytes(b"garbage" * 100)
    assert first_screen(str(path), FERRY, "80x24") is None
    assert first_screen(str(tmp_path), FERRY, "80x24") is None


@pytest.mark.process
def test_a_first_screen_costs_no_other_import() -> None:
    script = "import sys; import tui_reader.library.first; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"dataclasses", "json", "asyncio", "textual", "tui_reader.article.document"} & set(loaded)


def test_heights_are_good_for_one_text_and_one_program(library: Library, tmp_path: Path) -> None:
    there = Stopped(keep(library), place_of(document(FERRY).blocks, Position(1, 0)))
    library.change(there._replace(heights=Heights("article", {"66": (1, 2), "72": (1, 1)})))
    library.change(there)
    assert heights(library) == {"66": (1, 2), "72": (1, 1)}
    with contextlib.closing(sqlite3.connect(tmp_path / "library.sqlite")) as db, db:
        db.execute("UPDATE version SET heights_key = 'another version'")
    assert heights(library) == {}
    library.change(there._replace(heights=Heights("article", {"66": (1, 2)})))
    keep(library)
    assert heights(library) == {}


def heights(library: Library) -> Mapping[str, Sequence[int]]:
    kept = library.kept(FERRY)
    assert kept is not None
    return kept.heights


def test_words_of_a_text_find_its_article_once_it_was_tended(library: Library) -> None:
    keep(library)
    other = keep(library, "https://coast.example/bell", "A bell of Zürich")
    assert found_by(library, "bell zurich").total == 0
    tended(library)
    assert [found.row.article for found in found_by(library, "bell zurich").found] == [other]
    assert found_by(library, "Anna road").total == 2
    assert found_by(library, '" OR *').total == 0
    keep(library, "https://coast.example/bell", "Another title")
    assert found_by(library, "bell zurich").total == 0


blocks_strategy = st.lists(
    st.builds(
        lambda text, end: Block("PARAGRAPH", text, spans=(Span(0, min(end, len(text)), "STRONG"),)),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
        st.integers(0, 200),
    ),
    max_size=30,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks_strategy, st.integers(0, 40), st.integers(0, 40))
def test_any_range_of_blocks_is_as_it_was_kept(library: Library, blocks: list[Block], start: int, stop: int) -> None:
    kept = Document(title="t", blocks=tuple(blocks * 40))
    library.keep(kept, None, "1", "x", identity="x")
    found = library.kept("x")
    assert found is not None
    assert tuple(found.document.blocks[start * 30 : stop * 30]) == kept.blocks[start * 30 : stop * 30]
    assert found.document == kept
