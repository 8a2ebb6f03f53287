"""List items among the lines of a chunk."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.extraction.plaintext.line_chunks import Chunk

_MARK = re.compile(r"( *)(?:([-*+•·‣◦▪])|\(?(\d{1,3})[.)]|\(?[a-z]\)|o(?= {2}))[ \t]+(?=\S)")


class Item(NamedTuple):
    """One item: where its mark stands within its chunk, its number in a numbered list, and its lines."""

    indent: int
    number: int | None
    lines: tuple[str, ...]


def items(chunk: Chunk) -> tuple[tuple[str, ...], list[Item]]:
    """The lines before the first item, and the items.

    A list begins with its chunk or after a line that ends with a colon: a wrapped line may begin with a number too.
    """
    lines = chunk.lines
    start = next((at for at, line in enumerate(lines) if _MARK.match(line) and _may_begin(lines, at)), len(lines))
    found: list[tuple[int, int | None, list[str]]] = []
    for line in lines[start:]:
        match = _MARK.match(line)
        if match and (not found or len(match[1]) <= found[-1][0] + 8):
            found.append((len(match[1]), int(match[3]) if match[3] else None, [line[match.end() :]]))
        else:
            found[-1][2].append(line.strip())
    return tuple(lines[:start]), [Item(indent, number, tuple(rest)) for indent, number, rest in found]


def _may_begin(lines: Sequence[str], at: int) -> bool:
    return at == 0 or lines[at - 1].rstrip().endswith(":")
