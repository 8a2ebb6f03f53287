"""Which chunks are headings: underlined, numbered, in capitals, or short lines that behave like one."""

import re
from collections.abc import Sequence

from tui_reader.extraction.plaintext.line_chunks import Chunk, is_rule, margin, underline

_LONGEST = 80
_MOST_WORDS = 12
_NUMBERED = re.compile(r"((?:\d{1,2}|[A-Z](?=\.\d))(?:\.\d{1,2})*)[.):]?\s+\S")
# What stands below a figure, and ranks no section.
_CAPTION = re.compile(r"(?:figure|fig\.?|table|abbildung|tabelle|tableau)\s+\d+", re.IGNORECASE)
_NO_TITLE_END = re.compile(r"[.,;:…\-–—。、，；：][\"'”’»)\]]*$")
# Prose that a heading may stand over: a sentence's end, or more than a heading could be.
_SENTENCE = re.compile(r"[.!?:…。！？][\"'”’»)\]]*$")


def headings(found: Sequence[Chunk]) -> dict[int, int]:
    """Chunk index -> heading level, 2 and deeper. Short lines at the text's own margin count only when several are."""
    levels: dict[int, int] = {}
    short: list[int] = []
    left = margin(found)
    for index, chunk in enumerate(found):
        if level := _underlined(chunk):
            levels[index] = level
        elif _is_title(chunk) and index + 1 < len(found):
            number = _NUMBERED.match(chunk.text)
            if chunk.indent < left or (number and not chunk.indent and _has_text(found, index)):
                levels[index] = min(6, 2 + number[1].count(".")) if number else 2
            elif _has_text(found, index):
                short.append(index)
    levels |= _alike(found, short)
    return _from_two(levels)


def _underlined(chunk: Chunk) -> int:
    if len(chunk.lines) not in (2, 3) or chunk.depth:
        return 0
    mark = underline(chunk.lines[-1])
    longest = max(len(line.rstrip()) for line in chunk.lines[:-1])
    if not mark or abs(len(chunk.lines[-1].strip()) - longest) > 3 or longest > _LONGEST:
        return 0
    return 2 if mark == "=" else 3


def _is_title(chunk: Chunk) -> bool:
    """Whether it is one short line without a final stop."""
    text = chunk.text
    if len(chunk.lines) != 1 or chunk.depth or is_rule(chunk) or not text:
        return False
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or _NO_TITLE_END.search(text):
        return False
    return text[0].isalnum() and not text[0].islower() and not _CAPTION.match(text)


def _has_text(found: Sequence[Chunk], index: int) -> bool:
    """Whether prose follows, right away or after other short lines."""
    below = next((other for other in found[index + 1 :] if not _one_short_line(other)), None)
    return below is not None and not below.depth and (len(below.text) > _LONGEST or bool(_SENTENCE.search(below.text)))


def _one_short_line(chunk: Chunk) -> bool:
    return len(chunk.lines) == 1 and len(chunk.text) <= _LONGEST and not _SENTENCE.search(chunk.text)


def _alike(found: Sequence[Chunk], short: list[int]) -> dict[int, int]:
    """The short lines that are headings: two or more, and fewer than the paragraphs; capitals stand above the rest."""
    capitals = [index for index in short if found[index].text.isupper()]
    others = [index for index in short if not found[index].text.isupper()]
    asking = sum(found[index].text.endswith(("?", "!")) for index in others)
    levels: dict[int, int] = {}
    if capitals and len(capitals) * 2 <= len(found):
        levels |= dict.fromkeys(capitals, 2)
    if len(others) >= 2 and asking * 2 <= len(others) and (len(others) + len(capitals)) * 2 <= len(found):
        levels |= dict.fromkeys(others, 3 if levels else 2)
    return levels


def _from_two(levels: dict[int, int]) -> dict[int, int]:
    """The levels moved up so that the highest is 2."""
    top = min(levels.values(), default=2)
    return {index: level - top + 2 for index, level in levels.items()}
