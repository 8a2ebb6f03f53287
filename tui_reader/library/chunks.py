"""A document's parts as compressed JSON: blocks in chunks, so that a screen of a long text needs only its own."""

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from tui_reader.article.document import Block, blocks_from_list, blocks_to_list

CHUNK_BYTES = 64_000
# What unpacking says of a broken or foreign body.
UNREADABLE = (zlib.error, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


def packed(value: Any, level: int = 3) -> bytes:
    """JSON values, compressed."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), level)


def unpacked(body: bytes) -> Any:
    """The JSON values of `packed`; raises zlib.error or ValueError."""
    return json.loads(zlib.decompress(body))


def chunks(blocks: Sequence[Block]) -> Iterator[tuple[int, int, bytes]]:
    """`(start, stop, body)`: blocks `[start, stop)` in about 64 KB of JSON each; a longer block has its own chunk."""
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


def texts_of(body: bytes) -> list[str]:
    """The blocks' texts of a chunk, which also one of another version has."""
    return [str(block["text"]) for block in unpacked(body)]


def _packed_parts(parts: Sequence[str]) -> bytes:
    return zlib.compress(f"[{','.join(parts)}]".encode(), 1)
