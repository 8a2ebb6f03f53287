"""Speech, quoted words inside a paraphrase, or nobody's words at all."""

import re

from tui_reader.article.document import QuoteKind
from tui_reader.quotes.attribution import Turn
from tui_reader.quotes.cues.lexicon import Lexicon, listed
from tui_reader.quotes.grammar.beginnings import cue_in
from tui_reader.quotes.marks.segments import Segment
from tui_reader.quotes.terms import is_called, is_entry, is_example, is_joined, is_talked_of, is_termed, is_unsaid
from tui_reader.quotes.works import is_credited, is_entitled

_WORD = re.compile(r"\w++(?:['’]\w++)*+")
# What people say and titles seldom hold: I, and contractions with a verb.
_SPOKEN = re.compile(r"\bI\b|\w(?:n['’]t|['’](?:m|re|ve|ll|d))\b|\b(?:It|That|He|She|There|What|Here|Who|Let)['’]s\b")
_NOT = re.compile(r"(?:\b(?:not|never|nicht|nie)|n['’]t)\s+(?:\w+ly\s+)?$")
_WORD_BEFORE = re.compile(r"([\w’']+|[^\w\s])\s*$")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ENDS = tuple(".,!?…—–-。！？，、")
# What has a title in every language.
_WORKS = listed("ebook e-book podcast blog newsletter album single ep hashtag button tab menu link keyword tag website")
_LITTLE = listed(
    "of the and a an in on for to with at by or from vs over into through between against without within under via per"
)
# Of many things of a kind: `every "harbour comedy"`.
_ANY = listed(
    "every each any another such both jede jeder jedes jeden jedem chaque toute cada ogni qualsiasi elke ieder"
)
# Shorter quotations need all the signs of speech; longer ones are speech unless their sentence runs on through them.
SHORT = 4
# So many characters tell a title from speech, and a long quotation from a short one.
ENOUGH = 200
# Words between a verb of speech and one to three words that it leads to.
NEAR = 3
# Characters beside a quotation among which a verb tells that it is reported.
REPORTED = 90
# Letters of the longest word that says what has a title, and the blanks around it.
_LONGEST = 16
# From here on nobody writes a name or a title in marks.
LONG = 8


