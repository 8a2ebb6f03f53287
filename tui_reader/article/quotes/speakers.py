"""Each quotation gets its attribution: from the clause it stands in, the sentence beside it, or the turn before."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.quotes.clauses import REACH, Attribution, before, behind, cue_in, leading, signed
from tui_reader.article.quotes.cues.words import Words
from tui_reader.article.quotes.marks import Segment
from tui_reader.article.quotes.sentences import sentence_ends


# "BERG: words": a transcript that puts the name inside the marks.
_LABEL = re.compile(r"([A-Z][A-Z.’' -]{2,30}):\s")


class Paragraph(NamedTuple):
    """One paragraph of the article, its quotations, and its text with their insides blanked."""

    text: str
    segments: list[Segment]
    narration: str


class Turn(NamedTuple):
    """One quotation of a paragraph with what attributes it.

    lead: whether its sentence began before it; tail: whether its sentence goes on behind it; place: "own" (its own
    clause), "same" (inherited within the paragraph), "carried" (from an earlier paragraph), "" (nobody).
    """

    segment: Segment
    paragraph: int
    source: int
    attribution: Attribution | None
    lead: bool
    tail: bool
    place: str
    continues: bool = False


def narration(text: str, segments: Sequence[Segment]) -> str:
    """`text` with the inside of its quotations blanked, as long as before; their last two characters stay."""
    if not segments:
        return text
    pieces: list[str] = []
    at = 0
    for segment in segments:
        pieces.append(text[at : segment.start])
        inside = segment.end - segment.start
        keep = min(2, inside - 1)
        pieces.append(text[segment.start] + " " * (inside - 1 - keep) + text[segment.end - keep : segment.end])
        at = segment.end
    pieces.append(text[at:])
    return "".join(pieces)


def turns(paragraphs: Sequence[Paragraph], words: Words) -> list[Turn]:
    """All quotations of the article in reading order with their attributions."""
    found: list[Turn] = []
    last: Turn | None = None
    for index, paragraph in enumerate(paragraphs):
        if not paragraph.segments:
            continue
        here = _within(paragraph, index, words)
        if here[0].attribution is None:
            _carry(paragraphs, index, here, last, words)
        _fill(here)
        if found and not found[-1].segment.closed and found[-1].paragraph == index - 1 and not here[0].segment.start:
            here[0] = here[0]._replace(continues=True)
        found += here
        last = here[-1] if here[-1].attribution else None
    _chain(found)
    return found


def _chain(found: list[Turn]) -> None:
    """Paragraphs of one speech: what the first one's mark left open is attributed where the last one says who spoke."""
    for at in range(len(found) - 2, -1, -1):
        after = found[at + 1]
        if after.continues and found[at].place != "own" and after.place == "own":
            found[at] = found[at]._replace(attribution=after.attribution, source=after.source, place="own")
    for at in range(1, len(found)):
        if found[at].continues and found[at].place != "own" and found[at - 1].attribution:
            giver = found[at - 1]
            found[at] = found[at]._replace(attribution=giver.attribution, source=giver.source, place="carried")


def _within(paragraph: Paragraph, index: int, words: Words) -> list[Turn]:
    text, segments = paragraph.text, paragraph.segments
    here: list[Turn] = []
    gaps = [segment.start for segment in segments[1:]] + [len(text)]
    gap_start = 0
    ends = sentence_ends(paragraph.narration, 0, segments[0].start)
    clause_start = ends[-1] if ends else 0
    for number, segment in enumerate(segments):
        gap_end = gaps[number]
        ends = _ends(paragraph.narration, segment, gap_end)
        clause_end = ends[0] if ends else gap_end
        lead = bool(text[clause_start : segment.start].strip(" \t\n—–-(["))
        tail = bool(text[segment.end : clause_end].strip())
        attribution = _own(text, segment, clause_start, clause_end, lead, tail, words)
        if attribution is None and lead and clause_start == gap_start and here:
            attribution = _shared(text, clause_start, segment.start, here[-1], words)
        elif attribution is None and lead:
            attribution = leading(text, clause_start, segment.start, words)
        here.append(Turn(segment, index, index, attribution, lead, tail, "own" if attribution else ""))
        gap_start = segment.end
        clause_start = ends[-1] if ends else segment.end
    if here[0].attribution is None and not here[0].lead and segments[0].start > 0:
        ends = [0, *sentence_ends(paragraph.narration, 0, segments[0].start)]
        start = ends[-2] if len(ends) > 1 else 0
        attribution = before(text, start, segments[0].start, words) or leading(text, start, segments[0].start, words)
        if attribution:
            here[0] = here[0]._replace(attribution=attribution, place="own")
    return here


