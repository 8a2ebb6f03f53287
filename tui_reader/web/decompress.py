"""A body unpacked piece by piece, never more than the limit in memory."""

import zlib
from typing import Protocol

from tui_reader.errors import FetchError, OverLimit

PIECE = 256 * 1024
GZIP = b"\x1f\x8b\x08"


class Broken(Exception):
    """The packed bytes are damaged or end too early."""


class _Inflating(Protocol):
    """What `zlib.decompressobj` gives; its own name for it is private."""

    @property
    def eof(self) -> bool: ...  # as in zlib's documentation, all four
    @property
    def unused_data(self) -> bytes: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class Unpacker:
    """Collects a body of at most `limit` bytes: as it is, or one layer of gzip or deflate taken off.

    httpx decodes a whole chunk before any counter runs; zlib's own maximum keeps a bomb small.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._encoding = _one_layer(encoding)
        self._inflate: _Inflating | None = None
        self._started = False
        self._waiting = b""  # two bytes tell the formats apart
        self._body = bytearray()  # a list of pieces costs 40 bytes for a piece of one

    @property
    def size(self) -> int:
        """How many bytes came out."""
        return len(self._body)

    def head(self, size: int) -> bytes:
        """The first bytes that came out."""
        return bytes(self._body[:size])

    def feed(self, data: bytes) -> None:
        """Take raw bytes; raises OverLimit above the limit and Broken for damaged ones."""
        if not self._started:
            data = self._waiting + data
            self._waiting = data if len(data) < 2 and self._encoding else b""
            if not data or self._waiting:
                return
            self._start(data)
        if self._inflate is None:
            self._keep(data)
            return
        while data and self._inflate is not None:
            data = self._inflated(data)

    def body(self) -> bytes:
        """Everything unpacked so far."""
        return bytes(self._body)

    @property
    def complete(self) -> bool:
        """Whether the packed stream came to its end."""
        return not self._waiting and (self._inflate is None or self._inflate.eof)

    def _start(self, data: bytes) -> None:
        self._started = True
        if self._encoding == "gzip" and data[:1] == b"\x1f":  # servers say gzip and send plain text, too
            self._inflate = zlib.decompressobj(wbits=31)
        elif self._encoding == "deflate":
            # The name means zlib's format; many servers send the bare stream.
            bare = data[0] & 15 != 8 or (data[0] * 256 + data[1]) % 31
            self._inflate = zlib.decompressobj(wbits=-15 if bare else 15)

    def _inflated(self, data: bytes) -> bytes:
        """Unpack up to one piece; returns the packed bytes that are still to do."""
        inflate = self._inflate
        assert inflate is not None
        if inflate.eof:
            if data[:2] != b"\x1f\x8b":
                return b""  # padding after the end
            self._inflate = inflate = zlib.decompressobj(wbits=31)
        try:
            self._keep(inflate.decompress(data, PIECE))
        except zlib.error as error:
            raise Broken(str(error)) from error
        return inflate.unused_data if inflate.eof else inflate.unconsumed_tail

    def _keep(self, piece: bytes) -> None:
        if len(self._body) + len(piece) > self._limit:
            raise OverLimit(
                f"The page is larger than {self._limit / 1e6:.3g} MB", "The reader takes texts, not archives."
            )
        self._body += piece


def unpacked(body: bytes, limit: int) -> bytes:
    """A body that is packed itself (a .gz) without that layer, any other as it is.

    Raises OverLimit above `limit` bytes, and FetchError for a damaged one.
    """
    if not body.startswith(GZIP):
        return body
    unpacker = Unpacker("gzip", limit)
    try:
        unpacker.feed(body)
        if not unpacker.complete:
            raise Broken("it ends too early")
    except Broken as error:
        raise FetchError("The packed file is damaged", "Get it again.") from error
    return unpacker.body()


def _one_layer(encoding: str) -> str:
    """The name of the one encoding; raises FetchError for more than one, and for what nobody asked for."""
    layers = [layer for layer in encoding.lower().replace(" ", "").split(",") if layer not in ("", "identity")]
    names = [{"x-gzip": "gzip", "x-deflate": "deflate"}.get(layer, layer) for layer in layers]
    if len(names) > 1 or (names and names[0] not in ("gzip", "deflate")):
        raise FetchError(
            f"The page came packed in a way nobody asked for: {', '.join(names)[:60]}",
            "That is a mistake of the server. Save the page in a browser and open the file.",
        )
    return names[0] if names else ""
