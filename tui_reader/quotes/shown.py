"""Which quotations are shown: each once, and on a page of terms and titles only those that somebody says."""

from collections.abc import Sequence

from tui_reader.article.document import Quote

# Words of this many letters are not said twice by chance.
AGAIN = 20
# Marks from which on a page shows what it uses them for, and the shares of them that are speech, and are somebody's for
# sure, in an article.
MARKS = 12
_MARKS = ".,;:!?… \"“”„«»‹›'‘’"
SPEECH = 1 / 3
# Words from which on a part of a sentence is no term.
TERM = 4
NAMED = 1 / 8


def once(quotes: Sequence[Quote]) -> list[Quote]:
    """Without those that stand again (in a deck, a caption, a second body): of two the one with a name stays."""
    kept: list[Quote | None] = []
    places: dict[str, int] = {}
    for quote in quotes:
        words = " ".join(quote.text.lower().split()).strip(_MARKS)
        at = places.get(words, -1) if len(words) > AGAIN else -1
        before = kept[at] if at >= 0 else None
        if before is None or (before.speaker and quote.speaker and before.speaker != quote.speaker):
            places[words] = len(kept)
            kept.append(quote)
        elif quote.speaker and not (before.speaker and (before.sure or not quote.sure)):
            kept[at] = None
            places[words] = len(kept)
            kept.append(quote)
    return [quote for quote in kept if quote is not None]


def said(quotes: Sequence[Quote], marks: int) -> list[Quote]:
    """Those that somebody says and those set apart, of a page where few of so many marks can be speech; else all."""
    speech = sum(quote.kind != "PART" for quote in quotes)
    named = sum((quote.speaker is not None and quote.sure) or quote.mention is not None for quote in quotes)
    if marks < MARKS or speech >= marks * SPEECH or named >= marks * NAMED:
        return list(quotes)
    return [
        quote for quote in quotes if quote.kind == "BLOCK" or ((quote.speaker or quote.mention) and not _term(quote))
    ]


def _term(quote: Quote) -> bool:
    """A word or two within somebody's sentence, which such a page has for terms."""
    return quote.kind == "PART" and len(quote.text.split()) < TERM
