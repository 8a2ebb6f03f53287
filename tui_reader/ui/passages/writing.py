"""Writing the article to a file: the ending of its name says in which form."""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path

from tui_reader.article.document import Document
from tui_reader.article.form import to_json
from tui_reader.clean import clean, escaped
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.state import Current
from tui_reader.ui.text.wording import size

LONGEST_NAME = 60
NAME_SHOWN = 30


def offered_name(document: Document) -> str:
    """A file name made of the title's words."""
    letters = "".join([c if c.isalnum() else " " for c in document.title.lower()])
    name = ""
    for word in letters.split():
        if name and len(name) + len(word) >= LONGEST_NAME:
            break
        name = f"{name}-{word}" if name else word[:LONGEST_NAME]
    return f"{name or 'article'}.md"


def _text(document: Document) -> str:
    from tui_reader.export.text import text

    return clean(text(document))


def _markdown(document: Document) -> str:
    from tui_reader.export.markdown import markdown

    return clean(markdown(document))


def _html(document: Document) -> str:
    from tui_reader.export.html import html

    return clean(html(document))


def _json(document: Document) -> str:
    return escaped(to_json(document))


def _epub(document: Document) -> bytes:
    import time

    from tui_reader.export.book.epub import epub

    return epub([document], document.title, time.time())


WRITERS: Mapping[str, Callable[[Document], str | bytes]] = {
    ".md": _markdown,
    ".txt": _text,
    ".html": _html,
    ".json": _json,
    ".epub": _epub,
}


class Writing:
    """The key that writes."""

    def __init__(self, current: Current, means: Means) -> None:
        self._current = current
        self._means = means
        self.verbs: Verbs = {"write": self._write_article}

    def _write_article(self, count: int | None) -> None:
        """Ask for a name, one is offered."""
        document = self._current.document
        if document is None:
            self._means.say("there is no article to write")
        else:
            self._ask(document, offered_name(document))

    def _ask(self, document: Document, name: str) -> None:
        prompt = Prompt("write to: ", name, len(name), "endings: " + " ".join(WRITERS))
        self._means.asking.ask(Asked(prompt, lambda typed: self._named(document, typed)))

    def _named(self, document: Document, typed: str) -> None:
        name = typed.strip()
        if not name:
            return
        try:
            self._look_at(document, name, Path(name).expanduser())
        except (OSError, RuntimeError, ValueError) as error:  # no such user, a name too long, a NUL
            self._means.say(f"! {shortened(name, NAME_SHOWN)} could not be written: {_why(error)}")

    def _look_at(self, document: Document, name: str, path: Path) -> None:
        """Write to a new file, ask about one that is there; raises what the system says of the name."""
        is_link = path.is_symlink()
        if path.suffix.lower() not in WRITERS:
            self._ask(document, name)
            self._means.asking.note(f"end the name in {', '.join(WRITERS)}")
        elif is_link or path.exists():
            is_there = path.exists()
            if is_there and not path.is_file():
                raise FileExistsError(errno.EEXIST, "something that is no file stands there")
            leads = f"is a link to {path.readlink()}" if is_link else "is there already"
            does = "Overwrite it" if is_there else "Make that file"
            mode = "w" if is_there or is_link else "x"
            self._means.asking.question(f"{path} {leads}. {does}?", lambda: self._write(document, path, mode))
        else:
            self._write(document, path, "x")

    def _write(self, document: Document, path: Path, mode: str) -> None:
        written = WRITERS[path.suffix.lower()](document)
        if isinstance(written, str):
            written = (written if written.endswith("\n") else written + "\n").encode("utf-8", "replace")
        try:
            with path.open(f"{mode}b") as file:
                file.write(written)
        except OSError as error:
            self._means.say(f"! {path} could not be written: {_why(error)}")
            return
        self._means.say(f"wrote {path} · {size(len(written))}")


def _why(error: Exception) -> str:
    """What is wrong with a path, in words."""
    if isinstance(error, OSError):
        return (error.strerror or "the name is not possible").lower()
    # Of ~name Python says no more than that it knows no home.
    return "nobody here has that name" if isinstance(error, RuntimeError) else "the name is not possible"
