"""Quotation marks become quotes: who said what, and where.

finding: blocks -> apart, standing (block quotations) and prose (paragraphs) -> marks, mending, dialogue (where the
quotations lie) -> attribution, clauses, grammar, sentences (whom the text attributes them to) -> kinds (speech or
not) -> entries, names (who that is).
"""

from collections.abc import Sequence

from tui_reader.article.document import Block, Quote
from tui_reader.article.quotes.citation import citation
from tui_reader.article.quotes.counts import speakers

__all__ = ["citation", "quotes", "speakers"]


def quotes(blocks: Sequence[Block], language: str) -> tuple[Quote, ...]:
    """The quotations of the article in reading order. language: the document's tag, such as "en" or "de-AT".

    An empty tag is guessed from the text; in a language without word lists quotations have no speakers.
    """
    # Compiling its rules costs 15 ms, and whoever opens a kept article has its quotes already.
    from tui_reader.article.quotes.finding import find

    return find(blocks, language)
