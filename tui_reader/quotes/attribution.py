"""Each quotation gets its attribution: from the clause it stands in, the sentence beside it, or the turn before."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tui_reader.article.sentences import sentence_ends
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.beginnings import cue_in
from tui_reader.quotes.grammar.clauses import Attribution, before, behind
from tui_reader.quotes.grammar.leads import closing, leading, signed
from tui_reader.quotes.grammar.tokens import REACH
from tui_reader.quotes.marks.paragraphs import Paragraph
from tui_reader.quotes.marks.segments import Segment
from tui_reader.quotes.names.written import UPPER

# "BERG: words": a transcript that puts the name inside the marks.
_LABEL = re.compile(r"([A-Z][A-Z.’' -]{2,30}):\s")
# An attribution this many characters behind a quotation that ended its sentence is still its own: `"Why?" Berg asked`.
_NEAR = 40
# A few words in small letters, and a name that ends there.
_UNREAD = re.compile(rf"[\s,—–-]*(?:[^\W\d_{UPPER}]\w*\s+){{1,5}}[{UPPER}]\w+(?:\s+[{UPPER}]\w+)*\s*(?:[.,;:]|$)")
# What may stand between a quotation and its attribution.
_BETWEEN = " \n\u00a0,—–-"


class Turn(NamedTuple):
    """One quotation with what attributes it.

    paragraph: its index; source: that of the paragraph the attribution's offsets belong to. lead: its sentence began
    before it; tail: its sentence goes on behind it. place: where the attribution is from, "own" its own clause, "same"
    a neighbour in the paragraph, "carried" an earlier paragraph, "" nowhere. continues: it goes on with the words of
    the turn before it. joined: nothing but the attribution stands between the turn before and this one.
    """

    segment: Segment
    paragraph: int
    source: int
    attribution: Attribution | None
    lead: bool
    tail: bool
    place: Literal["own", "same", "carried", ""]
    continues: bool = False
    joined: bool = False


def turns(paragraphs: Sequence[Paragraph], words: Lexicon) -> list[Turn]:
    """All quotations of the article in reading order with their attributions."""
    found: list[Turn] = []
    for index, paragraph in enumerate(paragraphs):
        if not paragraph.segments:
            continue
        here = _within(paragraph, index, words)
        above = found[-1] if found and found[-1].paragraph == paragraph.above else None
        if all(turn.attribution is None for turn in here) and not _is_unread(paragraph.text, here[0]):
            here[0] = _carried(paragraphs, here[0], above, words)
        _fill(paragraph, here)
        opened = above is not None and not above.segment.closed and not above.segment.spoken
        labelled = _LABEL.match(paragraph.text, here[0].segment.start + 1) is not None
        if above and not labelled and (here[0].segment.goes_on or (opened and not here[0].segment.start)):
            here[0] = here[0]._replace(continues=True)
        found += here
    _closed_by(found, paragraphs, words)
    _chain(found)
    return found


def _closed_by(found: list[Turn], paragraphs: Sequence[Paragraph], words: Lexicon) -> None:
    """Speech that nobody claims, and a paragraph below that closes it: `So sprach der Alte, und ging`."""
    for at, turn in enumerate(found):
        below = turn.paragraph + 1
        last = at + 1 == len(found) or found[at + 1].paragraph > turn.paragraph
        if not last or turn.place in ("own", "same") or turn.tail or turn.lead or below >= len(paragraphs):
            continue
        text = paragraphs[below].narration
        said = closing(text, words) if paragraphs[below].above == turn.paragraph else None
        if said:
            found[at] = turn._replace(attribution=said, source=below, place="own")


def _within(paragraph: Paragraph, index: int, words: Lexicon) -> list[Turn]:
    """The turns of one paragraph, each with what its own sentence says."""
    text, segments = paragraph.text, paragraph.segments
    here: list[Turn] = []
    ends = sentence_ends(paragraph.narration, 0, segments[0].start)
    clause_start, gap_start, sentences = ends[-1] if ends else 0, 0, 0
    for number, segment in enumerate(segments):
        gap_end = segments[number + 1].start if number + 1 < len(segments) else len(text)
        ends = sentence_ends(paragraph.narration, max(segment.start + 1, segment.end - 3), gap_end)
        clause_end = ends[0] if ends else gap_end
        lead = bool(text[clause_start : segment.start].strip(" \t\n—–-(["))
        tail = bool(text[segment.end : clause_end].strip())
        if _leads_on(paragraph, segment.end, gap_end):
            clause_end, tail = segment.end, False
        found = _own(text, segment, clause_start, clause_end, gap_end, lead, tail, words)
        if found is None and lead and clause_start == gap_start and here:
            found = _shared(text, clause_start, segment.start, here[-1], words)
        elif found is None and lead:
            found = leading(text, clause_start, segment.start, words)
        elif found is None and here and not tail:
            found = _brought_in(paragraph, segments[number - 1].end, segment.start, words)
            found = found or _of_another(paragraph, segments[number - 1].end, segment.start, here[-1], words)
        joined = bool(here) and sentences <= 1
        here.append(Turn(segment, index, index, found, lead, tail, "own" if found else "", False, joined))
        blank = next((at for at, end in enumerate(ends) if text[segment.end : end].strip()), len(ends))
        gap_start, sentences = segment.end, len(ends) - blank
        clause_start = ends[-1] if ends else segment.end
    if here[0].attribution is None and not here[0].lead and segments[0].start > 0:
        here[0] = _introduced(paragraph, here[0], words)
    return here


def _leads_on(paragraph: Paragraph, start: int, end: int) -> bool:
    """`“No!” Berg said: “Yes.”`: one new sentence up to the next quotation, which is that one's."""
    between = paragraph.text[start:end].strip()
    return end < len(paragraph.text) and between[-1:] == ":" and between[0].isupper()


