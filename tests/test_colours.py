"""Colours: what a terminal has, what is sent instead of what it has not, and that all of it can be read."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyte.screens import Char
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES, Theme

from tests.driving import library, press_meanwhile, settled
from tests.ferry import ADDRESS, FERRY
from tests.idle import idle
from tui_reader.address import parse_source
from tui_reader.article.document import Position
from tui_reader.article.search import Range
from tui_reader.first.screen import key
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui import app
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.boxes.picture import Picture
from tui_reader.ui.colours.contrast import LEGIBLE, contrast, perceived, ratio, rgb
from tui_reader.ui.colours.depth import Depth, depth_of
from tui_reader.ui.colours.palette import PALETTE, colours_of, legibility, nearest
from tui_reader.ui.colours.reduced import DepthFilter, inks, reduced
from tui_reader.ui.output.sgr import Look, look_of
from tui_reader.ui.output.terminal_cells import BLANK, Row
from tui_reader.ui.themes import INKS, OWN, with_ours

COLOURED = [theme for theme in (*OWN, *BUILTIN_THEMES.values()) if not theme.ansi]
FEWER = (Depth.PALETTE, Depth.ANSI)
RGB = st.tuples(*(st.integers(0, 255),) * 3)


# What the terminal has


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Depth.TRUE),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit"}, Depth.TRUE),
        ({"TERM": "xterm-256color"}, Depth.PALETTE),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/s,1,0"}, Depth.PALETTE),
        ({"TERM": "screen", "TMUX": "/tmp/s,1,0"}, Depth.PALETTE),
        ({"TERM": "screen"}, Depth.ANSI),
        ({"TERM": "screen", "STY": "1.tty", "COLORTERM": "truecolor"}, Depth.ANSI),
        ({"TERM": "screen-256color", "STY": "1.tty", "COLORTERM": "truecolor"}, Depth.PALETTE),
        ({"TERM": "xterm"}, Depth.ANSI),
        ({"TERM": "linux"}, Depth.ANSI),
        ({"TERM": "xterm", "VTE_VERSION": "7006"}, Depth.TRUE),
        ({"TERM": "screen-256color", "TMUX": "/tmp/s,1,0", "VTE_VERSION": "7006"}, Depth.PALETTE),
        ({"TERM": "xterm-kitty"}, Depth.TRUE),
        ({"TERM": "foot"}, Depth.TRUE),
        ({"TERM": "xterm-direct"}, Depth.TRUE),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, Depth.NONE),
        ({"TERM": "vt220"}, Depth.NONE),
        ({}, Depth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, Depth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, Depth.PALETTE),
        ({"TERM": "xterm-256color", "NO_COLOR": "0", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, Depth.NONE),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"}, Depth.ANSI),
    ],
    ids=str,
)
def test_the_environment_says_how_many_colours_there_are(environment: dict[str, str], depth: Depth) -> None:
    assert depth_of(environment) is depth


def test_a_kept_screen_is_for_the_colours_it_was_drawn_in() -> None:
    def kept(**environment: str) -> str:
        return key("1", (80, 24), repr(Settings()), {"TERM": "xterm-256color", **environment})

    assert kept() == kept(NO_COLOR="")
    assert len({kept(), kept(NO_COLOR="1"), kept(COLORTERM="truecolor")}) == 3


# What is sent instead


def test_what_is_near_is_near_to_the_eye() -> None:
    # Nord's ground, a blue grey: not the teal that a rule by hue finds. Warm paper: no yellow.
    assert PALETTE[nearest(rgb("#2e3440"), Depth.PALETTE)] == (48, 48, 48)
    assert PALETTE[nearest(rgb("#f7f2e7"), Depth.PALETTE)] == (238, 238, 238)
    assert perceived((255, 255, 255)) == pytest.approx((1, 0, 0), abs=1e-3)


@pytest.mark.parametrize("depth", FEWER)
def test_a_colour_of_the_terminal_is_sent_as_itself(depth: Depth) -> None:
    assert [nearest(colour, depth) for colour in colours_of(depth).values()] == list(colours_of(depth))


@given(RGB, RGB)
def test_letters_keep_their_contrast_on_256_colours(
    letters: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    had = ratio(letters, ground)
    one, other = inks(Color.from_rgb(*letters), Color.from_rgb(*ground), Depth.PALETTE)
    assert one and other and one.number is not None and other.number is not None
    assert legibility(one.number, other.number, Depth.PALETTE) >= min(LEGIBLE, had * 0.95)


@given(RGB, RGB)
def test_letters_that_could_be_read_are_never_sent_in_the_colour_of_their_ground(
    letters: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    one, other = inks(Color.from_rgb(*letters), Color.from_rgb(*ground), Depth.ANSI)
    assert one != other or ratio(letters, ground) < 1.2


def test_no_bold_letter_is_bright_on_white() -> None:
    style = Style(color="#000000", bgcolor="#ffffff", bold=True, underline=True)
    assert look_of(style, Depth.ANSI) == Look(("4",), "34", "107")
    assert look_of(style, Depth.PALETTE) == Look(("1", "4"), "38;5;16", "48;5;231")
    assert look_of(Style(color="#e5e5e5", bgcolor="#000000", bold=True), Depth.ANSI) == Look(("1",), "37", "40")


def test_without_colours_attributes_alone_are_sent() -> None:
    style = Style(color="#ff0000", bgcolor="#ffffff", bold=True, reverse=True)
    assert look_of(style, Depth.NONE) == Look(("1", "7"))
    assert look_of(style, Depth.ANSI) != look_of(style, Depth.PALETTE) != look_of(style, Depth.TRUE)


def test_what_textual_draws_itself_is_in_the_same_colours() -> None:
    style = Style(color="#2e3440", bgcolor="#d8dee9", underline=True)
    (drawn,) = DepthFilter(Depth.PALETTE).apply([Segment("a", style)], TextualColor(0, 0, 0))
    assert drawn.style == reduced(style, Depth.PALETTE) != style
    (drawn,) = DepthFilter(Depth.NONE).apply([Segment("a", style)], TextualColor(0, 0, 0))
    assert drawn.style and drawn.style.color and drawn.style.color.is_default and drawn.style.underline


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize("depth", FEWER)
def test_every_theme_can_be_read_in_fewer_colours(theme: Theme, depth: Depth) -> None:
    ours = with_ours(theme.to_color_system().generate(), depth, theme.name)
    numbers = {colour: number for number, colour in colours_of(depth).items()}
    for ink, grounds in INKS.items():
        for ground in grounds:
            found = legibility(numbers[rgb(ours[ink])], numbers[rgb(ours[ground])], depth)
            least = (7 if theme in OWN else 6.5) if ink == "foreground" else LEGIBLE
            assert found >= least, (ink, ours[ink], ground, ours[ground])


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_a_theme_stays_dark_or_light_in_fewer_colours(theme: Theme) -> None:
    for depth in FEWER:
        ours = with_ours(theme.to_color_system().generate(), depth, theme.name)
        assert (contrast(ours["background"], "#ffffff") > 4) is theme.dark


# What is on the terminal


class Sent(ReaderApp):
    """Draws on an emulator, which shows the bytes that are sent."""

    CSS_PATH = str(Path(app.__file__).with_name("app.tcss"))

    def start(self) -> None:
        self.terminal.rows = [Row([BLANK] * 80)] * 24
        self.emulator = pyte.Screen(80, 24)
        self.emulator.reset_mode(7, private=True)

    @property
    def sends_differences(self) -> bool:
        """Also without a terminal."""
        return True

    def send(self, sequence: str) -> None:
        pyte.Stream(self.emulator).feed(sequence)

    def cells(self) -> Iterator[tuple[int, int, Char]]:
        """Row, column and what stands there, of all that is to be seen."""
        for y in range(24):
            for x in range(80):
                found = self.emulator.buffer[y][x]
                if found.data.strip() or found.reverse:
                    yield y, x, found

    def row(self, words: str) -> int:
        """The row that these words stand in."""
        return next(y for y, line in enumerate(self.emulator.display) if words in line)


NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")


def number_of(colour: str) -> int:
    """The number of one of the sixteen, by pyte's name for it."""
    bright = colour.startswith("bright")
    return NAMES.index(colour.removeprefix("bright")) + 8 * bright


