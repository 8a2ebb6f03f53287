"""Speech that a dash opens at the start of a paragraph, as Spanish, French, Russian and others print it."""

import re

from tui_reader.quotes.clauses import attributes_at
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.segments import Segment, with_words

# Languages whose novels and newspapers open speech with a dash; elsewhere a dash opens a list or an aside.
LANGUAGES = frozenset(
    {"es", "fr", "it", "pt", "ru", "uk", "be", "bg", "pl", "cs", "ro", "sr", "ca", "gl", "el", "tr", "hu"}
)
_OPENING = re.compile(r"\s*[—–]\s*(?=[\w¿¡«“\"…])")
_DASH = re.compile(r"\s*[—–]\s*")
# "Bonjour, dit-elle": the narrator may also step in behind a comma alone.
_STEP_IN = re.compile(r"[,!?…]\s+(?=\w)")


def dialogue(text: str, words: Lexicon | None) -> list[Segment]:
    """The spoken parts of one paragraph, without the narrator's insertions; none where no dash leads to a word."""
    opening = _OPENING.match(text)
    if opening is None:
        return []
    found: list[Segment] = []
    start, spoken = opening.end(), True
    for match in _DASH.finditer(text, opening.end()):
        if spoken and not _steps_in(text, match, words):
            continue
        if spoken:
            found.append(Segment(start, match.start(), False, True))
        start, spoken = _past_comma(text, match.end()), not spoken
    if spoken and start < len(text):
        found.append(Segment(start, _narrator(text, start, words), False, True))
    dash = opening.start() + len(opening.group()) - len(opening.group().lstrip())
    return with_words(text, [found[0]._replace(start=dash), *found[1:]])


def _steps_in(text: str, dash: re.Match[str], words: Lexicon | None) -> bool:
    """Whether the narrator takes over behind a dash: by a verb of speech, in other languages by a small letter."""
    if words is not None:
        return attributes_at(text, dash.end(), min(len(text), dash.end() + 80), words)
    return text[dash.end() : dash.end() + 1].islower() and dash.group()[:1].isspace()


def _past_comma(text: str, at: int) -> int:
    """`—dijo Juan—. Adiós`: the sentence's own mark belongs to the narrator."""
    while at < len(text) and text[at] in " .,;:":
        at += 1
    return at


def _narrator(text: str, start: int, words: Lexicon | None) -> int:
    """Where a narrator without a dash begins, else the end of the paragraph."""
    if words is not None:
        for match in _STEP_IN.finditer(text, start):
            if attributes_at(text, match.end(), min(len(text), match.end() + 80), words):
                return match.start() + 1
    return len(text)
