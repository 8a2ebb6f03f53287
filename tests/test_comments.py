"""What readers wrote below an article: no part of it, and a view of its page."""

from pathlib import Path

import pytest

from tests.commented import SENTENCES, WRITTEN, comment, commented
from tests.driving import app_over, press, screen, settled, text
from tests.driving import library as kept_in
from tests.ferry import FERRY
from tui_reader.article.document import Document
from tui_reader.article.form import from_json, to_json
from tui_reader.errors import NothingToRead
from tui_reader.extraction import VERSION
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.page_view import View
from tui_reader.ui.app import ReaderApp
from tui_reader.web.page import Page

BELL = "https://coast.example/bell"


def page(markup: str) -> Page:
    return Page(BELL, BELL, markup.encode(), "text/html")


def reading(view: View = "article", markup: str = "") -> Document:
    return read(page(markup or commented()), view)


def test_the_article_is_alone_and_says_how_many_comments_there_are() -> None:
    document = reading()
    assert [block.text for block in document.blocks] == [*SENTENCES * 3]
    assert document.comments == 4
    assert from_json(to_json(document)).comments == 4


def test_the_comments_are_a_thread_of_people_and_answers() -> None:
    document = reading("comments")
    assert document.read_as == "thread" and document.comments == 0
    heads = [block.text for block in document.blocks if block.kind == "HEADING"]
    assert heads[1:] == [
        "Anna Berg · 12 June 2026",
        "Jon Dahl · to Anna Berg · 12 June 2026",
        "Liv Aas · 13 June 2026",
        "Knut Moe · 13 June 2026",
    ]
    assert {container.kind for block in document.blocks for container in block.inside} == {"POST"}
    said = [block.text for block in document.blocks if block.kind == "PARAGRAPH"]
    assert said == [words for _, _, words in WRITTEN], "no buttons, and nothing of the article"


def test_an_article_of_one_sentence_is_the_article_however_much_is_written_below() -> None:
    told = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 3)
    short = commented().replace(told, f"<p>{SENTENCES[0]}</p>")
    says = '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-06-11">'
    document = reading(markup=short.replace("<head>", f"<head>{says}"))
    assert [block.text for block in document.blocks] == [SENTENCES[0]]
    assert document.comments == 4 and document.byline == ""
    assert reading("comments", short.replace("<head>", f"<head>{says}")).read_as == "thread"
    assert reading(markup=short).read_as == "thread"


def test_a_box_for_comments_without_any_is_none() -> None:
    empty = commented().replace(comment(2), "").replace(comment(3), "")
    empty = empty[: empty.index("<ol>")] + "<form id=respond><p>Write something about this article here.</p></form>"
    assert reading(markup=empty).comments == 0
    with pytest.raises(NothingToRead, match="Nobody wrote anything below"):
        reading("comments", empty)


def test_what_stands_in_a_box_named_after_comments_around_the_article_stays_the_article() -> None:
    around = commented().replace("<body>", "<body><div class='with-comments'>").replace("</body>", "</div></body>")
    assert [block.text for block in reading(markup=around).blocks] == [*SENTENCES * 3]
    assert reading(markup=around).comments == 4


def app_on(folder: Path, markup: str) -> ReaderApp:
    library = kept_in(folder, FERRY)
    library.keep(read(page(markup)), page(markup), VERSION, BELL, BELL)
    return app_over(library, folder, BELL)


@pytest.mark.app
async def test_the_view_key_goes_on_to_the_comments_and_back_to_the_sentence(tmp_path: Path) -> None:
    app = app_on(tmp_path, commented())
    async with app.run_test(size=(80, 16)) as pilot:
        await settled(pilot)
        await press(pilot, "G", "k", "k")
        there = screen(app)[:12]
        await press(pilot, "G")
        assert "words · \\ 4 comments" in text(app)
        await press(pilot, "k", "k", "\\")
        assert screen(app)[1].strip() == "The bell of the ferry"
        assert "Anna Berg · 12 June 2026" in text(app) and "comments" in screen(app)[-1]
        await press(pilot, "]", "]", "]")
        assert " of 4 " in screen(app)[-1], "they are gone through as a thread is"
        await press(pilot, "\\")
        assert "whole page" in screen(app)[-1] and screen(app)[:4] == there[:4]
        await press(pilot, "\\", "\\")
        assert "article" in screen(app)[-1] and "comments" not in screen(app)[-1]
        await press(pilot, "\\", "q")
    again = app_over(kept_in(tmp_path), tmp_path, BELL)
    async with again.run_test(size=(80, 16)) as pilot:
        await settled(pilot)
        await press(pilot, "G")
        assert "words · \\ 4 comments" in text(again), "comments are looked at for a while: the article opens"


@pytest.mark.app
async def test_a_page_without_comments_has_no_such_view(tmp_path: Path) -> None:
    plain = commented()
    app = app_on(tmp_path, plain[: plain.index("<section")])
    async with app.run_test(size=(80, 16)) as pilot:
        await settled(pilot)
        await press(pilot, "\\")
        assert "whole page" in screen(app)[-1]
