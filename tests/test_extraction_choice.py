"""Which text of a page is its article: discussions, shops, lists, and pages that parsers take apart."""

from itertools import pairwise

import pytest

from tui_reader.article.document import Block, BlockKind, Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.choice.choice import expected
from tui_reader.extraction.choice.likelihood_choice import DOUBTED, by_likelihood, is_spared
from tui_reader.extraction.choice.ranked_items import with_ranked_items
from tui_reader.extraction.choice.rule_choice import by_rule
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.dom.evidence import Signs
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.facts.metadata import Facts
from tui_reader.extraction.shape.left_out import LeftOut
from tui_reader.extraction.shape.units import Unit, units
from tui_reader.web.page import Page

SENTENCES = (
    "The pump had been leaking since the spring, and nobody in the house could find the valve.",
    "We drained the tank twice, cleaned the filter, and put a new ring on the lower pipe.",
    "It held for a week, then the pressure fell again and the noise came back at night.",
    "A neighbour thought of the old well, which still feeds the line behind the barn.",
    "Close that one first, wait an hour, and read the gauge before you touch anything else.",
    "That was it: the gauge stays where it was, and the cellar has been dry for a month.",
)
POST = "{} {} {}"


def reading(body: str, head: str = "") -> Document:
    page = f"<html lang=en><head><title>A leaking pump</title>{head}</head><body>{body}</body></html>"
    address = "https://page.invalid/pump"
    return read(Page(url=address, final_url=address, body=page.encode(), content_type="text/html; charset=utf-8"))


def text_of(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks)


def thread(*, box: str, count: int = 6) -> str:
    """A discussion with a member's card beside every post."""
    card = (
        "<div class=card><h4>somebody</h4><dl><dt>Joined</dt><dd>May 2019</dd><dt>Messages</dt><dd>128</dd></dl></div>"
    )
    posts = (
        f"<div class=row>{card}<div {box}>{SENTENCES[at % 6]} {SENTENCES[(at + 1) % 6]}</div></div>"
        for at in range(count)
    )
    return "<nav><a href=/>Home</a></nav><h1>A leaking pump</h1>" + "".join(posts)


def test_a_discussion_is_every_post_and_no_members_card() -> None:
    document = reading(thread(box="class='bbWrapper'"))
    assert [block.text for block in document.blocks] == [
        f"{SENTENCES[at % 6]} {SENTENCES[(at + 1) % 6]}" for at in range(6)
    ]


def test_posts_are_found_by_what_the_page_says_of_its_items() -> None:
    item = "itemscope itemtype='https://schema.org/Answer'><div itemprop=text"
    document = reading(f"<div itemscope itemtype='https://schema.org/QAPage'>{thread(box=item)}</div>")
    assert "Joined" not in text_of(document)
    assert all(sentence in text_of(document) for sentence in SENTENCES)


def test_answers_to_the_usual_questions_are_not_the_whole_of_a_page() -> None:
    faq = "itemscope itemtype='https://schema.org/Answer'><div itemprop=text"
    story = "".join(f"<p>{sentence * 2}</p>" for sentence in SENTENCES)
    questions = f"<div itemscope itemtype='https://schema.org/FAQPage'>{thread(box=faq, count=3)}</div>"
    assert all(sentence in text_of(reading(f"<article>{story}</article>{questions}")) for sentence in SENTENCES)


def test_comments_on_an_article_are_not_a_discussion() -> None:
    story = "".join(f"<p>{SENTENCES[at % 6]} {SENTENCES[(at + 1) % 6]}</p>" for at in range(12))
    comments = "".join(
        f"<div class=row><b>somebody {at}</b><div class=comment_text>{SENTENCES[at]} {SENTENCES[at + 1]}</div></div>"
        for at in range(2)
    )
    document = reading(f"<main><h1>A leaking pump</h1>{story}</main><section class=comments>{comments}</section>")
    assert sum(block.text.startswith(SENTENCES[0]) for block in document.blocks) >= 2
    assert len(document.blocks) >= 12


