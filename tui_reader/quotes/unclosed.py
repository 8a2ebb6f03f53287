"""Quotations whose closing mark is missing end where somebody's "he said" begins, not at the end of the paragraph."""

import re
from collections.abc import Sequence

from tui_reader.quotes.clauses import attributes_at
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.segments import Segment

# Where a narrator may take over: behind a comma, a question, an exclamation, a dash.
_TURN = re.compile(r"[,?!…—–]['’]?\s+(?=\w)")


def mended(text: str, found: Sequence[Segment], words: Lexicon) -> list[Segment]:
    """The segments, each unclosed one cut before an attribution in it; what follows stays the narrator's."""
    if all(segment.closed for segment in found):
        return list(found)
    return [segment if segment.closed else _cut(text, segment, words) for segment in found]


def _cut(text: str, segment: Segment, words: Lexicon) -> Segment:
    for match in _TURN.finditer(text, segment.start + 1, segment.end):
        if attributes_at(text, match.end(), min(segment.end, match.end() + 80), words):
            return segment._replace(end=match.start() + len(match.group().rstrip()))
    return segment
