"""Threads that are far too long: a hundred thousand posts, beside each other or each within the one before."""

import pytest

from tui_reader.extraction.process.child import Child
from tui_reader.web.page import Page

POSTS = 100_000
ADDRESS = "https://board.example/t"


def post(number: int) -> str:
    who = f'<b><a href="/u/{number % 97}">p{number % 97}</a></b>'
    return f"{who} <i>{number % 28 + 1} May 2026</i><p>Said as {number}.</p>"


@pytest.mark.slow
@pytest.mark.hostile
@pytest.mark.parametrize("shape", ["beside", "within"])
async def test_a_hundred_thousand_posts_are_read_to_the_last(shape: str) -> None:
    if shape == "beside":
        body = "".join(f"<div class='q'>{post(number)}</div>" for number in range(POSTS))
    else:
        body = "".join(f"<ul><li>{post(number)}" for number in range(POSTS)) + "</li></ul>" * POSTS
    markup = f"<title>The lock</title><h1>The lock</h1>{body}".encode()
    document = await Child().read(Page(ADDRESS, ADDRESS, markup, "text/html"))
    assert f"Said as {POSTS - 1}." in document.blocks[-1].text and len(document.blocks) > POSTS / 2
