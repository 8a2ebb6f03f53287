"""The screen of what was found: searched while it is typed, opened at the words, come back to."""

from pathlib import Path

import pytest

from tests.driving import NOW, app_on, at_once, press, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY
from tests.finding import tended
from tui_reader.anchoring.passage import Passage as Marked
from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Document, Position
from tui_reader.article.place import place_of
from tui_reader.complete import complete
from tui_reader.finding.passage import Passage
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.values import Findings, Found, Row
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.found.found_rows import Look, asked_entries, found_entries, passage_runs
from tui_reader.ui.lists.list_entry import Lines

BELL = "https://coastweekly.example/bell"
TOLD = (
    "Every quay of the coast had a bell, and every bell had a keeper who knew whom it called.",
    "It rained for nineteen years. " * 40,
    "At Lindhavn the keeper rang the ferry bell twice when fog came in, and once for a death at sea.",
    "Nobody rings it now.",
)
BELLS = complete(
    Document(
        url=BELL, final_url=BELL, title="A short history of the ferry bell", site="Coast Weekly",
        blocks=tuple(Block("PARAGRAPH", told) for told in TOLD),
    )
)  # fmt: skip


def letters(words: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in words]


def marked(app: ReaderApp) -> None:
    """A highlight with a note in the history of the bell, all of it indexed."""
    library = app.reading._library
    assert library is not None
    article = library.article(BELL)
    assert article is not None
    at = TOLD[2].index("when fog")
    ends = [place_of(BELLS.blocks, Position(2, offset)) for offset in (at, at + 16)]
    uuid = library.change(SetHighlight(article, Marked("when fog came in", "", "", *ends)))
    library.change(SetNote(uuid, "ask Anna Berg who owns the bell now"))
    tended(library)


# Rows


def found(title: str, line: str = "", bold: str = "", kind: str = "text", group: str = "reading") -> Found:
    row = Row("reading", 1, BELL, title, "Coast Weekly", None, "", 0.0, 5, 5, "", NOW - 86_400 * 20, True)
    at = line.index(bold) if bold else 0
    passage = Passage(line, ((at, at + len(bold)),) if bold else (), at) if line else None
    return Found(row, kind, (), passage)  # type: ignore[arg-type]


def shown(lines: Lines) -> list[str]:
    """Lines as text, what is bold between asterisks."""
    return ["".join(f"*{run.text}*" if run.style == "strong" else run.text for run in line) for line in lines]


def rows(*which: Found, width: int = 80, words: str = "bell", total: int = 0) -> list[str]:
    answer = Findings(which, total or len(which))
    return [
        line.rstrip()
        for entry in found_entries(words, answer, (), Look(width, NOW, "▌"))
        for line in shown(entry.lines)
    ]


def test_a_row_has_title_site_and_date_and_below_it_the_line_with_the_words_bold() -> None:
    assert rows(found("A short history", "He rang the bell twice.", "bell"), words="bell -noon") == [
        "  SEARCH  bell -noon                                                    1 found",
        "",
        "   A short history                                         Coast Weekly  26 May",
        "      He rang the *bell* twice.",
    ]


def test_signs_tell_notes_and_highlights_from_the_text() -> None:
    told = rows(found("A", "the bell", "bell", "highlight"), found("A", "my bell", "bell", "note"), found("A"))
    assert told[3] == "    ▌ the *bell*"
    assert told[5] == "    * note: my *bell*"
    assert told[7] == ""


def test_words_of_a_title_are_bold_as_far_as_it_is_shown() -> None:
    long = found("The bell of Lindhavn, its keeper and its fog " * 3)._replace(in_title=((4, 8), (130, 133)))
    assert rows(long)[2].startswith("   The *bell* of Lindhavn, its keeper")


@pytest.mark.parametrize(
    ("line", "bold", "room", "seen"),
    [
        ("He rang the bell.", "bell", 40, "He rang the *bell*."),
        ("He rang the bell and went home to his supper", "bell", 40, "He rang the *bell* and went home to his s…"),
        ("It rained for nineteen years before he rang the bell again", "bell", 30, "… rang the *bell* again"),
        ("It rained for nineteen years before he rang the bell", "bell", 12, "… *bell*"),
        ("昨日から雨が降り続いて東京の図書館で本を読んだ", "図書館", 24, "… て東京の*図書館*で本を…"),
    ],
)
def test_the_words_are_seen_however_narrow_it_is(line: str, bold: str, room: int, seen: str) -> None:
    at = line.index(bold)
    assert shown((tuple(passage_runs(Passage(line, ((at, at + len(bold)),), at), room)),)) == [seen]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_no_row_is_wider_than_the_screen(width: int) -> None:
    many = (found("図書館 The bell of " * 4, "It rained. " * 9 + "The bell. " * 20, "bell"), found("A", "x " * 99))
    answer = Findings(many, 40_356, False, 12)
    entries = found_entries("bell " * 30, answer, ("in: knows " * 20,), Look(width, NOW, "▌"))
    for entry in (*entries, *asked_entries(width)):
        for line in shown(entry.lines):
            assert cell_len(line.replace("*", "")) <= width


def test_the_heading_says_how_many_and_in_which_order() -> None:
    answer = Findings((), 40_356, best_first=False, waiting=1_203)
    (line,) = shown(found_entries("the", answer, (), Look(80, NOW, "▌"))[0].lines)
    assert line.endswith("1,203 not indexed yet · 40,356 found, newest first ")


# Driven by keys


