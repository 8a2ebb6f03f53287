"""What a discussion says of who speaks: each post has its author."""

from collections.abc import Sequence

from tui_reader.article.document import Block, Container, Quote
from tui_reader.quotes.cues.lexicon import Lexicon


def post_of(block: Block) -> Container | None:
    """The innermost post that a block stands in."""
    return next((each for each in reversed(block.inside) if each.kind == "POST"), None)


def by_authors(quotes: Sequence[Quote], blocks: Sequence[Block], words: Lexicon | None) -> list[Quote]:
    """The quotations, those that "I" said in a post by its author; without examples, which nobody in a post says."""
    kept = [quote for quote in quotes if not _is_example(quote, blocks, words)]
    return [_by_author(quote, blocks, words) for quote in kept] if words is not None else kept


def _is_example(quote: Quote, blocks: Sequence[Block], words: Lexicon | None) -> bool:
    """Whether words in a post are no verb's and nobody's: a sentence that is talked about."""
    if quote.sure or quote.kind != "SPEECH" or post_of(blocks[quote.parts[0][0].block]) is None:
        return False
    person = words.pronouns.get((quote.mention or "").lower(), "") if words else ""
    return person == "1" if quote.speaker else person not in ("m", "f", "p")


def _by_author(quote: Quote, blocks: Sequence[Block], words: Lexicon) -> Quote:
    if quote.speaker is None or words.pronouns.get(quote.speaker.lower()) != "1":
        return quote
    post = post_of(blocks[quote.parts[0][0].block])
    return quote._replace(speaker=post.author) if post is not None and post.author else quote
