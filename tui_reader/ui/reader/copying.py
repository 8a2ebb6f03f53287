"""Copying: text sent to the clipboard of the terminal by the way that reaches it, and a file with the last one."""

import os
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui_reader.address import clean_link, without_tracking
from tui_reader.article.document import Document
from tui_reader.clean import clean
from tui_reader.export.citation import citation
from tui_reader.process.machine import asked

if TYPE_CHECKING:
    from tui_reader.ui.keys.keyed_screen import KeyedScreen
    from tui_reader.ui.reader.reader_screen import ReaderScreen

Way = Literal["tmux", "screen", "terminal"]

SCREEN_PIECE = 768
"""Bytes of one DCS sequence that GNU screen passes on."""
TMUX_SECONDS = 1.0
FILE = "copy.txt"


class Sent(NamedTuple):
    """What became of a text: how many characters went which way, and the file that holds it, if any."""

    characters: int
    way: Way
    file: Path | None

    def words(self, what: str = "") -> str:
        """What to say: that it was sent. Nobody answers, so nobody knows that it arrived."""
        count = what or f"{self.characters:,} character{'s' if self.characters != 1 else ''}"
        return f"sent {count}" + (f" · also in {_short(self.file)}" if self.file is not None else "")


def way(environment: Mapping[str, str]) -> Way:
    """How this terminal is reached: tmux and GNU screen stand between, and take no plain sequence."""
    if environment.get("TMUX"):
        return "tmux"
    return "screen" if environment.get("STY") else "terminal"


def sequences(text: str, to: Way) -> list[str]:
    """OSC 52 with the text in base64; for GNU screen in pieces that it hands to the terminal outside."""
    whole = f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode('ascii')}\a"
    if to != "screen":
        return [whole]
    size = SCREEN_PIECE - len("\x1bP\x1b\\")
    return [f"\x1bP{whole[at : at + size]}\x1b\\" for at in range(0, len(whole), size)]


class Clipboard:
    """Sends texts. write: what the terminal gets; file: where the last one is kept, None for nowhere."""

    def __init__(self, write: Callable[[str], None], file: Path | None) -> None:
        self._write = write
        self._file = file

    def send(self, text: str) -> Sent:
        """Send a text by the way for this terminal, and keep it in the file."""
        text = clean(text)
        to = way(os.environ)
        if to == "tmux" and not _load_buffer(text):
            to = "terminal"
        if to != "tmux":
            for sequence in sequences(text, to):
                self._write(sequence)
        kept = self._file is not None and _keep(self._file, text)
        return Sent(len(text), to, self._file if kept else None)


def _load_buffer(text: str) -> bool:
    """Give a text to tmux, which hands it to the terminal outside; before 3.2 it can only keep it. Takes 5 ms."""
    return _tmux("load-buffer", "-w", "-", text=text) or _tmux("load-buffer", "-", text=text)


def _tmux(*arguments: str, text: str) -> bool:
    ended = asked(["tmux", *arguments], text.encode("utf-8", "replace"), seconds=TMUX_SECONDS)
    return ended is not None and ended[0] == 0


def _keep(file: Path, text: str) -> bool:
    """Replace the file in one step, for its owner only; whether it could be done."""
    import tempfile

    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as opened:
                opened.write(text)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError:
        return False
    return True


def _short(file: Path) -> str:
    """A path with ~ for the home."""
    with suppress(ValueError, RuntimeError):
        return f"~/{file.relative_to(Path.home())}"
    return str(file)


class Copying:
    """The keys y and Y of the reading screen."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen

    def do_copy(self, count: int | None) -> None:
        """What is selected, else what is looked at, else the current quote with its citation, if it is seen."""
        screen = self._screen
        document = screen.visit.document if screen.visit is not None else None
        if document is None:
            screen.status.say("there is no text to copy")
        elif screen.peek is not None and screen.peek.is_open:
            screen.reader.copy(screen.peek.text)
        elif screen.selection.is_on:
            screen.reader.copy(screen.selection.text(self._cited))
            screen.selection.end()
        elif (index := self._quote()) is not None:
            screen.reader.copy(self._citation(document, index))
        else:
            key = screen.keymap.key_of("select.words")
            screen.status.say(f"no quote on the screen · {key} selects")

    def do_copy_address(self, count: int | None) -> None:
        """The address of the selected link, else of the article."""
        link = self._screen.selected_link
        visit = self._screen.visit
        address = link.href if link is not None and link.href else visit.address if visit is not None else ""
        copy_address(self._screen, address)

    @property
    def _cited(self) -> bool:
        return self._screen.reader.reading.settings.copy_citation

    def _quote(self) -> int | None:
        """The quote under the cursor of its pane, or the current one on the screen."""
        screen = self._screen
        return screen.quotes.value if screen.focused is screen.quotes else screen.body.quote

    def _citation(self, document: Document, index: int) -> str:
        markdown = self._screen.reader.reading.settings.quote_format == "markdown"
        return citation(document.quotes[index], shared(document), markdown)


def copy_address(screen: "KeyedScreen", address: str) -> None:
    """Copy an address as it is handed on: without what only follows its readers about."""
    if not address:
        screen.status.say("there is no address to copy")
        return
    link = clean_link(address)
    screen.reader.copy(without_tracking(link) if link else address, "the address")


def shared(document: Document) -> Document:
    """The document with the address that is handed on."""
    return document.with_(final_url=without_tracking(document.final_url or document.url))
