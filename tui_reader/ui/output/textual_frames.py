"""Textual's frames as rows of cells, and what has to be sent for them."""

from collections.abc import Iterable, Mapping

from textual._compositor import LayoutUpdate
from textual.screen import Screen
from textual.strip import Strip

from tui_reader.article.cells import Counting, count_as
from tui_reader.ui.colours.depth import Depth
from tui_reader.ui.output.first_paint import Rows
from tui_reader.ui.output.kept_rows import runs_of
from tui_reader.ui.output.private_textual import Frame, count_cells_as_we_do, frame_size, whole_frame
from tui_reader.ui.output.terminal_cells import BLANK, Piece, Row, forget_cells, piece, row
from tui_reader.ui.output.terminal_screen import TerminalScreen


class Frames:
    """Makes the bytes for frames. terminal: what is shown; depth: of the colours that it has."""

    def __init__(self, terminal: TerminalScreen, depth: Depth) -> None:
        self._terminal = terminal
        self._depth = depth

    def sequence(self, screen: Screen[object], frame: Frame) -> str:
        """What makes the terminal show the frame; "" when it does."""
        size = frame_size(screen)
        before = self._terminal.rows
        if before is None or len(before) != size.height:
            before = [Row([BLANK] * size.width)] * size.height
            frame = frame if isinstance(frame, LayoutUpdate) else whole_frame(screen)
        pieces = pieces_of(frame, self._depth)
        rows = [*before]
        for y, found in pieces.items():
            if y < size.height:
                rows[y] = row(rows[y], found, size.width)
        panes = {(x, x + len(texts)) for found in pieces.values() for x, texts, _ in found}
        return self._terminal.next(rows, panes)

    def first(self, screen: Screen[object]) -> str:
        """What makes the terminal show all of the screen, whatever was painted on it."""
        return self.sequence(screen, whole_frame(screen))

    def strips(self, screen: Screen[object]) -> list[Strip]:
        """What the screen draws, row by row."""
        return [Strip.join(strips) for strips in whole_frame(screen).strips]

    def rows(self, screen: Screen[object]) -> Rows:
        """What stands on the screen."""
        width = frame_size(screen).width
        blank = Row([BLANK] * width)
        pieces = pieces_of(whole_frame(screen), self._depth)
        return [runs_of(row(blank, found, width)) for _, found in sorted(pieces.items())]

    def count_as(self, found: Counting) -> None:
        """Count cells like this from now on; what was drawn has to be drawn anew."""
        count_as(found)
        count_cells_as_we_do()
        forget_cells()


def pieces_of(frame: Frame, depth: Depth) -> Mapping[int, list[Piece]]:
    """The pieces that a frame draws, by row."""
    if isinstance(frame, LayoutUpdate):
        return {y: _in_a_row(strips, frame.region.x, depth) for y, strips in enumerate(frame.strips, frame.region.y)}
    result: dict[int, list[Piece]] = {}
    for y, start, stop in frame.spans:
        found = result.setdefault(y, [])
        for end, (x, strip) in zip(frame.chop_ends[y], frame.chops[y].items(), strict=False):
            # What lies outside of the spans may be newer than what Textual means to show in this frame.
            if strip is not None and start < end and x < stop:
                found.append(piece(x, strip if end <= stop else strip.crop(0, stop - x), depth))
    return result


def _in_a_row(strips: Iterable[Strip], x: int, depth: Depth) -> list[Piece]:
    result: list[Piece] = []
    for strip in strips:
        found = piece(x, strip, depth)
        result.append(found)
        x += len(found.cells)
    return result
