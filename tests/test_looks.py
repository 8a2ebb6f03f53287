"""The looks of the text: the panel, our themes, justified and hyphenated lines, lines from right to left."""

from itertools import pairwise
from pathlib import Path

import pytest
from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from tests.driving import app_on, press, screen, settled, text
from tests.ferry import ADDRESS, FERRY
from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Container, Document
from tui_reader.complete import complete
from tui_reader.layout.hyphens import can_divide, hyphens
from tui_reader.layout.layout import Layout
from tui_reader.layout.lines import Line
from tui_reader.layout.typography import Typography
from tui_reader.layout.wrap import LONGEST, breaks
from tui_reader.settings import Settings
from tui_reader.ui.colours.contrast import contrast
from tui_reader.ui.output.abilities import abilities
from tui_reader.ui.text.drawing import Fit, column_of, push, segments, stretch
from tui_reader.ui.themes import LAMP, OWN, PAPER, TERMINAL, with_ours

pytestmark = pytest.mark.app

LINE = Line(0, 0, 24)
BLOCK = Block("PARAGRAPH", "the ferry tied up at the quay again")
GERMAN = "Die Donaudampfschifffahrtsgesellschaft veröffentlichte Fahrplanänderungen für Feiertage."


def drawn(line: Line, block: Block, fit: Fit) -> str:
    return "".join(segment.text for segment in segments(line, block, (), lambda names: Style(), 0, fit))


def test_a_justified_line_fills_the_column_and_the_last_one_does_not() -> None:
    assert drawn(LINE, BLOCK, Fit(28, True)) == "the ferry  tied  up  at  the"
    assert drawn(Line(0, 25, 35), BLOCK, Fit(28, True)) == "quay again"
    assert drawn(LINE, BLOCK, Fit(28, False)) == "the ferry tied up at the"


def test_a_line_that_would_be_torn_apart_stays_ragged() -> None:
    assert stretch(Line(0, 0, 9), BLOCK, Fit(60, True)) == {}


def test_the_column_of_a_word_is_where_it_is_drawn() -> None:
    for offset in (0, 4, 10, 15, 18, 21):
        found = column_of(LINE, BLOCK, offset, 0, Fit(28, True))
        assert found is not None
        assert drawn(LINE, BLOCK, Fit(28, True))[found:].startswith(BLOCK.text[offset : offset + 2])


def test_lines_from_right_to_left_end_at_the_right_edge() -> None:
    block = Block("PARAGRAPH", "שלום עולם", direction="rtl")
    line = Line(0, 0, 9)
    assert push(line, block, Fit(20)) == 11
    assert drawn(line, block, Fit(20, True)) == " " * 11 + block.text
    assert column_of(line, block, 5, 0, Fit(20)) == 16


def test_words_are_divided_by_the_rules_of_their_language() -> None:
    english, german = hyphens("en-GB"), hyphens("de")
    assert english is not None and german is not None
    assert english("“extraordinary,") == [11]
    assert german("Schifffahrt") == [6]
    assert english("quay") == []
    assert can_divide("no") and not can_divide("xx") and not can_divide("")


def test_a_divided_word_has_a_hyphen_and_every_line_fits() -> None:
    document = Document(language="de", blocks=(Block("PARAGRAPH", GERMAN),))
    layout = Layout(document, Typography(24, hang=0, hyphenate=True))
    lines = layout.lines(0)
    shown = [GERMAN[line.start : line.end] + line.tail for line in lines]
    assert shown[0].endswith("-") and all(len(words) <= 24 for words in shown)
    assert all(before.end <= after.start for before, after in pairwise(lines))
    assert "".join(words.removesuffix("-") for words in shown).replace(" ", "") == GERMAN.replace(" ", "")


@pytest.mark.parametrize("width", [12, 20, 24, 33, 50])
def test_words_beside_wide_characters_are_divided_too_and_every_line_fits(width: int) -> None:
    text = f"渡し船 {GERMAN} 🚢 Der „Dampfer“ e\u0301tait 港 {GERMAN}"
    layout = Layout(
        Document(language="de", blocks=(Block("PARAGRAPH", text),)), Typography(width, hang=0, hyphenate=True)
    )
    lines = layout.lines(0)
    shown = [text[line.start : line.end] + line.tail for line in lines]
    assert sum(words.endswith("-") for words in shown) > 1
    assert all(cell_len(words) <= width for words in shown)
    assert all(before.end <= after.start for before, after in pairwise(lines))
    assert "".join(words.removesuffix("-") for words in shown).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("word", ["a" * 200_000, "ä" * 200_000, "海" * 9 + "a" * 200_000, "internation" * 20_000])
