"""Texts that are cut into numbered pages: which link leads to the next one, and how the pages become one document."""

import pytest

from tests.pagers import AUTHOR, pages_of, story
from tui_reader.article.document import Block, Container, Continuation, Document, Omission, Position, Span
from tui_reader.article.form import from_json, to_json
from tui_reader.export.html import html
from tui_reader.export.markdown import markdown
from tui_reader.export.text import text
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.onward.joining import MOST, joined
from tui_reader.extraction.onward.numbered import Step, step
from tui_reader.layout.layout import Layout
from tui_reader.layout.typography import Typography
from tui_reader.web.page import Page

HERE = "https://coast.example"


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("/boat", "/boat/2", Step(None, 2, False)),
        ("/boat/", "/boat/2/", Step(None, 2, False)),
        ("/boat", "/boat/page/2", Step(None, 2, True)),
        ("/boat", "/boat?page=2", Step(None, 2, True)),
        ("/boat?id=7", "/boat?id=7&seite=2", Step(None, 2, True)),
        ("/boat.html", "/boat_2.html", Step(None, 2, False)),
        ("/boat.html", "/boat-p2.html", Step(None, 2, True)),
        ("/boat.html", "/boat/2", Step(None, 2, False)),
        ("/boat_2.html", "/boat_3.html", Step(2, 3, False)),
        ("/boat?page=2&utm_source=x", "/boat?page=3", Step(2, 3, True)),
    ],
)
def test_addresses_of_one_text_differ_in_the_number_of_a_page(here: str, there: str, expected: Step) -> None:
    assert step(HERE + here, HERE + there) == expected


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/boat", "/boat"),
        ("/boat", "/bell/2"),
        ("/boat", "/boat/2/comments"),
        ("/boat", "/boat?comment-page=2"),
        ("/boat", "/boat?slide=2"),
        ("/boat/1234", "/boat/1235"),
        ("/boat", "/boat/2026"),
        ("/boat?page=1&id=3", "/boat?page=2&id=4"),
        ("/", "/page/2"),
    ],
)
def test_others_are_no_pages_of_one_text(here: str, there: str) -> None:
    assert step(HERE + here, HERE + there) is None


def test_nor_are_those_of_another_host() -> None:
    assert step(f"{HERE}/boat", "https://elsewhere.example/boat/2") is None
    assert step(f"{HERE}/boat", "http://www.coast.example/boat/2") == Step(None, 2, False)


def numbered(number: int) -> str:
    return "/boat" if number == 1 else f"/boat/{number}"


def document(markup: str, path: str = "/boat") -> Document:
    return read(Page(HERE + path, HERE + path, markup.encode(), "text/html"))


def next_of(below: str, path: str = "/boat", head: str = "") -> Continuation | None:
    return document(story(1, below, head=head), path).continued


@pytest.mark.parametrize(
    ("below", "path", "expected"),
    [
        (pages_of(1, 5, numbered), "/boat", Continuation("page", f"{HERE}/boat/2", "", 2, 5)),
        (pages_of(2, 5, numbered), "/boat/2", Continuation("page", f"{HERE}/boat/3", "", 3, 5)),
        ('<a href="/boat/2" rel="next">On</a>', "/boat", Continuation("page", f"{HERE}/boat/2", "", 2)),
        ('<a href="/boat/2" rel="nofollow next">On</a>', "/boat", Continuation("page", f"{HERE}/boat/2", "", 2)),
        ('<p>Seite 1 von 4 <a href="/boat?seite=2">Nächste Seite</a></p>', "/boat",
         Continuation("page", f"{HERE}/boat?seite=2", "", 2, 4)),
        ('<a href="/boat?page=1">2</a> <a href="/boat?page=2">3</a>', "/boat",
         Continuation("page", f"{HERE}/boat?page=1", "", 2, 3)),
        ('<a href="/boat_1.html">1</a><a href="/boat_3.html">3</a>', "/boat_2.html",
         Continuation("page", f"{HERE}/boat_3.html", "", 3, 3)),
        ('<a href="/boat/2" aria-label="Next page"><svg></svg></a>', "/boat",
         Continuation("page", f"{HERE}/boat/2", "", 2)),
    ],
)  # fmt: skip
def test_the_next_page_is_found(below: str, path: str, expected: Continuation) -> None:
    assert next_of(below, path) == expected