class Form:
    """How a quotation looks: its number of words, its first word and letter, its last mark, its letters' case."""

    __slots__ = ("begins", "ends", "first", "title", "words")

    def __init__(self, inner: str) -> None:
        found = _WORD.findall(inner, 0, ENOUGH)
        first = inner[:1]
        if not first.isalnum():
            first = next((character for character in inner if character.isalnum() or character in "[(…"), " ")
        self.words = len(found)
        self.first = found[0] if found else ""
        if not inner.isascii():
            # Scripts without blanks: about two characters make a word.
            self.words = max(self.words, len(_UNSPACED.findall(inner, 0, ENOUGH)) // 2)
        elif self.words > 1 and " " not in inner and not inner.endswith(_ENDS) and not any(map(str.isspace, inner)):
            self.words = 1  # an identifier
        self.begins = first.isupper() or first in "[("
        self.ends = inner.rstrip(" \"'’”»").endswith(_ENDS)
        self.title = bool(found)
        for word in found:
            if not (word[0].isupper() or word[0].isdigit() or word in _LITTLE):
                self.title = False
                break
        if self.title and self.words >= SHORT and _SPOKEN.search(inner):
            self.title = False  # "That's Berg and Dahl" is no title


def kind(text: str, turn: Turn, words: Lexicon, in_row: bool) -> QuoteKind | None:
    """SPEECH, PART, or None for scare quotes, titles and nicknames. in_row: it stands in a row of marks."""
    segment = turn.segment
    if segment.spoken:
        return "SPEECH"
    form = Form(text[segment.start + 1 : segment.end - segment.closed].strip())
    if not form.words:
        return None
    beside = _before(text, segment.start)
    before = beside.lower()
    own = turn.attribution is not None and turn.place == "own"
    # Words inside a paraphrase are somebody's where a verb of speech says so; otherwise they are the writer's tongs.
    part: QuoteKind | None = "PART" if own and turn.attribution is not None and turn.attribution.strong else None
    # "se encarga de analizar el “uso incorrecto de”": what an article leads to is the narrator's.
    loose = form.words < SHORT or (words.phrases_between and form.words < LONG and before in words.determiners)
    loose = loose or (not turn.lead and not form.ends and _is_subject(text, segment.end, words))
    if part and ((loose and _is_far(text, turn, words)) or _is_object(text, turn, form, words)):
        part = None
    if _is_nobodys(text, segment, form, before, words) or (not turn.lead and is_talked_of(text, segment.end)):
        return None
    if part is None and _is_named_so(text, segment, form, words):
        return None
    if in_row and part is None and _is_listed(text, segment, form, words):
        return None  # the author of "A", "B" and "C"
    if not words.marks_inside:
        return _marks_outside(text, turn, form, part, before, words)
    if form.title:
        # Titles of works and names of programmes are capitalised throughout; speech is so only where it stands alone.
        return "SPEECH" if part and form.ends and not turn.lead else None
    if part is None and turn.lead and form.words < LONG and _in_passing(before, words):
        return None
    if form.begins and form.ends and (not turn.lead or form.words >= SHORT or _led_in(text, segment.start)):
        return "SPEECH"
    if form.words < SHORT:
        return None if part and form.words == 1 and (_deed(text, turn, words) or _denied(text, turn)) else part
    if not turn.lead and part is None and not form.ends and _goes_on(text, segment.end):
        return None  # `"Fighting the sea" is a habit of theirs`: what the sentence is about
    if not turn.lead:
        return "SPEECH" if own or (turn.attribution and form.ends) else None
    if form.begins:
        return "SPEECH" if turn.attribution and turn.attribution.voiced else None
    if part is None and (beside[:1].islower() or (beside[:1].isalnum() and form.first in words.joins)):
        return None  # words in passing
    return part if _runs_through(text, turn, form, words) else "SPEECH"


def _is_nobodys(text: str, segment: Segment, form: Form, before: str, words: Lexicon) -> bool:
    """Whether what stands around the marks tells that nobody says these words, whatever verb is near."""
    if _is_work(before, words) or is_joined(text, segment.end):
        return True  # the song “These Words”
    if is_unsaid(text, segment.start) or is_entry(text, segment.start):
        return True
    short = form.begins and not form.ends and form.words < LONG
    if before == "(" and short and text[segment.end : segment.end + 1] == ")":
        return True  # what letters are short for, a translation
    if form.begins and not form.ends and _behind(text, segment.end) in words.works:
        return True  # the full “Harbour: a history” report
    if not form.ends and before in words.may_call and is_called(text, segment.start, words):
        return True
    return form.words < SHORT and is_termed(text, segment.end)


def _is_named_so(text: str, segment: Segment, form: Form, words: Lexicon) -> bool:
    """Whether words that no verb of speech leads to are a title, or an example."""
    titled = form.words <= LONG and (
        is_entitled(text, segment.start, words) or is_credited(text, segment.start, segment.end)
    )
    return titled or is_example(text, segment.start)


def _is_work(noun: str, words: Lexicon) -> bool:
    """Whether what a noun names has a title: `song`, `Hafendoku`."""
    if noun in words.works or noun in _WORKS:
        return True
    return words.nouns_capitalised and noun.endswith(_MADE)


# What German nouns of more than one end with that name something with a title.
_MADE = ("doku", "dokumentation", "film", "serie", "roman", "album", "podcast", "magazin", "kampagne", "initiative")


def _behind(text: str, end: int) -> str:
    """The word right behind a quotation, in lower case, with nothing but a blank between."""
    after = text[end : end + _LONGEST]
    return after[1:].split(" ", 1)[0].rstrip(".,;:").lower() if after[:1] == " " else ""


def _is_listed(text: str, segment: Segment, form: Form, words: Lexicon) -> bool:
    """Whether what stands in a row of marks may be a name or a title, which nobody reports."""
    short = form.words < SHORT or (form.begins and form.words < LONG)
    return short or not (form.begins or _is_reported(text, segment, words))


def _marks_outside(
    text: str, turn: Turn, form: Form, part: QuoteKind | None, before: str, words: Lexicon
) -> QuoteKind | None:
    """Where the marks close before the comma, form says less: length, what leads in (before), and the first letter."""
    start = turn.segment.start
    apart = not turn.lead or _led_in(text, start)
    passing = part is None and not form.begins and not words.nouns_capitalised and _in_passing(before, words)
    if passing and (form.words < LONG or before not in words.determiners or before in words.indefinite):
        return None
    opening = words.phrases_between and form.first in words.prepositions and form.first not in words.joins
    if part is None and not apart and opening:
        return None  # "the bills “on the fishing of cod”"
    if form.words >= LONG:
        # Words of a law, a sign, a rule: in the middle of a sentence that nobody's verb leads to.
        reported = words.nouns_capitalised and (turn.attribution or _is_reported(text, turn.segment, words))
        ruled = not reported and _goes_on(text, turn.segment.end)
        begins = form.begins and not words.nouns_capitalised
        return "SPEECH" if apart or begins or part or not ruled else None
    told = form.words >= 2 and not form.title and not words.nouns_capitalised and _is_told(text, turn, words)
    set_off = told or form.ends or text[turn.segment.end : turn.segment.end + 1] in tuple(",") or turn.place == "own"
    if form.words >= SHORT:
        if form.title and not words.nouns_capitalised:
            return part
        phrase = words.reporting and part is None and not apart and not form.begins and not form.ends
        if phrase and not _is_reported(text, turn.segment, words):
            return None  # `war der Hafen "das Gespött der Leute", und`: a phrase of the narrator's sentence
        # A name or title begins with a capital; words in lower case are somebody's.
        if not form.begins or (apart and set_off):
            return "SPEECH"
        return part
    if told and not turn.lead and form.begins:
        return "SPEECH"
    if form.begins:
        if not words.nouns_capitalised:
            said = apart and (form.ends or _stands_by_its_verb(text, turn, form))
            return "SPEECH" if said and part else None
        called = _led_in(text, turn.segment.start) and form.ends and form.words > 1
        if called and turn.lead and part:
            return "SPEECH"
        led = form.words == SHORT - 1 and not turn.lead and text[turn.segment.end : turn.segment.end + 1] in tuple(",")
        return "SPEECH" if led and part else None
    return part


def _is_told(text: str, turn: Turn, words: Lexicon) -> bool:
    """`«Ho paura», ha detto`, `„…” – wspomina`, `В порту сообщили: «…»`: a verb of speech right beside the words."""
    start, end = turn.segment.start, turn.segment.end
    behind = _VERB_BEHIND.match(text, end)
    if behind and not words.verbs.isdisjoint(word.lower() for word in behind.groups() if word):
        return True
    leads = text[max(0, start - 3) : start].rstrip()[-1:] == ":"
    return leads and cue_in(text, max(0, start - REPORTED), start, words) is not None


_VERB_BEHIND = re.compile(r"\s*[,–—-]+\s*(\w+)(?:\s+(\w+))?")


def _stands_by_its_verb(text: str, turn: Turn, form: Form) -> bool:
    """`«Wir warten hier», — сказал`, `respondió: “Esperamos todos aquí”`: the fewest words that are no name."""
    behind = text[turn.segment.end : turn.segment.end + 3].lstrip()[:1] in tuple(",–—")
    return form.words == SHORT - 1 and not form.title and (turn.lead or behind)


def _is_reported(text: str, segment: Segment, words: Lexicon) -> bool:
    """`Der Hafen sei "zu klein für uns alle"`: whether a verb beside the words says that somebody else said so."""
    around = text[max(0, segment.start - REPORTED) : segment.start] + " " + text[segment.end : segment.end + REPORTED]
    return not words.reporting.isdisjoint(_WORD.findall(around))


def _in_passing(before: str, words: Lexicon) -> bool:
    """`convicted of "..."`, `in a "..."`: a piece of a sentence, where nobody's verb of speech leads to it."""
    word = before.replace("’", "'")
    lists = (words.determiners, words.prepositions, words.elisions, words.bridges)
    return (any(word in one for one in lists) and word not in words.joins) or word in _ANY


def _is_subject(text: str, end: int, words: Lexicon) -> bool:
    """`"Fighting the sea" is a habit of theirs`: whether the words are what the sentence is about."""
    match = _WORD.match(text, end + 1)
    return match is not None and text[end : end + 1] == " " and match.group() in words.be


def _before(text: str, start: int) -> str:
    """The word or mark before a quotation."""
    near = text[max(0, start - 30) : start].rstrip()
    word = near.rpartition(" ")[2]
    if word.isalnum():
        return word
    match = _WORD_BEFORE.search(near)
    return match.group(1) if match else ""


def _goes_on(text: str, end: int) -> bool:
    """Whether the sentence goes on behind the quotation with a small letter."""
    return text[end : end + 2].strip()[:1].islower()


def is_speech(text: str, segment: Segment) -> bool:
    """Whether a quotation in a language without word lists is speech: by its length and what leads to it alone."""
    if segment.spoken:
        return True
    form = Form(text[segment.start + 1 : segment.end - segment.closed].strip())
    if form.words >= LONG:
        return True
    apart = not text[: segment.start].strip() if segment.start < 20 else False
    return form.words >= SHORT and (form.ends or apart or _led_in(text, segment.start))


def _is_far(text: str, turn: Turn, words: Lexicon) -> bool:
    """`announced his resignation for "personal reasons"`: so many words behind the verb that it says something else;
    `réclament l'application du "principe"`: what its object is of.
    """
    found, end = turn.attribution, turn.segment.end
    cue = found.cue if found else None
    if found and found.mention[0] >= end and (cue is None or cue[0] >= end):
        return _is_far_behind(text, end, min(found.mention[0], cue[0] if cue else found.mention[0]))
    between = _WORD.findall(text, cue[1], turn.segment.start) if cue else []
    if len(between) < 2 or not words.phrases_between:
        return len(between) > NEAR
    first, last = between[0].lower(), between[-1].lower()
    owned = first in words.determiners or first[:2].replace("’", "'") in words.elisions
    return len(between) > NEAR or (owned and last in words.prepositions and last not in words.joins)


def _is_far_behind(text: str, end: int, start: int) -> bool:
    """`"no-fault" leases had been delayed, with the former council saying`: no comma leads to who says it."""
    between = text[end:start]
    return len(_WORD.findall(between)) > NEAR and len(between.rpartition(",")[2].split()) >= NEAR


def _is_object(text: str, turn: Turn, form: Form, words: Lexicon) -> bool:
    """`maintains a detailed "Harbour specification"`: the name of a thing, behind its article and an adjective."""
    cue = turn.attribution.cue if turn.attribution else None
    if cue is None or not words.marks_inside or not form.begins or form.ends or form.words < 2:
        return False
    between = text[cue[1] : turn.segment.start].lower().split()
    return 1 < len(between) <= NEAR and between[0] in words.determiners


def _deed(text: str, turn: Turn, words: Lexicon) -> bool:
    """`declared a "truce" with`: one word that names what was done, not what was said."""
    cue = turn.attribution.cue if turn.attribution else None
    if cue is None or text[slice(*cue)].lower() not in words.deeds:
        return False
    between = text[cue[1] : turn.segment.start].split()
    return len(between) == 1 and between[0] in words.determiners


def _denied(text: str, turn: Turn) -> bool:
    """`would not call it a "victory"`: a word that somebody did not say."""
    cue = turn.attribution.cue if turn.attribution else None
    return cue is not None and cue[1] <= turn.segment.start and bool(_NOT.search(text[max(0, cue[0] - 12) : cue[0]]))


def _led_in(text: str, start: int) -> bool:
    """Whether a comma or colon leads to the quotation: `he said, "No."`."""
    return text[max(0, start - 3) : start].rstrip()[-1:] in tuple(",:—–-，：")


def _runs_through(text: str, turn: Turn, form: Form, words: Lexicon) -> bool:
    """Whether the words are a part of the narrator's sentence: `was "..."`, `to "..."`, `said the plan "..."`, or the
    sentence goes on behind them.
    """
    start, end = turn.segment.start, turn.segment.end
    if not form.ends and text[end : end + 2].strip()[:1].islower():
        return True
    match = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if match is None or not match.group(1)[0].isalnum():
        return False
    word = match.group(1).lower()
    found = turn.attribution
    cue = found.cue if found and found.cue and found.cue[1] <= start else None
    if word in words.coordinates and cue and cue[1] < match.start():
        # `," he said, and "B"`: the second piece of one speech.
        return text[max(0, match.start() - 3) : match.start()].rstrip()[-1:] != ","
    between = len(_WORD.findall(text, cue[1], start)) if cue and found and found.strong else 0
    names = cue is not None and text[slice(*cue)].lower() in words.naming
    if names and between == 1 and word in words.objects:
        return False  # `called her "..."`
    return word in words.bridges or (word not in words.joins and between > (2 if names else 1))
