"""The first screen of a kept article, painted before Textual is imported: text in a fraction of the time.

The rows are those the article was left with. Until the app takes the terminal over, its state and the signals are
looked after here.
"""

import os
import re
import signal
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from tui_reader import __version__
from tui_reader.article.cells import Counting
from tui_reader.clean import clean
from tui_reader.library.first import first_screen
from tui_reader.ui.colours.depth import depth_of

KEYS, DRAWING = 0, 2
_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
_LEAVE = "\x1b[?7h\x1b[?1049l\x1b[?25h"
# What else decides how the terminal is drawn on.
_ENVIRONMENT = (
    "TERM", "TERM_PROGRAM", "TMUX", "VTE_VERSION", "LC_ALL", "LC_CTYPE", "LANG",
)  # fmt: skip
# A colon stands only in the parameter of a dotted line.
_PARAMETERS = re.compile(r"(?:[0-9;]|4:4)*")
_LINES = re.compile("[\t\n]")
# No text begins with it: what comes from a page holds no controls.
_COUNTED = "\x1d"


class Run(NamedTuple):
    """Text of one look, which is given in SGR parameters ("1;4", "38;5;2"); "" are the terminal's own.

    column: where it begins, from 1, as a number; "" where the one before it ends.
    """

    text: str
    attributes: str = ""
    foreground: str = ""
    background: str = ""
    column: str = ""


Rows = Sequence[Sequence[Run]]


class Painted(NamedTuple):
    """What was painted, and the terminal's state before it. counting: how cells were counted when it was drawn."""

    rows: Rows
    size: tuple[int, int]
    state: list[Any]
    counting: Counting = Counting()

    def undo(self) -> None:
        """Give the terminal back as it was."""
        with suppress(OSError):
            os.write(DRAWING, _LEAVE.encode())
        with suppress(termios.error):
            termios.tcsetattr(KEYS, termios.TCSANOW, self.state)


def key(size: tuple[int, int], settings: object, environment: Mapping[str, str]) -> str:
    """What decides the screen besides the text and the place: a screen kept under another key is not painted."""
    depth = depth_of(environment).value
    return repr((__version__, *size, settings, depth, [environment.get(name) for name in _ENVIRONMENT]))


def packed(rows: Rows, counted: Counting | None = None) -> bytes:
    """Rows as bytes, for the library, with how their cells were counted."""
    first = f"{_COUNTED}{''.join(str(int(one)) for one in counted)}\n" if counted is not None else ""
    return (first + "\n".join("\x1e".join("\x1f".join(run) for run in row) for row in rows)).encode()


def counted_of(body: bytes) -> tuple[Counting, bytes]:
    """How the cells were counted, as it was packed, and the rows as bytes; raises ValueError."""
    first, _, rest = body.partition(b"\n")
    if not first.startswith(_COUNTED.encode()):
        return Counting(), body
    said = first[1:].decode()
    if len(said) != len(Counting._fields) or set(said) - {"0", "1"}:
        raise ValueError("not counted by us")
    return Counting(*(one == "1" for one in said)), rest


def unpacked(body: bytes) -> Rows:
    """The rows of `packed`, cleaned; raises ValueError or TypeError for anything else."""
    rows = [[Run(*run.split("\x1f")) for run in row.split("\x1e") if run] for row in body.decode().split("\n")]
    if not all(_PARAMETERS.fullmatch(";".join(run[1:])) for row in rows for run in row):
        raise ValueError("not a look")
    return [[run._replace(text=_LINES.sub("", clean(run.text))) for run in row] for row in rows]


def paint(address: str, settings: object, library: str | None = None) -> Painted | None:
    """Paint the screen the article of `address` was left with; None: there is none in the library (the usual one).

    The caller hands the result to the app, or calls its `undo`.
    """
    try:
        width, height = os.get_terminal_size(DRAWING)
        state = termios.tcgetattr(KEYS)
    except (OSError, termios.error):
        return None
    body = first_screen(library, address, key((width, height), settings, os.environ))
    if body is None:
        return None
    try:
        counted, rows = counted_of(body)
        painted = Painted(unpacked(rows), (width, height), state, counted)
    except (ValueError, TypeError):
        return None
    _guard(painted)
    # Before anything shows: keys typed over the page would be echoed into it.
    termios.tcsetattr(KEYS, termios.TCSANOW, _raw(state))
    _send(_ENTER + "".join(f"\x1b[{y}H{_drawn(row)}" for y, row in enumerate(painted.rows, 1) if row))
    return painted


def _drawn(row: Sequence[Run]) -> str:
    return "".join(map(_run, row))


def _run(run: Run) -> str:
    text = f"\x1b[{run.column}G{run.text}" if run.column else run.text
    look = ";".join(filter(None, run[1:4]))
    return f"\x1b[{look}m{text}\x1b[m" if look else text


def _send(sequence: str) -> None:
    body = sequence.encode(errors="replace")
    while body:
        body = body[os.write(DRAWING, body) :]


def _raw(state: list[Any]) -> list[Any]:
    """The state in which Textual reads keys."""
    raw = [*state[:6], [*state[6]]]
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[6][termios.VMIN] = 1
    return raw


def _guard(painted: Painted) -> None:
    """Until the app has its own handlers a signal gives the terminal back. Nothing was read yet that could be saved."""

    def end(number: int, frame: object) -> None:
        painted.undo()
        os._exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    # Stopped half way the shell would have a raw terminal; the app, up in a moment, knows how to stop.
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
