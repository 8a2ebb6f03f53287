"""Frames: four bytes of length and a compressed list of JSON, counted while it is unpacked.

A line is opened by whoever answers with `MARK`: what a login shell says before it is passed over.
"""

import json
import struct
import zlib
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, Protocol

from tui_reader.errors import FetchError
from tui_reader.sync.line.unpacking import TooMuch, parsed, unpacked

MARK = b"\0tui-reader sync\n"
MOST_ITEMS = 5001
"""What a frame says it is, and 5,000 items."""
MOST_PACKED = 1_000_000
MOST_UNPACKED = 8_000_000
MOST_NOISE = 64_000
"""Bytes that a login shell may say before the other side answers."""
MOST_LONG = 64_000_000
"""Bytes of the longest item, which comes in several frames."""
_PIECE = 400_000
_LEVEL = 3
_LENGTH = struct.Struct(">I")


class Reads(Protocol):
    """A stream of bytes to read from."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer only at the end."""


class Writes(Protocol):
    """A stream of bytes to write to."""

    def write(self, data: bytes, /) -> object:
        """Write all of it."""

    def flush(self) -> None:
        """Have it sent."""


class LineBroke(FetchError):
    """The other side ended, or the line did, before all was said."""

    def __init__(self) -> None:
        super().__init__("The line broke off", "What was said so far is kept or was left as it was; try again.")


class NotUnderstood(FetchError):
    """What came is no frame of ours, or more than one may hold."""


class Line:
    """A line to another library: frames go in and out. sent, received: the bytes of both ways so far."""

    def __init__(self, reads: Reads, writes: Writes, close: Callable[[], None] = lambda: None) -> None:
        self.sent = self.received = 0
        self.close = close
        self._reads, self._writes = reads, writes

    def send(self, kind: str, *items: Any) -> None:
        """Send these items, in one frame or, when they are too much for one, in several. Raises LineBroke."""
        text = json.dumps([kind, *items], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        packed = zlib.compress(text, _LEVEL)
        if len(items) < MOST_ITEMS and len(text) <= MOST_UNPACKED and len(packed) <= MOST_PACKED:
            self._send(_LENGTH.pack(len(packed)) + packed)
        elif len(items) > 1:
            self.send(kind, *items[: len(items) // 2])
            self.send(kind, *items[len(items) // 2 :])
        else:
            for start in range(0, len(text), _PIECE):
                piece = b2a_base64(text[start : start + _PIECE], newline=False).decode()
                self.send("part", piece, start + _PIECE >= len(text))

    def receive(self) -> tuple[str, list[Any]]:
        """The kind and the items of what comes next. Raises LineBroke, or NotUnderstood for what is none of ours."""
        kind, items = _told(self._frame())
        if kind != "part":
            return kind, items
        whole = bytearray()
        while kind == "part" and len(items) == 2 and isinstance(items[0], str):
            try:
                whole += a2b_base64(items[0])
            except ValueError:
                break
            if len(whole) > MOST_LONG:
                _refuse(f"One thing of more than {MOST_LONG:,} bytes was sent.")
            if items[1]:
                return _told(_parsed(bytes(whole)))
            kind, items = _told(self._frame())
        return _refuse("A part is missing.")

    def _frame(self) -> list[Any]:
        (length,) = _LENGTH.unpack(self._receive(_LENGTH.size))
        if length > MOST_PACKED:
            _refuse(f"A frame of {length:,} bytes was announced; {MOST_PACKED:,} are read.")
        return items_of(self._receive(length))

    def answer(self) -> None:
        """Say that what follows is ours."""
        self._send(MARK)

    def wait_for_answer(self) -> None:
        """Pass over what comes before the other side's first word."""
        seen = b""
        while not seen.endswith(MARK):
            seen += self._receive(1 if seen else len(MARK))
            if len(seen) > MOST_NOISE:
                _refuse("Another program answered there.")

    def _send(self, data: bytes) -> None:
        try:
            self._writes.write(data)
            self._writes.flush()
        except (OSError, ValueError) as error:  # it is closed
            raise LineBroke from error
        self.sent += len(data)

    def _receive(self, size: int) -> bytes:
        try:
            data = self._reads.read(size)
        except (OSError, ValueError) as error:
            raise LineBroke from error
        if len(data) < size:
            raise LineBroke
        self.received += size
        return data


def items_of(packed: bytes) -> list[Any]:
    """The items of a frame, every text in them clean.

    Raises NotUnderstood for what is no frame, or too much of one; no more than that is unpacked.
    """
    try:
        return _parsed(unpacked(packed, MOST_UNPACKED))
    except zlib.error as error:
        raise NotUnderstood("The other side was not understood", "What came is damaged.") from error
    except TooMuch:
        _refuse(f"A frame holds more than {MOST_UNPACKED:,} bytes, or is cut off.")


def _parsed(data: bytes) -> list[Any]:
    try:
        items = parsed(data)
    except ValueError as error:
        raise NotUnderstood("The other side was not understood", "What came is damaged.") from error
    if not isinstance(items, list) or len(items) > MOST_ITEMS:
        _refuse("What came is no list, or too long a one.")
    return items


def _told(items: Sequence[Any]) -> tuple[str, list[Any]]:
    if not items or not isinstance(items[0], str):
        _refuse("What came does not say what it is.")
    return items[0], list(items[1:])


def _refuse(why: str) -> NoReturn:
    raise NotUnderstood("The other side was not understood", why)
