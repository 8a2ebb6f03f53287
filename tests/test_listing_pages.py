"""What the page of a front, a section or a search lists, and when it is offered as a list."""

import json
import re

import pytest

from tests.bench.lists import MARKS, OTHERS
from tui_reader.errors import NothingToRead
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

ADDRESS = "https://coast.example/news"
TITLES = [
    f"The {thing} of Lindhavn {does} once more"
    for thing in ("ferry", "bell", "mill", "quay", "office", "lamp")
    for does in ("opens", "closes")
]
MENU = "".join(f'<li><a href="/topic/{name}">All the stories on {name} and more</a></li>' for name in "abcdefgh")
PROSE = "<p>The county wants its breakwater back, and nobody in the office has an answer to that. " * 3


def card(number: int, title: str) -> str:
    return (
        f'<article class="card"><a class="picture" href="/2026/{number}"><img alt="A picture of it"></a>'
        f'<h3><a href="/2026/{number}">{title}</a></h3><p class="teaser">What was said of it on the quay, and by whom, '
        f'in the year {number}.</p><span class="byline">By Mari Holm</span>'
        f'<time datetime="2026-11-{number + 1:02}T08:00:00Z">today</time>'
        f'<a class="more" href="/2026/{number}#comments">{number} comments</a></article>'
    )


def page(body: str, head: str = "", address: str = ADDRESS) -> Page:
    html = (
        f"<html><head><title>Coast Weekly</title>{head}</head><body><nav><ul>{MENU}</ul></nav><main>{body}</main>"
        f"<footer><a href='/about'>About us and how to write to us</a></footer></body></html>"
    )
    return Page(address, address, html.encode(), "text/html; charset=utf-8")


FRONT = "".join(card(number, title) for number, title in enumerate(TITLES))


def listed(body: str) -> list[tuple[str, str]]:
    return [(item.url.removeprefix("https://coast.example"), item.title) for item in read(page(body), "list").items]


def not_listed(body: str) -> bool:
    with pytest.raises(NothingToRead, match="lists no articles"):
        listed(body)
    return True


def test_cards_are_listed_and_menus_and_footers_are_not() -> None:
    assert listed(FRONT) == [(f"/2026/{number}", title) for number, title in enumerate(TITLES)]


def test_links_to_pictures_and_other_files_are_no_entries() -> None:
    pictures = "".join(
        f'<div class="p"><a href="/up/{n}.JPG">A large picture of the quay, number {n}</a></div>' for n in range(40)
    )
    assert listed(FRONT + pictures) == listed(FRONT)


def test_buttons_of_cards_are_no_entries() -> None:
    buttons = "".join(f'<div class="tools"><a href="/basket/{n}">Put it into the basket</a></div>' for n in range(12))
    assert listed(FRONT + buttons) == listed(FRONT)


def test_choices_within_a_card_are_no_entries() -> None:
    choices = "".join(
        f'<label class="choice"><input type="radio"><a href="/2026/{n}-red">{title}, told again in red ink</a></label>'
        for n, title in enumerate(TITLES)
    )
    assert listed(FRONT + choices) == listed(FRONT)


def test_a_ranking_of_names_is_listed_by_its_numbers() -> None:
    names = ("Harbour", "Lamp", "Mill Quay", "Ferry", "Bell", "Oil")
    rows = "".join(
        f'<div class="row"><div class="rank">{rank}.</div><a href="/boat/{rank}"><img alt="The sign of the {name}"></a>'
        f'<div class="name"><a href="/boat/{rank}">{name}</a></div><div class="score">{rank * 3}</div></div>'
        for rank, name in enumerate(names, 1)
    )
    assert listed(rows) == [(f"/boat/{rank}", name) for rank, name in enumerate(names, 1)]
    assert not_listed(re.sub('alt="[^"]*"|<div class="rank">[^<]*</div>', "", rows))


def test_cards_with_classes_of_their_own_are_of_one_list() -> None:
    cards = "".join(
        f'<div class="pc-{"-".join(title.split())}"><div class="in"><a href="/2026/{n}">{title}</a></div></div>'
        for n, title in enumerate(TITLES)
    )
    assert [title for _, title in listed(cards)] == TITLES


def test_a_carousel_with_buttons_to_go_through_it_is_no_menu() -> None:
    assert listed(f'<div class="carousel dark-nav-btns">{FRONT}</div>') == listed(FRONT)


def test_a_card_that_is_a_link_has_its_highest_heading_as_title() -> None:
    cards = "".join(
        f'<a class="card" href="/2026/{n}"><div><h4>See more of this</h4></div><h2>{title}</h2><p>3 boats</p></a>'
        for n, title in enumerate(TITLES)
    )
    assert [title for _, title in listed(cards)] == TITLES


def test_banners_without_words_are_no_entries_beside_titles() -> None:
    banners = "".join(
        f'<div class="hero"><a href="/sale/{n}"><img alt="The great sale of lamps and oil, number {n}"></a></div>'
        for n in range(6)
    )
    assert listed(banners + FRONT) == listed(FRONT)
    assert len(listed(banners)) == 6


