"""Which lines of a page are headings of its article."""

import pytest

from tui_reader.article.document import Document
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

SENTENCE = "The miller opened the sluice at four, the wheel turned, and by noon the first flour stood in the yard. "
TEXT = f"<p>{SENTENCE * 3}</p>"


def reading(body: str) -> Document:
    page = f"<html lang=en><head><title>The mill</title></head><body><article><h1>The mill</h1>{body}</article></body>"
    address = "https://page.invalid/mill"
    return read(Page(url=address, final_url=address, body=page.encode(), content_type="text/html; charset=utf-8"))


def headings(body: str) -> list[str]:
    return [block.text for block in reading(body).blocks if block.kind == "HEADING"]


def test_a_heading_that_recurs_over_texts_of_its_own_stays_one() -> None:
    names = ("North", "Old", "Long")
    body = "".join(f"<h2>{name} mill</h2>{TEXT}<h3>Verdict</h3><p>{name}: {SENTENCE}</p>{TEXT}" for name in names)
    assert headings(body) == [title for name in names for title in (f"{name} mill", "Verdict")]


def test_the_sections_of_a_manual_have_their_form_however_many() -> None:
    names = [f"gate_{number}" for number in range(9)]
    body = "".join(f"<h2>{name}</h2>{TEXT}<pre>{name}()</pre><h3>Changed</h3><p>In {name}.</p>" for name in names)
    assert headings(body).count("Changed") == 9


def test_names_of_speakers_between_no_other_titles_are_no_headings() -> None:
    body = "".join(f"<h3>Ada</h3><p>{n} {SENTENCE}</p><h3>Jon</h3><p>{n}, {SENTENCE}</p>" for n in range(4))
    assert headings(f"<h2>The talk</h2>{TEXT}{body}") == ["The talk", "Ada", "Jon"]


def test_a_label_that_recurs_over_the_same_text_is_one_once() -> None:
    body = "".join(f"<h2>{name} mill</h2>{TEXT}<h3>Our app</h3><p>Get it now.</p>" for name in ("North", "Old", "Long"))
    assert headings(body) == ["North mill", "Our app", "Old mill", "Long mill"]


@pytest.mark.parametrize(
    "title", ["Related work", "Tags", "Comments", "Recommended settings", "More about gates", "Filters", "Contents"]
)
def test_a_title_over_prose_is_a_section_whatever_its_first_word(title: str) -> None:
    body = f"<h2>The wheel</h2>{TEXT * 3}<h2>{title}</h2>{TEXT * 2}<h2>The stones</h2>{TEXT * 3}"
    assert headings(body) == ["The wheel", title, "The stones"]


def test_a_label_that_recurs_without_text_below_is_none() -> None:
    body = "".join(f"<h3>Loading</h3><h2>{name} mill</h2>{TEXT}" for name in ("North", "Old", "Long"))
    assert headings(body) == ["North mill", "Old mill", "Long mill"]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="user-info"><h4>Senior member</h4><p>She joined the millers in the year of the flood.</p></div>',
        '<div class="author-box"><h3>Ada Miller</h3><p>Ada Miller has written on mills for forty years.</p></div>',
        '<h3 class="sr-only">Chapter tools</h3>',
    ],
)
def test_titles_of_boxes_beside_the_text_are_no_sections(box: str) -> None:
    body = f"<h2>The wheel</h2>{TEXT * 3}{box}{TEXT * 3}<h2>The stones</h2>{TEXT * 3}"
    assert headings(body) == ["The wheel", "The stones"]


def test_a_box_that_holds_most_of_the_text_is_the_article_whatever_its_name() -> None:
    body = f'<div class="review-content"><h2>The wheel</h2>{TEXT * 4}<h2>The stones</h2>{TEXT * 4}</div>'
    assert headings(body) == ["The wheel", "The stones"]


def test_an_address_made_of_a_titles_words_says_nothing_of_its_box() -> None:
    heading = '<h2 id="recommendations-of-the-guild">Recommendations of the guild</h2>'
    body = f"{heading}{TEXT * 4}<h2>The stones</h2>{TEXT * 4}"
    assert headings(body) == ["Recommendations of the guild", "The stones"]


def test_a_box_called_a_heading_that_holds_paragraphs_is_none() -> None:
    assert headings(f'{TEXT * 3}<div role="heading" aria-level="3">{TEXT}</div>{TEXT * 3}') == []


