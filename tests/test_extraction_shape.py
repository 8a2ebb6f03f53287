"""Headings, callouts and figures of pages whose themes hide them behind names, boxes and labels."""

import pytest
from lxml.html import fromstring

from tui_reader.article.document import Block, Document
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.dom.formula_pictures import drawn_formula
from tui_reader.extraction.html_page import read_html
from tui_reader.extraction.shape.prepared_page import prepared_page
from tui_reader.web.page import Page

SENTENCE = "The river rose in the night, the bakers carried flour upstairs, and nobody in the lower town slept at all. "
TEXT = f"<p>{SENTENCE * 3}</p>"


def reading(body: str) -> Document:
    page = f"<html lang=en><head><title>A flood</title></head><body><article><h1>A flood</h1>{body}</article></body>"
    address = "https://page.invalid/flood"
    return read(Page(url=address, final_url=address, body=page.encode(), content_type="text/html; charset=utf-8"))


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind == "HEADING"]


def having(document: Document, text: str) -> Block:
    return next(block for block in document.blocks if text in block.text)


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 class="header-anchor-post">The second night</h2>',
        '<div class="box"><h2 class="longform-header">The second night</h2></div>',
    ],
)
def test_a_heading_named_after_headers_is_a_heading_of_the_text(heading: str) -> None:
    assert headings(reading(f"<div>{TEXT * 3}{heading}{TEXT * 3}</div>")) == ["The second night"]


def test_a_heading_that_points_elsewhere_is_not_brought_back() -> None:
    teaser = '<h3 class="header-promo">Read more</h3>'
    assert headings(reading(f"<div>{TEXT * 3}{teaser}{TEXT * 3}</div>")) == []


@pytest.mark.parametrize(
    "box",
    [
        '<div class="admonition warning"><p>Never enter the cellar.</p></div>',
        '<div class="alert alert-danger"><p>Never enter the cellar.</p></div>',
        '<aside class="callout"><p>Never enter the cellar.</p></aside>',
        '<div class="callout"><div style="display:none"><p>Never enter the cellar.</p></div></div>',
    ],
)
def test_a_callout_stays_in_the_text_as_an_aside(box: str) -> None:
    block = having(reading(TEXT * 4 + box + TEXT * 4), "Never enter the cellar.")
    assert [container.kind for container in block.inside] == ["ASIDE"]


def test_a_label_for_those_who_do_not_see_a_picture_leaves_its_caption_a_caption() -> None:
    figure = "<figure><span>Image</span><figcaption>The bridge at dawn, two hours before it fell.</figcaption></figure>"
    document = reading(TEXT * 4 + figure + TEXT * 4)
    assert having(document, "The bridge at dawn").kind == "FIGURE"
    assert not any(block.text == "Image" for block in document.blocks)


def test_one_row_of_short_cells_is_a_table() -> None:
    row = "<table><tr><td>Monday</td><td>3 m</td><td>5 m</td></tr></table>"
    assert having(reading(TEXT * 4 + row + TEXT * 4), "Monday").kind == "TABLE"


def test_a_link_without_an_address_is_text() -> None:
    block = having(
        reading(f'{TEXT * 4}<p><a href="">Here</a> the water stood highest, at the old mill.</p>{TEXT}'), "mill"
    )
    assert block.spans == ()


def test_a_list_of_linked_headings_stays_where_a_line_announces_it() -> None:
    items = "".join(f'<li><h3><a href="/{name}">{name}</a></h3></li>' for name in ("Sandbags", "Pumps", "Boats"))
    document = reading(f"{TEXT * 4}<p>What helped in the first hours of the flood:</p><ul>{items}</ul>{TEXT * 4}")
    assert {"Sandbags", "Pumps", "Boats"} <= {block.text for block in document.blocks}


def test_bold_lines_in_a_quotation_are_headings_when_text_follows() -> None:
    parts = "".join(f"<p><b>{title}</b></p>{TEXT}" for title in ("Before the rain", "During the rain"))
    document = reading(f"{TEXT * 3}<blockquote>{parts}</blockquote>")
    assert headings(document) == ["Before the rain", "During the rain"]


