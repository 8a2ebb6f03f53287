"""A folder of notes, to which articles and what is said in them are given."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tui_reader.address import identity
from tui_reader.article.document import Document
from tui_reader.errors import UsageError
from tui_reader.exchange.folder import NotesFolder
from tui_reader.exchange.items import Item
from tui_reader.exchange.note_form import NoteForm
from tui_reader.library.exchanged.giving_out import GiveOut
from tui_reader.library.marked.highlights import Highlight
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.kept.exported import body, item_of, items, text
from tui_reader.settings import Settings


class Words(NamedTuple):
    """What is added below the note of an article. about: its address, title, byline, site, day: as far as known."""

    about: tuple[str, str, str, str, str]
    words: str


class NotesShelf:
    """Its methods write behind the loop, and raise UsageError where that is not possible.

    settings: as they are now. The folder that was written to last is offered again.
    """

    def __init__(self, keeper: Keeper, settings: Callable[[], Settings]) -> None:
        self._keeper = keeper
        self._settings = settings
        self._last = ""

    @property
    def offered(self) -> str:
        """The folder as it was typed last, else that of the settings; "" for none."""
        return self._last or self._settings().export_folder

    async def put(self, folder: str, wanted: GiveOut, with_texts: bool, told: Callable[[int], None]) -> int:
        """Make or renew the notes of kept articles; answers how many. told: hears how many are written."""
        found = await items(self._keeper, wanted)
        if not found:
            return 0
        notes = await self._opened(folder)
        for count, item in enumerate(found, 1):
            words = await text(self._keeper, item.address) if with_texts else ""
            await asyncio.to_thread(notes.put, item, words)
            told(count)
        return len(found)

    async def put_articles(self, folder: str, addresses: Sequence[str], told: Callable[[int], None]) -> int:
        """The same of articles by their addresses, with their texts."""
        return await self.put(folder, GiveOut(tuple(addresses)), True, told)

    async def put_document(self, folder: str, document: Document) -> Path:
        """Write the note of what is read, kept or not; answers where it is."""
        notes = await self._opened(folder)
        return await asyncio.to_thread(notes.put, await self._known(Item(*_about(document))), body(document))

    async def add_selected(self, folder: str, document: Document, words: str) -> Path:
        """Add words of what is read below its note; answers where it is."""
        return await self.add(folder, [Words(_about(document), words)])

    async def add(self, folder: str, added: Sequence[Words]) -> Path:
        """Add words below the notes of articles; answers where the last of them is."""
        notes = await self._opened(folder)
        path = Path()
        for about, words in added:
            path = await asyncio.to_thread(notes.add, await self._known(Item(*about)), words)
        return path

    async def put_highlights(self, folder: str, some: Sequence[Highlight]) -> Sequence[Path]:
        """Put highlights into the notes of their articles, beside those that are there; answers where they are."""
        notes = await self._opened(folder)
        written: list[Path] = []
        for address in dict.fromkeys(one.address for one in some):
            wanted = frozenset(one.uuid for one in some if one.address == address)
            if (item := await item_of(self._keeper, address)) is not None:
                written.append(await asyncio.to_thread(notes.put_some, item, wanted))
        return written

    async def _known(self, item: Item) -> Item:
        """The article with what a person made of it, if it is kept."""
        return (await item_of(self._keeper, item.address) if item.address else None) or item

    async def _opened(self, folder: str) -> NotesFolder:
        self._last = folder
        try:
            return await asyncio.to_thread(lambda: NotesFolder(Path(folder).expanduser(), form_of(self._settings())))
        except RuntimeError as error:  # no such user
            raise UsageError("Nothing can be exported there", str(error)) from error


def form_of(settings: Settings) -> NoteForm:
    """How new notes begin and are called."""
    return NoteForm(settings.export_name, settings.export_template)


def _about(document: Document) -> tuple[str, str, str, str, str]:
    url = document.final_url or document.url
    address = identity(url) if url else ""
    return address, document.title, document.byline, document.site, document.published
