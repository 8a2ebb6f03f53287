"""Addresses of links, and markup that a parser would misread."""

from urllib.parse import urljoin

import pytest

from tui_reader.extraction.dom.evidence import appeals
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.dom.query_codes import code_queries
from tui_reader.extraction.dom.unseen import drop_unseen
from tui_reader.extraction.shape.page_text import collapsed


@pytest.mark.parametrize("base", ["https://a.example/b/c.html?x=1", "http://b.example:8080", "https://c.example/x/"])
@pytest.mark.parametrize(
    "address",
    [
        "https://d.example/e?f=g#h", "https://d.example", "HTTPS://D.example/e", "https://d.example/e?",
        "//d.example/e", "/e/f.html", "/e/../f", "/./f", "/", "/e?", "/e#", "e/f", "../f", "?x=2", "#g",
        "https://[::1]/e", "/e;f=g?h",
    ],
)  # fmt: skip
def test_addresses_are_joined_as_the_standard_library_does(base: str, address: str) -> None:
    assert absolute(base, address) == urljoin(base, address)


@pytest.mark.parametrize("address", ["javascript:go()", "data:text/plain,x", "https://[e", ""])
def test_what_leads_nowhere_is_empty(address: str) -> None:
    assert absolute("https://a.example/", address) == ""


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/upper  basin.html", "https://a.example/upper%20%20basin.html"),
        ("  /upper\n\tbasin.html ", "https://a.example/upperbasin.html"),
        ("/upper\u00a0basin.html", "https://a.example/upper%20basin.html"),
        ("/\u00e9", "https://a.example/\u00e9"),
        ("/100%", "https://a.example/100%"),
    ],
)
def test_line_ends_in_an_address_are_nothing_and_every_blank_counts(address: str, whole: str) -> None:
    assert absolute("https://a.example/b", address) == whole


@pytest.mark.parametrize(
    ("codec", "address", "coded"),
    [
        ("cp1252", "/s?q=caf\u00e9&r=%20+", "/s?q=caf%E9&r=%20+"),
        ("cp1251", "/s?q=\u043f\u0440#\u043f", "/s?q=%EF%F0#\u043f"),
        ("cp1252", "/s?q=\u20ac\u4e2d", "/s?q=%80%26%2320013%3B"),
        ("cp1252", "/caf\u00e9", "/caf\u00e9"),
        ("cp1252", "/s#caf\u00e9?q=\u00e9", "/s#caf\u00e9?q=\u00e9"),
    ],
)
def test_queries_are_coded_as_the_page_is(codec: str, address: str, coded: str) -> None:
    root = parse(f'<p><a href="{address}">catalogue</a></p>')
    code_queries(root, codec)
    assert [link.get("href") for link in root.iter("a")] == [coded]


def test_boxes_left_open_in_code_end_with_it() -> None:
    root = parse("<body><pre><div><code>a</code></pre><p id=p>b</p></body>")
    (paragraph,) = root.iter("p")
    assert next(paragraph.iterancestors("pre"), None) is None


@pytest.mark.parametrize(("shown", "stays"), [(9, False), (0, True)])
def test_what_a_template_withholds_goes_however_much_it_is_unless_it_is_all(shown: int, stays: bool) -> None:
    sentence = "The ferry came back to the old pier after nineteen years, and the town had waited since dawn."
    guide = "<p>A guide to the tides that this page has not been given by those who made it.</p>"
    hidden = f'<div class="wrapper w-condition-invisible">{guide * 40}</div>'
    root = parse(f"<body>{hidden}<div>{f'<p>{sentence}</p>' * shown}</div></body>")
    told = drop_unseen(root)
    assert ("guide to the tides" in root.text_content()) is stays and bool(told) is not stays


def test_what_is_hidden_is_told_in_the_pages_order() -> None:
    told = [f"Box {number}" for number in range(20)]
    boxes = "".join(f"<div hidden>{text}</div>" for text in told)
    assert drop_unseen(parse(f"<p>{'The tide turns at nine. ' * 40}</p>{boxes}")) == told


@pytest.mark.parametrize(
    ("text", "said"),
    [("Please support our work: donate today.", True), ("THIS ARTICLE IS FOR SUBSCRIBERS", True),
     ("A fehler was found here by a seal.", False), ("They support our harbour.", False)],
)  # fmt: skip
def test_phrases_are_found_behind_their_stems(text: str, said: bool) -> None:
    assert appeals(text) is said


@pytest.mark.parametrize(
    ("text", "seen"),
    [("", ""), ("\n\t ", " "), ("quay", "quay"), ("\n quay  wall\n", " quay wall "), ("a\x0bb", "ab"),
     ("a\u200bé", "aé"), ("\u00a0 a", " a"), ("a\r\nb ", "a b ")],
)  # fmt: skip
def test_blanks_collapse_as_in_a_browser(text: str, seen: str) -> None:
    assert collapsed(text) == seen