def test_minutes_count_by_the_language_of_the_text() -> None:
    english = reading(TEXT * 40)
    page = Page(
        url="https://page.invalid/",
        final_url="https://page.invalid/",
        body=f"<html lang=ar><title>A flood</title><body><article>{TEXT * 40}</article></body>".encode(),
        content_type="text/html; charset=utf-8",
    )
    assert read(page).minutes > english.minutes


def test_a_last_line_of_site_and_title_is_the_themes() -> None:
    paragraphs = "".join(
        f"<p>The quay was quiet that morning, and the {n}th boat came in late, as it had all year.</p>"
        for n in range(9)
    )
    page = (
        "<html><head><title>The quiet quay - Coast Weekly</title><meta property='og:site_name' content='Coast Weekly'>"
        "</head><body><div class='post'><h1>The quiet quay</h1><div class='entry-content'>"
        f"{paragraphs}<p>Coast Weekly: The quiet quay</p></div></div></body></html>"
    )
    document = read(Page("https://a.example/", "https://a.example/", page.encode(), "text/html"))
    assert document.blocks[-1].text.startswith("The quay was quiet")


def test_a_link_around_a_picture_is_kept_where_it_leads_to_a_page() -> None:
    pictures = '<p><a href="/album/7"><img src="/7.jpg"></a></p><p><a href="/8.jpg"><img src="/8-small.jpg"></a></p>'
    figure = '<figure><a href="/album/9"><img src="/9.jpg"></a><figcaption>The quay.</figcaption></figure>'
    found = [block for block in reading(TEXT * 4 + pictures + figure + TEXT * 4).blocks if block.kind == "FIGURE"]
    links = [[(span.start, span.end, span.href) for span in block.spans] for block in found]
    assert links == [[(0, 0, "https://page.invalid/album/7")], [], [(0, 0, "https://page.invalid/album/9")]]


def test_a_page_named_like_the_picture_it_is_about_is_a_page() -> None:
    picture = '<p><a href="/wiki/File:Quay.jpg"><img src="/quay-small.jpg"></a></p>'
    (figure,) = (block for block in reading(TEXT * 4 + picture + TEXT * 4).blocks if block.kind == "FIGURE")
    assert [span.href for span in figure.spans] == ["https://page.invalid/wiki/File:Quay.jpg"]


def test_styles_and_formulas_in_a_cell_are_kept() -> None:
    cells = "<tr><th>Law</th><th>Form</th></tr><tr><td>First<s>a</s></td><td><math><mi>F</mi></math></td></tr>"
    table = having(reading(f"{TEXT * 4}<table>{cells}</table>{TEXT * 4}"), "Law")
    assert table.text.endswith("Firsta\tF")
    assert [span.kind for span in table.spans] == ["STRIKE"]


def test_a_formula_said_beside_its_picture_is_read_out_of_its_box() -> None:
    picture = r'<img class="mwe-math-fallback-image-inline" src="/f.svg" alt="{\displaystyle a^{2}=b}">'
    assert having(reading(f"{TEXT * 4}<p>It holds that {picture} there.</p>{TEXT * 4}"), "It holds").text == (
        "It holds that $a^{2}=b$ there."
    )


@pytest.mark.parametrize(
    "heading",
    [
        '<h2>The lower gate<span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>',
        '<div><h2>The lower gate</h2><span class="mw-editsection">[<a href="/edit">bearbeiten</a>]</span></div>',
        '<h2>The lower gate<a class="headerlink" href="#gate" title="Permanent link">\u00b6</a></h2>',
        '<h2><a class="anchor" href="#gate">#</a> The lower gate</h2>',
        '<h2><a class="anchor" href="#gate">The lower gate</a></h2>',
    ],
)
def test_a_handle_of_a_heading_is_no_word_of_it(heading: str) -> None:
    document = reading(f"{TEXT * 4}{heading}{TEXT * 4}")
    assert having(document, "lower gate").text == "The lower gate"
    assert not any("[" in block.text for block in document.blocks)


