"""Where the text stands on the screen from left to right."""

from typing import NamedTuple

GUTTER_FROM = 30
"""Columns of a pane below which the text has no margin and no gutter."""


class Column(NamedTuple):
    """Where the text stands on the screen: its left edge and width in cells; `gutter`: there is room for marks."""

    x: int
    width: int
    gutter: bool


def column(width: int, wanted: int, plain: bool = False) -> Column:
    """The text column on a pane of `width` cells: as wide as wanted, in the middle, a gutter of two to its left.

    plain: at the left edge, without a gutter.
    """
    if width < GUTTER_FROM or plain:
        return Column(0, max(1, min(width, wanted) if plain else width), False)
    text = min(wanted, width - 4)
    return Column(max(3, (width - text) // 2 - 1), text, True)