def contrast_of(cell: Char, depth: Depth) -> float:
    if "default" in (cell.fg, cell.bg):
        # The terminal's own letters on its own ground; one of them alone may be anything.
        return 21.0 if cell.fg == cell.bg else 1.0
    if depth is Depth.ANSI:
        number = number_of(cell.fg)
        # Many terminals show a bold one as its bright likeness.
        shown = (number, number + 8) if cell.bold and number < 8 else (number,)
        return min(legibility(found, number_of(cell.bg), depth) for found in shown)
    return contrast(f"#{cell.fg}", f"#{cell.bg}")


def set_depth(monkeypatch: pytest.MonkeyPatch, depth: Depth) -> None:
    monkeypatch.setenv("NO_COLOR", "1" if depth is Depth.NONE else "")
    monkeypatch.setenv("TERM", "xterm" if depth is Depth.ANSI else "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor" if depth is Depth.TRUE else "")


@asynccontextmanager
async def shown(folder: Path, theme: str) -> AsyncIterator[tuple[Sent, Pilot[int]]]:
    reading = Reading(library(folder, FERRY), Settings(theme=theme), Options(offline=True))
    app = Sent(reading, [parse_source(ADDRESS)], choices=folder / "choices.json")
    app.start()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield app, pilot
    assert app.fault is None
    reading.close()


WALK = (
    "j slash f e r r y enter n v } escape f escape tab K escape ? j slash l escape escape = j escape l j escape "
    "quotation_mark j escape t j escape c j escape colon q u escape A j q"
)


