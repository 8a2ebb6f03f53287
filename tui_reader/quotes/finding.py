"""From blocks to quotes: the order in which the rooms do their part."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from tui_reader.article.document import Block, Position, Quote
from tui_reader.quotes.attribution import Turn, turns
from tui_reader.quotes.casting.casting import recast
from tui_reader.quotes.casting.utterances import Utterance, is_dialogue, utterances
from tui_reader.quotes.cues import words_of
from tui_reader.quotes.cues.language import language_of
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.entries import entries, made
from tui_reader.quotes.marks.carried_on import carried_on
from tui_reader.quotes.marks.dialogue import Dashes, dashes, dialogue
from tui_reader.quotes.marks.paragraphs import Paragraph, paragraphs
from tui_reader.quotes.marks.segments import Habit, Segment, habit, segments
from tui_reader.quotes.marks.unclosed import mended
from tui_reader.quotes.marks.unopened import unopened
from tui_reader.quotes.names.capitals import fitted
from tui_reader.quotes.names.people import People
from tui_reader.quotes.names.voices import NOBODY, Said, Voices
from tui_reader.quotes.page.apart import apart, is_prose, repeated, tells_of_itself
from tui_reader.quotes.page.blockquotes import blockquotes
from tui_reader.quotes.page.headed import by_headings
from tui_reader.quotes.page.interview import interview
from tui_reader.quotes.page.post_authors import by_authors
from tui_reader.quotes.page.transcript import transcript
from tui_reader.quotes.shown import once
from tui_reader.quotes.shown import said as said_only
from tui_reader.quotes.speech import is_speech
from tui_reader.quotes.terms import without_sources


class Heard(NamedTuple):
    """An article's running text: its turns, whom the sentences name for each, and the utterances they make."""

    paragraphs: list[Paragraph]
    turns: list[Turn]
    saids: list[Said]
    utterances: list[Utterance]
    people: People
    words: Lexicon


def find(blocks: Sequence[Block], language: str, title: str = "", byline: str = "") -> tuple[Quote, ...]:
    """The quotations of the article in reading order, by the language of its tag, else by the one it seems to be in.

    title, byline: the article's, where people are named who speak in it, and who asks them.
    """
    tag = _language(blocks, language)
    words = words_of(tag)
    told = told_by_labels(blocks, words, title, byline)
    by_label = frozenset(at for quote in told for at in range(quote.parts[0][0].block, quote.parts[0][1].block + 1))
    set_apart = [one for one in apart(blocks) if one.first not in by_label]
    own = bool(set_apart) and tells_of_itself(blocks)
    set_apart = [one for one in set_apart if not (words and is_prose(blocks, one, own))]
    again = repeated(blocks, set_apart)
    whole = frozenset(at for one in set_apart for at in one.blocks)
    found = _paragraphs(blocks, whole | again | by_label, tag, words)
    if words and (set_apart or any(one.segments for one in found)):
        words = fitted(words, [one.text for one in found])
    running = _attributed(found, words) if words else _unattributed(found, tag)
    running = by_headings(by_authors(running, blocks, words), blocks)
    alone = blockquotes(blocks, [one for one in set_apart if one.first not in again], words)
    marks = sum(len(one.segments) for one in found)
    # Chinese has most of its terms in marks, which its patterns have left out already.
    shown = running if tag == "zh" else said_only(running, marks)
    marked = once(sorted([*shown, *alone], key=_place))
    return tuple(sorted([*marked, *told], key=_place))  # who talks may say the same twice


def _place(quote: Quote) -> tuple[Position, Position]:
    return quote.parts[0]


def told_by_labels(blocks: Sequence[Block], words: Lexicon | None, title: str = "", byline: str = "") -> list[Quote]:
    """What stands behind the name of who says it, or below a question to whom the page introduces."""
    return transcript(blocks, words, (title, byline)) or interview(blocks, words, title, byline)


def dialogue_of(blocks: Sequence[Block], language: str) -> Heard | None:
    """What is known of who speaks before the forest is asked; None for a text that is no dialogue."""
    tag = _language(blocks, language)
    words = words_of(tag)
    found = _paragraphs(blocks, frozenset(), tag, words) if words else []
    if words is None or not any(one.segments for one in found):
        return None
    heard = _heard(found, fitted(words, [one.text for one in found]))
    return heard if is_dialogue(found, heard.turns, heard.utterances) else None


def _language(blocks: Sequence[Block], language: str) -> str:
    texts = [block.text for block in blocks if block.kind != "CODE"]
    return language_of(language, " ".join(texts[:40]))


def _paragraphs(blocks: Sequence[Block], skipped: frozenset[int], tag: str, words: Lexicon | None) -> list[Paragraph]:
    texts = [block.text for block in blocks if block.kind != "CODE"]
    marked = partial(_marked, use=habit(texts, tag), open_by=dashes(texts, tag, words), words=words)
    found = paragraphs(blocks, skipped, marked)
    carried_on(found, marked)
    if words:
        unopened(found, words)
    return found


def _marked(text: str, use: Habit, open_by: Dashes | None, words: Lexicon | None) -> list[Segment]:
    """Where the quotations of one paragraph lie."""
    if open_by is not None:
        spoken = dialogue(text, words, open_by)
        if spoken:
            return spoken
    found = segments(text, use)
    return without_sources(text, mended(text, found, words), words) if words and found else found


def _heard(found: list[Paragraph], words: Lexicon) -> Heard:
    taken = turns(found, words)
    captions = frozenset(at for at, one in enumerate(found) if one.caption)
    voices = Voices([one.narration for one in found], words, captions)
    saids = [_said(voices, found[turn.source].text, turn) for turn in taken]
    return Heard(found, taken, saids, utterances(found, taken, saids, words.pronouns), voices.people, words)


def _said(voices: Voices, text: str, turn: Turn) -> Said:
    """Who said it; sure only where its own clause says so."""
    said = voices.said(text, turn.source, turn.attribution)
    if said.speaker is None and said.mention is None and turn.attribution and not turn.attribution.listed:
        return NOBODY  # a word behind nobody is no verb of speech
    return said if turn.place == "own" or not said.sure else said._replace(sure=False)


def _attributed(found: list[Paragraph], words: Lexicon) -> list[Quote]:
    if not any(one.segments for one in found):
        return []
    heard = _heard(found, words)
    taken, saids = heard.turns, heard.saids
    if is_dialogue(found, taken, heard.utterances):
        taken, saids = recast(found, taken, saids, heard.utterances, heard.people, words)
    return entries(found, taken, saids, words)


def _unattributed(found: Sequence[Paragraph], tag: str) -> list[Quote]:
    """A language without words: what has the form of speech, with a speaker only where a pattern is regular."""
    # Their patterns take a third of what compiling all of this room does, and most texts are in another language.
    from tui_reader.quotes.east import reading as east

    result: list[Quote] = []
    for index, paragraph in enumerate(found):
        heard = east.read(paragraph.text, paragraph.segments, tag)
        for segment, (who, speech) in zip(paragraph.segments, heard, strict=True):
            turn = Turn(segment, index, index, None, False, False, "")
            if speech or (speech is None and is_speech(paragraph.text, segment)):
                result.append(made(paragraph, turn, who or NOBODY, "SPEECH"))
    return east.one_name_each(result)