@pytest.mark.parametrize(
    "line",
    [
        '<a href="/other">Old bakers fear the new mill</a>',
        "Price per sack: $14 from the yard",
        "Subscribe to the letter of the mill",
    ],
)
def test_bold_lines_that_lead_elsewhere_or_give_a_value_are_no_headings(line: str) -> None:
    body = "".join(f"{TEXT * 2}<p><b>{line} {name}</b></p>" for name in ("", "today")) + TEXT * 2
    if "href" in line:
        body = body.replace("</a> today", " today</a>")
    assert headings(body) == []


def test_a_bold_question_before_a_short_answer_is_a_heading() -> None:
    body = f"{TEXT * 2}<p><b>Does it still turn?</b></p><p>It does, every day.</p>{TEXT}<p><b>Who pays?</b></p>{TEXT}"
    assert headings(body) == ["Does it still turn?", "Who pays?"]


def test_short_lines_between_the_paragraphs_of_one_element_are_headings() -> None:
    body = f"<div>{TEXT * 2}<p>A wheel from the north</p>{TEXT * 2}<p>Stones from the sea</p>{TEXT * 2}</div>"
    assert headings(body) == ["A wheel from the north", "Stones from the sea"]


def test_a_short_line_above_the_notes_is_the_end_of_the_text() -> None:
    marked = TEXT.replace("</p>", '<a href="#footnote-1">1</a></p>')
    note = '<div class="footnote"><a id="footnote-1">1</a><p>' + SENTENCE + "</p></div>"
    body = (
        f"<div>{TEXT}{marked}<p>He felt it shift beneath his feet</p>{TEXT}<p>With thanks to the miller</p></div>{note}"
    )
    assert headings(body) == []


@pytest.mark.parametrize(
    "lines", [("12 likes", "14 likes"), ("Milled in 1987", "Rebuilt in 1994"), ("(music", "- ends")]
)
def test_short_lines_that_count_or_date_are_no_headings(lines: tuple[str, str]) -> None:
    body = f"<div>{TEXT * 2}<p>{lines[0]}</p>{TEXT * 2}<p>{lines[1]}</p>{TEXT * 2}</div>"
    assert headings(body) == []


@pytest.mark.parametrize("line", ["新京报记者 陆一夫", "编辑 刘晓阳 校对 李铭", "文/王小明"])
def test_bold_lines_of_who_wrote_are_no_headings_without_capitals_either(line: str) -> None:
    assert headings(f"{TEXT}<p><b>{line}</b></p>{TEXT}<p><b>水车的历史</b></p>{TEXT}") == ["水车的历史"]


def test_titles_at_the_end_over_pictures_that_lead_elsewhere_go_and_a_last_picture_stays() -> None:
    def picture(to: str) -> str:
        return f"<p>{to}<img src=/mast.jpg width=600 height=400></p>"

    ways = f"<h2>More</h2>{picture('<a href=/mast>')}<h3>Popular</h3>{picture('<a href=/oar>')}"
    assert headings(f"{TEXT * 2}<h2>The wheel</h2>{TEXT}{ways}") == ["The wheel"]
    assert headings(f"{TEXT * 2}<h2>The wheel</h2>{TEXT}<h2>As it was</h2>{picture('')}") == ["The wheel", "As it was"]


def test_a_title_that_may_point_on_is_a_section_over_a_list_that_leads_nowhere() -> None:
    items = "<ul><li>One turn of the wheel</li><li>Two sacks of flour</li></ul>"
    assert headings(f"{TEXT * 2}<h2>Recommended settings</h2>{items}<h2>The sluice</h2>{TEXT}") == [
        "Recommended settings",
        "The sluice",
    ]
    links = "<ul><li><a href=/mast>A crooked mast</a></li><li><a href=/oar>A broken oar</a></li></ul>"
    assert headings(f"{TEXT * 2}<h2>Recommended reading</h2>{links}<h2>The sluice</h2>{TEXT}") == ["The sluice"]


def test_the_name_of_the_contents_goes_with_them() -> None:
    items = "".join(f"<li><a href=#s{at}>Part {at}</a></li>" for at in range(4))
    sections = "".join(f"<h2 id=s{at}>Part {at}</h2>{TEXT}" for at in range(4))
    assert headings(f"<h2>TOC</h2><ul>{items}</ul>{sections}") == [f"Part {at}" for at in range(4)]


def test_linked_titles_parted_by_lines_are_other_articles() -> None:
    teasers = "<h2><a href=/mast>A crooked mast</a></h2><hr><h2><a href=/oar>A broken oar</a></h2><hr>"
    assert headings(f"{TEXT * 2}<h2>The wheel</h2>{TEXT}{teasers}<h2>The sluice</h2>{TEXT}") == [
        "The wheel",
        "The sluice",
    ]


