"""What `=` says of what was opened: what it was, where it came from, and which way it was read."""

import pytest

from tests.driving import NOW
from tests.ferry import FERRY
from tui_reader.address import Source, parse_source
from tui_reader.article.document import Document
from tui_reader.ui.lists.of_article.facts_list import facts
from tui_reader.ui.opening.visit import Visit

HERE = "https://bells.example/2026/bell"


def known(document: Document, source: Source) -> dict[str, str]:
    """What is said of a document that was opened as this source."""
    visit = Visit(source)
    visit.document = document
    return dict(facts(visit, document, "12 %", NOW))


@pytest.mark.parametrize(
    ("source", "final_url", "origin"),
    [
        (parse_source(HERE), HERE, None),
        (parse_source(f"{HERE}?utm_source=rss"), HERE, None),
        (parse_source(f"https://archive.example/web/{HERE}"), HERE, f"archive.example/web/{HERE}"),
        (Source("file", "bell.html", "file:///home/ida/bell.html"), HERE, "/home/ida/bell.html"),
        (Source("file", "/proc/self/fd/12"), HERE, "/proc/self/fd/12"),
        (Source("stdin", "-"), "mid:1@bells.example", "standard input"),
    ],
)
def test_where_it_came_from_is_said_where_its_address_does_not_say_so(
    source: Source, final_url: str, origin: str | None
) -> None:
    told = known(FERRY.with_(final_url=final_url), source)
    assert (told["address"], told.get("came from")) == (final_url, origin)


@pytest.mark.parametrize(
    ("document", "what", "way"),
    [
        (FERRY.with_(kept=0.4, engine="density"), "article", ("chosen", "40 % of the page's text, chosen by density")),
        (FERRY.with_(kept=1.0, engine="plain", read_as="mail"), "mail", ("read", "all of it, by its lines")),
        (FERRY.with_(kept=1.0, engine="pdftotext", read_as="pdf"), "pdf", ("read", "all of it, by pdftotext")),
        (
            FERRY.with_(kept=1.0, engine="what the page carries"),
            "article",
            ("read", "all of it, by what the page carries"),
        ),
    ],
)
def test_what_it_was_and_which_way_it_was_read(document: Document, what: str, way: tuple[str, str]) -> None:
    told = known(document, parse_source(HERE))
    assert told["read as"] == what and told[way[0]] == way[1]
