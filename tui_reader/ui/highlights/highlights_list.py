"""The list of highlights: of one article, or of all, the newest first under the titles of their articles."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from tui_reader.article.document import Document
from tui_reader.clean import one_line
from tui_reader.errors import LibraryError
from tui_reader.library.marked.highlights import Highlight
from tui_reader.reading.kept.highlights import HighlightShelf
from tui_reader.reading.kept.lying import Lying, in_document
from tui_reader.reading.kept.notes_shelf import NotesShelf
from tui_reader.ui.articles.folder_line import Beside, FolderLine
from tui_reader.ui.highlights.highlight_rows import UNKNOWN, Look, highlight_entries
from tui_reader.ui.highlights.note_prompt import Edit, ask_note
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_contents import FILTER, Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, columns, room
from tui_reader.ui.lists.marked_rows import MarkedRows

SHOWN_EVERY = 0.2
"""Seconds between two times that what was found out of the texts is shown."""


class Of(NamedTuple):
    """Whose they are: an article's by its number, with its text on the screen; without one those of all articles."""

    article: int | None = None
    document: Document | None = None


class Doing(NamedTuple):
    """What is done with highlights elsewhere.

    go: opens the article of one at its place, and says so when it is known not to be there. place: the same, where it
    is to be placed by hand. copy: copies them with their citations. edit: opens a file in the person's editor.
    """

    go: Callable[[Highlight, bool], None]
    place: Callable[[Highlight], None]
    copy: Callable[[Sequence[tuple[Highlight, str]]], None]
    edit: Edit


