"""What stands below a heading of a printed manual page: its indentation and the fill of its lines say what it is."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui_reader.clean import one_line
from tui_reader.extraction.building.block_builder import BlockBuilder
from tui_reader.extraction.building.line_ends import flowed

_BULLET = re.compile(r"[•·*o\-–+]|\(?(\d{1,3})[.)]")
_SENTENCE_END = (".", "!", "?", ":", ",", ";")
_GAP = re.compile(r"\S {2,}\S")
_AFTER_OPTION = re.compile(r" *-\S* \S")
_OPTION = re.compile(r"-{1,2}[^\W_]")
_COLUMNS = re.compile(r"\S {2,}\S.*\S {3,}\S")
_MARKS = re.compile(r"[{}=<>|\\$;\[\]#]|\w\(\)|^ *[a-z]\w* [\"']")
_WIDEST_TERM = 24
# Looking for several gaps takes the square of it.
_WIDEST_TABLE = 300
# Lines that are looked at to tell code from a definition.
_AHEAD = 100
# A printer leaves a blank or two more than it had to where a sentence ends or words hold together.
_SLACK = 3


class _Open(NamedTuple):
    """A definition or an item: where its term or mark stands, the column of its text, its tag and its list's."""

    mark: int
    column: int
    tag: str
    around: str