def test_a_word_of_a_whole_page_is_not_looked_into(word: str) -> None:
    """The patterns take the square of a word's length, and every line asks for it once more."""
    asked: list[int] = []

    def places(part: str) -> list[int]:
        asked.append(len(part))
        return []

    list(breaks(f"{word} end", 66, hyphens=places))
    assert max(asked, default=0) <= LONGEST + 1
    english = hyphens("en")
    assert english is not None
    assert english("internationalization" * 11) == []
    lines = Layout(
        Document(language="en", blocks=(Block("PARAGRAPH", f"{word} end"),)), Typography(66, hyphenate=True)
    ).lines(0)
    assert len(lines) > 2_000


def test_heights_are_exact_with_hyphens() -> None:
    document = Document(language="de", blocks=tuple(Block("PARAGRAPH", GERMAN * n) for n in range(1, 9)))
    for width in (20, 33, 66):
        layout = Layout(document, Typography(width, hyphenate=True))
        assert layout.height == layout.top_of(7) + len(layout.lines(7)) + 2


# Themes


def test_black_on_white_has_the_contrast_that_the_standard_names() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [PAPER, LAMP], ids=lambda theme: theme.name)
def test_all_that_is_written_in_our_themes_can_be_read(theme: Theme) -> None:
    assert theme.background and theme.panel and theme.foreground
    for ground in (theme.background, theme.panel):
        assert contrast(theme.foreground, ground) >= 7
        for name in ("quiet", "heading", "code-keyword", "code-string", "code-comment", "code-name"):
            assert contrast(theme.variables[name], ground) >= 4.5, (name, ground)


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_what_is_quiet_can_be_read_in_every_theme(name: str) -> None:
    ours = with_ours(BUILTIN_THEMES[name].to_color_system().generate())
    for ground in (ours["background"], ours["bar"]):
        assert contrast(ours["foreground"], ground) >= 4.5
        assert contrast(ours["quiet"], ground) >= 4.5
    for part in ("heading", "code-keyword", "code-string", "code-comment", "code-name"):
        assert contrast(ours[part], ours["background"]) >= 4.5
    # It is no attribute that the terminal makes fainter still.
    assert ours["quiet-style"] == "none"


def test_the_terminal_keeps_its_own_colours() -> None:
    generated = TERMINAL.to_color_system().generate()
    ours = with_ours(generated)
    assert ours["quiet"] == ours["heading"] == ours["code-comment"] == "ansi_default"
    assert ours["quiet-style"] == "dim" and ours["bar"] == generated["panel"]


@pytest.mark.parametrize("theme", [theme.name for theme in OWN])
async def test_marks_differ_without_colour(theme: str, tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        body = app.reader_screen.body

        def attributes(*names: str) -> tuple[bool | None, ...]:
            style = body.style_of(names)
            return tuple(bool(value) for value in (style.bold, style.underline, style.reverse, style.italic))

        plain, quote = attributes(), attributes("quote")
        link, selected, hint = attributes("link"), attributes("link", "selected"), attributes("hint")
        hit, current = attributes("hit"), attributes("current")
        strong = attributes("strong")
        assert len({plain, quote, link, selected, hint, hit, current, strong}) == 8
        assert attributes("selected") not in (hit, current)
        # The title is the heaviest on the page, and no quote is as heavy.
        assert attributes("title")[0] and not quote[0]


@pytest.mark.parametrize(
    ("environment", "italic"),
    [
        ({"TERM": "xterm-256color"}, True), ({"TERM": "screen-256color", "TMUX": "/tmp/x,1,0"}, True),
        ({"TERM": "tmux-256color"}, True), ({"TERM": "screen"}, False), ({"TERM": "xterm", "STY": "12.pts"}, False),
        ({"TERM": "linux"}, False),
    ],
)  # fmt: skip
def test_italics_are_used_where_they_are_drawn_as_that(environment: dict[str, str], italic: bool) -> None:
    assert abilities(environment).italic is italic


async def test_without_italics_the_quote_is_bold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "screen")
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        style = app.reader_screen.body.style_of(("quote",))
        assert style.bold and not style.italic


