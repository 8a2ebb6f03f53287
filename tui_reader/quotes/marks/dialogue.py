"""Speech that a dash opens, as Spanish, French, Russian, Dutch and Nordic books print it."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from tui_reader.article.sentences import sentence_ends
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.beginnings import attributes_at
from tui_reader.quotes.marks.segments import Segment, with_words

# Languages whose novels and newspapers open speech with a dash; elsewhere a dash opens a list or an aside.
LANGUAGES = frozenset(
    {"es", "fr", "it", "pt", "ru", "uk", "be", "bg", "pl", "cs", "ro", "sr", "ca", "gl", "el", "tr", "hu"}
)
# These do as well, where a text shows that it does so more than once.
SHOWN = frozenset({"nl", "sv", "da", "no", "nb", "nn", "fi", "et", "lt", "lv", "is", "sk", "hr", "sl", "mk"})
_DASHES = "(?:[—–]|--)"
_WITH_HYPHEN = "(?:[—–]|--|-(?=[ \u00a0]))"
_WORD_NEXT = r"\s*(?=[\w¿¡«“\"…])"
_MARKED = re.compile('["“”„«»]')
# What shows that a line behind a dash is said: somebody asks, calls or breaks off in it, or a comma leads to a verb.
_SAID = re.compile(r"[?!…]|\.\.\.|,\s")
_CALLS = re.compile(r"[?!]")
_SPOKEN = re.compile(r"\w+'?")
_SIGN = re.compile(r"[?!]|\w+['’]?")
# A narrator who steps in without a dash of his own: "Bonjour, dit-elle".
_STEP_IN = re.compile(r"(?:[,!?…;]|\.\.\.)\s+(?=\w)")
# Where he hands over again, and how far his words may reach.
_STEP_OUT = re.compile(r"[;,]\s+|\.\s+(?=[^\Wa-z\d_])|:\s+")
_STOP = re.compile(r"[.!?…]\s+(?=[^\Wa-z\d_])")
_INSERTED = 90
# "sier sjefen i Lund, Anne Berg.": who it is, and no more speech.
_ONLY_NAME = re.compile(r"(?:[^\W\d_a-zæøåäö][\w’'-]+\s?){2,4}[.]?\s*")


class Dashes(NamedTuple):
    """How one document opens speech with dashes. within: a dash behind a sentence opens the next speaker's words.

    told: a dash opens speech only where the words behind it say who speaks. brings_in: a dash behind a sentence that
    brings somebody in, which opens speech where those words do.
    """

    opening: re.Pattern[str]
    dash: re.Pattern[str]
    within: re.Pattern[str] | None
    told: bool = False
    brings_in: re.Pattern[str] | None = None


def dashes(texts: Iterable[str], language: str, words: Lexicon | None = None) -> Dashes | None:
    """The use of dashes in a document, None where they open no speech."""
    if language not in LANGUAGES and language not in SHOWN:
        return None
    hyphened = _use(_WITH_HYPHEN)
    opened = said = hyphens = inner = 0
    for text in texts:
        match = hyphened.opening.match(text)
        if match:
            opened += 1
            # A hyphen opens the items of a list as well, which have commas.
            hyphen = match.group().strip() == "-"
            said += bool((_CALLS if hyphen else _SAID).search(text))
            hyphens += hyphen
        inner += 0 if hyphened.within is None else len(hyphened.within.findall(text))
    shown = (opened > 1 and said * 2 >= opened) or inner > _TALK
    if language in SHOWN and not shown:
        return hyphened._replace(within=None, told=True) if words is not None else None
    use = hyphened if hyphens and shown else _use(_DASHES)
    return use if shown else use._replace(within=None, brings_in=use.within if words is not None else None)


# Dashes behind sentences that are more than asides.
_TALK = 5


def _use(dash: str) -> Dashes:
    return Dashes(
        re.compile(rf"\s*{dash}{_WORD_NEXT}"),
        re.compile(rf"\s*{dash}\s*"),
        re.compile(rf"[.!?…:;»]\s+({dash})\s*(?=[^\Wa-z\d_]|[¿¡«])"),
    )


def dialogue(text: str, words: Lexicon | None, use: Dashes | None = None) -> list[Segment]:
    """The spoken parts of one paragraph, without the narrator's insertions; none where no dash leads to a word."""
    use = use or _use(_DASHES)._replace(within=None)
    found: list[Segment] = []
    starts = [0] if use.opening.match(text) else []
    if use.within and (starts or not use.told):
        starts += [match.start(1) for match in use.within.finditer(text)]
    brought = use.brings_in.search(text) if use.brings_in and not starts and not _MARKED.search(text) else None
    if brought:
        starts = [brought.start(1)]
    for start, end in pairwise([*starts, len(text)]):
        # Each piece alone: a text up to the end of each would be copied as often as it has dashes.
        said = [
            Segment(start + one.start, start + one.end, False, True) for one in _speech(text[start:end], words, use)
        ]
        if (use.told or brought) and said and said[0].end >= len(text.rstrip()):
            continue
        if said and len(starts) > 1 and words is not None and words.persons:
            said[-1] = said[-1]._replace(end=_last_said(text, said[-1].start, said[-1].end, words))
        found += said
    return with_words(text, found)