def test_the_head_may_name_it() -> None:
    assert next_of("", head='<link rel="next" href="/boat/2">') == Continuation("page", f"{HERE}/boat/2", "", 2)


@pytest.mark.parametrize(
    "below",
    [
        '<a rel="next" href="/boat">Next</a>',
        '<a rel="next" href="https://elsewhere.example/boat/2">Next</a>',
        '<a rel="next" href="/why-the-bell-rings">Why the bell rings</a>',
        '<a rel="next" href="/2026/11/the-bell">Older post</a>',
        '<a href="/boat/2">The second boat</a>',
        '<div class="comments-nav"><a rel="next" href="/boat/2">Next</a></div>',
        '<a href="/boat?comments=2">2</a>',
        '<a href="/boat/12">12</a>',
    ],
)
def test_what_leads_elsewhere_is_not_taken_for_it(below: str) -> None:
    assert next_of(below) is None


def test_a_number_that_changed_in_an_address_is_nothing_without_a_word_for_it() -> None:
    assert next_of('<a rel="next" href="/day/2">Next</a>', "/day/1") is None
    assert next_of('<a href="/day/2">2</a>', "/day/1") == Continuation("page", f"{HERE}/day/2", "", 2, 2)


def test_a_page_of_several_stories_goes_on_with_older_ones() -> None:
    told = ""
    for name in ("bell", "quay", "lamp"):
        sentences = f"<p>{name}: this is one of many sentences about it, and there are more below.</p>" * 6
        told += f'<article><h2><a href="/2026/11/{name}">The story of the {name}</a></h2>{sentences}</article>'
    markup = f"<title>Notes</title><body><main>{told}<a rel=next href=/notes/page/2>Older posts</a></main></body>"
    assert document(markup, "/notes").continued is None


def test_a_directory_of_names_goes_on_with_other_names() -> None:
    told = "".join(
        f'<div class="show"><a class="name" href="/show/{at}">Harbour {at}</a><p>It tells of the people of the harbour '
        f"and of what all {at} of them do on a day in November.</p></div>"
        for at in range(12)
    )
    head = '<meta property="article:published_time" content="2026-11-20">'
    markup = f"<html><head>{head}<title>Shows</title></head><body><main><h1>Shows</h1>{told}</main>"
    found = document(f"{markup}{pages_of(1, 5, numbered)}</body></html>")
    assert found.listed == 12 and found.continued is None


# One document


def pages(*documents: Document) -> Document:
    return joined(documents, [one.url for one in documents])


def page(number: int, *blocks: Block, of: int = 3, title: str = "The boat") -> Document:
    following = Continuation("page", f"{HERE}/boat/{number + 1}", "", number + 1, of) if number < of else None
    return Document(url=f"{HERE}/boat/{number}", title=title, blocks=blocks, continued=following)


def said(text: str) -> Block:
    return Block("PARAGRAPH", text)


def test_pages_stand_below_one_another_behind_a_rule_that_names_them() -> None:
    whole = pages(page(1, said("one")), page(2, said("two")))
    assert whole.blocks == (said("one"), Block("RULE", "page 2 of 3"), said("two"))
    assert whole.pages == (f"{HERE}/boat/2",)
    assert whole.continued == Continuation("page", f"{HERE}/boat/3", "", 3, 3)
    assert from_json(to_json(whole)) == whole


