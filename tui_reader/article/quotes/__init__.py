"""Quotation marks become quotes: who said what, and where."""

from collections.abc import Sequence

from tui_reader.article.document import Block, Quote


def quotes(blocks: Sequence[Block], language: str) -> tuple[Quote, ...]:
    """The quotations of the article in reading order. language: the document's tag, such as "en" or "de-AT"."""
    return ()