def _last_said(text: str, start: int, end: int, words: Lexicon) -> int:
    """Where speech ends among several speakers: behind the last sentence that asks, calls, or says I or you."""
    last = end
    ends = [at for at in sentence_ends(text, start, end) if at < end]
    for at in reversed(ends):
        sentence = text[at:last].lower()
        if _CALLS.search(sentence) or not words.persons.isdisjoint(_SPOKEN.findall(sentence.replace("’", "'"))):
            break
        last = at
    return start + len(text[start:last].rstrip())


def _speech(text: str, words: Lexicon | None, use: Dashes) -> list[Segment]:
    """What the dash opens that a text begins with, up to its end."""
    opening = use.opening.match(text)
    if opening is None:
        return []
    found: list[Segment] = []
    start, spoken = opening.end(), True
    for match in use.dash.finditer(text, opening.end()):
        if spoken and not _steps_in(text, match, words):
            continue
        if spoken:
            found.append(Segment(start, match.start(), False, True))
        start, spoken = _past_comma(text, match.end()), not spoken
    if spoken and start < len(text):
        found += _without_narrator(text, start, words)
    dash = opening.start() + len(opening.group()) - len(opening.group().lstrip())
    return [found[0]._replace(start=dash), *found[1:]] if found else []


def _steps_in(text: str, dash: re.Match[str], words: Lexicon | None) -> bool:
    """Whether the narrator takes over behind a dash: by a verb of speech, in other languages by a small letter."""
    if words is not None:
        first = _SPOKEN.match(text, dash.end())
        if first and dash.group()[:1].isspace() and first.group().islower() and first.group() in words.verbs:
            return True
        return attributes_at(text, dash.end(), min(len(text), dash.end() + 80), words)
    return text[dash.end() : dash.end() + 1].islower() and dash.group()[:1].isspace()


def _past_comma(text: str, at: int) -> int:
    """`—dijo Juan—. Adiós`: the sentence's own mark belongs to the narrator."""
    while at < len(text) and text[at] in " .,;:":
        at += 1
    return at


def _without_narrator(text: str, start: int, words: Lexicon | None) -> list[Segment]:
    """What is said from `start` on, around a narrator behind a comma: `Non, dit-elle ; je reste.`."""
    found: list[Segment] = []
    at = start
    talk = _Talk(text, words) if words is not None else None
    while at < len(text):
        inserted = _inserted(text, at, words, talk) if words is not None and talk is not None else None
        if inserted is None:
            found.append(Segment(at, len(text), False, True))
            break
        found.append(Segment(at, inserted[0], False, True))
        at = inserted[1]
    return found


def _inserted(text: str, start: int, words: Lexicon, talk: "_Talk") -> tuple[int, int] | None:
    """Where the narrator's next words begin, and where somebody speaks again behind them."""
    for match in _STEP_IN.finditer(text, start):
        end = min(len(text), match.end() + 80)
        # "Come, Anna! he said": who is called does not speak.
        called = _CALLS.search(text, match.end(), end)
        if attributes_at(text, match.end(), called.start() if called else end, words):
            return match.start() + len(match.group().rstrip()), _resumed(text, match.end(), words, talk)
    return None


def _resumed(text: str, start: int, words: Lexicon, talk: "_Talk") -> int:
    """Where speech goes on behind a narrator's short words; the end where the narrator keeps the floor."""
    out = _STEP_OUT.search(text, start, min(len(text), start + _INSERTED))
    if out is None or _ONLY_NAME.fullmatch(text, out.end()):
        return len(text)
    ended = out.group()[0] == "," and text[start - 2] in "!?…"
    if words.verb_second and ended and text[out.end() : out.end() + 1].islower():
        # "! zei zij, zacht. Kom": what was said had ended, and the narrator goes on.
        out = _STOP.search(text, out.end(), min(len(text), start + _INSERTED))
        return out.end() if out is not None and talk.goes_on(out.end()) else len(text)
    if out.group()[0] == ";" or (out.group()[0] in ",:" and text[start - 2] not in "!?"):
        return out.end()
    return out.end() if talk.goes_on(out.end()) else len(text)


class _Talk:
    """Whether a text asks, calls, or says I or you from a place on; places are asked for in order."""

    __slots__ = ("_last", "_text", "_words")

    def __init__(self, text: str, words: Lexicon) -> None:
        self._text, self._words = text, words
        self._last: int | None = None

    def goes_on(self, at: int) -> bool:
        """Whether it does behind `at`."""
        if self._last is None:
            signs = (match for match in _SIGN.finditer(self._text, at) if self._is_sign(match.group()))
            self._last = max((match.start() for match in signs), default=-1)
        return self._last >= at

    def _is_sign(self, word: str) -> bool:
        return word in ("?", "!") or word.lower().replace("’", "'") in self._words.persons
