"""What is shown to those who do not see it, and on terminals that can not draw everything."""

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.driving import app_on, press, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY
from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Document, Position, Quote, Span
from tui_reader.complete import complete
from tui_reader.layout.inserts import breaks_with, inserts
from tui_reader.layout.layout import Layout
from tui_reader.layout.typography import ASCII, SPOKEN, TYPOGRAPHIC, Typography
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.colours.depth import Depth
from tui_reader.ui.keys.cursor_place import cursor_place
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.output.abilities import AsciiFilter, abilities, in_ascii
from tui_reader.ui.output.first_paint import Run, packed, unpacked
from tui_reader.ui.output.sgr import dotted, look_of

pytestmark = pytest.mark.app

PLAIN = Settings(plain=True)
DRAWN = "─│┃┆▎▸┌└"


async def test_everything_is_said_in_words_and_nothing_is_drawn(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=PLAIN)
    async with app.run_test(size=(120, 70)) as pilot:
        await settled(pilot)
        shown = text(app)
        for words in (
            "Heading 2: What the ferry costs",
            "Heading 3: The county’s share",
            "Table, 3 columns, 3 rows",
            "Code, python",
            "Image: The office, seen from the quay",
            "own link\u00a0report[1] puts",
        ):
            assert words in shown, words
        assert "Quote, " in shown
        assert not set(DRAWN) & set(shown)
        assert "OUTLINE" not in shown and "QUOTES" not in shown


