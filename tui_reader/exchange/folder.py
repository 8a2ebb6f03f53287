"""A folder of notes in Markdown: each article has one, which is found again whatever it is called by now."""

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from tui_reader.errors import UsageError
from tui_reader.exchange.items import Item
from tui_reader.exchange.note_form import NoteForm
from tui_reader.exchange.writers.vault import file_name, narrowed, note, source_of, with_words

MOST_FILES = 50_000
"""Notes that are looked through; of the others it is not known whose they are."""
_HEAD = 4096


class NotesFolder:
    """A folder, made when it is not there; folders in it are looked through too. form: of new notes.

    Raises UsageError.
    """

    def __init__(self, path: Path, form: NoteForm | None = None) -> None:
        self._path = path
        self._form = form or NoteForm()
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._known = dict(_notes_in(path))
        except OSError as error:
            raise _not_possible(path, error) from error

    def put(self, item: Item, text: str = "") -> Path:
        """Write the note of an article, or renew it; answers where it is. text: the article's, as Markdown."""
        return self._change(item, lambda there: note(item, there, text, self._form))

    def put_some(self, item: Item, wanted: Collection[str]) -> Path:
        """The same with those highlights that are wanted, by their uuids; what the note has already stays."""
        return self._change(item, lambda there: note(narrowed(item, there, wanted), there, form=self._form))

    def add(self, item: Item, words: str) -> Path:
        """Add words of an article below its note, once; answers where it is."""
        return self._change(item, lambda there: with_words(note(item, there, form=self._form), words))

    def _change(self, item: Item, change: Callable[[str], str]) -> Path:
        path = self._known.get(item.address) or self._free(item)
        try:
            there = path.read_text(encoding="utf-8") if path.exists() else ""
            written = change(there)
            if written != there:
                _write(path, written)
        except (OSError, UnicodeDecodeError) as error:
            raise _not_possible(path, error) from error
        self._known[item.address] = path
        return path

    def _free(self, item: Item) -> Path:
        """A name that no other file has."""
        name = file_name(item, self._form)
        path = self._path / name
        number = 2
        while path.exists() or path.is_symlink():
            path = self._path / f"{name.removesuffix('.md')} {number}.md"
            number += 1
        return path


def _notes_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """The notes of a folder by the addresses of their articles."""
    left = MOST_FILES
    for where, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            if not name.endswith(".md"):
                continue
            left -= 1
            if left < 0:
                return
            path = Path(where, name)
            if path.is_file():
                with path.open("rb") as file:
                    source = source_of(file.read(_HEAD).decode("utf-8", "replace"))
                if source:
                    yield source, path


def _write(path: Path, text: str) -> None:
    """In one step: a program that looks at the folder never sees half a note."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:  # an interrupt too leaves nothing behind
        temporary.unlink(missing_ok=True)
        raise


def _not_possible(path: Path, error: Exception) -> UsageError:
    why = error.strerror if isinstance(error, OSError) else "it is no text"
    return UsageError("Nothing can be exported there", f"{path}: {why}")