def _own(
    text: str, segment: Segment, start: int, end: int, limit: int, lead: bool, tail: bool, words: Lexicon
) -> Attribution | None:
    """The attribution within the quotation's own sentence, `text[start:end]`: right behind it, before it, behind it.

    limit: where the next quotation begins, whose attribution is its own.
    """
    label = _LABEL.match(text, segment.start + 1, segment.end)
    if label:
        return Attribution(label.span(1), None)
    last = text[max(segment.start, segment.end - 5) : segment.end].rstrip(" \n\"'“”‘’«»")[-1:]
    awaited = (
        last in tuple(",?!—–-") or text[segment.end : segment.end + 2].strip()[:1] in tuple(",—–") or segment.spoken
    )
    if awaited and not tail and end > segment.end:
        reach = min(limit, segment.end + REACH)
        rest = sentence_ends(text, segment.end + 1, reach)
        end = rest[0] if rest else reach
    is_led = lead and _led_in(text, segment.start)
    led = before(text, start, segment.start, words) if is_led else None
    at_colon = led is not None and led.cue is not None and text[led.cue[1] : segment.start].strip() == ":"
    if led and led.listed and (at_colon or not tail):
        return led  # `ruft er aus: "Nein!" Der Fährmann ging`, `somebody said: "Why?" Berg tells`
    said = before(text, start, segment.start, words) if lead and not tail and not is_led else None
    if said and said.listed and said.cue and _says_at_once(text[said.cue[1] : segment.start]):
        return said  # `the mayor asked, "Why?" Berg smiled and said, "So."`
    at_once = behind(text, segment.end, end, words, awaited) if awaited else None
    if at_once and (tail or at_once.mention[0] - segment.end < _NEAR) and _adjacent(text, segment, at_once):
        return at_once
    found = led or said or (before(text, start, segment.start, words) if lead and tail and not is_led else None)
    # Behind words that are a part of a sentence a dash leads on, to whomever.
    ended = not lead or last in tuple(",?!—–-.…")
    signature = signed(text, segment.end, min(limit, segment.end + REACH), words) if ended and not found else None
    found = found or signature or at_once
    return found or (behind(text, segment.end, end, words, awaited) if tail else None)