def test_what_was_left_out_of_every_page_is_said_once() -> None:
    cookies, teaser = (
        Omission("it stands in a box about cookies", 2, "We like"),
        Omission("a teaser again", 1, "A bell"),
    )
    one, two = page(1, said("one")).with_(omitted=(cookies,)), page(2, said("two")).with_(omitted=(cookies, teaser))
    assert pages(one, two).omitted == (cookies, teaser)


def test_what_pages_repeat_is_there_once() -> None:
    lead, author = said("What this is about."), said("By Mari Holm.")
    whole = pages(page(1, lead, said("one"), author), page(2, lead, said("two"), author))
    assert [block.text for block in whole.blocks] == [lead.text, "one", "page 2 of 3", "two", author.text]


def test_a_page_that_brings_nothing_is_left_out() -> None:
    whole = pages(page(1, said("one")), page(2, said("one")))
    assert whole.blocks == (said("one"),) and whole.pages == ()


def test_a_page_with_a_title_of_its_own_begins_with_it() -> None:
    whole = pages(
        page(1, said("one")), page(2, said("two"), title="What it costs"), page(3, said("3"), title="The boat - 3")
    )
    assert [block.text for block in whole.blocks if block.kind == "HEADING"] == ["What it costs"]


def test_links_within_a_page_and_its_lists_are_its_own() -> None:
    note = Container("NOTE", 0, 1)
    its = (
        said("lead"),
        Block("PARAGRAPH", "see 1", spans=(Span(4, 5, "NOTE", None, Position(2, 0)),)),
        Block("PARAGRAPH", "a note", inside=(note,)),
    )
    whole = pages(
        page(1, *its), page(2, its[0], Block("PARAGRAPH", "and 1", spans=its[1].spans), *its[2:], said("end"))
    )
    assert whole.blocks[4].spans[0].to == Position(5, 0)
    assert [block.inside[0].id for block in whole.blocks if block.inside] == [0, 1]


def test_a_page_that_leads_back_ends_the_text() -> None:
    back = page(2, said("two")).with_(continued=Continuation("page", f"{HERE}/boat/1", "", 3))
    assert pages(page(1, said("one")), back).continued is None


def test_so_many_pages_are_one_text_and_what_follows_is_another_article() -> None:
    whole = pages(*(page(number, said(f"{number}."), of=40) for number in range(1, MOST + 1)))
    assert whole.continued == Continuation("chapter", f"{HERE}/boat/21", "", 21, 40)
    assert whole.continued.name == "page 21 of 40, as an article of its own"


def test_a_page_is_read_with_those_that_it_goes_on_in() -> None:
    first, second = (
        Page(
            HERE + numbered(number),
            HERE + numbered(number),
            story(number, pages_of(number, 3, numbered)).encode(),
            "text/html",
        )
        for number in (1, 2)
    )
    whole = read(first._replace(following=(second,)))
    assert [section.title for section in whole.outline[0].walk()][1:] == [
        "What part 1 was about",
        "What part 2 was about",
    ]
    assert [quote.text for quote in whole.quotes] == ["We waited on page 1", "We waited on page 2"]
    assert [block.text for block in whole.blocks].count(AUTHOR) == 1


SEAM = Document(title="The boat", blocks=(said("one"), Block("RULE", "page 2 of 3"), said("two")))


def test_the_seam_is_a_line_in_the_middle() -> None:
    layout = Layout(SEAM, Typography(40))
    (row,) = [line for y in range(layout.height) if (line := layout.line(y)).role == "RULE"]
    assert (row.ornament.strip(), SEAM.blocks[1].text[row.start : row.end], row.tail) == ("─", "page 2 of 3", " ─")
    assert row.indent == len(row.ornament) == 14


def test_the_seam_is_written_too() -> None:
    assert "- page 2 of 3 -" in text(SEAM, 60)
    assert "---\n\n*page 2 of 3*\n" in markdown(SEAM)
    assert "<hr>\n<p><small>page 2 of 3</small></p>" in html(SEAM)
