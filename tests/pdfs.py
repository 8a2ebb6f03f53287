"""Small PDFs for tests: words at places, in the fonts that every program has."""

from collections.abc import Sequence
from typing import NamedTuple

FONTS = ("Times-Roman", "Times-Bold", "Courier")


class Put(NamedTuple):
    """Words at a place, in points from the lower left corner. font: 0 upright, 1 bold, 2 of a fixed width."""

    x: float
    y: float
    text: str
    size: float = 10
    font: int = 0


class To(NamedTuple):
    """A rectangle that leads to an address, or to a page by its number from 0 on."""

    box: tuple[float, float, float, float]
    target: str | int


def pdf(pages: Sequence[Sequence[Put]], links: Sequence[To] = (), title: str = "") -> bytes:
    """A PDF of these pages, 595 by 842 points; the links are on the first."""
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    fonts = [add(b"<< /Type /Font /Subtype /Type1 /BaseFont /%s >>" % name.encode()) for name in FONTS]
    resources = b"<< /Font << %s >> >>" % b" ".join(b"/F%d %d 0 R" % pair for pair in enumerate(fonts))
    contents = [add(_stream(b"\n".join(map(_put, page)))) for page in pages]
    first = len(objects) + len(links) + 1
    annotations = [add(_link(link, first)) for link in links]
    numbers = []
    for number, content in enumerate(contents):
        annots = b" ".join(b"%d 0 R" % one for one in annotations) if not number else b""
        numbers.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources %s /Contents %d 0 R /Annots [%s] >>"
                % (resources, content, annots)
            )
        )
    about = add(b"<< /Title (%s) /CreationDate (D:20261102100000Z) >>" % _escaped(title))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(numbers),
        b" ".join(b"%d 0 R" % number for number in numbers),
    )
    return written(objects, about)


def written(objects: Sequence[bytes], about: int = 0) -> bytes:
    """A file of these objects, the first of them its catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    info = b"/Info %d 0 R " % about if about else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, info, start)
    return bytes(out)


def column(lines: Sequence[str], x: float, top: float, *, leading: float = 13, size: float = 10) -> list[Put]:
    """Lines below each other."""
    return [Put(x, top - leading * number, line, size) for number, line in enumerate(lines)]


def _put(put: Put) -> bytes:
    return b"BT /F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (put.font, put.size, put.x, put.y, _escaped(put.text))


def _escaped(text: str) -> bytes:
    return text.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _link(link: To, first: int) -> bytes:
    box = b" ".join(b"%g" % side for side in link.box)
    if isinstance(link.target, int):
        leads = b"/Dest [%d 0 R /Fit]" % (first + link.target)
    else:
        leads = b"/A << /S /URI /URI (%s) >>" % _escaped(link.target)
    return b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [%s] %s >>" % (box, leads)


def sheets() -> bytes:
    """A paper to look at: a title over two columns, headings, a running head, a note."""
    left = ["The lamp of Aldersund burned for forty years", "before anybody asked who paid for the oil,"]
    right = ["Since then the harbour office keeps a book", "of its own, in which every litre is counted."]
    pages = [
        [
            Put(50, 815, f"Journal of Lamps {number}", 8),
            *([Put(120, 770, "Who Pays for the Lamp", 18)] if number == 1 else []),
            Put(50, 735, f"{number}. The {'oil' if number == 1 else 'book'}", 12, 1),
            *column([*left, "and nobody liked the answer."], 50, 715),
            *column([*right, "It is kept under a stove."], 310, 715),
            Put(50, 60, "1 In the book of the year before.", 7),
        ]
        for number in (1, 2, 3)
    ]
    return pdf(pages)