class HighlightsList(Contents[Highlight]):
    """now: seconds since the epoch. bar: what stands beside the words; "" where all is said in words.

    begin: the uuid of the highlight that one comes back to.
    """

    title = "HIGHLIGHTS"
    places = ("highlights", "list", "text")
    hints = (
        Hint("go", "go there"), Hint("highlight.whole", "whole"), Hint("highlight.edit", "note"), Hint("copy", "copy"),
        Hint("highlight.delete", "delete"), Hint("export", "export"), FILTER, Hint("help", "all"),
    )  # fmt: skip

    def __init__(
        self,
        shown: Shown[Highlight],
        shelf: HighlightShelf,
        notes: NotesShelf,
        of: Of,
        doing: Doing,
        *,
        now: Callable[[], float],
        bar: str,
        begin: str = "",
    ) -> None:
        self._shown = shown
        self._shelf = shelf
        self._notes = notes
        self._of = of
        self._doing = doing
        self._now = now
        self._bar = bar
        self._begin = begin
        self._all: Sequence[Highlight] = ()
        self._whole: set[str] = set()
        self._lying: dict[str, Lying] = {}
        self._is_looking = False
        self.is_filled = False
        self.filter = ""
        self.filtered = self
        self._rows: MarkedRows[Highlight] = MarkedRows(shown, lambda one: one.uuid, lambda: self._listed)
        self._line = FolderLine(Beside(shown.ask, shown.say, lambda work: shown.latest(work, "export")), notes)
        self.verbs = {
            "highlight.mark": self._rows.verbs["row.mark"],
            "highlight.mark.all": self._rows.verbs["row.mark.all"],
            "highlight.whole": self._rows.acting(self._turn_whole, goes_on=False),
            "highlight.edit": self._rows.acting(self._edit_notes, goes_on=False),
            "highlight.place": shown.on_entry(self._place_by_hand),
            "highlight.delete": self._rows.acting(self._ask_to_delete, goes_on=False),
            "export": self._rows.acting(self._ask_folder, goes_on=False),
            "copy": self._rows.acting(self._copy, goes_on=False),
        }

    # What the library answers

    def started(self) -> None:
        """Ask the library."""
        self._shown.latest(self._ask, "highlights")

    async def _ask(self) -> None:
        found = await self._shelf.of(self._of.article)
        await self._look(found)
        self._all, self.is_filled, self._is_looking = found, True, False
        self._shown.refill()

    async def _look(self, found: Sequence[Highlight]) -> None:
        """Find out how they lie in their texts, the newest first; where that takes long they are shown meanwhile."""
        unknown = [one for one in found if one.uuid not in self._lying]
        document = self._of.document
        if document is not None:
            self._lying |= await asyncio.to_thread(in_document, unknown, document)
            return
        told = time.monotonic()
        for members in _by_article(unknown):
            self._lying |= await self._shelf.lying(members)
            if time.monotonic() - told > SHOWN_EVERY:
                told = time.monotonic()
                self._all, self.is_filled, self._is_looking = found, True, True
                self._shown.refill()

    # What is shown

    def set_filter(self, text: str) -> None:
        """Only those whose words, note, title, site or speaker hold all the words of `text`, any case."""
        self.filter = text
        self._shown.refill()

    @property
    def _listed(self) -> Sequence[Highlight]:
        """Those that pass the filter."""
        words = self.filter.casefold().split()
        return [one for one in self._all if all(word in self._told(one) for word in words)] if words else self._all

    def _told(self, one: Highlight) -> str:
        speaker = self._lying.get(one.uuid, UNKNOWN).speaker
        return " ".join((one.title, one.site, one.passage.quote, one.note, speaker)).casefold()

    def entries(self, width: int) -> Entries[Highlight]:
        """The count, and each under the title of its article."""
        listed, inner = self._listed, room(width)
        found: list[Entry[Highlight]] = [Entry(((Run(columns(" HIGHLIGHTS", self._counts(), inner), "dim"),),))]
        nothing = "nothing is highlighted yet: v selects, Enter highlights"
        if self._all:
            nothing = f"nothing here matches “{shortened(self.filter, 30)}”"
        if not listed and self.is_filled:
            found.append(Entry(((), (Run(f"   {nothing}", "dim"),))))
        marked = {one.uuid for one in self._rows.values}
        look = Look(inner, self._now(), self._lying, self._whole, marked, self._bar)
        return [*found, *highlight_entries(listed, look)]

    def _counts(self) -> str:
        if self._is_looking:
            return f"{len(self._all)} · looking for them in their texts"
        articles = len({one.article for one in self._all})
        notes = sum(bool(one.note) for one in self._all)
        of = f" in {articles} article{'s' if articles != 1 else ''}" if self._of.article is None else ""
        return f"{len(self._all)}{of} · {notes} note{'s' if notes != 1 else ''} · newest first"

    def status(self, value: Highlight | None) -> Status:
        """Which one the cursor is on, and whose words it has; how many are marked."""
        found = f"/ {self.filter}" if self.filter else ""
        if value is None:
            return Status(self.title, found=found)
        ordered = sorted(self._listed, key=lambda one: not self._lying.get(one.uuid, UNKNOWN).is_there)
        number = next((n for n, one in enumerate(ordered, 1) if one.uuid == value.uuid), 0)
        speaker = self._lying.get(value.uuid, UNKNOWN).speaker
        about = f"said by {speaker}" if speaker else one_line(value.title)
        if marked := len(self._rows):
            about = f"{marked} marked · note, copy, delete and export them · Esc lets go"
        return Status(about, found=found, percent=f"{number} of {len(ordered)}")

    def cursor(self, entries: Entries[Highlight], before: Highlight | None) -> int | None:
        """On the one that was gone to, then where it was."""
        wanted = before.uuid if before is not None else self._begin
        return next((n for n, entry in enumerate(entries) if entry.value and entry.value.uuid == wanted), None)

    def let_go(self) -> bool:
        """Esc stops what is being exported, then lets the marked ones go."""
        return self._line.stop() or self._rows.let_go()

    # What is done

    def chosen(self, value: Highlight) -> None:
        """Go there; of one that is not in the text the nearest place."""
        self._shown.dismiss()
        self._doing.go(value, self._lying.get(value.uuid, UNKNOWN).is_there)

    def _place_by_hand(self, one: Highlight) -> None:
        if self._lying.get(one.uuid, UNKNOWN).is_there:
            self._shown.say("it is in the text")
            return
        self._shown.dismiss()
        self._doing.place(one)

    def _turn_whole(self, some: Sequence[Highlight]) -> None:
        """All as the first asks for."""
        names = {one.uuid for one in some}
        self._whole = self._whole - names if some[0].uuid in self._whole else self._whole | names
        self._shown.refill()

    def _copy(self, some: Sequence[Highlight]) -> None:
        self._doing.copy([(one, self._lying.get(one.uuid, UNKNOWN).speaker) for one in some])

    def _ask_folder(self, some: Sequence[Highlight]) -> None:
        what = "the highlight" if len(some) == 1 else f"{len(some)} highlights"
        self._line.ask(what, partial(self._exported, some))

    async def _exported(self, some: Sequence[Highlight], folder: str) -> str:
        written = await self._notes.put_highlights(folder, some)
        count = f"{len(some)} highlights exported" if len(some) > 1 else "exported"
        return f"{count} to {written[0] if len(written) == 1 else f'{len(written)} notes in {folder}'}"

    def _edit_notes(self, some: Sequence[Highlight]) -> None:
        """One: its note is on the line. Several: what is typed is added to the note of each."""
        one = some[0]

        def done(text: str) -> None:
            self._do(partial(self._shelf.note, one.uuid, text, one.note_stamp), "the note is kept")

        def added(text: str) -> None:
            if text.strip():
                self._do(partial(self._add_notes, some, text), f"added to {len(some)} notes")

        if len(some) == 1:
            ask_note(self._shown.asking, one.note, self._doing.edit, done, lambda: None)
        else:
            ask_note(self._shown.asking, "", self._doing.edit, added, lambda: None, f"note to all {len(some)}: ")

    async def _add_notes(self, some: Sequence[Highlight], text: str) -> None:
        for one in some:
            await self._shelf.note(one.uuid, "\n".join(filter(None, (one.note, text))), one.note_stamp)

    def _ask_to_delete(self, some: Sequence[Highlight]) -> None:
        notes = sum(bool(one.note) for one in some)
        if len(some) == 1:
            name = shortened(" ".join(some[0].passage.quote.split()), 30)
            what = f"the highlight “{name}”{' and its note' if notes else ''}"
        else:
            what = f"{len(some)} highlights" + (f" and {notes} note{'s' if notes > 1 else ''}" if notes else "")
        self._shown.ask_to_delete(what, partial(self._do, partial(self._delete, some), "deleted"))

    async def _delete(self, some: Sequence[Highlight]) -> None:
        for one in some:
            await self._shelf.delete(one.uuid)

    def _do(self, work: Callable[[], Awaitable[object]], said: str) -> None:
        self._shown.behind(partial(self._done, work, said))

    async def _done(self, work: Callable[[], Awaitable[object]], said: str) -> None:
        try:
            await work()
        except LibraryError as error:
            said = f"! nothing was changed: {error}"
        await self._ask()
        self._shown.say(said)


def _by_article(some: Sequence[Highlight]) -> Iterable[Sequence[Highlight]]:
    """Those of each article together, the articles in the order of their first."""
    found: dict[int, list[Highlight]] = {}
    for one in some:
        found.setdefault(one.article, []).append(one)
    return found.values()
