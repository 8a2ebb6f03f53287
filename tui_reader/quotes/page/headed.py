"""Sections that a person heads: "Anna Berg: we wait", with what that person says as the paragraph below."""

import re
from collections.abc import Sequence

from tui_reader.article.document import Block, Quote
from tui_reader.quotes.cues.given_names import FEMALE, MALE

_HEAD = re.compile(r"([^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3})\s*(?:[:,(–—|]|$)")
_CLOSING = " .,;!?…\"”“»«›‹’'"


def by_headings(quotes: Sequence[Quote], blocks: Sequence[Block]) -> list[Quote]:
    """The quotations; those that are a whole paragraph and nobody claims are by whom the heading above names."""
    return [_by_heading(quote, blocks) for quote in quotes]


def _by_heading(quote: Quote, blocks: Sequence[Block]) -> Quote:
    first, last = quote.parts[0][0], quote.parts[-1][1]
    if quote.speaker or quote.mention or quote.kind != "SPEECH" or first.block == 0 or first.offset > 0:
        return quote
    above = blocks[first.block - 1]
    whole = first.block == last.block and not blocks[first.block].text[last.offset :].strip(_CLOSING)
    name = _name(above.text) if whole and above.kind == "HEADING" else ""
    return quote._replace(speaker=name, mention=name, sure=False) if name else quote


def _name(heading: str) -> str:
    """The full name that a heading begins with, by its given name; "" where it begins with none."""
    match = _HEAD.match(heading)
    words = match.group(1).split() if match else []
    if not words or not (words[0].lower() in FEMALE or words[0].lower() in MALE):
        return ""
    if not all(word[0].isupper() or word in ("de", "van", "von", "del", "la") for word in words):
        return ""
    return " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in words)
