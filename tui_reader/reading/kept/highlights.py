"""Highlights and their notes, as the front ends ask for them and change them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui_reader.anchoring.passage import Passage
from tui_reader.library.marked.highlights import (
    DeleteHighlight,
    Highlight,
    HighlightCounts,
    Highlights,
    PlaceHighlight,
    SetHighlight,
    SetLabel,
)
from tui_reader.library.marked.notes import SetNote
from tui_reader.reading.keeper import Keeper

if TYPE_CHECKING:
    from tui_reader.reading.kept.lying import Lying

NOTHING = (0, 0, 0)


class HighlightShelf:
    """What changes something has kept it when it returns, or raises LibraryError."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    async def of(self, article: int | None, limit: int = -1) -> tuple[Highlight, ...]:
        """Those of an article, or of all (None), the newest first."""
        nothing: tuple[Highlight, ...] = ()
        return await self._keeper.ask(lambda library: library.ask(Highlights(article, limit)), nothing)

    async def lying(self, some: Sequence[Highlight]) -> "Mapping[str, Lying]":
        """How highlights of one article lie in its text, by their uuids."""
        import asyncio

        from tui_reader.library.marked.surroundings import NOWHERE, ReadSurroundings
        from tui_reader.reading.kept.lying import in_surroundings  # with what finds them

        asked = ReadSurroundings(some[0].article, frozenset(one.version for one in some))
        around = await self._keeper.ask(lambda library: library.ask(asked), NOWHERE)
        return await asyncio.to_thread(in_surroundings, some, around)

    async def counts(self, article: int | None = None) -> tuple[int, int, int]:
        """How many highlights, articles that have some, and notes there are."""
        return await self._keeper.ask(lambda library: library.ask(HighlightCounts(article)), NOTHING)

    async def keep(self, article: int, passage: Passage, label: int, view: str | None, note: str = "") -> str | None:
        """Keep a passage, and a note with it if there is one; its uuid, None where nothing is kept."""
        uuid = await self._keeper.change("the highlight", SetHighlight(article, passage, label, view))
        if uuid is not None and note:
            await self.note(uuid, note)
        return uuid

    async def note(self, uuid: str, text: str, base: int | None = None) -> None:
        """Let its note be this; no text deletes it. base: the stamp of the text that it was edited from."""
        await self._keeper.change("the note", SetNote(uuid, text, base))

    async def label(self, uuid: str, label: int) -> None:
        """Give it a label."""
        await self._keeper.change("the label", SetLabel(uuid, label))

    async def place(self, uuid: str, passage: Passage, view: str | None) -> None:
        """It lies there from now on."""
        await self._keeper.change("the place", PlaceHighlight(uuid, passage, view))

    async def delete(self, uuid: str) -> None:
        """Delete it with its note."""
        await self._keeper.change("the deletion", DeleteHighlight(uuid))