def test_an_entry_has_what_its_card_says() -> None:
    item = read(page(FRONT), "list").items[3]
    assert (item.byline, item.published) == ("Mari Holm", "2026-11-04T08:00:00Z")
    assert item.summary == "What was said of it on the quay, and by whom, in the year 3."


def test_rows_that_are_links_elsewhere_are_listed_beside_the_sites_own() -> None:
    rows = "".join(
        f'<tr><td class="title"><a href="{"/item/" if number % 3 == 0 else "https://other.example/"}{number}">{title}'
        f'</a></td><td><a href="/user/x">somebody</a></td></tr>'
        for number, title in enumerate(TITLES)
    )
    assert [title for _, title in listed(f"<table>{rows}</table>")] == TITLES
    sites = {item.site for item in read(page(f"<table>{rows}</table>"), "list").items}
    assert sites == {"", "other.example"}


def test_a_lead_story_is_listed_with_the_others_of_the_page() -> None:
    title = "A whole town walks to the harbour for its bell"
    lead = f'<section class="lead"><h2><a href="/2026/lead">{title}</a></h2></section>'
    assert listed(lead + FRONT)[0] == ("/2026/lead", title)


def test_an_entry_keeps_its_id_when_the_page_is_asked_again() -> None:
    before = {item.url: item.id for item in read(page(FRONT), "list").items}
    after = {
        item.url: item.id for item in read(page(card(20, "Something new on the quay today") + FRONT), "list").items
    }
    assert before.items() <= after.items()


def test_a_page_of_teasers_is_offered_as_a_list() -> None:
    document = read(page(FRONT))
    assert not document.is_list and document.listed == len(TITLES)


def test_an_article_with_links_to_others_below_it_is_not() -> None:
    body = f"<article><h1>The county wants it back</h1>{PROSE * 4}</article><section>{FRONT}</section>"
    assert read(page(body)).listed == 0


def test_a_short_report_with_links_to_others_below_it_is_not() -> None:
    body = f"<article><h1>The county wants it back</h1>{PROSE}</article><aside>{FRONT}</aside>"
    assert read(page(body, '<meta property="article:published_time" content="2026-11-21">')).listed == 0


def test_a_table_of_threads_is_offered_as_a_list() -> None:
    rows = "".join(
        f'<tr><td><a href="/thread/{n}">{title}</a></td><td>somebody</td><td>{n}</td><td>{n + 1} May 2026</td></tr>'
        for n, title in enumerate(TITLES)
    )
    table = f"<table><tr><th>Thread</th><th>By</th><th>Posts</th><th>Last</th></tr>{rows}</table>"
    assert read(page(f"<h1>All that was asked</h1>{table}")).listed == len(TITLES)


DATED = '<meta property="article:published_time" content="2026-11-21">'
WITHIN = "".join(
    f'<p>Of what the county wants <a href="/2026/{n}">{title}</a> is not the least, as anybody on the quay can tell '
    f"who has waited there in the rain for an answer to it, number {n}.</p>"
    for n, title in enumerate(TITLES)
)


def test_links_within_the_sentences_of_an_article_are_no_entries_of_it() -> None:
    assert read(page(f"<article><h1>The county</h1>{WITHIN}</article>", DATED)).listed == 0


def test_an_article_whose_page_joins_links_to_the_root_of_its_site_is_no_front() -> None:
    body = f"<article><h1>The county wants it back</h1>{PROSE * 4}</article><section>{FRONT}</section>"
    assert read(page(body, f'<base href="https://coast.example/">{DATED}')).listed == 0


def test_a_page_that_lists_nothing_says_so() -> None:
    with pytest.raises(NothingToRead, match="lists no articles"):
        read(page(PROSE), "list")
    with pytest.raises(NothingToRead, match="lists no articles"):
        read(Page(ADDRESS, ADDRESS, b"Just text.\n\nMore of it.", "text/plain"), "list")


@pytest.mark.parametrize(
    ("links", "feed"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed.xml">', "https://coast.example/feed.xml"),
        ('<link rel="alternate" type="application/feed+json" href="f.json">', "https://coast.example/f.json"),
        (
            '<link rel="alternate" type="application/rss+xml" title="Comments" href="/c">'
            '<link rel="alternate" type="application/atom+xml" href="/a">',
            "https://coast.example/a",
        ),
        ('<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/7">', ""),
        ('<link rel="alternate" hreflang="de" href="/de">', ""),
        ('<link rel="stylesheet" type="application/rss+xml" href="/feed.xml">', ""),
    ],
)
def test_the_feed_that_a_page_names_is_known(links: str, feed: str) -> None:
    assert read(page(PROSE, links)).feed == feed
    assert read(page(FRONT, links), "list").feed == feed


def test_the_marks_are_hashes_and_no_words() -> None:
    marks, others = (json.loads(file.read_text(encoding="utf-8")) for file in (MARKS, OTHERS))
    assert (len(marks), len(others)) == (20, 16) and not marks.keys() & others.keys()
    hashes = [one for page in (marks | others).values() for one in (*page["items"].split(), *page["either"].split())]
    assert all(re.fullmatch("[0-9a-f]{12}", one) for one in hashes)
