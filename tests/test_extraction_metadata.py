"""What a page says of itself: when it was published, and by whom."""

import pytest

from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.facts.dates import in_address, iso
from tui_reader.extraction.facts.metadata import Facts, facts

TEXT = (
    "<p>"
    + "The bell of the ferry rang twice before the fog lifted from the quay and the first boat left. " * 4
    + "</p>"
)


def said(body: str, head: str = "", address: str = "https://page.invalid/ferry") -> Facts:
    page = f"<html><head><title>The ferry</title>{head}</head><body>{body}</body></html>"
    return facts(parse(page), address)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-03T08:00:00Z", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("3rd of May 2024", "2024-05-03"),
        ("Friday, 3 May 2024 at 4:12pm", "2024-05-03"),
        ("3. Mai 2024", "2024-05-03"),
        ("3 mai 2024", "2024-05-03"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("Thu, 09/25/2025 - 11:38", "2025-09-25"),
        ("25/09/2025", "2025-09-25"),
        ("03.09.2025", "2025-09-03"),
        ("03/09/2025", ""),
        ("31 February 2025", ""),
        ("in 2025", ""),
    ],
)
def test_a_date_is_read_in_the_ways_people_write_it(written: str, day: str) -> None:
    assert iso(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "3 mei 2024", "den 3 maj 2024", "3. maj 2024", "3. mai 2024", "3. toukokuuta 2024", "3 maja 2024 r.",
        "3. května 2024", "3. mája 2024", "2024. május 3.", "3 mai 2024", "3. svibnja 2024.", "3. maj 2024",
        "3 Mayıs 2024",
        "3 мая 2024 г.", "3 травня 2024", "3 май 2024 г.", "3 Μαΐου 2024", "2024 m. gegužės 3 d.", "3 Mei 2024",
        "3 مايو 2024", "٣ مايو ٢٠٢٤", "3 במאי 2024", "3 मई 2024", "३ मई २०२४", "3 พฤษภาคม 2567", "3 พ.ค. 2567",
        "2024年5月3日", "2024年05月03日 14時37分 公開", "令和6年5月3日", "2024년 5월 3일",
        "3 tháng 5, 2024", "3 de maio de 2024", "3 de maig de 2024", "3rd May, 2024", "03-may-2024",
        "03.05.24", "Fr 03.05.2024",
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_languages_of_the_web(written: str) -> None:
    assert iso(written) == "2024-05-03"


@pytest.mark.parametrize(
    ("written", "language", "day"),
    [
        ("03/09/2025", "en-US", "2025-03-09"),
        ("03/09/2025", "en-GB", "2025-09-03"),
        ("03/09/2025", "fr", "2025-09-03"),
        ("03/09/2025", "pt_BR", "2025-09-03"),
        ("03/09/2025", "en", ""),
        ("3. listopada 2024", "hr", "2024-10-03"),
        ("3 listopada 2024", "pl", "2024-11-03"),
    ],
)
def test_the_pages_language_decides_between_two_readings(written: str, language: str, day: str) -> None:
    assert iso(written, language) == day


@pytest.mark.parametrize(
    "address",
    [
        "/2024/05/03/ferry",
        "/n1/2024/0503/c1-4.html",
        "/2024-05-03%20ferry.html",
        "/blog/2024/may/03/ferry/",
        "/2024/5/3/",
    ],
)
def test_an_address_may_hold_the_day(address: str) -> None:
    assert in_address(f"https://page.invalid{address}") == "2024-05-03"
    assert in_address("https://page.invalid/2024/0599/ferry") == ""


@pytest.mark.parametrize(
    "head",
    [
        "<h1>The ferry</h1><div>Posted by 王小明 on Friday, May 3, 2024</div>",
        "<h1>The ferry</h1><div>Fr 03.05.24 | 14:07 Uhr | Von Mara Lind</div>",
        "<h1>The ferry</h1><h2>May 3rd, 2024 - Letter 12</h2>",
        "<h1>Updates from the ferry</h1><h2>May 3rd, 2024</h2>",
        "<h1>The ferry</h1><div>Published May 3, 2024, updated June 1, 2024</div>",
        "<h1>The ferry</h1><div>May 3, 2024 at 3:21 PM, updated June 1, 2024 at 4:11 PM</div>",
        "<h1>The ferry</h1><div>2024年05月03日 公開</div>",
        "<h1>The ferry</h1><div><script>var shown = 'a long program that nobody reads'</script>3 May 2024</div>",
        "<h1>The ferry</h1><div>Letters | May 3, 2024</div>",
    ],
)
def test_a_line_of_the_head_may_say_more_than_its_date(head: str) -> None:
    assert said(head + TEXT * 3).published == "2024-05-03"


@pytest.mark.parametrize("whole", ["<table><tr><td>{}</td></tr></table>", "<form action=/page.aspx>{}</form>"])
def test_a_page_that_stands_in_a_table_or_form_as_a_whole_has_its_head_there(whole: str) -> None:
    head = "<h1>The ferry</h1><h3 class=byline>by Ada Quay<br><span>Monday, May 3, 2024</span></h3>"
    found = said(whole.format(head + TEXT * 3))
    assert (found.byline, found.published) == ("Ada Quay", "2024-05-03")


def test_fields_for_machines_have_many_names_and_the_page_a_second_address() -> None:
    for name in (
        "publishdate",
        "article_date_original",
        "cXenseParse:recs:publishtime",
        "my.publish-date",
        "og:pubdate",
    ):
        assert said("<h1>The ferry</h1>", f"<meta name='{name}' content='2024-05-03'>").published == "2024-05-03"
    head = "<link rel='canonical' href='../../2024/05/03/ferry'>"
    assert said("<h1>The ferry</h1>" + TEXT, head).published == "2024-05-03"


@pytest.mark.parametrize(
    "head",
    [
        "<h1>The ferry</h1><p class='meta'>By Ada Quay | May 3, 2024</p>",
        "<h1>The ferry</h1><div><span>May 3, 2024</span> · <span>5 min read</span></div>",
        "<h1>The ferry</h1><div>Published on <time>3 May 2024</time></div>",
        "<div class='post-date'>May 3, 2024</div><h1>The ferry</h1>",
        "<h1>The ferry</h1><span itemprop='datePublished' content='2024-05-03'>two years ago</span>",
    ],
)
def test_the_date_beside_the_title_is_the_day_of_publication(head: str) -> None:
    assert said(head + TEXT * 3).published == "2024-05-03"


@pytest.mark.parametrize(
    "head",
    [
        "<h1>The ferry</h1><p>Last updated on <span>May 3, 2024</span></p>",
        "<h1>The ferry</h1><div>最終更新 2024年5月3日</div>",
        "<h1>The ferry</h1><div>The bridge opened on May 3, 2024 with a song.</div>",
        "<h1>The ferry</h1><div>From May 3, 2024 | to June 1, 2024</div>",
        "<h1>The ferry</h1><p>On May 3, 2024 the council met and spoke of the ferry and of the bridge.</p>",
        "<h1>The ferry</h1><table><tr><th>Built</th><td>May 3, 2014</td></tr></table>",
        "<h1>The ferry</h1><aside><h3>The bridge</h3><span class='date'>May 3, 2024</span></aside>",
        "<h1>The ferry</h1>" + TEXT * 3 + "<h3>The bridge</h3><span class='date'>May 3, 2024</span>",
    ],
)
def test_a_date_of_something_else_is_not_taken(head: str) -> None:
    assert said(head + TEXT * 3).published == ""


def test_what_machines_are_told_comes_first_and_the_address_last() -> None:
    body = "<h1>The ferry</h1><p class='date'>May 3, 2024</p>" + TEXT
    address = "https://page.invalid/2024/05/01/ferry"
    assert said(body, "<meta name='date' content='May 2, 2024'>", address).published == "2024-05-02"
    assert said(body, "", address).published == "2024-05-03"
    assert said("<h1>The ferry</h1>" + TEXT, "", address).published == "2024-05-01"


def test_a_later_object_of_the_linked_data_may_hold_the_date() -> None:
    data = '[{"@type": "WebPage"}, {"@type": "NewsArticle", "datePublished": "2024-05-03"}]'
    head = f'<script type="application/ld+json">{data}</script>'
    assert said("<h1>The ferry</h1>" + TEXT, head).published == "2024-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "<p class='meta'>By Ada Quay | May 3, 2024</p>",
        "<p>Written by Ada Quay on Friday</p>",
        "<div><span>By</span><a href='/ada'>Ada Quay</a><span>May 3</span></div>",
        "<div class='author-name'>Ada Quay</div>",
        "<a rel='author' href='/ada'>Ada Quay</a>",
    ],
)
def test_the_name_beside_the_title_is_the_authors(line: str) -> None:
    assert said(f"<h1>The ferry</h1>{line}" + TEXT * 3).byline == "Ada Quay"


