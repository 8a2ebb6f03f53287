"""Rows that only moved: found by comparing one pane's rows, sent as one scroll of the rows it stands on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui_reader.ui.output.terminal_cells import BLANK, Row, differing

Columns = tuple[int, int]
_PROBES = 6
_LEAST_ROWS = 3
_COST_OF_ROW = 9
_COST_OF_SHIFT = 20


class Shift(NamedTuple):
    """Rows `top` to `bottom` move up by `by`, down when it is negative."""

    top: int
    bottom: int
    by: int


def shift_of(before: Sequence[Row], after: Sequence[Row], panes: Iterable[Columns]) -> Shift | None:
    """The shift that leaves the fewest cells to send; None when sending them as they are is cheaper.

    panes: the columns that are looked at for rows that moved.
    """
    changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old.cells != new.cells]
    if len(changed) <= _LEAST_ROWS:
        return None
    columns = max(panes, key=lambda pane: _rows_changed(before, after, changed, pane), default=None)
    found = _moved(before, after, changed, columns) if columns else None
    if found is None or any(row.loose for row in before[found.top : found.bottom + 1]):
        return None
    cost = sum(_costs(shifted(before, found), after)) + _COST_OF_SHIFT
    return found if _exceeds(_costs(before, after), cost) else None


def shifted(before: Sequence[Row], shift: Shift) -> list[Row]:
    """The rows as they stand after the shift; those that came in are blank."""
    top, bottom, by = shift
    width = len(before[0].cells)
    blank = [Row([BLANK] * width)] * abs(by)
    region = [*before[top : bottom + 1]]
    region = region[by:] + blank if by > 0 else blank + region[:by]
    return [*before[:top], *region, *before[bottom + 1 :]]


def _rows_changed(before: Sequence[Row], after: Sequence[Row], changed: Sequence[int], pane: Columns) -> int:
    start, end = pane
    return sum(before[y].cells[start:end] != after[y].cells[start:end] for y in changed) * (end - start)


def _moved(before: Sequence[Row], after: Sequence[Row], changed: Sequence[int], columns: Columns) -> Shift | None:
    """The most common way that rows of the pane moved, over all rows that moved this way."""
    start, end = columns
    old = [row.cells[start:end] for row in before]
    new = [row.cells[start:end] for row in after]
    blank = [BLANK] * (end - start)
    written = [y for y in changed if new[y] != blank]
    probes = written[:: max(1, len(written) // _PROBES)]
    ways = Counter(at - y for y in probes for at in range(len(old)) if at != y and old[at] == new[y])
    if not ways:
        return None
    by = ways.most_common(1)[0][0]
    rows = [y for y in range(len(new)) if 0 <= y + by < len(old) and new[y] == old[y + by]]
    rows = [y for y in rows if y in changed or new[y] != blank]
    if sum(new[y] != blank for y in rows) < _LEAST_ROWS:
        return None
    return Shift(min(rows[0], rows[0] + by), max(rows[-1], rows[-1] + by), by)


def _costs(before: Sequence[Row], after: Sequence[Row]) -> Iterator[int]:
    """About how many bytes sending the difference takes, for each row that has one."""
    # Comparing two lists of the same cells takes a tenth of counting that none differs.
    for old, new in zip(before, after, strict=True):
        if old.cells != new.cells:
            yield differing(old.cells, new.cells) + _COST_OF_ROW


def _exceeds(costs: Iterable[int], most: int) -> bool:
    """Whether they come to more than that, of which a few rows of a text that moved tell."""
    return any(total > most for total in accumulate(costs))
