"""What the command line says about one run."""

from typing import NamedTuple


class Options(NamedTuple):
    """The options of one run.

    stdin: the descriptor that a page comes in on; base: the address it belongs to. full: the whole page instead of the
    article. prints: articles go to standard output, and nobody reads them here.
    """

    offline: bool = False
    refresh: bool = False
    keep: bool = True
    base: str = ""
    stdin: int | None = None
    full: bool = False
    prints: bool = False
