"""Speech, quoted words inside a paraphrase, or nobody's words at all."""

import re

from tui_reader.article.document import QuoteKind
from tui_reader.article.quotes.cues.words import listed
from tui_reader.article.quotes.speakers import Turn

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LITTLE = listed("of the and a an in on for to with is")


def kind(text: str, turn: Turn) -> QuoteKind | None:
    """SPEECH, PART, or None for scare quotes, titles and nicknames."""
    segment = turn.segment
    inner = text[segment.start + 1 : segment.end - segment.closed].strip()
    found = _WORD.findall(inner)
    if not found:
        return None
    capital = next((c for c in inner if c.isalnum() or c in "[("), " ")
    begins = capital.isupper() or capital in "[(" or capital.isdigit()
    closed = inner[-1] in ".,!?…—–-"
    title = all(word[0].isupper() for word in found if word.lower() not in _LITTLE)
    if begins and closed and not title:
        return "SPEECH"
    if len(found) >= 4:
        return "SPEECH" if not title else None
    return "PART" if turn.place == "own" else None
