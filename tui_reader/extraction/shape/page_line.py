"""One run of text while it is read: blanks collapsed as a browser does, styles and links as spans over it."""

import re
from typing import NamedTuple

from tui_reader.article.document import Span, SpanKind
from tui_reader.clean import clean

_BLANKS = re.compile(r"[ \t\n\r\f]+|\u00a0(?:[ \t\n\r\f\u00a0]+)|[ \t\n\r\f]+\u00a0[ \t\n\r\f\u00a0]*")
_INVISIBLE = re.compile("[\u200b\u00ad\ufeff\u2060]")
_PARAGRAPHS = re.compile("\n(?:[ \u00a0]*\n)+")


class Piece(NamedTuple):
    """A finished run: its text, spans over it, and the anchors (id, offset) that lie in it."""

    text: str
    spans: tuple[Span, ...]
    anchors: tuple[tuple[str, int], ...]


class _Open(NamedTuple):
    kind: SpanKind
    href: str | None
    start: int


class Inline:
    """Collects text and spans; `take` gives the pieces and begins anew with the same spans still open."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._last = "\n"
        self._open: list[_Open] = []
        self._spans: list[Span] = []
        self._anchors: list[tuple[str, int]] = []

    @property
    def empty(self) -> bool:
        """Whether nothing visible was read since the last `take`."""
        return not self._size

    def text(self, text: str) -> None:
        """Add text as it stands in the page."""
        if not text.isascii():
            text = _INVISIBLE.sub("", clean(text))
        text = _BLANKS.sub(" ", text)
        if self._last in " \n":
            text = text.lstrip(" ")
        self._add(text)

    def verbatim(self, text: str) -> None:
        """Add text as it is."""
        self._add(text)

    def line_break(self) -> None:
        """A <br>: one is a line break, two part paragraphs."""
        if self._last == " ":
            self._parts[-1] = self._parts[-1][:-1]
            self._size -= 1
        if self._size:
            self._add("\n")

    def anchor(self, name: str) -> None:
        """Remember that the in-page address `name` is here."""
        self._anchors.append((name, self._size))

    def open(self, kind: SpanKind, href: str | None = None) -> None:
        """A style or link begins here."""
        self._open.append(_Open(kind, href, self._size))

    def close(self) -> None:
        """The innermost open span ends here."""
        kind, href, start = self._open.pop()
        if self._size > start and (href or kind != "LINK"):
            self._spans.append(Span(start, self._size, kind, href))

    def take(self) -> list[Piece]:
        """What was read since the last time, parted at double line breaks."""
        text = "".join(self._parts)
        spans = self._spans + [
            Span(start, self._size, kind, href) for kind, href, start in self._open if href or kind != "LINK"
        ]
        anchors = self._anchors
        self._parts, self._spans, self._anchors, self._size, self._last = [], [], [], 0, "\n"
        self._open = [_Open(kind, href, 0) for kind, href, _ in self._open]
        if not text.strip():
            if anchors:
                self._anchors = [(name, 0) for name, _ in anchors]
            return []
        return [_piece(text, start, end, spans, anchors) for start, end in _paragraphs(text)]

    def _add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._size += len(text)
            self._last = text[-1]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """The ranges between empty lines, without blanks at their ends."""
    ranges = []
    start = 0
    for gap in [*_PARAGRAPHS.finditer(text), None]:
        end = gap.start() if gap else len(text)
        left, right = _trimmed(text, start, end)
        if left < right:
            ranges.append((left, right))
        start = gap.end() if gap else end
    return ranges


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _piece(text: str, start: int, end: int, spans: list[Span], anchors: list[tuple[str, int]]) -> Piece:
    kept = []
    for span in spans:
        left, right = _trimmed(text, max(span.start, start), min(span.end, end))
        if left < right:
            kept.append(span._replace(start=left - start, end=right - start))
    kept.sort(key=lambda span: (span.start, -span.end))
    here = tuple((name, min(max(at - start, 0), end - start)) for name, at in anchors if at < end or end == len(text))
    return Piece(text[start:end], tuple(kept), here)
