"""Highlights and notes, driven by keys: made, drawn, taken up, copied, found again in another text."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.driving import NOW, app_on, library, press, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY
from tui_reader.anchoring.passage import Passage, passage_of
from tui_reader.article.document import Position
from tui_reader.library.marked.highlights import Highlight, Highlights, SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.settings import Settings

pytestmark = pytest.mark.app

FIRST = "The harbour of Lindhavn was closed for nineteen years."


def kept(folder: Path) -> Sequence[Highlight]:
    """What the library in this folder has, the newest first."""
    with library(folder) as opened:
        return opened.ask(Highlights())


async def test_enter_while_selecting_highlights_and_says_so_when_it_is_kept(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "f", "a")
        assert "9 words · ↵ highlights · a note · y copies" in screen(app)[-1]
        await press(pilot, "enter")
        assert "highlighted · y copies" in screen(app)[-1]
        assert [one.passage.quote for one in kept(tmp_path)] == [FIRST]
        row = screen(app)[row_of(screen(app), "The harbour of")]
        assert row.lstrip().startswith("▌ The harbour")


async def test_a_sentence_of_the_screen_is_highlighted_in_five_keys(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "f")
        rows = screen(app)
        assert rows[row_of(rows, "The harbour of")].lstrip().startswith("AThe harbour")
        assert "sentence: " in rows[-1]
        await press(pilot, "a", "enter")
    assert [one.passage.quote for one in kept(tmp_path)] == [FIRST]


async def test_a_label_and_a_note_stand_left_of_the_bar(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "f", "a", "2", "enter")
        assert screen(app)[row_of(screen(app), "The harbour of")].lstrip().startswith("2▌ The harbour")
        await press(pilot, "v", "f", "a", "a", *"why?")
        assert "note: why?" in screen(app)[-1] and "Ctrl-x" in screen(app)[-1]
        await press(pilot, "enter")
        assert "the note is kept" in screen(app)[-1]
        assert screen(app)[row_of(screen(app), "The harbour of")].lstrip().startswith("*2▌ The harbour")
    (one,) = kept(tmp_path)
    assert (one.label, one.note) == (2, "why?")


async def test_of_two_that_begin_on_one_line_both_signs_are_seen(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "f", "a", "2", "enter", "v", "f", "s", "a", *"why?", "enter")
        assert screen(app)[row_of(screen(app), "The harbour of")].lstrip().startswith("*2▌ The harbour")


async def test_a_label_is_a_digit_up_to_four(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "7", "enter")
        assert "a label is a digit from 1 to 4" in screen(app)[-1]
    assert not kept(tmp_path)


async def test_enter_on_a_highlight_removes_it_and_asks_where_it_has_a_note(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "enter")
        await press(pilot, "v")
        assert "↵ removes" in screen(app)[-1]
        await press(pilot, "enter")
        assert "the highlight is removed" in screen(app)[-1] and "▌" not in text(app)
        assert not kept(tmp_path)
        await press(pilot, "v", "a", *"why?", "enter")
        assert "highlighted · with a note" in screen(app)[-1]
        await press(pilot, "v", "enter")
        assert "Delete the highlight and its note?" in screen(app)[-1]
        await press(pilot, "n")
        assert len(kept(tmp_path)) == 1
        await press(pilot, "enter", "y")
        assert not kept(tmp_path)


async def test_y_right_after_copies_what_was_highlighted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(tmp_path)
    got: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(app.ways_out, "copy", lambda text, what: got.append(text))
        await press(pilot, "v", "f", "a", "enter", "y")
        assert got == [FIRST]
        await press(pilot, "j", "y")
        assert len(got) == 2 and got[1] != FIRST


async def test_a_long_note_is_written_in_the_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(tmp_path)
    seen: list[str] = []

    def edit(path: Path) -> bool:
        seen.append(path.read_text())
        path.write_text("Two lines\nof a \x1bnote.\n")
        return True

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(app.ways_out, "edit", edit)
        await press(pilot, "v", "a", *"why", "ctrl+x")
        assert seen == ["why\n"]
        await press(pilot, "v", "a")
        assert "note: Two lines of a note." in screen(app)[-1]
        await press(pilot, "enter")
    assert kept(tmp_path)[0].note == "Two lines\nof a note."


async def test_they_are_found_again_when_the_article_is_opened_in_a_changed_text(tmp_path: Path) -> None:
    opened = library(tmp_path, FERRY)
    article = opened.article(ADDRESS)
    assert article is not None
    passage = passage_of(FERRY.blocks, Position(0, 55), Position(0, 109))
    opened.change(SetHighlight(article, passage, 3))
    opened.close()
    blocks = (FERRY.blocks[3], FERRY.blocks[0]._replace(text=FERRY.blocks[0].text.replace("first ferry", "old ferry")))
    app = app_on(tmp_path, FERRY.with_(blocks=(*blocks, *FERRY.blocks[1:])))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "3▌" in text(app)
        (lit,) = app.reader_screen.body.overlay.lit.all
        assert lit.start == (1, 55)


async def test_those_who_do_not_see_are_told_in_words(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(plain=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v", "f", "1", "2", "enter")
        shown = text(app).replace("\u00a0", " ")
        assert "highlight 2 The harbour of Lindhavn" in shown and "end of highlight" in shown
        assert "▌" not in shown


async def test_without_a_library_nothing_is_highlighted_and_it_says_so(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        visit = app.reader_screen.current.visit
        assert visit is not None
        visit.article = None
        await press(pilot, "v", "enter")
        assert "! not highlighted: this article is not in the library" in screen(app)[-1]


# The list

BELLS = FERRY.with_(
    url="https://tidal.example/bells",
    final_url="https://tidal.example/bells",
    title="A short history of the ferry bell",
    site="Tidal",
)


def with_highlights(folder: Path) -> None:
    """Two articles with highlights: one with a note, one with a label, one that is not in the text any more."""
    opened = library(folder, BELLS, FERRY)
    ferry, bells = opened.article(ADDRESS), opened.article(BELLS.url)
    assert ferry is not None and bells is not None
    first = passage_of(FERRY.blocks, Position(0, 0), Position(0, 54))
    noted = opened.change(SetHighlight(ferry, first, created=NOW - 30))
    opened.change(SetNote(noted, "ask Anna Berg"))
    gone = Passage("Oak lasts longer under water than above it.", "before the mill was ", " said the miller")
    opened.change(SetHighlight(ferry, gone, created=NOW - 20))
    opened.change(SetHighlight(bells, first, 2, created=NOW - 10))
    opened.close()


async def test_the_list_shows_those_of_the_article_and_says_which_are_not_in_the_text(tmp_path: Path) -> None:
    with_highlights(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M")
        rows = screen(app)
        assert rows[0].startswith(" HIGHLIGHTS") and rows[0].endswith("2 · 1 note · newest first")
        assert row_of(rows, "* ▌ The harbour of") + 1 == row_of(rows, "note: ask Anna Berg")
        assert row_of(rows, "NOT IN THE TEXT ANY MORE 1") < row_of(rows, "? Oak lasts longer")
        await press(pilot, "M")
        rows = screen(app)
        assert rows[0].endswith("3 in 2 articles · 1 note · newest first")
        assert row_of(rows, "A short history of the ferry bell") < row_of(rows, "The ferry comes back")
        assert row_of(rows, "2 ▌ The harbour")


async def test_enter_goes_to_the_highlight_in_its_article_and_backspace_comes_back(tmp_path: Path) -> None:
    with_highlights(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "A", "M")
        await press(pilot, "enter")
        assert "A short history of the ferry bell" in text(app) and "2▌" in text(app)


async def test_a_highlight_is_deleted_after_a_question_and_its_note_is_edited(tmp_path: Path) -> None:
    with_highlights(tmp_path)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M")
        await press(pilot, "a", *" again", "enter")
        assert "the note is kept" in screen(app)[-1]
        assert "note: ask Anna Berg again" in text(app)
        await press(pilot, "D")
        assert "and its note?" in screen(app)[-1]
        await press(pilot, "y")
        assert "deleted" in screen(app)[-1]
    assert [one.label for one in kept(tmp_path)] == [2, 0]


async def test_a_highlight_is_copied_with_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_highlights(tmp_path)
    app = app_on(tmp_path)
    got: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(app.ways_out, "copy", lambda text, what: got.append(text))
        await press(pilot, "M", "y")
    assert got == [f"“{FIRST}” — The ferry comes back to Lindhavn, Coast Weekly, 2026-06-12, {ADDRESS}"]
