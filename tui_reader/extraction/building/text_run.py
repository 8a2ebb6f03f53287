"""One run of text while it is read: the text of a block to be, with the spans over it."""

from tui_reader.article.document import Span, SpanKind
from tui_reader.clean import clean


class TextRun:
    """Grows by exact text, or by flowing text: of blanks that meet there, one stays, and none at a line's start."""

    def __init__(self) -> None:
        self.size = 0
        self.anchors: list[tuple[str, int]] = []
        """The in-page addresses (id, offset) that lie in it."""
        self._parts: list[str] = []
        self._spans: list[Span] = []
        self._open: list[tuple[str, SpanKind | None, str | None, int]] = []
        # What a blank would follow: "\n" a line's start, " " a blank that flowed, anything else a text.
        self._last = "\n"
        self._breaks = False

    def flow(self, text: str) -> None:
        """Add text that flows; its own runs of white space are one blank already."""
        if self._last in " \n":
            text = text.lstrip(" ")
        if text:
            if self._breaks:
                self._break()
            self._parts.append(text)
            self.size += len(text)
            self._last = text[-1]

    def exact(self, text: str) -> None:
        """Add text as it is."""
        if text := clean(text):
            if self._breaks:
                self._break()
            self._parts.append(text)
            self.size += len(text)
            self._last = "x"

    @property
    def begins_line(self) -> bool:
        """Whether what comes next begins a line below another."""
        return self._last == "\n" and self.size > 0

    @property
    def ends_blank(self) -> bool:
        """Whether a blank that flows here says nothing."""
        return self._last in " \n"

    def line_break(self) -> None:
        """A <br>: the blank before it goes."""
        self._harden()
        self.exact("\n")
        self._last = "\n"

    def part(self) -> None:
        """What follows begins on a new line, if anything does."""
        self._harden()
        self._breaks = self.size > 0
        self._last = "\n"

    def anchor(self, name: str) -> None:
        """The in-page address `name` is here."""
        self.anchors.append((name, self.size))

    def open(self, name: str, kind: SpanKind | None, href: str | None = None) -> None:
        """A span begins here; without a kind only the name is remembered."""
        if self._breaks:
            self._break()
        self._open.append((name, kind, href, self.size))

    def close(self, name: str) -> None:
        """The innermost span of this name ends here."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == name:
                self._end(self._open.pop(index))
                return

    def span(self, text: str, kind: SpanKind, href: str | None = None) -> None:
        """Add exact text with one span over it."""
        start = self.size
        self.exact(text)
        if self.size > start:
            self._spans.append(Span(start, self.size, kind, href))

    def finish(self) -> tuple[str, list[Span]]:
        """The text and its spans in reading order; what is open ends here."""
        self._harden()
        while self._open:
            self._end(self._open.pop())
        spans = [span._replace(end=min(span.end, self.size)) for span in self._spans if span.start < self.size]
        return "".join(self._parts), sorted(spans, key=lambda span: (span.start, -span.end))

    def take(self) -> tuple[str, list[Span], list[tuple[str, int]]]:
        """The text so far, its spans and anchors; a new run begins with the same spans open."""
        text, spans, anchors = "".join(self._parts), self._spans, self.anchors
        self._parts, self._spans, self.anchors = [], [], []
        if self._open:
            opened, self._open = self._open, []
            for name, kind, href, start in opened:
                if kind is not None:
                    spans.append(Span(start, self.size, kind, href))
                self._open.append((name, kind, href, 0))
        self.size, self._last, self._breaks = 0, "\n", False
        return text, spans, anchors

    def _end(self, opened: tuple[str, SpanKind | None, str | None, int]) -> None:
        _, kind, href, start = opened
        if kind is not None and self.size > start:
            self._spans.append(Span(start, self.size, kind, href))

    def _harden(self) -> None:
        """Drop the blank that flowed to the end."""
        if self._last == " ":
            self._parts[-1] = self._parts[-1][:-1]
            self.size -= 1
            self._last = "x"

    def _break(self) -> None:
        self._breaks = False
        self._parts.append("\n")
        self.size += 1
