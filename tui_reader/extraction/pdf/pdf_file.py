"""A PDF's pages as lines: the one module that asks pypdfium2, which is an extra."""

import ctypes
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from tui_reader.clean import clean, one_line
from tui_reader.errors import NothingToRead, OverLimit
from tui_reader.extraction.pdf.page_lines import LINE_END, Area, Glyph, Line, LineReader, line_of, with_marks

LARGEST = 20_000_000
"""Bytes of a file."""
MOST_PAGES = 1_000
SECONDS = 10.0
"""Of CPU that reading the pages may take."""
MOST_GLYPHS = 60_000
"""Characters of one page; the densest newspaper has a third of it."""
MOST_LINKS = 2_000
_HYPHENS = "\x02\ufffe"
"""What stands for a hyphen at which a word was parted, and for a glyph without a character."""
_FIXED_PITCH, _FORCE_BOLD = 1, 1 << 18
_BOLD = 600


class Sheet(NamedTuple):
    """One page."""

    width: float
    height: float
    lines: tuple[Line, ...]


class Leaves(NamedTuple):
    """What was read of a file. pages: how many it has."""

    sheets: tuple[Sheet, ...]
    pages: int
    title: str
    author: str
    created: str


def leaves(body: bytes) -> Leaves:
    """The pages of a PDF; raises NothingToRead, OverLimit. Stops after its pages and seconds."""
    if len(body) > LARGEST:
        raise OverLimit(f"The PDF is larger than {LARGEST // 1_000_000} MB", "Turn it into text with another program.")
    try:
        document = pypdfium2.PdfDocument(body)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise NothingToRead("The PDF is locked with a password", "Save it without one, and open that.") from error
        raise NothingToRead("The PDF is damaged", "It can not be read. Get it again.") from error
    sheets = []
    ends = time.process_time() + SECONDS
    for number in range(min(pages, MOST_PAGES)):
        if time.process_time() > ends:
            break
        sheets.append(_sheet(document, number))
    said = {name: one_line(value) for name, value in document.get_metadata_dict().items()}
    return Leaves(tuple(sheets), pages, said.get("Title", ""), said.get("Author", ""), said.get("CreationDate", ""))


def _sheet(document: Any, number: int) -> Sheet:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:  # one that is damaged leaves the others as they are
        return Sheet(0, 0, ())
    text = page.get_textpage()
    areas = list(_areas(document, page))[:MOST_LINKS]
    reader = LineReader()
    for glyph in _glyphs(text):
        reader.take(glyph)
    reader.end()
    lines = [line_of(glyphs, areas, *_type(text, glyphs)) for glyphs in reader.lines]
    lines = with_marks([line for line in lines if line.text])
    sheet = Sheet(page.get_width(), page.get_height(), tuple(lines))
    text.close()
    page.close()
    return sheet


def _glyphs(text: Any) -> Iterator[Glyph]:
    """The characters of a page; three things of the library are asked for each, which is what reading a PDF takes."""
    page, rectangle = text.raw, raw.FS_RECTF()
    pointer = ctypes.byref(rectangle)
    unicode, box, size_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetFontSize
    for at in range(min(text.count_chars(), MOST_GLYPHS)):
        character = chr(unicode(page, at))
        if character in "\r\n":
            yield LINE_END
            continue
        box(page, at, pointer)
        shown = character if character in _HYPHENS or character.isprintable() else clean(character)
        if shown:
            yield Glyph(shown, rectangle.left, rectangle.bottom, rectangle.right, rectangle.top, size_of(page, at), at)


def _type(text: Any, glyphs: list[Glyph]) -> tuple[float, bool, bool]:
    """Size in points, and whether the line is bold or of a fixed width."""
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    middle = inked[len(inked) // 2]
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(text.raw, middle.at, ctypes.byref(matrix)):
        scale = max(abs(matrix.d), abs(matrix.b)) or 1.0
    fonts = [_font(text, inked[at].at) for at in {0, len(inked) // 2, len(inked) - 1}]
    sizes = sorted(glyph.size for glyph in inked)
    return sizes[len(sizes) // 2] * scale, all(bold for bold, _ in fonts), all(fixed for _, fixed in fonts)


def _font(text: Any, at: int) -> tuple[bool, bool]:
    """Whether the font of a character is bold, and of a fixed width."""
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text.raw, at, name, 128, ctypes.byref(flags))
    named = name.value.decode("ascii", "ignore").lower()
    bold = raw.FPDFText_GetFontWeight(text.raw, at) >= _BOLD or "bold" in named or bool(flags.value & _FORCE_BOLD)
    return bold, bool(flags.value & _FIXED_PITCH) or "courier" in named or "mono" in named


def _areas(document: Any, page: Any) -> Iterator[Area]:
    """What of a page leads somewhere: to addresses, and to other pages."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    rectangle = raw.FS_RECTF()
    for _ in range(MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
            return
        if not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(rectangle)):
            continue
        if target := _target(document, link):
            yield Area(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top, target)


def _target(document: Any, link: Any) -> str:
    action = raw.FPDFLink_GetAction(link)
    if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
        buffer = ctypes.create_string_buffer(2048)
        raw.FPDFAction_GetURIPath(document.raw, action, buffer, 2048)
        return one_line(buffer.value.decode("utf-8", "replace"))
    place = raw.FPDFLink_GetDest(document.raw, link) or (action and raw.FPDFAction_GetDest(document.raw, action))
    number = raw.FPDFDest_GetDestPageIndex(document.raw, place) if place else -1
    return f"#page-{number + 1}" if number >= 0 else ""
