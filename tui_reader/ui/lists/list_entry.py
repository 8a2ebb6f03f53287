"""One entry of a list: the lines it is drawn as, the value it stands for, the words that find it."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from tui_reader.article.cells import cell_len
from tui_reader.layout.wrap import breaks

Value = TypeVar("Value")
LEAST_ROOM = 20


class Run(NamedTuple):
    """Text in one style: a component class of the listing without its "listing--", "" for plain."""

    text: str
    style: str = ""


Lines = tuple[tuple[Run, ...], ...]


class Entry(NamedTuple, Generic[Value]):
    """What one value looks like: its lines; `open` are its lines under the cursor when they differ.

    value: None for a heading or a blank, which the cursor passes over. words: what a filter is compared with.
    """

    lines: Lines
    value: Value | None = None
    words: str = ""
    open: Lines | None = None


Entries = Sequence[Entry[Value]]


def room(width: int) -> int:
    """Cells for the entries of a list on a screen of `width` cells."""
    return max(LEAST_ROOM, width - 2)


def columns(left: str, right: str, width: int) -> str:
    """`left` and `right` at the two ends of a line of `width` cells."""
    return left + " " * max(1, width - cell_len(left) - cell_len(right)) + right


def wrapped(text: str, width: int) -> list[str]:
    """`text` as lines of at most `width` cells."""
    starts = list(breaks(text, width))
    return [text[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
