"""Turns become quotes: pieces of one speech joined, each with its speaker."""

from collections.abc import Sequence

from tui_reader.article.document import Position, Quote, QuoteKind
from tui_reader.quotes.attribution import Turn
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.marks.paragraphs import Paragraph
from tui_reader.quotes.names.voices import Said
from tui_reader.quotes.speech import kind
from tui_reader.quotes.terms import in_rows

_MARKS = " \t\n\u00a0\u202f\"“”„‟«»‹›「」『』'‘’‚‛`"
# Words of this many characters are not said twice by chance.
AGAIN = 30


def entries(
    paragraphs: Sequence[Paragraph], found: Sequence[Turn], saids: Sequence[Said], words: Lexicon
) -> list[Quote]:
    """The quotes of all turns that are any, in reading order, each with who said it."""
    quotes: list[Quote] = []
    last: Turn | None = None
    heard: set[str] = set()
    rows: frozenset[int] = frozenset()
    at = -1
    for turn, said in zip(found, saids, strict=True):
        paragraph = paragraphs[turn.paragraph]
        if turn.paragraph != at:
            at, rows = turn.paragraph, in_rows(paragraph.text, paragraph.segments, words)
        what = kind(paragraph.text, turn, words, turn.segment.start in rows)
        if what == "PART" and last is not None and _goes_on(paragraph.text, last, turn, quotes[-1]):
            what = "SPEECH"
        if what is None or (what == "PART" and not _is_somebodys(said, turn, words)):
            last = None
            continue
        quote = made(paragraph, turn, said, what)
        if _said_again(quote, turn, paragraph, heard):
            last = None
            continue
        if last is not None and what == "SPEECH" and quotes[-1].kind == "SPEECH" and _one_speech(last, turn):
            quotes[-1] = _joined(quotes[-1], quote)
        else:
            quotes.append(quote)
        last = turn
    return [_trimmed(quote) for quote in quotes]


def _is_somebodys(said: Said, turn: Turn, words: Lexicon) -> bool:
    """Whether the text tells whose words within a sentence are: not `it says “c”`."""
    if said.speaker or not said.mention:
        return bool(said.speaker)
    return turn.segment.end - turn.segment.start > _FEW or words.pronouns.get(said.mention.lower()) != "n"


# Letters of a word or two, which a thing may say.
_FEW = 16


def _trimmed(quote: Quote) -> Quote:
    """Without the last comma, which led to the narrator; a part without the full stop, which was the sentence's."""
    text = quote.text.rstrip(".,; " if quote.kind == "PART" else ",; ")
    return quote if text == quote.text else quote._replace(text=text)


def _said_again(quote: Quote, turn: Turn, paragraph: Paragraph, heard: set[str]) -> bool:
    """Whether these words were shown before and nobody says them here: a pull quote set as a paragraph of the text."""
    words = quote.text.rstrip(".,;!?").lower()
    alone = turn.segment.start == 0 and turn.segment.end == len(paragraph.text)
    if alone and turn.place != "own" and words in heard and len(words) > AGAIN:
        return True
    heard.add(words)
    return False


def made(paragraph: Paragraph, turn: Turn, said: Said, what: QuoteKind) -> Quote:
    """One quote of one part."""
    start, end = turn.segment.start, turn.segment.end
    marks = _MARKS + "—–-" if turn.segment.spoken else _MARKS
    inner = paragraph.shown[start:end].strip(marks) if turn.segment.spoken else _inner(paragraph.shown, turn)
    base, block = paragraph.offset, paragraph.block
    place = (Position(block, base + start), Position(block, base + end))
    return Quote(" ".join(inner.split()), said.speaker, said.mention, said.cue, what, (place,), said.sure)


def _inner(text: str, turn: Turn) -> str:
    segment = turn.segment
    return text[segment.start + 1 : segment.end - segment.closed].strip()


def _goes_on(text: str, last: Turn, turn: Turn, quote: Quote) -> bool:
    """`"My son," she said, "was nine."`: a piece too short to tell, of a speech that the narrator broke off."""
    if quote.kind != "SPEECH" or not quote.text.endswith(",") or not _one_speech(last, turn):
        return False
    start = turn.segment.start
    return text[max(0, start - 3) : start].rstrip().endswith(",")


def _one_speech(last: Turn, turn: Turn) -> bool:
    """Whether two turns are pieces of one quotation: the same speaker, with nothing said in between but by whom."""
    if turn.continues:
        return True
    if turn.paragraph != last.paragraph or not turn.joined or turn.attribution is None or last.attribution is None:
        return False
    return turn.source == last.source and turn.attribution == last.attribution


def _joined(first: Quote, second: Quote) -> Quote:
    """Two pieces as one entry; where a new sentence follows, what led to the narrator becomes a full stop."""
    text = first.text
    if second.text[:1].isupper() and text[-1:] not in tuple(".!?…"):
        text = text.rstrip(",;:—– ") + "."
    return Quote(
        f"{text} {second.text}",
        first.speaker or second.speaker,
        first.mention or second.mention,
        first.cue or second.cue,
        first.kind,
        first.parts + second.parts,
        first.sure or second.sure,
    )
