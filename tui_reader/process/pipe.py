"""What a process writes, up to so many bytes."""

import asyncio
from collections.abc import Callable

PIECE = 1 << 20
"""Bytes of the longest line; twice as many are held until somebody reads them."""


class Answer(asyncio.StreamReaderProtocol):
    """Feeds `reader` with at most `most` bytes; with one more, `overflow` is called and nothing more is fed."""

    def __init__(self, most: int, overflow: Callable[[], None]) -> None:
        self.reader = asyncio.StreamReader(PIECE)
        super().__init__(self.reader)
        self._left = most
        self._overflow = overflow

    def data_received(self, data: bytes) -> None:
        """A piece came."""
        self._left -= len(data)
        if self._left < 0:
            self._overflow()
        else:
            super().data_received(data)
