"""A fault of ours is told in one line; where it happened lies in a file."""

import os
import tempfile
from pathlib import Path

from tui_reader.process.trace import trace


def report(error: BaseException) -> str:
    """Write where `error` came from to a file of the user's own and say where it lies."""
    try:
        handle, name = tempfile.mkstemp(prefix="tui-reader-fault-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(trace(error))
    except OSError:
        return f"a fault of ours: {type(error).__name__}; no report could be written"
    return f"a fault of ours: {type(error).__name__}; the report lies in {Path(name)}"
