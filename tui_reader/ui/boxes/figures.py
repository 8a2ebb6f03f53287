"""Figures: the first one on the screen is fetched and shown when its key is pressed, and not before."""

import fcntl
import os
import struct
import termios
from collections.abc import Coroutine
from importlib.util import find_spec
from typing import TYPE_CHECKING

from textual.worker import Worker

from tui_reader.address import clean_link, host
from tui_reader.article.document import Block
from tui_reader.clean import one_line
from tui_reader.errors import ReaderError
from tui_reader.ui.boxes.picture import CELL, Picture, PictureBox, PictureError, Way, drawn
from tui_reader.ui.output.answers import Answers, Shows, question
from tui_reader.ui.text.body import Body

if TYPE_CHECKING:
    from tui_reader.ui.reader.following import FollowingScreen

ANSWER_SECONDS = 0.5
"""How long the terminal's answer is waited for when the picture is there; it was asked before the picture was."""


def can_show() -> bool:
    """Whether what draws pictures is installed."""
    return find_spec("textual_image") is not None


def first_figure(body: Body) -> Block | None:
    """The first figure with a picture, from the top row down."""
    layout = body.layout_
    if layout is None:
        return None
    blocks = layout.document.blocks
    for block in range(layout.position_at(body.top).block, len(blocks)):
        if layout.top_of(block) >= body.top + body.rows:
            return None
        image = blocks[block].image
        if image is not None and image.src:
            return blocks[block]
    return None


def words_of(figure: Block) -> str:
    """What is written below the picture: its caption, else what it is said to show."""
    return one_line(figure.text or (figure.image.alt if figure.image else ""))


class Figures:
    """The picture that is fetched, and the box over the text that shows it."""

    def __init__(self, screen: "FollowingScreen") -> None:
        self._screen = screen
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
        figure = first_figure(self._screen.body)
        address = clean_link(figure.image.src) if figure is not None and figure.image is not None else None
        if figure is None:
            self._screen.status.say("no figure on the screen")
        elif not can_show():
            from tui_reader.installed import adding_extra

            self._screen.status.say(f"pictures need a package: {adding_extra('images', 'textual-image')}")
        elif address is None:
            self._screen.status.say("only pictures from the web can be shown")
        else:
            self._screen.status.say(f"fetching the picture from {host(address)} · Esc stops")
            self._run(self._fetch(figure, address))

    def stop(self) -> bool:
        """Stop fetching a picture; whether one was being fetched."""
        was = self._worker is not None and not self._worker.is_finished
        if self._worker is not None and was:
            self._worker.cancel()
            self._screen.status.say("stopped")
        return was

    def close(self) -> bool:
        """Take the box away, and the picture off the terminal; whether there was one."""
        picture, self._picture, self._shown = self._picture, None, None
        if picture is None or self._box is None:
            return False
        self._box.display = False
        if picture.removal:
            self._screen.reader.send(picture.removal)
        elif picture.sequence:
            # It lies over cells that are blank before and after, so all of them are sent.
            self._screen.reader.terminal.forget()
        return True

    def resized(self) -> None:
        """Draw what is shown anew: the text has another size."""
        shown = self._shown
        if shown is not None and self.close():
            self._run(self._draw(*shown))

    def _run(self, work: Coroutine[None, None, None]) -> None:
        self._worker = self._screen.run_worker(work, exclusive=True, group="figure")

    async def _fetch(self, figure: Block, address: str) -> None:
        screen = self._screen
        answers = self._ask()
        try:
            data = await screen.reader.reading.picture(address, screen.visit.address if screen.visit else "")
        except ReaderError as error:
            screen.status.say(f"! {error}")
            return
        shows = await answers.wait(ANSWER_SECONDS) if answers is not None else Shows()
        cell = _cell() or shows.cell
        await self._draw(data, words_of(figure), self._way(shows), cell if all(cell) else CELL)

    def _ask(self) -> Answers | None:
        """Ask the terminal what it can show, while the picture is fetched; None where it is not asked."""
        reader = self._screen.reader
        asked = question(os.environ)
        if reader.is_headless or not asked or reader.reading.settings.pictures == "blocks":
            return None
        reader.answers = Answers()
        reader.send(asked)
        return reader.answers

    def _way(self, shows: Shows) -> Way:
        wanted: Way | str = self._screen.reader.reading.settings.pictures
        if wanted in ("kitty", "sixel", "blocks"):
            return wanted
        return "kitty" if shows.kitty else "sixel" if shows.sixel else "blocks"

    async def _draw(self, data: bytes, words: str, way: Way, cell: tuple[int, int]) -> None:
        screen = self._screen
        if self._box is None:
            self._box = PictureBox(not screen.body.plain, screen.reader.abilities.unicode)
            await screen.mount(self._box)
        around = screen.body.region
        try:
            picture = await drawn(data, way, self._box.room(around, words), cell)
        except PictureError as error:
            screen.status.say(f"! The picture can not be shown: {error}")
            return
        if around != screen.body.region:
            # The text has another size since.
            self._run(self._draw(data, words, way, cell))
            return
        screen.status.say("")
        self._picture, self._shown = picture, (data, words, way, cell)
        self._box.show(picture, around, f"{screen.keymap.key_of('close')} closes")
        if picture.sequence:
            screen.call_after_refresh(self._send, picture)

    def _send(self, picture: Picture) -> None:
        """Put the picture into its box, which is drawn by now."""
        if self._picture is picture and self._box is not None:
            x, y = self._box.at
            self._screen.reader.send(f"\x1b7\x1b[{y + 1};{x + 1}H{picture.sequence}\x1b8")


def _cell() -> tuple[int, int] | None:
    """The pixels of a cell, where the terminal's driver knows them."""
    try:
        rows, columns, wide, high = struct.unpack("HHHH", fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
    except OSError:
        return None
    return (wide // columns, high // rows) if rows and columns and wide and high else None
