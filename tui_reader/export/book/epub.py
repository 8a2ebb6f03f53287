"""Articles as one EPUB 3: a chapter each, with a table of contents; https://www.w3.org/TR/epub-33/."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from io import BytesIO

from tui_reader.article.document import Document
from tui_reader.export.book.chapter import chapter, printable

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_STYLE = """body { line-height: 1.4 } pre { white-space: pre-wrap } td, th { padding: .2em .6em; text-align: left }
blockquote { border-left: .2em solid; margin-left: 0; padding-left: 1em } table { border-collapse: collapse }
"""
# Files of an archive have a time, and two books of the same articles should be the same.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def epub(documents: Sequence[Document], title: str, modified: float) -> bytes:
    """The book. title: of the whole; modified: seconds since the epoch."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        _add(book, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        _add(book, "META-INF/container.xml", _CONTAINER)
        _add(book, "EPUB/package.opf", _package(documents, printable(title), modified))
        _add(book, "EPUB/nav.xhtml", _contents(documents))
        _add(book, "EPUB/style.css", _STYLE)
        for number, document in enumerate(documents, 1):
            _add(book, f"EPUB/{_name(number)}", chapter(document))
    return held.getvalue()


def _add(book: zipfile.ZipFile, name: str, text: str, method: int = zipfile.ZIP_DEFLATED) -> None:
    info = zipfile.ZipInfo(name, _NO_TIME)
    info.compress_type = method
    book.writestr(info, text.encode("utf-8", "replace"))


def _name(number: int) -> str:
    return f"article-{number}.xhtml"


def _package(documents: Sequence[Document], title: str, modified: float) -> str:
    numbers = range(1, len(documents) + 1)
    chapters = "".join(
        f'<item id="a{number}" href="{_name(number)}" media-type="application/xhtml+xml"/>\n' for number in numbers
    )
    spine = "".join(f'<itemref idref="a{number}"/>\n' for number in numbers)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">{_identifier(documents, title)}</dc:identifier>\n'
        f"<dc:title>{escape(title) or 'Articles'}</dc:title>\n"
        f"<dc:language>{_language(documents)}</dc:language>\n"
        f"{''.join(_creators(documents))}"
        f'<meta property="dcterms:modified">{datetime.fromtimestamp(modified, UTC):%Y-%m-%dT%H:%M:%SZ}</meta>\n'
        "</metadata>\n<manifest>\n"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        '<item id="style" href="style.css" media-type="text/css"/>\n'
        f"{chapters}</manifest>\n<spine>\n{spine}</spine>\n</package>\n"
    )


def _identifier(documents: Sequence[Document], title: str) -> str:
    """The same for the same articles, so that a device takes a book for the one it has."""
    from uuid import NAMESPACE_URL, uuid5  # 2 ms, and only a book needs it

    named = "\n".join(document.final_url or document.url or document.title for document in documents)
    return f"urn:uuid:{uuid5(NAMESPACE_URL, printable(title + named))}"


def _language(documents: Sequence[Document]) -> str:
    return next((document.language for document in documents if _is_tag(document.language)), "und")


def _is_tag(language: str) -> bool:
    return bool(language) and language.isascii() and language.replace("-", "").isalnum() and len(language) <= 35


def _creators(documents: Sequence[Document]) -> Iterator[str]:
    """Who wrote it, of a single article; a collection has no author."""
    if len(documents) == 1 and (name := printable(documents[0].byline).strip()):
        yield f"<dc:creator>{escape(name)}</dc:creator>\n"


def _contents(documents: Sequence[Document]) -> str:
    entries = "".join(
        f'<li><a href="{_name(number)}">{escape(printable(document.title).strip() or f"Article {number}")}</a></li>\n'
        for number, document in enumerate(documents, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">\n'
        "<head><title>Contents</title></head>\n<body>\n"
        f'<nav epub:type="toc"><h1>Contents</h1>\n<ol>\n{entries}</ol></nav>\n</body>\n</html>\n'
    )
