"""An app whose frames go out as differences."""

import gc
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from rich.console import RenderableType
from rich.segment import Segment
from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.strip import Strip

from tui_reader.ui.output.driver import TerminalDriver
from tui_reader.ui.output.first_paint import Painted, Rows
from tui_reader.ui.output.kept_rows import rows_of, runs_of
from tui_reader.ui.output.terminal_cells import BLANK, Piece, Row, piece, printable, row
from tui_reader.ui.output.terminal_screen import TerminalScreen
from tui_reader.ui.output.textual_versions import is_able, is_tested

if TYPE_CHECKING:
    from tui_reader.ui.output.answers import Answers

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
# A frame of one or two runs is drawn at once anyway; the marks would double its bytes.
_SYNC_FROM = 160


class OutputApp(App[int], inherit_bindings=False):
    """Sends of every frame only what the terminal does not show yet. Everything it writes of content is cleaned.

    painted: what stands on the terminal already. Nothing is drawn over it, and keys wait, until the app `is_shown`.
    """

    def __init__(self, painted: Painted | None = None, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class or (TerminalDriver if is_tested() else None))
        self.terminal = TerminalScreen(is_able(os.environ))
        self.painted = painted
        self.answers: Answers | None = None
        self._waiting: list[events.Key | events.Paste] | None = None
        if painted is not None:
            self.terminal.rows = rows_of(painted.rows, painted.size)
            self._waiting = []

    @property
    def low_bandwidth(self) -> bool:
        """Whether differences are sent; else Textual's own output is."""
        return True

    @property
    def is_shown(self) -> bool:
        """Whether the app has drawn what was painted, or something else instead."""
        return True

    @property
    def is_covered(self) -> bool:
        """Whether what was painted stands, since the app has nothing to draw in its stead yet."""
        return self.painted is not None and not self.is_shown

    async def on_event(self, event: events.Event) -> None:
        """Keys typed over a painted screen are for the text it shows: they wait for it."""
        if self._waiting is not None and isinstance(event, events.Key | events.Paste):
            self._waiting.append(event)
        else:
            await super().on_event(event)

    def uncover(self) -> None:
        """From now on frames are drawn, and keys are heard."""
        if self.painted is not None:
            self._drop_painted()
            self.screen.refresh()

    def _drop_painted(self) -> None:
        self.painted = None
        self.call_next(self._take_over)

    async def _take_over(self) -> None:
        """Pass on the keys that waited, before any newer one."""
        waiting, self._waiting = self._waiting or [], None
        for event in waiting:
            await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """What a terminal of another size shows is its own affair."""
        if self._size is not None and event.size != self._size:
            self.terminal.forget()

    def shown_rows(self) -> Rows:
        """What stands on the screen."""
        update = self.screen._compositor.render_full_update()
        colours = self.console._color_system or ColorSystem.TRUECOLOR
        width = self.size.width
        blank = Row([BLANK] * width)
        return [runs_of(row(blank, found, width)) for _, found in sorted(_pieces(update, colours).items())]

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Textual's one place where an update becomes bytes."""
        if not isinstance(renderable, ChopsUpdate | LayoutUpdate):
            super()._display(screen, renderable)
        elif not self.low_bandwidth or not is_tested() or self._driver is None or self.is_headless:
            super()._display(screen, cleaned(renderable))
        elif self._running and not self._closed and not self._batch_count:
            if self.is_covered:
                return
            if self.painted is not None:
                renderable = screen._compositor.render_full_update()
                self._drop_painted()
            self._send(screen, renderable)
            self.post_display_hook()

    def _send(self, screen: Screen[object], update: ChopsUpdate | LayoutUpdate) -> None:
        compositor = screen._compositor
        size = compositor.size
        before = self.terminal.rows
        if isinstance(update, ChopsUpdate) and (before is None or len(before) != size.height):
            update = compositor.render_full_update()
        colours = self.console._color_system or ColorSystem.TRUECOLOR
        pieces = _pieces(update, colours)
        blank = Row([BLANK] * size.width)
        rows = [*before] if before is not None and len(before) == size.height else [blank] * size.height
        for y, found in pieces.items():
            if y < size.height:
                rows[y] = row(rows[y], found, size.width)
        panes = {(x, x + len(cells)) for found in pieces.values() for x, cells, _ in found}
        self._write(self.terminal.next(rows, panes))

    def _write(self, sequence: str) -> None:
        if not sequence or self._driver is None:
            return
        if self._sync_available and len(sequence) > _SYNC_FROM:
            sequence = SYNC_START + sequence + SYNC_END
        self._driver.write(sequence)
        self._driver.flush()
        if not gc.isenabled():
            # The start is over (see `ui.start`): what it made stays, and need not be looked through.
            gc.freeze()
            gc.enable()


def _pieces(update: ChopsUpdate | LayoutUpdate, colours: ColorSystem) -> Mapping[int, list[Piece]]:
    """The pieces that an update draws, by row."""
    if isinstance(update, LayoutUpdate):
        return {
            y: _in_a_row(strips, update.region.x, colours) for y, strips in enumerate(update.strips, update.region.y)
        }
    result: dict[int, list[Piece]] = {}
    for y, start, stop in update.spans:
        found = result.setdefault(y, [])
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            # What lies outside of the spans may be newer than what Textual means to show in this frame.
            if strip is not None and start < end and x < stop:
                found.append(piece(x, strip if end <= stop else strip.crop(0, stop - x), colours))
    return result


def _in_a_row(strips: Iterable[Strip], x: int, colours: ColorSystem) -> list[Piece]:
    result: list[Piece] = []
    for strip in strips:
        found = piece(x, strip, colours)
        result.append(found)
        x += len(found.cells)
    return result


def cleaned(update: ChopsUpdate | LayoutUpdate) -> ChopsUpdate | LayoutUpdate:
    """The same update for Textual's own output, with nothing in its text that a terminal obeys."""
    if isinstance(update, LayoutUpdate):
        return LayoutUpdate([[_cleaned(strip) for strip in strips] for strips in update.strips], update.region)
    chops = [{x: strip and _cleaned(strip) for x, strip in line.items()} for line in update.chops]
    return ChopsUpdate(chops, update.spans, update.chop_ends)


def _cleaned(strip: Strip) -> Strip:
    segments = [segment for segment in strip if not segment.control]
    if all(segment.text == printable(segment.text) for segment in segments):
        return strip
    return Strip([Segment(printable(segment.text), segment.style) for segment in segments], strip.cell_length)
