import html as markup
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from tests.strategies import documents
from tests.test_tables import COSTS, table
from tui_reader.article.cells import cell_len
from tui_reader.article.document import Block, Container, Document, Image, Position, Quote, Section, Span
from tui_reader.article.meta import meta, spoken_date
from tui_reader.export.contents import outline_markdown, outline_text
from tui_reader.export.html import html
from tui_reader.export.markdown import markdown
from tui_reader.export.quotations import quotes_markdown, quotes_text
from tui_reader.export.text import text

LIST, NESTED = Container("LIST", 1, 9), Container("LIST", 4)
FERRY = Document(
    final_url="https://coast.example/ferry",
    title="The ferry comes back",
    byline="Mari Holm",
    site="Coast Weekly",
    published="2026-06-12T10:00:00Z",
    language="en",
    minutes=6,
    blocks=(
        Block(
            "PARAGRAPH",
            "The harbour was closed for nineteen years.[2] It is open.",
            spans=(Span(4, 11, "LINK", "https://a.example/h"), Span(42, 45, "NOTE", None, Position(10, 0))),
        ),
        Block("HEADING", "What it costs", 2, (Span(0, 4, "LINK", "https://a.example/h"),)),
        Block("PARAGRAPH", "a bus every hour, also in winter", inside=(LIST, Container("ITEM", 2, 9))),
        Block("PARAGRAPH", "a breakwater", inside=(LIST, Container("ITEM", 3, 10))),
        Block("PARAGRAPH", "of stone", inside=(LIST, Container("ITEM", 3, 10), NESTED, Container("ITEM", 5))),
        Block("HEADING", "Fuel", 3),
        Block("CODE", "if x:\n\ty = '" + "z" * 40 + "'"),
        Block("PARAGRAPH", "We never left. We only stopped being counted.", inside=(Container("QUOTATION", 6),)),
        Block("FIGURE", "The quay at noon", image=Image("https://coast.example/q.jpg", "A quay")),
        Block("RULE", ""),
        Block("PARAGRAPH", "County archive, box 14.", inside=(Container("NOTE", 7, 2),)),
    ),
)

PRINTED = """\
The ferry comes back
====================
By Mari Holm · Coast Weekly · 12 June
2026 · 6 min
https://coast.example/ferry

The harbour[1] was closed for nineteen
years.[^2] It is open.


What[1] it costs
================

   9. a bus every hour, also in winter
  10. a breakwater
        ◦ of stone

Fuel
----

    if x:
        y = 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz'

  ┃ We never left. We only stopped being
  ┃ counted.

[Image: A quay]
The quay at noon

                 * * *

2. County archive, box 14.


Links
-----

[1] https://a.example/h
"""


def test_plain_text_is_set_for_reading() -> None:
    assert text(FERRY, width=40) == PRINTED


def test_links_can_be_left_out() -> None:
    printed = text(FERRY, links=False)
    assert "[1]" not in printed
    assert "https://a.example/h" not in printed


@pytest.mark.parametrize(("alt", "shown"), [("", "[Image] [1]"), ("A quay", "[Image: A quay] [1]")])
def test_the_number_of_a_pictures_link_stands_beside_it_where_it_has_no_caption(alt: str, shown: str) -> None:
    picture = Block(
        "FIGURE",
        "",
        spans=(Span(0, 0, "LINK", "https://a.example/q"),),
        image=Image("https://coast.example/q.jpg", alt),
    )
    assert text(Document(blocks=(picture,))).splitlines()[0] == shown
    named = picture._replace(text="The quay")
    assert "The quay[1]" in text(Document(blocks=(named,)))


def test_tables_have_three_rules() -> None:
    assert text(Document(blocks=(table(COSTS),)), width=40) == (
        "────────────────────────────────────────\n"
        "Year  Planned     Paid  Remarks\n"
        "────────────────────────────────────────\n"
        "2019     20.5     18.0  nothing was said\n"
        "                        about it in the\n"
        "                        council that\n"
        "                        year\n"
        "2020     20.5  1 023.1  it rained\n"
        "2021        —     -3 %\n"
        "────────────────────────────────────────\n"
    )


