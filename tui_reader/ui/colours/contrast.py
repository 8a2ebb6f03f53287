"""How well one colour can be read on another."""

from functools import lru_cache

Rgb = tuple[int, int, int]
LEGIBLE = 4.5
"""The contrast that WCAG 2 asks of small text at level AA."""


def rgb(colour: str) -> Rgb:
    """The three numbers, 0 to 255, of a colour as "#rrggbb"; raises ValueError for another form."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"no colour of three numbers: {colour}")
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21. Source: WCAG 2.1, relative luminance and contrast ratio."""
    return ratio(rgb(one), rgb(other))


def ratio(one: Rgb, other: Rgb) -> float:
    """The same of colours as numbers."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(1024)
def _luminance(colour: Rgb) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)


@lru_cache(1024)
def perceived(colour: Rgb) -> tuple[float, float, float]:
    """Lightness, and how red and how yellow, as they are seen. Source: Ottosson, "A perceptual color space" (Oklab)."""
    red, green, blue = map(_linear, colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
