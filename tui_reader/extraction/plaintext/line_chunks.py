"""Plain text as chunks: runs of lines between empty ones, at one indentation and one depth of `>`."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui_reader.extraction.plaintext.patches import patch_lines

_QUOTED = re.compile(r"(?:>[ \t]?)+")
_STOP = re.compile(r"[.:;?!][\"')\]]*\s*$")
_PAGE_END = re.compile(r".*\[Page \d+\]\s*$")
_RULE = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|(?:=\s*){5,}|(?:~\s*){5,}|(?:#\s*){5,}|⁂)\s*")
_UNDERLINE = re.compile(r"\s*(=|-|~|\^|\*)\1{2,}\s*")
_MARKED = re.compile(r"\s*(?:[-*+•·o–]|\(?\w{1,3}[.)])\s")
_CODE_LINE = re.compile(r"[{};=<>|\\]|\w\(|\S\s{3,}\S|^\s*(?:[$#%>] |\+--|//|/\*)|[-=_]{3,}")
_ART = re.compile(
    r"\+[-=+]{2,}|[-=]{2,}\+|^\s*\|.*\|\s*$|^\s*[|+]\s{3,}|\s{3,}[|+v^]\s*$|[\u2500-\u257f]{2}|<-{2,}|-{2,}>|^\s*[|v^](?:\s+[|v^])*\s*$"
)
_GAP = re.compile(r"\S {4,}\S")
_DOTTED = re.compile(r"\.{4,}\s*(?:\d+|[ivxl]+)\s*$|(?:\.\s){3,}\s*\d+\s*$")
_CONTENTS = re.compile(r"(?:table of )?contents|inhaltsverzeichnis|sommaire", re.IGNORECASE)
# Lines that are all shorter are verse, an address or a table.
_PROSE_WIDTH = 50


class Chunk(NamedTuple):
    """Lines without their common indentation; `indent` is that of the least indented one, `depth` counts the `>`."""

    lines: tuple[str, ...]
    indent: int
    depth: int
    is_patch: bool = False

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(" ".join(self.lines).split())


def chunks(lines: list[str]) -> list[Chunk]:
    """The chunks of `lines`, page breaks of paginated text taken out."""
    found: list[Chunk] = []
    run: list[str] = []
    depth, in_patch = 0, False
    told = [_unquoted(line) for line in [*_unpaged(lines), ""]]
    patched = patch_lines(told)
    for at, (here, body) in enumerate(told):
        is_patch = at in patched
        if run and (here != depth or is_patch != in_patch or not (body.strip() or is_patch)):
            found += [Chunk(tuple(run), 0, depth, True)] if in_patch else _parted(run, depth)
            run = []
        if body.strip() or is_patch:
            run.append(body)
            depth, in_patch = here, is_patch
    return found


def _unquoted(line: str) -> tuple[int, str]:
    """How many `>` stand before a line, and what stands behind them; a patch's own blanks stay."""
    quoted = _QUOTED.match(line)
    return (quoted.group().count(">"), line[quoted.end() :]) if quoted else (0, line)


def without_contents(found: Sequence[Chunk]) -> list[Chunk]:
    """The chunks without a printed table of contents, which names pages that are not there, and the title over it."""
    result: list[Chunk] = []
    for chunk in found:
        dotted = sum(_DOTTED.search(line) is not None for line in chunk.lines)
        titled = bool(result) and _CONTENTS.fullmatch(result[-1].text) is not None
        if dotted * 2 > len(chunk.lines) and (len(chunk.lines) > 1 or titled):
            if titled:
                result.pop()
            continue
        result.append(chunk)
    return result


def is_art(lines: Sequence[str]) -> bool:
    """Whether lines are a picture made of signs: boxes and lines, which lose their meaning with their blanks."""
    drawn = sum(_ART.search(line) is not None for line in lines)
    return drawn > 1 and drawn * 2 >= len(lines)


def is_in_columns(lines: Sequence[str]) -> bool:
    """Whether most lines have wide gaps: the columns of a table, or a head set in two."""
    wide = sum(_GAP.search(line.strip()) is not None for line in lines)
    return wide > 1 and wide * 5 >= len(lines) * 3


def margin(found: Sequence[Chunk]) -> int:
    """The indentation of the text: the smallest that a fifth of it has, for headings may stand further out."""
    weights: Counter[int] = Counter()
    for chunk in found:
        if not looks_like_code(chunk):
            weights[chunk.indent] += sum(map(len, chunk.lines))
    return min((indent for indent, weight in weights.items() if weight * 5 >= weights.total()), default=0)


