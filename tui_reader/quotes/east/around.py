"""What stands around a quotation of a paragraph: all that the patterns of the Far East look at."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.quotes.marks.segments import Segment

# How far a clause reaches on each side of a quotation.
REACH = 90
_SENTENCE = re.compile(r"[。！？!?\n]|\.(?=\s|$)")
_WORD = re.compile(r"\w")
# What ends a sentence within marks.
ENDS = tuple("。！？…!?.～")


class Around(NamedTuple):
    """lead: the sentence up to the quotation; above: the one before it, where the quotation begins its own.

    rest: the sentence behind it, up to the next quotation. below: the one behind that. alone: its line has nothing but
    quotations.
    """

    lead: str
    above: str
    inner: str
    rest: str
    below: str
    alone: bool


def around(text: str, segments: Sequence[Segment]) -> list[Around]:
    """What stands around each quotation of a paragraph."""
    found: list[Around] = []
    for at, (segment, alone) in enumerate(zip(segments, _alone(text, segments), strict=True)):
        start, end = segment.start, segment.end
        begin = _sentence_start(text, segments, at) if at else 0
        until = segments[at + 1].start if at + 1 < len(segments) else len(text)
        *sentences, lead = _SENTENCE.split(_UNMARKED.sub("", text[max(begin, start - REACH) : start]))
        above = sentences[-1] if sentences and not lead.strip() else ""
        rest, *behind = _SENTENCE.split(text[end : min(until, end + REACH)])
        below = behind[0] if behind and not rest.strip() else ""
        inner = text[start + 1 : end - segment.closed].strip()
        found.append(Around(lead, above, inner, rest, below, alone))
    return found


def _sentence_start(text: str, segments: Sequence[Segment], at: int) -> int:
    """Where the words before a quotation begin: behind the one before, or before it where that is a term of theirs."""
    before = segments[at - 1]
    inner = text[before.start + 1 : before.end - before.closed]
    goes_on = text[before.end : before.end + 1].isalnum() and _TAKES_UP.match(text, before.end) is None
    is_term = len(inner) < _TERM and not inner.endswith(ENDS) and goes_on
    if not is_term:
        return before.end
    return segments[at - 2].end if at > 1 else 0


# Characters of a term, and what takes up speech.
_TERM = 12
_TAKES_UP = re.compile("と|이?라|고|며|면서|는")
_UNMARKED = re.compile("[“”「」『』]")


def _alone(text: str, segments: Sequence[Segment]) -> list[bool]:
    """Of each quotation whether nothing but quotations stands in its line."""
    if not segments:
        return []
    lines: list[int] = []
    told: set[int] = set()
    line = at = 0
    for segment in (*segments, Segment(len(text), len(text))):
        pieces = text[at : segment.start].split("\n")
        told.update(line + number for number, words in enumerate(pieces) if _WORD.search(words))
        line += len(pieces) - 1
        lines.append(line)
        at = segment.end
    return [one not in told for one in lines[:-1]]