def test_tables_that_would_not_be_readable_are_folded_into_records() -> None:
    assert text(Document(blocks=(table(COSTS[:2]),)), width=24) == (
        "────────────────────────\n"
        "Year: 2019\n"
        "Planned: 20.5\n"
        "Paid: 18.0\n"
        "Remarks: nothing was\n"
        "  said about it in the\n"
        "  council that year\n"
        "────────────────────────\n"
    )


@given(documents(), st.integers(20, 100))
@settings(max_examples=30, deadline=None)
def test_plain_text_never_holds_a_control_and_keeps_its_width(document: Document, width: int) -> None:
    prose = document.with_(
        blocks=tuple(block for block in document.blocks if block.kind != "CODE" and len(block.inside) < 4),
        url="",
        final_url="",
    )
    printed = text(prose, width, links=False)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", printed)
    assert max((cell_len(line) for line in printed.split("\n")), default=0) <= max(width, 32)


@given(documents())
@settings(max_examples=30, deadline=None)
def test_html_shows_the_text_of_every_block(document: Document) -> None:
    page = html(document)
    tree = lxml_html.document_fromstring(page.encode())
    for image in tree.iter("img"):
        image.tail = (image.get("alt") or "") + (image.tail or "")
    shown = "".join(part for part in tree.itertext() if isinstance(part, str))
    shown = "".join(shown.split())
    for block in document.blocks:
        if block.kind not in ("TABLE", "FIGURE"):
            assert "".join(block.text.split()) in shown


def test_html_has_an_element_for_everything() -> None:
    page = html(FERRY)
    for part in (
        '<html lang="en">', "<h1>The ferry comes back</h1>", "By Mari Holm · Coast Weekly · 12 June 2026 · 6 min",
        '<a href="https://a.example/h">harbour</a>', '<a role="doc-noteref" href="#at-10-0">[2]</a>', "<h3>Fuel</h3>",
        '<ol start="9">\n<li value="9">\n<p>a bus', "<ul>\n<li>\n<p>of stone</p>\n</li>\n</ul>", "<blockquote>\n<p>We",
        '<img src="https://coast.example/q.jpg" alt="A quay">', "<figcaption>The quay at noon</figcaption></figure>",
        "<hr>",
        '<aside role="doc-footnote" data-number="2">\n<a id="at-10-0"></a><p>County',
    ):  # fmt: skip
        assert part in page


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "</title><b>", "&lt;"])
def test_html_is_escaped_everywhere(hostile: str) -> None:
    document = Document(
        final_url=f"https://a.example/{hostile}",
        title=hostile,
        byline=hostile,
        language=hostile,
        blocks=(
            Block("PARAGRAPH", hostile, spans=(Span(0, 3, "LINK", f"https://a.example/{hostile}"),), language=hostile),
            Block("CODE", hostile, language=hostile),
            Block("FIGURE", hostile, image=Image(f"https://a.example/{hostile}", hostile)),
            Block("TABLE", hostile, cells=()),
        ),
    )
    page = html(document)
    assert hostile not in page
    assert markup.escape(hostile) in page


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
)
def test_html_links_nowhere_that_is_no_page(address: str) -> None:
    assert "href" not in html(Document(blocks=(Block("PARAGRAPH", "a", spans=(Span(0, 1, "LINK", address),)),)))


def test_overlapping_styles_nest_in_html() -> None:
    block = Block("PARAGRAPH", "abcdef", spans=(Span(0, 4, "EMPHASIS"), Span(2, 6, "STRONG")))
    assert "<p><em>ab<strong>cd</strong></em><strong>ef</strong></p>" in html(Document(blocks=(block,)))


