"""What the command line says about one run."""

from typing import NamedTuple


class Options(NamedTuple):
    """The options of one run.

    stdin: the bytes that came in; base: the address they belong to. full: the whole page instead of the article.
    """

    offline: bool = False
    refresh: bool = False
    keep: bool = True
    base: str = ""
    stdin: bytes | None = None
    full: bool = False