class ManualSection:
    """Tells lines to a builder. left: the indentation of the text; width: that of a full line; columns: all in use."""

    def __init__(self, builder: BlockBuilder, left: int, width: int, columns: frozenset[int]) -> None:
        self._builder = builder
        self._left = left
        self._width = width
        self._columns = columns
        self._open: list[_Open] = []
        self._code: list[str] = []

    def tell(self, lines: Sequence[str]) -> None:
        """Tell all of them in order."""
        run: list[str] = []
        for line in [*lines, ""]:
            if line.strip():
                run.append(line.rstrip())
            elif run:
                self._run(run)
                run = []
        self._end_code()
        self._leave(0)

    def _run(self, run: list[str]) -> None:
        """Lines without an empty one among them."""
        at = 0
        while at < len(run):
            here = indent(run[at])
            if self._code and here <= self._margin():
                self._end_code()
            self._leave(here, run[at])
            if here > self._margin() and self._is_code(run[at : at + _AHEAD]):
                end = next((to for to in range(at, len(run)) if indent(run[to]) <= self._margin()), len(run))
                self._code += [*([""] if self._code else []), *run[at:end]]
                at = end
                continue
            self._end_code()
            at = self._level(run, at, here)

    def _level(self, run: list[str], at: int, here: int) -> int:
        """What stands at `here` from the line `at` on: the next line to read."""
        column = self._hanging(run, at)
        if column:
            self._enter(run[at][here:column].strip(), here, column)
            run[at] = " " * column + run[at][column:]
            return at
        end = next((to for to in range(at, len(run)) if indent(run[to]) != here), len(run))
        if _is_table(run[at:end]):
            self._code += run[at:end]
            self._end_code()
            return end
        hangs = next((to for to in range(at + 1, end) if self._hanging(run, to)), end)
        deeper = hangs == end < len(run) and indent(run[end]) > here
        terms = at if deeper and not self._is_prose(run[at:end]) else end
        if terms < end and not run[end - 1].endswith(":"):
            for line in run[terms : end - 1]:
                self._leaf("dt", line)
            self._enter(run[end - 1].strip(), here, indent(run[end]))
            return end
        self._prose(run[at:hangs])
        return hangs

    def _hanging(self, run: Sequence[str], at: int) -> int:
        """The column of the text that follows a term on its line; 0 when there is none."""
        line, here = run[at], indent(run[at])
        below = indent(run[at + 1]) if at + 1 < len(run) else 0
        if below > here:
            apart = line[below - 1 : below] == " " and line[below : below + 1].strip() != ""
            return below if apart and self._is_full(line, run[at + 1]) else 0
        gap = _AFTER_OPTION.match(line) or _GAP.search(line, here)
        column = gap.end() - 1 if gap else 0
        if gap is None or column not in self._columns or column - here > _WIDEST_TERM:
            return 0
        if below == here and self._is_full(line, run[at + 1]):
            return 0
        if at and indent(run[at - 1]) == here and self._is_full(run[at - 1], line):
            return 0
        term = line[here:column].rstrip()
        return column if _BULLET.fullmatch(term) or not term.endswith(_SENTENCE_END) else 0

    def _is_full(self, line: str, following: str) -> bool:
        """Whether the line ended because the next word had no room in it."""
        return len(line) + 1 + len(following.split(None, 1)[0]) + _SLACK > self._width

    def _is_prose(self, lines: Sequence[str]) -> bool:
        """Whether lines at one indentation are filled, or one that is a sentence."""
        if len(lines) == 1:
            return _is_sentence(lines[0].strip()) and not _MARKS.search(lines[0])
        return any(self._is_full(*pair) for pair in pairwise(lines))

    def _is_code(self, run: Sequence[str]) -> bool:
        """Whether lines deeper than the text are none of its sentences, options or items."""
        first = run[0].split(None, 1)[0]
        if _is_table(run):
            return True
        if _OPTION.match(first) or _BULLET.fullmatch(first) or self._hangs(run):
            return False
        levels = {indent(line) for line in run}
        below_one = len(levels) == 2 and indent(run[0]) not in map(indent, run[1:])
        if below_one and not _GAP.search(run[0]) and not any(map(_MARKS.search, run)):
            return False
        return not any(self._is_prose([line for line in run if indent(line) == level]) for level in levels)

    def _hangs(self, run: Sequence[str]) -> bool:
        """Whether a term with its text on the same line is the first line, or a full one."""
        deeper = [at for at, (line, below) in enumerate(pairwise(run)) if indent(below) > indent(line)]
        return any(self._hanging(run, at) for at in [0, *deeper])

    def _margin(self) -> int:
        return self._open[-1].column if self._open else self._left

    def _enter(self, term: str, here: int, column: int) -> None:
        """Open what a term or a mark stands for."""
        mark = _BULLET.fullmatch(term)
        if not mark:
            self._leaf("dt", term)
            self._builder.open("dd")
            self._open.append(_Open(here, column, "dd", ""))
            return
        around = "ol" if mark[1] else "ul"
        if self._open and self._open[-1][:1] == (here,) and self._open[-1].around == around:
            self._builder.close("li")
            self._open.pop()
        else:
            self._builder.open(around, {"start": mark[1] or ""})
        self._builder.open("li", {"value": mark[1] or ""})
        self._open.append(_Open(here, column, "li", around))

    def _leave(self, here: int, line: str = "") -> None:
        """Close what does not reach out to a line at `here`; a list goes on with the next mark below its last."""
        mark = _BULLET.fullmatch(line.split(None, 1)[0]) if line else None
        while self._open and here < self._open[-1].column:
            last = self._open[-1]
            if mark and last.mark == here and last.around == ("ol" if mark[1] else "ul"):
                return
            self._builder.close(last.tag)
            if last.around:
                self._builder.close(last.around)
            self._open.pop()

    def _end_code(self) -> None:
        if self._code:
            least = min(indent(line) for line in self._code if line)
            self._builder.code("\n".join(line[least:] for line in self._code), "")
            self._code = []

    def _prose(self, lines: Sequence[str]) -> None:
        """Lines as one paragraph, with the breaks that are not for want of room."""
        parts: list[list[str]] = [[lines[0]]]
        for before, after in pairwise(lines):
            if self._is_full(before, after) or len(before) > self._width * 3 // 4:
                parts[-1].append(after)
            else:
                parts.append([after])
        self._leaf("p", "\n".join(flowed([one_line(line) for line in part]) for part in parts))

    def _leaf(self, tag: str, text: str) -> None:
        self._builder.open(tag)
        self._builder.text(text.strip())
        self._builder.close(tag)


def _is_sentence(text: str) -> bool:
    """Whether several words begin with a letter and end with a stop."""
    return text[0].isalpha() and " " in text and text.rstrip("\"'”’»)]").endswith((".", ":", "!", "?"))


def _is_table(lines: Sequence[str]) -> bool:
    """Whether most lines have several wide gaps."""
    return (
        len(lines) > 1
        and sum(_COLUMNS.search(line[:_WIDEST_TABLE]) is not None for line in lines) * 5 >= len(lines) * 3
    )


def indent(line: str) -> int:
    """The blanks before its text."""
    return len(line) - len(line.lstrip())
