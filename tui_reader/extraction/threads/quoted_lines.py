"""What a post quotes by hand, line by line behind ">", as mail has it."""

from collections.abc import Iterator
from itertools import groupby

from tui_reader.article.document import Block, Container, Span

_MARK = ">"


def with_quotations(block: Block, id: int) -> list[Block]:
    """A paragraph's quoted lines as paragraphs of a quotation with this id, the others as they are."""
    if block.kind != "PARAGRAPH" or _MARK not in block.text or not any(map(_is_quoted, block.text.split("\n"))):
        return [block]
    return list(_parts(block, Container("QUOTATION", id)))


def _is_quoted(line: str) -> bool:
    return line.startswith(_MARK) and line.strip("> ") != ""


def _parts(block: Block, quotation: Container) -> Iterator[Block]:
    lines, at = [], 0
    for line in block.text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    for is_quoted, run in groupby(lines, key=lambda pair: _is_quoted(pair[1])):
        kept = [(start + _marks(line) * is_quoted, start + len(line)) for start, line in run]
        text = "\n".join(block.text[start:end] for start, end in kept)
        if text.strip():
            inside = (*block.inside, quotation) if is_quoted else block.inside
            yield block._replace(text=text, spans=tuple(_spans(block.spans, kept)), inside=inside)


def _marks(line: str) -> int:
    return len(line) - len(line.lstrip("> "))


def _spans(spans: tuple[Span, ...], kept: list[tuple[int, int]]) -> Iterator[Span]:
    """The spans of the kept lines, which are joined by line feeds."""
    base = 0
    for start, end in kept:
        for span in spans:
            low, high = max(span.start, start), min(span.end, end)
            if low < high:
                yield span._replace(start=base + low - start, end=base + high - start)
        base += end - start + 1