def looks_like_code(chunk: Chunk) -> bool:
    """Whether most of its lines have marks that prose does not have, or blanks within."""
    return sum(_CODE_LINE.search(line) is not None for line in chunk.lines) * 2 >= len(chunk.lines)


def joined(one: Chunk, other: Chunk) -> Chunk:
    """Two chunks as one, an empty line between them, each indented as it was."""
    indent = min(one.indent, other.indent)
    lines = [" " * (one.indent - indent) + line for line in one.lines]
    more = [" " * (other.indent - indent) + line for line in other.lines]
    return Chunk((*lines, "", *more), indent, one.depth)


def is_rule(chunk: Chunk) -> bool:
    """Whether the chunk is a line of dashes, stars or the like."""
    return len(chunk.lines) == 1 and _RULE.fullmatch(chunk.lines[0]) is not None


def underline(line: str) -> str:
    """The mark of an underline: "=", "-" or another; "" for any other line."""
    match = _UNDERLINE.fullmatch(line)
    return match[1] if match else ""


def _parted(run: list[str], depth: int) -> list[Chunk]:
    """A run as chunks: a heading's underline ends its chunk, a first-line indent begins one."""
    if is_art(run):
        return [_chunk(run, depth)]
    parts: list[list[str]] = [[]]
    first_lines = _first_lines_indent(run)
    for index, line in enumerate(run):
        after_underline = len(parts[-1]) > 1 and underline(run[index - 1]) != ""
        if parts[-1] and (after_underline or _indent(line) == first_lines):
            parts.append([])
        parts[-1].append(line)
    return [_chunk(part, depth) for part in parts]


def _first_lines_indent(run: list[str]) -> int:
    """The indentation of the lines that begin a paragraph, where that is another than of those that go on; else -1.

    They stand deeper, behind the end of a sentence, or further out, as the terms do that are explained.
    """
    indents = Counter(_indent(line) for line in run)
    flush = min(indents)
    deeper = [indent for indent in indents if indent > flush]
    wide = max(map(len, run)) >= _PROSE_WIDTH
    if not wide or len(deeper) != 1 or deeper[0] - flush > 8 or any(_MARKED.match(line) for line in run):
        return -1
    above = [before for before, line in pairwise(run) if _indent(line) == deeper[0] and _indent(before) == flush]
    if _indent(run[0]) == flush and above and not any(_STOP.search(line) for line in above):
        return flush
    return deeper[0] if indents[flush] * 3 >= len(run) else -1


def _chunk(lines: list[str], depth: int) -> Chunk:
    indent = min(_indent(line) for line in lines)
    return Chunk(tuple(line[indent:].rstrip() for line in lines), indent, depth)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _unpaged(lines: list[str]) -> list[str]:
    """The lines without page ends (`... [Page 7]`) and the running head that follows each of them; a paragraph that
    goes on below is one.
    """
    ends = {index for index, line in enumerate(lines) if _PAGE_END.match(line)}
    if not ends:
        return lines
    heads: Counter[str] = Counter()
    after: list[tuple[int, int, str]] = []
    for end in ends:
        head = next((index for index in range(end + 1, min(end + 6, len(lines))) if lines[index].strip()), None)
        if head is not None:
            heads[_plain(lines[head])] += 1
            after.append((end, head, _plain(lines[head])))
    dropped = set(ends)
    for end, head, text in after:
        if heads[text] > 1 or _GAP.search(lines[head].strip()):
            dropped |= _break(lines, end, head)
    return [line for index, line in enumerate(lines) if index not in dropped]


def _plain(line: str) -> str:
    return " ".join(line.split())


def _break(lines: list[str], end: int, head: int) -> set[int]:
    """The foot and the head of a page's break; with all empty lines around them where a sentence goes on."""
    last = next((index for index in range(end - 1, -1, -1) if lines[index].strip()), end)
    following = next((index for index in range(head + 1, len(lines)) if lines[index].strip()), head)
    before, after = lines[last], lines[following]
    goes_on = last < end and following > head and _indent(before) == _indent(after) and not _STOP.search(before)
    if goes_on and (after.lstrip()[:1].islower() or before.rstrip()[-1:] == ","):
        return set(range(last + 1, following))
    return {end, head}
