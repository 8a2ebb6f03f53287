"""A document's parts as compressed JSON: blocks in chunks, so that a screen of a long text needs only its own."""

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from tui_reader.article.document import Block
from tui_reader.article.form import blocks_from_list, blocks_to_list

CHUNK_BYTES = 32_000
DAMAGED = "This part of the kept text is damaged. Asking the server again brings the article anew."
# What unpacking says of a broken or foreign body.
UNREADABLE = (zlib.error, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


def packed(value: Any, level: int = 3) -> bytes:
    """JSON values, compressed."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), level)


def unpacked(body: bytes) -> Any:
    """The JSON values of `packed`; raises zlib.error or ValueError."""
    return json.loads(zlib.decompress(body))


def chunks(blocks: Sequence[Block]) -> Iterator[tuple[int, int, bytes]]:
    """`(start, stop, body)`: blocks `[start, stop)` in about 32 KB of JSON each; a longer block has its own chunk."""
    start, size, parts = 0, 0, list[str]()
    for index, block in enumerate(blocks):
        part = json.dumps(blocks_to_list((block,)), ensure_ascii=False, separators=(",", ":"))[1:-1]
        if parts and size + len(part) > CHUNK_BYTES:
            yield start, index, _packed_parts(parts)
            start, size, parts = index, 0, []
        parts.append(part)
        size += len(part)
    if parts:
        yield start, len(blocks), _packed_parts(parts)


def blocks_of(body: bytes) -> tuple[Block, ...]:
    """The blocks of a chunk; raises what a wrong shape raises."""
    return blocks_from_list(unpacked(body))


class Chunks:
    """Makes the blocks of chunks, given as (number of blocks, body); of a damaged one a sentence says so."""

    def __init__(self, bodies: Sequence[tuple[int, bytes]]) -> None:
        self._bodies = bodies
        self.is_damaged = False

    def __call__(self, number: int) -> Sequence[Block]:
        """The blocks of a chunk."""
        count, body = self._bodies[number]
        try:
            blocks = blocks_of(body)
        except UNREADABLE:
            blocks = ()
        if len(blocks) == count:
            return blocks
        self.is_damaged = True
        return (Block("PARAGRAPH", DAMAGED), *[Block("PARAGRAPH", "")] * (count - 1))


def texts_of(body: bytes) -> list[str]:
    """The blocks' texts of a chunk, which also one of another version has."""
    return [str(block["text"]) for block in unpacked(body)]


def _packed_parts(parts: Sequence[str]) -> bytes:
    return zlib.compress(f"[{','.join(parts)}]".encode(), 1)
