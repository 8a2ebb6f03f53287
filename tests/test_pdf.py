"""PDFs: columns in order, running heads gone, headings by their size, words whole, notes at the end, links."""

import asyncio
import re
import shutil
import zlib
from itertools import chain

import pytest

from tests.pdfs import Put, To, column, pdf, written
from tui_reader.article.document import Document
from tui_reader.errors import ExtractionFailed, NothingToRead, OverLimit
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.pdf import pdf_file
from tui_reader.extraction.pdf.page_lines import Glyph, accented
from tui_reader.extraction.process import pdf_text
from tui_reader.extraction.process.child import Child
from tui_reader.web.page import Page

LEFT = [
    "The lamp of Aldersund burned for forty years",
    "before anybody asked who paid for the oil,",
    "and the answer was written down by a mainte-",
    "nance clerk, who did not sign it.",
]
RIGHT = [
    "Since then the harbour office has kept a book",
    "of its own, in which every litre is counted,",
    "and nobody is allowed to look at it, not even I.",
    "The keeper says that it is not missed.",
]


def page(body: bytes, url: str = "file:///papers/lamp.pdf") -> Page:
    return Page(url, url, body)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def across(left: list[str], right: list[str], top: float = 700) -> list[Put]:
    """Two columns, written row by row over both, as the worst programs do."""
    return list(chain(*zip(column(left, 50, top), column(right, 310, top), strict=True)))


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}


def test_columns_are_read_one_after_the_other() -> None:
    document = read(page(pdf([across(LEFT, RIGHT)])))
    assert texts(document) == [
        "The lamp of Aldersund burned for forty years before anybody asked who paid for the oil, and the answer was "
        "written down by a maintenance clerk, who did not sign it.",
        "Since then the harbour office has kept a book of its own, in which every litre is counted, and nobody is "
        "allowed to look at it, not even I. The keeper says that it is not missed.",
    ]
    assert document.read_as == "pdf"


def test_a_title_over_all_columns_comes_first() -> None:
    head = [Put(150, 760, "The Lamp of Aldersund and its Book", 18), Put(50, 726, "1. The oil", 13, 1)]
    document = read(page(pdf([[*across(LEFT, RIGHT), *head]])))
    assert document.title == "The Lamp of Aldersund and its Book"
    assert next((block.kind, block.text) for block in document.blocks) == ("HEADING", "1. The oil")


def test_nearly_all_of_twenty_pages_in_two_columns_is_read_in_order() -> None:
    words = "lamp oil harbour keeper book winter ferry island bridge stove number clerk tide wind".split()
    lines = [" ".join(words[(row * 7 + step * step) % 14] for step in range(8)) for row in range(20 * 96)]
    pages = [
        [
            Put(50, 812, f"Journal of Lamps {number}", 9),
            *across(lines[at : at + 48], lines[at + 48 : at + 96], 780),
            Put(290, 30, f"- {number} -", 9),
        ]
        for number, at in enumerate(range(0, len(lines), 96), 1)
    ]
    found, wanted = shingles(" ".join(texts(read(page(pdf(pages)))))), shingles(" ".join(lines))
    assert len(wanted & found) >= 0.95 * len(wanted)


def test_running_heads_and_page_numbers_are_gone() -> None:
    pages = [
        [Put(50, 815, "Journal of Lamps", 9), *column(LEFT, 50, 700), Put(290, 25, str(number), 9)]
        for number in range(1, 6)
    ]
    said = " ".join(texts(read(page(pdf(pages)))))
    assert "Journal" not in said
    assert not re.search(r"\d", said)


def test_a_number_far_above_the_edge_of_its_page_is_gone_too() -> None:
    pages = [[*column(LEFT, 50, 700), Put(290, 130, str(number), 10)] for number in range(1, 6)]
    assert not re.search(r"\d", " ".join(texts(read(page(pdf(pages))))))


