"""What a page is read as, and what is said of what can not be read."""

import time

import pytest

from tui_reader.article.document import Document
from tui_reader.article.form import to_json
from tui_reader.errors import NothingToRead, UsageError
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.page_kind import kind
from tui_reader.extraction.plaintext.line_chunks import chunks
from tui_reader.extraction.site_rules import SiteRules
from tui_reader.web.page import Page

STORY = (
    b"<!DOCTYPE html><html><head><title>The bell</title></head><body><div class=x><h1>The bell</h1>"
    b"<p>The bell of the school was cast in the year of the flood, and it has a crack that makes it sing.</p>"
    b"<p>Nobody has dared to mend it, since the tone of it is known in four villages, and dogs answer it.</p></div>"
    b"<div class=menu><a href=/a>One</a> <a href=/b>Two</a> and the rest of what the page has to offer</div>"
    b"</body></html>"
)


def page(body: bytes, content_type: str = "", url: str = "https://bells.example/story") -> Page:
    return Page(url=url, final_url=url, body=body, content_type=content_type)


@pytest.mark.parametrize(
    "content_type", ["text/html", "application/xhtml+xml", "text/plain", "", "application/octet-stream"]
)
def test_html_is_html_whatever_it_is_sent_as(content_type: str) -> None:
    document = read(page(STORY, content_type))
    assert document.title == "The bell"
    assert [block.kind for block in document.blocks] == ["PARAGRAPH", "PARAGRAPH"]


def test_text_sent_as_html_is_text() -> None:
    document = read(page(b"A plain text\n\nwith two paragraphs, and 1 < 2 in it.", "text/html"))
    assert any("1 < 2" in block.text for block in document.blocks)


def test_markdown_is_known_by_the_ending_of_its_address() -> None:
    document = read(page(b"# One\n\nSome *text*.\n\n## Two\n\nMore.", "text/plain", "https://bells.example/read.md"))
    assert [block.text for block in document.blocks if block.kind == "HEADING"][-1] == "Two"


@pytest.mark.parametrize(
    ("body", "content_type", "name"),
    [
        (b"%PDF-1.7 ...", "application/pdf", "PDF"),
        (b"%PDF-1.7 ...", "text/html", "PDF"),
        (b'{"a": [1, 2]}', "application/json", "JSON"),
        (b'{"a": [1, 2]}', "", "JSON"),
        (b"\x89PNG\r\n\x1a\n0000", "image/png", "image"),
        (b"ID3\x03000", "audio/mpeg", "audio"),
        (b"PK\x03\x04000", "application/zip", "zip"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(64), "application/octet-stream", "program"),
        (b"<?xml version='1.0'?><data/>", "application/xml", "XML"),
    ],
)
def test_what_is_no_text_is_named(body: bytes, content_type: str, name: str) -> None:
    with pytest.raises(NothingToRead) as caught:
        read(page(body, content_type))
    assert name in caught.value.title
    assert caught.value.detail


@pytest.mark.parametrize(
    "body", [b"", b"   \n", b"<html><body></body></html>", b"<html><body><script>x()</script></body></html>"]
)
def test_page_without_text_is_nothing_to_read(body: bytes) -> None:
    with pytest.raises(NothingToRead):
        read(page(body, "text/html"))


def test_feed_lists_its_articles() -> None:
    feed = (
        b"<?xml version='1.0'?><rss version='2.0'><channel><title>Bells</title>"
        b"<item><title>First</title><link>https://bells.example/1</link><pubDate>Mon, 1 Jan 2024</pubDate></item>"
        b"<item><title>Second</title><link>/2</link></item></channel></rss>"
    )
    document = read(page(feed, "application/rss+xml"))
    assert document.title == "Bells"
    assert [span.href for block in document.blocks for span in block.spans] == [
        "https://bells.example/1",
        "https://bells.example/2",
    ]


def test_atom_feed_takes_the_alternate_link() -> None:
    feed = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Bells</title><entry><title>First</title>"
        b"<link rel='edit' href='/edit'/><link rel='alternate' href='/first'/></entry></feed>"
    )
    (block,) = read(page(feed, "application/atom+xml")).blocks
    assert block.spans[0].href == "https://bells.example/first"


def test_whole_page_has_what_the_article_leaves_out() -> None:
    article, whole = read(page(STORY, "text/html")), read(page(STORY, "text/html"), "whole")
    assert not any("One" in block.text for block in article.blocks)
    assert any("One" in block.text for block in whole.blocks)
    assert {block.text for block in article.blocks} < {block.text for block in whole.blocks}


