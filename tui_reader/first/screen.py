"""A kept screen on the terminal: taken apart, cleaned, painted, and the terminal given back when it ends there."""

import _signal  # type: ignore[import-not-found]  # signal itself imports enum
import os
import termios

TYPE_CHECKING = False  # typing costs as much as painting
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

KEYS, DRAWING = 0, 2
_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
_LEAVE = "\x1b[?7h\x1b[?1049l\x1b[?25h"
# No text begins with it: what comes from a page holds no controls.
COUNTED = "\x1d"
_PARTS = dict.fromkeys(map(ord, "\x1e\x1f\n"))
# Blanks and joints that are no letters, and which nothing obeys.
_HARMLESS = dict.fromkeys(map(ord, "\xa0\xad\u2002\u2003\u2009\u200a\u200b\u200c\u200d\u202f\u2060\u3000"))
# Every pile of marks that is too high is at least as many bytes that are not ASCII, one behind the other.
_MOST_MARKS = 8
_SAME = bytes(range(128)) + b"\x80" * 128
_HIGH = b"\x80" * 2 * (_MOST_MARKS + 1)
_ZERO_WIDTH = ("Mn", "Me", "Cf")
# What else decides how the terminal is drawn on: what these say, and whether those say anything.
_SAID = (
    "TERM", "TERM_PROGRAM", "VTE_VERSION", "COLORTERM", "TEXTUAL_COLOR_SYSTEM", "LC_ALL", "LC_CTYPE", "LANG",
)  # fmt: skip
_SET = ("NO_COLOR", "TMUX", "STY", "WT_SESSION", "KONSOLE_VERSION")


class Early:
    """A screen that stands on the terminal. body: as it was kept; size: columns, rows; state: the terminal's before.

    is_ours: nobody else gives the terminal back yet.
    """

    def __init__(self, body: bytes, size: tuple[int, int], state: "list[Any]") -> None:
        self.body, self.size, self.state = body, size, state
        self.is_ours = True

    def undo(self) -> None:
        """Give the terminal back, unless whoever took the screen over does."""
        if self.is_ours:
            self.is_ours = False
            give_back(self.state)


def give_back(state: "list[Any]") -> None:
    """Give the terminal back as it was before something was painted."""
    try:
        os.write(DRAWING, _LEAVE.encode())
    except OSError:
        pass
    try:
        termios.tcsetattr(KEYS, termios.TCSANOW, state)
    except termios.error:
        pass


def key(version: str, size: tuple[int, int], settings: str, environment: "Mapping[str, str]") -> str:
    """What decides the screen besides the text and the place: a screen kept under another key is not painted.

    settings: as `repr` writes them.
    """
    said = [environment.get(name) for name in _SAID]
    return repr((version, *size, settings, said, [bool(environment.get(name)) for name in _SET]))


def size_and_state() -> "tuple[tuple[int, int], list[Any]] | None":
    """The terminal's size and state; None where there is none."""
    try:
        width, height = os.get_terminal_size(DRAWING)
        return (width, height), termios.tcgetattr(KEYS)
    except (OSError, termios.error):
        return None


def paint(body: bytes, size: tuple[int, int], state: "list[Any]") -> Early | None:
    """Paint a kept screen; None for what was not kept by us. The caller hands the result on, or calls its `undo`."""
    try:
        drawn = [_row(row) for row in rows(body)]
    except (ValueError, TypeError):
        return None
    _guard(state)
    # Before anything shows: keys typed over the page would be echoed into it.
    termios.tcsetattr(KEYS, termios.TCSANOW, _raw(state))
    _send(_ENTER + "".join(f"\x1b[{y}H{row}" for y, row in enumerate(drawn, 1) if row))
    return Early(body, size, state)


def rows(body: bytes) -> list[list[list[str]]]:
    """Rows of runs: text, attributes, colour, ground, column; cleaned. Raises ValueError for anything else."""
    text = body.decode()
    if text.startswith(COUNTED):
        head, _, text = text.partition("\n")
        if head[1:].strip("01"):
            raise ValueError("not counted by us")
    found = [[run.split("\x1f") for run in row.split("\x1e") if run] for row in text.split("\n")]
    if not all(_is_look(run) for row in found for run in row):
        raise ValueError("not a look")
    if not _is_clean(text):
        from tui_reader.clean import clean

        for row in found:
            for run in row:
                run[0] = clean(run[0]).replace("\t", "").replace("\n", "")
    return found


def _is_look(run: list[str]) -> bool:
    """Whether all but the text are SGR parameters; a colon stands only in that of a dotted line."""
    return len(run) <= 5 and not "".join(run[1:]).replace("4:4", "").strip("0123456789;")


def _is_clean(text: str) -> bool:
    """Whether there is surely nothing in it that cleaning takes away."""
    bare = text.translate(_PARTS)
    printable = bare.isprintable() or bare.translate(_HARMLESS).isprintable()
    return printable and (bare.isascii() or not _has_pile(bare))


def _has_pile(text: str) -> bool:
    """Whether more marks stand one behind the other than cleaning leaves; a rule, and most alphabets, have none."""
    if _HIGH not in text.encode().translate(_SAME):
        return False
    from unicodedata import category

    marks = {ord(character): "\0" for character in set(text) if category(character) in _ZERO_WIDTH}
    return bool(marks) and "\0" * (_MOST_MARKS + 1) in text.translate(marks)


def _row(row: list[list[str]]) -> str:
    return "".join(map(_run, row))


def _run(run: list[str]) -> str:
    text = f"\x1b[{run[4]}G{run[0]}" if len(run) > 4 and run[4] else run[0]
    look = ";".join(filter(None, run[1:4]))
    return f"\x1b[{look}m{text}\x1b[m" if look else text


def _send(sequence: str) -> None:
    body = sequence.encode(errors="replace")
    while body:
        body = body[os.write(DRAWING, body) :]


def _raw(state: "list[Any]") -> "list[Any]":
    """The state in which Textual reads keys."""
    given, looks, _, local, *speeds = state
    characters = list(speeds.pop())
    flags = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
    local &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    characters[termios.VMIN] = 1
    return [given & ~flags, looks, state[2], local, *speeds, characters]


def _guard(state: "list[Any]") -> None:
    """Until the app has its own handlers a signal gives the terminal back. Nothing was read yet that could be saved."""

    def end(number: int, frame: object) -> None:
        give_back(state)
        os._exit(128 + number)

    for number in (_signal.SIGTERM, _signal.SIGHUP):
        _signal.signal(number, end)
    # Stopped half way the shell would have a raw terminal; the app, up in a moment, knows how to stop.
    _signal.signal(_signal.SIGTSTP, _signal.SIG_IGN)
