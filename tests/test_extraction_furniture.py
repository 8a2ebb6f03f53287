"""Lists that belong to an article, and boxes of a page that ask, repeat or lead to other stories."""

import pytest

from tests.test_extraction_choice import SENTENCES, reading, text_of
from tui_reader.extraction.assembly.breadcrumbs import without_breadcrumbs
from tui_reader.extraction.choice.following_stories import without_following_stories
from tui_reader.extraction.choice.rule_choice import by_rule
from tui_reader.extraction.choice.whole_lists import with_whole_lists
from tui_reader.extraction.dom.evidence import Signs, appeals, is_label, points_on
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.facts.metadata import Facts
from tui_reader.extraction.shape.left_out import LeftOut
from tui_reader.extraction.shape.units import Unit, units

PROSE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def units_of(body: str) -> list[Unit]:
    return units(parse(f"<html><body>{body}</body></html>"), "https://page.invalid/")


def bullets(*items: str) -> str:
    return f"<ul class=bullets>{''.join(f'<li><a href=/{item}>{item}</a></li>' for item in items)}</ul>"


def kept_texts(everything: list[Unit], kept: list[bool]) -> list[str]:
    return [unit.block.text for unit, yes in zip(everything, kept, strict=True) if yes]


@pytest.mark.parametrize(("items", "stays"), [(("a valve", "a ring"), True), (("Share this", "Advertisement"), False)])
def test_a_list_like_one_that_was_chosen_between_chosen_text_is_chosen(items: tuple[str, ...], stays: bool) -> None:
    everything = units_of(
        f"<div>{PROSE}{bullets('a pump', 'a pipe')}<p>Parts:</p>{bullets(*items)}<p>The end.</p></div>"
    )
    kept = [unit.block.text not in (*items, "a pipe") for unit in everything]
    found = kept_texts(everything, with_whole_lists(everything, kept))
    assert ("a pipe" in found) and all((item in found) == stays for item in items)


def test_a_list_at_the_end_or_of_another_name_is_left_where_it_is() -> None:
    other = "<ul class=related><li><a href=/x>Another story</a></li></ul>"
    everything = units_of(f"<div>{PROSE}{bullets('a pump', 'a pipe')}{other}<p>The end.</p>{bullets('last')}</div>")
    kept = [unit.block.text not in ("Another story", "last") for unit in everything]
    assert with_whole_lists(everything, kept) == kept


def test_where_two_engines_see_one_box_its_lists_of_links_are_the_articles() -> None:
    everything = units_of(f"<div><div id=text>{PROSE * 8}{bullets('a pump', 'a pipe')}</div></div><p>Elsewhere</p>")
    dense = [unit.element.tag == "p" and unit.block.text in SENTENCES for unit in everything]
    tree = [
        dense[at] or unit.element.tag == "li" or unit.block.text == "Elsewhere" for at, unit in enumerate(everything)
    ]
    said = Votes(dense, tree, [False] * len(everything), [len(unit.block.text) for unit in everything])
    kept, _ = by_rule(everything, said, 0.2, Signs(), Facts(), LeftOut())
    found = kept_texts(everything, kept)
    assert "a pump" in found and "a pipe" in found and "Elsewhere" not in found


def test_behind_an_article_a_heading_that_names_other_stories_ends_the_text() -> None:
    others = "<h2>Popular Stories</h2><h3>A dry well</h3><p>Nobody had used it for a year or more, they said.</p>"
    everything = units_of(f"<article><h1>A leaking pump</h1>{PROSE}</article><div>{others}</div>")
    found = kept_texts(everything, without_following_stories(everything, [True] * len(everything), "A leaking pump"))
    assert found == ["A leaking pump", *SENTENCES]


def test_a_section_of_that_name_within_the_article_is_its_own() -> None:
    inner = "<h2>Popular Stories</h2><p>People in the village tell three of them about this very well.</p>"
    everything = units_of(f"<article><h1>A leaking pump</h1>{PROSE}{inner}</article><p>Behind it.</p>")
    kept = [True] * len(everything)
    assert without_following_stories(everything, kept, "A leaking pump") == kept


@pytest.mark.parametrize(
    "line",
    [
        "This article is for subscribers only.",
        "この記事は会員限定です。",
        "ご利用には会員登録が必要です。",
        "Dieser Artikel ist nur für Abonnenten lesbar.",
        "Il vous reste 62.4% de cet article à lire.",
        "Empfohlener redaktioneller Inhalt",
        "Ich bin damit einverstanden, dass mir externe Inhalte gezeigt werden.",
        "Waiting for your permission to load the embedded post.",
        "Sie haben einen Fehler gefunden?",
        "Got a story about a mill? Write to us at mill@page.invalid.",
        "Get in touch with our news team by letter or at mill@page.invalid.",
        "For more stories like this, check our page of mills.",
        "To leave a comment, please sign in with the account of the mill.",
        "Comments on this piece are premoderated and may be late.",
        "Bitte markieren Sie die Wörter, die falsch sind.",
        "As a subscriber, you have 10 gift articles a month.",
    ],
)
def test_a_line_that_asks_for_membership_consent_mistakes_or_letters_is_no_text(line: str) -> None:
    assert appeals(line)