async def test_nothing_is_in_reverse(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for keys in (("tab",), ("f",), ("escape", "t"), ("escape", "c"), ("escape", "A"), ("colon",)):
            await press(pilot, *keys)
            strips = app.screen._compositor.render_strips()
            assert not [s for strip in strips for s in strip if s.style is not None and s.style.reverse], keys


async def test_the_status_row_is_silent_until_it_is_asked(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for keys in (("j",), ("space",), ("k",), ("b",), ("space",)):
            await press(pilot, *keys)
            assert screen(app)[-1] == "", keys
        await press(pilot, "=")
        assert row_of(screen(app), " reading        72 % · ") > 0


async def test_the_cursor_stands_on_the_first_word_of_what_is_read(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=PLAIN)

    def under() -> str:
        assert isinstance(app.screen, KeyedScreen)
        x, y = cursor_place(app.screen)
        return screen(app)[y][x:]

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert under().startswith("The ferry comes back")
        await press(pilot, "right_square_bracket")
        assert under() == "Heading 2: What the ferry costs"
        await press(pilot, "g", "left_parenthesis")
        assert under().startswith("“The road is open again,”")
        await press(pilot, "j")
        assert under().startswith("By Mari Holm")
        await press(pilot, "tab")
        assert "link\u00a0report" in under()
        await press(pilot, "t", "j")
        assert under() == "What the ferry costs"
        await press(pilot, "escape", "c", "j")
        assert under().startswith("▸ Width")
        await press(pilot, "escape", "colon", "q")
        assert under() == ""


async def test_hints_are_numbers(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert "own1link\u00a0report2" in text(app)


async def test_the_place_is_the_same_in_both_modes(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "7", "}")
        body = app.reader_screen.body
        before = body.view.position
        app.choices.choose("plain", False)
        app.reader_screen.on_resize()
        await settled(pilot)
        assert body.view.layout is not None and body.view.layout.line_of(before) == body.view.top


def test_a_quotation_names_its_speaker() -> None:
    blocks = (Block("PARAGRAPH", "We never left.", inside=FERRY.blocks[13].inside),)
    document = Document(blocks=blocks).with_(
        quotes=(Quote("We never left.", "Jon Dahl", None, None, "BLOCK", ((Position(0, 0), Position(0, 14)),)),)
    )
    first = Layout(document, Typography(60, hang=0, glyphs=SPOKEN)).lines(0)[0]
    assert first.ornament == "Quote, Jon Dahl: "


def test_room_is_made_for_words_within_the_text() -> None:
    words = "one link here and another link there to end the line with"
    block = Block("PARAGRAPH", words, spans=(Span(4, 8, "LINK", "https://a.example/"), Span(26, 30, "LINK", "b")))
    inserted = inserts(block, ("{", "}"), ("", ""))
    for width in range(6, 40):
        starts = breaks_with(inserted, words, width, width, None)
        for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
            ours = sum(insert.is_in(start, end) for insert in inserted)
            assert len(words[start:end].rstrip()) + ours <= width or " " not in words[start:end].strip()


def test_the_mark_of_a_note_needs_no_word() -> None:
    block = Block("PARAGRAPH", "text[1]", spans=(Span(4, 7, "LINK", "https://a.example/"),))
    assert inserts(block, ("link ", ""), ("", "")) == ()


# Terminals


@pytest.mark.parametrize(
    ("environment", "unicode", "narrow", "underline"),
    [
        ({"LANG": "en_GB.UTF-8", "TERM": "xterm-256color"}, True, True, True),
        ({"LANG": "C", "TERM": "vt220"}, False, True, True),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "POSIX", "TERM": "xterm"}, False, True, True),
        ({"LANG": "ja_JP.UTF-8", "TERM": "xterm"}, True, False, True),
        ({"TERM": "linux", "LANG": "C.UTF-8"}, True, True, False),
        ({"TERM": "xterm"}, True, True, True),
    ],
)
def test_the_environment_tells_what_can_be_drawn(
    environment: dict[str, str], unicode: bool, narrow: bool, underline: bool
) -> None:
    assert abilities(environment)[:3] == (unicode, narrow, underline)


def test_a_kept_link_is_dotted_only_where_the_terminal_is_known_to_do_it() -> None:
    kept = Style(underline=True, underline2=True, bold=True)
    assert dotted({"TERM": "xterm-kitty"}) == dotted({"TERM": "screen-256color", "TMUX": "/tmp/x,1,0"}) == "4:4"
    assert dotted({"TERM": "screen"}) == dotted({"TERM": "linux"}) == "4"
    assert look_of(kept, Depth.TRUE).attributes == ("1", "4")


def test_a_dotted_line_is_painted_again_at_the_next_start() -> None:
    rows = [[Run("a kept link", "1;4:4", "", "")]]
    assert unpacked(packed(rows)) == rows


def test_without_underline_links_stand_in_braces() -> None:
    assert abilities({"TERM": "linux", "LANG": "C.UTF-8"}).glyphs(False) == TYPOGRAPHIC._replace(link=("{", "}"))


@pytest.mark.parametrize("words", ["“Zoë” … ▎", "東京 はe\u0301", "naïve—œuvre · ½", "🙂 ok", "שלום"])
def test_a_line_in_ascii_is_as_wide_as_before(words: str) -> None:
    assert in_ascii(words).isascii()
    assert cell_len(in_ascii(words)) == cell_len(words)
    assert in_ascii(words).isprintable()


def test_where_our_marks_would_be_wide_only_they_are_replaced() -> None:
    drawn = AsciiFilter(False).apply([Segment("▎ “東京” …")], Color(0, 0, 0))
    assert drawn[0].text == "| “東京” …"


async def test_without_utf_8_nothing_but_ascii_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C")
    app = app_on(tmp_path)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        for keys in ((), ("t",), ("escape", "f"), ("escape", "c"), ("escape", "question_mark")):
            await press(pilot, *keys)
            assert text(app).isascii(), keys
        await press(pilot, "escape")
        assert '| "The road is open again,"' in text(app)


async def test_on_the_linux_console_links_stand_in_braces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "own {report}[1] puts" in text(app)


@pytest.mark.parametrize("environment", [{"LANG": "C"}, {"TERM": "dumb"}])
async def test_without_attributes_the_title_is_underlined_and_headings_show_their_level(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        rows = screen(app)
        assert rows[0:3] == ["", "      The ferry comes back to Lindhavn", "      ================================"]
        assert rows[3].startswith("      By Mari Holm")
        await press(pilot, "]")
        assert screen(app)[0] == "    ## What the ferry costs"
        await press(pilot, "]")
        assert screen(app)[0].startswith("      ### The county")
        await press(pilot, "G", "g", "slash", *"ferry costs", "enter")
        assert {"  > ## What the ferry costs", "  ▸ ## What the ferry costs"} & set(screen(app))


@pytest.mark.parametrize("width", [12, 24, 40, 66])
def test_marks_of_ascii_are_counted_in_every_height(width: int) -> None:
    hung = 2 if width > 30 else 0
    layout = Layout(
        FERRY, Typography(width, hang=hung, glyphs=ASCII), "The ferry comes back to Lindhavn", "By Mari Holm"
    )
    for block in range(len(FERRY.blocks)):
        top, lines = layout.top_of(block), layout.lines(block)
        assert [layout.line(top + row) for row in range(len(lines))] == list(lines)
        stop = layout.top_of(block + 1) if block + 1 < len(FERRY.blocks) else layout.height - 2
        assert all(layout.line(y).role == "BLANK" for y in range(top + len(lines), stop))
        for row, line in enumerate(lines):
            if line.role == "HEADING":
                assert cell_len(line.ornament) + line.end - line.start + min(0, line.indent) <= width
                assert layout.line_of(Position(block, line.start)) == top + row
    underlines = [y for y in range(6) if layout.line(y).ornament.startswith("=")]
    assert underlines == [2 if width >= 40 else underlines[0]]
    assert len(layout.line(underlines[0]).ornament) <= width


async def test_without_colours_the_theme_is_the_terminals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app: ReaderApp = app_on(tmp_path, settings=Settings(theme="nord"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.theme == "terminal"


async def test_a_link_on_two_lines_keeps_both_braces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    words = "The report that the ministry wrote about the quay and all the boats that ever lay there came out."
    spans = (Span(4, 89, "LINK", "https://ministry.example/report"),)
    document = Document(
        url=ADDRESS, final_url=ADDRESS, title="Braces", blocks=(Block("PARAGRAPH", words, spans=spans),)
    )
    app = app_on(tmp_path, complete(document))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert text(app).count("{") == text(app).count("}") == 1
