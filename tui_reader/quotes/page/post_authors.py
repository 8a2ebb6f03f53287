"""What a discussion says of who speaks: each post has its author."""

from collections.abc import Sequence

from tui_reader.article.document import Block, Container, Quote
from tui_reader.quotes.cues.lexicon import Lexicon


def post_of(block: Block) -> Container | None:
    """The innermost post that a block stands in."""
    return next((each for each in reversed(block.inside) if each.kind == "POST"), None)


def by_authors(quotes: Sequence[Quote], blocks: Sequence[Block], words: Lexicon | None) -> list[Quote]:
    """The quotations, those that "I" said in a post by its author."""
    return [_by_author(quote, blocks, words) for quote in quotes] if words is not None else list(quotes)


def _by_author(quote: Quote, blocks: Sequence[Block], words: Lexicon) -> Quote:
    if quote.speaker is None or words.pronouns.get(quote.speaker.lower()) != "1":
        return quote
    post = post_of(blocks[quote.parts[0][0].block])
    return quote._replace(speaker=post.author) if post is not None and post.author else quote
