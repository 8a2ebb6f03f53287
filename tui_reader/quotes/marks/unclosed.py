"""Quotations that a narrator speaks in without marks of his own: where a closing mark is missing, and within marks."""

import re
from collections.abc import Iterator, Sequence

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.beginnings import attributes_at
from tui_reader.quotes.grammar.clauses import behind
from tui_reader.quotes.marks.segments import Segment

# Where a narrator may take over: behind a comma, a question, an exclamation, a dash.
_TURN = re.compile(r"[,?!…—–]['’]?\s+(?=\w)")
# The narrator's few words within marks, between two dashes or two commas: «Sì – dice Anna – certo».
_INSIDE = re.compile(
    r"(?:\s[—–]\s(?P<dashed>[^—–\"“”«».!?]{4,60}?)[,;.]?\s?[—–]\s)|(?:,\s(?P<comma>[^,\"“”«».!?:;]{4,50}?),(?=\s))"
)


def mended(text: str, found: Sequence[Segment], words: Lexicon) -> list[Segment]:
    """The segments, each unclosed one cut before an attribution in it, each other one around a narrator within it."""
    result: list[Segment] = []
    for segment in found:
        if not segment.closed:
            result.append(_cut(text, segment, words))
        elif segment.end - segment.start > _SHORTEST and (words.phrases_between or words.verb_second):
            result += _around(text, segment, words)
        else:
            result.append(segment)
    return result


# Characters that hold words, a narrator and words again.
_SHORTEST = 24
# Characters in which a narrator who takes over has said who speaks.
_REACH = 80


def _cut(text: str, segment: Segment, words: Lexicon) -> Segment:
    for match in _TURN.finditer(text, segment.start + 1, segment.end):
        end = min(segment.end, match.end() + _REACH)
        # What is open at a paragraph's end goes on in the next one, and may tell of other speakers itself.
        forgotten = segment.end < len(text)
        if attributes_at(text, match.end(), end, words) or (forgotten and _is_told(text, match.end(), end, words)):
            return segment._replace(end=match.start() + len(match.group().rstrip()))
    return segment


def _is_told(text: str, start: int, end: int, words: Lexicon) -> bool:
    """`the man in the boat shouted`, `Anna Berg, a teacher, said`: whether somebody speaks from here on."""
    found = behind(text, start, end, words, False)
    return found is not None and found.listed and found.mention[0] == start and found.cue is not None


def _around(text: str, segment: Segment, words: Lexicon) -> Iterator[Segment]:
    """The pieces of a segment without the narrator's words in it."""
    start = segment.start
    for match in _INSIDE.finditer(text, segment.start + 2, segment.end - 1):
        which = "dashed" if match.group("dashed") else "comma"
        first, last = match.span(which)
        inverted = text[first].islower() and attributes_at(text, first, last, words)
        if inverted and text[first : first + 20].split()[0].lower() not in words.pronouns:
            # The comma stays with the words, a dash with the narrator.
            yield Segment(start, match.start() + (which == "comma"), False, True)
            start = match.end()
    yield segment if start == segment.start else Segment(start, segment.end, True, True)
