"""Text as cells: what a terminal shows in each, cleaned of everything it would obey."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, repeat
from operator import ne
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from tui_reader.article.cells import cell_len, clusters, is_even
from tui_reader.clean import clean
from tui_reader.ui.colours.depth import Depth
from tui_reader.ui.output.sgr import PLAIN, Look, look_of

Cell = tuple[str, Look]
"""A character with its marks, and its look. The second cell of a wide one holds "", and so do the others of a cluster
that takes more."""

BLANK: Cell = (" ", PLAIN)
_LINES = re.compile("[\t\n]")
# Flags, tones of skin, and what the tables of Unicode made wide after the terminals' own were written.
_DOUBTFUL = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376"
    "\U0001f6d5-\U0001f6df\U0001f7e0-\U0001f7f0\U0001f90c-\U0001f9ff\U0001fa70-\U0001faff\u303f]"
)
# Scripts whose letters take other forms beside each other: nothing is to come between those of a word.
_JOINED = re.compile("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1700-\u1cff\ua800-\uabff\U00011000-\U00011fff]")
_EMOJI_STYLE, _JOINER = "\ufe0f", "\u200d"
_ASCII_CONTROL = re.compile("[\x00-\x1f\x7f]")


class Row(NamedTuple):
    """The cells of one row of the screen, which are not changed: rows share them. loose: some of its text is."""

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


def cells(text: str, look: Look) -> tuple[Cell, ...]:
    """The cells of `text`, as many as Textual reckons with."""
    return tuple(_run(text, look).cells)


@lru_cache(1024)
def _run(text: str, look: Look) -> Row:
    text = printable(text)
    if text.isascii() or is_even(text):
        return Row([*map(_cell, text, repeat(look))], look.loose)
    result: list[Cell] = []
    loose = look._replace(loose=True)
    follows = False
    for start, end, size in clusters(text):
        cluster = text[start:end]
        is_doubtful = (follows and cluster != " ") or not _is_agreed(cluster, size)
        follows = is_doubtful and (follows or _draws_along(cluster))
        if size:
            own = loose if is_doubtful else look
            result.append(_cell(cluster, own))
            result.extend(repeat(_cell("", own), size - 1))
        elif result:
            # A mark without a letter.
            last = next(at for at in range(len(result) - 1, -1, -1) if result[at][0])
            result[last] = (result[last][0] + cluster, loose)
    return Row(result, any(look.loose for _, look in result))


def _draws_along(cluster: str) -> bool:
    """Whether what follows it in its word is to stand right behind it, wherever a terminal thinks that this is.

    That is so where letters take other forms beside each other, and where the terminal may take fewer cells than we do:
    the gap comes between the words then. After what may take more, like a family of emoji, the cursor is set.
    """
    return _JOINED.match(cluster) is not None or (_EMOJI_STYLE in cluster and _JOINER not in cluster)


def _is_agreed(cluster: str, size: int) -> bool:
    """Whether every terminal gives a character this many cells: narrow and wide ones, with accents at most."""
    first = cluster[0]
    return 0 < size == cell_len(first) and not _DOUBTFUL.match(first) and _has_accents(cluster)


def _has_accents(cluster: str) -> bool:
    return all(unicodedata.combining(mark) and (mark < "\u0370" or "\u0e00" <= mark < "\u0f00") for mark in cluster[1:])


class Piece(NamedTuple):
    """Cells that stand together, from column x on."""

    x: int
    cells: list[Cell]
    loose: bool


def piece(x: int, strip: Strip, depth: Depth) -> Piece:
    """A strip of Textual's at column x."""
    return Piece(x, *_drawn(tuple(strip), depth))


@lru_cache(1024)
def _drawn(segments: tuple[Segment, ...], depth: Depth) -> Row:
    """The cells of a strip: most of a frame's were in the one before, on another row."""
    result: list[Cell] = []
    loose = False
    for text, style, control in segments:
        if not control and text:
            run = _run(text, look_of(style, depth))
            result += run.cells
            loose = loose or run.loose
    return Row(result, loose)


def forget_cells() -> None:
    """Whoever counts cells differently now has all of them made anew."""
    _run.cache_clear()
    _drawn.cache_clear()


def row(before: Row, pieces: Sequence[Piece], width: int) -> Row:
    """`before` with the pieces laid over it, `width` cells."""
    if len(pieces) == 1 and len(pieces[0].cells) == width:
        return Row(pieces[0].cells, pieces[0].loose)
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
