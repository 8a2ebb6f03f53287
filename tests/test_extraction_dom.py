"""Addresses of links, and markup that a parser would misread."""

from urllib.parse import urljoin

import pytest

from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.dom.parsing import parse


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


def test_boxes_left_open_in_code_end_with_it() -> None:
    root = parse("<body><pre><div><code>a</code></pre><p id=p>b</p></body>")
    (paragraph,) = root.iter("p")
    assert next(paragraph.iterancestors("pre"), None) is None
