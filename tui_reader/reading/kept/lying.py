"""How highlights lie in the texts of their articles: whether they are there still, and whose words they are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui_reader.anchoring.anchor import Finder
from tui_reader.article.document import Document, Position, Quote
from tui_reader.library.marked.highlights import Highlight
from tui_reader.library.marked.surroundings import Surroundings


class Lying(NamedTuple):
    """is_there: it is in the text, or there is no text to look for it in. speaker: "" for one that is not sure."""

    is_there: bool = True
    speaker: str = ""


def in_document(some: Sequence[Highlight], document: Document) -> Mapping[str, Lying]:
    """How they lie in a text, by their uuids: a millisecond or two each where it changed."""
    finder = Finder(tuple(document.blocks))
    found: dict[str, Lying] = {}
    for one in some:
        place = finder.find(one.passage)
        found[one.uuid] = Lying(False) if place is None else Lying(True, _speaker(document.quotes, *place[:2]))
    return found


def in_surroundings(some: Sequence[Highlight], around: Surroundings) -> Mapping[str, Lying]:
    """How they lie in what the library knows of their article: those of a text that is shown lie where they were."""
    found: dict[str, Lying] = {}
    others: list[Highlight] = []
    for one in some:
        quotes = around.quotes.get(one.version) if one.version is not None else None
        if quotes is None:
            others.append(one)
        else:
            start, stop = one.passage.start.position, one.passage.stop.position
            found[one.uuid] = Lying(True, _speaker(quotes, start, stop))
    if around.document is not None:
        return {**found, **in_document(others, around.document)}
    return {**found, **{one.uuid: Lying() for one in others}}


def _speaker(quotes: Sequence[Quote], start: Position, stop: Position) -> str:
    """Who says the words of a range, when they lie within one quotation and that is sure."""
    within = (quote for quote in quotes if any(first <= start and stop <= last for first, last in quote.parts))
    quote = next(within, None)
    return quote.speaker or "" if quote is not None and quote.sure else ""
