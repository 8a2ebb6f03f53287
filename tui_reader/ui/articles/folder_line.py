"""The line on which the folder of notes is typed that something is given to."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple

from tui_reader.errors import LibraryError, UsageError
from tui_reader.reading.kept.notes_shelf import NotesShelf
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.lists.list_contents import Work

Write = Callable[[str], Awaitable[str]]
"""Writes into a folder, and answers what was done."""


class Beside(NamedTuple):
    """What the line needs of its screen. begin: runs work behind the keys, in the stead of what it ran before."""

    ask: Callable[[Asked], None]
    say: Callable[[str], None]
    begin: Callable[[Work], None]


class FolderLine:
    """One Enter takes the folder that is offered; Esc stops what is being written."""

    def __init__(self, row: Beside, notes: NotesShelf) -> None:
        self._row = row
        self._notes = notes
        self._is_writing = False

    def ask(self, what: str, write: Write) -> None:
        """Ask where `what` goes, and write it there."""
        if self._is_writing:
            self._row.say("still exporting")
            return
        folder = self._notes.offered
        aside = "" if folder else "a folder of notes, as in [export] folder"
        prompt = Prompt(f"export {what} to: ", folder, len(folder), aside)
        self._row.ask(Asked(prompt, partial(self._begin, write)))

    def stop(self) -> bool:
        """Write no more; whether something was being written. What is written stays."""
        was, self._is_writing = self._is_writing, False
        if was:
            self._row.begin(_nothing)
            self._row.say("stopped; what was written stays")
        return was

    def _begin(self, write: Write, typed: str) -> None:
        folder = typed.strip()
        if not folder:
            self._row.say("not exported: no folder was typed")
            return
        self._is_writing = True
        self._row.begin(partial(self._written, write, folder))

    async def _written(self, write: Write, folder: str) -> None:
        """Say what was done, or why it was not."""
        try:
            said = await write(folder)
        except (UsageError, LibraryError) as error:
            said = f"! {error}"
        self._is_writing = False
        self._row.say(said)


async def _nothing() -> None:
    """Takes the place of what is not wanted any more."""
