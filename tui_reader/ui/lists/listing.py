"""A list on the screen, drawn line by line: what every pane and list screen is made of."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Generic, Literal

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_reader.ui.keys.messages import Said
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.entry_list import EntryList
from tui_reader.ui.lists.list_entry import Entries, Entry, Value
from tui_reader.ui.lists.list_moves import ListMoves

RULE = "│"


class Listing(ScrollView, Generic[Value], can_focus=True, inherit_bindings=False):
    """Draws entries and keeps the cursor's one in view; whoever has it gives it the entries.

    refit: makes the entries again for another width. remark: makes them again when the keys come here or go away, or
    the cursor moves while they are here; None for entries that do not mark the one under the cursor themselves.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "listing--dim", "listing--strong", "listing--cursor", "listing--quote", "listing--bar",
    }  # fmt: skip

    edge: Literal["", "left", "right"] = ""
    """The side on which a rule parts the list from the text."""

    class Chosen(Message):
        """Enter was pressed on an entry."""

        def __init__(self, listing: "Listing[Any]", value: Any) -> None:
            super().__init__()
            self.listing = listing
            self.value = value

    class Moved(Message):
        """The cursor is on another entry, or the entries changed under it."""

        def __init__(self, listing: "Listing[Any]", value: Any) -> None:
            super().__init__()
            self.listing = listing
            self.value = value

    def __init__(
        self, *, id: str, refit: Callable[[], None] | None = None, remark: Callable[[], None] | None = None
    ) -> None:
        super().__init__(id=id)
        self.held: EntryList[Value] = EntryList()
        self.is_active = False
        self.verbs: Verbs = ListMoves(
            self.held, lambda: self.size.height, self.move_to, lambda: self._scroll(0), self._choose,
            self._say,
        ).verbs  # fmt: skip
        self._refit = refit
        self._remark = remark
        self._styles: dict[tuple[str, bool], Style] = {}

    # What it shows

    def show(self, entries: Entries[Value], cursor: int | None = None) -> None:
        """Show these entries; the cursor stays where it was, or goes to the entry `cursor`."""
        self.held.show(entries, cursor)
        self._settle()

    def exchange(self, entries: Mapping[int, Entry[Value]], cursor: int | None = None) -> None:
        """Show other entries in the place of some; the cursor as in `show`."""
        self.held.exchange(entries, cursor)
        self._settle()

    @property
    def value(self) -> Value | None:
        """The value under the cursor."""
        return self.held.value

    @property
    def cursor_row(self) -> int:
        """The row of the pane on which the entry under the cursor begins."""
        held = self.held
        return held.tops[held.cursor] - round(self.scroll_offset.y) if held.cursor < len(held.tops) else 0

    @property
    def filter(self) -> str:
        """What the entries are filtered by."""
        return self.held.filter

    def set_filter(self, text: str) -> None:
        """Show only entries that hold `text`, any case; "" shows all."""
        if text != self.held.filter:
            self.held.set_filter(text)
            self._settle()
            self.tell_moved()

    def move_to(self, index: int) -> None:
        """Put the cursor on an entry, or the next one that has a value."""
        if self.held.move_to(index):
            if self.is_active and self._remark is not None:
                self._remark()
            self.tell_moved()
        self._settle()

    def tell_moved(self) -> None:
        """Tell the screen what the cursor is on."""
        self.post_message(self.Moved(self, self.value))

    def _say(self, words: str) -> None:
        self.post_message(Said(words))

    def _choose(self) -> None:
        self.post_message(self.Chosen(self, self.value))

    # Drawing

    def on_resize(self) -> None:
        """Lines are cut to the width: make them again."""
        if self._refit is not None:
            self._refit()
        self._settle()

    def on_focus(self) -> None:
        """The cursor is drawn only where the keys go."""
        # Textual sets has_focus only after this handler.
        self._activate(True)

    def on_blur(self) -> None:
        """See on_focus."""
        self._activate(False)

    def _activate(self, is_active: bool) -> None:
        self.is_active = is_active
        self.held.open_under_cursor(is_active)
        if self._remark is not None:
            self._remark()
        if is_active:
            self._settle()
        else:
            self._fit_lines()
            self.refresh()

    def notify_style_update(self) -> None:
        """Forget the styles when the theme changes."""
        super().notify_style_update()
        self._styles.clear()

    def _fit_lines(self) -> None:
        self.virtual_size = Size(self.size.width, self.held.tops[-1])

    def _settle(self) -> None:
        """Bring the cursor's entry into view; with the first one the headings above it."""
        held = self.held
        self._fit_lines()
        if held.cursor < len(held.entries):
            top, bottom = held.tops[held.cursor], held.tops[held.cursor + 1]
            first = 0 if held.cursor == held.first else top
            y, height = round(self.scroll_offset.y), max(1, self.size.height)
            if first < y:
                self._scroll(first)
            elif bottom > y + height:
                self._scroll(min(bottom - height, top))
        self.refresh()

    def show_first(self) -> None:
        """Show the first lines, as far as the cursor's entry is seen with them."""
        self._scroll(0)
        self._settle()

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
        found = self.held.line(y + round(self.scroll_offset.y))
        if found is None:
            return Strip.blank(width, self.rich_style)
        runs, under = found
        under = under and self._remark is None
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
