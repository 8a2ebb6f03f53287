"""The highlights of all articles: which are in their texts, whose words they are, and what is done with several."""

from pathlib import Path

import pytest

from tests.driving import NOW, app_on, library, press, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY
from tui_reader.address import identity
from tui_reader.anchoring.passage import Passage, passage_of
from tui_reader.article.document import Block, Document, Position
from tui_reader.extraction import VERSION
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import Highlights, SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.surroundings import ReadSurroundings
from tui_reader.reading.kept.lying import Lying, in_document, in_surroundings
from tui_reader.settings import Settings
from tui_reader.web.page import Page

MILL = FERRY.with_(url="https://tidal.example/mill", final_url="https://tidal.example/mill", title="The tide mill")
SAID, PLAIN = (Position(1, 1), Position(1, 20)), (Position(0, 0), Position(0, 54))
WORDS = FERRY.blocks[1].text[1:20]


def keep_again(opened: Library, document: Document) -> None:
    """Another version of a kept text takes its place."""
    page = Page(document.url, document.final_url, b"<p>changed</p>", "text/html", fetched_at=NOW)
    opened.keep(document, page, VERSION, document.url, identity(document.final_url))


def with_three(folder: Path) -> None:
    """One said by Anna Berg with a note; one of the mill, whose text lost its words since; one with a label."""
    opened = library(folder, FERRY, MILL)
    ferry, mill = opened.article(ADDRESS), opened.article(MILL.url)
    assert ferry is not None and mill is not None
    said = opened.change(SetHighlight(ferry, passage_of(FERRY.blocks, *SAID), created=NOW - 30))
    opened.change(SetNote(said, "ask her"))
    opened.change(SetHighlight(mill, passage_of(MILL.blocks, *PLAIN), created=NOW - 10))
    opened.change(SetHighlight(ferry, passage_of(FERRY.blocks, *PLAIN), 2, created=NOW - 20))
    keep_again(opened, MILL.with_(blocks=(Block("PARAGRAPH", "The mill was sold in March."),), quotes=()))
    opened.close()


def how(folder: Path) -> dict[tuple[str, int], Lying]:
    """How each lies in the texts of the library, by the title of its article and its label."""
    with library(folder) as opened:
        some = opened.ask(Highlights())
        found: dict[str, Lying] = {}
        for article in {one.article for one in some}:
            theirs = [one for one in some if one.article == article]
            around = opened.ask(ReadSurroundings(article, frozenset(one.version for one in theirs)))
            found |= in_surroundings(theirs, around)
        return {(one.title, one.label): found[one.uuid] for one in some}


def test_the_library_knows_which_are_in_their_texts_and_who_says_them(tmp_path: Path) -> None:
    with_three(tmp_path)
    assert how(tmp_path) == {
        (FERRY.title, 0): Lying(True, "Anna Berg"), (FERRY.title, 2): Lying(True), (MILL.title, 0): Lying(False),
    }  # fmt: skip


def test_in_a_text_that_came_since_they_are_looked_for(tmp_path: Path) -> None:
    with_three(tmp_path)
    with library(tmp_path) as opened:
        keep_again(opened, FERRY.with_(blocks=(Block("PARAGRAPH", "A correction."), *FERRY.blocks), quotes=()))
    assert how(tmp_path)[FERRY.title, 2] == how(tmp_path)[FERRY.title, 0] == Lying(True)


def test_one_without_a_text_to_look_in_is_not_called_gone(tmp_path: Path) -> None:
    opened = library(tmp_path, FERRY)
    article = opened.article(ADDRESS)
    assert article is not None
    opened.change(SetHighlight(article, Passage("came from elsewhere"), view="source"))
    some = opened.ask(Highlights())
    assert in_surroundings(some, opened.ask(ReadSurroundings(article + 1, frozenset((None,)))))[some[0].uuid].is_there
    assert not in_document(some, FERRY)[some[0].uuid].is_there


@pytest.mark.app
async def test_the_list_of_all_says_who_said_it_and_what_is_not_in_the_text_any_more(tmp_path: Path) -> None:
    with_three(tmp_path)
    app = app_on(tmp_path, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M")
        rows = screen(app)
        assert rows[0].endswith("3 in 2 articles · 1 note · newest first")
        assert row_of(rows, f"* ▌ {WORDS} — Anna Berg") > row_of(rows, "2 ▌ The harbour") > 0
        gone = row_of(rows, "NOT IN THE TEXT ANY MORE 1")
        assert row_of(rows, "The tide mill") == gone + 2
        assert "  ? The harbour" in rows[gone + 3]
        await press(pilot, "j")
        assert "said by Anna Berg" in screen(app)[-1]
        await press(pilot, "slash", *"anna tide", "enter")
        assert "nothing here matches “anna tide”" in text(app)
        await press(pilot, "escape", "slash", *"berg", "enter")
        assert "The tide mill" not in text(app) and WORDS in text(app)


@pytest.mark.app
async def test_the_way_back_leads_to_the_row_that_was_gone_from(tmp_path: Path) -> None:
    with_three(tmp_path)
    app = app_on(tmp_path, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "j", "enter", "backspace")
        assert screen(app)[0].endswith("3 in 2 articles · 1 note · newest first")
        assert "said by Anna Berg" in screen(app)[-1] and "2 of 3" in screen(app)[-1]
        await press(pilot, "escape")
        await press(pilot, "M")
        await press(pilot, "j", "enter", "backspace")
        assert screen(app)[0].endswith("2 · 1 note · newest first") and "said by Anna Berg" in screen(app)[-1]


@pytest.mark.app
async def test_going_to_one_that_is_gone_leads_to_the_nearest_place_and_says_so(tmp_path: Path) -> None:
    opened = library(tmp_path, FERRY)
    article = opened.article(ADDRESS)
    assert article is not None
    kept = passage_of(FERRY.blocks, *SAID)
    # What stood beside it stands there still.
    opened.change(SetHighlight(article, kept._replace(quote="Nothing of this was ever in the text of the article.")))
    opened.close()
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "enter")
        assert "its words are gone: this is the nearest" in screen(app)[-1]


