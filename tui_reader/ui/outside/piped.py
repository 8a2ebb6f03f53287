"""What a text is given to, in which environment, and what is read of the answer. No word of a page is in a command."""

import os
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui_reader.clean import clean, one_line

Named = Sequence[tuple[str, str | tuple[str, ...]]]
"""The programs of the settings by their names: a program and its arguments, or a line for the shell."""
IN_TERMINAL = "!"
LONGEST_VARIABLE = 30_000
"""Characters of a variable; Linux starts no program with one of more than 128 KB."""
# Whole sequences only: what is left of a broken one is text.
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]+[0-~]|\x1b[0-Z\\`-~]"
)
# As man and nroff print bold and underlined.
_OVERSTRUCK = re.compile(r"[^\n\x08]\x08")


class Piped(NamedTuple):
    """words: what it is called. in_terminal: it has the terminal for itself while it runs."""

    words: str
    command: tuple[str, ...]
    in_terminal: bool = False


def piped(typed: str, named: Named, shell: str) -> Piped | None:
    """What was typed: the name of a program of the settings, else a line for the shell; None for nothing."""
    line = typed.strip()
    in_terminal = line.startswith(IN_TERMINAL)
    words = line.removeprefix(IN_TERMINAL).strip()
    found = dict(named).get(words, words)
    if isinstance(found, tuple):
        return Piped(words, found, in_terminal)
    in_terminal = in_terminal or found.startswith(IN_TERMINAL)
    found = found.removeprefix(IN_TERMINAL).strip()
    return Piped(words, (shell, "-c", found), in_terminal) if found else None


def shell_of(environment: Mapping[str, str]) -> str:
    """The person's own shell."""
    own = environment.get("SHELL", "")
    return own if own.startswith("/") and os.access(own, os.X_OK) else "/bin/sh"


def variables(address: str, title: str, quote: str) -> dict[str, str]:
    """What a program is told beside the text."""
    told = {"TUIR_URL": address, "TUIR_TITLE": title, "TUIR_QUOTE": quote}
    return {name: one_line(value)[:LONGEST_VARIABLE] for name, value in told.items()}


def ended(words: str, code: int | None) -> str:
    """How a program ended. code: its exit code, negative for a signal's; None when it was not started."""
    if code is None:
        return f"! {words} could not be started"
    if code < 0:
        return f"! {words} ended by signal {-code}"
    return f"! {words} ended with {code}" if code else f"{words} has ended"


def readable(written: bytes) -> str:
    """What a program wrote as text: its colours, overstriking and line ends are the terminal's, which it has not."""
    text = _SEQUENCE.sub("", written.decode("utf-8", "replace"))
    while "\x08" in text and (plain := _OVERSTRUCK.sub("", text)) != text:
        text = plain
    lines = (line.expandtabs(8).rstrip() for line in clean(text).split("\n"))
    return "\n".join(lines).strip("\n")
