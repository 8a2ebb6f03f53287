"""Block quotations as quotes: from their cite, else from the line that leads to them."""

import re
from collections.abc import Sequence

from tui_reader.article.document import Block, Position, Quote
from tui_reader.article.sentences import sentence_ends
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.clauses import before
from tui_reader.quotes.grammar.leads import leading, opening_name
from tui_reader.quotes.names.voices import NOBODY, Said, Voices
from tui_reader.quotes.page.apart import Apart
from tui_reader.quotes.page.post_authors import post_of

_UNTIL = re.compile(r"[^,;:(–—]+(?<!\s)")
"""A cite without what the person is, and where it was said."""
_AGAIN = 12
"""Characters that two posts do not share by chance."""
_HEADING = 5
"""Words that a heading has."""
_ENDS = tuple('.!?…:;”"»')
_LONGEST_CITE = 80
_LOOKED_BACK = 2_000
"""Blocks before a quotation among which its post is looked for."""


def blockquotes(blocks: Sequence[Block], found: Sequence[Apart], words: Lexicon | None) -> list[Quote]:
    """The quotes of quotations set apart, in reading order."""
    if not found:
        return []
    texts = [block.text if block.kind == "PARAGRAPH" else "" for block in blocks]
    voices = Voices(texts, words) if words else None
    return [quote for one in found if _says(quote := _quote(blocks, one, voices, words))]


def _says(quote: Quote) -> bool:
    """Whether somebody says it, or it says something: a few words without an end are a heading in a box."""
    return quote.speaker is not None or quote.text[-1:] in _ENDS or len(quote.text.split()) > _HEADING


def _quote(blocks: Sequence[Block], one: Apart, voices: Voices | None, words: Lexicon | None) -> Quote:
    texts = [blocks[at].text[: one.end if at == one.last else None] for at in range(one.first, one.last + 1)]
    text = "\n".join(" ".join(part.split()) for part in texts if part.strip())
    said = NOBODY
    if not words and one.cite:
        said = _source(blocks, one.cite)
    if voices and words:
        said = _cited(blocks, one, voices, words) if one.cite else _led(blocks, one.first, voices, words)
    if said.speaker is None:
        said = _of_post(blocks, one, text) or said
    place = (Position(one.first, 0), Position(one.last, len(texts[-1].rstrip())))
    return Quote(text.strip('"“”„«»「」 '), said.speaker, said.mention, said.cue, "BLOCK", (place,), said.sure)


def _of_post(blocks: Sequence[Block], one: Apart, text: str) -> Said | None:
    """In a discussion: whoever wrote these words in a post before; None where nobody did, or where it is none."""
    here = post_of(blocks[one.first])
    words = " ".join(text.split())
    if here is None or len(words) < _AGAIN:
        return None
    for index in range(one.first - 1, max(-1, one.first - _LOOKED_BACK), -1):
        post = post_of(blocks[index])
        if post not in (None, here) and post.author and words in " ".join(blocks[index].text.split()):
            return Said(post.author, post.author, None)
    return None


def _cited(blocks: Sequence[Block], one: Apart, voices: Voices, words: Lexicon) -> Said:
    if one.cite is None:
        return NOBODY
    block, start, end = one.cite
    text = blocks[block].text
    found = opening_name(text, start, end, words)
    said = voices.said(text, block, found)
    if said.speaker and voices.people.has_given(said.speaker):
        return said
    # No name in full: a paper, a report, a title of several words.
    source = _source(blocks, one.cite)
    return said if source is NOBODY or (found and found.mention[1] - start >= len(source.mention or "")) else source


def _source(blocks: Sequence[Block], cite: tuple[int, int, int]) -> Said:
    """What a cite names, as its words stand."""
    block, start, end = cite
    whole = _UNTIL.match(blocks[block].text, start, end)
    if whole is None or whole.end() - start > _LONGEST_CITE:
        return NOBODY
    source = " ".join(whole.group().split())
    return Said(source, source, None, True)


def _led(blocks: Sequence[Block], first: int, voices: Voices, words: Lexicon) -> Said:
    """`As Berg wrote:` above the quotation."""
    if first == 0 or blocks[first - 1].kind != "PARAGRAPH":
        return NOBODY
    text = blocks[first - 1].text.rstrip()
    if not text.endswith((":", ",")):
        return NOBODY
    start = [0, *sentence_ends(text)][-1]
    found = before(text, start, len(text), words) or leading(text, start, len(text), words)
    return voices.said(text, first - 1, found)