def test_text_that_a_list_only_indents_stays() -> None:
    remark = f"<ul><font size=-1>{SENTENCES[5]} <a href=/a>Barn</a>, <i><a href=/b>well</a></i></font></ul>"
    story = "".join(f"<p>{SENTENCES[at % 6]} {SENTENCES[(at + 1) % 6]}</p>" for at in range(8))
    document = reading(f"<div>{story}{remark}{story}</div>")
    assert f"{SENTENCES[5]} Barn, well" in text_of(document)


def test_a_style_so_deep_that_its_tag_goes_is_not_read() -> None:
    story = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    deep = "<div>" * 700 + f"<style>.pump{{color:red}}</style>{story}" + "</div>" * 700
    found = text_of(reading(deep))
    assert "color:red" not in found
    assert SENTENCES[3] in found


def test_a_list_of_cards_is_the_page_and_its_filters_are_not() -> None:
    cards = "".join(
        f"<div class=card><h3><a href=/{at}>Pump number {at}</a></h3><p>{sentence}</p><p>Ask for the price</p></div>"
        for at, sentence in enumerate(SENTENCES)
    )
    filters = "".join(f"<label class=filter>Up to {at} litres ({at})</label>" for at in range(9))
    document = reading(
        f"<nav><a href=/>Home</a> <a href=/pumps>Pumps</a></nav><div class=side>{filters}</div>"
        f"<main><h1>All pumps</h1><div class=grid>{cards}</div></main><footer>Imprint</footer>"
    )
    found = text_of(document)
    assert all(sentence in found for sentence in SENTENCES)
    assert "Imprint" not in found
    assert "Home" not in found


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("<a href=/other>OLD WELL OF THE VALLEY FOUND BY DIGGERS</a>", False),
        ("SEE MORE: <a href=/other>The old well that the valley forgot about</a>", False),
        ("Copyright 2019 Valley Press. All rights reserved.", False),
        ("<a href=/other>The old well that the valley forgot</a> was dug in 1850.", True),
        ("[<a href=/docs>Docs</a>]", False),
        ("[<a href=/docs>Docs</a>] [<a href=/a.txt>txt</a>|<a href=/a.pdf>pdf</a>] [<a href=/log>Changes</a>]", False),
        ("[<a href=/docs>The manual</a>] says that the gauge is to be read twice.", True),
        ("MORE WATER THAN EVER came through the lower pipe.", True),
        ("Watch the gauge, says <a href=/rings>the manual of the pump</a>, which nobody reads.", True),
    ],
)
def test_only_lines_that_call_away_or_claim_rights_leave_the_story(line: str, stays: bool) -> None:
    told = [f"<p>{sentence} {SENTENCES[0]}</p>" for sentence in SENTENCES]
    document = reading(f"<article><h1>A leaking pump</h1>{''.join(told[:3])}<p>{line}</p>{''.join(told[3:])}</article>")
    assert len(document.blocks) == 6 + stays


@pytest.mark.parametrize(
    "before",
    [
        "<source src=a.mp4>" * 30,
        "<track src=a.vtt>" * 3,
        "<embed src=a.swf>" * 5,
        "<video><source src=a.mp4><track src=b.vtt>" * 40,
        "<audio src=a.ogg>" * 3,
        "<object data=a.swf><param name=x>" * 3,
        "<canvas>" * 3,
        "<map name=a><area href=b>",
    ],
)
def test_the_story_behind_media_that_nobody_closed_is_read(before: str) -> None:
    story = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert all(sentence in text_of(reading(f"<article>{before}{story}</article>")) for sentence in SENTENCES)


@pytest.mark.parametrize(
    "start",
    [
        "<link rel=x><article>",
        "<script>one()</script><my-story>",
        "<style>a { top: 0 }<body>",
        "<script>one();\n<body>",
        "<script src=a.js /><article>",
    ],
)
def test_a_page_whose_head_or_program_nobody_ended_is_read(start: str) -> None:
    story = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>A leaking pump</title>{start}{story}"
    document = read(Page(url="", final_url="", body=page.encode(), content_type="text/html"))
    assert [block.text for block in document.blocks] == list(SENTENCES)


def test_what_follows_a_program_that_seems_to_close_itself_is_its_text() -> None:
    story = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    text = text_of(
        reading(f"<article><script src=a.js />show('more than a few words here');</script>{story}</article>")
    )
    assert text == "\n".join(SENTENCES)