def test_rows_of_numbers_and_code_are_code() -> None:
    lines = ("def flood(level):", "    if level > 3:", "        flee()")
    rows = "".join(
        f'<tr><td class="blob-num" data-line-number="{number}"></td><td class="blob-code">{line}</td></tr>'
        for number, line in enumerate(lines, 7)
    )
    block = having(reading(f"{TEXT * 4}<table>{rows}</table>{TEXT * 4}"), "def flood")
    assert (block.kind, block.text) == ("CODE", "\n".join(lines))


def test_code_set_apart_line_by_line_is_one_block() -> None:
    lines = "".join(f'<code style="display:block">{line}</code>' for line in ("open gate", "ring bell"))
    assert having(reading(f"{TEXT * 4}<div>{lines}</div>{TEXT * 4}"), "open gate").text == "open gate\nring bell"


def test_a_box_left_open_in_code_does_not_swallow_the_page() -> None:
    code = '<pre><div><div class="select-none">Python</div><div><code>print(level)</code></div></pre>'
    document = reading(f"{TEXT * 4}{code}<p>{SENTENCE}</p>{TEXT * 3}")
    assert [block.text for block in document.blocks if block.kind == "CODE"] == ["print(level)"]
    assert document.blocks[-1].kind == "PARAGRAPH"


def test_the_source_of_a_quotation_stands_behind_a_dash() -> None:
    quote = "<p>We burn what we have, and we have enough of it for the winter.</p>"
    body = f"<blockquote>{quote}<cite>Keeper of the lamp</cite></blockquote>"
    assert having(reading(TEXT * 4 + body + TEXT * 4), "Keeper").text == "\u2014 Keeper of the lamp"
    body = f"<blockquote>{quote}<p>He read <cite>The Lamp</cite> twice.</p></blockquote>"
    assert having(reading(TEXT * 4 + body + TEXT * 4), "twice").text == "He read The Lamp twice."


def test_a_pull_quote_is_read_once() -> None:
    told = "<p>The keeper said that nobody had asked him, and that he would not have known what to answer.</p>"
    pulled = '<aside class="pullquote"><p>\u201cNobody had asked him!\u201d</p></aside>'
    own = '<div class="pull-quote"><p>A sentence that stands nowhere else on this page.</p></div>'
    signed = (
        "<figure class=pullquote><blockquote><p>Nobody had asked him.</p><cite>Anna Vik</cite></blockquote></figure>"
    )
    texts = [block.text for block in reading(TEXT * 3 + pulled + told + signed + own + TEXT * 3).blocks]
    assert sum("obody had asked him" in text for text in texts) == 1
    assert not any("Anna Vik" in text for text in texts)
    assert sum("nowhere else" in text for text in texts) == 1


@pytest.mark.parametrize(
    ("address", "latex"),
    [
        ("https://blog.example/latex.php?latex=%5Cfrac%7Ba%7D%7Bb%7D+%2B+1&bg=ffffff&s=0", r"$\frac{a}{b} + 1$"),
        (r"https://drawn.example/gif.latex?\inline&space;\dpi{120}&space;\sqrt{gh}", r"$\sqrt{gh}$"),
        ("https://drawn.example/chart?cht=tx&chl=%5Calpha%2B%5Cbeta", r"$\alpha+\beta$"),
        ("https://drawn.example/formula/%5Cfrac%7Bm%7D%7Bv%7D", r"$\frac{m}{v}$"),
        ("https://blog.example/latex.php?latex=x&bg=ffffff", "x"),
    ],
)
def test_a_formula_drawn_by_a_service_is_read_from_the_address_of_its_picture(address: str, latex: str) -> None:
    assert drawn_formula(fromstring(f"<p><img src='{address}'></p>")[0]) == latex.strip("$")
    page = prepared_page(
        f"<p>Then <img src='{address}' alt='a formula'>, as told.</p>", "https://page.invalid/", "utf-8"
    )
    assert [unit.block.text for unit in page.units] == [f"Then {latex}, as told."]


@pytest.mark.parametrize("address", ["/latex/rubber_tree.jpg?size=10", "/formula/wave-1.png", "/math/quay.jpg"])
def test_a_picture_in_a_folder_called_after_formulas_is_none(address: str) -> None:
    assert drawn_formula(fromstring(f"<p><img src='{address}'></p>")[0]) == ""


