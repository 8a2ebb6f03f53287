"""PDF -> Document."""

import re
from collections.abc import Sequence

from tui_reader.article.document import Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.building.block_builder import BlockBuilder
from tui_reader.extraction.dom.link_addresses import file_title
from tui_reader.extraction.pdf.columns import blocks
from tui_reader.extraction.pdf.flowing import Piece, flowing
from tui_reader.extraction.pdf.kinds import heading_levels, notes_of, title_at, without_mark
from tui_reader.extraction.pdf.paragraphs import Paragraph, body_size, joined, mark_of, paragraphs
from tui_reader.extraction.pdf.pdf_file import Leaves, leaves
from tui_reader.extraction.pdf.printed_contents import LEADERS, contents_in
from tui_reader.extraction.pdf.running_heads import without_heads

LEAST_TEXT = 20
"""Characters a page below which a PDF is one of pictures."""
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_NO_TITLES = ("untitled", "(anonymous)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")


def read_pdf(body: bytes, url: str) -> Document:
    """The document of a PDF, not completed; raises NothingToRead, OverLimit. url: names it where nothing else does."""
    found = leaves(body)
    size = sum(len(line.text) for sheet in found.sheets for line in sheet.lines)
    if size < LEAST_TEXT * len(found.sheets) or not size:
        raise NothingToRead(
            "This PDF holds pictures of pages, no text",
            "A program for recognising characters makes text of it, for example: ocrmypdf FILE NEW.pdf",
        )
    telling = _Telling(found, url)
    title, told = telling.tell()
    date = _DATE.match(found.created)
    return Document(
        title=title or ("" if found.title.lower() in _NO_TITLES else found.title) or file_title(url),
        byline="" if found.author.lower() in (*_NO_TITLES, "anonymous") else found.author,
        published="-".join(date.groups()) if date else "",
        engine="pdfium and our columns",
        blocks=told.finish(),
    )


class _Telling:
    """The pages of a PDF, told to a builder of blocks."""

    def __init__(self, found: Leaves, url: str) -> None:
        self._leaves = found
        self._builder = BlockBuilder(url)
        heights = [sheet.height for sheet in found.sheets]
        pages = without_heads([sheet.lines for sheet in found.sheets], heights)
        self._body = body_size(line for lines in pages for line in lines)
        every = [
            one for number, lines in enumerate(pages) for block in blocks(lines) for one in paragraphs(block, number)
        ]
        notes = notes_of(every, self._body, heights)
        self._notes = [(every[index], mark) for index, mark in notes.items()]
        self._text = joined([one for index, one in enumerate(every) if index not in notes])
        self._numbers = {(one.page, mark): number for number, (one, mark) in enumerate(self._notes, 1)}
        self._contents = contents_in(self._text)
        self._levels = {
            index: level
            for index, level in heading_levels(self._text, self._body).items()
            if index not in self._contents
        }
        self._page = -1
        self._listed = False

    def tell(self) -> tuple[str, BlockBuilder]:
        """The title, and the builder that was told everything else."""
        title = title_at(self._text, self._levels, self._leaves.title)
        highest = min((level for index, level in self._levels.items() if index != title), default=2)
        self._levels = {index: level - highest + 2 for index, level in self._levels.items()}
        for index, one in enumerate(self._text):
            self._turn_to(one.page)
            if index in self._contents:
                self._tell_contents(one)
            elif index != title:
                self._tell_one(one, self._levels.get(index, 0))
        self._end_list()
        for number, (one, _) in enumerate(self._notes, 1):
            self._tell_note(one, number)
        self._tell_rest()
        return "" if title is None else " ".join(piece.text for piece in _merged(self._text[title])), self._builder

    def _turn_to(self, page: int) -> None:
        """Links lead to the first paragraph of a page."""
        while self._page < page:
            self._page += 1
            self._builder.open("div", {"id": f"page-{self._page + 1}"})
            self._builder.close("div")

    def _tell_one(self, one: Paragraph, level: int) -> None:
        mark = "" if level or one.fixed else mark_of(one.text)
        if not mark:
            self._end_list()
        if one.fixed:
            self._builder.code(one.text.translate({2: None, 0xFFFE: None}), "")
        elif mark:
            self._tell_item(one, mark)
        else:
            tag = f"h{level}" if level else "p"
            self._builder.open(tag)
            self._tell_pieces(flowing(one.lines), one.page)
            self._builder.close(tag)

    def _tell_contents(self, one: Paragraph) -> None:
        """Printed contents, a line for each of theirs."""
        self._end_list()
        self._builder.open("p")
        for at, line in enumerate(one.lines):
            if at:
                self._builder.open("br")
            for piece in flowing((line,)):
                self._tell_pieces([piece._replace(text=LEADERS.sub(" … ", piece.text))], one.page)
        self._builder.close("p")

    def _tell_item(self, one: Paragraph, mark: str) -> None:
        number = _NUMBER.match(mark)
        if not self._listed:
            self._builder.open("ol" if number else "ul", {"start": number[1]} if number else {})
            self._listed = True
        self._builder.open("li", {"value": number[1]} if number else {})
        self._tell_pieces(_without(flowing(one.lines), len(mark)), one.page)
        self._builder.close("li")

    def _end_list(self) -> None:
        if self._listed:
            self._builder.close("ol")
            self._builder.close("ul")
        self._listed = False

    def _tell_pieces(self, pieces: Sequence[Piece], page: int) -> None:
        for piece in pieces:
            number = self._numbers.get((page, piece.text.strip(" ()[]"))) if piece.raised else None
            number = number or (self._numbers.get((page + 1, piece.text.strip(" ()[]"))) if piece.raised else None)
            if number is not None:
                self._builder.note(number, f"note-{number}")
                continue
            if piece.target:
                self._builder.open("a", {"href": piece.target})
            if piece.raised:
                self._builder.open("sup")
            self._builder.flowing_text(piece.text)
            if piece.raised:
                self._builder.close("sup")
            if piece.target:
                self._builder.close("a")

    def _tell_note(self, one: Paragraph, number: int) -> None:
        pieces = flowing(one.lines)
        skipped = len(one.text) - len(without_mark(one.text))
        self._builder.open("aside", {"role": "doc-footnote", "data-number": str(number), "id": f"note-{number}"})
        self._builder.open("p")
        self._tell_pieces(_without(pieces, skipped), -9)
        self._builder.close("p")
        self._builder.close("aside")

    def _tell_rest(self) -> None:
        """Say what was not read."""
        read, pages = len(self._leaves.sheets), self._leaves.pages
        if read < pages:
            words = f"The last {pages - read:,} of the {pages:,} pages were not read: they are more than fit here."
            self._builder.open("aside")
            self._builder.open("p")
            self._builder.flowing_text(words)
            self._builder.close("p")
            self._builder.close("aside")


def _merged(one: Paragraph) -> list[Piece]:
    return [Piece(piece.text.strip()) for piece in flowing(one.lines)]


def _without(pieces: Sequence[Piece], count: int) -> list[Piece]:
    """The pieces without the first characters."""
    left = list(pieces)
    while left and count > 0:
        size = len(left[0].text)
        if size > count:
            return [left[0]._replace(text=left[0].text[count:].lstrip()), *left[1:]]
        count -= size
        del left[0]
    return left
