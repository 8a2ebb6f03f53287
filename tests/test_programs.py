"""Programs and styles are emptied before a page is parsed, and nothing else of it is."""

import pytest

from tui_reader.extraction.dispatch import read
from tui_reader.extraction.dom.programs import without_programs
from tui_reader.web.page import Page

STORY = "<p>The ferry came back to the old pier after nineteen years, and the town had waited since dawn.</p>"


@pytest.mark.parametrize(
    ("page", "emptied"),
    [
        ("<script>let a = '<div>' + 1 < 2</script>", "<script></script>"),
        ('<script type="text/javascript" async>go()</script >', '<script type="text/javascript" async></script >'),
        ("<script type=module>go()</script>", "<script type=module></script>"),
        ("<style>p { color: red }</style>", "<style></style>"),
        ("<script><!--\nold()\n//--></script>", "<script></script>"),
        ("<script>a()</script>text<script>b()</script>", "<script></script>text<script></script>"),
    ],
)
def test_programs_and_styles_are_emptied(page: str, emptied: str) -> None:
    assert without_programs(page) == emptied


@pytest.mark.parametrize(
    "page",
    [
        '<script type="application/ld+json">{"a": 1}</script>',
        '<script type="math/tex">x^2</script>',
        '<script type="text/x-template"><p>Text</p></script>',
        "<script src=/a.js/>text that follows</script>",
        "<script>nobody ends it",
        "<scripture>The word</scripture>",
        '<p title="<script>">Text</p><script></script>',
        '<script data-a="b>c">go()</script>',
        "<!-- <script> -->Text<!-- </script> -->",
        "<SCRIPT>go()</SCRIPT>",
        "<p>Nothing of both</p>",
    ],
)
def test_what_is_not_plainly_a_program_stays(page: str) -> None:
    assert without_programs(page) == page


@pytest.mark.parametrize("before", ['<p title="<script>">One</p>', "<!-- <script> -->", "<script>go()</script>"])
def test_no_story_is_lost_with_a_program(before: str) -> None:
    page = f"<html><body>{before}<article><h1>A ferry</h1>{STORY * 5}</article><script>end()</script></body></html>"
    address = "https://page.invalid/ferry"
    document = read(Page(url=address, final_url=address, body=page.encode(), content_type="text/html"))
    assert "after nineteen years" in "".join(block.text for block in document.blocks)