async def test_nothing_in_the_text_is_in_reverse_for_a_screen_reader(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(plain=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        styles = [app.reader_screen.body.style_of((name,)) for name in ("hit", "current", "selected", "hint")]
        assert not any(style.reverse for style in styles)


async def test_the_panel_changes_the_looks_at_once_and_they_are_kept(tmp_path: Path) -> None:
    app = app_on(tmp_path, settings=Settings(width=60))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        assert " ▸ Theme      < terminal >" in text(app)
        await press(pilot, "l")
        assert app.theme == "paper" and "< paper >" in text(app)
        await press(pilot, "h", "j", "l", "j", "l", "j", "l", "j", "l")
        assert app.theme == "terminal"
        for row in ("Width      < 64 >", "Spacing    < 2 >", "Justified  < yes >", "▸ Hyphens    < yes >"):
            assert row in text(app)
        body = app.reader_screen.body
        assert (body.column.width, body.spacing, body.justified, body.hyphenate) == (64, 2, True, True)
        await press(pilot, "escape")
        assert "Hyphens" not in text(app)
    again = app_on(tmp_path)
    stored = (tmp_path / "choices.json").read_text()
    assert all(f'"{name}"' in stored for name in ("theme", "width", "spacing", "justify", "hyphenate"))
    assert again.reading.settings.width == 66


async def test_the_top_word_stays_while_the_looks_change(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "}")
        body = app.reader_screen.body
        before = body.view.position
        for keys in (("c", "j", "l"), ("j", "l"), ("j", "l"), ("j", "l"), ("k", "k", "h")):
            await press(pilot, *keys)
            assert body.view.layout is not None and body.view.layout.line_of(before) == body.view.top, keys


async def test_a_language_without_patterns_is_told(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY.with_(language="ja"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        assert "Hyphens    < no >   no patterns for this language" in text(app)


async def test_a_paragraph_from_right_to_left_stands_at_the_right_edge(tmp_path: Path) -> None:
    words = "שלום עולם, זה מאמר קצר"
    document = complete(
        Document(url=ADDRESS, final_url=ADDRESS, title="Two ways", blocks=(Block("PARAGRAPH", words, direction="rtl"),))
    )
    app = app_on(tmp_path, document)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        row = next(row for row in screen(app) if words in row)
        column = app.reader_screen.body.column
        assert len(row) == column.x + column.width


async def test_all_paragraphs_of_the_quotation_one_is_at_have_its_bar(tmp_path: Path) -> None:
    boxed = (Container("QUOTATION", 1),)
    blocks = [
        Block("PARAGRAPH", "In her diary Anna Berg wrote:"),
        Block("PARAGRAPH", "We burn what we have.", inside=boxed),
        Block("PARAGRAPH", "And it will last.", inside=boxed),
        Block("PARAGRAPH", "That winter was long."),
    ]
    app = app_on(tmp_path, complete(Document(url=ADDRESS, final_url=ADDRESS, title="Peat", blocks=blocks)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, ")")
        barred = [row for row in screen(app) if "▎" in row.partition("┃")[0]]
        assert [row.partition("┃")[2].strip() for row in barred] == ["We burn what we have.", "And it will last."]


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (1, 1)])
async def test_the_panel_fits_every_screen(size: tuple[int, int], tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "c", "j", "j", "l", "escape", "q")
    assert app.return_code == 0


# Code


async def test_code_in_the_terminals_own_colours_has_attributes_only(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 60)) as pilot:
        await settled(pilot)
        strips = app.screen._compositor.render_strips()
        segments_ = [segment for strip in strips for segment in strip if segment.text in ("def", "if", "else")]
        assert len(segments_) == 3
        for segment in segments_:
            assert segment.style is not None and segment.style.bold
            assert segment.style.color is None or segment.style.color.is_default
