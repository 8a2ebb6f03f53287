"""Which panes stand beside the text at a screen's width, and how wide each is."""

from typing import NamedTuple

QUOTES_FROM = 110
"""The narrowest screen on which the quotes stand beside the text, in cells; below, they come over it."""
OUTLINE_FROM = 91
WIDE_FROM = 160
LEAST_BODY, BODY, WIDE_BODY = 66, 70, 84
USUAL_TEXT, WIDE_TEXT = 66, 72


class Bounds(NamedTuple):
    """The cells of a pane: never fewer than `least`, never more than `most`, and `usual` where nobody needs them."""

    least: int
    usual: int
    most: int


OUTLINE, QUOTES = Bounds(20, 20, 36), Bounds(22, 28, 40)
WIDE_OUTLINE, WIDE_QUOTES = Bounds(24, 30, 44), Bounds(32, 40, 56)


class Geometry(NamedTuple):
    """Widths in cells, 0 for what is not shown; `outside`: the margin left and right of all.

    A docked pane has one cell for its rule besides its width.
    """

    outside: int
    outline: int
    quotes: int


def geometry(width: int, outline: int, quotes: int) -> Geometry:
    """The panes for a screen of `width` cells. outline, quotes: the cells that each could use, 0 for none of it.

    What one does not need the other gets; what neither needs is margin, or the text's where the screen is narrow.
    """
    if width >= WIDE_FROM:
        room = width - WIDE_BODY - 2
        left, right = _shared(room, (WIDE_OUTLINE, outline), (WIDE_QUOTES, quotes))
        return Geometry(max(0, (room - left - right) // 2), left, right)
    outline = outline if width >= OUTLINE_FROM else 0
    quotes = quotes if width >= QUOTES_FROM else 0
    rules = bool(outline) + bool(quotes)
    least = sum(bounds.least for bounds, wanted in ((OUTLINE, outline), (QUOTES, quotes)) if wanted)
    room = max(width - BODY - rules, min(least, width - LEAST_BODY - rules))
    return Geometry(0, *_shared(room, (OUTLINE, outline), (QUOTES, quotes)))


def _shared(room: int, *panes: tuple[Bounds, int]) -> list[int]:
    """`room` cells shared out among panes by what each could use."""
    sizes = [min(max(wanted, bounds.least), bounds.most) if wanted else 0 for bounds, wanted in panes]
    usual = [bounds.usual if wanted else 0 for bounds, wanted in panes]
    for floor in (usual, [bounds.least for bounds, _ in panes]):
        for index in reversed(range(len(panes))):
            missing = max(0, sum(sizes) - room)
            sizes[index] = min(sizes[index], max(floor[index], sizes[index] - missing))
    for index in reversed(range(len(panes))):
        sizes[index] += max(0, min(usual[index] - sizes[index], room - sum(sizes)))
    return sizes


def text_width(width: int, wanted: int, default: int) -> int:
    """Cells of text: what is wanted, or a little more than usual on a wide screen when nobody chose."""
    return WIDE_TEXT if wanted == default and width >= WIDE_FROM else wanted
