"""A book as plain text between two lines that say where it starts and ends: its chapters, and notes in brackets."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Block, Position, Span
from tui_reader.clean import one_line

MOST_BEFORE = 600
"""Lines that may stand before a book."""
LONGEST = 80
"""Characters of a chapter's name."""
_START = re.compile(r"\*{3} ?START OF (?:THE|THIS) [^*]{4,200}\*{3}", re.IGNORECASE)
_END = re.compile(r"\*{3} ?END OF (?:THE|THIS) [^*]{4,200}\*{3}", re.IGNORECASE)
_FIELD = re.compile(r"(Title|Author): +(\S.{0,300})")
_CONTENTS = re.compile(r"\s*(?:table of )?contents\.?\s*", re.IGNORECASE)
_CHAPTER = re.compile(
    r"\s*((?:chapter|book|part|canto|letter|act|scene|kapitel|buch|teil|chapitre|livre|capitolo|capítulo|hoofdstuk)"
    r" (?:[IVXLC]{1,8}|\d{1,3}|[A-Z][a-z]{2,9}|[A-Z]{3,9})\b)(?:[.:—–-]+)?(?: +(\S.*))?",
    re.IGNORECASE,
)
_MARK = re.compile(r"\[(\d{1,4})\]")


class Book(NamedTuple):
    """What is between the lines, a chapter's name underlined; "" where its title or author is not said."""

    lines: list[str]
    title: str
    author: str


def book_of(lines: Sequence[str]) -> Book | None:
    """The book that a text is; None for any other text."""
    start = next((at for at, line in enumerate(lines[:MOST_BEFORE]) if _START.match(line.strip())), None)
    if start is None:
        return None
    end = next((at for at in range(len(lines) - 1, start, -1) if _END.match(lines[at].strip())), len(lines))
    said = {match[1]: one_line(match[2]) for line in lines[:start] if (match := _FIELD.match(line))}
    own = _without_contents(list(lines[start + 1 : end]))
    return Book(list(_with_chapters(own)), said.get("Title", ""), said.get("Author", ""))


def _without_contents(lines: list[str]) -> list[str]:
    """The lines without a table of the chapters: what stands between that word and the first of them come again."""
    at = next((at for at, line in enumerate(lines) if _CONTENTS.fullmatch(line)), None)
    if at is None:
        return lines
    chapters = ((here, match) for here in range(at + 1, len(lines)) if (match := _CHAPTER.fullmatch(lines[here])))
    first, label = next(((here, match[1].lower()) for here, match in chapters), (0, ""))
    again = next((here for here, match in chapters if match[1].lower() == label), None)
    return lines if not label or again is None or first > at + 8 else lines[:at] + lines[again:]


def _with_chapters(lines: Sequence[str]) -> list[str]:
    """The lines with each chapter's name and number on one, underlined."""
    result: list[str] = []
    at = 0
    while at < len(lines):
        match = _CHAPTER.fullmatch(lines[at])
        is_apart = match is not None and len(lines[at].strip()) <= LONGEST and not (result and result[-1].strip())
        at += 1
        if match is None or not is_apart:
            result.append(lines[at - 1])
            continue
        name = [match[1], match[2] or ""]
        below = at + sum(1 for _ in _blank(lines, at))
        if not name[1] and below < len(lines) and below - at <= 3 and _is_name(lines, below):
            name[1], at = lines[below], below + 1
        text = one_line(". ".join(part.strip() for part in name if part.strip())).rstrip(".")
        result += ["", text, "=" * len(text), ""]
    return result


def _blank(lines: Sequence[str], at: int) -> Sequence[str]:
    stop = next((here for here in range(at, len(lines)) if lines[here].strip()), len(lines))
    return lines[at:stop]


def _is_name(lines: Sequence[str], at: int) -> bool:
    """Whether a line that stands alone can be the name of what is numbered above it."""
    line = lines[at].strip()
    is_alone = at + 1 >= len(lines) or not lines[at + 1].strip()
    return is_alone and len(line) <= LONGEST and line[0] not in "\"'“‘" and not line.endswith((",", ";"))


def with_notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, the marks "[1]" leading to the note that begins with it, the next one below, and back."""
    notes: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.kind == "PARAGRAPH" and (match := _MARK.match(block.text)):
            notes.setdefault(match[1], []).append(at)
    result = list(blocks)
    for at, block in enumerate(blocks):
        for match in _MARK.finditer(block.text):
            note = next((one for one in notes.get(match[1], ()) if one > at), None)
            if note is not None and (match.start() or at not in notes.get(match[1], ())):
                _link(result, at, match.start(), match.end(), Position(note, 0))
                _link(result, note, 0, match.end() - match.start(), Position(at, match.start()))
    return tuple(result)


def _link(blocks: list[Block], at: int, start: int, end: int, to: Position) -> None:
    block = blocks[at]
    if not any(span.start < end and start < span.end for span in block.spans):
        spans = sorted((*block.spans, Span(start, end, "LINK", None, to)), key=lambda span: (span.start, -span.end))
        blocks[at] = block._replace(spans=tuple(spans))
