"""The quotes of the text and which of them is the current one: the one last entered, else the first that is seen."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from tui_reader.article.document import Position, Quote
from tui_reader.ui.text.viewport import Viewport
from tui_reader.ui.text.wording import NOT_NAMED


class CurrentQuote:
    """`index` is that of the current quote; None while none is on the screen."""

    def __init__(self, view: Viewport, redraw: Callable[[], None], say: Callable[[str], None]) -> None:
        self._view = view
        self._redraw = redraw
        self._say = say
        self._quotes: Sequence[Quote] = ()
        self._starts: Sequence[Position] = ()
        self._entered: int | None = None
        self._speaker: str | None = None
        self.index: int | None = None

    def show(self, quotes: Sequence[Quote]) -> None:
        """The quotes of another text, in reading order."""
        self._quotes = quotes
        self._starts = [quote.parts[0][0] for quote in quotes]
        self._entered = self.index = self._speaker = None

    def of_speaker(self, speaker: str | None) -> None:
        """Stay with the quotes of one speaker; None: all, "": those not named."""
        self._speaker = speaker
        self._view.tell_moved()

    @property
    def alone(self) -> str:
        """Whose quotes are gone through alone, and which of them is the current one: "2/5 Anna Berg"; "" for all."""
        if self._speaker is None:
            return ""
        theirs = self._theirs()
        at = f"{theirs.index(self.index) + 1}/" if self.index in theirs else ""
        return f"{at}{len(theirs)} {self._speaker or NOT_NAMED}"

    def _theirs(self) -> Sequence[int]:
        """The quotes that are gone through."""
        if self._speaker is None:
            return range(len(self._quotes))
        return [index for index, quote in enumerate(self._quotes) if (quote.speaker or "") == self._speaker]

    @property
    def parts(self) -> Sequence[tuple[Position, Position]]:
        """The ranges of the current quote."""
        return self._quotes[self.index].parts if self.index is not None else ()

    def step(self, by: int) -> None:
        """Enter the quote `by` quotes away; while none is the current one, counted from the top row."""
        if not self._quotes:
            self._say("this article quotes nobody")
            return
        theirs = self._theirs()
        here = self._first_below() if self.index is None else self.index
        # What stands at the place itself is passed over when one is there already.
        at = (bisect_right if by > 0 and self.index is not None else bisect_left)(theirs, here)
        at += by - 1 if by > 0 else by
        if 0 <= at < len(theirs):
            self.enter(theirs[at])
        else:
            of = f" of {self._speaker or NOT_NAMED}" if self._speaker is not None else ""
            self._say(f"{'last' if at > 0 else 'first'} quote{of}")

    def enter(self, index: int, jump: str = "quote") -> None:
        """Make a quote the current one; when it is not on the screen its first line goes to one third of the height."""
        if not 0 <= index < len(self._quotes):
            self._say("last quote" if index > 0 else "first quote")
            return
        self._entered = index
        if not self._is_seen(index):
            self._view.scroll(max(0, self._line(index) - self._view.rows // 3), jump)
            self._entered = index
        self.follow()
        self._view.tell_moved()

    def follow(self) -> None:
        """The text moved: the quote last entered while it is seen, else the first that starts below the top row."""
        current = self._entered if self._entered is not None and self._is_seen(self._entered) else None
        if current is None:
            self._entered = None
            current = self._first_seen()
        if current != self.index:
            self.index = current
            self._redraw()

    def _first_seen(self) -> int | None:
        if not self._quotes or self._view.layout is None:
            return None
        index, top = self._first_below(), self._view.top
        while index < len(self._quotes) and self._line(index) <= top > 0:
            index += 1
        return index if index < len(self._quotes) and self._is_seen(index) else None

    def _first_below(self) -> int:
        layout = self._view.layout
        return bisect_left(self._starts, layout.position_at(self._view.top)) if layout is not None else 0

    def _line(self, quote: int) -> int:
        return self._view.line_of(self._starts[quote])

    def _is_seen(self, quote: int) -> bool:
        return self._view.top <= self._line(quote) < self._view.top + self._view.rows
