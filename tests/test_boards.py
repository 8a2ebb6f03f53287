"""Discussions as the programs that people talk in write them: who said it, when, to whom, and none of their buttons."""

from pathlib import Path

import pytest

from tui_reader.article.document import Document
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

PAGES = Path(__file__).parent / "pages" / "boards"
BUTTONS = frozenset(("reply", "report", "permalink", "share", "quote", "embed", "save", "upvote", "like", "login"))
LOCK, COUNTY, NEIGHBOURS = "The lock at the upper end", "Somebody has to ask", "Then ask the neighbours"
GATE, DRAWINGS = "The gate was oiled", "I have the drawings"
QUOTED = "nobody can say for how long"
FLAT = {
    "phpbb": "Sat Nov 21, 2026 9:1{} am",
    "xenforo": "Nov 21, 2026",
    "vbulletin": "21st November 2026, 09:1{} AM",
    "smf": "Nov 21, 2026, 09:1{} AM",
}
"""How a board whose posts stand side by side says when."""


def page(name: str) -> Document:
    body = (PAGES / f"{name}.html").read_bytes()
    return read(Page("https://board.example/t/1", "https://board.example/t/1", body, "text/html"))


def heads(document: Document) -> list[tuple[int, str]]:
    """The heads of the posts, each with how many boxes of posts it stands in."""
    return [
        (sum(box.kind == "POST" for box in block.inside), block.text)
        for block in document.blocks
        if block.kind == "HEADING"
    ]


def said(document: Document) -> list[str]:
    """What was written, without what is quoted of others."""
    texts = [block for block in document.blocks if block.kind != "HEADING"]
    return [block.text for block in texts if not any(box.kind == "QUOTATION" for box in block.inside)]


def begins(texts: list[str], *beginnings: str) -> bool:
    return [text.startswith(start) for text, start in zip(texts, beginnings, strict=True)] == [True] * len(texts)


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.html")))
def test_a_discussion_is_a_thread_without_the_buttons_of_its_program(name: str) -> None:
    document = page(name)
    assert document.read_as == "thread"
    assert BUTTONS.isdisjoint(word.strip().lower() for block in document.blocks for word in block.text.split("\n"))
    assert not [block for block in document.blocks if block.kind == "FIGURE"]


@pytest.mark.parametrize("name", FLAT)
def test_posts_stand_side_by_side_and_what_they_quote_is_a_quotation(name: str) -> None:
    document = page(name)
    people = ("miller", "sluice", "holm", "miller")
    assert heads(document) == [(1, f"{who} · {FLAT[name].format(at)}") for at, who in enumerate(people, 1)]
    assert begins(said(document), LOCK, COUNTY, NEIGHBOURS, GATE)
    (quoted,) = [block for block in document.blocks if block.text.endswith(QUOTED)]
    assert quoted.inside[-1].kind == "QUOTATION"


def test_rows_of_a_table_say_by_a_picture_to_whom_they_answer() -> None:
    document = page("hacker-news")
    assert heads(document) == [
        (1, "miller · 5 hours ago · 57 points"),
        (1, "sluice · 4 hours ago"),
        (2, "holm · to sluice · 3 hours ago"),
        (3, "miller · to holm · 2 hours ago"),
        (1, "bran · 1 hour ago"),
    ]
    assert begins(said(document), LOCK, DRAWINGS, COUNTY, NEIGHBOURS, GATE, DRAWINGS)


def test_the_page_says_who_asked_and_counts_points_without_the_readers_own() -> None:
    assert heads(page("old-reddit")) == [
        (1, "miller · 5 hours ago · 212 points"),
        (1, "sluice · 4 hours ago · 87 points"),
        (2, "holm · to sluice · 3 hours ago · 12 points"),
        (3, "miller · to holm · 2 hours ago · by the asker · 5 points"),
        (1, "bran · 1 hour ago · 3 points"),
    ]


def test_every_post_stands_in_the_outline_by_its_author() -> None:
    document = page("old-reddit")
    told = [section.author for top in document.outline for section in top.walk() if section.author]
    assert told == ["miller", "sluice", "holm", "miller", "bran"]


def test_the_question_stands_apart_from_its_answers_of_which_one_was_taken() -> None:
    assert heads(page("stack-exchange")) == [
        (1, "miller · asked Nov 21 at 9:11 · 12 points"),
        (1, "sluice · answered Nov 21 at 9:12 · 31 points · accepted"),
        (1, "holm · answered Nov 21 at 9:13 · -1 point"),
    ]


def test_what_crawlers_are_told_has_likes_and_quotations() -> None:
    document = page("discourse")
    assert [head for _, head in heads(document)] == [
        "miller · November 21, 2026, 9:11am · 7 points",
        "sluice · November 21, 2026, 9:12am · 3 points",
        "holm · November 21, 2026, 9:13am",
        "miller · November 21, 2026, 9:14am",
    ]
    assert [block.inside[-1].kind for block in document.blocks if block.text == QUOTED] == ["QUOTATION"]


def test_a_question_in_another_kind_of_box_stands_above_its_answers_with_its_head() -> None:
    document = page("lemmy")
    assert document.blocks[1].text.startswith(LOCK)
    assert [(depth, head.rpartition(" · ")[0]) for depth, head in heads(document)] == [
        (1, "miller"),
        (1, "sluice"),
        (2, "holm · to sluice"),
        (3, "miller · to holm"),
        (1, "bran"),
    ]


def test_the_head_of_a_question_may_stand_beside_it_in_the_box_of_its_answers() -> None:
    document = page("gitlab")
    assert document.blocks[1].text.startswith(LOCK)
    assert [head for _, head in heads(document)] == [
        "miller · 5 hours ago",
        "sluice · 4 hours ago",
        "holm · 3 hours ago",
        "miller · 2 hours ago",
    ]


def test_posts_have_the_names_that_people_show_and_no_moments_for_names() -> None:
    assert [head for _, head in heads(page("mastodon"))] == [
        f"{who} of the Mill · Nov 21" for who in ("Miller", "Sluice", "Holm", "Miller")
    ]


def test_who_opened_an_issue_is_said_beside_what_else_they_write() -> None:
    document = page("github")
    assert [head for _, head in heads(document)] == [
        "miller · Nov 21, 2026", "sluice · Nov 21, 2026", "holm · Nov 21, 2026", "miller · Nov 21, 2026 · by the asker",
    ]  # fmt: skip
    assert begins(said(document), LOCK, COUNTY, NEIGHBOURS, GATE)


def test_the_archive_of_a_mailing_list_has_its_depths_and_the_text_behind_a_quotation() -> None:
    document = page("hyperkitty")
    assert [(depth, head.partition(" · 9:")[0]) for depth, head in heads(document)] == [
        (1, "Ida Miller"), (2, "Jon Sluice · to Ida Miller"), (3, "Mari Holm · to Jon Sluice"),
        (2, "Ida Miller · to Ida Miller"),
    ]  # fmt: skip
    assert begins(said(document), LOCK, COUNTY, NEIGHBOURS, GATE)
