"""A document as a chapter of a book: XHTML that stands alone, with nothing in it that lies outside the book."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from tui_reader.article.document import Block, Container, Document, Span
from tui_reader.article.meta import meta
from tui_reader.export.html import body

# What XML 1.0 has no place for, however it is written.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_VOID = re.compile(r"<(br|hr)>")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_ADDRESSES = "%:/?@!$&'()*+,;=~-._"
# Of an item only its number is allowed; how it is written is the list's.
_ITEM_STYLE = re.compile(r'(<li(?: value="-?\d+")?) type="\w"')


def printable(text: str) -> str:
    """Without what XML can not hold."""
    return _NOT_XML.sub("", text)


def chapter(document: Document) -> str:
    """The article's title, who wrote it where, its address and its text; pictures are their descriptions."""
    blocks = [_in_a_book(block, document) for block in document.blocks]
    text = _ITEM_STYLE.sub(r"\1", _VOID.sub(r"<\1/>", "".join(body(blocks))))
    address = document.final_url or document.url
    source = ""
    if address.startswith(("http://", "https://")):
        source = f'<p><a href="{escape(address)}">{escape(address)}</a></p>\n'
    title = escape(document.title.strip() or "Article")
    language = f' xml:lang="{document.language}" lang="{document.language}"' if _is_tag(document.language) else ""
    return printable(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"{language}>\n<head>\n<title>{title}</title>\n'
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n<body>\n'
        f"<h1>{title}</h1>\n<p>{escape(meta(document))}</p>\n{source}{text}</body>\n</html>\n"
    )


def _is_tag(language: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language))


def _in_a_book(block: Block, document: Document) -> Block:
    """Without pictures, and languages and addresses that are none; lists hold items alone, and nothing is folded."""
    language = block.language
    if block.kind != "CODE" and language and not _is_tag(language):
        language = None
    spans = tuple(_led_on(span) for span in block.spans if span.kind != "IMAGE")
    text = block.text
    if block.kind == "FIGURE":
        text = text or (block.image.alt if block.image else "") or "·"
        return Block("PARAGRAPH", text, 0, spans if block.text else (), tuple(_path(block.inside)), (), None, language)
    return block._replace(spans=spans, language=language, inside=tuple(_path(block.inside)))


def _led_on(span: Span) -> Span:
    """Its address with only the characters that one may have."""
    if not span.href:
        return span
    whole, mark, named = _STRAY_PERCENT.sub("%25", span.href).partition("#")
    return span._replace(href=quote(whole, _IN_ADDRESSES) + mark + quote(named, _IN_ADDRESSES))


def _path(inside: Sequence[Container]) -> Iterator[Container]:
    for depth, container in enumerate(inside):
        before = inside[depth - 1].kind if depth else None
        behind = inside[depth + 1].kind if depth + 1 < len(inside) else None
        if container.kind in ("DETAILS", "TERM"):
            continue
        if container.kind == "DEFINITION":  # its term is a paragraph, for a list of terms may not be without either
            yield from (Container("LIST", container.id), Container("ITEM", container.id))
            continue
        if (container.kind == "LIST" and behind != "ITEM") or (container.kind == "ITEM" and before != "LIST"):
            continue
        yield container
