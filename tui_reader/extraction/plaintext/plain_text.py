"""Plain text -> Document: paragraphs re-flowed, short lines as headings, lists, quotations and code by their shape."""

import re
from collections.abc import Sequence

from tui_reader.article.document import Block, Document
from tui_reader.clean import clean
from tui_reader.complete import complete
from tui_reader.extraction.dom.link_addresses import file_title
from tui_reader.extraction.plaintext.chunk_teller import ChunkTeller
from tui_reader.extraction.plaintext.copied_furniture import is_furniture, is_prompt, site_of, without_tail
from tui_reader.extraction.plaintext.line_chunks import Chunk, chunks, without_contents
from tui_reader.extraction.plaintext.manual_page import manual_blocks, manual_lines, manual_title
from tui_reader.extraction.plaintext.plain_book import book_of, with_notes
from tui_reader.extraction.plaintext.text_title import titled

_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di)\s+([^.,;:!?\d]{3,60})")
_SNIPPET_END = re.compile(r"\s*(?:\.{3}|…|\[(?:\.{3}|…)\])$")


def read_plain(text: str, url: str) -> Document:
    """The completed document of plain `text`; its title is the first short line, else the file's name in `url`."""
    if manual := manual_lines(text):
        title, blocks = manual_title(manual), manual_blocks(manual, url)
        return complete(Document(url=url, final_url=url, title=title, engine="plain", blocks=blocks))
    lines = clean(text).removeprefix("\ufeff").expandtabs(4).split("\n")
    book = book_of(lines)
    lines = book.lines if book else lines
    title, rest = titled(lines)
    if not any(map(str.strip, rest)):  # a line alone is what there is to read
        title, rest = "", lines
    lines = rest
    site = site_of(title, lines)
    found = [one for one in chunks(without_tail(lines, title, site)) if not _is_furniture(one)]
    found = without_contents(_without_snippets(found))
    byline = _byline(found)
    teller = ChunkTeller(url, found[1:] if byline else found)
    teller.tell()
    blocks = teller.builder.finish()
    document = Document(
        url=url,
        final_url=url,
        title=title or file_title(url),
        byline=byline,
        site=site,
        engine="plain",
        blocks=blocks,
    )
    if book is not None:
        document = document.with_(
            title=book.title or document.title, byline=book.author or byline, blocks=with_notes(blocks)
        )
    return complete(document)


def blocks_of(text: str, url: str) -> tuple[Block, ...]:
    """The blocks of a text that is a part of a page: nothing in it is its title or its author's name."""
    lines = clean(text).expandtabs(8).split("\n")
    teller = ChunkTeller(url, without_contents(chunks(lines)))
    teller.tell()
    return teller.builder.finish()


def _is_furniture(chunk: Chunk) -> bool:
    return len(chunk.lines) == 1 and (is_prompt(chunk.text) or is_furniture(chunk.text))


def _without_snippets(found: list[Chunk]) -> list[Chunk]:
    """The chunks without a shortened beginning of the one that follows."""
    return [
        chunk
        for index, chunk in enumerate(found)
        if not (index < 3 and any(_begins(chunk.text, other.text) for other in found[index + 1 : index + 3]))
    ]


def _begins(snippet: str, text: str) -> bool:
    start = _SNIPPET_END.sub("", snippet)
    return len(start) >= 20 and len(start) < len(snippet) and text.startswith(start)


def _byline(found: Sequence[Chunk]) -> str:
    match = _BYLINE.fullmatch(found[0].text) if found else None
    return match[1].strip() if match and len(found) > 1 and match[1][0].isupper() else ""
