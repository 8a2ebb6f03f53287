"""Text as cells: what a terminal shows in each, cleaned of everything it would obey."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, repeat
from operator import ne
from typing import NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from tui_reader.article.cells import clusters, is_even
from tui_reader.clean import clean
from tui_reader.ui.colours.depth import Depth
from tui_reader.ui.output.sgr import PLAIN, Look, look_of

Cell = tuple[str, Look]
"""A character with its marks, and its look. The second cell of a wide one holds "", and so do all but the first of a
loose text."""

BLANK: Cell = (" ", PLAIN)
_LINES = re.compile("[\t\n]")
# Scripts whose vowels join (what a terminal does with them is its own affair), flags, and the tones of skin.
_DOUBTFUL = "[\u0900-\u1cff\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
_ASCII_CONTROL = re.compile("[\x00-\x1f\x7f]")


class Row(NamedTuple):
    """The cells of one row of the screen. loose: some of its text is."""

    cells: list[Cell]
    loose: bool = False


def printable(text: str) -> str:
    """`text` without anything a terminal obeys, line ends and tabs too: the last check before it is written."""
    if text.isascii():
        return _ASCII_CONTROL.sub("", text)
    return _LINES.sub("", clean(text))


@lru_cache(8192)
def _cell(text: str, look: Look) -> Cell:
    return BLANK if text == " " and look == PLAIN else (text, look)


@lru_cache(1024)
def cells(text: str, look: Look) -> tuple[Cell, ...]:
    """The cells of `text`, as many as Textual reckons with."""
    text = printable(text)
    if text.isascii() or is_even(text):
        return tuple(map(_cell, text, repeat(look)))
    width = cell_len(text)
    result: list[Cell] = []
    for start, end, size in clusters(text):
        cluster = text[start:end]
        if not _is_agreed(cluster, size):
            return _loose(text, look, width)
        result.append(_cell(cluster, look))
        result.extend(repeat(_cell("", look), size - 1))
    return tuple(result) if len(result) == width else _loose(text, look, width)


def _loose(text: str, look: Look, width: int) -> tuple[Cell, ...]:
    loose = look._replace(loose=True)
    return ((text, loose), *repeat(("", loose), width - 1)) if width else ()


def _is_agreed(cluster: str, size: int) -> bool:
    """Whether every terminal gives a character this many cells: narrow and wide ones, with accents at most."""
    first = cluster[0]
    return 0 < size == cell_len(first) and not re.match(_DOUBTFUL, first) and _has_accents(cluster)


def _has_accents(cluster: str) -> bool:
    return all(unicodedata.combining(mark) and mark < "\u0370" for mark in cluster[1:])


class Piece(NamedTuple):
    """Cells that stand together, from column x on."""

    x: int
    cells: list[Cell]
    loose: bool


def piece(x: int, strip: Strip, depth: Depth) -> Piece:
    """A strip of Textual's at column x."""
    result: list[Cell] = []
    loose = False
    for text, style, control in strip:
        if not control and text:
            run = cells(text, look_of(style, depth))
            result += run
            loose = loose or (bool(run) and run[0][1].loose)
    return Piece(x, result, loose)


def row(before: Row, pieces: Sequence[Piece], width: int) -> Row:
    """`before` with the pieces laid over it, `width` cells."""
    line = [*chain.from_iterable([piece.cells for piece in pieces])]
    loose = any(piece.loose for piece in pieces)
    if len(line) != width:
        line = before.cells[:]
        for x, found, _ in pieces:
            line[x : x + len(found)] = found
        line = (line + [BLANK] * (width - len(line)))[:width]
        loose = loose or (before.loose and any(look.loose for _, look in line))
    return Row(line, loose)


def differing(before: Sequence[Cell], after: Sequence[Cell]) -> int:
    """How many cells are not the same."""
    return sum(map(ne, before, after))
