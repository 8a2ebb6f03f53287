"""A list of entries of one or more lines, drawn line by line: what every pane and list screen is made of."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, ClassVar, Generic, Literal, NamedTuple, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_reader.article.cells import cell_len

Value = TypeVar("Value")
RULE = "│"


class Run(NamedTuple):
    """Text in one style: a component class of the listing without its "listing--", "" for plain."""

    text: str
    style: str = ""


class Entry(NamedTuple, Generic[Value]):
    """What one value looks like: its lines; `open` are its lines under the cursor when they differ.

    value: None for a heading or a blank, which the cursor passes over. words: what a filter is compared with.
    """

    lines: tuple[tuple[Run, ...], ...]
    value: Value | None = None
    words: str = ""
    open: tuple[tuple[Run, ...], ...] | None = None


class Listing(ScrollView, Generic[Value], can_focus=True, inherit_bindings=False):
    """Entries with a cursor. Subclasses make the entries; the keys come as `do_` calls from the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "listing--dim", "listing--strong", "listing--cursor", "listing--mark", "listing--bar",
    }  # fmt: skip

    edge: Literal["", "left", "right"] = ""
    """The side on which a rule parts the list from the text."""
    reverses = True
    """Whether the entry under the cursor is drawn in reverse; a list that marks it otherwise turns this off."""

    class Chosen(Message):
        """Enter was pressed on an entry."""

        def __init__(self, listing: "Listing[Any]", value: Any) -> None:
            super().__init__()
            self.listing = listing
            self.value = value

    class Moved(Message):
        """The cursor stands on another entry."""

        def __init__(self, listing: "Listing[Any]", value: Any) -> None:
            super().__init__()
            self.listing = listing
            self.value = value

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._all: Sequence[Entry[Value]] = ()
        self._entries: Sequence[Entry[Value]] = ()
        self._tops: list[int] = [0]
        self._cursor = 0
        self._filter = ""
        self._opened: int | None = None
        self.is_active = False
        self._styles: dict[tuple[str, bool], Style] = {}

    # What it shows

    def show(self, entries: Sequence[Entry[Value]], cursor: int | None = None) -> None:
        """Show these entries; the cursor stays where it was, or goes to the entry `cursor`."""
        self._all = entries
        if cursor is not None:
            self._cursor = cursor
        self._refilter()

    def exchange(self, entries: Mapping[int, Entry[Value]], cursor: int | None = None) -> None:
        """Show other entries in the place of some, as tall as those; the cursor as in `show`."""
        shown = list(self._all)
        for index, entry in entries.items():
            shown[index] = entry
        if self._filter or self.is_active:
            self.show(shown, cursor)
            return
        self._all = self._entries = shown
        if cursor is not None:
            self._cursor = cursor
        self._settle()

    @property
    def entries(self) -> Sequence[Entry[Value]]:
        """The entries that pass the filter."""
        return self._entries

    @property
    def cursor(self) -> int:
        """The index of the entry the cursor is on."""
        return self._cursor

    @property
    def value(self) -> Value | None:
        """The value under the cursor."""
        return self._entries[self._cursor].value if self._cursor < len(self._entries) else None

    @property
    def cursor_row(self) -> int:
        """The row of the pane on which the entry under the cursor begins."""
        return self._tops[self._cursor] - round(self.scroll_offset.y) if self._cursor < len(self._tops) else 0

    @property
    def filter(self) -> str:
        """What the entries are filtered by."""
        return self._filter

    def set_filter(self, text: str) -> None:
        """Show only entries that hold `text`, any case; "" shows all."""
        if text != self._filter:
            kept = self.value
            self._filter = text
            self._refilter()
            self._cursor = next(
                (i for i, entry in enumerate(self._entries) if entry.value is kept and kept is not None), 0
            )
            self._settle()
            self.post_message(self.Moved(self, self.value))

    def move_to(self, index: int) -> None:
        """Put the cursor on an entry, or the next one that has a value."""
        index = self._selectable(max(0, min(index, len(self._entries) - 1)), 1)
        if index != self._cursor:
            self._cursor = index
            self.cursor_moved()
            self._measure()
            self.post_message(self.Moved(self, self.value))
        self._settle()

    def _refilter(self) -> None:
        words = self._filter.casefold()
        self._entries = (
            [entry for entry in self._all if entry.value is not None and words in entry.words.casefold()]
            if words
            else self._all
        )
        if words and not self._entries:
            self._entries = [Entry(((), (Run(f"   nothing here matches “{self._filter}” · Esc", "dim"),)))]
        self._cursor = self._selectable(min(self._cursor, max(0, len(self._entries) - 1)), 1)
        self._measure()
        self._settle()

    def _selectable(self, index: int, step: int) -> int:
        """The entry with a value at or after `index` in the direction of `step`; else the one the other way."""
        for way in (step, -step):
            at = index
            while 0 <= at < len(self._entries):
                if self._entries[at].value is not None:
                    return at
                at += way
        return 0

    # Keys

    def do_line_down(self, count: int | None) -> None:
        """The next entry."""
        self._step(count or 1)

    def do_line_up(self, count: int | None) -> None:
        """The entry before."""
        self._step(-(count or 1))

    def do_page_down(self, count: int | None) -> None:
        """A screen of entries on."""
        self._page(self.size.height - 1)

    def do_page_up(self, count: int | None) -> None:
        """A screen of entries back."""
        self._page(1 - self.size.height)

    def do_half_down(self, count: int | None) -> None:
        """Half a screen of entries on."""
        self._page(self.size.height // 2)

    def do_half_up(self, count: int | None) -> None:
        """Half a screen of entries back."""
        self._page(-(self.size.height // 2))

    def do_top(self, count: int | None) -> None:
        """The first entry."""
        self.move_to(self._selectable(0, 1))
        if self._entries:
            self._scroll(0)

    def do_bottom(self, count: int | None) -> None:
        """The last entry."""
        self.move_to(self._selectable(len(self._entries) - 1, -1))

    def do_go(self, count: int | None) -> None:
        """Choose the entry under the cursor."""
        if self.value is not None:
            self.post_message(self.Chosen(self, self.value))

    def _step(self, count: int) -> None:
        step = 1 if count > 0 else -1
        index = self._cursor
        for _ in range(abs(count)):
            following = self._selectable(index + step, step) if 0 <= index + step < len(self._entries) else index
            if (following - index) * step <= 0:
                break
            index = following
        self.move_to(index)

    def _page(self, lines: int) -> None:
        if self._entries:
            target = max(0, min(self._tops[self._cursor] + lines, self._tops[-1] - 1))
            index = max(0, min(bisect_right(self._tops, target) - 1, len(self._entries) - 1))
            self.move_to(self._selectable(index, 1 if lines > 0 else -1))

    # Drawing

    def on_resize(self) -> None:
        """Lines are cut to the width: make them again."""
        self.resized()
        self._measure()
        self._settle()

    def cursor_moved(self) -> None:
        """For subclasses that mark the entry under the cursor themselves."""

    def resized(self) -> None:
        """For subclasses whose entries depend on the width: make them again."""

    def on_focus(self) -> None:
        """The cursor is drawn only where the keys go."""
        # Textual sets has_focus only after this handler.
        self.is_active = True
        self.activity_changed()
        self._settle()

    def on_blur(self) -> None:
        """See on_focus."""
        self.is_active = False
        self.activity_changed()
        self.refresh()

    def activity_changed(self) -> None:
        """The keys go here from now on, or no longer."""
        self._measure()

    def notify_style_update(self) -> None:
        """Forget the styles when the theme changes."""
        super().notify_style_update()
        self._styles.clear()

    def _lines_of(self, index: int) -> tuple[tuple[Run, ...], ...]:
        entry = self._entries[index]
        return entry.open if entry.open is not None and index == self._opened else entry.lines

    def _measure(self) -> None:
        self._opened = self._cursor if self.is_active else None
        self._tops = list(accumulate((len(self._lines_of(i)) for i in range(len(self._entries))), initial=0))
        self.virtual_size = Size(self.size.width, self._tops[-1])

    def _settle(self) -> None:
        """Bring the cursor's entry into view."""
        if self._entries and self._cursor < len(self._entries):
            top, bottom = self._tops[self._cursor], self._tops[self._cursor + 1]
            first = self._first_shown(top)
            y, height = round(self.scroll_offset.y), max(1, self.size.height)
            if first < y:
                self._scroll(first)
            elif bottom > y + height:
                self._scroll(min(bottom - height, top))
        self.refresh()

    def _first_shown(self, top: int) -> int:
        """With the first entry, the headings above it come into view as well."""
        return 0 if self._cursor == self._selectable(0, 1) else top

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """One line of one entry, and the rule between the pane and the text."""
        edge = self.edge
        if not edge:
            return self._line(y, self.size.width)
        rule = Strip([Segment(RULE, self._style("dim", False))], 1)
        line = self._line(y, max(0, self.size.width - 1))
        return Strip.join([rule, line] if edge == "left" else [line, rule])

    def _line(self, y: int, width: int) -> Strip:
        y += round(self.scroll_offset.y)
        if not 0 <= y < self._tops[-1]:
            return Strip.blank(width, self.rich_style)
        index = bisect_right(self._tops, y) - 1
        runs = self._lines_of(index)[y - self._tops[index]]
        under = self.reverses and index == self._opened and self._entries[index].value is not None
        segments = [Segment(run.text, self._style(run.style, under)) for run in runs if run.text]
        return Strip(segments).adjust_cell_length(width, self._style("", under))

    def _style(self, name: str, under: bool) -> Style:
        style = self._styles.get((name, under))
        if style is None:
            style = self.get_component_rich_style(f"listing--{name}") if name else self.rich_style
            if under:
                style += self.get_component_rich_style("listing--cursor", partial=True)
            self._styles[name, under] = style
        return style


def columns(left: str, right: str, width: int) -> str:
    """`left` and `right` at the two ends of a line of `width` cells."""
    return left + " " * max(1, width - cell_len(left) - cell_len(right)) + right
