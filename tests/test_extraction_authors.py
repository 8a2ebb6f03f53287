"""Who wrote an article, from what a page tells machines and from the line beside its title."""

import json

import pytest

from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.facts.metadata import facts
from tui_reader.extraction.facts.names import is_house, is_name, names_in

TEXT = "<p>" + "The bell of the ferry rang twice before the fog lifted from the quay. " * 4 + "</p>"


def byline(body: str, head: str = "", address: str = "https://www.harbournews.example/ferry") -> str:
    page = f"<html><head><title>The ferry</title>{head}</head><body>{body}{TEXT * 3}</body></html>"
    return facts(parse(page), address).byline


def meta(**contents: str) -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in contents.items())


def linked(*objects: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(objects))}</script>'


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Quay and Lee Marsh, Harbour News", ("Ada Quay", "Lee Marsh")),
        ("By Ada Quay, Lee Marsh & Per Holm | May 3", ("Ada Quay", "Lee Marsh", "Per Holm")),
        ("By | Ada Quay | and | Lee Marsh", ("Ada Quay", "Lee Marsh")),
        ("Written by Ada Quay on Friday", ("Ada Quay",)),
        ("Ada Quay, Staff Reporter", ("Ada Quay",)),
        ("Von Dr. Mara Lind und Ole Brook", ("Dr. Mara Lind", "Ole Brook")),
        ("Par Odile du Quai et Jean Le Port", ("Odile du Quai", "Jean Le Port")),
        ("Por María José Puerto y Luis del Río", ("María José Puerto", "Luis del Río")),
        ("Автор: Анна Речная", ("Анна Речная",)),
        ("文｜林 太郎", ("林 太郎",)),
        ("作者：王小明", ("王小明",)),
        ("लेखक: अनीता शर्मा", ("अनीता शर्मा",)),
        ("بقلم سعاد المرسى", ("سعاد المرسى",)),
        ("Posted by Ropewalker", ("Ropewalker",)),
        ("By April Smith and Jan Novák", ("April Smith", "Jan Novák")),
        ("By Emily Post and Herbert Read", ("Emily Post", "Herbert Read")),
        ("By the sea nobody is late", ()),
        ("By 2024 the ferry was gone", ()),
        ("12 May", ()),
    ],
)
def test_a_line_names_its_authors(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


@pytest.mark.parametrize(
    "text", ["ada@harbour.example", "105092", "View all posts", "Dec 19", "https://harbour.example"]
)
def test_an_address_a_number_and_a_link_are_no_names(text: str) -> None:
    assert not is_name(text)
    assert byline("<h1>The ferry</h1>", meta(author=text)) == ""


@pytest.mark.parametrize("name", ["Harbour Newsroom", "AFP", "Rédaction du Port", "Associated Press", "Staff"])
def test_a_paper_and_an_agency_are_houses(name: str) -> None:
    assert is_house(name)
    assert not is_house("Ada Quay")


def test_a_person_beside_the_title_stands_before_the_house_that_machines_are_told() -> None:
    line = "<p class='byline'>By Ada Quay</p>"
    assert byline("<h1>The ferry</h1>" + line, meta(author="Harbour News")) == "Ada Quay"
    assert byline("<h1>The ferry</h1>", meta(author="Harbour News")) == "Harbour News"
    assert byline(
        "<h1>The ferry</h1>" + line, '<meta property="og:site_name" content="X"><meta name="author" content="X">'
    )
    assert (
        byline("<h1>The ferry</h1>", meta(author="Harbournews") + meta(**{"parsely-author": "Ada Quay"})) == "Ada Quay"
    )


def test_the_line_beside_the_title_may_name_more_than_machines_are_told() -> None:
    line = "<div class='byline'>By <a href='/ada'>Ada Quay</a> and <a href='/lee'>Lee Marsh</a></div>"
    assert byline("<h1>The ferry</h1>" + line, meta(author="Ada Quay")) == "Ada Quay, Lee Marsh"
    assert byline("<h1>The ferry</h1>" + line, meta(author="Per Holm")) == "Per Holm"


def test_a_way_to_go_is_no_byline_and_a_name_of_one_word_is() -> None:
    assert byline("<h1>The ferry</h1><ul><li>By foot</li><li>By bus</li></ul>") == ""
    assert byline("<h1>The ferry</h1><p>By Colette</p>") == "Colette"


def test_a_line_of_signs_says_the_day_and_who_wrote() -> None:
    page = f"<html lang=ja><title>水門</title><h1>水門</h1><p>2024年3月5日 取材・文／山田太郎</p>{TEXT * 3}</html>"
    said = facts(parse(page), "https://www.harbournews.example/sluice")
    assert (said.byline, said.published[:10]) == ("山田太郎", "2024-03-05")


def test_the_department_of_a_person_is_no_second_author() -> None:
    assert byline("<h1>The ferry</h1>", meta(author="Ada Quay, Business Desk")) == "Ada Quay"
    assert byline("<h1>The ferry</h1>", meta(author="Business Desk")) == "Business Desk"
    article: dict[str, object] = {
        "@type": "NewsArticle",
        "author": [{"name": "Ada Quay"}, {"name": "Department of Boats"}, {"name": "Lee Marsh"}],
    }
    assert byline("<h1>The ferry</h1>", linked(article)) == "Ada Quay, Lee Marsh"


def test_every_author_of_a_paper_is_named() -> None:
    line = (
        "<div class='authors'><span class='role_author'><span class='person'>Lise Moor</span></span> "
        "<span class='role_author'><span class='person'>Per Quay<sup>1</sup><br>Harbour School</span></span></div>"
    )
    assert byline("<h1>The ferry</h1>" + line) == "Lise Moor, Per Quay"
    head = '<meta name="citation_author" content="Moor, Lise"><meta name="citation_author" content="Quay, Per">'
    assert byline("<h1>The ferry</h1>", head) == "Lise Moor, Per Quay"


def test_people_of_linked_data_are_found_by_their_id_and_on_a_later_object() -> None:
    person: dict[str, object] = {"@type": "Person", "@id": "#ada", "name": "Ada Quay"}
    article: dict[str, object] = {"@type": "NewsArticle", "author": [{"@id": "#ada"}, {"name": "Lee O&#039;Marsh"}]}
    page: dict[str, object] = {"@type": "WebPage", "author": {"name": "Harbour News"}}
    assert byline("<h1>The ferry</h1>", linked(page, article, person)) == "Ada Quay, Lee O'Marsh"


def test_the_label_of_a_card_says_that_its_value_is_the_author() -> None:
    head = meta(**{"twitter:label1": "Verfasst von", "twitter:data1": "Ada Quay"})
    assert byline("<h1>The ferry</h1>", head) == "Ada Quay"
    head = meta(**{"twitter:label1": "Time to read", "twitter:data1": "5 minutes"})
    assert byline("<h1>The ferry</h1>", head) == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<p><a href='/staff/ada-quay/'>Ada Quay</a></p>", "Ada Quay"),
        ("<p><a href='/autoren/lind'>Mara Lind</a></p>", "Mara Lind"),
        ("<div>by Ada Quay</div>", "Ada Quay"),
        ("by Ada Quay <small>May 3</small>", "Ada Quay"),
        ("<p class='m-author-info-name'>Ada Quay</p>", "Ada Quay"),
        ("<p class='meta'>By <span class='author'>林 太郎</span></p>", "林 太郎"),
        ("<p class='meta'>By <span class='author'>अनीता शर्मा</span></p>", "अनीता शर्मा"),
        ("<p class='author'>ropewalker</p>", "ropewalker"),
        ("<p><style>.author{color:red}</style>By Ada Quay</p>", "Ada Quay"),
        ("<figure><figcaption>By Per Holm</figcaption></figure><p>By Ada Quay</p>", "Ada Quay"),
        ("<p class='photo-credit'>By Per Holm</p>", ""),
        ("<p><a href='/topics/ferry-port'>Ferry Port</a></p>", ""),
        ("<p class='author'>By</p>", ""),
        ("<p class='author'>kontaktieren</p>", ""),
        ("<p><a rel='author' title='Ada Quay'>Zeige alle Beiträge von Ada Quay</a></p>", ""),
    ],
)
def test_the_author_is_read_from_the_lines_beside_the_title(line: str, name: str) -> None:
    assert byline("<h1>The ferry</h1>" + line) == name


def test_the_line_is_found_beside_a_title_that_is_no_h1_or_has_a_kicker() -> None:
    line = "<p>By Ada Quay</p>"
    head = '<meta property="og:title" content="The ferry of Lindhavn">'
    assert byline("<h1>Harbour talk</h1>" + TEXT * 3 + "<h3>The ferry of Lindhavn</h3>" + line, head) == "Ada Quay"
    assert byline(TEXT * 3 + "<h2><span>Opinion</span> The ferry of Lindhavn</h2>" + line, head) == "Ada Quay"