@pytest.mark.parametrize("media", ["text/html", "text/plain"])
@pytest.mark.parametrize("line", ["The mill is closed", "The mill is closed today."])
def test_a_page_of_one_line_says_it(line: str, media: str) -> None:
    document = read(Page(url="", final_url="", body=line.encode(), content_type=media))
    assert text_of(document) == line


def test_a_page_of_nothing_but_its_title_says_it() -> None:
    assert text_of(reading("<h1>A leaking pump</h1>")) == "A leaking pump"


@pytest.mark.parametrize(
    "item", ["By train to the lower halt", "Next to it the old kiln", "Source of the spring, walled in"]
)
def test_no_word_at_its_beginning_takes_an_item_out_of_its_list(item: str) -> None:
    story = "".join(f"<p>{sentence * 2}</p>" for sentence in SENTENCES)
    body = f"<article>{story}<ul><li>On foot along the dam<li>{item}<li>With a boat</ul>{story}</article>"
    assert item in text_of(reading(body))


def test_a_line_that_is_nothing_but_furniture_goes() -> None:
    story = "".join(f"<p>{sentence * 2}</p><p>Advertisement</p>" for sentence in SENTENCES)
    assert "Advertisement" not in text_of(reading(f"<article>{story}</article>"))


TWEETED = "A tweet about a leak in the line to the barn has been read by half of the county."
FIRST = "A leak that nobody could find for half a year was in the line to the barn."


@pytest.mark.parametrize(
    ("line", "head"),
    [
        (f"<p class=x1>{FIRST}</p>", f"<meta property=og:description content='{FIRST}'>"),
        (f"<h2>{FIRST}</h2>", f"<meta name=description content='{FIRST[:60]}'>"),
        (f"<div class=article__standfirst>{FIRST}</div>", ""),
        (f"<div class=post-subtitle><span>{FIRST}</span></div>", ""),
        (f"<p class=story-intro>{TWEETED}</p>", ""),
    ],
)
def test_the_standfirst_is_the_storys_first_sentence(line: str, head: str) -> None:
    story = "".join(f"<p>{sentence * 2}</p>" for sentence in SENTENCES)
    page = f"<header><h1>A leaking pump</h1>{line}<p>3 May</p></header><div class=story>{story}</div>"
    first = reading(page, head).blocks[0]
    assert first.kind == "PARAGRAPH" and first.text in (FIRST, TWEETED)


def test_the_first_heading_is_no_standfirst_where_the_description_goes_on_with_the_text() -> None:
    heading = "March 20th, 2023 - Instalment 149 of the pump"
    head = f'<meta name="description" content="{heading} {SENTENCES[0]}">'
    document = reading(f"<article><h1>A leaking pump</h1><h2>{heading}</h2>{STORY}</article>", head)
    assert (document.blocks[0].kind, document.blocks[0].text) == ("HEADING", heading)
    alone = head.replace(f" {SENTENCES[0]}", "")
    assert reading(f"<article><h1>A leaking pump</h1><h2>{heading}</h2>{STORY}</article>", alone).blocks[0].level == 0


def test_a_heading_of_several_sentences_is_a_standfirst_though_the_description_says_more() -> None:
    line = f"{FIRST} The neighbour who remembered the old well was asked to the table"
    head = f"<meta name=description content='{line}. {line}.'>"
    document = reading(f"<header><h1>A leaking pump</h1><h2>{line}</h2></header><div class=story>{STORY}</div>", head)
    assert (document.blocks[0].kind, document.blocks[0].text) == ("PARAGRAPH", line)


def test_names_of_the_box_around_the_whole_story_take_nothing_from_it() -> None:
    head = f"<header><h1>A leaking pump</h1><h2 class=subheadline>{FIRST}</h2><figure><img src=a.jpg></figure></header>"
    page = f"<div class='page cookies-off social-on menu-closed'>{head}<div class=story>{STORY}</div></div>"
    assert reading(page).blocks[0].text == FIRST


