"""Chunks of plain text are told to a builder of blocks by their shape: as headings, lists, quotations, code, prose."""

import re
from collections.abc import Sequence

from tui_reader.clean import one_line
from tui_reader.extraction.building.block_builder import BlockBuilder
from tui_reader.extraction.building.line_ends import flowed
from tui_reader.extraction.plaintext.line_chunks import (
    Chunk,
    is_art,
    is_in_columns,
    is_rule,
    joined,
    looks_like_code,
    margin,
    underline,
)
from tui_reader.extraction.plaintext.marked_items import Item, items
from tui_reader.extraction.plaintext.sections import headings

_WIDEST_WRAP = 110
_CENTRED = 10
_ADDRESS = re.compile(r"https?://[^\s<>\"'”’»]*[^\s<>\"'”’».,;:!?)\]]")


class ChunkTeller:
    """Tells chunks to a builder of blocks by their shape."""

    def __init__(self, url: str, found: Sequence[Chunk]) -> None:
        self.builder = BlockBuilder(url)
        self._margin = margin(found)
        self._chunks = self._code_joined(found)
        self._levels = headings(self._chunks)
        self._wrap = _wrap_width(found)
        self._depth = 0
        self._lists: list[tuple[int, str]] = []

    def tell(self) -> None:
        """Tell all of them in order."""
        for index, chunk in enumerate(self._chunks):
            if chunk.depth != self._depth:
                self._quote(chunk.depth)
            if chunk.is_patch:
                self._end_lists()
                self.builder.code("\n".join(chunk.lines), "diff")
            elif level := self._levels.get(index):
                self._end_lists()
                self._leaf(f"h{level}", one_line(" ".join(line for line in chunk.lines if not underline(line))))
            elif is_rule(chunk):
                self._end_lists()
                self.builder.rule()
            else:
                self._prose(chunk)
        self._quote(0)

    def _quote(self, depth: int) -> None:
        self._end_lists()
        for _ in range(self._depth, depth):
            self.builder.open("blockquote")
        for _ in range(depth, self._depth):
            self.builder.close("blockquote")
        self._depth = depth

    def _prose(self, chunk: Chunk) -> None:
        before, listed = items(chunk)
        if before:
            self._end_lists(chunk.indent)
            apart = not self._lists and not listed
            if apart and (self._is_code(chunk) or is_in_columns(chunk.lines)):
                self.builder.code("\n".join(chunk.lines), "")
            elif apart and chunk.indent >= self._margin + 4 and not self._is_centred(chunk):
                self.builder.open("blockquote")
                self._paragraphs(before)
                self.builder.close("blockquote")
            else:
                self._paragraphs(before)
        for item in listed:
            self._item(item, chunk.indent + item.indent)

    def _code_joined(self, found: Sequence[Chunk]) -> list[Chunk]:
        """The chunks with the parts of one piece of code, which may hold empty lines, put together."""
        result: list[Chunk] = []
        for chunk in found:
            if result and self._is_code(chunk) and self._is_code(result[-1]) and _are_beside(chunk, result[-1]):
                result[-1] = joined(result[-1], chunk)
            else:
                result.append(chunk)
        return result

    def _is_code(self, chunk: Chunk) -> bool:
        """Whether it is indented more than the text and most of its lines look like code."""
        if is_art(chunk.lines):
            return True
        deeper = chunk.indent - self._margin
        return (deeper >= 4 or (deeper >= 2 and len(chunk.lines) > 1)) and looks_like_code(chunk)

    def _is_centred(self, chunk: Chunk) -> bool:
        """Whether it is a line in the middle of the column, such as what stands below a figure."""
        left = chunk.indent - self._margin
        right = self._wrap + self._margin - chunk.indent - len(chunk.lines[0])
        return len(chunk.lines) == 1 and left >= 8 and abs(left - right) <= _CENTRED

    def _item(self, item: Item, indent: int) -> None:
        tag = "ul" if item.number is None else "ol"
        self._end_lists(indent + 1)
        if self._lists and self._lists[-1] != (indent, tag) and self._lists[-1][0] >= indent:
            self._end_list()
        if self._lists and self._lists[-1] == (indent, tag):
            self.builder.close("li")
        else:
            self.builder.open(tag, {"start": str(item.number)})
            self._lists.append((indent, tag))
        self.builder.open("li", {"value": str(item.number)})
        self._paragraphs(item.lines)

    def _end_lists(self, indent: int = 0) -> None:
        """Close the lists that do not reach out to what stands at `indent`."""
        while self._lists and self._lists[-1][0] >= indent:
            self._end_list()

    def _end_list(self) -> None:
        self.builder.close("li")
        self.builder.close(self._lists.pop()[1])

    def _paragraphs(self, lines: Sequence[str]) -> None:
        for paragraph in _flowed(lines, self._wrap):
            self._leaf("p", paragraph)

    def _leaf(self, tag: str, text: str) -> None:
        """One block, the addresses in it as links."""
        self.builder.open(tag)
        at = 0
        for match in _ADDRESS.finditer(text):
            self.builder.text(text[at : match.start()])
            self.builder.open("a", {"href": match.group()})
            self.builder.text(match.group())
            self.builder.close("a")
            at = match.end()
        self.builder.text(text[at:])
        self.builder.close(tag)


def _are_beside(one: Chunk, other: Chunk) -> bool:
    return one.depth == other.depth and not (one.is_patch or other.is_patch)


def _wrap_width(found: Sequence[Chunk]) -> int:
    """The width the text was wrapped at; 0 when its lines are as long as its paragraphs."""
    lengths = sorted(len(line) for chunk in found for line in chunk.lines[:-1])
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return width if 30 <= width <= _WIDEST_WRAP else 0


def _flowed(lines: Sequence[str], wrap: int) -> list[str]:
    """The paragraphs of a chunk: wrapped lines joined, long ones each by itself, short ones with their breaks."""
    stripped = [" ".join(line.split()) for line in lines]
    if len(stripped) == 1:
        return stripped
    if max(map(len, stripped)) > _WIDEST_WRAP * 1.5:
        return stripped
    full = sum(len(line) >= wrap * 0.6 for line in stripped[:-1])
    if wrap and full * 3 >= len(stripped[:-1]) * 2:
        return [flowed(stripped)]
    return ["\n".join(stripped)]
