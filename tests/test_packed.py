"""Pages that a browser saved as one file, and messages: what is in them is read, the rest is what it says of it."""

import gzip
import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.books import Line, book, chapter
from tests.driving import closed_later
from tests.pdfs import Put, pdf
from tests.server import Server, response
from tui_reader.address import parse_source
from tui_reader.article.document import Document
from tui_reader.article.form import to_json
from tui_reader.errors import NothingToRead, OverLimit
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.packed.packing import packing
from tui_reader.extraction.packed.saved_page import from_comment
from tui_reader.extraction.process.child import Child
from tui_reader.library.library import Library
from tui_reader.reading import Loaded, Opened, Options, Reading
from tui_reader.settings import Settings
from tui_reader.web.page import Page

STORY = """<h1>The bell of Aldersund</h1>
<p>The bell of the school was cast in the year of the flood, and it has a crack that makes it sing.</p>
<p>Nobody has dared to mend it, since its tone is known in <a href="villages.html">four villages</a>, and dogs answer
it.</p>
<p>“We would not know when to eat,” said Henrik Vold, who rings it, and he looked at the sky as if it were late.</p>"""
HTML = f"<!DOCTYPE html><html lang=en><head><title>The bell of Aldersund</title></head><body>{STORY}</body></html>"
SINGLE = HTML.replace(
    "<html lang=en>",
    "<html lang=en><!--\n Page saved with SingleFile \n url: https://bells.example/2026/bell \n"
    " saved date: Tue Nov 03 2026 10:00:00 GMT+0100 (somewhere)\n-->",
)
MAIL = """From: =?iso-8859-1?Q?Z=F6e?= Vold <zoe@bells.example>
Date: Tue, 03 Nov 2026 10:00:00 +0100
Subject: =?utf-8?B?VGhlIGJlbGwg4oCUIGFnYWlu?=
Message-ID: <bell.1@bells.example>
MIME-Version: 1.0
"""

MAIL_END = "Subject: The bell\nMessage-ID: <b@b.example>\n\nIt rings.\n"


def page(text: str | bytes, url: str = "file:///home/bell", content_type: str = "") -> Page:
    return Page(url, url, text if isinstance(text, bytes) else text.encode(), content_type)


def mhtml(body: str = HTML, headers: str = "") -> str:
    return (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://bells.example/2026/bell\n"
        f"Subject: The bell\nDate: Tue, 3 Nov 2026 10:00:00 -0000\n{headers}"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n'
        "--B\nContent-Type: text/css\nContent-Location: cid:1\n\nbody { color: red }\n"
        "--B\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        f"Content-Location: https://bells.example/2026/bell\n\n{body}\n--B--\n"
    )


def links(document: Document) -> list[str | None]:
    return [span.href for block in document.blocks for span in block.spans if span.kind == "LINK"]


@pytest.mark.parametrize("text", [SINGLE, mhtml()], ids=["SingleFile", "MHTML"])
def test_a_saved_page_has_the_address_and_the_day_that_its_file_names(text: str) -> None:
    document = read(page(text))
    assert document.final_url == "https://bells.example/2026/bell"
    assert (document.saved, document.read_as) == ("2026-11-03", "saved page")
    assert links(document) == ["https://bells.example/2026/villages.html"]
    assert not any("Saved by" in block.text or "color" in block.text for block in document.blocks)


@pytest.mark.parametrize("text", [SINGLE, mhtml()], ids=["SingleFile", "MHTML"])
def test_what_comes_over_the_network_has_the_address_it_came_from(text: str) -> None:
    document = read(page(text, "https://elsewhere.example/copy"))
    assert document.final_url == "https://elsewhere.example/copy"
    assert links(document) == ["https://bells.example/2026/villages.html"]


@pytest.mark.parametrize("day", ["Feb 30 2026", "Nix 12 2026", "Nov 0 2026"])
def test_a_day_that_is_none_is_not_believed(day: str) -> None:
    text = (
        f"<html><!--\n Page saved with SingleFile \n url: https://a.example/b \n saved date: {day} \n--><p>Words.</p>"
    )
    found = from_comment(Page("file:///a", "file:///a", text.encode(), "text/html"))
    assert found is not None and (found.address, found.saved) == ("https://a.example/b", "")


