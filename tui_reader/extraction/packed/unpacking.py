"""Packed pages as documents: what they hold is read by the reader of its own kind."""

from tui_reader.article.document import Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.packed.inner import ReadInner
from tui_reader.extraction.packed.letter import letter
from tui_reader.extraction.packed.letter_box import letter_box
from tui_reader.extraction.packed.packing import Packing
from tui_reader.extraction.packed.saved_page import as_saved, from_mhtml
from tui_reader.web.page import Page


def unpacked(page: Page, packed: Packing, whole: bool, read: ReadInner) -> Document:
    """The document of a packed page. whole: all that it holds, not the article alone. Raises what `read` raises."""
    if packed == "mhtml":
        return as_saved(from_mhtml(page), whole, read)
    if packed == "mail":
        return _letter(page, whole, read)
    if packed == "epub":
        from tui_reader.extraction.epub.book import read_book

        return read_book(page.body)
    return _pdf(page)


def _letter(page: Page, whole: bool, read: ReadInner) -> Document:
    """All of a letter is written for its reader: no article is chosen from it."""
    if box := letter_box(page):
        return read(box, whole)
    found = letter(page)
    document = read(found.page, True)
    return document.with_(
        final_url=found.address,
        title=found.title or document.title,
        byline=found.byline,
        published=found.published,
        site=found.site,
    )


def _pdf(page: Page) -> Document:
    """pypdfium2 is an extra: where it is missing, a PDF is text before it comes here (`process/pdf_text.py`)."""
    try:
        from tui_reader.extraction.pdf.pdf_document import read_pdf
    except ImportError as error:
        raise NothingToRead(
            "Not an article: a PDF, and the package that reads it is missing",
            "Install pypdfium2 into the same environment.",
        ) from error
    return read_pdf(page.body, page.final_url or page.url)