def _led_in(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].rstrip()[-1:] == ":"


def _says_at_once(between: str) -> bool:
    """Whether nothing but a comma, and an adverb, stands between a verb and the words it leads to."""
    return between.rstrip().endswith(",") and len(between.split()) <= 1 + between.startswith(" ")


def _adjacent(text: str, segment: Segment, found: Attribution) -> bool:
    """Whether the attribution begins right behind the quotation."""
    first = min(found.mention[0], found.cue[0] if found.cue else found.mention[0])
    return not text[segment.end : first].strip(_BETWEEN)


def _shared(text: str, start: int, end: int, giver: Turn, words: Lexicon) -> Attribution | None:
    """`"A," Berg said, adding, "B"`: the speaker of the quotation before, with the verb between them if any."""
    if giver.attribution is None:
        return None
    cue = cue_in(text, start, end, words)
    return giver.attribution._replace(cue=cue) if cue else giver.attribution


def _introduced(paragraph: Paragraph, turn: Turn, words: Lexicon) -> Turn:
    """`Berg was angry. "It is late."`: the sentence before the paragraph's first quotation is about its speaker."""
    text, end = paragraph.text, turn.segment.start
    ends = [0, *sentence_ends(paragraph.narration, 0, end)]
    start = ends[-2] if len(ends) > 1 else 0
    found = before(text, start, end, words)
    if found and found.cue and text[slice(*found.cue)].split()[0].lower() in words.by:
        # "as the source has it.": what that sentence says, not the next one, unless it names somebody.
        found = found if any(map(str.isupper, text[slice(*found.mention)])) else None
    found = found or leading(text, start, end, words)
    return turn._replace(attribution=found, place="own") if found else turn


def _brought_in(paragraph: Paragraph, start: int, end: int, words: Lexicon) -> Attribution | None:
    """`Berg agreed. "It is late."`: a whole sentence between two quotations, with a verb of speech."""
    ends = [at for at in sentence_ends(paragraph.narration, start, end) if at <= end]
    if not ends or paragraph.text[ends[-1] : end].strip():
        return None
    first = ends[-2] if len(ends) > 1 else start
    if first == start and len(ends) == 1:
        return None  # the sentence of the quotation before, which has its own speaker
    return before(paragraph.narration, first, end, words)


def _of_another(paragraph: Paragraph, start: int, end: int, before: Turn, words: Lexicon) -> Attribution | None:
    """`Dahl laughed. "It is late."`: a sentence about somebody else, whom or whose words it brings in is not told."""
    ends = [at for at in sentence_ends(paragraph.narration, start, end) if at <= end]
    if len(ends) < 2 or paragraph.text[ends[-1] : end].strip() or before.attribution is None:
        return None
    found = leading(paragraph.narration, ends[-2], ends[-1], words)
    name = paragraph.text[slice(*found.mention)] if found and found.voiced else ""
    known = paragraph.text if before.source == before.paragraph else ""
    same = name.split()[-1:] == known[slice(*before.attribution.mention)].split()[-1:]
    is_name = len(name.split()) > 1 and all(one[0].isupper() for one in name.split())
    return found._replace(voiced=False) if found and is_name and not same else None


def _carried(paragraphs: Sequence[Paragraph], turn: Turn, above: Turn | None, words: Lexicon) -> Turn:
    """A paragraph of quotations nobody claims: who spoke last just above, or whom the line above brings in."""
    index = paragraphs[turn.paragraph].above
    if index < 0:
        return turn
    paragraph = paragraphs[index]
    text = paragraph.text
    if above and above.segment.spoken and turn.segment.spoken:
        return turn  # each dash is another speaker's
    if above and not text.rstrip().endswith(":"):
        if _in_passing(paragraph, above) or _answers(paragraph, above, paragraphs[turn.paragraph], turn):
            return turn
        found, source = above.attribution, above.source
    else:
        told = paragraph.narration
        ends = [0, *sentence_ends(told)]
        found, source = before(told, ends[-1], len(text), words), index
        if found and text.rstrip().endswith(":"):
            return turn._replace(attribution=found, source=source, place="own")
        if not found and text.rstrip()[-1:] in (":", ","):
            found = leading(told, ends[-1], len(text), words)
    return turn._replace(attribution=found, source=source, place="carried") if found else turn