def test_what_stands_behind_a_line_at_the_margin_belongs_to_it() -> None:
    formulas = [Put(90, 640, "a = b + c times the height of the lamp"), Put(500, 640, "(1)")]
    more = [Put(90, 580, "c = d - e less the oil that was not paid"), Put(500, 580, "(2)")]
    sheet = [*column(LEFT, 50, 700), *formulas, *column(RIGHT[:2], 50, 620), *more, *column(RIGHT[2:], 50, 560)]
    said = " ".join(texts(read(page(pdf([sheet])))))
    assert "height of the lamp (1)" in said and "not paid (2)" in said


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (Glyph("´", 101, 0, 104, 10, 10), Glyph("e", 100, 0, 105, 10, 10), "é"),
        (Glyph("c", 100, 0, 105, 10, 10), Glyph("¸", 101, 0, 104, 10, 10), "ç"),
        (Glyph("¨", 100, 0, 104, 10, 10), Glyph("ı", 100.5, 0, 103, 10, 10), "ï"),
        (Glyph("`", 95, 0, 99, 10, 10), Glyph("e", 100, 0, 105, 10, 10), None),
        (Glyph("´", 101, 0, 104, 10, 10), Glyph("7", 100, 0, 105, 10, 10), None),
    ],
)
def test_an_accent_drawn_over_a_letter_is_one_with_it(one: Glyph, other: Glyph, together: str | None) -> None:
    letter = accented(one, other)
    assert (letter.text if letter else None) == together


def test_a_paragraph_goes_on_over_a_page() -> None:
    pages = [column(LEFT[:2], 50, 100), column(LEFT[2:], 50, 780)]
    assert len(read(page(pdf(pages))).blocks) == 1


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = [
        *column(LEFT, 50, 700),
        Put(62, 648, "Nobody was surprised that the clerk had no name,"),
        *column(RIGHT, 50, 635),
    ]
    assert [text[:6] for text in texts(read(page(pdf([lines]))))] == ["The la", "Nobody"]


def test_headings_are_larger_or_bold_and_ranked_by_size() -> None:
    lines = [
        Put(50, 780, "A Report", 20),
        Put(50, 740, "The oil", 14),
        *column(LEFT, 50, 715),
        Put(50, 640, "Its price", 12),
        *column(RIGHT, 50, 620),
        Put(50, 545, "Its smell", 10, 1),
        *column(LEFT, 50, 525),
    ]
    document = read(page(pdf([lines])))
    assert document.title == "A Report"
    assert [(block.text, block.level) for block in document.blocks if block.kind == "HEADING"] == [
        ("The oil", 2),
        ("Its price", 3),
        ("Its smell", 4),
    ]


def test_items_have_their_numbers() -> None:
    lines = [
        Put(50, 700, "1."),
        *column(["The first thing to know of a lamp is its oil,", "which is counted in litres."], 75, 700),
        Put(50, 670, "2."),
        *column(["The second is its wick, which nobody counts,", "since there is one."], 75, 670),
    ]
    document = read(page(pdf([lines])))
    assert [(block.inside[-1].number, block.text[:9]) for block in document.blocks] == [
        (1, "The first"),
        (2, "The secon"),
    ]


def test_notes_stand_at_the_end_and_their_marks_lead_to_them() -> None:
    pages = [
        [
            *column(LEFT, 50, 700),
            Put(179, 665, "1", 6),
            Put(50, 62, "1", 6),
            Put(55, 58, "In the book of the year before, on its last page.", 8),
        ],
        column(RIGHT, 50, 780),
    ]
    document = read(page(pdf(pages)))
    (mark,) = [span for block in document.blocks for span in block.spans if span.kind == "NOTE"]
    assert mark.to is not None
    assert mark.to.block == len(document.blocks) - 1
    assert texts(document)[-1] == "In the book of the year before, on its last page."
    assert [one.number for one in document.blocks[-1].inside if one.kind == "NOTE"] == [1]


def test_notes_below_each_other_are_each_a_note_with_all_of_its_lines() -> None:
    lines = [
        *column(LEFT, 50, 700),
        Put(50, 66, "1", 6),
        Put(54, 62, "In the book of the year before, on its last page.", 8),
        Put(50, 56, "2", 6),
        Put(54, 52, "Counted by the harbour office, and by the keeper of", 8),
        Put(50, 42, "the lamp as well.", 8),
    ]
    assert texts(read(page(pdf([lines]))))[-2:] == [
        "In the book of the year before, on its last page.",
        "Counted by the harbour office, and by the keeper of the lamp as well.",
    ]


def test_printed_contents_have_a_line_for_each_of_theirs_and_are_no_headings() -> None:
    dots = " . . . . . . . . . . . "
    lines = [
        Put(50, 770, "Of Bells", 20, 1),
        Put(50, 740, "Contents", 14, 1),
        *column([f"1.1 The oil{dots}2", f"1.2 The wick{dots}3"], 50, 700),
        Put(50, 660, "2 The bell 4", 11, 1),
        *column([f"2.1 Its rope{dots}5"], 50, 640),
    ]
    pages = [lines, [Put(50, 740, "The oil", 14, 1), *column(LEFT, 50, 700)]]
    document = read(page(pdf(pages)))
    assert texts(document)[1:4] == ["1.1 The oil … 2\n1.2 The wick … 3", "2 The bell 4", "2.1 Its rope … 5"]
    assert [block.text for block in document.blocks if block.kind == "HEADING"] == ["Contents", "The oil"]