@pytest.mark.app
async def test_one_that_is_gone_is_placed_by_hand_out_of_the_list_of_all(tmp_path: Path) -> None:
    with_three(tmp_path)
    app = app_on(tmp_path, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "G", "r")
        assert "where is “The harbour of" in screen(app)[-1]
        await press(pilot, "enter")
        assert "placed here" in screen(app)[-1]
        await press(pilot, "backspace")
        assert "NOT IN THE TEXT" not in text(app) and "The mill was sold in March." in text(app)


@pytest.mark.app
@pytest.mark.parametrize(
    ("format", "copied"),
    [
        ("text", f"“{WORDS}” — Anna Berg, {FERRY.title}, Coast Weekly, 2026-06-12, {ADDRESS}"),
        ("markdown", f"> “{WORDS}”\n>\n> — Anna Berg, [{FERRY.title}](<{ADDRESS}>), Coast Weekly, 2026-06-12"),
    ],
)
async def test_they_are_copied_in_the_form_of_the_settings_the_marked_ones_together(
    format: str, copied: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_three(tmp_path)
    app = app_on(tmp_path, address=None, settings=Settings(quote_format=format))
    got: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(app.ways_out, "copy", lambda text, what: got.append(text))
        await press(pilot, "M", "j", "y")
        await press(pilot, "g", "v", "v", "y")
    assert got[0] == copied
    assert got[1].endswith("\n\n" + copied) and got[1].count(ADDRESS) == 2


@pytest.mark.app
async def test_marked_ones_are_deleted_after_one_question(tmp_path: Path) -> None:
    with_three(tmp_path)
    app = app_on(tmp_path, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "V")
        assert "3 marked" in screen(app)[-1]
        await press(pilot, "escape", "v", "v", "D")
        assert "Delete 2 highlights and 1 note?" in screen(app)[-1]
        await press(pilot, "y")
        assert "deleted" in screen(app)[-1] and "1 in 1 article · 0 notes" in screen(app)[0]


@pytest.mark.app
async def test_a_note_to_marked_ones_is_added_to_the_note_of_each(tmp_path: Path) -> None:
    with_three(tmp_path)
    app = app_on(tmp_path, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "V", "a")
        assert "note to all 3:" in screen(app)[-1]
        await press(pilot, *"Ask Anna", "enter")
        assert "added to 3 notes" in screen(app)[-1]
    with library(tmp_path) as opened:
        notes = [one.note for one in opened.ask(Highlights())]
    assert [note.rpartition("\n")[2] for note in notes] == ["Ask Anna"] * 3
    assert sum("\n" in note for note in notes) == 1


@pytest.mark.app
async def test_one_highlight_goes_to_the_note_of_its_article_and_all_that_are_shown_to_theirs(tmp_path: Path) -> None:
    with_three(tmp_path)
    folder = tmp_path / "notes"
    app = app_on(tmp_path, address=None, settings=Settings(export_folder=str(folder)))
    async with app.run_test(size=(160, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "j", "E")
        assert f"export the highlight to: {folder}" in screen(app)[-1]
        await press(pilot, "enter")
        assert "exported to" in screen(app)[-1]
        (path,) = folder.glob("*.md")
        note = path.read_text(encoding="utf-8")
        assert f"> {WORDS}\n" in note and "ask her" in note and "nineteen years" not in note
        path.write_text(note + "\nmy own words\n", encoding="utf-8")
        await press(pilot, "V", "E", "enter")
        assert f"3 highlights exported to 2 notes in {folder}" in screen(app)[-1]
        note = path.read_text(encoding="utf-8")
        assert "nineteen years" in note and f"> {WORDS}\n" in note and "my own words" in note
        assert len(list(folder.glob("*.md"))) == 2
        # One again leaves the others where they are.
        await press(pilot, "escape", "E", "enter")
        assert path.read_text(encoding="utf-8") == note


@pytest.mark.app
async def test_a_folder_that_can_not_be_is_told(tmp_path: Path) -> None:
    with_three(tmp_path)
    (tmp_path / "file").write_text("no folder")
    app = app_on(tmp_path, address=None)
    async with app.run_test(size=(160, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M", "E", *str(tmp_path / "file"), "enter")
        assert "! Nothing can be exported there" in screen(app)[-1]
        await press(pilot, "E")
        assert str(tmp_path / "file") in screen(app)[-1]


@pytest.mark.app
async def test_those_who_do_not_see_hear_labels_and_notes_in_words(tmp_path: Path) -> None:
    with_three(tmp_path)
    app = app_on(tmp_path, address=None, settings=Settings(plain=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M")
        shown = text(app)
        assert "label 2: The harbour of" in shown and f"   {WORDS} — Anna Berg" in shown and "note: ask her" in shown
        assert "▌" not in shown and "? The" not in shown