def test_a_standfirst_that_only_begins_the_story_is_not_told_twice() -> None:
    story = "".join(f"<p>{sentence * 2}</p>" for sentence in SENTENCES)
    head = f"<meta name=description content='{SENTENCES[0]}'>"
    page = f"<header><h1>A leaking pump</h1><p class=deck>{SENTENCES[0]}</p></header><div class=story>{story}</div>"
    assert text_of(reading(page, head)).startswith(SENTENCES[0] * 2)


def refused(body: str, title: str = "The mill") -> str:
    page = f"<html lang=en><head><title>{title}</title></head><body>{body}</body></html>"
    with pytest.raises(NothingToRead) as error:
        read(Page(url="", final_url="", body=page.encode(), content_type="text/html"))
    return error.value.title


@pytest.mark.parametrize(
    "body",
    [
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        "<h1>The mill</h1><p>Please turn on JavaScript in your browser and load the page again.</p>",
        "<p>Loading…</p><p>JavaScript is required to see this page.</p><script src=a.js></script>",
        "<p>Diese Seite benötigt JavaScript. Bitte aktivieren Sie JavaScript.</p>",
        "<script>draw()</script><div id=app></div>",
    ],
)
def test_a_page_that_a_program_would_make_is_no_article(body: str) -> None:
    assert "JavaScript" in refused(body)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Before you go on</h1><p>We and our partners use cookies. Accept to continue.</p>"
        "<button>Accept all</button>",
        "<p>We use cookies and similar data to keep your visit safe. You can reject all of them.</p>"
        "<p>Your choices are kept for a year in the privacy settings.</p><button>Reject all</button>",
        "<p>Wir und unsere Partner nutzen Cookies. Sie können allen zustimmen.</p><button>Alle akzeptieren</button>",
    ],
)
def test_a_page_that_only_asks_for_consent_is_no_article(body: str) -> None:
    assert "consent" in refused(body, "Your privacy")


@pytest.mark.parametrize(
    "about", ["JavaScript is required reading here, said the teacher. ", "We bake cookies for you. "]
)
def test_an_article_on_programs_or_biscuits_is_one(about: str) -> None:
    story = "".join(f"<p>{about}{sentence * 2}</p>" for sentence in SENTENCES)
    assert about.strip() in text_of(reading(f"<article>{story}</article><button>Accept all</button>"))


def story(between: str = "", around: str = "{}") -> str:
    paragraphs = [around.format(f"<p>{sentence * 2}</p>") for sentence in SENTENCES]
    told = "".join([*paragraphs[:3], between, *paragraphs[3:]])
    return f"<article><h1>A leaking pump</h1><div>{told}</div></article>"


def test_sentences_that_are_links_stay_between_the_paragraphs_they_stand_with() -> None:
    line = "The well was dug in the year of the great flood, as the parish book has it."
    box = "<div class=box>{}</div>"
    links = box.format(f"<p><a href=/1><b>{line}</b></a></p>") + box.format("<p><a href=/2>Other pumps</a></p>")
    text = text_of(reading(story(links, box)))
    assert line in text and "Other pumps" not in text


def test_the_first_heading_of_a_story_stays_with_those_like_it() -> None:
    parts = "".join(
        f"<h1 class=part>{name}</h1><p>{sentence * 3}</p>"
        for name, sentence in zip(("I.", "II. The tank", "III."), SENTENCES, strict=False)
    )
    document = reading(f"<h1 class=title>A leaking pump</h1><p>3 May</p><div class=story>{parts}</div>")
    assert [block.text for block in document.blocks if block.kind == "HEADING"] == ["I.", "II. The tank", "III."]


@pytest.mark.parametrize(
    "unspoken",
    [
        "<i class='fa fa-drop' aria-hidden=true>opacity</i>",
        "<span class=material-icons aria-hidden=true>opacity</span>",
        f"<span aria-hidden=true>{SENTENCES[1]}</span>",
    ],
)
def test_icons_and_copies_that_are_not_to_be_read_out_are_no_text(unspoken: str) -> None:
    text = text_of(reading(story(f"<p>The gauge {unspoken} stood at three for all of that long week.</p>")))
    assert "The gauge stood at three" in text and text.count(SENTENCES[1]) == 2


