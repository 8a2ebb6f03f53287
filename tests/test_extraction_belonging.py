"""What belongs to the chosen text because of where it stands."""

import pytest

from tests.test_extraction_shape import SENTENCE, TEXT, having, reading
from tui_reader.extraction.choice.belonging import with_belongings
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.shape.units import units


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="chapter"><p><span class="pagenum">[Pg 9]</span></p><h2>Chapter II</h2></div>',
        '<h2>Chapter II</h2><div class="level2">{}</div>',
    ],
)
def test_a_heading_straight_above_the_text_is_its_heading(markup: str) -> None:
    page = reading(f"{TEXT * 6}{markup.format(TEXT * 2)}{TEXT * 6}")
    assert "Chapter II" in [block.text for block in page.blocks if block.kind == "HEADING"]
    assert not any("[Pg" in block.text for block in page.blocks)


def test_a_sentence_in_a_box_like_those_around_it_is_text_although_it_is_a_link() -> None:
    boxes = f'<div class="markup">{TEXT}</div>' * 3
    told = "All three of them denied on Friday that they had ever been near the old lock in September."
    page = reading(f'{boxes}<div class="markup"><p><a href="/before"><b>{told}</b></a></p></div>{boxes}')
    assert having(page, "denied on Friday").kind == "PARAGRAPH"


def test_the_last_section_of_a_readme_is_a_section() -> None:
    readme = f'<div class="markdown-body">{TEXT * 4}<h2>License</h2><p>MIT, see the file LICENSE.</p></div>'
    page = reading(f"{readme}<div><h2>About</h2><p>A small tool.</p></div>")
    assert [block.text for block in page.blocks][-2:] == ["License", "MIT, see the file LICENSE."]


ANSWERS = (
    (
        "May dogs come along?",
        "They may, on a lead, and those that sit on a lap for the whole of the crossing travel free.",
    ),
    (
        "What happens in a storm?",
        "From force nine on the boat stays in the harbour, and two black balls say so on the pier.",
    ),
    (
        "Is there a night boat?",
        "Only when the theatre plays; it leaves half an hour after the curtain, and waits for nobody.",
    ),
)


def folded(*answers: tuple[str, str]) -> str:
    return "".join(f"<details><summary>{asked}</summary><p>{said}</p></details>" for asked, said in answers)


def test_what_the_articles_own_box_folds_away_is_the_articles() -> None:
    menu = folded(("More", "Every page of the harbour office that is not named above: tide tables, lost umbrellas."))
    imprint = folded(("Imprint", "The harbour office answers for these pages, and for none that they lead to."))
    page = reading(
        f"<nav>{menu}</nav><div class=entry><div>{TEXT * 6}</div><div class=boxes>{folded(*ANSWERS)}</div></div>"
        f"<footer>{imprint}</footer>"
    )
    texts = [block.text for block in page.blocks]
    assert texts[-6:] == [text for answer in ANSWERS for text in answer]
    assert not any("harbour office" in text for text in texts)


@pytest.mark.parametrize("name", ["Transcript of the talk", "Step one", "Proof"])
def test_one_thing_that_the_articles_own_box_folds_away_is_the_articles(name: str) -> None:
    page = reading(f"<div class=entry><div>{TEXT * 6}</div>{folded((name, ANSWERS[0][1]))}</div>")
    assert [block.text for block in page.blocks][-2:] == [name, ANSWERS[0][1]]


def test_links_that_the_articles_box_folds_away_are_not_brought_back() -> None:
    links = "".join(f'<li><a href="/{at}">The lock keeper of {at} winters</a></li>' for at in range(4))
    more = f"<details><summary>On the same street</summary><ul>{links}</ul></details>"
    page = reading(f"<div class=entry><div>{TEXT * 5}</div><div class=boxes>{more}</div></div>")
    assert "On the same street" not in [block.text for block in page.blocks]


CARD = (
    '<div class="block"><h2>Best {0}</h2><h3><a href="https://shop.invalid/{0}" rel="nofollow sponsored">'
    'Quern {0}</a></h3><div><a href="https://shop.invalid/{0}">$3{1} at the shop</a></div>'
    "<figcaption>Credit: Ada</figcaption></div>"
)
NAMES = ("large", "cheap", "quiet")


def belonging_headings(body: str) -> list[str]:
    """The headings of a text of which the paragraphs were chosen, and "Why we like it"."""
    everything = units(parse(f"<body><article><div>{body}</div></article></body>"), "https://page.invalid/querns")
    chosen = [unit for unit in everything if SENTENCE[:20] in unit.block.text or unit.block.text == "Why we like it"]
    found = with_belongings(everything, chosen, "page.invalid")
    return [unit.block.text for unit in found if unit.block.kind == "HEADING"]


def test_cards_of_the_things_a_text_compares_name_what_is_said_below_them() -> None:
    cards = [f"{CARD.format(name, at)}<h3>Why we like it</h3>{TEXT * 2}" for at, name in enumerate(NAMES)]
    found = belonging_headings(TEXT * 3 + "".join(cards))
    assert [text for text in found if text != "Why we like it"] == [
        title for name in NAMES for title in (f"Best {name}", f"Quern {name}")
    ]


@pytest.mark.parametrize(
    "card",
    [
        '<div class=x><h3><a href="//www.page.invalid/dry">The dry year</a></h3><p>Why the wheel stood.</p></div>',
        "<div class=x><div class=y><h3>The dry year</h3></div><p>By Ada Holm</p><img src=/dry.jpg></div>",
        "<div class=teaser><div><h3>The dry year</h3></div><p>Why the wheel stood still.</p></div>",
        "<form><div><h3>The dry year</h3></div><p>Have it sent to you.</p></form>",
    ],
)
def test_a_card_of_another_story_between_the_paragraphs_is_none_of_the_text(card: str) -> None:
    assert belonging_headings(f"{TEXT * 4}{card}{TEXT * 4}") == []
