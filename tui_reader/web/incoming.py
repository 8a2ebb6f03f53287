"""What comes in through a descriptor, for as long as somebody waits for it."""

import asyncio
import os

from tui_reader.errors import FetchError, TimedOut
from tui_reader.web.abandonable import abandonable

PIECE = 1 << 16


class Incoming:
    """A pipe, a socket, a device or a file that is read once, to its end or a byte past `most`, and kept.

    silence: after so many seconds without a byte it is given up; None: never. Whoever stops waiting loses nothing: the
    next one goes on where it was.
    """

    def __init__(self, descriptor: int, most: int, silence: float | None = None) -> None:
        self._descriptor, self._most, self._silence = descriptor, most, silence
        self._body = bytearray()
        self._has_ended = False
        self._piece: asyncio.Task[bytes] | None = None

    async def whole(self) -> bytes:
        """All that comes in; raises TimedOut after the silence, FetchError for what can not be read."""
        try:
            while not self._has_ended and len(self._body) <= self._most:
                async with asyncio.timeout(self._silence):
                    piece = await self._next()
                self._body += piece
                self._has_ended = not piece
        except TimeoutError:
            words = f"Nothing came through the pipe in {self._silence:g} s"
            raise TimedOut(words, "Is its other end still alive?") from None
        except OSError as error:
            raise FetchError("What comes in can not be read", f"The system says: {error.strerror}") from error
        return bytes(self._body)

    async def _next(self) -> bytes:
        try:
            await _readable(self._descriptor)
        except PermissionError:
            # Files and simple devices are always ready, says the system; one on a slow disk is not.
            self._piece = self._piece or asyncio.ensure_future(abandonable(os.read, self._descriptor, PIECE))
            piece, self._piece = await asyncio.shield(self._piece), None
            return piece
        try:
            return os.read(self._descriptor, PIECE)
        except BlockingIOError:  # somebody else who has the same pipe was faster
            return await self._next()


async def _readable(descriptor: int) -> None:
    """Until there is something to read, or the end; raises PermissionError for what can not be waited for."""
    loop = asyncio.get_running_loop()
    is_ready = asyncio.Event()
    loop.add_reader(descriptor, is_ready.set)
    try:
        await is_ready.wait()
    finally:
        loop.remove_reader(descriptor)
