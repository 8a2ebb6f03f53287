"""The lines of a page in reading order: an XY-cut.

G. Nagy, S. Seth: Hierarchical representation of optically scanned documents (ICPR 1984): a page is cut again and again
where nothing is printed. Columns are cut before paragraphs, and lines that reach over them are peeled off first.
"""

from collections.abc import Sequence
from statistics import median

from tui_reader.extraction.pdf.page_lines import Line, joined_line

GUTTER = 8.0
"""Points of a gutter between columns at least."""
GAP = 0.6
"""The share of the type's size between two lines, their leading apart, from which on they may be cut."""
DEEPEST = 20
WIDE = 0.6
"""A line that takes more of the width than this may reach over columns."""
MOST_WIDE = 0.35
"""More wide lines than this share are no exception: the text has one column."""
LONGEST_LABEL = 24
"""Characters of what stands before an item on the average."""
LONGEST_TAG = 12
"""Characters of what stands behind a line, at the margin, on the average."""
LABELS = 0.8
"""The share of labels that stand beside a line of text at least."""

Block = list[Line]


def blocks(lines: Sequence[Line]) -> list[Block]:
    """The parts of a page in reading order, the lines of each from top to bottom."""
    return _cut(list(lines), 0) if lines else []


def _cut(lines: Block, depth: int) -> list[Block]:
    if len(lines) <= 1 or depth > DEEPEST:
        return [_downwards(lines)]
    gutter = _gutter(lines)
    if gutter is not None:
        left = [line for line in lines if line.right <= gutter]
        right = [line for line in lines if line.right > gutter]
        if not (_are_labels(left, right) or _are_tags(right, left)):
            return [*_cut(left, depth + 1), *_cut(right, depth + 1)]
    gap = _gap(lines)
    if gap is not None:
        above = [line for line in lines if line.bottom >= gap]
        below = [line for line in lines if line.bottom < gap]
        return [*_cut(above, depth + 1), *_cut(below, depth + 1)]
    return _peeled(lines, depth)


def _gutter(lines: Block) -> float | None:
    """The middle of the widest stripe from top to bottom in which nothing is printed."""
    spans = sorted((line.left, line.right) for line in lines)
    end, widest, middle = spans[0][1], GUTTER, None
    for left, right in spans[1:]:
        if left - end >= widest:
            widest, middle = left - end, (left + end) / 2
        end = max(end, right)
    return middle


def _are_labels(left: Block, right: Block) -> bool:
    """Whether the left of two columns holds numbers, signs or terms, each beside the text that it belongs to."""
    if sum(len(line.text) for line in left) > LONGEST_LABEL * len(left):
        return False
    beside = sum(1 for line in left if any(_beside(line, other) for other in right))
    return beside >= LABELS * len(left)


def _are_tags(right: Block, left: Block) -> bool:
    """Whether the right of two columns holds numbers of formulas or signs, each at the end of its line."""
    size, other = (sum(len(line.text) for line in column) / len(column) for column in (right, left))
    return size <= min(LONGEST_TAG, other / 2) and all(any(_beside(line, one) for one in left) for line in right)


def _gap(lines: Block) -> float | None:
    """The middle of the highest stripe from left to right in which nothing is printed, if it is more than leading."""
    spans = sorted((-line.top, -line.bottom) for line in lines)
    end, highest, middle = spans[0][1], GAP * median(line.size for line in lines), None
    for top, bottom in spans[1:]:
        if top - end > highest:
            highest, middle = top - end, -(top + end) / 2
        end = max(end, bottom)
    return middle


def _peeled(lines: Block, depth: int) -> list[Block]:
    """What a line over all columns hides is cut above and below it; a text of one column is one block."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    wide = [line for line in lines if line.right - line.left > WIDE * width]
    if not wide or len(wide) >= MOST_WIDE * len(lines):
        return [_downwards(lines)]
    over = max(wide, key=lambda line: line.top)
    row = [line for line in lines if line is over or _beside(over, line)]
    rest = [line for line in lines if line not in row]
    above = [line for line in rest if line.bottom >= over.top - 1]
    below = [line for line in rest if line.bottom < over.top - 1]
    upper, lower = (_cut(part, depth + 1) if part else [] for part in (above, below))
    return [*upper, _downwards(row), *lower]


def _downwards(lines: Block) -> Block:
    """The lines from top to bottom; what stands side by side in a block without columns is one line."""
    rows: list[Block] = []
    for line in sorted(lines, key=lambda line: -(line.top + line.bottom)):
        if rows and _beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [joined_line(sorted(row, key=lambda line: line.left)) for row in rows]


def _beside(one: Line, other: Line) -> bool:
    over = min(one.top, other.top) - max(one.bottom, other.bottom)
    return over > 0.6 * min(one.height, other.height) and (one.right <= other.left or other.right <= one.left)