def test_source_is_one_block_of_code() -> None:
    (block,) = read(page(STORY, "text/html"), "source").blocks
    assert (block.kind, block.language) == ("CODE", "html")
    assert block.text == STORY.decode()


def test_selectors_of_a_person_come_first() -> None:
    rules = SiteRules(content=(".menu",), drop=("a[href='/b']",))
    (block,) = read(page(STORY, "text/html"), rules=rules).blocks
    assert block.text == "One and the rest of what the page has to offer"


def test_bad_selector_is_named() -> None:
    with pytest.raises(UsageError, match=r"p\[\["):
        read(page(STORY, "text/html"), rules=SiteRules(content=("p[[",)))


def test_control_of_a_page_reaches_no_document() -> None:
    body = STORY.replace(b"cast", b"c\x1b[31mast&#27;[0m&#x202E;").replace(b"<h1>", b"<h1>\xc2\x9b")
    assert not set("\x1b\x9b\u202e") & set(to_json(read(page(body, "text/html"))))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b"<!-- one --> <!-- two --><!doctype html><p>x", "html"),
        (b"\n<?xml version='1.0'?>\n<!-- a -->\n<html><p>x", "html"),
        (b"<?xml version='1.0'?><!-- a --><?xml-stylesheet href='x'?><!-- b --><rss><channel/></rss>", "feed"),
    ],
)
def test_what_stands_before_the_first_tag_does_not_hide_it(start: bytes, expected: str) -> None:
    assert kind(page(start), start.decode()) == expected


@pytest.mark.hostile
def test_twice_the_comments_take_no_more_than_some_times_as_long_to_look_through() -> None:
    """Looking for the end of each comment in all that follow would take eight times as long, or never end."""

    def seconds(comments: int) -> float:
        text = "<!-- x -->" * comments + "<p>Not a feed."
        began = time.process_time()
        for _ in range(20):
            kind(page(text.encode(), "text/html"), text)
        return time.process_time() - began

    assert min(seconds(400) for _ in range(5)) < 4 * min(seconds(200) for _ in range(5))


def memo(*pages: str) -> Document:
    foot = "Aas                           Memo                       [Page 1]"
    feet = [f"{text}\n\n\n{foot}\n" for text in pages]
    text = "\nMemo 12                  The Bell                   June 1931\n\n".join(feet)
    return read(page(text.encode(), "text/plain", "https://a.example/memo.txt"))


BODY = """   One stroke is rung where the boat lies still, and two are rung where it
   goes out, which all who hear it know.
"""


def test_a_drawing_of_a_memo_keeps_its_blanks_wherever_it_begins() -> None:
    drawn = "    0       1\n   +-------+-------+\n   | still |  out  |\n   +-------+-------+\n"
    blocks = memo(f"Bells\n\n{BODY}\n{drawn}\n                             Figure 1: Strokes\n\n{BODY}").blocks
    assert [block.text for block in blocks if block.kind == "CODE"] == [
        " 0       1\n+-------+-------+\n| still |  out  |\n+-------+-------+"
    ]
    assert not any("Figure" in block.text for block in blocks if block.kind == "HEADING" or block.inside)


def test_a_sentence_goes_on_over_a_page_and_the_printed_contents_are_gone() -> None:
    contents = "Table of Contents\n\n   1. Strokes ...................2\n   2. Waiting ...................3\n"
    first = f"Bells\n\n{contents}\n1.  Strokes\n\n{BODY}\n   A boat that hears one waits until it has counted to ten,"
    second = f"   and answers.\n\n2.  Waiting\n\n{BODY}"
    document = memo(first, second)
    assert [section.title for section in document.outline[0].children] == ["1. Strokes", "2. Waiting"]
    assert any("counted to ten, and answers." in block.text for block in document.blocks)
    assert not any(".....2" in block.text or "[Page" in block.text for block in document.blocks)


def test_a_term_further_out_is_one_paragraph_with_what_explains_it() -> None:
    text = (
        "   Cart:  The number of the cart, as it was told in the hello of its\n      sender, kept while it moves.\n"
        "   Load:  How many parcels there are on the cart when it comes to the\n      quay.\n"
    )
    lines = [chunk.text for chunk in chunks(text.split("\n"))]
    assert [line.partition(":")[0] for line in lines] == ["Cart", "Load"]
    assert lines[0].endswith("of its sender, kept while it moves.")
