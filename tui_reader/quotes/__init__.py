"""Quotation marks become quotes: who said what, and where.

finding: blocks -> page (what the page says itself) and marks (paragraphs, and where the quotations in them lie) ->
attribution, grammar (whom the text attributes them to) -> speech (speech or not) -> names (who that is) -> casting
(dialogues) -> entries -> shown (which of them are shown).
"""

from collections.abc import Sequence

from tui_reader.article.document import Block, Quote
from tui_reader.quotes.speaking import speakers

__all__ = ["quotes", "speakers"]


def quotes(blocks: Sequence[Block], language: str, title: str = "", byline: str = "") -> tuple[Quote, ...]:
    """The quotations of the article in reading order. language: the document's tag, such as "en" or "de-AT"; title and
    byline are the article's.

    An empty tag is guessed from the text; in a language without word lists quotations have no speakers.
    """
    # Compiling its rules costs 15 ms, and whoever opens a kept article has its quotes already.
    from tui_reader.quotes.finding import find

    return find(blocks, language, title, byline)
