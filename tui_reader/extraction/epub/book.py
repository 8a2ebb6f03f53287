"""EPUB -> Document."""

import time

from tui_reader.article.document import Block, Container, Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.assembly.footnotes import linked
from tui_reader.extraction.epub.archive import Archive
from tui_reader.extraction.epub.chapters import BOOK, Chapter, all_units, chapter
from tui_reader.extraction.epub.headed import headed
from tui_reader.extraction.epub.package import package

MOST_ITEMS = 500
SECONDS = 8.0
"""What reading the chapters may take; quotations and the outline of all that was read come after it."""
MOST_CHARACTERS = 6_000_000
"""Of the text; the longest novels have a half of it."""


def read_book(body: bytes) -> Document:
    """The document of an e-book, not completed. Raises NothingToRead, OverLimit.

    What was left out because it was too much or took too long is said in its last paragraph.
    """
    archive = Archive(body)
    about = package(archive)
    spine = about.spine[:MOST_ITEMS]
    numbers = {path: number for number, path in enumerate(spine)}
    ends = time.monotonic() + SECONDS
    chapters: list[Chapter] = []
    size = 0
    for path in spine:
        if time.monotonic() > ends or size > MOST_CHARACTERS:
            break
        chapters.append(chapter(path, archive.read(path), numbers))
        size += sum(len(unit.block.text) for unit in chapters[-1].units)
    units = headed(all_units(chapters), about.contents, numbers)
    if not units:
        raise NothingToRead("The e-book holds no text", "It may be made of pictures, or be locked.")
    blocks = linked(units, BOOK)
    missing = len(about.spine) - len(chapters)
    if missing:
        blocks = (*blocks, _left_out(missing, len(about.spine)))
    return Document(
        title=about.title or blocks[0].text[:80],
        byline=about.byline,
        site=about.publisher,
        published=about.published,
        language=about.language,
        engine="the book's own order",
        blocks=blocks,
    )


def _left_out(missing: int, all: int) -> Block:
    words = f"The last {missing:,} of the {all:,} parts of this book were not read: they are more than fit here."
    return Block("PARAGRAPH", words, inside=(Container("ASIDE", 0),))
