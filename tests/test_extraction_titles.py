"""What an article is called: the heading that is shown as its title, not the site's name and not a kicker."""

import pytest

from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.facts.metadata import facts
from tui_reader.extraction.html_page import read_html

TEXT = "<p>" + "The bell of the ferry rang twice before the fog lifted from the quay. " * 4 + "</p>"
ARTICLE = '<meta property="og:type" content="article">'


def title(head: str, body: str, address: str = "https://www.coast.example/2024/ferry") -> str:
    return facts(parse(f"<html><head>{head}</head><body>{body}{TEXT * 3}</body></html>"), address).title


def og(text: str, kind: str = "article") -> str:
    return f'<meta property="og:title" content="{text}"><meta property="og:type" content="{kind}">'


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("The Quay - The Harbour Review", "The Quay"),
        ("渡し船が帰ってきた - 港の便り", "渡し船が帰ってきた"),
        ("渡船停航三天_要闻_港口日报", "渡船停航三天"),
        ("Of tides: how the ferry keeps time", "How the ferry keeps time"),
        ("Searching [Harbour Handbook]", "Searching"),
        ("RFC 90 - Signals Between Ferries", "Signals Between Ferries"),
    ],
)
def test_a_heading_that_is_a_piece_of_the_pages_title_is_the_title(told: str, shown: str) -> None:
    assert title(f"<title>{told}</title>", f"<h1>{shown}</h1>") == shown


@pytest.mark.parametrize(
    "body",
    [
        "<header><h1 class='site-title'>Speaking Boats</h1></header><h3 class='post-title'>Ropes that count</h3>",
        "<header><h1><a href='/'>Speaking Boats</a></h1></header><article><h2>Ropes that count</h2></article>",
        "<div><h1>Speaking Boats</h1></div><main><h1>Ropes that count</h1></main>",
        "<div class='menu-bar'><h1>Speaking Boats</h1></div><main><h2>Ropes that count</h2></main>",
    ],
)
def test_the_name_of_a_blog_or_manual_is_not_the_title_of_its_pages(body: str) -> None:
    assert title("<title>Ropes that count - Speaking Boats</title>", body) == "Ropes that count"


def test_the_headline_that_is_shown_comes_before_the_one_for_other_sites() -> None:
    head = og("You will not believe which ferry sails again") + "<title>Ferry Karin sails again | Coast</title>"
    assert title(head, "<h1>Ferry Karin sails again after two winters</h1>") == (
        "Ferry Karin sails again after two winters"
    )


def test_the_only_heading_of_an_article_is_its_title_though_it_shares_no_word() -> None:
    head = og("Why your boat will never be on time") + "<title>Why your boat will never be on time</title>"
    assert title(head, "<h1>A Slow History of Harbour Clocks</h1>") == "A Slow History of Harbour Clocks"


def test_a_slogan_is_no_title_where_nothing_says_that_the_page_is_an_article() -> None:
    head = og("Lindhavn Ferry Tickets", "website") + "<title>Lindhavn Ferry Tickets</title>"
    assert title(head, "<h1>All aboard for the summer of your life</h1>") == "Lindhavn Ferry Tickets"


@pytest.mark.parametrize(
    "box",
    [
        "<nav><h1>{}</h1></nav>",
        "<ul class='breadcrumb'><li><h1>{}</h1></li></ul>",
        "<dialog><h1>{}</h1></dialog>",
        "<div class='cookie-banner'><h1>{}</h1></div>",
        "<footer><h1>{}</h1></footer>",
    ],
)
def test_headings_of_other_parts_of_a_page_are_not_asked(box: str) -> None:
    other = box.format("What we know of the ferry and its winter")
    assert title(og("The ferry and its winter"), other) == "The ferry and its winter"


def test_a_kicker_goes_when_the_title_is_told_without_it() -> None:
    body = "<h1><span>Opinion</span> Let the ferries rest</h1>"
    assert title(og("Let the ferries rest"), body) == "Let the ferries rest"
    assert title("<title>Opinion: Let the ferries rest</title>", body) == "Opinion: Let the ferries rest"


def test_a_section_before_the_title_is_not_the_title() -> None:
    told = "Harbours - How six villages bought one ferry together and kept it - Coast"
    body = "<h1>Harbours</h1><h1>How six villages bought one ferry together and kept it</h1>"
    assert title(f"<title>{told}</title>{ARTICLE}", body) == "How six villages bought one ferry together and kept it"


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("Rope &amp;amp; tar at the &amp;#8220;Gull&amp;#8221;", "Rope & tar at the “Gull”"),
        ("What &amp;copy does in C", "What &copy does in C"),
    ],
)
def test_a_title_for_machines_that_was_escaped_twice_is_read_twice(told: str, read: str) -> None:
    assert title(og(told), "") == read


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("The ferry of Lindhavn<a href='#x'>¶</a>", "The ferry of Lindhavn"),
        ("The ferry of Lindhavn <span>[edit]</span>", "The ferry of Lindhavn"),
        ("The ferry<br>of Lindhavn", "The ferry of Lindhavn"),
        ("The fer&shy;ry of Lind&shy;havn", "The ferry of Lindhavn"),
        ("<ruby>渡船<rp>(</rp><rt>とせん</rt><rp>)</rp></ruby>の一日", "渡船の一日"),
    ],
)
def test_a_title_is_read_without_what_only_helps_to_show_it(heading: str, read: str) -> None:
    assert title(f"<title>{read}</title>", f"<h1>{heading}</h1>") == read


def test_a_page_saved_with_the_values_of_its_meta_elements_says_as_much() -> None:
    head = '<meta name="og:title" value="The ferry stays"><meta name="article:published_time" value="2024-05-03">'
    assert title(head, "") == "The ferry stays"


def test_a_title_in_two_headings_is_the_whole_of_it_and_read_once() -> None:
    page = (
        f"<title>Memo 90: Parcels over Ferries</title><article><h1>Memo 90</h1><h1>Parcels over Ferries</h1>{TEXT * 3}"
    )
    document = read_html(f"{page}</article>", "https://page.invalid/")
    assert document.title == "Memo 90: Parcels over Ferries"
    assert [block.text for block in document.blocks if block.kind == "HEADING"] == []
