"""What words after `:` mean at once: those of vim and less, numbers, the ids of commands. All else is looked for."""

import re
from collections.abc import Callable, Container
from typing import NamedTuple


class Do(NamedTuple):
    """A command by its id, with the number that would be typed before its key."""

    id: str
    number: int | None = None


class Open(NamedTuple):
    """An address or a file."""

    address: str


class Write(NamedTuple):
    """The article into a file of this name."""

    name: str


class Help(NamedTuple):
    """The keys that have to do with these words."""

    words: str


class Find(NamedTuple):
    """What these words find in all that is kept."""

    words: str


class Set(NamedTuple):
    """A setting asked for or changed, as vim's `set` does it."""

    words: str


Meaning = Set | Do | Open | Write | Help | Find

# As vim and less have them, with what vim lets one leave out; `!` says to them what we ask about anyway.
_COMMANDS = {
    "q": "quit", "quit": "quit", "wq": "quit", "x": "quit", "xit": "quit", "Q": "quit",
    "qa": "quit.all", "qall": "quit.all", "wqa": "quit.all", "xa": "quit.all", "xall": "quit.all", "cq": "quit.all",
    "n": "queue.next", "next": "queue.next", "p": "queue.prev", "prev": "queue.prev", "previous": "queue.prev",
    "N": "queue.prev", "Next": "queue.prev", "w": "write", "write": "write", "e": "reload", "edit": "reload",
    "h": "help", "help": "help", "ls": "articles", "files": "articles", "buffers": "articles", "f": "info",
    "file": "info", "ju": "trail", "jumps": "trail", "$": "bottom", "set": "settings",
    "se": "settings",
}  # fmt: skip
_WITH_WORDS: dict[str, Callable[[str], Meaning]] = {
    "w": Write, "write": Write, "e": Open, "edit": Open, "o": Open, "open": Open, "h": Help,
    "help": Help, "set": Set, "se": Set, "find": Find,
}  # fmt: skip
FEWEST = 2
"""Letters of what is looked for: one letter names no key and is the beginning of too much."""


def meaning(typed: str, ids: Container[str]) -> Meaning | None:
    """What was typed after the colon means; None: it is to be looked for. ids: of all commands."""
    typed = typed.strip().lstrip(": ")
    word, _, words = typed.partition(" ")
    word, words = word.removesuffix("!"), words.strip()
    if words and word in _WITH_WORDS:
        return _WITH_WORDS[word](words)
    if not words and word in _COMMANDS:
        return Do(_COMMANDS[word])
    if number := re.fullmatch(r"([0-9]{1,7})\s*(%?)", typed):
        return Do("percent" if number[2] else "top", int(number[1]))
    return Do(typed) if typed in ids else None
