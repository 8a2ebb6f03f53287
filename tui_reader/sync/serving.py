"""The end of a line that answers: `tui-reader sync --stdio`, as another machine starts it over SSH."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from tui_reader.errors import LibraryError, ReaderError
from tui_reader.library.told.replica import Replica
from tui_reader.library.where import default_path
from tui_reader.sync.line.frames import Line, LineBroke
from tui_reader.sync.line.talk import answer


def serve(path: Path | None = None) -> int:
    """Answer on standard output what is asked on standard input; the exit code. What is wrong is said to the other."""
    opened: list[Replica] = []

    def replica(bodies: str) -> Replica:
        opened.append(Replica.open(path or default_path(), bodies))
        return opened[-1]

    try:
        answer(Line(sys.stdin.buffer, sys.stdout.buffer), replica)
        return 0
    except LineBroke:
        # The other side left: what it told whole is kept, and what is left to be said has nowhere to go.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except LibraryError:
        return 1
    except ReaderError as error:
        return error.code
    finally:
        for each in opened:
            each.close()
