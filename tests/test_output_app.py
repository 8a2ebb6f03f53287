"""The differences draw, frame by frame, the screen that Textual's own output draws."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pyte
import pytest
from textual._compositor import Compositor
from textual.pilot import Pilot
from textual.screen import Screen

from tests.driving import library, press_meanwhile, resized, settled
from tests.ferry import ADDRESS, FERRY, long_article
from tests.idle import idle
from tui_reader.address import parse_source
from tui_reader.article.document import Block, Document
from tui_reader.complete import complete
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui import app
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.output.first_paint import Painted
from tui_reader.ui.output.output_app import OutputApp
from tui_reader.ui.output.private_textual import Frame
from tui_reader.ui.output.terminal_cells import BLANK, Row

pytestmark = pytest.mark.app

LONG = long_article(30)
WIDE = complete(
    FERRY.with_(
        title="渡し船が戻る",
        blocks=tuple(
            block
            for number in range(12)
            for block in (
                Block("HEADING", f"第{number}章　港の町", 2),
                Block(
                    "PARAGRAPH", "十九年ぶりに、渡し船が古い岸壁に着いた。" * 6 + "“Endlich”, sagte sie, “ein Schiff”."
                ),
                Block("PARAGRAPH", "Café déjà vu, e\u0301te\u0301, 🚢 and ⛴ tied up; naïve Å. " * 5),
            )
        ),
    )
)
SHORT = FERRY.with_(url="https://a.example/1", final_url="https://a.example/1")
READING = (
    "j j j j k k j space space b d d u ] ] ] [ [ } } { { ) ) ( j G k k g 5 0 % j t j j enter quotation_mark j j k enter"
)
LOOKING = (
    "z j j space space z j + + - - _ ? j j q = q A j j slash l o escape escape q j space ctrl+l j colon q u escape"
)


class Compared(ReaderApp):
    """Draws every frame twice, on two emulators: as Textual would, and as differences."""

    CSS_PATH = str(Path(app.__file__).with_name("app.tcss"))

    def start(self, width: int, height: int) -> None:
        self.expected = pyte.Screen(width, height)
        self.lean = pyte.Screen(width, height)
        self.frames = 0
        self.bytes = [0, 0]
        # A terminal's second screen is blank when it is entered.
        self.terminal.rows = [Row([BLANK] * width)] * height
        for screen in (self.expected, self.lean):
            screen.reset_mode(7, private=True)

    @property
    def sends_differences(self) -> bool:
        """Also without a terminal."""
        return True

    def draw(self, screen: Screen[object], frame: Frame) -> None:
        if self.size != (self.expected.columns, self.expected.lines):
            self.expected.resize(self.size.height, self.size.width)
            self.lean.resize(self.size.height, self.size.width)
        sequence = frame.render_segments(self.console)
        # The terminal driver leaves the tty's own translation of line ends on.
        feed(self.expected, sequence.replace("\n", "\r\n"))
        self.bytes[0] += len(sequence)
        super().draw(screen, frame)
        self.frames += 1
        assert shown(self.lean) == shown(self.expected), f"frame {self.frames}"

    def send(self, sequence: str) -> None:
        self.bytes[1] += len(sequence)
        feed(self.lean, sequence)


def feed(screen: pyte.Screen, sequence: str) -> None:
    pyte.Stream(screen).feed(sequence)


def shown(screen: pyte.Screen) -> list[list[pyte.screens.Char]]:
    """Every cell with its attributes."""
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


@asynccontextmanager
async def compared(
    folder: Path, documents: Sequence[Document], theme: str, size: tuple[int, int]
) -> AsyncIterator[tuple[Compared, Pilot[int]]]:
    reading = Reading(library(folder, *documents), Settings(theme=theme), Options(offline=True))
    app = Compared(reading, [parse_source(ADDRESS)], choices=folder / "choices.json")
    app.start(*size)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot
    assert app.fault is None
    assert reading.close() == ()


CASES = [
    (LONG, "terminal", (80, 24), READING + " " + LOOKING),
    (LONG, "terminal", (200, 50), READING),
    (LONG, "textual-dark", (200, 50), LOOKING),
    (WIDE, "terminal", (80, 24), READING),
    (WIDE, "textual-light", (80, 24), LOOKING),
    (WIDE, "terminal", (200, 50), LOOKING),
]


@pytest.mark.parametrize(("document", "theme", "size", "keys"), CASES)
async def test_every_frame_is_the_one_textual_would_draw(
    document: Document, theme: str, size: tuple[int, int], keys: str, tmp_path: Path
) -> None:
    async with compared(tmp_path, (document, SHORT), theme, size) as (app, pilot):
        for key in keys.split():
            # A loaded machine would draw several keys in one frame.
            await press_meanwhile(pilot, key)
            await idle(pilot.app)
        await settled(pilot)
        assert app.frames > 30
        assert app.bytes[1] * 4 < app.bytes[0]


async def test_the_screen_is_right_after_resizes(tmp_path: Path) -> None:
    async with compared(tmp_path, (WIDE,), "terminal", (80, 24)) as (app, pilot):
        for size in ((120, 32), (60, 10), (20, 5), (200, 50), (80, 24)):
            await press_meanwhile(pilot, "j", "space")
            await resized(pilot, *size)
            await idle(pilot.app)
            await press_meanwhile(pilot, "j", "d", "k")
            await idle(pilot.app)
        assert app.frames > 10


async def test_a_key_that_changes_nothing_sends_nothing(tmp_path: Path) -> None:
    async with compared(tmp_path, (LONG,), "terminal", (80, 24)) as (app, pilot):
        sent = app.bytes[1]
        await press_meanwhile(pilot, "f12", "g", "escape")
        await settled(pilot)
        assert app.bytes[1] == sent


async def test_a_redraw_sends_everything(tmp_path: Path) -> None:
    async with compared(tmp_path, (LONG,), "terminal", (80, 24)) as (app, pilot):
        app.lean.reset()
        await press_meanwhile(pilot, "ctrl+l")
        await settled(pilot)
        assert shown(app.lean) == shown(app.expected)


async def test_under_a_painted_screen_no_frame_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    make = Compositor.render_update

    def noted(compositor: Compositor, full: bool = False, screen_stack: list[Screen[object]] | None = None) -> object:
        made.append(compositor)
        return make(compositor, full, screen_stack)

    monkeypatch.setattr(Compositor, "render_update", noted)
    app = Covered(Painted((), (80, 24), []))
    async with app.run_test() as pilot:
        app.screen.refresh()
        await idle(pilot.app)
        assert app.is_covered
        assert made == []
        app.uncover()
        await idle(pilot.app)
        assert made != []


class Covered(OutputApp):
    """Has nothing to show yet."""

    is_shown = False
