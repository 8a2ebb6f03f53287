"""Whose words a quotation set apart is: what a page and the networks say below it."""

import pytest

from tests.test_extraction_shape import SENTENCE, TEXT, reading
from tui_reader.article.document import Block, Container, Span
from tui_reader.quotes import quotes

SAID = "The bridge is open, and the soup is hot."


def shown(*blocks: Block, language: str = "en") -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in quotes(blocks, language)]


def quoted(text: str, *spans: Span) -> Block:
    return Block("PARAGRAPH", text, spans=spans, inside=(Container("QUOTATION", 1),))


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote>{} <cite>Anna Vik</cite></blockquote>",
        "<blockquote><p>{}</p><footer>Anna Vik</footer></blockquote>",
        "<blockquote><p>{}</p><footer>— Anna Vik in <cite>The Ferry</cite></footer></blockquote>",
        '<blockquote><p>{}</p><p class="author"><strong>Anna Vik</strong></p></blockquote>',
        '<blockquote><p>{}</p><div class="quote-author"><span>Anna Vik</span><span>host</span></div></blockquote>',
        '<div class="quote"><blockquote>{}</blockquote><p class="attribution">Anna Vik</p></div>',
        "<blockquote><p>{}</p></blockquote><p><cite>Anna Vik</cite></p>",
        "<figure><blockquote><p>{}</p></blockquote><figcaption>Anna Vik, neighbour</figcaption></figure>",
    ],
)
def test_a_page_tells_whose_words_a_quotation_is(markup: str) -> None:
    document = reading(TEXT * 4 + markup.format(SAID) + TEXT * 4)
    assert [(quote.speaker, quote.text) for quote in quotes(document.blocks, "en")] == [("Anna Vik", SAID)]


def test_a_title_that_a_quotation_ends_with_is_no_source() -> None:
    document = reading(TEXT * 4 + "<blockquote><p>I never finished <cite>The Ferry</cite></p></blockquote>" + TEXT * 4)
    assert [block.text for block in document.blocks if block.inside] == ["I never finished The Ferry"]


def test_a_page_set_in_one_box_has_no_source() -> None:
    document = reading(f'<blockquote>{TEXT * 12}<p class="author">{SENTENCE}</p></blockquote>')
    assert not any(block.text.startswith("—") for block in document.blocks)


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        ((SAID, "Post by @vik@sea.example", "View on Mastodon"), "@vik@sea.example"),
        (("View this post on Instagram", SAID, "A post shared by Anna Vik (@annavik)"), "Anna Vik"),
        (("Sieh dir diesen Beitrag auf Instagram an", SAID, "Ein Beitrag geteilt von anna.vik (@annavik)"), "anna.vik"),
        ((SAID, "A post shared by Anna Vik (she/her) (@annavik)"), "Anna Vik"),
        ((SAID, "Posted by Anna Vik on Tuesday, 3 March 2026"), "Anna Vik"),
        (("@annavik", SAID, "♬ original sound - Anna Vik"), "@annavik"),
        ((f"{SAID}\nby u/annavik in bridges",), "u/annavik"),
        ((SAID, "— Anna Vik (@annavik) March 3, 2026"), "Anna Vik"),
        ((SAID, "Anna Vik, in a letter of 1911"), "Anna Vik"),
        ((f"{SAID} (Anna Vik)",), "Anna Vik"),
    ],
)
def test_a_post_is_from_who_signs_it(lines: tuple[str, ...], speaker: str) -> None:
    assert shown(*map(quoted, lines)) == [(speaker, SAID)]


def test_letters_set_a_name_apart_that_no_list_knows() -> None:
    name = "Zdrafka Ilk"
    assert shown(quoted(SAID), quoted(name, Span(0, len(name), "EMPHASIS"))) == [(name, SAID)]
    assert shown(quoted(SAID), quoted(name)) == [(None, f"{SAID}\n{name}")]


@pytest.mark.parametrize(
    "lines", [("Post by @vik@sea.example", "View on Mastodon"), ("@annavik",), ("— Anna Vik (@annavik) March 3, 2026",)]
)
def test_a_post_without_words_says_nothing(lines: tuple[str, ...]) -> None:
    assert shown(*map(quoted, lines)) == []


def test_a_picture_above_the_words_of_a_quotation_is_passed() -> None:
    picture = Block("FIGURE", "", inside=(Container("QUOTATION", 1),))
    assert shown(quoted("Zitat von Anna Vik"), picture, quoted(SAID), language="de") == [("Anna Vik", SAID)]


def test_two_who_sign_in_one_box_are_two_quotations() -> None:
    lines = ("The bell is old.", "– Anna Vik", "The quay is long.", "– Jon Dahl")
    assert shown(*map(quoted, lines)) == [("Anna Vik", "The bell is old."), ("Jon Dahl", "The quay is long.")]


@pytest.mark.parametrize("last", ["It was late (John knew)", "Rose is a rose", "Anna Vik left us."])
def test_a_line_that_goes_on_is_no_name(last: str) -> None:
    assert [speaker for speaker, _ in shown(quoted(SAID), quoted(last))] == [None]


def test_words_and_who_signs_them_are_chosen_together() -> None:
    tweet = (
        '<blockquote class="twitter-tweet"><p>{} <a href="https://t.invalid/x">pic.t.invalid/x</a></p>'
        '&mdash; Anna Vik (@annavik) <a href="https://t.invalid/1">March 3, 2026</a></blockquote>'
    )
    gram = (
        '<blockquote class="instagram-media"><div><a href="https://g.invalid/p">View this post on Instagram</a>'
        '<p>{}</p><p><a href="https://g.invalid/p">A post shared by Anna Vik (@annavik)</a></p></div></blockquote>'
    )
    for post in (tweet, gram):
        document = reading(TEXT * 4 + post.format(SAID) + TEXT * 4)
        assert [quote.speaker for quote in quotes(document.blocks, "en")] == ["Anna Vik"]
        assert any(SAID in block.text for block in document.blocks)


def test_what_an_article_in_the_first_person_sets_apart_is_its_own() -> None:
    told = [Block("PARAGRAPH", f"I kept the {thing} for nine years.") for thing in ("weir", "bell", "boat", "quay")]
    words = "I have to say here that nobody among us ever does this work in the belief that it will change the sea."
    assert shown(*told, quoted(words)) == []
    assert shown(*told, Block("PARAGRAPH", "My mother wrote to me:"), quoted(words)) == [("My mother", words)]
    other = [Block("PARAGRAPH", f"The {thing} is old.") for thing in ("weir", "bell", "boat", "quay")]
    assert shown(*other, quoted(words)) == [(None, words)]