def test_a_comment_further_down_is_no_place() -> None:
    text = HTML.replace("<body>", "<body><!-- Page saved with SingleFile\n url: https://other.example/ -->")
    assert read(page(text)).final_url == "file:///home/bell"


def test_an_address_that_is_none_is_not_believed() -> None:
    text = SINGLE.replace("https://bells.example/2026/bell", "javascript:alert(1)")
    assert read(page(text)).final_url == "file:///home/bell"


def test_the_source_of_a_saved_page_is_its_own() -> None:
    (block,) = read(page(mhtml()), "source").blocks
    assert block.text == HTML


def test_a_message_has_the_facts_of_its_headers() -> None:
    text = MAIL + f"Content-Type: text/html; charset=utf-8\n\n{HTML}"
    document = read(page(text, ""))
    assert (document.title, document.byline, document.published) == ("The bell — again", "Zöe Vold", "2026-11-03")
    assert (document.final_url, document.read_as) == ("mid:bell.1@bells.example", "mail")
    assert document.blocks[0].text == "The bell of Aldersund"


def test_a_message_in_plain_text_keeps_its_quotations() -> None:
    text = MAIL + "Content-Type: text/plain; charset=utf-8\n\nYes, it does.\n\n> Does it ring?\n>> Who knows.\n"
    document = read(page(text, ""))
    assert [(block.text, len(block.inside)) for block in document.blocks] == [
        ("Yes, it does.", 0),
        ("Does it ring?", 1),
        ("Who knows.", 2),
    ]


def test_what_a_mail_program_pipes_without_most_headers_is_a_message() -> None:
    text = "Date: Tue, 3 Nov 2026 10:00:00 +0100\nFrom: Zoe Vold <z@b.example>\nTo: all\nSubject: The bell\n\nIt rings."
    document = read(page(text, ""))
    assert (document.title, document.byline) == ("The bell", "Zoe Vold")
    assert [block.text for block in document.blocks] == ["It rings."]


def test_attachments_are_not_the_text() -> None:
    text = MAIL + (
        'Content-Type: multipart/mixed; boundary="B"\n\n--B\nContent-Type: text/plain\n\nHere it is.\n'
        '--B\nContent-Type: text/html\nContent-Disposition: attachment; filename="a.html"\n\n<p>Attached.\n--B--\n'
    )
    assert [block.text for block in read(page(text, "")).blocks] == ["Here it is."]


@pytest.mark.parametrize(
    "line",
    [
        "Archived-At: <https://lists.example/bell/1>",
        "X-A: b",
    ],
)
def test_a_message_that_stands_on_the_web_has_that_address(line: str) -> None:
    online = (
        "" if "Archived" in line else '<p><a href="https://lists.example/bell/1"><b>View in your browser</b></a></p>'
    )
    document = read(page(MAIL + f"{line}\nContent-Type: text/html\n\n{online}{STORY}", ""))
    assert document.final_url == "https://lists.example/bell/1"


@pytest.mark.parametrize(
    "text",
    [
        "Note: the bell rings at noon.\n\nIt is loud.",
        "From: the tower\n\nIt is loud.",
        "Date: today\nFrom: the tower\nand all of this is no header\n\nIt is loud.",
        "Subject: bells\nDate: 3 November\n\nIt is loud.",
    ],
)
def test_a_text_that_begins_like_a_message_is_none(text: str) -> None:
    assert packing(page(text)) is None


def test_a_message_without_text_says_so() -> None:
    with pytest.raises(NothingToRead, match="no text"):
        read(page(MAIL + "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERg==\n", ""))


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "nonsense", "zip", "../../etc/passwd"])
def test_no_charset_of_a_message_is_more_than_an_encoding(charset: str) -> None:
    text = MAIL + f"Subject2: =?{charset}?B?eJwDAAAAAAE=?=\nContent-Type: text/plain; charset={charset}\n\nIt rings.\n"
    assert [block.text for block in read(page(text, "")).blocks] == ["It rings."]


@pytest.mark.hostile
def test_parts_in_parts_in_parts_are_over_a_limit() -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(100_000))
    with pytest.raises(OverLimit, match="too many parts"):
        read(page(mhtml(headers="") + deep + HTML))


@pytest.mark.hostile
def test_a_hundred_thousand_parts_are_over_a_limit() -> None:
    parts = "--B\nContent-Type: image/png\n\nx\n" * 100_000
    with pytest.raises(OverLimit, match="parts"):
        read(page(mhtml().replace("--B--\n", parts + "--B--\n")))


