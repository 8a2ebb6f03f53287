"""From blocks to quotes: the order in which the rooms do their part."""

from collections.abc import Sequence
from functools import partial

from tui_reader.article.document import Block, Quote
from tui_reader.quotes.apart import apart, repeated
from tui_reader.quotes.attribution import Turn, turns
from tui_reader.quotes.blockquotes import blockquotes
from tui_reader.quotes.cues import words_of
from tui_reader.quotes.cues.language import guess, primary
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.names.capitals import fitted
from tui_reader.quotes.dialogue import LANGUAGES, dialogue
from tui_reader.quotes.entries import entries, made
from tui_reader.quotes.paragraphs import Paragraph, paragraphs
from tui_reader.quotes.segments import Habit, Segment, habit, segments
from tui_reader.quotes.speech import is_speech
from tui_reader.quotes.unclosed import mended
from tui_reader.quotes.voices import NOBODY


def find(blocks: Sequence[Block], language: str) -> tuple[Quote, ...]:
    """The quotations of the article in reading order, by the language of its tag, else by the one it seems to be in."""
    texts = [block.text for block in blocks if block.kind != "CODE"]
    tag = primary(language) or guess(" ".join(texts[:40]))
    words = words_of(tag)
    set_apart = apart(blocks)
    again = repeated(blocks, set_apart)
    whole = frozenset(at for one in set_apart for at in range(one.first, one.last + 1))
    found = paragraphs(blocks, whole | again, partial(_marked, use=habit(texts, tag), tag=tag, words=words))
    words = fitted(words, [one.text for one in found]) if words and found else words
    running = _attributed(found, words) if words else _unattributed(found)
    alone = blockquotes(blocks, [one for one in set_apart if one.first not in again], words)
    return tuple(sorted([*running, *alone], key=lambda quote: quote.parts[0])) if alone else tuple(running)


def _marked(text: str, use: Habit, tag: str, words: Lexicon | None) -> list[Segment]:
    """Where the quotations of one paragraph lie."""
    if tag in LANGUAGES:
        spoken = dialogue(text, words)
        if spoken:
            return spoken
    found = segments(text, use)
    return mended(text, found, words) if words else found


def _attributed(found: Sequence[Paragraph], words: Lexicon) -> list[Quote]:
    return entries(found, turns(found, words), words) if any(one.segments for one in found) else []


def _unattributed(found: Sequence[Paragraph]) -> list[Quote]:
    """A language without words: what has the form of speech, with no speaker rather than a wrong one."""
    result: list[Quote] = []
    for index, paragraph in enumerate(found):
        for segment in paragraph.segments:
            turn = Turn(segment, index, index, None, False, False, "")
            if is_speech(paragraph.text, segment):
                result.append(made(paragraph, turn, NOBODY, "SPEECH"))
    return result
