"""The highlights of the text as they are drawn: which of them lie on a line, and the sign beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui_reader.article.document import Position
from tui_reader.layout.lines import Line
from tui_reader.ui.text.drawing import Highlight

NOTE = "*"


class Lit(NamedTuple):
    """One highlight: `[start, stop)`, its label as a digit ("" for none), whether it has a note."""

    start: Position
    stop: Position
    label: str = ""
    has_note: bool = False

    @property
    def words(self) -> str:
        """The same for those who do not see it."""
        about = (f"{self.label} " if self.label else "") + ("with a note " if self.has_note else "")
        return f"highlight {about}".replace(" ", "\u00a0")


class LitPassages:
    """All of them, by the blocks that they lie in; overlaps are allowed."""

    def __init__(self, passages: Iterable[Lit] = ()) -> None:
        self.all: Sequence[Lit] = tuple(sorted(passages))
        self._of: dict[int, list[Lit]] = defaultdict(list)
        for lit in self.all:
            for block in range(lit.start.block, lit.stop.block + 1):
                self._of[block].append(lit)

    def on(self, line: Line) -> Iterator[Lit]:
        """Those that some of the text of a line belongs to."""
        if line.block not in self._of:
            return
        begin, end = Position(line.block, line.start), Position(line.block, line.end)
        yield from (lit for lit in self._of[line.block] if lit.start < end and lit.stop > begin)

    def sign(self, line: Line) -> str:
        """What stands left of the bar for those that begin on a line: whether one has a note, and the first label."""
        begin = Position(line.block, line.start)
        first = [lit for lit in self.on(line) if lit.start >= begin]
        note = NOTE if any(lit.has_note for lit in first) else ""
        return note + next((lit.label for lit in first if lit.label), "")

    def highlights(self, line: Line) -> Iterator[Highlight]:
        """The words of a line that belong to one."""
        for lit in self.on(line):
            start = lit.start.offset if lit.start.block == line.block else 0
            yield Highlight(start, lit.stop.offset if lit.stop.block == line.block else line.end, "lit")

    def of(self, block: int) -> Sequence[Lit]:
        """Those that lie in a block."""
        return self._of.get(block, ())

    def at(self, start: Position, stop: Position) -> Lit | None:
        """The one of exactly this range."""
        return next((lit for lit in self._of.get(start.block, ()) if (lit.start, lit.stop) == (start, stop)), None)

    def around(self, position: Position) -> Lit | None:
        """The first that a position lies in."""
        return next((lit for lit in self._of.get(position.block, ()) if lit.start <= position < lit.stop), None)