def test_markdown_is_written_as_people_write_it() -> None:
    assert markdown(FERRY) == (
        '---\ntitle: "The ferry comes back"\nauthor: "Mari Holm"\nsite: "Coast Weekly"\ndate: "2026-06-12T10:00:00Z"\n'
        'lang: "en"\nsource: "https://coast.example/ferry"\n---\n\n# The ferry comes back\n\n'
        "The [harbour](https://a.example/h) was closed for nineteen years.[^2] It is open.\n\n"
        "## [What](https://a.example/h) it costs\n\n"
        "9. a bus every hour, also in winter\n10. a breakwater\n\n    - of stone\n\n### Fuel\n\n"
        f"```\nif x:\n\ty = '{'z' * 40}'\n```\n\n> We never left. We only stopped being counted.\n\n"
        '<figure><img src="https://coast.example/q.jpg" alt="A quay">'
        "<figcaption>The quay at noon</figcaption></figure>\n\n"
        "---\n\n[^2]: County archive, box 14.\n"
    )


def test_prose_is_escaped_only_where_it_must_be() -> None:
    prose = "It costs 3 * 4 = 12 (a_b, c_d) & so on - #1! See [here], 50% <b>."
    assert markdown(Document(blocks=(Block("PARAGRAPH", prose),))).split("---\n")[-1].strip() == (
        r"It costs 3 \* 4 = 12 (a_b, c_d) & so on - #1! See \[here\], 50% \<b>."
    )


OUTLINED = Document(
    title="T",
    outline=(
        Section(
            "T",
            1,
            Position(0, 0),
            (
                Section("Costs", 2, Position(2, 0), (Section("Fuel", 3, Position(4, 0)),)),
                Section("1. People", 2, Position(6, 0)),
            ),
        ),
    ),
    quotes=(
        Quote("We wait.", "Anna Berg", "she", "said", "SPEECH", ((Position(1, 0), Position(1, 8)),)),
        Quote("“*Nobody* asked.”", None, None, None, "BLOCK", ((Position(4, 0), Position(4, 9)),)),
        Quote("It is late.", None, "the mayor", "told", "PART", ((Position(9, 0), Position(9, 9)),)),
    ),
)


def test_the_outline_is_indented_by_depth() -> None:
    assert outline_text(OUTLINED) == "T\n  Costs\n    Fuel\n  1. People\n"
    assert outline_markdown(OUTLINED) == "- T\n  - Costs\n    - Fuel\n  - 1\\. People\n"


def test_the_paragraphs_of_a_quote_stay_paragraphs_in_markdown() -> None:
    quote = Quote("We wait.\nIt is late.", None, None, None, "BLOCK", ((Position(1, 0), Position(2, 11)),))
    assert quotes_markdown(Document(quotes=(quote,))).startswith("> “We wait.\n>\n> It is late.”\n\n")


def test_quotes_name_who_how_and_where() -> None:
    assert quotes_text(OUTLINED) == (
        "“We wait.”\n  Anna Berg · said · T\n\n“*Nobody* asked.”\n  speaker not named · quoted block · Fuel\n\n"
        "“It is late.”\n  the mayor · told · 1. People\n"
    )
    assert quotes_markdown(OUTLINED).startswith("> “We wait.”\n\nAnna Berg · said · T\n\n> “\\*Nobody\\* asked.”\n")


def test_nothing_there_is_nothing_printed() -> None:
    assert (outline_text(Document()), quotes_text(Document()), quotes_markdown(Document())) == ("", "", "")
    assert text(Document()) == ""


def test_the_meta_line_says_what_is_known() -> None:
    assert meta(FERRY) == "By Mari Holm · Coast Weekly · 12 June 2026 · 6 min"
    assert meta(Document(site="Coast Weekly")) == "Coast Weekly"
    assert meta(Document(byline="Coast Weekly", site="Coast Weekly")) == "By Coast Weekly"


@pytest.mark.parametrize(
    ("published", "spoken"),
    [
        ("2026-06-12", "12 June 2026"),
        ("2026-06", "June 2026"),
        ("2026", "2026"),
        ("2026-13-01", "2026-13-01"),
        ("", ""),
    ],
)
def test_dates_are_spoken(published: str, spoken: str) -> None:
    assert spoken_date(published) == spoken
