"""Giving the article to a folder of notes, and the selected text to a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui_reader.errors import ReaderError
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.state import Current

if TYPE_CHECKING:
    from tui_reader.article.document import Document
    from tui_reader.exchange.items import Item

_SHOWN = 40


class Picked(Protocol):
    """What is picked out of the text."""

    @property
    def is_selecting(self) -> bool:
        """Whether text is selected."""

    def take_selected(self, cited: bool) -> str | None:
        """What is selected, which it is no more; None when nothing is."""


class Exporting:
    """The keys E and, while selecting, >. Where something went last is offered again."""

    def __init__(self, current: Current, picked: Picked, means: Means) -> None:
        self._current = current
        self._picked = picked
        self._means = means
        self._folder = self._file = ""
        self.verbs: Verbs = {"export": self._ask_folder, "select.write": self._ask_file}

    # The article, or what is selected, into a folder

    def _ask_folder(self, count: int | None) -> None:
        document = self._current.document
        if document is None:
            self._means.say("there is no article to export")
            return
        folder = self._folder or self._means.reading.settings.export_folder
        what = "selection" if self._picked.is_selecting else "article"
        aside = "" if folder else "a folder of notes; [export] folder of the settings is offered here"
        prompt = Prompt(f"export the {what} to: ", folder, len(folder), aside)
        self._means.asking.ask(Asked(prompt, lambda typed: self._to_folder(document, typed)))

    def _to_folder(self, document: "Document", typed: str) -> None:
        self._folder = typed.strip()
        if self._folder:
            selected = self._picked.take_selected(cited=False)
            self._means.behind(self._exported(document, self._folder, selected), group="export")

    async def _exported(self, document: "Document", typed: str, selected: str | None) -> None:
        """Write the note behind the loop, and say where."""
        import asyncio

        from tui_reader.exchange.folder import NotesFolder
        from tui_reader.reading.kept.exported import body

        def written(item: "Item") -> Path:
            notes = NotesFolder(Path(typed).expanduser())
            return notes.add(item, selected) if selected is not None else notes.put(item, body(document))

        try:
            path = await asyncio.to_thread(written, await self._item(document))
        except (ReaderError, RuntimeError) as error:  # no such user
            self._means.say(f"! {error}")
        else:
            self._means.say(f"exported to {path}")

    async def _item(self, document: "Document") -> "Item":
        """The article with what a person made of it, as far as it is kept."""
        from tui_reader.address import identity
        from tui_reader.exchange.items import Item
        from tui_reader.reading.kept.exported import item_of

        address = document.final_url or document.url
        kept = await item_of(self._means.reading.keeper, identity(address)) if address else None
        about = document.title, document.byline, document.site, document.published
        return kept or Item(address, *about)

    # What is selected, into a file

    def _ask_file(self, count: int | None) -> None:
        prompt = Prompt("write or append to: ", self._file, len(self._file), "with its citation")
        self._means.asking.ask(Asked(prompt, self._to_file))

    def _to_file(self, typed: str) -> None:
        name = typed.strip()
        if not name:
            return
        try:
            path = Path(name).expanduser()
            is_there = path.exists()
            with path.open("a", encoding="utf-8", newline="\n") as file:
                text = self._picked.take_selected(cited=True)
                if text is not None:
                    file.write(("\n" if is_there and file.tell() else "") + text.rstrip("\n") + "\n")
        except (OSError, RuntimeError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else "the name is not possible"
            self._means.say(f"! {shortened(name, _SHOWN)} could not be written: {(why or '').lower()}")
            return
        self._file = name
        self._means.say(f"{'appended to' if is_there else 'wrote'} {path}")
