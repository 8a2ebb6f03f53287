"""The keys that go through the text: by lines, screens, sections, paragraphs and quotes, and sideways."""

from collections.abc import Callable
from math import ceil

from tui_reader.layout.layout import Layout
from tui_reader.ui.keys.verbs import Verb, Verbs
from tui_reader.ui.text.current_quote import CurrentQuote
from tui_reader.ui.text.current_section import CurrentSection
from tui_reader.ui.text.sideways import Sideways
from tui_reader.ui.text.viewport import Viewport


class Motions:
    """`verbs` are its commands; `fold` folds a section; `say` has a word for the person where there is no way.

    key_of: a command's key. ended: a screen more was wanted at the end of the text; whether something came of it. It is
    called and not posted, since a message could arrive after the next key.
    """

    def __init__(
        self,
        view: Viewport,
        sections: CurrentSection,
        quotes: CurrentQuote,
        sideways: Sideways,
        fold: Verb,
        say: Callable[[str], None],
        key_of: Callable[[str], str],
    ) -> None:
        self._view = view
        self._say = say
        self._key_of = key_of
        self.ended: Callable[[], bool] = lambda: False
        self._numbered: int | None = None
        self.verbs: Verbs = {
            "line.down": lambda count: self._down(count or 1),
            "line.up": lambda count: self._up(count or 1),
            "page.down": self._page_down,
            "page.up": lambda count: self._up(self._page * (count or 1)),
            "half.down": lambda count: self._down(self._half * (count or 1)),
            "half.up": lambda count: self._up(self._half * (count or 1)),
            "top": self._to_top,
            "bottom": self._to_bottom,
            "percent": self._to_percent,
            "section.next": lambda count: sections.forward(count or 1),
            "section.prev": lambda count: sections.back(count or 1),
            "section.past": lambda count: sections.past(count or 1),
            "section.up": lambda count: sections.up(count or 1),
            "fold": fold,
            "paragraph.next": lambda count: self._to_block(count or 1),
            "paragraph.prev": lambda count: self._to_block(-(count or 1)),
            "quote.next": lambda count: quotes.step(count or 1),
            "quote.prev": lambda count: quotes.step(-(count or 1)),
            "table.left": lambda count: sideways.step(-(count or 1)),
            "table.right": lambda count: sideways.step(count or 1),
        }

    @property
    def _page(self) -> int:
        """A screen less one line."""
        return max(1, self._view.rows - 1)

    @property
    def _half(self) -> int:
        """Half a screen."""
        return max(1, self._view.rows // 2)

    def _page_down(self, count: int | None) -> None:
        if not (self._view.at_end and self.ended()):
            self._down(self._page * (count or 1))

    def _down(self, lines: int) -> None:
        """So many lines down, to the end at most; there it says so."""
        self._numbered = None
        if self._view.at_end:
            self._say("end")
            return
        self._view.settle(lines)
        self._view.scroll(min(self._view.top + lines, self._view.last_top))

    def _up(self, lines: int) -> None:
        self._numbered = None
        self._view.settle(-lines)
        self._view.scroll(self._view.top - lines)

    def _to_top(self, count: int | None) -> None:
        """The title; with a number that line, for which vim's hands press the key twice."""
        if count is not None:
            self._to_line(count)
        elif self._numbered == self._view.top:
            self._numbered = None
            self._say(f"{self._key_of('top')} once more goes to the beginning")
        else:
            self._view.scroll(0, "top")

    def _to_bottom(self, count: int | None) -> None:
        """The last line on the last row; with a number that line."""
        layout = self._view.layout
        if count is not None:
            self._to_line(count)
        elif layout is not None:
            layout.settled(layout.height - 1, self._view.rows)
            self._view.scroll(self._view.last_top, "bottom")

    def _to_line(self, number: int) -> None:
        """The line of this number on the top row, as the text is laid out now; the last one when it has fewer."""
        layout = self._view.layout
        if layout is None:
            return
        line = max(0, min(number, layout.height) - 1)
        for _ in range(2):
            # What is estimated above it moves it.
            layout.settled(line, self._view.rows)
            line = max(0, min(number, layout.height) - 1)
        self._view.scroll(min(line, self._view.last_top), "line")
        self._numbered = self._view.top
        self._say(f"line {line + 1:,} of {layout.height:,}")

    def _to_percent(self, count: int | None) -> None:
        """So far that the status row says `count` percent."""
        layout = self._view.layout
        if count is None:
            self._say(f"type a number first: 50{self._key_of('percent')} goes to the middle")
        elif layout is not None:
            share = min(count, 100) / 100
            for _ in range(2):
                # What is estimated there moves the place that has so much above it.
                layout.settled(max(0, self._line_at(layout, share)), self._view.rows)
            self._view.scroll(min(self._view.last_top, self._line_at(layout, share)), "percent")

    def _line_at(self, layout: Layout, share: float) -> int:
        """The top line with so much of the text above the bottom row."""
        return ceil(layout.height * share) - self._view.rows

    def _to_block(self, count: int) -> None:
        """The first line of the `count`th block below the top row, above it when negative."""
        view, layout = self._view, self._view.layout
        if layout is None or not layout.document.blocks:
            return
        last = len(layout.document.blocks) - 1
        block = layout.position_at(view.top).block
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            while 0 <= block <= last and (layout.top_of(block) - view.top) * step <= 0:
                block += step
            if not 0 <= block <= last:
                break
            view.scroll(layout.top_of(block), "paragraph")
        if block < 0:
            view.scroll(0, "paragraph")
        elif block > last:
            self._say("last paragraph")
