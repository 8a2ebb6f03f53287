"""The line at `:` opens whatever the command line does: one file of every kind."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.books import tale
from tests.driving import app_on, press, settled
from tests.pdfs import sheets
from tests.test_manual_pages import SET
from tests.test_packed import MAIL, mhtml
from tests.test_plain_book import BOOK
from tests.test_printed_letters import ANSWER, letter
from tests.test_ways import RSS

pytestmark = [pytest.mark.app, pytest.mark.process]

WORDS = "The bell of the harbour rang three times in the night, and nobody knew who had rung it.\n\n" * 4
KINDS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "page": ("a.html", lambda: f"<title>The bell</title><article><p>{WORDS}</p></article>".encode(), "article"),
    "text": ("a.txt", WORDS.encode, "text"),
    "markdown": ("a.md", lambda: f"# The bell\n\n{WORDS}".encode(), "markdown"),
    "mail": ("a.eml", lambda: f"{MAIL}Content-Type: text/plain\n\n{WORDS}".encode(), "mail"),
    "box": ("a.mbox", lambda: (letter("anna", 1, WORDS) + letter("per", 2, ANSWER)).encode(), "mail"),
    "saved page": ("a.mhtml", lambda: mhtml().encode(), "saved page"),
    "e-book": ("a.epub", tale, "epub"),
    "PDF": ("a.pdf", sheets, "pdf"),
    "feed": ("a.xml", lambda: RSS.format("https://bells.example").encode(), "feed"),
    "packed text": ("b.txt.gz", lambda: gzip.compress(WORDS.encode()), "text"),
    "book": ("book.txt", BOOK.encode, "text"),
    "manual page": ("man.html", SET.encode, "article"),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_opens_from_the_line(kind: str, tmp_path: Path) -> None:
    name, made, read_as = KINDS[kind]
    (tmp_path / name).write_bytes(made())
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *str(tmp_path / name), "enter")
        await settled(pilot)
        visit = app.reader_screen.current.visit
        document = visit.document if visit is not None else None
        assert document is not None and (document.blocks or document.items)
        assert document.url.endswith(name) and ("feed" if document.is_list else document.read_as) == read_as
