"""Which versions of Textual the output was tested with. Another is asked nothing private."""

import sys
from functools import cache
from pathlib import Path

TESTED = ("8.2.5", "8.2.6", "8.2.7", "8.2.8")


@cache
def is_tested() -> bool:
    """Whether the installed Textual is one of them.

    Asked of its folder's neighbour, which pip makes, and before Textual is imported: importlib.metadata takes 30 ms.
    """
    packages = next((Path(place) for place in sys.path if (Path(place) / "textual" / "__init__.py").is_file()), None)
    return packages is not None and any((packages / f"textual-{version}.dist-info").is_dir() for version in TESTED)


def output_words() -> str:
    """What is to be said of the output: that it is Textual's own, and why; "" where it is ours or could be."""
    if is_tested():
        return ""
    from textual import __version__  # found by importlib.metadata, see above

    return f"Textual’s own ({__version__} is not known)"