@pytest.mark.hostile
def test_headers_without_an_end_are_read_in_a_moment() -> None:
    assert packing(page(b"From: a\nDate: b\nSubject: " + b"c " * 5_000_000)) is None


@pytest.mark.process
@pytest.mark.parametrize(
    "text",
    [
        SINGLE,
        mhtml(),
        MAIL + f"Content-Type: text/html; charset=koi8-r\n\n{HTML}",
        MAIL + "Content-Type: text/plain; charset=shift_jis\n\nIt rings.\n",
    ],
    ids=["SingleFile", "MHTML", "HTML mail", "plain mail"],
)
async def test_the_confined_child_reads_what_is_packed(text: str) -> None:
    assert await Child.start().read(page(text)) == read(page(text))


async def loaded(reading: Reading, source: str) -> Loaded | Opened:
    events = [event async for event in reading.open(parse_source(source))]
    (found,) = [event for event in events if isinstance(event, Loaded | Opened)]
    return found


@pytest.mark.process
async def test_a_saved_page_is_kept_at_its_own_address(tmp_path: Path) -> None:
    file = tmp_path / "bell.html"
    file.write_text(SINGLE)
    library = closed_later(Library.open(tmp_path / "library.db"))
    reading = Reading(library, Settings(), Options(offline=True))
    first = await loaded(reading, str(file))
    assert isinstance(first, Loaded)
    again = await loaded(reading, "https://bells.example/2026/bell")
    assert isinstance(again, Opened)
    assert again.kept.document.saved == "2026-11-03"
    assert isinstance(await loaded(reading, str(file)), Opened)
    reading.close()


@pytest.mark.process
async def test_a_message_that_came_through_a_pipe_is_kept_and_found_again(tmp_path: Path) -> None:
    file = tmp_path / "mail"
    file.write_text(MAIL + "\nIt rings.\n")
    with file.open() as stream:
        reading = Reading(
            closed_later(Library.open(tmp_path / "library.db")), Settings(), Options(stdin=stream.fileno())
        )
        assert isinstance(await loaded(reading, "-"), Loaded)
        again = await loaded(reading, "mid:bell.1@bells.example")
    assert isinstance(again, Opened)
    assert again.kept.document.title == "The bell — again"
    reading.close()


@pytest.mark.process
@pytest.mark.server
@pytest.mark.parametrize("pack", [False, True], ids=["plain", "packed"])
async def test_an_address_that_answers_with_a_saved_page_opens_it(pack: bool) -> None:
    body = mhtml().encode()
    answer = (
        response(gzip.compress(body), type="application/gzip") if pack else response(body, type="multipart/related")
    )
    with Server({"/": answer}) as server:
        reading = Reading(None, Settings(), Options(keep=False))
        found = await loaded(reading, server.address())
    assert isinstance(found, Loaded)
    assert found.document.title == "The bell of Aldersund"
    reading.close()


ACTS = "\x1b]52;c;YQ==\x07\x1b[31m\x9b2J\u202ered"


@pytest.mark.parametrize(
    "page_of",
    [
        lambda: page(f"From: =?utf-8?B?{b64encode(ACTS.encode()).decode()}?= <a@b.example>\nDate: x\n{MAIL_END}", ""),
        lambda: page(mhtml(f"<title>{ACTS}</title><p>{ACTS} is what it says on the bell of the school.</p>")),
        lambda: page(SINGLE.replace("/2026/bell", f"/{ACTS}")),
        lambda: page(book({"a.xhtml": chapter(f"<p>{ACTS} &#27;[31m</p>")}, [Line(f"&#155;2J{ACTS}", "a.xhtml")]), ""),
        lambda: page(pdf([[Put(50, 700, f"{ACTS.encode('latin-1', 'ignore').decode('latin-1')} is on the bell.")]])),
    ],
    ids=["mail", "MHTML", "SingleFile", "e-book", "PDF"],
)
def test_nothing_that_is_packed_acts_on_a_terminal(page_of: Callable[[], Page]) -> None:
    said = to_json(read(page_of()))
    assert not any(sign in json.loads(said).__repr__() for sign in ("\\x1b", "\\x07", "\\x9b", "\\u202e"))
