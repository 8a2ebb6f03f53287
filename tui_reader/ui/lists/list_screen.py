"""A list over the whole screen, with a row of keys and a status row below it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic

from textual.app import ComposeResult
from textual.strip import Strip

from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.key_row import KeyRow
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.program import Program
from tui_reader.ui.keys.verbs import Verb, Verbs
from tui_reader.ui.lists.backdrop import Backdrop
from tui_reader.ui.lists.filter_line import filter_line
from tui_reader.ui.lists.list_contents import Contents, Shown, Work
from tui_reader.ui.lists.list_entry import Entry, Value
from tui_reader.ui.lists.listing import Listing

BELOW = 2
"""Rows of the keys and the status, as they usually are: what is asked of the list's height must not wait for them."""


class ListScreen(KeyedScreen, Generic[Value]):
    """Shows contents; `/` filters, Enter goes, Esc and q leave. make: makes the contents for this screen.

    over: the rows of the screen below, where the list covers no more of them than it needs.
    """

    def __init__(
        self, program: Program, make: Callable[[Shown[Value]], Contents[Value]], over: Sequence[Strip] = ()
    ) -> None:
        super().__init__(program)
        self.listing: Listing[Value] = Listing(id="list")
        self.contents = make(self._shown())
        self._keys_row = KeyRow()
        self._backdrop = Backdrop(over) if over else None
        self._foot: Listing[Value] | None = Listing(id="foot") if self.contents.foot_lines else None
        self._filtered = self.contents.filtered or self.listing
        self._is_laid_out = self._was_filled = False
        self._verbs: Verbs = {
            "go": self._on_entry(self.contents.chosen),
            "filter": lambda _: self.asking.ask(filter_line(self._filtered)),
            "close": self._close,
            "interrupt": self._close,
            "quit": self._leave,
            "leave": self._leave,
        }

    def _shown(self) -> Shown[Value]:
        return Shown(
            value=lambda: self.listing.value,
            on_entry=self._on_entry,
            moves=self.listing.verbs,
            refill=self._refill,
            say=self.status.say,
            ask=self.asking.ask,
            question=self.asking.question,
            ask_to_delete=self.asking.ask_to_delete,
            asking=self.asking,
            dismiss=self._dismiss,
            latest=self._run_latest,
            behind=self._run_behind,
            wait=lambda: self.hold_keys(None),
            go_on=self.release_keys,
            hold=self.hold_keys,
            note=self.asking.note,
            type_instead=self.asking.type_instead,
            height=lambda: self.size.height - BELOW,
        )

    def compose(self) -> ComposeResult:
        """The list and the rows below it, all at the bottom where it is over others."""
        if self._backdrop is not None:
            yield self._backdrop
        yield self.listing
        if self._foot is not None:
            yield self._foot
        yield self._keys_row
        yield self.status

    def on_mount(self) -> None:
        """Fill the list and give it the keys, those too that come before its entries."""
        self.hold_keys(None)
        self.listing.focus()
        self._keys_row.show(self._hints())
        self._refill()
        self.contents.started()

    def on_resize(self) -> None:
        """Lines are wrapped to the width."""
        self.call_after_refresh(self._laid_out)

    def _hints(self) -> tuple[tuple[str, str], ...]:
        told, key_of = self.keymap.told, self.keymap.key_of
        hints = [(told(hint.key) or key_of(hint.command), hint.word) for hint in self.contents.hints]
        return tuple((key, word) for key, word in hints if key)

    def _laid_out(self) -> None:
        if not self._is_laid_out:
            self._is_laid_out = True
            self.listing.show_first()  # the place of the cursor was found without a height
        self._keys_row.fit(self.size.height)
        self._refill()

    # Keys

    def places(self) -> Sequence[Where]:
        """Lists have their own keys; the rest act as in the text."""
        return self.contents.places

    def offers(self) -> Iterator[Verbs]:
        """The verbs of what is listed, those of all lists, those of the cursor."""
        yield self.contents.verbs
        yield self._verbs
        yield self.listing.verbs
        yield self.program.verbs

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """The cursor moved."""
        message.stop()
        if message.value is not None:
            self.contents.moved(message.value)
        self._tell()

    def _on_entry(self, do: Callable[[Value], object]) -> Verb:
        def verb(count: int | None) -> None:
            value = self.listing.value
            if value is not None:
                do(value)

        return verb

    def _close(self, count: int | None) -> None:
        """First what the contents let go, then the filter, then the list."""
        if self.contents.let_go():
            self._tell()
        elif self._filtered.filter:
            self._filtered.set_filter("")
        else:
            self._leave(None)

    def _leave(self, count: int | None) -> None:
        why_not = self.contents.left()
        if why_not:
            self.status.say(why_not)
        else:
            self._dismiss()

    # What the contents ask for

    def _refill(self) -> None:
        """Make the entries; with the first ones come the keys that waited for them."""
        entries = self.contents.entries(self.size.width)
        self.listing.show(entries, self.contents.cursor(entries, self.listing.value))
        if self._backdrop is not None:
            self.listing.styles.height = min(self.listing.held.tops[-1], self.size.height // 2)
        self._tell()
        if not self._was_filled and self._is_laid_out and self.contents.is_filled:
            self._was_filled = True
            self.release_keys()

    def _tell(self) -> None:
        if self._foot is not None:
            lines = self.contents.foot(self.listing.value, self.size.width)
            self._foot.styles.height = min(len(lines), self.size.height // 2)
            self._foot.show([Entry((line,)) for line in lines])
        back = self.keymap.key_of("close") if self.contents.says_back else ""
        self.status.show(self.contents.status(self.listing.value)._replace(help=f"{back} back" if back else ""))

    def _dismiss(self) -> None:
        self.dismiss()

    def _run_latest(self, work: Work, name: str) -> None:
        # Not `work()`: one that is passed over before it began would never be awaited.
        self.run_worker(work, exclusive=True, group=name)  # type: ignore[arg-type]  # mypy finds no result type

    def _run_behind(self, work: Work) -> None:
        self.run_worker(work())
