"""The quotations of an article with their speakers, each by one name: "Berg" is "Anna Berg" where it says so."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Document, Place, Quote, QuoteKind
from tui_reader.article.place import place_of
from tui_reader.people.about import about
from tui_reader.quotes.cues import words_of

FIRST_PERSON = "I"


class Spoken(NamedTuple):
    """Words of somebody. about: who that is in the text, "" where it does not say. sure: whether it says who spoke.

    place: where the quotation begins.
    """

    name: str
    about: str
    sure: bool
    kind: QuoteKind
    place: Place
    words: str


def spoken(document: Document) -> tuple[Spoken, ...]:
    """What people say in an article, in its order; words of nobody, and of "the police", are left out."""
    named = [quote for quote in document.quotes if quote.speaker and quote.parts and is_name(quote.speaker)]
    if not named:
        return ()
    language = document.language.lower().partition("-")[0]
    words = words_of(language)
    texts = [block.text for block in document.blocks if block.kind != "CODE"]
    full = folded([quote.speaker or "" for quote in named])
    known = {name: about(name, texts, words) for name in dict.fromkeys(full.values())}
    return tuple([_spoken(document, quote, full[quote.speaker or ""], known) for quote in named])


def _spoken(document: Document, quote: Quote, name: str, known: dict[str, str]) -> Spoken:
    # A last name alone may be anybody's in another article.
    sure = quote.sure and is_whole(name)
    place = place_of(document.blocks, quote.parts[0][0])
    return Spoken(name, known[name], sure, quote.kind, place, " ".join(quote.text.split()))


def is_name(speaker: str) -> bool:
    """Whether a speaker has a name: "the police", "she" and "Berg's father" have none."""
    last = speaker.rpartition(" ")[2]
    return speaker != FIRST_PERSON and speaker[:1].isalpha() and not speaker[0].islower() and not last[:1].islower()


def is_whole(name: str) -> bool:
    """Whether a name is one that somebody has alone, as far as names go: given name and last name, or Han and kana."""
    return " " in name or (len(name) > 2 and not name[0].isascii() and name[0].upper() == name[0].lower())


def folded(names: Sequence[str]) -> dict[str, str]:
    """Each name of one article with the fullest one that is the same person's; where two fit, it stays as it is."""
    found = {}
    whole = sorted({name for name in names if " " in name}, key=lambda name: (-len(name.split()), name))
    for name in dict.fromkeys(names):
        parts = name.split()
        fitting = [one for one in whole if _is_shorter(parts, one.split())]
        first = fitting[0] if fitting else name
        # "Anna Maria Berg" and "Anna Berg" are one; of "Anna Berg" and "Jon Berg" neither is "Berg".
        is_one = all(_is_shorter(one.split(), first.split()) for one in fitting)
        found[name] = first if is_one else name
    return found


def _is_shorter(parts: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the parts end the other name ("Berg", "van den Berg"), or are its first and last with fewer between."""
    short, full = [part.casefold() for part in parts], [part.casefold() for part in whole]
    if short[-1] != full[-1]:
        return False
    return short == full[-len(short) :] or (short[0] == full[0] and set(short) <= set(full))