def test_sections_told_twice_are_told_once() -> None:
    sections = "".join(f"<h3>{name}</h3>{TEXT}" for name in ("Stones", "Wheel", "Sluice"))
    assert headings(f"{TEXT * 3}<div>{sections}</div><div>{sections}</div>{TEXT}") == ["Stones", "Wheel", "Sluice"]


def test_a_refrain_is_kept() -> None:
    refrain = f"<h3>Refrain</h3>{TEXT}"
    song = f"<h3>First verse</h3>{TEXT * 2}{refrain}<h3>Second verse</h3>{TEXT * 2}{refrain}"
    assert headings(song) == ["First verse", "Refrain", "Second verse", "Refrain"]


def test_linked_titles_are_kept_where_they_are_the_page_and_dropped_where_they_end_it() -> None:
    teasers = "".join(f'<h2><a href="/{name}">The {name} of the mill</a></h2>' for name in ("wheel", "yard", "pond"))
    index = f"<p>{SENTENCE}</p><p>{SENTENCE}</p>{teasers}"
    assert headings(index) == ["The wheel of the mill", "The yard of the mill", "The pond of the mill"]
    assert "The wheel of the mill" not in headings(f"{TEXT * 5}{teasers}<p>{SENTENCE}</p>")


@pytest.mark.parametrize("title", ["12 products", "Table of contents", "Choose your country or region"])
def test_titles_that_themes_write_are_no_sections(title: str) -> None:
    body = f"<h2>The wheel</h2>{TEXT * 3}<h3>{title}</h3>{TEXT * 3}<h2>The stones</h2>{TEXT * 3}"
    assert headings(body) == ["The wheel", "The stones"]


def test_a_linked_title_told_again_is_told_once_as_a_title() -> None:
    teasers = "".join(f'<h2><a href="/{name}">The {name} of the mill</a></h2>{TEXT}' for name in ("wheel", "yard"))
    again = f'<h2><a href="/wheel">The wheel of the mill</a></h2><p>{SENTENCE}</p>'
    assert headings(teasers + again + TEXT) == ["The wheel of the mill", "The yard of the mill"]


def test_a_bold_line_over_a_picture_is_a_heading_and_a_plain_one_its_caption() -> None:
    picture = '<p><img src="/{}.jpg" width="600" height="400"></p>'
    lines = [("<p><b>The wheel</b></p>", "<p><b>The stones</b></p>"), ("<p>A wheel</p>", "<p>Some stones</p>")]
    bold, plain = ("".join(f"{TEXT * 2}{line}{picture.format(line[3:6])}" for line in two) for two in lines)
    assert headings(f"<div>{bold}{TEXT * 2}</div>") == ["The wheel", "The stones"]
    assert headings(f"<div>{plain}{TEXT * 2}</div>") == []


def test_large_prices_are_no_headings() -> None:
    body = "".join(f'{TEXT * 2}<p style="font-size:1.5em">From ${price} a sack</p>{TEXT}' for price in (3, 4))
    assert headings(body) == []


def test_questions_of_a_definition_list_are_headings() -> None:
    asked = "".join(f"<dt>{question}</dt><dd>{SENTENCE}</dd>" for question in ("Who built it?", "Who runs it?"))
    found = reading(f"<h2>Questions</h2>{TEXT}<dl>{asked}</dl>")
    assert [(block.level, block.text) for block in found.blocks if block.kind == "HEADING"] == [
        (2, "Questions"),
        (3, "Who built it?"),
        (3, "Who runs it?"),
    ]
    assert not any(block.inside for block in found.blocks)


def test_terms_with_long_texts_are_headings_and_those_of_a_glossary_stay_terms() -> None:
    long = "".join(f"<dt>{name}</dt><dd>{TEXT}</dd>" for name in ("The wheel", "The stones"))
    assert headings(f"{TEXT}<dl>{long}</dl>") == ["The wheel", "The stones"]
    short = "".join(f"<dt>{name}</dt><dd>A part of the mill.</dd>" for name in ("Wheel", "Stones"))
    glossary = reading(f"{TEXT}<dl>{short}</dl>")
    assert [block.inside[-1].kind for block in glossary.blocks if block.inside] == ["TERM", "DEFINITION"] * 2


def test_a_heading_that_links_to_itself_is_none_of_another_article() -> None:
    body = f"{TEXT}<h2><a href='#gates'>3. Gates</a></h2><h3><a href='#upper'>3.1. Upper gate</a></h3>{TEXT * 2}"
    assert headings(body) == ["3. Gates", "3.1. Upper gate"]


def test_the_link_that_edits_a_section_is_no_word_of_its_heading() -> None:
    assert headings(f"{TEXT}<h2>Gates <span class=edit-link>[edit source]</span></h2>{TEXT * 2}") == ["Gates"]


