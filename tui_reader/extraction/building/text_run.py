"""One run of text while it is read: the text of a block to be, with the spans over it."""

import re

from tui_reader.article.document import Image, Span, SpanKind
from tui_reader.clean import clean

_BLANKS = re.compile(r"[ \t\n\f]+")


class Run:
    """Grows by exact text or by text whose blanks collapse; spans open and close over it."""

    def __init__(self) -> None:
        self.size = 0
        self.spans: list[Span] = []
        self.images: list[Image] = []
        self.anchors: list[tuple[str, int]] = []
        self._parts: list[str] = []
        self._open: list[tuple[str, SpanKind | None, str | None, int]] = []
        self._soft = False
        self._break = False

    @property
    def bare(self) -> bool:
        """Whether nothing was read: no text, no image."""
        return not self.size and not self.images

    def exact(self, text: str) -> None:
        """Add text as it is."""
        if text := clean(text):
            if self._break:
                self._break = False
                self._add("\n" if self.size else "")
            self._add(text)
            self._soft = False

    def data(self, text: str) -> None:
        """Add text whose runs of white space are one blank, and none at the start."""
        text = _BLANKS.sub(" ", text)
        if self._soft or self._break or not self.size:
            text = text.removeprefix(" ")
        if text:
            self.exact(text)
            self._soft = text[-1] == " "

    def line_break(self) -> None:
        """A <br>."""
        self._harden()
        self.exact("\n")

    def part(self) -> None:
        """What follows begins on a new line, if anything does."""
        self._harden()
        self._break = self.size > 0

    def open(self, tag: str, kind: SpanKind | None, href: str | None = None) -> None:
        """A span begins here; without a kind only the tag is remembered."""
        if self._break:
            self._break = False
            self._add("\n")
        self._open.append((tag, kind, href, self.size))

    def close(self, tag: str) -> None:
        """The innermost span of this tag ends here."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                self._end(self._open.pop(index), self.size)
                return

    def span(self, text: str, kind: SpanKind, href: str | None = None) -> None:
        """Add exact text with one span over it."""
        start = self.size
        self.exact(text)
        if self.size > start:
            self.spans.append(Span(start, self.size, kind, href))

    def finish(self) -> tuple[str, list[Span]]:
        """The text and its spans in reading order."""
        self._harden()
        while self._open:
            self._end(self._open.pop(), self.size)
        spans = [span._replace(end=min(span.end, self.size)) for span in self.spans if span.start < self.size]
        return "".join(self._parts), sorted(spans, key=lambda span: (span.start, -span.end))

    def _end(self, opened: tuple[str, SpanKind | None, str | None, int], end: int) -> None:
        _, kind, href, start = opened
        if kind is not None and end > start:
            self.spans.append(Span(start, end, kind, href))

    def _harden(self) -> None:
        """Drop the collapsible blank at the end."""
        if self._soft:
            self._soft = False
            self._parts[-1] = self._parts[-1][:-1]
            self.size -= 1

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.size += len(text)
