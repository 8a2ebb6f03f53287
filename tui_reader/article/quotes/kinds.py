"""Speech, quoted words inside a paraphrase, or nobody's words at all."""

import re

from tui_reader.article.document import QuoteKind
from tui_reader.article.quotes.cues.words import Words, listed
from tui_reader.article.quotes.speakers import Turn

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_WORD_BEFORE = re.compile(r"([\w’']+|[^\w\s])\s*$")
_LITTLE = listed("of the and a an in on for to with at by or from vs")
# Shorter quotations need all the signs of speech; longer ones are speech unless their sentence runs on through them.
SHORT = 4


class Form:
    """How a quotation looks: its number of words, its first letter, its last mark, its letters' case."""

    __slots__ = ("begins", "ends", "title", "words")

    def __init__(self, inner: str) -> None:
        found = _WORD.findall(inner)
        first = next((character for character in inner if character.isalnum() or character in "[(…"), " ")
        self.words = len(found)
        self.begins = first.isupper() or first.isdigit() or first in "[("
        self.ends = inner[-1:] in ".,!?…—–-"
        self.title = bool(found) and all(
            word[0].isupper() or word[0].isdigit() for word in found if word not in _LITTLE
        )
        if self.title and any("'" in word or "’" in word or word in ("I", "You", "We") for word in found):
            self.title = self.words < SHORT  # "That's Berg and Dahl" is no title


def kind(text: str, turn: Turn, words: Words) -> QuoteKind | None:
    """SPEECH, PART, or None for scare quotes, titles and nicknames."""
    segment = turn.segment
    if segment.spoken:
        return "SPEECH"
    form = Form(text[segment.start + 1 : segment.end - segment.closed].strip())
    if not form.words:
        return None
    own = turn.attribution is not None and turn.place == "own"
    if form.title:
        # Titles of works and names of programmes are capitalised throughout; speech is so only where it stands alone.
        if not turn.lead and form.ends and own and turn.attribution is not None and turn.attribution.strong:
            return "SPEECH"
        return "PART" if own and form.words < SHORT else None
    if form.begins and form.ends:
        return "SPEECH"
    if form.words < SHORT:
        return "PART" if own else None
    if not turn.lead or form.begins:
        return "SPEECH" if turn.attribution else None
    return "PART" if _runs_through(text, turn, form, words) else "SPEECH"


def _runs_through(text: str, turn: Turn, form: Form, words: Words) -> bool:
    """Whether the sentence needs the quoted words: `was "..."`, `to "..."`, or it goes on behind them."""
    if not form.ends and text[turn.segment.end : turn.segment.end + 2].strip()[:1].islower():
        return True
    match = _WORD_BEFORE.search(text, max(0, turn.segment.start - 30), turn.segment.start)
    return bool(match) and match.group(1).lower() in words.bridges if match else False