@pytest.mark.app
async def test_it_is_searched_while_it_is_typed_and_opened_at_the_words(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "S")
        assert "has:note" in text(app) and screen(app)[-1].startswith(" /")
        await press(pilot, *letters("ferry bell"))
        assert "A short history of the ferry bell" in screen(app)[2]
        assert screen(app)[3].strip().startswith("… the keeper rang the ferry bell twice")
        assert "1 found" in screen(app)[0] and screen(app)[-1].startswith(" /ferry bell")
        await press(pilot, "enter")
        assert "opens at the words" in screen(app)[-1] and "1 of 1" in screen(app)[-1]
        await press(pilot, "enter")
        assert "At Lindhavn the keeper rang the ferry" in screen(app)[6]
        assert "ferry bell" in screen(app)[-1] and "/" in screen(app)[-1]


@pytest.mark.app
async def test_keys_that_were_typed_ahead_wait_for_what_is_found(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(app, "S", *letters("fog"), "enter", "enter")
        await settled(pilot)
        await settled(pilot)
        assert "ferry bell twice when fog" in " ".join(screen(app)[6:9])


@pytest.mark.app
async def test_from_the_text_one_comes_back_to_the_row(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *letters("find ferry"), "enter")
        assert "2 found, best first" in screen(app)[0]
        await press(pilot, "n")
        rows = screen(app)
        await press(pilot, "enter", "n", "backspace")
        await press(pilot, "backspace")
        assert screen(app) == rows and "2 of 2" in rows[-1]
        await press(pilot, "N", "enter", "q")
        assert "1 of 2" in screen(app)[-1]
        await press(pilot, "escape")
        assert "SEARCH" not in screen(app)[0]


@pytest.mark.app
async def test_notes_and_highlights_are_rows_and_open_where_they_lie(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        marked(app)
        await press(pilot, "colon", *letters("find anna owns"), "enter")
        assert screen(app)[3] == "    * note: ask Anna Berg who owns the bell now"
        await press(pilot, "enter")
        assert "when fog" in " ".join(screen(app)[5:8])
        await press(pilot, "backspace", "slash", "ctrl+u", *letters("fog came"), "enter")
        assert row_of(screen(app), "    ▌ when fog came in") == 3


@pytest.mark.app
async def test_esc_gives_the_words_back_and_then_the_list_goes(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = screen(app)
        await press(pilot, "colon", *letters("find fog"), "enter", "slash", *letters(" nowhere"))
        assert "nothing holds “fog nowhere” · fog nowhere* finds beginnings · Esc" in text(app)
        await press(pilot, "escape")
        assert screen(app)[0].split()[:2] == ["SEARCH", "fog"] and "1 of 1" in screen(app)[-1]
        await press(pilot, "escape")
        assert screen(app)[:-1] == first[:-1]
        await press(pilot, "A", "S")
        await press(pilot, "escape")
        assert "ARTICLES" in screen(app)[0], text(app)


@pytest.mark.app
async def test_what_is_unclear_is_said_and_left_out(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *letters("find fog in:kitchen"), "enter")
        assert screen(app)[1] == "  in: knows queue, unread, reading, read, archived"
        assert "1 found" in screen(app)[0]


@pytest.mark.app
async def test_near_the_last_row_more_are_there(tmp_path: Path) -> None:
    many = [
        BELLS.with_(url=f"{BELL}/{number}", final_url=f"{BELL}/{number}", title=f"Bell {number}")
        for number in range(45)
    ]
    app = app_on(tmp_path, FERRY, *many)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *letters("find fog"), "enter", "G")
        await press(pilot, "G")
        assert "45 of 45" in screen(app)[-1]


@pytest.mark.app
async def test_words_are_bold_on_the_screen(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, address=ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *letters("find fog"), "enter")
        line = app.screen._compositor.render_strips()[3]
        assert [segment.text for segment in line if segment.style and segment.style.bold] == ["fog"]


@pytest.mark.app
async def test_the_verbs_of_articles_act_on_rows_and_on_marked_ones(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *letters("find ferry"), "enter", "a")
        assert "put into the queue" in screen(app)[-1] and screen(app)[2].endswith("queue")
        await press(pilot, "k")
        assert "1 of 2" in screen(app)[-1]
        await press(pilot, "v", "v")
        assert screen(app)[2].startswith(" + ") and "2 marked" in screen(app)[-1]
        await press(pilot, "e")
        assert "2 put away" in screen(app)[-1] and not screen(app)[2].startswith(" + ")
        await press(pilot, "slash", *letters(" in:archived"), "enter")
        assert "2 found" in screen(app)[0]
        await press(pilot, "number_sign", *letters("harbour"), "enter")
        assert "tagged #harbour" in screen(app)[-1]
        await press(pilot, "D", "y")
        assert "1 found" in screen(app)[0]


@pytest.mark.app
async def test_the_last_row_of_a_filter_searches_the_texts(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "A", "slash", *letters("fog"))
        assert "search the texts for “fog”" in text(app)
        await press(pilot, "enter", "enter")
        assert screen(app)[0].split()[:2] == ["SEARCH", "fog"] and "1 found" in screen(app)[0]
        await press(pilot, "escape")
        assert "ARTICLES" in screen(app)[0]


@pytest.mark.app
async def test_what_is_found_is_exported_from_its_row(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, BELLS, settings=Settings(export_folder=str(tmp_path / "notes")))
    async with app.run_test(size=(200, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *letters("find keeper"), "enter", "E", "enter")
        await settled(pilot)
        assert f"exported to {tmp_path / 'notes'}" in screen(app)[-1]
        (note,) = (tmp_path / "notes").iterdir()
        assert BELLS.title in note.name
