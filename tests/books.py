"""E-books for tests: EPUB 2 and 3, with what a test says of them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import NamedTuple

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)


class Line(NamedTuple):
    """A line of a table of contents, with those below it."""

    title: str
    target: str
    below: "Sequence[Line]" = ()


def chapter(body: str, title: str = "") -> str:
    """One file of a book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head><body>{body}</body></html>'
    )


def book(
    chapters: Mapping[str, str],
    contents: Sequence[Line] = (),
    *,
    version: int = 3,
    title: str = "The Lamp Keeper",
    more: Mapping[str, bytes] = {},
) -> bytes:
    """An e-book of these files, its table of contents as its version has it. more: further files."""
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    if version == 3:
        items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        listed = {"nav.xhtml": chapter(f'<nav epub:type="toc"><h1>Contents</h1>{_nav(contents)}</nav>')}
    else:
        items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        listed = {
            "toc.ncx": f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{_ncx(contents)}</navMap></ncx>'
        }
    opf = (
        f'<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="{version}.0" '
        'unique-identifier="i">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x</dc:identifier>'
        f"<dc:title>{title}</dc:title><dc:creator>Mara Quill</dc:creator><dc:language>en</dc:language>"
        f"<dc:date>2026-11-02</dc:date><dc:publisher>Lockside Press</dc:publisher></metadata>"
        f'<manifest>{items}</manifest><spine toc="ncx">{spine}</spine></package>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/book.opf", opf)
        for name, text in (*chapters.items(), *listed.items()):
            archive.writestr(f"OEBPS/{name}", text)
        for name, data in more.items():
            archive.writestr(f"OEBPS/{name}", data)
    return file.getvalue()


def _nav(lines: Sequence[Line]) -> str:
    rows = "".join(
        f'<li><a href="{one.target}">{one.title}</a>{_nav(one.below) if one.below else ""}</li>' for one in lines
    )
    return f"<ol>{rows}</ol>"


def _ncx(lines: Sequence[Line]) -> str:
    return "".join(
        f"<navPoint><navLabel><text>{one.title}</text></navLabel>"
        f'<content src="{one.target}"/>{_ncx(one.below)}</navPoint>'
        for one in lines
    )


def tale() -> bytes:
    """A book to look at: parts, chapters, a note."""
    told = (
        "<p>The lamp of Aldersund burned for forty years before anybody asked who paid for the oil, and when somebody "
        "did, it was in the winter, when nobody could be asked.</p>"
        "<p>“Somebody has to know,” said Mara Quill, who kept the stairs clean and the ledger dry.</p>"
    )
    mark = (
        '<p>There were two hundred stairs<a epub:type="noteref" href="notes.xhtml#n1">1</a>, and each had a name.</p>'
    )
    files = {
        "one.xhtml": chapter(f"<h1>The oil</h1>{told}"),
        "two.xhtml": chapter(f"<h1>The stairs</h1>{mark}{told}<h2 id='up'>Going up</h2>{told}"),
        "notes.xhtml": chapter(
            '<aside epub:type="footnote" id="n1"><p>Two hundred and one, says the mason.</p></aside>'
        ),
    }
    contents = (Line("The oil", "one.xhtml"), Line("The stairs", "two.xhtml", (Line("Going up", "two.xhtml#up"),)))
    return book(files, contents)