@pytest.mark.parametrize(
    "line",
    [
        "<p>By the sea, they say, nobody is ever late for dinner.</p>",
        "<div class='author'>More posts by the author</div>",
        "<p>By 2024 the ferry was gone.</p>",
        "<aside><div class='author'>Ada Quay</div></aside>",
    ],
)
def test_what_is_no_name_is_no_byline(line: str) -> None:
    assert said(f"<h1>The ferry</h1>{line}" + TEXT * 3).byline == ""


def test_a_headline_that_the_page_does_not_show_is_no_title() -> None:
    linked = (
        '<script type="application/ld+json">{"@type": "Article", "headline": "boat that carries vehicles"}</script>'
    )
    assert said(f"<h1>The ferry</h1>{TEXT}", linked).title == "The ferry"
    linked = linked.replace("boat that carries vehicles", "The ferry of Lindhavn")
    assert said(f"<h1>The ferry of Lindhavn</h1>{TEXT}", linked).title == "The ferry of Lindhavn"


def test_a_title_of_several_styles_is_read_to_its_end() -> None:
    heading = "<h1>The ferry <em>Karin</em> comes back to <span>Lindhavn</span> after all</h1>"
    page = f"<html><head><title>The ferry Karin comes back to Lindhavn after all - Coast</title></head><body>{heading}"
    assert facts(parse(page), "https://page.invalid/").title == "The ferry Karin comes back to Lindhavn after all"


