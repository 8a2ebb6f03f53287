"""E-books: chapters in their order, the table of contents as outline, notes that work, and archives that are traps."""

import io
import zipfile

import pytest

from tests.books import Line, book, chapter
from tui_reader.article.document import Document, Section
from tui_reader.errors import NothingToRead, OverLimit
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.epub import archive
from tui_reader.extraction.epub import book as book_reader
from tui_reader.extraction.process.child import Child
from tui_reader.web.page import Page

LAMP = (
    '<h1>The lamp</h1><p>It burned for <i>forty</i> years<a epub:type="noteref" href="notes.xhtml#n1">1</a> before '
    'anybody asked who paid for the oil; see <a href="two.xhtml#stairs">the stairs</a>.</p>'
)
STAIRS = (
    '<div class="head" id="two"><p>A chapter without a heading begins here, and goes on about its stairs.</p></div>'
    '<a id="anchor"/><h2 id="stairs">The stairs</h2><p>There were two hundred of them, and each had a name.</p>'
)
NOTES = '<aside epub:type="footnote" id="n1"><p>1. Forty-one, says the harbour office.</p></aside>'
FILES = {"one.xhtml": chapter(LAMP), "two.xhtml": chapter(STAIRS), "notes.xhtml": chapter(NOTES)}
CONTENTS = (
    Line("The lamp", "one.xhtml"),
    Line("Going up", "two.xhtml", (Line("The stairs", "two.xhtml#stairs"),)),
)


def page(body: bytes, url: str = "file:///books/lamp.epub") -> Page:
    return Page(url, url, body, "application/epub+zip")


def titles(sections: tuple[Section, ...]) -> list[object]:
    return [(one.title, titles(one.children)) if one.children else one.title for one in sections]


@pytest.fixture(params=[2, 3])
def document(request: pytest.FixtureRequest) -> Document:
    return read(page(book(FILES, CONTENTS, version=request.param)))


def test_the_facts_are_those_of_the_package(document: Document) -> None:
    assert (document.title, document.byline, document.site) == ("The Lamp Keeper", "Mara Quill", "Lockside Press")
    assert (document.published, document.language, document.read_as) == ("2026-11-02", "en", "epub")


def test_the_table_of_contents_is_the_outline(document: Document) -> None:
    assert titles(document.outline[0].children) == ["The lamp", ("Going up", ["The stairs"])]


def test_a_mark_leads_to_its_note_in_another_file(document: Document) -> None:
    (span,) = [span for block in document.blocks for span in block.spans if span.kind == "NOTE"]
    assert span.to is not None
    note = document.blocks[span.to.block]
    assert [one.kind for one in note.inside] == ["NOTE"]
    assert note.text.startswith("Forty-one, says the harbour office.")


def test_a_link_leads_to_another_chapter(document: Document) -> None:
    (to,) = [
        span.to
        for block in document.blocks
        for span in block.spans
        if span.to and block.text[span.start : span.end] == "the stairs"
    ]
    assert document.blocks[to.block].text == "The stairs"


def test_an_element_that_closes_itself_holds_nothing(document: Document) -> None:
    assert not any(
        span.kind == "LINK" for block in document.blocks if "two hundred" in block.text for span in block.spans
    )


def test_a_book_that_forgot_its_first_file_is_told_by_its_name() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(FILES, CONTENTS))) as old, zipfile.ZipFile(file, "w") as new:
        for info in reversed(old.infolist()):
            new.writestr(info.filename, old.read(info))
    assert read(page(file.getvalue())).title == "The Lamp Keeper"


def test_items_beyond_the_limit_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_reader, "MOST_ITEMS", 2)
    last = read(page(book(FILES, CONTENTS))).blocks[-1]
    assert last.text == "The last 1 of the 3 parts of this book were not read: they are more than fit here."


def test_what_time_cuts_off_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_reader, "MOST_CHARACTERS", 10)
    assert "The last 2 of the 3 parts" in read(page(book(FILES, CONTENTS))).blocks[-1].text


@pytest.mark.hostile
def test_a_chapter_that_unpacks_to_gigabytes_is_over_a_limit() -> None:
    with pytest.raises(OverLimit):
        read(page(book({"one.xhtml": chapter("<p>" + "A" * 20_000_000 + "</p>")})))


@pytest.mark.hostile
def test_chapters_that_unpack_to_too_much_together_are_over_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    files = {f"c{n}.xhtml": chapter(f"<p>{'A long word. ' * 20_000}</p>") for n in range(6)}
    with pytest.raises(OverLimit, match="unpacks to more than"):
        read(page(book(files)))


@pytest.mark.hostile
def test_zips_in_zips_are_not_unpacked() -> None:
    inner = b"\0" * 1_000_000
    for _ in range(5):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as one:
            for number in range(4):
                one.writestr(f"{number}.zip", inner)
        inner = file.getvalue()
    document = read(page(book({"one.xhtml": chapter(LAMP)}, CONTENTS, more={"nested.zip": inner})))
    assert document.blocks[0].text == "The lamp"
    with pytest.raises(NothingToRead, match="zip archive"):
        read(Page("file:///a.zip", "file:///a.zip", inner))


@pytest.mark.hostile
def test_entities_of_a_package_stand_for_nothing() -> None:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE package [<!ENTITY e0 "ha">{levels}]><package>&e9;</package>'
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(FILES))) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, bomb if info.filename.endswith(".opf") else old.read(info))
    with pytest.raises(NothingToRead):
        read(page(file.getvalue()))


@pytest.mark.parametrize("cut", [100, 1000, -30])
def test_a_damaged_book_is_said_to_be_one(cut: int) -> None:
    with pytest.raises(NothingToRead, match="damaged"):
        read(page(book(FILES, CONTENTS)[:cut]))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_whose_bytes_are_wrong_is_not_there(method: int) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as files:
        files.writestr("one.xhtml", "The bell rang. " * 200)
    body = held.getvalue()
    at = body.index(b"one.xhtml") + len("one.xhtml") + 4
    assert archive.Archive(body[:at] + b"\xff" * 8 + body[at + 8 :]).read("one.xhtml") == b""


@pytest.mark.process
async def test_the_confined_child_reads_a_book() -> None:
    document = await Child.start().read(page(book(FILES, CONTENTS)))
    assert document == read(page(book(FILES, CONTENTS)))