def _answers(paragraph: Paragraph, above: Turn, own: Paragraph, turn: Turn) -> bool:
    """Whether a quotation that is all its paragraph asks back, or answers what the last one above asked."""
    if turn.segment.start or own.text[turn.segment.end :].strip() or not above.segment.closed:
        return False
    asked = (
        paragraph.text[: above.segment.end].rstrip(_MARKS)[-1:] == "?"
        and not paragraph.text[above.segment.end :].strip()
    )
    short = len(paragraph.text) < _EXCHANGE and len(own.text) < _EXCHANGE
    return short and (asked or own.text.rstrip(_MARKS)[-1:] == "?")


# Letters of a paragraph below which two people may be speaking in turns.
_EXCHANGE = 120
_MARKS = " \"'“”‘’«»„›‹"


def _in_passing(paragraph: Paragraph, turn: Turn) -> bool:
    """Whether a quotation is a few words within its sentence, behind which the narrator goes on with another."""
    text, segment = paragraph.text, turn.segment
    inner = text[segment.start + 1 : segment.end].strip(" \"'“”‘’«»„")
    if not turn.lead or segment.spoken or not inner[:1].islower() or inner[-1:] in tuple(".,!?…"):
        return False
    ends = sentence_ends(paragraph.narration, segment.end)
    return bool(ends) and bool(text[ends[0] :].strip())


def _fill(paragraph: Paragraph, here: list[Turn]) -> None:
    """Pieces without an attribution share their neighbour's: one of their own sentence, the one before, the one behind.

    With nothing between them (»Why?« – »So.«) they are two people's.
    """
    text = paragraph.text
    for at in range(len(here) - 2, 0, -1):
        if (
            here[at].lead
            and _is_parted(paragraph, *here[at - 1 : at + 1])
            and not _is_parted(paragraph, *here[at : at + 2])
        ):
            here[at] = _given(here[at], here[at + 1])
    for at in range(1, len(here)):
        if _is_unread(text, here[at]):
            continue
        if here[at - 1].lead or text[here[at - 1].segment.end : here[at].segment.start].strip(_BETWEEN):
            here[at] = _given(here[at], here[at - 1])
    for at in range(len(here) - 2, -1, -1):
        if _is_unread(text, here[at]):
            continue
        if here[at].lead or text[here[at].segment.end : here[at + 1].segment.start].strip(_BETWEEN):
            here[at] = _given(here[at], here[at + 1])


def _is_parted(paragraph: Paragraph, one: Turn, other: Turn) -> bool:
    """Whether a sentence ends between two quotations."""
    return bool(sentence_ends(paragraph.narration, max(0, one.segment.end - 2), other.segment.start))


def _is_unread(text: str, turn: Turn) -> bool:
    """`“...,” verb Name`: its sentence goes on in small letters to a name that was not understood as who said it."""
    if not turn.tail or turn.lead or turn.attribution is not None:
        return False
    return _UNREAD.match(text, turn.segment.end) is not None


def _given(turn: Turn, giver: Turn) -> Turn:
    if turn.attribution is not None or giver.attribution is None:
        return turn
    return turn._replace(attribution=giver.attribution, source=giver.source, place="same")


def _chain(found: list[Turn]) -> None:
    """Paragraphs of one speech: what the first one's mark left open is attributed where the last one says who spoke."""
    for at in range(len(found) - 2, -1, -1):
        after = found[at + 1]
        if after.continues and found[at].place != "own" and after.place == "own":
            found[at] = found[at]._replace(attribution=after.attribution, source=after.source, place="own")
    for at in range(1, len(found)):
        giver = found[at - 1]
        if found[at].continues and found[at].place != "own" and giver.attribution:
            found[at] = found[at]._replace(attribution=giver.attribution, source=giver.source, place="carried")