@pytest.mark.app
@pytest.mark.parametrize("theme", ["terminal", "paper", "lamp", "nord", "textual-light"])
@pytest.mark.parametrize("depth", Depth, ids=lambda depth: depth.value)
async def test_whatever_is_seen_can_be_read(
    depth: Depth, theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_depth(monkeypatch, depth)
    async with shown(tmp_path, theme) as (app, pilot):
        for name in WALK.split():
            await press_meanwhile(pilot, name)
            await idle(pilot.app)
            cells = list(app.cells())
            assert len(cells) > 100
            for y, x, cell in cells:
                assert contrast_of(cell, depth) >= LEGIBLE, (name, y, x, cell)
                assert depth is not Depth.NONE or cell.fg == cell.bg == "default"


@pytest.mark.app
@pytest.mark.parametrize("theme", ["terminal", "paper"])
async def test_without_colours_attributes_tell_all_apart(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(tmp_path, theme) as (app, pilot):

        async def press(keys: str) -> None:
            for name in keys.split():
                await press_meanwhile(pilot, name)
            await settled(pilot)

        def looks(y: int) -> set[tuple[bool, bool, bool]]:
            return {(cell.bold, cell.underscore, cell.reverse) for row, _, cell in app.cells() if row == y}

        assert looks(app.row("The ferry comes")) == {(True, False, False)}
        assert any((False, False, False) in looks(y) for y in range(24))
        status = max(y for y, _, cell in app.cells() if cell.reverse)
        assert looks(status) == {(False, False, True)} and status >= 20
        await press("slash f e r r y enter")
        hits = {cell[2] for cell in app.cells() if cell[2].bold and (cell[2].underscore or cell[2].reverse)}
        assert any(cell.underscore for cell in hits) and any(cell.reverse for cell in hits)
        await press("escape v }")
        assert sum(cell.reverse and not cell.bold for y, _, cell in app.cells() if y < status) > 80
        await press("escape l")
        assert any(len(looks(y)) == 1 and (False, False, True) in looks(y) for y in range(status))
        # A line that is typed shows where the next letter goes.
        await press("escape slash a")
        typed = app.emulator.buffer[status]
        at = next(x for x in range(80) if typed[x].data == "/")
        assert [(typed[at + x].data, typed[at + x].reverse) for x in range(4)] == [
            ("/", True), ("a", True), (" ", False), (" ", True)
        ]  # fmt: skip


# On one screen: a highlight, a link, a hit, text like any other, the current quote; each by words on a row of its own.
SIGNS = {
    "highlight": ("harbour", "harbour of"), "link": ("report", "report"), "hit": ("nineteen", "nineteen"),
    "plain": ("hundred", "hundred"), "quote": ("road is", "road is"),
}  # fmt: skip


def looks(app: Sent) -> dict[str, tuple[object, ...]]:
    """How they look on the terminal, with the bar beside them."""
    lines, column = app.emulator.display, app.reader_screen.body.column
    found: dict[str, tuple[object, ...]] = {}
    for name, (words, within) in {**SIGNS, "selection": ("Tuesday", "Tuesday")}.items():
        y = app.row(within)
        cell = app.emulator.buffer[y][lines[y].index(words)]
        bar = lines[y][column.x - 2]
        found[name] = cell.fg, cell.bg, cell.bold, cell.italics, cell.underscore, cell.reverse, bar
    return found


async def marked(app: Sent, pilot: Pilot[int]) -> None:
    """A highlight, a search, and a selection that lies in none of them."""
    for name in "v f a enter slash n i n e t e e n enter".split():
        await press_meanwhile(pilot, name)
    await settled(pilot)
    assert len(app.reader_screen.body.overlay.lit.all) == 1
    app.reader_screen.body.overlay.select(Range(Position(0, 60), Position(0, 80)))
    await settled(pilot)


@pytest.mark.app
@pytest.mark.parametrize(
    ("depth", "ascii_"), [(Depth.TRUE, False), (Depth.ANSI, False), (Depth.PALETTE, True), (Depth.NONE, False)]
)
async def test_link_hit_quote_selection_and_highlight_look_unlike_each_other_in_every_theme(
    depth: Depth, ascii_: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_depth(monkeypatch, depth)
    if ascii_:
        monkeypatch.setenv("LANG", "C")
    async with shown(tmp_path, "terminal") as (app, pilot):
        await marked(app, pilot)
        for theme in app.choices.theme_names() if depth is not Depth.NONE else ("terminal",):
            app.choices.try_theme(theme)
            await settled(pilot)
            found = looks(app)
            assert app.theme == theme
            assert len(set(found.values())) == len(found), (theme, found)


@pytest.mark.app
async def test_a_theme_that_is_tried_on_without_colours_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(tmp_path, "terminal") as (app, pilot):
        app.choices.try_theme("nord")
        await settled(pilot)
        assert app.theme == "terminal" and "NO_COLOR" in "".join(app.emulator.display)


def test_a_picture_without_colours_is_in_shades() -> None:
    black, grey, white = bytes(6), b"\x80" * 6, b"\xff" * 6
    picture = Picture(3, 1, colours=black + grey + white)
    assert [segment.text for segment in picture.row(0, True, False)] == [" ▒█"]
    assert [segment.text for segment in picture.row(0, False, False)] == [" +@"]
    assert all(segment.style is None for segment in picture.row(0, True, False))
