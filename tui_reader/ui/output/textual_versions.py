"""Which versions of Textual the output was tested with. Another is asked nothing private."""

import sys
from functools import cache
from pathlib import Path

TESTED = ("8.2.7", "8.2.8")


def is_tested() -> bool:
    """Whether the installed Textual is one of them."""
    return folder_of_tested() is not None


@cache
def folder_of_tested() -> Path | None:
    """The folder in which pip tells of the installed Textual, when it is one of them; None when it is not.

    It is the neighbour of its own folder; importlib.metadata takes 30 ms, and Textual itself more.
    """
    packages = next((Path(place) for place in sys.path if (Path(place) / "textual" / "__init__.py").is_file()), None)
    if packages is None:
        return None
    return next((each for one in TESTED if (each := packages / f"textual-{one}.dist-info").is_dir()), None)


def output_words() -> str:
    """What is to be said of the output: that it is Textual's own, and why; "" where it is ours or could be."""
    if is_tested():
        return ""
    from textual import __version__  # found by importlib.metadata, see above

    return f"Textual’s own ({__version__} is not known)"