def test_hidden_paragraphs_of_an_articles_body_are_its_text_unless_it_is_told_elsewhere() -> None:
    late = "The second pump was never found, though three men looked for it in the pond."
    hidden = f"<p style='display:none'>{late}</p><p style='display: none'>{SENTENCES[0] * 2}</p>"
    body = story(hidden).replace("<div>", "<div itemprop=articleBody>")
    text = text_of(reading(body))
    assert late in text and text.count(SENTENCES[0]) == 2
    assert late not in text_of(reading(story(hidden)))


def test_the_last_short_section_below_its_heading_is_the_texts() -> None:
    body = f"{story()[:-10]}<h2>License</h2><p>Free, see the file COPYING.</p></article><footer>Mill</footer>"
    assert text_of(reading(body)).endswith("License\nFree, see the file COPYING.")


@pytest.mark.parametrize(
    ("likelihoods", "kept", "trust"),
    [
        ([1.0, 1.0, 0.0], [True, True, False], 1.0),
        ([1.0, 0.0], [True, True], 0.667),
        ([1.0, 1.0], [True, False], 0.667),
        ([0.0, 0.0], [True, False], 0.0),
    ],
)
def test_a_choice_is_trusted_as_far_as_its_likelihoods_expect_it_to_be_right(
    likelihoods: list[float], kept: list[bool], trust: float
) -> None:
    assert expected(likelihoods, kept, [100] * len(kept)) == trust


@pytest.mark.parametrize(("agreement", "spared"), [(0.95, ["HEADING", "TABLE", "FIGURE"]), (0.8, ["HEADING", "TABLE"])])
def test_what_says_too_little_to_be_weighed_stays_as_it_was_chosen(agreement: float, spared: list[str]) -> None:
    kinds: tuple[BlockKind, ...] = ("HEADING", "TABLE", "FIGURE", "PARAGRAPH")
    units = [Unit(Block(kind, "The gate"), parse("<p>The gate</p>")) for kind in kinds]
    assert [unit.block.kind for unit in units if is_spared(unit, agreement)] == spared


FRAMED = (
    "<nav><a href=/a>News</a> <a href=/b>Weather and tides</a></nav><article><h1>A leaking pump</h1>"
    "<p class=byline>By <a rel=author href=/authors/mari>Mari Holm</a></p>"
    + "".join(f"<p>{sentence} {other}</p>" for sentence, other in pairwise(SENTENCES))
    + "<p>© 2026 Coast Weekly. All rights reserved, and that is all there is to say about it.</p></article>"
    "<div hidden>Somebody is typing an answer to you.</div>"
)


def test_what_is_left_out_is_told_with_its_reason_its_lines_and_its_first_words() -> None:
    told = {omission.reason: (omission.lines, omission.first) for omission in reading(FRAMED).omitted}
    assert told["the page does not show it"] == (1, "Somebody is typing an answer to you.")
    assert told["it claims rights, calls away or appeals"] == (
        1,
        "© 2026 Coast Weekly. All rights reserved, and that is all…",
    )
    assert told["no engine takes it for the article"][1] == "News Weather and tides"


def test_nothing_that_is_in_the_text_is_told_as_left_out() -> None:
    document = reading(FRAMED)
    assert not any(omission.first[:30] in text_of(document) for omission in document.omitted)
    assert reading("<h1>A leaking pump</h1><p>" + " ".join(SENTENCES)).omitted == ()


def test_the_whole_page_leaves_nothing_out() -> None:
    page = f"<title>A leaking pump</title>{FRAMED}"
    assert (
        read(Page("https://page.invalid/", "https://page.invalid/", page.encode(), "text/html"), "whole").omitted == ()
    )


def test_where_title_author_and_date_stood_is_told() -> None:
    head = "<meta property='article:published_time' content='2026-06-12'>"
    assert reading(FRAMED, head).sources == ("<title>", "beside the title", "meta article:published_time")


STORY = "".join(f"<p>{sentence} {other}</p>" for sentence, other in pairwise(SENTENCES))


