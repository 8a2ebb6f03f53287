"""A page from an archive as the page it is a copy of: links that lead into the archive lead to the originals."""

import re
from urllib.parse import urlsplit

from tui_reader.address import clean_link
from tui_reader.article.document import Block, Document, Span
from tui_reader.web.page import Page

# What archives put before an address: a moment, with letters that say how the page is shown.
_INSIDE = re.compile(r"/(?:[^?#]*?/)?(?:\d{4,14}|\*)[a-z_]{0,6}/(https?:/{1,2}[^\s]+)")


def as_original(document: Document, page: Page) -> Document:
    """The document at the address of the original, with the day of the copy."""
    archive = urlsplit(page.final_url).netloc
    blocks = tuple([_block(block, archive) for block in document.blocks])
    return document.with_(blocks=blocks, final_url=page.original, saved=page.copied)


def _block(block: Block, archive: str) -> Block:
    image = block.image
    if image is not None:
        image = image._replace(src=original(image.src, archive))
    if not block.spans:
        return block._replace(image=image)
    return block._replace(image=image, spans=tuple([_span(span, archive) for span in block.spans]))


def _span(span: Span, archive: str) -> Span:
    return span if span.href is None else span._replace(href=original(span.href, archive))


def original(address: str, archive: str) -> str:
    """The address that one in the archive at this host stands for; another one as it is."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    rest = address.partition("://")[2].removeprefix(parts.netloc)
    match = _INSIDE.match(rest) if parts.netloc == archive else None
    inner = re.sub(r"^(https?):/(?!/)", r"\1://", match[1]) if match else ""
    return (clean_link(inner) or address) if inner else address