def test_a_word_before_the_name_goes_with_its_colon() -> None:
    assert said(f"<h1>The ferry</h1><p rel=author>Von: Mari Holm</p>{TEXT}").byline == "Mari Holm"


def test_of_a_box_marked_as_the_author_only_the_name_is_taken() -> None:
    box = "<div itemprop='author'><a href='/ada'>Ada Quay</a> <span>1,204</span> <span>3 silver badges</span></div>"
    assert said(f"<h1>The ferry</h1>{TEXT * 3}{box}").byline == "Ada Quay"


def test_a_link_to_more_of_an_author_is_no_name() -> None:
    links = "<a rel='author' href='/ada'>View more posts</a><a rel='author' href='/ada'>Ada Quay</a>"
    assert said(f"<h1>The ferry</h1>{TEXT * 3}{links}").byline == "Ada Quay"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("The ferry stays | Ferries and boats for all", "The ferry stays"),
        ("Ferry | Ferries and boats for all", "Ferry | Ferries and boats for all"),
        ("The ferry stays - Harbournews.example", "The ferry stays"),
        ("The ferry stays – Harbournews", "The ferry stays"),
        (
            "The ferry stays - what Harbournews readers said of it",
            "The ferry stays - what Harbournews readers said of it",
        ),
    ],
)
def test_a_title_ends_where_the_site_begins(written: str, title: str) -> None:
    page = f"<html><head><title>{written}</title></head><body>{TEXT}</body></html>"
    assert facts(parse(page), "https://www.harbournews.example/ferry").title == title


@pytest.mark.parametrize(
    ("line", "language", "month"),
    [
        ("<p class=date>March 2021</p>", "en", "2021-03"),
        ("<p>Published in March 2021</p>", "en", "2021-03"),
        ("<p class=meta>Ada Quay | Mar. 2021</p>", "en", "2021-03"),
        ("<div>März 2021</div>", "de", "2021-03"),
        ("<div>marzo de 2021</div>", "es", "2021-03"),
        ("<div class=date>2021年3月</div>", "ja", "2021-03"),
        ("<time datetime=2021-03>Mar 2021</time>", "en", "2021-03"),
        ("<p class=date>Updated March 2021</p>", "en", ""),
        ("<p>Since March 2021 no ferry has crossed the river.</p>", "en", ""),
        ("<p class=date>3 March 2021</p>", "en", "2021-03-03"),
        ("<p class=date>03/04/2021</p>", "en", ""),
        ("<p class=date>Smarch 2021</p>", "en", ""),
    ],
)
def test_a_month_without_a_day_is_when_it_was_published_and_no_day_is_made_up(
    line: str, language: str, month: str
) -> None:
    assert said(f"<h1>The ferry</h1>{line}{TEXT * 3}", f"<meta name=language content={language}>").published == month


def test_a_month_is_taken_where_no_source_says_a_day() -> None:
    body, head = (
        f"<h1>The ferry</h1><p class=date>March 2021</p>{TEXT * 3}",
        "<meta name=citation_date content=2021/02>",
    )
    assert said(body, head).published == "2021-02"
    assert said(body, head, "https://page.invalid/2021/02/07/ferry").published == "2021-02-07"
    assert said(f"<h1>The ferry</h1>{TEXT}", "", "https://page.invalid/2021/04/the-ferry").published == "2021-04"
    assert said(f"<h1>The ferry</h1>{TEXT}", "", "https://page.invalid/2021/04/117").published == ""