def test_stories_that_follow_in_boxes_like_the_pages_own_are_left_out() -> None:
    def box(title: str) -> str:
        return (
            f"<article class=story><h1><a href=/{len(title)}>{title}</a></h1>{STORY.replace('pump', title)}</article>"
        )

    document = reading(f"<div>{box('A leaking pump')}{box('A crooked mast')}{box('A broken oar')}</div>")
    assert "crooked mast" not in text_of(document) and "broken oar" not in text_of(document)
    assert "another story, behind the page's own" in {omission.reason for omission in document.omitted}


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter and get the news of the harbour every day.",
        "If you like what you read, please consider supporting us with a donation.",
        "Follow us on Facebook and elsewhere.",
    ],
)
def test_a_line_that_appeals_is_no_line_of_the_article(line: str) -> None:
    assert line not in text_of(reading(f"<article><h1>A leaking pump</h1>{STORY}<p>{line}</p>{STORY}</article>"))


@pytest.mark.parametrize(
    ("language", "sentence", "lines"),
    [
        (
            "ja",
            "港の古い岸壁に十九年ぶりに船が戻り、町の人々は朝早くから集まって待っていた。",
            ["あわせて読みたい", "会員登録はこちら"],
        ),
        (
            "zh",
            "渡轮十九年后回到了旧码头,镇上的人一大早就聚集在那里等待它的到来。",
            ["相关新闻", "扫码关注我们"],
        ),
        (
            "ar",
            "عادت العبارة إلى الرصيف القديم بعد تسعة عشر عاما، وتجمع أهل البلدة في انتظارها.",
            ["اقرأ أيضا", "شارك هذا المقال"],
        ),
    ],
)
def test_furniture_below_a_short_piece_goes_in_any_script(language: str, sentence: str, lines: list[str]) -> None:
    below = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html lang={language}><title>A</title><h1>A</h1><div>{f'<p>{sentence * 2}</p>' * 2}{below}</div>"
    document = read(Page("https://page.invalid/", "https://page.invalid/", page.encode(), "text/html; charset=utf-8"))
    assert sentence in text_of(document) and not any(line in text_of(document) for line in lines)


def test_the_contents_of_a_page_are_its_outline_and_not_said_before_its_text() -> None:
    contents = "".join(f"<li><a href='#s{at}'>Valve {at}</a></li>" for at in range(4))
    sections = "".join(f"<h2 id=s{at}>Valve {at}</h2>{STORY}" for at in range(4))
    document = reading(f"<article><h1>A leaking pump</h1><ul>{contents}</ul>{STORY}{sections}</article>")
    assert [block.text for block in document.blocks].count("Valve 2") == 1


def test_the_contents_below_an_abstract_are_the_outline_too_and_a_list_of_a_few_sections_is_text() -> None:
    sections = "".join(f"<h2 id=s{at}>Valve {at}</h2>{STORY}" for at in range(9))

    def said(count: int) -> int:
        items = "".join(f"<li><a href='#s{at}'>Valve {at}</a></li>" for at in range(count))
        document = reading(f"<article><h1>A leaking pump</h1>{STORY}<ul>{items}</ul>{sections}</article>")
        return [block.text for block in document.blocks].count("Valve 2")

    assert (said(9), said(3)) == (1, 2)


def test_a_box_of_facts_stands_behind_the_lead() -> None:
    box = "<table class=infobox><tr><th>Country<td>Norland<tr><th>Boats<td>12</table>"
    blocks = reading(f"<article><h1>A leaking pump</h1>{box}{STORY}<h2>History</h2>{STORY}</article>").blocks
    kinds = [block.kind for block in blocks]
    assert kinds[0] == "PARAGRAPH" and kinds.index("TABLE") == kinds.index("HEADING") - 1


FACTS = (("Country", "Norland"), ("Boats", "12"), ("Built", "1823"))


def test_a_box_of_facts_made_of_divs_is_the_table_that_it_looks_like() -> None:
    rows = "".join(f"<div class=row><div class=label>{label}</div><div>{told}</div></div>" for label, told in FACTS)
    box = f"<div class='portable infobox'><div>A pump</div>{rows}</div>"
    blocks = reading(f"<article><h1>A leaking pump</h1>{box}{STORY}<h2>History</h2>{STORY}</article>").blocks
    table = next(block for block in blocks if block.kind == "TABLE")
    assert table.text == "Country\tNorland\nBoats\t12\nBuilt\t1823"
    assert [cell.header for cell in table.cells] == [True, False] * 3


