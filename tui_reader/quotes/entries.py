"""Turns become quotes: pieces of one speech joined, names in full, pronouns resolved."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Position, Quote, QuoteKind
from tui_reader.quotes.attribution import Turn
from tui_reader.quotes.clauses import Attribution
from tui_reader.quotes.cues.lexicon import Words
from tui_reader.quotes.names.people import People
from tui_reader.quotes.names.pronouns import Pronouns
from tui_reader.quotes.paragraphs import Paragraph
from tui_reader.quotes.speech import kind

_MARKS = " \t\n\u00a0\u202f\"“”„‟«»‹›「」『』'‘’‚‛`"


class Said(NamedTuple):
    """Who a quotation is from, as far as the text tells."""

    speaker: str | None
    mention: str | None
    cue: str | None


# The most words of a speaker without a name.
NOUN = 8
# Words of this many characters are not said twice by chance.
AGAIN = 30
NOBODY = Said(None, None, None)


class Voices:
    """Says of each attribution who is meant; to be asked in reading order, since a pronoun looks back."""

    def __init__(self, texts: Sequence[str], words: Words) -> None:
        self._words = words
        self._people = People(texts, words)
        self._pronouns = Pronouns(texts, self._people, words)
        self._roles: dict[str, set[str]] = {}

    def said(self, text: str, paragraph: int, attribution: Attribution | None) -> Said:
        """The speaker of an attribution in `text`, which is the paragraph of that index."""
        if attribution is None:
            return NOBODY
        start, end = attribution.mention
        mention = " ".join(text[start:end].split())
        cue = " ".join(text[slice(*attribution.cue)].split()) if attribution.cue else None
        gender = self._words.pronouns.get(mention.lower())
        if gender is not None:
            meant = self._pronouns.meant(paragraph, start, gender) if gender in ("m", "f") else None
            return Said(meant, mention, cue)
        name, gender = self._people.name_in(mention)
        if not name or not self._people.is_name(name):
            # A noun is a speaker where a verb of speech says so, not where only the form suggests it.
            noun = attribution.strong and not name and self._is_noun(mention)
            return Said(self._in_role(mention) or self._people.core(mention) if noun else None, mention, cue)
        speaker = self._people.full(name, gender)
        role = mention[: mention.find(name)].rstrip(", ").rpartition(" ")[2].lower()
        if role not in self._words.determiners:
            self._roles.setdefault(role, set()).add(speaker)
        if attribution.strong:
            self._people.voice(speaker)
        self._pronouns.heard(paragraph, start, speaker)
        return Said(speaker, mention, cue)

    def _in_role(self, mention: str) -> str | None:
        """`the mayor`, where the article named one mayor and no other."""
        determiner, _, role = mention.lower().partition(" ")
        named = self._roles.get(role, ()) if determiner in self._words.definite else ()
        return next(iter(named)) if len(named) == 1 else None

    def _is_noun(self, mention: str) -> bool:
        """`the company`, `Berg's lawyer`: a short phrase with a determiner, and no verb that slipped in."""
        words = self._people.core(mention).lower().split()
        lists = self._words
        if len(words) > NOUN or not (words[0] in lists.determiners or words[0].endswith(("'s", "’s", "s'", "s’"))):
            return False
        return lists.verbs.isdisjoint(words[:-1]) and not any(word in lists.pronouns for word in words[1:])


def entries(paragraphs: Sequence[Paragraph], found: Sequence[Turn], words: Words) -> list[Quote]:
    """The quotes of all turns that are any, in reading order."""
    voices = Voices([paragraph.narration for paragraph in paragraphs], words)
    quotes: list[Quote] = []
    last: Turn | None = None
    heard: set[str] = set()
    for turn in found:
        said = voices.said(paragraphs[turn.source].text, turn.source, turn.attribution)
        paragraph = paragraphs[turn.paragraph]
        what = kind(paragraph.text, turn, words)
        if what == "PART" and last is not None and _goes_on(paragraph.text, last, turn, quotes[-1]):
            what = "SPEECH"
        if what is None:
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
    marks = _MARKS + "—–" if turn.segment.spoken else _MARKS
    inner = paragraph.text[start:end].strip(marks) if turn.segment.spoken else _inner(paragraph.text, turn)
    base, block = paragraph.offset, paragraph.block
    place = (Position(block, base + start), Position(block, base + end))
    return Quote(" ".join(inner.split()), said.speaker, said.mention, said.cue, what, (place,))


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
    )
