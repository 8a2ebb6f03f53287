"""Figures: the first one on the screen is fetched and shown when its key is pressed, and not before."""

import fcntl
import os
import struct
import termios
from collections.abc import Awaitable, Callable, Coroutine
from importlib.util import find_spec
from typing import Protocol

from textual.widget import Widget
from textual.worker import Worker

from tui_reader.address import clean_link, host
from tui_reader.article.document import Block
from tui_reader.clean import one_line
from tui_reader.errors import ReaderError
from tui_reader.ui.boxes.picture import CELL, Picture, PictureBox, PictureError, Way, drawn
from tui_reader.ui.colours.depth import Depth
from tui_reader.ui.keys.means import Means
from tui_reader.ui.opening.state import Current
from tui_reader.ui.output.abilities import Abilities
from tui_reader.ui.text.body import Body
from tui_reader.ui.typed.answers import Answers, Shows, question

ANSWER_SECONDS = 0.5
"""How long the terminal's answer is waited for when the picture is there; it was asked before the picture was."""


def can_show() -> bool:
    """Whether what draws pictures is installed."""
    return find_spec("textual_image") is not None


def first_figure(body: Body) -> Block | None:
    """The first figure with a picture, from the top row down."""
    layout, view = body.view.layout, body.view
    if layout is None:
        return None
    blocks = layout.document.blocks
    for block in range(layout.position_at(view.top).block, len(blocks)):
        if layout.top_of(block) >= view.top + view.rows:
            return None
        image = blocks[block].image
        if image is not None and image.src:
            return blocks[block]
    return None


def words_of(figure: Block) -> str:
    """What is written below the picture: its caption, else what it is said to show."""
    return one_line(figure.text or (figure.image.alt if figure.image else ""))


class PictureTerminal(Protocol):
    """The terminal, as far as a picture needs it."""

    @property
    def abilities(self) -> Abilities:
        """What it can show."""

    def send(self, sequence: str) -> None:
        """Give it a sequence as it is."""

    def ask(self, question: str) -> Answers | None:
        """Ask it how it shows pictures; None where its answers would become keys."""

    def forget_screen(self) -> None:
        """Send all cells with the next frame: others stand on it than were drawn."""


class Figures:
    """The picture that is fetched, and the box over the text that shows it.

    mount: puts the box on the screen. later: calls a function when the frame has been drawn.
    """

    def __init__(
        self,
        current: Current,
        body: Body,
        means: Means,
        terminal: PictureTerminal,
        mount: Callable[[Widget], Awaitable[object]],
        later: Callable[[Callable[[], None]], object],
    ) -> None:
        self._current = current
        self._body = body
        self._means = means
        self._terminal = terminal
        self._mount = mount
        self._later = later
        self._box: PictureBox | None = None
        self._worker: Worker[None] | None = None
        self._picture: Picture | None = None
        self._shown: tuple[bytes, str, Way, tuple[int, int]] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a picture lies over the text."""
        return self._picture is not None

    def show_first(self) -> None:
        """Fetch and show the first figure on the screen."""
        figure = first_figure(self._body)
        address = clean_link(figure.image.src) if figure is not None and figure.image is not None else None
        if figure is None:
            self._means.say("no figure on the screen")
        elif not can_show():
            from tui_reader.installed import adding_extra

            self._means.say(f"pictures need a package: {adding_extra('images', 'textual-image')}")
        elif address is None:
            self._means.say("only pictures from the web can be shown")
        else:
            stops = self._means.keymap.word("close", "stops")
            self._means.say(" · ".join(filter(None, (f"fetching the picture from {host(address)}", stops))))
            self._run(self._fetch(figure, address))

    def stop(self) -> bool:
        """Stop fetching a picture; whether one was being fetched."""
        was = self._worker is not None and not self._worker.is_finished
        if self._worker is not None and was:
            self._worker.cancel()
            self._means.say("stopped")
        return was

    def close(self) -> bool:
        """Take the box away, and the picture off the terminal; whether there was one."""
        picture, self._picture, self._shown = self._picture, None, None
        if picture is None or self._box is None:
            return False
        self._box.display = False
        if picture.removal:
            self._terminal.send(picture.removal)
        elif picture.sequence:
            # It lies over cells that are blank before and after, so all of them are sent.
            self._terminal.forget_screen()
        return True

    def resized(self) -> None:
        """Draw what is shown anew: the text has another size."""
        shown = self._shown
        if shown is not None and self.close():
            self._run(self._draw(*shown))

    def _run(self, work: Coroutine[None, None, None]) -> None:
        self._worker = self._means.behind(work, group="figure", exclusive=True)

    async def _fetch(self, figure: Block, address: str) -> None:
        answers = self._ask()
        try:
            data = await self._means.reading.picture(address, self._current.address)
        except ReaderError as error:
            self._means.say(f"! {error}")
            return
        shows = await answers.wait(ANSWER_SECONDS) if answers is not None else Shows()
        cell = _cell() or shows.cell
        await self._draw(data, words_of(figure), self._way(shows), cell if all(cell) else CELL)

    def _ask(self) -> Answers | None:
        """Ask the terminal what it can show, while the picture is fetched; None where it is not asked."""
        asked = question(os.environ)
        if not asked or self._means.reading.settings.pictures == "blocks":
            return None
        return self._terminal.ask(asked)

    def _way(self, shows: Shows) -> Way:
        wanted: Way | str = self._means.reading.settings.pictures
        if wanted in ("kitty", "sixel", "blocks"):
            return wanted
        return "kitty" if shows.kitty else "sixel" if shows.sixel else "blocks"

    async def _draw(self, data: bytes, words: str, way: Way, cell: tuple[int, int]) -> None:
        if self._box is None:
            able = self._terminal.abilities
            self._box = PictureBox(not self._body.plain, able.unicode, able.depth is not Depth.NONE)
            await self._mount(self._box)
        around = self._body.region
        try:
            picture = await drawn(data, way, self._box.room(around, words), cell)
        except PictureError as error:
            self._means.say(f"! The picture can not be shown: {error}")
            return
        if around != self._body.region:
            # The text has another size since.
            self._run(self._draw(data, words, way, cell))
            return
        self._means.say("")
        self._picture, self._shown = picture, (data, words, way, cell)
        self._box.show(picture, around, self._means.keymap.word("close", "closes"))
        if picture.sequence:
            self._later(lambda: self._send(picture))

    def _send(self, picture: Picture) -> None:
        """Put the picture into its box, which is drawn by now."""
        if self._picture is picture and self._box is not None:
            x, y = self._box.at
            self._terminal.send(f"\x1b7\x1b[{y + 1};{x + 1}H{picture.sequence}\x1b8")


def _cell() -> tuple[int, int] | None:
    """The pixels of a cell, where the terminal's driver knows them."""
    try:
        rows, columns, wide, high = struct.unpack("HHHH", fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
    except OSError:
        return None
    return (wide // columns, high // rows) if rows and columns and wide and high else None