def test_a_box_that_explains_stands_behind_the_lead_unless_it_is_the_text() -> None:
    box = "<div class='box explainer'><h3>What is a valve?</h3><p>It lets water through, or keeps it back.</p></div>"
    texts = text_of(reading(f"<article><h1>A leaking pump</h1>{box}{STORY}<h2>History</h2>{STORY}</article>"))
    assert texts.startswith(SENTENCES[0]) and texts.index("What is") < texts.index("History")
    told = text_of(reading(f"<article class=explainer><h1>A leaking pump</h1><h2>Why</h2>{STORY}</article>"))
    assert told.startswith("Why")


@pytest.mark.parametrize(
    "line",
    [
        "Share this story with your friends",
        "この記事をSNSでシェア",
        "シェアする",
        "Diesen Artikel teilen",
        "分享到微信",
    ],
)
def test_a_heading_that_asks_to_share_is_none_whatever_stands_below(line: str) -> None:
    text = text_of(reading(f"<article><h1>A leaking pump</h1>{STORY}<h3>{line}</h3>{STORY}</article>"))
    assert line not in text and SENTENCES[5] in text


def test_a_section_whose_address_is_made_of_its_titles_words_is_no_furniture() -> None:
    def section(name: str, title: str) -> str:
        return f"<section id='{name}'><h2>{title}</h2>{STORY.replace('pump', title)}</section>"

    sections = section("intro", "Introduction") + section("header.field.values", "4. Header Field Values")
    text = text_of(reading(f"<main><h1>A leaking pump</h1>{STORY}{sections}{section('end', 'The end')}</main>"))
    assert "4. Header Field Values" in text


@pytest.mark.parametrize(("elsewhere", "whole"), [(0, True), (900, False)])
def test_a_dense_article_that_others_hardly_see_is_whole_unless_they_see_another(elsewhere: int, whole: bool) -> None:
    everything = units(parse(f"<body>{STORY}<p>{SENTENCES[0]}</p></body>"), "")[:4]
    some = [True, False, False, elsewhere > 0]
    said = Votes([True, True, True, False], some, some, [600, 2000, 2000, elsewhere])
    kept, _ = by_rule(everything, said, said.agreement(), Signs(), Facts(), LeftOut())
    assert (kept[1] and kept[2]) is whole


def test_a_picture_stays_with_its_heading_past_what_nobody_wanted() -> None:
    said = Votes(*([True, False, True, False, True],) * 3, sizes=[600, 30, 0, 20, 600])
    assert by_likelihood([0.9, 0.1, 0.0, 0.1, 0.9], said, said.dense, [DOUBTED] * 5) == [True, False, True, False, True]
    other = Votes(*([True, False, False, False, True],) * 3, sizes=[600, 30, 0, 20, 600])
    assert not by_likelihood([0.9, 0.1, 0.0, 0.1, 0.9], other, other.dense, [DOUBTED] * 5)[2]


def test_what_a_ranking_ranks_stands_above_what_it_says_of_it() -> None:
    def item(at: int, link: bool) -> str:
        name = f"<a href='/valve/{at}'>Valve {at}</a>" if link else f"Valve {at}"
        line = f"<div class=item__title>{name}</div><div class=item__info>Brass · {20 + at} mm</div>"
        return (
            f"<div class='item is-ranked'><div class=item__content>{line}</div></div>{STORY.replace('pump', str(at))}"
        )

    ranked = "".join(item(at, link=True) for at in range(5))
    text = text_of(reading(f"<article><h1>A leaking pump</h1><div>{STORY}{ranked}</div></article>"))
    assert all(f"Brass · {20 + at} mm" in text and f"Valve {at}" in text for at in range(5))


