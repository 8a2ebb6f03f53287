"""Which words there are; what one does is imported when it is the first argument."""

import argparse
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple, Protocol, cast

Say = Callable[[str], None]
"""Writes a line to standard error."""


class Word(NamedTuple):
    """A word. module: in this room, where it is done; usage: what follows it; text: what it does, for --help."""

    module: str
    usage: str
    text: str


class Doer(Protocol):
    """What the module of a word has."""

    def parser(self) -> argparse.ArgumentParser:
        """The command line behind the word."""

    def run(self, given: argparse.Namespace, say: Say) -> int:
        """Do it; answers the exit code. Raises ReaderErrors."""


WORDS: Mapping[str, Word] = {
    "export": Word(
        "exporting", "[-f FORMAT] [-o PATH] [SOURCE...]", "write what is kept in the forms of other programs"
    ),
    "import": Word("importing", "[--dry-run] [--fetch N] FILE...|-", "take in what other programs exported"),
    "sync": Word("sync", "[HOST...]", "tell other machines what changed here, and take what changed there"),
}


def doer(word: str) -> Doer:
    """The module of a word, imported now."""
    return cast(Doer, import_module(f"tui_reader.words.{WORDS[word].module}"))


def listed() -> str:
    """The words as --help lists them; "" when there are none."""
    lines = [f"  {name} {word.usage}\n      {word.text}" for name, word in WORDS.items()]
    return "\n".join(["words, as the first argument (a file of that name is ./WORD):", *lines]) if lines else ""
