"""A style in the colours that the terminal has. What could be read can be read."""

from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import color
from textual.filter import LineFilter, Monochrome, NoColor

from tui_reader.ui.colours.contrast import LEGIBLE, Rgb, ratio
from tui_reader.ui.colours.depth import Depth

TEXTUALS = (Monochrome, NoColor)
"""Textual's own way to do without colours: it makes the terminal's own black, letters and ground alike."""


@lru_cache(1024)
def inks(foreground: Color | None, background: Color | None, depth: Depth) -> tuple[Color | None, Color | None]:
    """Both colours of a text in those of the terminal; None: the terminal's own.

    A text keeps the contrast that it has, up to LEGIBLE.
    """
    if depth is Depth.NONE:
        return None, None
    if depth is Depth.TRUE:
        return foreground, background
    from tui_reader.ui.colours.palette import nearest  # a terminal with all colours needs no table of them

    letters, ground = _numbers(foreground), _numbers(background)
    under = nearest(ground, depth) if ground else None
    if under is not None:
        background = Color.from_ansi(under)
    if letters:
        had = ratio(letters, ground) if ground else 1.0
        grounds, least = ((), 1.0) if under is None else ((under,), min(LEGIBLE, had * _KEPT))
        foreground = Color.from_ansi(nearest(letters, depth, grounds, least))
    return foreground, background


_KEPT = 0.95
"""The share of its contrast that a text has to keep where it had less than LEGIBLE."""


def _numbers(colour: Color | None) -> Rgb | None:
    """Its three numbers; None for those that the user has set."""
    if colour is None or colour.triplet is None:
        return None
    red, green, blue = colour.triplet
    return red, green, blue


@lru_cache(1024)
def reduced(style: Style, depth: Depth) -> Style:
    """The style in the colours of the terminal.

    Of the sixteen many terminals show a bold dark one as its bright likeness, which nobody can read on white: there it
    is not bold, and blue where it was black.
    """
    foreground, background = inks(style.color, style.bgcolor, depth)
    if (foreground, background) == (style.color, style.bgcolor):
        return style
    dark, light = foreground and foreground.number, background and background.number
    if depth is Depth.ANSI and style.bold and dark is not None and dark < _BRIGHT and light in (_WHITE, _GREY):
        style += Style(bold=False)
        foreground = Color.from_ansi(_BLUE) if (dark, light) == (0, _WHITE) else foreground
    default = Color.default()
    return style + Style.from_color(foreground or default, background or default)


_BLUE, _GREY, _BRIGHT, _WHITE = 4, 7, 8, 15


class DepthFilter(LineFilter):
    """Sends no colour that the terminal has not."""

    def __init__(self, depth: Depth) -> None:
        super().__init__()
        self._depth = depth

    def apply(self, segments: list[Segment], background: color.Color) -> list[Segment]:
        """The segments in the colours of the terminal."""
        return [
            segment if segment.style is None or segment.control
            else Segment(segment.text, reduced(segment.style, self._depth))
            for segment in segments
        ]  # fmt: skip
