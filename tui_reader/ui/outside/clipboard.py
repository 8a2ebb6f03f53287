"""The clipboard of the terminal: a text is sent by the way that reaches it, and a file holds the last one."""

import os
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from tui_reader.clean import clean
from tui_reader.private_files import replace
from tui_reader.process.machine import asked

Way = Literal["tmux", "screen", "terminal", "pbcopy"]

SCREEN_PIECE = 768
"""Bytes of one DCS sequence that GNU screen passes on."""
TMUX_SECONDS = 1.0
# Without the variable it takes what it is given for the signs of old Macs.
_PBCOPY = ("env", "LC_CTYPE=UTF-8", "pbcopy")
PBCOPY_SECONDS = 2.0
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
    """How this terminal is reached: tmux and GNU screen stand between, and take no plain sequence.

    On a Mac that one sits at, its own program: its Terminal takes no sequence at all.
    """
    if sys.platform == "darwin" and not (environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")):
        return "pbcopy"
    return _way_through(environment)


def _way_through(environment: Mapping[str, str]) -> Way:
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
        if to == "pbcopy" and not _answers(_PBCOPY, text, PBCOPY_SECONDS):
            to = _way_through(os.environ)
        if to == "tmux" and not _load_buffer(text):
            to = "terminal"
        if to not in ("tmux", "pbcopy"):
            for sequence in sequences(text, to):
                self._write(sequence)
        kept = self._file is not None and _keep(self._file, text)
        return Sent(len(text), to, self._file if kept else None)


def _load_buffer(text: str) -> bool:
    """Give a text to tmux, which hands it to the terminal outside; before 3.2 it can only keep it. Takes 5 ms."""
    commands = (("tmux", "load-buffer", "-w", "-"), ("tmux", "load-buffer", "-"))
    return any(_answers(command, text, TMUX_SECONDS) for command in commands)


def _answers(command: Sequence[str], text: str, seconds: float) -> bool:
    """Whether a program takes the text."""
    ended = asked(command, text.encode("utf-8", "replace"), seconds=seconds)
    return ended is not None and ended[0] == 0


def _keep(file: Path, text: str) -> bool:
    """Replace the file in one step, for its owner only; whether it could be done."""
    try:
        replace(file, text, errors="replace")
    except OSError:
        return False
    return True


def _short(file: Path) -> str:
    """A path with ~ for the home."""
    with suppress(ValueError, RuntimeError):
        return f"~/{file.relative_to(Path.home())}"
    return str(file)
