"""Screens that are one list over a status row: help, the article's facts, themes, commands."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult

from tui_reader.layout.wrap import breaks
from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.key_row import KeyRow
from tui_reader.ui.keys.keyed_screen import Asked, KeyedScreen
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import Status
from tui_reader.ui.lists.listing import Entry, Listing, Run

Lines = tuple[tuple[Run, ...], ...]


PLACES = {"looks": "In the looks", "quotes": "In the quotes", "articles": "In the articles", "list": "In lists"}


class ListScreen(KeyedScreen):
    """A list that covers the screen; `/` filters, Enter goes, Esc and q leave."""

    title_: ClassVar[str] = ""
    hints: ClassVar[tuple[tuple[str, str], ...]] = (("↵", "go"), ("/", "filter"), ("Esc", "back"))

    def __init__(self) -> None:
        super().__init__()
        self.listing: Listing[object] = Listing(id="list")
        self.keys_row = KeyRow()

    def compose(self) -> ComposeResult:
        """The list and the rows below it."""
        yield self.listing
        yield self.keys_row
        yield self.status

    def on_mount(self) -> None:
        """Fill the list and give it the keys."""
        self.listing.focus()
        self.keys_row.show(self.hints)
        self.fill()

    def on_resize(self) -> None:
        """Lines are wrapped to the width."""
        self.call_after_refresh(self.fill)

    def places(self) -> Sequence[Where]:
        """Lists have their own keys; the rest act as in the text."""
        return ("list", "text")

    def targets(self) -> Sequence[object]:
        """The list moves; the screen and the app do the rest."""
        return (self.listing, self, self.app)

    def fill(self) -> None:
        """Make the entries."""
        self.listing.show(self.entries(max(20, self.size.width - 2)))
        self.tell()

    def entries(self, width: int) -> Sequence[Entry[object]]:
        """The entries for `width` cells."""
        raise AssertionError("every list has its own")

    def tell(self) -> None:
        """Say where one is on the status row."""
        self.status.show(Status(section=self.title_, help="Esc back"))

    def chosen(self, value: object) -> None:
        """Enter was pressed on `value`."""

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        """Enter was pressed."""
        message.stop()
        self.chosen(message.value)

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """The cursor moved."""
        message.stop()
        self.tell()

    def do_filter(self, count: int | None) -> None:
        """Show only what holds the typed words."""
        before = self.listing.filter
        prompt = Prompt("/", before, len(before))
        self.ask(Asked(prompt, self.filtered, self.filtered, lambda: self.filtered("")))

    def filtered(self, text: str) -> None:
        """The filter is `text` now."""
        self.listing.set_filter(text)
        self.tell()

    def do_close(self, count: int | None) -> None:
        """First the filter goes, then the screen."""
        if self.listing.filter:
            self.filtered("")
        else:
            self.leave()

    def do_quit(self, count: int | None) -> None:
        """Back to what lies below."""
        self.leave()

    def do_interrupt(self, count: int | None) -> None:
        """Ctrl-c closes like Esc."""
        self.do_close(None)

    def leave(self) -> None:
        """Close the screen."""
        self.dismiss()


class HelpScreen(ListScreen):
    """Every key that counts here, made from the live declarations; Enter runs one."""

    title_ = "HELP"
    hints = (("↵", "do it"), ("/", "search"), ("Esc", "back"))

    def __init__(self, place: Sequence[Where], run: Callable[[str], None]) -> None:
        super().__init__()
        self._place = place
        self._run = run

    def entries(self, width: int) -> Sequence[Entry[object]]:
        """The keys by group, those of the place where help was called first."""
        result: list[Entry[object]] = []
        group = ""
        keys = [key for key in self.keymap.keys if key.where in self._place or key.where == "text"]
        nearest = {where: rank for rank, where in enumerate(self._place)}
        for key in sorted(keys, key=lambda key: nearest.get(key.where, len(nearest))):
            title = PLACES.get(key.where, key.group)
            if title != group:
                result.append(
                    Entry(((), (Run(" " + title.upper(), "dim"),)) if group else ((Run(" " + title.upper(), "dim"),),))
                )
                group = title
            names = "  ".join(self.keymap.names_of(key.id)) or "not bound"
            lines = wrapped(key.text, max(10, width - 20))
            shown = tuple(
                (Run(f"   {names if row == 0 else '':<16} ", "strong"), Run(line)) for row, line in enumerate(lines)
            )
            result.append(Entry(shown, key.id, f"{names} {key.text} {key.id} {key.group}"))
        return result

    def chosen(self, value: object) -> None:
        """Leave, then do what was chosen."""
        self.dismiss()
        self._run(str(value))


class FactsScreen(ListScreen):
    """What is known about the article."""

    title_ = "ABOUT THIS ARTICLE"
    hints = (("Esc", "back"),)

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._facts = facts

    def entries(self, width: int) -> Sequence[Entry[object]]:
        """A name and a value a row."""
        result: list[Entry[object]] = [Entry(((),))]
        for name, value in self._facts:
            lines = wrapped(value, max(10, width - 18))
            shown: Lines = tuple(
                (Run(f" {name if row == 0 else '':<14} ", "dim"), Run(line)) for row, line in enumerate(lines)
            )
            result.append(Entry(shown, name, f"{name} {value}"))
        return result


class ThemeScreen(ListScreen):
    """The themes, each tried on as the cursor comes to it."""

    title_ = "THEME"
    hints = (("↵", "take it"), ("Esc", "as it was"))

    def __init__(self) -> None:
        super().__init__()
        self._before = ""

    def on_mount(self) -> None:
        """Remember the theme, and begin on it."""
        self._before = self.app.theme
        super().on_mount()
        names = [entry.value for entry in self.listing.entries]
        if self._before in names:
            self.listing.move_to(names.index(self._before))

    def entries(self, width: int) -> Sequence[Entry[object]]:
        """The names of the themes, ours first."""
        return [Entry(((Run(f"   {name}"),),), name, name) for name in self.reader.theme_names()]

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """Try the theme on."""
        super().on_listing_moved(message)
        if message.value is not None:
            self.app.theme = str(message.value)

    def chosen(self, value: object) -> None:
        """Keep the theme."""
        self.reader.choose_theme(str(value))
        self.dismiss()

    def leave(self) -> None:
        """As it was."""
        self.app.theme = self._before
        super().leave()


def wrapped(text: str, width: int) -> list[str]:
    """`text` as lines of at most `width` cells."""
    starts = list(breaks(text, width))
    return [text[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