@pytest.mark.parametrize(
    "line",
    [
        "The society is for members only on Sundays, he said.",
        "To continue the work, three more pumps were needed.",
        "He found an error in the ledger and told nobody.",
        "For more information on rings, see the manual of the pump.",
        "The comments on the story of the mill were subject to no law.",
        "Close the valve first.",
    ],
)
def test_a_sentence_about_members_or_errors_is_text(line: str) -> None:
    assert not appeals(line) and not is_label(line)


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("Don't miss:", True),
        ("Read this next", True),
        ("Zobacz też: inny młyn", True),
        ("Veja também: outro moinho", True),
        ("Don't miss the stop behind the mill", False),
        ("Top stories of the tower", False),
    ],
)
def test_a_line_above_links_to_other_stories_points_on(line: str, points: bool) -> None:
    assert points_on(line) is points


def test_a_line_that_a_page_says_again_and_again_is_none_of_the_articles() -> None:
    again = "<div class=wrap><p>Whoever wants to react to this has to register here first.</p></div>"
    everything = units_of(PROSE + again * 3)
    dense = [True] * len(everything)
    tree = [unit.block.text in SENTENCES for unit in everything]
    said = Votes(dense, tree, dense, [len(unit.block.text) for unit in everything])
    kept, _ = by_rule(everything, said, 0.9, Signs(), Facts(), LeftOut())
    assert kept_texts(everything, kept) == list(SENTENCES)


def test_a_refrain_is_sung_each_time() -> None:
    refrain = "<p>And the pump goes round, and the well runs dry.</p>"
    page = "<article>" + "".join(f"<p>{sentence}</p>{refrain}" for sentence in SENTENCES) + "</article>"
    assert text_of(reading(page)).count("the pump goes round") == len(SENTENCES)


def told_twice(first: str, second: str) -> int:
    document = reading(
        f"<article><h1>A leaking pump</h1><div class=a>{first}</div><div class=b>{second}</div></article>"
    )
    return text_of(document).count(SENTENCES[1])


def test_a_text_that_stands_in_two_boxes_is_told_once() -> None:
    assert told_twice(PROSE, PROSE + "<p>And a line that only the second one has, below it.</p>") == 1


def test_a_transcript_with_its_speakers_and_without_is_told_once() -> None:
    named = "".join(f"<p>ADA QUAY: {sentence}</p>" for sentence in SENTENCES)
    assert told_twice(PROSE, named) == 1


def test_a_quotation_of_earlier_paragraphs_and_a_sentence_said_twice_stay() -> None:
    assert told_twice(PROSE, f"<p>They wrote about it later:</p><blockquote>{PROSE}</blockquote>") == 2
    assert told_twice(PROSE, f"<p>They wrote about it later.</p><p>{SENTENCES[1]}</p><p>It was so.</p>") == 2


def test_a_refrain_in_stanzas_of_one_box_stays() -> None:
    chorus = f"<p>{SENTENCES[1]}</p><p>{SENTENCES[2]}</p><p>{SENTENCES[3]}</p><p>{SENTENCES[4]}</p>"
    document = reading(
        f"<article><h1>A leaking pump</h1><p>{SENTENCES[0]}</p>{chorus}<p>{SENTENCES[5]}</p>{chorus}</article>"
    )
    assert text_of(document).count(SENTENCES[2]) == 2


def test_terms_that_several_offers_have_stay_with_each() -> None:
    boxes = "".join(f"<div class=o{at}><h2>Offer {at}</h2><p>Number {at}.</p>{PROSE}</div>" for at in range(3))
    assert text_of(reading(f"<article><h1>A leaking pump</h1>{boxes}</article>")).count(SENTENCES[1]) == 3


def crumbs(*names: str) -> str:
    return "<ul>" + "".join(f"<li><a href=/{name.lower()}>{name}</a></li>" for name in names) + "</ul>"


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        (crumbs("Home", "Guides", "Living"), False),
        ("<h2>The pumps of the lower county, and who mends them</h2>" + crumbs("Guides"), False),
        ("<p>Who reads this needs three things from the shop in the yard:</p>" + crumbs("Guides"), True),
        ("<ul><li>Guides</li><li>A ring</li></ul>", True),
        (crumbs(*(f"Guides{number}" for number in range(9))), True),
    ],
)
def test_the_way_to_a_page_above_its_text_goes(above: str, stays: bool) -> None:
    everything = units_of(f"{above}{PROSE}")
    assert any("Guides" in unit.block.text for unit in without_breadcrumbs(everything)) is stays
    assert [unit.block.text for unit in without_breadcrumbs(everything)][-6:] == list(SENTENCES)