def test_boxes_that_lead_away_or_say_the_same_between_paragraphs_are_no_ranking() -> None:
    def boxes(box: str) -> str:
        return "".join(f"<div class=teaser>{box.format(at)}</div>{STORY}" for at in range(5))

    for box in ("<div><a href='/{0}'>Another story {0}</a></div>", "<div class=mark>Nothing else</div>"):
        text = text_of(reading(f"<article><h1>A leaking pump</h1><div>{STORY}{boxes(box)}</div></article>"))
        assert "Another story" not in text and text.count("Nothing else") in (0, 5)


@pytest.mark.parametrize(("name", "stays"), [("info", True), ("byline", False)])
def test_lines_of_author_and_time_are_nothing_that_is_ranked(name: str, stays: bool) -> None:
    boxes = "".join(f"<div class=item><div class={name}>Brass {at}</div></div>{STORY}" for at in range(4))
    everything = units(parse(f"<body><div>{STORY}{boxes}</div></body>"), "")
    kept = [len(unit.block.text) > 60 for unit in everything]
    assert all(with_ranked_items(everything, kept, Signs())) is stays


def test_what_points_on_and_says_something_of_its_own_is_a_line_of_the_text() -> None:
    line = "Read more in the notes of a friend from the next village, <a href=/n>Pumps and what becomes of them</a>"
    blocks = text_of(reading(f"<article><h1>A leaking pump</h1>{STORY}<p>{line}</p>{STORY}</article>"))
    assert "notes of a friend" in blocks
    away = "<p>Read more: <a href=/n>Pumps and what becomes of them</a></p>"
    assert "Read more" not in text_of(reading(f"<article><h1>A leaking pump</h1>{STORY}{away}{STORY}</article>"))


def test_a_frame_that_nobody_closed_swallows_nothing() -> None:
    body = f"<article><h1>A leaking pump</h1><p>{SENTENCES[0]}</p><iframe src=/film>{STORY}</article>"
    assert all(sentence in text_of(reading(body)) for sentence in SENTENCES)


def test_what_two_layouts_say_is_said_once() -> None:
    twins = f"<div class=wide><p>{SENTENCES[4]} Once.</p></div><div class=narrow><p>{SENTENCES[4]} Once.</p></div>"
    document = reading(f"<article><h1>A leaking pump</h1>{STORY}{twins}{STORY}</article>")
    assert text_of(document).count("Once.") == 1


def test_stories_that_follow_under_headlines_of_their_own_are_left_out() -> None:
    def box(title: str, around: str) -> str:
        head = f"<header><h1 class='post-title left'>{title}</h1><span class=author>Mari Holm</span></header>"
        return f"<div class={around}>{head}<div>{STORY.replace('pump', title)}</div></div>"

    document = reading(f"<div>{box('A leaking pump', 'story')}<p>More</p>{box('A crooked mast', 'added')}</div>")
    assert "crooked mast" not in text_of(document) and SENTENCES[5] in text_of(document)


def test_the_word_above_the_headline_of_a_story_that_follows_goes_with_it() -> None:
    def box(title: str, around: str, above: str) -> str:
        head = f"<header>{above}<h1 class='post-title left'>{title}</h1><span class=author>Mari Holm</span></header>"
        return f"<div class={around}>{head}<div>{STORY.replace('pump', title)}</div></div>"

    bar = "<div><h4>A leaking pump</h4></div>"
    page = box("A leaking pump", "story", "") + box("A crooked mast", "added", "<p>On the water</p>")
    text = text_of(reading(f"{bar}<div>{page}</div>"))
    assert "crooked mast" not in text and "On the water" not in text and SENTENCES[5] in text


def test_a_box_about_cookies_is_no_text_of_an_article_about_something_else() -> None:
    told = "<p>A cookie is a small file that a page asks your browser to keep on your machine, and to give back.</p>"
    page = f"<main><h1>A leaking pump</h1>{STORY}<div class=privacy-modal><div>{told * 3}</div></div></main>"
    assert "cookie" not in text_of(reading(page))


def test_a_story_that_is_shown_within_another_one_does_not_end_it() -> None:
    embedded = "<h1 class=post-title>A crooked mast</h1><span class=date>Monday</span>"
    body = (
        f"<article><h1 class=post-title>A leaking pump</h1><div>{STORY}{embedded}<p>{SENTENCES[5]} After it.</p></div>"
    )
    assert "After it." in text_of(reading(body))