@pytest.mark.parametrize(
    ("markup", "text", "links"),
    [
        ("<h2 id=n><a href=#n>2. </a><a href=#n>Counting</a></h2>", "2. Counting", 0),
        ("<p id=f><a href=#f>Figure 1</a>: the count</p>", "Figure 1: the count", 0),
        ("<p id=p>One of two. <a href=#p>¶</a></p>", "One of two.", 0),
        ("<p>See <a href=#n>Counting</a>.</p><h2 id=n>Counting</h2>", "See Counting.", 1),
    ],
)
def test_a_link_to_where_it_stands_is_no_link(markup: str, text: str, links: int) -> None:
    page = f"<body><article><h1>Parcels</h1>{TEXT}{markup}{TEXT}</article></body>"
    blocks = read_html(page, "https://page.invalid/p").blocks
    block = next(block for block in blocks if block.text == text)
    assert sum(span.kind == "LINK" for span in block.spans) == links


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            [
                "The keeper of the lower lock writes down every boat that",
                "passes, and since nobody has ever asked him for the lists",
                "they stand in his <b>kitchen</b>, behind the flour and the well-",
                "known barometer that has shown rain since the war.",
            ],
            "behind the flour and the well-known barometer",
        ),
        (
            [
                "Write to the harbour office about the boats that you have",
                "https://harbour.example/boats/that/you/have/seen/by/day",
                "https://harbour.example/boats/that/you/have/seen/by/night",
                "https://harbour.example/boats/that/you/have/never/seen",
            ],
            "have\nhttps",
        ),
        (["The boats come in", "the boats go out", "the bell is rung", "and nobody hears"], "in\nthe boats"),
    ],
    ids=["prose", "addresses", "verse"],
)
def test_lines_that_only_their_width_explains_are_one(lines: list[str], text: str) -> None:
    page = prepared_page(f"<p>{'<br>'.join(lines)}</p>", "https://page.invalid/", "utf-8")
    assert text in page.units[0].block.text
    for span in page.units[0].block.spans:
        assert page.units[0].block.text[span.start : span.end] == "kitchen"


def test_code_pasted_out_of_an_editor_is_code_by_its_style() -> None:
    style = "font-family: Menlo, &quot;Courier New&quot;, monospace; font-size: 12px; white-space: pre;"
    lines = "<div><span>for</span> boat in boats:</div><div><span>    ring(boat)</span></div>"
    document = reading(f"{TEXT * 2}<div style='{style}'>{lines}</div>{TEXT}")
    assert [block.text for block in document.blocks if block.kind == "CODE"] == ["for boat in boats:\n    ring(boat)"]


def test_a_day_above_the_text_is_told_once_and_rules_in_a_row_are_one() -> None:
    head = "<meta property='article:published_time' content='2024-05-03T09:00:00Z'>"
    body = f"{head}<h2>Friday, May 3, 2024</h2>{TEXT}<hr><hr>{TEXT}<h2>Friday, May 3, 2024 - letter 12</h2>{TEXT}"
    document = reading(body)
    assert headings(document) == ["Friday, May 3, 2024 - letter 12"]
    assert sum(block.kind == "RULE" for block in document.blocks) == 1


def test_a_heading_that_is_only_read_out_is_not_shown() -> None:
    label = "<h2 class=visually-hidden>Article content</h2>"
    body = f"{label}{TEXT * 2}{label}{TEXT}<h2>The last trip</h2>{TEXT}"
    document = reading(body)
    assert not [block for block in document.blocks if block.text == "Article content"]
    assert [block.text for block in document.blocks if block.kind == "HEADING"] == ["The last trip"]


@pytest.mark.parametrize("name", ["material-icons", "material-symbols-outlined small"])
def test_the_name_of_a_sign_that_a_font_draws_is_no_word(name: str) -> None:
    question = f"<h3>Who opens the sluice? <i class='{name}'>chevron_right</i></h3>"
    assert headings(reading(f"{TEXT * 3}{question}{TEXT * 3}")) == ["Who opens the sluice?"]
