"""The quotes alone, as plain text and as Markdown."""

from bisect import bisect_right

from tui_reader.article.document import Document, Quote
from tui_reader.export.inline_markdown import escaped
from tui_reader.export.text import WIDTH, wrapped


def quotes_text(document: Document, width: int = WIDTH) -> str:
    """Each quote with its speaker, cue and section below it, a blank line between them."""
    return "\n".join(_quote_text(document, quote, width) for quote in document.quotes)


def quotes_markdown(document: Document) -> str:
    """Each quote as a quotation, its speaker, cue and section below it."""
    return "\n".join(
        ">\n".join(f"> {escaped(paragraph)}\n" for paragraph in _marked(quote.text).split("\n") if paragraph.strip())
        + f"\n{escaped(credit(document, quote))}\n"
        for quote in document.quotes
    )


def credit(document: Document, quote: Quote) -> str:
    """`Anna Berg · said · What the ferry costs`; without a name the text's own words ("the mayor") come first."""
    how = quote.cue or {"BLOCK": "quoted block"}.get(quote.kind, "")
    who = quote.said_by or quote.mention or "speaker not named"
    return " · ".join(part for part in (who, how, section_title(document, quote)) if part)


def section_title(document: Document, quote: Quote) -> str:
    """The title of the last section that begins at or before the quote; "" without an outline."""
    sections = sorted((section for top in document.outline for section in top.walk()), key=lambda section: section.at)
    at = bisect_right([section.at for section in sections], quote.parts[0][0]) if quote.parts else 0
    return sections[at - 1].title if at else ""


def _quote_text(document: Document, quote: Quote, width: int) -> str:
    lines = wrapped(_marked(quote.text), width) + [f"  {line}" for line in wrapped(credit(document, quote), width - 2)]
    return "".join(f"{line}\n" for line in lines)


def _marked(text: str) -> str:
    """The words between quotation marks, when they do not bring their own."""
    return text if text[:1] in "\"'“„«‘‚「『»›‹" else f"“{text}”"
