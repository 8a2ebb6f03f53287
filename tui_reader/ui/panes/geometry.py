"""Which panes stand beside the text at a screen's width, and how wide each is."""

from typing import NamedTuple

QUOTES_FROM = 110
"""The narrowest screen on which the quotes stand beside the text, in cells; below, they come over it."""
OUTLINE_FROM = 91
WIDE_FROM = 160
LEAST_BODY = 66
OUTLINE, QUOTES, BODY = 20, 28, 70
WIDE_OUTLINE, WIDE_QUOTES, WIDE_BODY = 30, 40, 84
USUAL_TEXT, WIDE_TEXT = 66, 72


class Geometry(NamedTuple):
    """Widths in cells, 0 for what is not shown; `outside`: the margin left and right of all.

    A docked pane has one cell for its rule besides its width.
    """

    outside: int
    outline: int
    quotes: int


def geometry(width: int, outline: bool, quotes: bool) -> Geometry:
    """The panes for a screen of `width` cells, when the article has them and they are wanted."""
    if width >= WIDE_FROM:
        outside = max(0, (width - WIDE_OUTLINE - WIDE_BODY - WIDE_QUOTES - 2) // 2)
        return Geometry(outside, WIDE_OUTLINE if outline else 0, WIDE_QUOTES if quotes else 0)
    beside = OUTLINE + 1 if outline and width >= OUTLINE_FROM else 0
    room = width - beside - 1 - LEAST_BODY
    return Geometry(0, OUTLINE if beside else 0, min(QUOTES, room) if quotes and width >= QUOTES_FROM else 0)


def text_width(width: int, wanted: int, default: int) -> int:
    """Cells of text: what is wanted, or a little more than usual on a wide screen when nobody chose."""
    return WIDE_TEXT if wanted == default and width >= WIDE_FROM else wanted