def test_links_lead_to_addresses_and_pages() -> None:
    pages = [column([*LEFT, "See the harbour office, or the second page."], 50, 700), column(RIGHT, 50, 780)]
    links = [To((66, 646, 143, 660), "https://harbour.example/book"), To((165, 646, 230, 660), 1)]
    document = read(page(pdf(pages, links)))
    spans = [span for block in document.blocks for span in block.spans]
    assert spans[0].href == "https://harbour.example/book"
    assert spans[1].to is not None
    assert texts(document)[spans[1].to.block].startswith("Since then")


def test_a_fixed_width_is_code() -> None:
    lines = [*column(LEFT, 50, 700), Put(50, 630, "def lamp():", 9, 2), Put(50, 619, "return oil", 9, 2)]
    assert [(block.kind, block.text) for block in read(page(pdf([lines]))).blocks][1] == (
        "CODE",
        "def lamp():\nreturn oil",
    )


def test_pictures_of_pages_are_said_to_be_such() -> None:
    with pytest.raises(NothingToRead, match="pictures of pages, no text"):
        read(page(pdf([[], []])))


def test_pages_beyond_the_limit_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MOST_PAGES", 2)
    assert texts(read(page(pdf([column(LEFT, 50, 700)] * 5))))[-1].startswith("The last 3 of the 5 pages were not read")


def test_what_time_cuts_off_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(0, 1000, 4))
    monkeypatch.setattr("tui_reader.extraction.pdf.pdf_file.time.process_time", lambda: next(ticks))
    assert "were not read" in texts(read(page(pdf([column(LEFT, 50, 700)] * 50))))[-1]


def test_a_file_that_is_too_large_is_over_a_limit() -> None:
    with pytest.raises(OverLimit, match="20 MB"):
        read(page(pdf([column(LEFT, 50, 700)]) + b"%" * 20_000_001))


@pytest.mark.hostile
@pytest.mark.parametrize(
    "objects",
    [
        (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"),
        (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 99999999 /Kids [3 0 R] >>", b"3 0 R"),
        (b"<< /Type /Catalog /Pages 1 0 R >>",),
        (b"[" * 100_000,),
    ],
    ids=["pages in themselves", "a million pages that are not there", "a catalogue of itself", "arrays in arrays"],
)
def test_loops_of_objects_end(objects: tuple[bytes, ...]) -> None:
    with pytest.raises(NothingToRead):
        read(page(written(objects)))


def packed(data: bytes, times: int) -> bytes:
    """A file of one page whose content is packed so many times."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * times
    content = b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(data), filters, data)
    one = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", pages, one, content])


@pytest.mark.hostile
@pytest.mark.process
@pytest.mark.parametrize(
    ("data", "times"),
    [(b" " * 300_000_000, 1), (b" " * 300_000_000, 2), (b"q " * 20_000_000, 1), (b"(a) Tj " * 10_000_000, 2)],
    ids=["blanks", "packed twice", "states", "words"],
)
async def test_a_stream_that_is_a_bomb_stays_within_the_limits(data: bytes, times: int) -> None:
    body = packed(data, times)
    assert len(body) < 1_000_000
    with pytest.raises((NothingToRead, ExtractionFailed, OverLimit)):
        await Child(seconds=2).read(page(body))


@pytest.mark.parametrize("cut", [20, 300])
def test_a_damaged_file_is_said_to_be_one(cut: int) -> None:
    with pytest.raises(NothingToRead):
        read(page(pdf([column(LEFT, 50, 700)])[:cut]))


@pytest.mark.process
async def test_the_confined_child_reads_a_pdf() -> None:
    body = pdf([across(LEFT, RIGHT)])
    assert await Child.start().read(page(body)) == read(page(body))


@pytest.mark.process
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
async def test_without_the_package_pdftotext_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "find_spec", lambda name: None)
    document = await Child.start().read(page(pdf([column(LEFT, 50, 700)])))
    assert (document.read_as, document.engine) == ("pdf", "pdftotext")
    assert "a maintenance clerk" in " ".join(texts(document))


async def test_without_either_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert pdf_text.is_converted(page(pdf([[]])))
    with pytest.raises(NothingToRead, match="the package that reads it is missing") as caught:
        await asyncio.ensure_future(pdf_text.as_text(page(pdf([[]]))))
    assert "pypdfium2" in caught.value.detail