@pytest.mark.parametrize(
    "heading",
    [
        "The second mill [<a href=/edit?s=2>edit</a>]",
        "The second mill <small>(<a href=/edit?s=2>Bearbeiten</a>)</small>",
        "The second mill <a href=/edit?s=2>[編集]</a>",
    ],
)
def test_a_link_in_brackets_that_edits_is_no_word_of_a_heading_whatever_its_name(heading: str) -> None:
    assert headings(f"{TEXT}<h2>{heading}</h2>{TEXT}") == ["The second mill"]


def test_a_title_that_speaks_of_edits_keeps_its_words() -> None:
    assert headings(f"{TEXT}<h2>Formats one may [edit]</h2>{TEXT}") == ["Formats one may [edit]"]


def test_names_above_a_chosen_text_are_its_headings_one_above_the_other() -> None:
    titles = "<div><h2>The best of {0}</h2><h3>Mill {0}</h3></div>"
    card = f"<div class=pick>{titles}<p>{{1}} No brook is too small for {{0}}.</p></div>"
    body = "".join(TEXT * 2 + card.format(name, SENTENCE) for name in ("Alder", "Birch", "Cedar"))
    assert headings(body) == [
        title for name in ("Alder", "Birch", "Cedar") for title in (f"The best of {name}", f"Mill {name}")
    ]


def test_the_title_of_a_box_that_asks_for_subscriptions_goes_with_it() -> None:
    box = "<div class=newsletter><h3>The mill by mail</h3><form><input><button>Send it</button></form></div>"
    assert not any("by mail" in block.text for block in reading(f"{TEXT * 2}{box}{TEXT * 2}").blocks)


def test_a_bold_sentence_in_signs_is_as_long_as_it_says_and_no_heading() -> None:
    title, sentence = (
        "水车小屋",
        "磨坊主人把多年积攒下来的二十多万元奖金全部捐了出来在村里设立奖学金每年奖励九名教师每人五千元",
    )
    prose = "水车在黎明时分开始转动，到了中午院子里已经堆满了第一批面粉，人们从邻村赶来。" * 2
    body = "".join(
        f"<p><strong>{line}{at}</strong></p><p>{at}{prose}</p>" for at, line in enumerate((title, sentence) * 2)
    )
    assert headings(body) == [f"{title}0", f"{title}2"]


def test_addresses_below_the_last_heading_are_its_text_and_their_names_no_headings() -> None:
    address = (
        "<address><strong>{}</strong><br>The Lower Mill, Weir Street, Aldham<br>mail: mill at aldham.invalid</address>"
    )
    end = f"<section><h2>Authors' Addresses</h2>{address.format('Ada Quay')}{address.format('Jon Holm')}</section>"
    document = reading(f"<h2>The wheel</h2>{TEXT * 3}{end}")
    assert [block.text for block in document.blocks if block.kind == "HEADING"] == ["The wheel", "Authors' Addresses"]
    assert document.blocks[-1].text.startswith("Jon Holm\nThe Lower Mill")


@pytest.mark.parametrize(
    "lines",
    [
        ("<p>1. Must live in the valley</p>", "<p>2. Must own a boat</p>", "<p>3. Must know the miller</p>"),
        ("<p>Have fun out there!</p>", "<p>That is all for today!</p>", "<p>See you at the mill!</p>"),
        ("<p>Reading time: 4 minutes</p>", "<p>Reading time: 5 min</p>", "<p>Reading time: 6 min</p>"),
    ],
)
def test_short_lines_that_are_entries_or_cries_are_no_headings(lines: tuple[str, ...]) -> None:
    assert headings("".join(f"{TEXT}{line}" for line in lines) + TEXT) == []


def test_more_bold_lines_straight_behind_one_another_than_titles_are_a_list() -> None:
    asked = ("Do you own a mill?", "Do you want to grind more?", "Are you tired of dry summers?")
    lines = "".join(f"<p><b>{line}</b></p>" for line in asked)
    assert headings(f"{TEXT}<p><b>The wheel</b></p>{TEXT}{lines}{TEXT}<p><b>The sluice</b></p>{TEXT}") == [
        "The wheel",
        "The sluice",
    ]


def test_the_bold_first_line_of_an_offer_heads_no_text() -> None:
    offer = "<p><b>Up to {} off</b><br>BOOK: by 31 December 2025<br>GRIND: through May 2026<br>FLOUR: rye, wheat</p>"
    told = "<p><b>The lower mill</b><br>It has stood by the weir since the old king's days, and it grinds for all.</p>"
    assert headings(TEXT + offer.format("a third") + TEXT + offer.format("half") + told + TEXT) == ["The lower mill"]
