"""The first screen of a kept article as the app knows it: kept at leaving, and taken over where it was painted.

Painting itself is done by `first.screen`, which imports next to nothing.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tui_reader.article.cells import Counting
from tui_reader.first.screen import COUNTED, Early, give_back, rows


class Run(NamedTuple):
    """Text of one look, which is given in SGR parameters ("1;4", "38;5;2"); "" are the terminal's own.

    column: where it begins, from 1, as a number; "" where the one before it ends.
    """

    text: str
    attributes: str = ""
    foreground: str = ""
    background: str = ""
    column: str = ""


Rows = Sequence[Sequence[Run]]


class Painted(NamedTuple):
    """What was painted, and the terminal's state before it. counting: how cells were counted when it was drawn."""

    rows: Rows
    size: tuple[int, int]
    state: list[Any]
    counting: Counting = Counting()

    def undo(self) -> None:
        """Give the terminal back as it was."""
        give_back(self.state)


def taken(early: Early) -> Painted | None:
    """What was painted, for the app to go on with; None when it can not be told, and then it is taken away again."""
    try:
        painted = Painted(unpacked(early.body), early.size, early.state, counted_of(early.body))
    except (ValueError, TypeError):
        early.undo()
        return None
    early.is_ours = False
    return painted


def packed(rows: Rows, counted: Counting | None = None) -> bytes:
    """Rows as bytes, for the library, with how their cells were counted."""
    first = f"{COUNTED}{''.join(str(int(one)) for one in counted)}\n" if counted is not None else ""
    return (first + "\n".join("\x1e".join("\x1f".join(run) for run in row) for row in rows)).encode()


def counted_of(body: bytes) -> Counting:
    """How the cells were counted, as it was packed; raises ValueError."""
    first = body.partition(b"\n")[0]
    if not first.startswith(COUNTED.encode()):
        return Counting()
    said = first[1:].decode()
    if len(said) != len(Counting._fields) or set(said) - {"0", "1"}:
        raise ValueError("not counted by us")
    return Counting(*(one == "1" for one in said))


def unpacked(body: bytes) -> Rows:
    """The rows of `packed`, cleaned; raises ValueError or TypeError for anything else."""
    return [[Run(*run) for run in row] for row in rows(body)]
