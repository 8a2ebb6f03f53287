"""The colours of terminals that have not all: which of them comes nearest and can be read."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from tui_reader.ui.colours.contrast import Rgb, perceived, ratio, rgb
from tui_reader.ui.colours.depth import Depth


def _table(colours: str) -> tuple[Rgb, ...]:
    return tuple(rgb(f"#{colour}") for colour in colours.split())


# The sixteen are whatever a user has made them. What is chosen has to be legible with those that most have: xterm's,
# those of GNOME's and Xfce's terminals, and the VGA's, which the Linux console shows.
XTERM = _table(
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
TANGO = _table(
    "000000 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec"
)
VGA = _table(
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
# Pairs of tables: of letters, and of grounds. The Linux console has no bright grounds.
_ANSI = ((XTERM, XTERM), (TANGO, TANGO), (VGA, VGA[:8] * 2))
_STEPS = (0, 95, 135, 175, 215, 255)
_CUBE: Sequence[Rgb] = [(red, green, blue) for red in _STEPS for green in _STEPS for blue in _STEPS]
# Not the first sixteen: those are the user's. Number -> colour.
PALETTE: Mapping[int, Rgb] = {
    **dict(enumerate(_CUBE, 16)),
    **{232 + step: (8 + 10 * step,) * 3 for step in range(24)},
}
_TONE = 2.0
"""How much more another tone counts than another lightness: a blue grey is nearer to a grey than to a teal."""


def colours_of(depth: Depth) -> Mapping[int, Rgb]:
    """Number -> colour, of a terminal that has not all of them."""
    return PALETTE if depth is Depth.PALETTE else dict(enumerate(XTERM))


@lru_cache(2048)
def nearest(wanted: Rgb, depth: Depth, grounds: Sequence[int] = (), least: float = 1.0) -> int:
    """The number of the colour that comes nearest to `wanted` with this contrast on every ground.

    Where none has it, the one with the most contrast.
    """
    numbers = colours_of(depth)
    legible = [number for number in numbers if all(legibility(number, on, depth) >= least for on in grounds)]
    if not legible:
        return max(numbers, key=lambda number: min(legibility(number, on, depth) for on in grounds))
    return min(legible, key=lambda number: _distance(wanted, numbers[number]))


def legibility(number: int, ground: int, depth: Depth) -> float:
    """The contrast of two colours by their numbers; of the sixteen, the least that common terminals give them."""
    if depth is Depth.PALETTE:
        return ratio(PALETTE[number], PALETTE[ground])
    return min(ratio(letters[number], grounds[ground]) for letters, grounds in _ANSI)


def _distance(one: Rgb, other: Rgb) -> float:
    light, red, yellow = (a - b for a, b in zip(perceived(one), perceived(other), strict=True))
    return light * light + _TONE * _TONE * (red * red + yellow * yellow)
