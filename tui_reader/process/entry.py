"""The first of a process of ours: it is bound to its parent, finds its modules, and runs one of them."""

import os
import sys
from importlib import import_module

from tui_reader.process.expressions import compiled_before
from tui_reader.process.inside import die_with_parent
from tui_reader.process.kept_modules import found_before

NOT_LOADED = 70
"""The exit code of a process whose module could not be imported."""


def main() -> int:
    """`ROOT PARENT COUNT FOLDER... MODULE ARGUMENT...`: run MODULE's `main` with its arguments in `sys.argv[1:]`.

    PARENT: the id of the process that started this one. FOLDER: COUNT more places for modules, after the usual ones.
    """
    parent, count = int(sys.argv[2]), int(sys.argv[3])
    folders, sys.argv = sys.argv[4 : 4 + count], sys.argv[4 + count :]
    die_with_parent(parent)
    sys.path.extend(folder for folder in folders if folder not in sys.path)
    return run(sys.argv[0])


def run(module: str) -> int:
    """Run the module's `main`; its exit code."""
    try:
        with found_before(module), compiled_before(module):
            main = import_module(module).main
    except Exception:  # a damaged installation raises what it likes, and nobody reads a traceback here
        os._exit(NOT_LOADED)
    return int(main())
