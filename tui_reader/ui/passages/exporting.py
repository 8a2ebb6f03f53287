"""Giving the article to a folder of notes, and the selected text to a file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui_reader.ui.articles.folder_line import Beside, FolderLine
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.list_contents import Work
from tui_reader.ui.opening.state import Current

if TYPE_CHECKING:
    from tui_reader.article.document import Document

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
        self._file = ""
        self._line = FolderLine(Beside(means.asking.ask, means.say, self._begin), means.reading.notes)
        self.verbs: Verbs = {"export": self._ask_folder, "select.write": self._ask_file}

    # The article, or what is selected, into a folder

    def _ask_folder(self, count: int | None) -> None:
        document = self._current.document
        if document is None:
            self._means.say("there is no article to export")
            return
        what = "selection" if self._picked.is_selecting else "article"
        self._line.ask(f"the {what}", partial(self._exported, document))

    async def _exported(self, document: "Document", folder: str) -> str:
        selected = self._picked.take_selected(cited=False)
        notes = self._means.reading.notes
        path = (
            notes.put_document(folder, document) if selected is None else notes.add_selected(folder, document, selected)
        )
        return f"exported to {await path}"

    def _begin(self, work: Work) -> None:
        self._means.behind(work(), group="export", exclusive=True)

    # What is selected, into a file

    def _ask_file(self, count: int | None) -> None:
        prompt = Prompt("write or append to: ", self._file, len(self._file), "with its citation")
        self._means.asking.ask(Asked(prompt, self._to_file))

    def _to_file(self, typed: str) -> None:
        name = typed.strip()
        if not name:
            self._means.say("not written: no file was typed")
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
