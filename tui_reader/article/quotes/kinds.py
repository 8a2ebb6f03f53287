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
# From here on nobody writes a name or a title in marks.
LONG = 8


class Form:
    """How a quotation looks: its number of words, its first letter, its last mark, its letters' case."""

    __slots__ = ("begins", "ends", "title", "words")

    def __init__(self, inner: str) -> None:
        found = _WORD.findall(inner)
        first = next((character for character in inner if character.isalnum() or character in "[(…"), " ")
        self.words = len(found)
        self.begins = first.isupper() or first in "[("
        self.ends = inner.rstrip(" \"'’”»")[-1:] in (".", ",", "!", "?", "…", "—", "–", "-")
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
    if words.nouns_capitalised:
        return _capitals_aside(text, turn, form, own)
    if form.title:
        return _capitalised(turn, form, own)
    if form.begins and form.ends and (not turn.lead or form.words >= SHORT or _led_in(text, segment.start)):
        return "SPEECH"
    if form.words < SHORT:
        return "PART" if own else None
    if not turn.lead:
        return "SPEECH" if own or (turn.attribution and form.ends) else None
    if form.begins:
        return "SPEECH" if turn.attribution else None
    return "PART" if _runs_through(text, turn, form, words) else "SPEECH"


def _capitals_aside(text: str, turn: Turn, form: Form, own: bool) -> QuoteKind | None:
    """Where nouns are capitalised and the marks close before the comma: by length, what leads in, the first letter."""
    strong = own and turn.attribution is not None and turn.attribution.strong
    if form.words >= LONG:
        return "SPEECH"
    if form.words >= SHORT:
        apart = not turn.lead or _led_in(text, turn.segment.start)
        if not form.begins or (apart and (form.ends or text[turn.segment.end : turn.segment.end + 1] == "," or own)):
            return "SPEECH"
        return "PART" if strong else None
    return "PART" if strong and not form.begins else None


def _capitalised(turn: Turn, form: Form, own: bool) -> QuoteKind | None:
    """Titles of works and names of programmes are capitalised throughout; speech is so only where it stands alone."""
    if not turn.lead and form.ends and own and turn.attribution is not None and turn.attribution.strong:
        return "SPEECH"
    return "PART" if own and form.words < SHORT else None


def _led_in(text: str, start: int) -> bool:
    """Whether a comma or colon leads to the quotation: `he said, "No."`."""
    return text[:start].rstrip()[-1:] in ",:—–-"


def _runs_through(text: str, turn: Turn, form: Form, words: Words) -> bool:
    """Whether the words are a part of the narrator's sentence: `was "..."`, `to "..."`, `said the plan "..."`, or the
    sentence goes on behind them.
    """
    start = turn.segment.start
    if not form.ends and text[turn.segment.end : turn.segment.end + 2].strip()[:1].islower():
        return True
    match = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if match is None or not match.group(1)[0].isalnum():
        return False
    found = turn.attribution
    if match.group(1).lower() in words.coordinates and found and found.cue and text[match.start() - 1 : match.start()] == " ":
        # `," he said, and "B"`: the second piece of one speech.
        return not (found.cue[1] < match.start() and text[: match.start()].rstrip()[-1:] == ",")
    if match.group(1).lower() in words.bridges:
        return True
    if found is None or found.cue is None or not found.strong or match.group(1).lower() in words.joins:
        return False
    between = len(_WORD.findall(text, found.cue[1], start)) if found.cue[1] <= start else 0
    return between > (2 if text[slice(*found.cue)].lower() in words.naming else 1)
