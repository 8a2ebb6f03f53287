"""Quotation marks become quotes: who said what, and where."""

from collections.abc import Sequence

from tui_reader.article.document import Block, Position, Quote, QuoteKind
from tui_reader.article.quotes.cues import words
from tui_reader.article.quotes.cues.words import Words
from tui_reader.article.quotes.kinds import kind
from tui_reader.article.quotes.marks import Habit, habit, segments
from tui_reader.article.quotes.mending import mended
from tui_reader.article.quotes.names.people import People
from tui_reader.article.quotes.names.pronouns import Pronouns
from tui_reader.article.quotes.speakers import Paragraph, Turn, narration, turns


def quotes(blocks: Sequence[Block], language: str) -> tuple[Quote, ...]:
    """The quotations of the article in reading order. language: the document's tag, such as "en" or "de-AT"."""
    primary = language.lower().partition("-")[0]
    lists = words(primary or "en")
    use = habit([block.text for block in blocks], primary)
    paragraphs = [_paragraph(block, use, lists) for block in blocks]
    if not any(paragraph.segments for paragraph in paragraphs):
        return ()
    if lists is None:
        return _unattributed(paragraphs)
    told = [paragraph.narration for paragraph in paragraphs]
    people = People(told, lists)
    pronouns = Pronouns(told, people, lists)
    found = [_quote(turn, paragraphs, people, pronouns, lists) for turn in turns(paragraphs, lists)]
    return tuple(quote for quote in found if quote is not None)


_SILENT = frozenset({"CODE", "TABLE", "RULE", "HEADING"})


def _paragraph(block: Block, use: Habit, lists: Words | None) -> Paragraph:
    found = [] if block.kind in _SILENT else segments(block.text, use)
    if lists is not None:
        found = mended(block.text, found, lists)
    return Paragraph(block.text, found, narration(block.text, found))


def _quote(
    turn: Turn, paragraphs: Sequence[Paragraph], people: People, pronouns: Pronouns, lists: Words
) -> Quote | None:
    text = paragraphs[turn.paragraph].text
    speaker = mention = cue = None
    if turn.attribution:
        source = paragraphs[turn.source].text
        mention = source[slice(*turn.attribution.mention)]
        cue = source[slice(*turn.attribution.cue)] if turn.attribution.cue else None
        gender = lists.pronouns.get(mention.lower())
        if gender is not None:
            speaker = pronouns.meant(turn.source, turn.attribution.mention[0], gender) if gender in ("m", "f") else None
        else:
            name, gender = people.name_in(mention)
            speaker = people.full(name, gender) if name else people.core(mention)
            if name:
                people.voice(speaker)
                pronouns.heard(turn.source, turn.attribution.mention[0], speaker)
    what = kind(text, turn, lists)
    return _made(turn, text, speaker, mention, cue, what) if what else None


def _made(turn: Turn, text: str, speaker: str | None, mention: str | None, cue: str | None, what: QuoteKind) -> Quote:
    start, end = turn.segment.start, turn.segment.end
    place = (Position(turn.paragraph, start), Position(turn.paragraph, end))
    return Quote(text[start + 1 : end - turn.segment.closed].strip(), speaker, mention, cue, what, (place,))


def _unattributed(paragraphs: Sequence[Paragraph]) -> tuple[Quote, ...]:
    """A language without words: what has the form of speech, with no speaker rather than a wrong one."""
    found: list[Quote] = []
    for index, paragraph in enumerate(paragraphs):
        for segment in paragraph.segments:
            turn = Turn(segment, index, index, None, False, False, "")
            what = kind(paragraph.text, turn, lists)
            if what is not None:
                found.append(_made(turn, paragraph.text, None, None, None, what))
    return tuple(found)