def _shared(text: str, start: int, end: int, giver: Turn, words: Words) -> Attribution | None:
    """`"A," Berg said, adding, "B"`: the speaker of the quotation before, with the verb between them if there is one."""
    if giver.attribution is None or giver.source != giver.paragraph:
        return giver.attribution if giver.source == giver.paragraph else None
    cue = cue_in(text, start, end, words)
    return giver.attribution._replace(cue=cue) if cue else giver.attribution


def _ends(narration: str, segment: Segment, gap_end: int) -> list[int]:
    """Sentence ends from the quotation's own last character on; its own end counts if a new sentence follows."""
    return sentence_ends(narration, max(segment.start + 1, segment.end - 2), gap_end)


def _own(text: str, segment: Segment, start: int, end: int, lead: bool, tail: bool, words: Words) -> Attribution | None:
    """The attribution within the quotation's own sentence, `text[start:end]`."""
    label = _LABEL.match(text, segment.start + 1, segment.end)
    if label:
        return Attribution(label.span(1), None)
    inner = text[segment.start + 1 : segment.end - segment.closed].rstrip(" \n'’\"”")
    last = inner[-1:] or " "
    after = text[segment.end : segment.end + 1]
    awaited = last in ",?!—–-" or after in ",—–"
    if not tail:
        rest = sentence_ends(text, segment.end + 1, min(len(text), segment.end + REACH))
        end = rest[0] if rest else min(len(text), segment.end + REACH)
    at_once = behind(text, segment.end, end, words, awaited) if awaited else None
    if at_once and (tail or at_once.mention[0] - segment.end < 40 or not at_once.strong) and _adjacent(text, segment, at_once):
        return at_once
    if lead:
        found = before(text, start, segment.start, words)
        if found:
            return found
    return (
        signed(text, segment.end, len(text), words)
        or at_once
        or (behind(text, segment.end, end, words, awaited) if tail else None)
    )


def _adjacent(text: str, segment: Segment, found: Attribution) -> bool:
    """Whether the attribution begins right behind the quotation."""
    first = min(found.mention[0], found.cue[0] if found.cue else found.mention[0])
    return not text[segment.end : first].strip(" \n\u00a0,—–-") 


def _carry(paragraphs: Sequence[Paragraph], index: int, here: list[Turn], last: Turn | None, words: Words) -> None:
    """A paragraph that begins with a quotation nobody claims: whoever spoke last, or whom the line before brings in."""
    if any(turn.attribution for turn in here) or index == 0:
        return
    above = paragraphs[index - 1]
    found = source = None
    if above.text.rstrip().endswith(":") or not above.segments:
        ends = [0, *sentence_ends(above.narration)]
        found = before(above.text, ends[-1], len(above.text), words) or leading(
            above.text, ends[-1], len(above.text), words
        )
        source = index - 1
    elif last is not None:
        found, source = last.attribution, last.source
    if found and source is not None:
        here[0] = here[0]._replace(attribution=found, source=source, place="carried")


def _fill(here: list[Turn]) -> None:
    """Pieces without an attribution share their neighbour's: the one before, else the one behind."""
    for at in range(1, len(here)):
        if here[at].attribution is None and here[at - 1].attribution is not None:
            giver = here[at - 1]
            here[at] = here[at]._replace(attribution=giver.attribution, source=giver.source, place="same")
    for at in range(len(here) - 2, -1, -1):
        if here[at].attribution is None and here[at + 1].attribution is not None:
            giver = here[at + 1]
            here[at] = here[at]._replace(attribution=giver.attribution, source=giver.source, place="same")
