"""The list of all links of the article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from tui_reader.address import clean_link, display
from tui_reader.article.cells import cell_len
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_screen import ListScreen
from tui_reader.ui.lists.listing import Entry, Run
from tui_reader.ui.reader.copying import copy_address
from tui_reader.ui.text.shown_links import LinkMarks

if TYPE_CHECKING:
    from tui_reader.ui.reader.following import FollowingScreen

TWO_COLUMNS_FROM = 60


class LinksScreen(ListScreen):
    """Words and address of every link, in reading order; Enter follows."""

    title_ = "LINKS"
    hints: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↵", "follow"), ("F", "browser"), ("a", "later"), ("Y", "copy address"), ("/", "filter"), ("Esc", "back"),
    )  # fmt: skip

    def __init__(self, text: "FollowingScreen", marks: LinkMarks) -> None:
        super().__init__()
        self._text = text
        self._marks = marks

    def on_mount(self) -> None:
        """Begin on the selected link, else the first that is seen."""
        super().on_mount()
        seen = self._text.body.links_seen()
        at = self._marks.selected if self._marks.selected is not None else seen.start if seen else 0
        self.listing.move_to(1 + at)

    def entries(self, width: int) -> Sequence[Entry[object]]:
        """A link a row."""
        heading = Entry[object](((Run(f" LINKS {len(self._marks.links)}", "dim"),), ()))
        return [heading, *(self._entry(index, width) for index in range(len(self._marks.links)))]

    def _entry(self, index: int, width: int) -> Entry[object]:
        link = self._marks.links[index]
        where = "in this article" if link.to is not None else display(link.href) if clean_link(link.href) else link.href
        kept = " · kept" if index in self._marks.kept else ""
        words = link.text or "(a picture)"
        if width < TWO_COLUMNS_FROM:
            rows: tuple[tuple[Run, ...], ...] = (
                (Run(" "), Run(shortened(words, width - 1))),
                (Run("   "), Run(shortened(where, width - 3 - cell_len(kept)) + kept, "dim")),
            )
        else:
            room = width // 2 - 2
            left = shortened(words, room)
            right = shortened(where, width - room - 3 - cell_len(kept)) + kept
            rows = ((Run(" "), Run(left + " " * (room - cell_len(left) + 2)), Run(right, "dim")),)
        return Entry(rows, index, f"{words} {where} {link.href}{kept}")

    def tell(self) -> None:
        """The whole address of the link under the cursor."""
        index = self.listing.value
        left = self._text.leads_to(index) if isinstance(index, int) and self._is_current else self.title_
        self.status.show(Status(left, help="Esc back"))

    # Keys

    def chosen(self, value: object) -> None:
        """Leave, then follow."""
        self._back_with(self._text.follow)

    def do_hints_outside(self, count: int | None) -> None:
        """The link under the cursor in the browser."""
        index = self.listing.value
        if isinstance(index, int):
            self.status.say(self.reader.open_outside(self._marks.links[index].href))

    def do_later(self, count: int | None) -> None:
        """The link under the cursor into the queue."""
        self._back_with(self._text.put_away)

    def do_copy_address(self, count: int | None) -> None:
        """The address of the link under the cursor."""
        index = self.listing.value
        if isinstance(index, int):
            copy_address(self, self._marks.links[index].href)

    def _back_with(self, verb: Any) -> None:
        index = self.listing.value
        self.dismiss()
        if isinstance(index, int) and self._is_current:
            self._text.select_seen_link(index)
            verb(index)

    @property
    def _is_current(self) -> bool:
        """Whether the text below still is the one whose links these are: another may have come in the meantime."""
        return self._marks is self._text.body.link_marks
