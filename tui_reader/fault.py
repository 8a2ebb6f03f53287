"""A fault of ours is told in one line; the traceback lies in a file."""

import os
import tempfile
import traceback
from pathlib import Path


def report(error: BaseException) -> str:
    """Write the traceback of `error` to a file of the user's own and say where it lies."""
    text = "".join(traceback.format_exception(error))
    try:
        handle, name = tempfile.mkstemp(prefix="tui-reader-fault-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError:
        return f"a fault of ours: {type(error).__name__}; no report could be written"
    return f"a fault of ours: {type(error).__name__}; the report lies in {Path(name)}"
