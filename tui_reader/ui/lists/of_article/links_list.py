"""The list of all links of the article."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from tui_reader.address import clean_link, display
from tui_reader.article.cells import cell_len
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_contents import BACK, FILTER, Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries, Entry, Lines, Run, room
from tui_reader.ui.text.shown_links import ShownLinks

TWO_COLUMNS_FROM = 60


class LinkVerbs(Protocol):
    """What the text that is shown does with a link by its index."""

    def leads_to(self, index: int) -> str:
        """Where it leads, for the status row."""

    def select_seen(self, index: int) -> None:
        """Select it if it is on the screen."""

    def follow(self, index: int) -> None:
        """Go where it leads."""

    def put_away(self, index: int) -> None:
        """Put it into the queue."""


class LinksList(Contents[int]):
    """Words and address of every link, in reading order; Enter follows.

    first: the link on which the cursor begins. is_current: whether the text that is shown still is the one whose links
    these are: another may have come in the meantime. find_kept: marks those that lead to kept articles.
    open_outside: opens an address in the browser; returns what to say about it.
    """

    title = "LINKS"
    hints = (
        Hint("go", "follow"), Hint("hints.outside", "browser"), Hint("later", "later"),
        Hint("copy.address", "copy address"), FILTER, BACK,
    )  # fmt: skip

    def __init__(
        self,
        shown: Shown[int],
        marks: ShownLinks,
        first: int,
        text: LinkVerbs,
        *,
        is_current: Callable[[], bool],
        find_kept: Callable[[], Awaitable[None]],
        open_outside: Callable[[str], str],
        copy_addresses: Callable[[Sequence[str]], None],
    ) -> None:
        self._shown = shown
        self._marks = marks
        self._first = first
        self._text = text
        self._is_current = is_current
        self._find_kept = find_kept
        self.verbs = {
            "hints.outside": shown.on_entry(lambda index: shown.say(open_outside(marks.links[index].href))),
            "later": shown.on_entry(lambda index: self._back_with(text.put_away, index)),
            "copy.address": shown.on_entry(lambda index: copy_addresses([marks.links[index].href])),
        }

    def started(self) -> None:
        """The list is there at once; which articles are kept it says when the library has answered."""
        self._shown.latest(self._mark_kept, "kept")

    async def _mark_kept(self) -> None:
        before = self._marks.kept
        await self._find_kept()
        if self._marks.kept != before:
            self._shown.refill()

    def entries(self, width: int) -> Entries[int]:
        """A link a row, or two rows on a narrow screen."""
        links = self._marks.links
        heading = Entry[int](((Run(f" LINKS {len(links)}", "dim"),), ()))
        return [heading, *(self._entry(index, room(width)) for index in range(len(links)))]

    def _entry(self, index: int, width: int) -> Entry[int]:
        link = self._marks.links[index]
        where = "in this article" if link.to is not None else display(link.href) if clean_link(link.href) else link.href
        kept = " · kept" if index in self._marks.kept else ""
        words = link.text or "(a picture)"
        return Entry(_lines(words, where, kept, width), index, f"{words} {where} {link.href}{kept}")

    def cursor(self, entries: Entries[int], before: int | None) -> int | None:
        """Below the heading every link has its row."""
        return 1 + self._first if before is None else None

    def status(self, value: int | None) -> Status:
        """The whole address of the link under the cursor."""
        left = self._text.leads_to(value) if value is not None and self._is_current() else self.title
        return Status(left)

    def chosen(self, value: int) -> None:
        """Leave, then follow."""
        self._back_with(self._text.follow, value)

    def _back_with(self, verb: Callable[[int], None], index: int) -> None:
        self._shown.dismiss()
        if self._is_current():
            self._text.select_seen(index)
            verb(index)


def _lines(words: str, where: str, kept: str, width: int) -> Lines:
    if width < TWO_COLUMNS_FROM:
        right = shortened(where, width - 3 - cell_len(kept)) + kept
        return (Run(" "), Run(shortened(words, width - 1))), (Run("   "), Run(right, "dim"))
    half = width // 2 - 2
    left = shortened(words, half)
    right = shortened(where, width - half - 3 - cell_len(kept)) + kept
    return ((Run(" "), Run(left + " " * (half - cell_len(left) + 2)), Run(right, "dim")),)
