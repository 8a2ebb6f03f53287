"""A file to be read: its bytes, and the files that lie beside it in its archive."""

from collections.abc import Callable
from functools import cached_property

from tui_reader.extraction.decoding.charset import decode


def _nothing(name: str) -> bytes | None:
    return None


class Given:
    """What a reader is given. beside: the bytes of another file of the same archive by its name, None for none."""

    def __init__(self, body: bytes, beside: Callable[[str], bytes | None] = _nothing) -> None:
        self.body = body
        self.beside = beside

    @cached_property
    def text(self) -> str:
        """The bytes as text, whatever their encoding; line ends are LF."""
        text = decode(self.body).lstrip("\ufeff")
        if "\r" not in text:
            return text
        return text.replace("\r\n", "\n").replace("\n\r", "\n").replace("\r", "\n")

    @property
    def head(self) -> str:
        """The first characters, without blanks before them."""
        return self.text[:8000].lstrip()
