"""What stands on a page, as lines: where it stands, how large it is set, and what is raised or linked in it."""

from typing import NamedTuple
from unicodedata import normalize


class Line(NamedTuple):
    """One line of one column. left, bottom, right, top: in points from the page's lower left corner.

    size: the height of its type in points. raised: ranges of the text that are set small and high. links: ranges with
    the address, or "#" and the number of a page, that they lead to.
    """

    left: float
    bottom: float
    right: float
    top: float
    text: str
    size: float
    bold: bool = False
    fixed: bool = False
    raised: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()

    @property
    def height(self) -> float:
        """Of what is printed in it."""
        return self.top - self.bottom


class Glyph(NamedTuple):
    """A character and the box that it takes: as wide as its pen moves, as high as its font. at: its number."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    at: int = -1


LINE_END = Glyph("\n", 0, 0, 0, 0, 0)


class Area(NamedTuple):
    """A rectangle of the page that leads to a target."""

    left: float
    bottom: float
    right: float
    top: float
    target: str


GUTTER = 12.0
"""Points that a pen jumps over between columns at least; within a line blanks are smaller."""
BLANK = 0.15
"""The share of a character's height by which the pen moves on between words at least."""
BACK = 3.0
"""Heights of a character that the pen moves back at least when it begins elsewhere; letters written from the right move
it back by less than one.
"""
SMALL = 0.82
"""Below this share of a line's size a character is small."""

_ACCENTS = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
    "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
LONGEST_MARK = 3
"""Characters of the mark of a note."""


class LineReader:
    """Takes glyphs in the file's order; its line ends, and jumps over a gutter, end a line."""

    def __init__(self) -> None:
        self._glyphs: list[Glyph] = []
        self._ink: Glyph | None = None
        self.lines: list[list[Glyph]] = []

    def take(self, glyph: Glyph) -> None:
        """The next one."""
        if glyph.text == "\n":
            self.end()
            return
        if glyph.text.isspace():
            if self._ink is not None:
                self._glyphs.append(glyph)
            return
        before, height = self._ink, glyph.top - glyph.bottom
        if before is not None and before is self._glyphs[-1] and (letter := accented(before, glyph)):
            self._glyphs[-1] = self._ink = letter
            return
        gap = 0.0 if before is None else glyph.left - before.right
        if gap > max(GUTTER, 1.2 * height) or gap < -BACK * height:
            self.end()
        elif before is not None and gap > BLANK * height and before is self._glyphs[-1]:
            self._glyphs.append(before._replace(text=" ", left=before.right, right=glyph.left))
        self._glyphs.append(glyph)
        self._ink = glyph

    def end(self) -> None:
        """The line ends here."""
        while self._glyphs and self._glyphs[-1].text.isspace():
            self._glyphs.pop()
        if self._glyphs:
            self.lines.append(self._glyphs)
        self._glyphs, self._ink = [], None


def accented(one: Glyph, other: Glyph) -> Glyph | None:
    """The letter that a letter and an accent drawn over it, the one or the other first, are together; else None.

    Fonts of before Unicode have few letters with accents, and set the two.
    """
    accent, letter = (one, other) if one.text in _ACCENTS else (other, one)
    if accent.text not in _ACCENTS or not letter.left <= (accent.left + accent.right) / 2 <= letter.right:
        return None
    text = normalize("NFC", _DOTLESS.get(letter.text, letter.text) + _ACCENTS[accent.text])
    return letter._replace(text=text) if len(text) == 1 else None


def line_of(glyphs: list[Glyph], areas: list[Area], size: float, bold: bool, fixed: bool) -> Line:
    """The line of its glyphs."""
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    text = "".join(glyph.text for glyph in glyphs)
    left, right = min(glyph.left for glyph in inked), max(glyph.right for glyph in inked)
    bottom, top = min(glyph.bottom for glyph in inked), max(glyph.top for glyph in inked)
    near = [area for area in areas if area.bottom < top and area.top > bottom and area.left < right]
    return Line(left, bottom, right, top, text, size, bold, fixed, tuple(_raised(glyphs)), tuple(_linked(glyphs, near)))


def _raised(glyphs: list[Glyph]) -> list[tuple[int, int]]:
    """The ranges of small characters that stand above the line's middle."""
    sizes = [glyph.size for glyph in glyphs if not glyph.text.isspace()]
    if not sizes or min(sizes) >= SMALL * max(sizes):
        return []
    large = max(sizes)
    base = [glyph for glyph in glyphs if glyph.size >= SMALL * large and not glyph.text.isspace()]
    bottom, top = min(glyph.bottom for glyph in base), max(glyph.top for glyph in base)
    found: list[tuple[int, int]] = []
    for at, glyph in enumerate(glyphs):
        if glyph.size < SMALL * large and not glyph.text.isspace() and glyph.bottom > bottom + 0.3 * (top - bottom):
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
    return found


def _linked(glyphs: list[Glyph], areas: list[Area]) -> list[tuple[int, int, str]]:
    found = []
    for area in areas:
        inside = [
            at
            for at, glyph in enumerate(glyphs)
            if not glyph.text.isspace()
            and area.left <= (glyph.left + glyph.right) / 2 <= area.right
            and area.bottom <= (glyph.bottom + glyph.top) / 2 <= area.top
        ]
        if inside:
            found.append((inside[0], inside[-1] + 1, area.target))
    return sorted(found)


def with_marks(lines: list[Line]) -> list[Line]:
    """The lines of a page, each with the small signs that were drawn apart from it, high up at its end or start."""
    result = list(lines)
    for mark in [line for line in lines if len(line.text) <= LONGEST_MARK]:
        raised = mark._replace(raised=((0, len(mark.text)),))
        for at, line in enumerate(result):
            if line is not mark and _bears(line, mark, mark.left - line.right):
                result[at] = _behind(line, raised, "")
            elif line is not mark and _bears(line, mark, line.left - mark.right):
                result[at] = _behind(raised, line, "")
            else:
                continue
            result.remove(mark)
            break
    return result


def joined_line(row: list[Line]) -> Line:
    """What stands side by side, from left to right, as one line."""
    line = row[0]
    for other in row[1:]:
        line = _behind(line, other, " ")
    return line


def _behind(line: Line, other: Line, blank: str) -> Line:
    """A line with another one behind it."""
    at = len(line.text) + len(blank)
    return line._replace(
        text=f"{line.text}{blank}{other.text}",
        right=max(line.right, other.right),
        size=max(line.size, other.size),
        bold=line.bold and other.bold,
        fixed=line.fixed and other.fixed,
        raised=(*line.raised, *((start + at, end + at) for start, end in other.raised)),
        links=(*line.links, *((start + at, end + at, to) for start, end, to in other.links)),
    )


def _bears(line: Line, mark: Line, gap: float) -> bool:
    """Whether a sign is a mark of a line from which it stands apart by a gap: smaller and higher than it."""
    near = -1 <= gap <= 0.3 * line.size
    return near and mark.size < SMALL * line.size and line.bottom < mark.bottom < line.top
