"""A list on the screen: its rows, its keys, and the way into its articles and back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.driving import NOW, app_on, at_once, press, press_meanwhile, screen, settled
from tests.ferry import FERRY
from tests.idle import idle
from tests.listed import lines_of
from tests.news import ADDRESS, ITEMS, NEWS, listing
from tui_reader.address import Source
from tui_reader.article.document import Document, Item
from tui_reader.library.following.followed import NewIn, Standing
from tui_reader.library.following.following import Follow, NoteAnswer, SetNew
from tui_reader.library.following.list_tags import SetListTags
from tui_reader.library.library import Library
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.collected.collected_list import CollectedList
from tui_reader.ui.collected.list_rows import Situation, foot, list_entries
from tui_reader.ui.lists.list_screen import ListScreen

STORIES = [FERRY.with_(url=item.url, final_url=item.url, title=item.title, quotes=(), outline=()) for item in ITEMS[:4]]


def rows(here: Situation, document: Document = NEWS, width: int = 80) -> list[str]:
    return lines_of(list_entries(document, width, here._replace(now=NOW)))


def test_entries_stand_below_their_days_with_what_became_of_them() -> None:
    standing = {
        ITEMS[2].url: Standing(1, True, 2, 0.0, "unread", ""),
        ITEMS[4].url: Standing(2, True, None, 0.31, "reading", ""),
        ITEMS[6].url: Standing(3, True, None, 1.0, "finished", ""),
        ITEMS[9].url: Standing(None, False, 3, 0.0, "unread", "403"),
    }
    here = Situation(frozenset(("id0", "id1", "id3")), standing, ("id0", "id1"), NOW - 3600)
    lines = rows(here)
    assert lines[0].split() == "Coast Weekly 11 stories · 3 new".split()
    assert lines[1] == "  coastweekly.example · followed · asked today 11:00"
    assert lines[3] == "  TODAY 3" and lines[8] == "  YESTERDAY 4" and lines[14] == "  3 JUN 4"
    assert lines[4].split() == "+ • The county wants its breakwater back Mari Holm 08:02".split()
    assert lines[6].split() == "2 A short history of the ferry bell Ida Ness kept 06:15".split()
    assert lines[10].split() == "The ferry comes back Mari Holm 31 % 18:30".split()
    assert lines[12].endswith("end  09:20") and lines[17].startswith("   3  ") and lines[17].endswith("403  10:30")
    assert all(len(line) <= 79 for line in lines)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (
            "2026-06-15 2026-06-12 2026-05-30 2026-05-21 2026-05-02 2026-05-01",
            "TODAY 1, JUN 2026 1, MAY 2026 4 / 1 May",
        ),
        ("2026-06-14 2026-04-02 2026-02-20 2025-12-02 2025-10-01", "YESTERDAY 1, 2026 2, 2025 2 / 1 Oct"),
        ("2026-06-02 2026-05-30 2026-05-21", "2 JUN 1, 30 MAY 1, 21 MAY 1 / 08:02"),
    ],
)
def test_entries_that_each_have_a_day_of_their_own_stand_below_months_or_years(days: str, found: str) -> None:
    items = [
        ITEMS[0]._replace(published=f"{day}T08:02:00Z", id=str(at), url=f"{ADDRESS}/{at}")
        for at, day in enumerate(days.split())
    ]
    lines = rows(Situation(), listing(*items))
    headings = [line.strip() for line in lines[2:] if line.strip() and line[2] != " "]
    assert f"{', '.join(headings)} / {' '.join(lines[-1].split()[8:])}" == found


def test_entries_without_dates_stand_as_they_are_in_the_page() -> None:
    page = listing(*(item._replace(published="", byline="") for item in ITEMS[:3]))
    lines = rows(Situation(keys="found on the page"), page)
    assert lines[1:3] == ["  coastweekly.example · found on the page", ""]
    assert [line.strip() for line in lines[3:]] == [item.title for item in ITEMS[:3]]


def test_the_foot_has_two_lines_of_a_summary_and_all_of_it_when_asked() -> None:
    def words(whole: bool) -> list[str]:
        return ["".join(run.text for run in line).strip() for line in foot(ITEMS[0], 80, whole, "K")]

    assert len(words(False)) == 3 and words(False)[2].endswith("… (2 more lines: K)")
    assert " ".join(words(True)).strip() == ITEMS[0].summary
    assert len(foot(None, 80, False, "K")) == 3


def followed(app: ReaderApp, *new: str) -> Library:
    """The list is followed, and these of its entries are new."""
    library = app.reading._library
    assert library is not None
    library.change(Follow(ADDRESS, "Coast Weekly", ids=tuple(item.id for item in ITEMS)))
    library.change(SetNew(ADDRESS, new, True))
    return library


def new_in(library: Library) -> list[str] | None:
    found = library.ask(NewIn(ADDRESS))
    return None if found is None else sorted(found)


def row(app: ReaderApp) -> Item | None:
    """The entry under the cursor of the list on the screen; None where there is no list."""
    return app.screen.listing.value if isinstance(app.screen, ListScreen) else None


def shows(app: ReaderApp, title: str) -> bool:
    """Whether an article is on the screen, nothing over it."""
    return not isinstance(app.screen, ListScreen) and title in "\n".join(screen(app)[:3])


@pytest.mark.app
async def test_a_list_opens_over_the_text_and_its_articles_lead_back_to_their_rows(tmp_path: Path) -> None:
    app = app_on(tmp_path, NEWS, *STORIES, address=ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ListScreen) and isinstance(app.screen.contents, CollectedList)
        assert "11 stories" in screen(app)[0]
        await press(pilot, "j", "enter")
        assert shows(app, ITEMS[1].title)
        await press(pilot, "full_stop")
        assert shows(app, ITEMS[2].title)
        await press(pilot, "q")
        assert row(app) == ITEMS[2]
        await press(pilot, "k", "enter")
        await press(pilot, "backspace")
        assert row(app) == ITEMS[1]


@pytest.mark.app
async def test_keys_behind_enter_are_for_the_article_that_it_opens(tmp_path: Path) -> None:
    app = app_on(tmp_path, NEWS, *STORIES, address=ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(app, "j", "enter", "full_stop")
        await settled(pilot)
        assert shows(app, ITEMS[2].title)
        await press(pilot, "q")
        at_once(app, "k", "enter", "space", "j")
        await settled(pilot)
        assert app.screen is app.reader_screen and app.reader_screen.current.visit is not None
        assert app.reader_screen.current.visit.document is not None
        assert app.reader_screen.current.visit.document.title == ITEMS[1].title
        assert ITEMS[1].title not in "\n".join(screen(app)[:3]), "Space went a page down in the article"
        await press(pilot, "q")
        assert row(app) == ITEMS[1]


@pytest.mark.app
async def test_along_the_list_goes_from_what_is_being_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(tmp_path, NEWS, *STORIES, address=ADDRESS)
    opened = app.reading.open

    async def late(source: Source, *asked: Any, **named: Any) -> AsyncIterator[Any]:
        if source.address == ITEMS[1].url:
            await asyncio.Event().wait()
        async for event in opened(source, *asked, **named):
            yield event

    monkeypatch.setattr(app.reading, "open", late)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press_meanwhile(pilot, "j", "enter")
        while "opening" not in screen(app)[-1]:
            await idle(app)
        await press_meanwhile(pilot, "full_stop")
        while not shows(app, ITEMS[2].title):
            await idle(app)


def by_day(app: ReaderApp) -> bool:
    return any("TODAY" in line for line in screen(app))


@pytest.mark.app
async def test_a_list_is_sorted_and_stays_so_on_the_way_back(tmp_path: Path) -> None:
    app = app_on(tmp_path, NEWS, *STORIES, address=ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "s", "g")
        by_title = sorted(ITEMS, key=lambda item: item.title.casefold())
        assert row(app) == by_title[0] and not by_day(app)
        at = by_title.index(ITEMS[0])
        await press(pilot, *"j" * at, "enter")
        await press(pilot, "backspace")
        assert row(app) == ITEMS[0] and not by_day(app)
        await press(pilot, "s", "s", "s")
        assert by_day(app)


@pytest.mark.app
async def test_keys_say_what_is_new_and_what_is_queued(tmp_path: Path) -> None:
    app = app_on(tmp_path, NEWS, *STORIES, address=ADDRESS)
    library = followed(app, "id1", "id3")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert row(app) == ITEMS[1]
        await press(pilot, "n")
        assert row(app) == ITEMS[3] and screen(app)[-1].count("4 of 11") == 1
        await press(pilot, "a")
        assert row(app) == ITEMS[4] and new_in(library) == ["id1"]
        assert [entry.address for entry in library.queue()] == [ITEMS[3].url]
        await press(pilot, "v", "v", "N")
        assert new_in(library) == ["id1", "id4", "id5"]
        await press(pilot, "C")
        assert new_in(library) == []
        await press(pilot, "C")
        assert new_in(library) == ["id1", "id4", "id5"]
        await press(pilot, "D", "y")
        assert new_in(library) is None
        await press(pilot, "equals_sign")
        assert isinstance(app.screen, ListScreen) and not isinstance(app.screen.contents, CollectedList)
        await press(pilot, "escape")
        await press(pilot, "ampersand")
        assert new_in(library) == []


@pytest.mark.app
async def test_tags_and_putting_away_act_on_what_is_marked(tmp_path: Path) -> None:
    app = app_on(tmp_path, NEWS, *STORIES, address=ADDRESS)
    library = followed(app, "id1", "id9")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "v", "v")
        assert "2 marked · a # e N act on them" in screen(app)[-1]
        await press(pilot, "number_sign", *"coast", "enter")
        assert len(library.articles("tag:coast")) == 2
        await press(pilot, "e")
        assert {row.group for row in library.articles("tag:coast")} == {"archived"} and new_in(library) == ["id9"]
        assert [line.split()[-2] for line in screen(app)[4:6]] == ["away", "away"]
        await press(pilot, "G", "number_sign", *"tide", "enter")
        (row,) = library.articles("tag:tide")
        assert row.title == ITEMS[10].title and not row.has_text


@pytest.mark.app
async def test_what_is_queued_from_a_list_gets_its_tags_and_a_silent_list_says_so(tmp_path: Path) -> None:
    app = app_on(tmp_path, NEWS, address=ADDRESS)
    library = followed(app)
    library.change(SetListTags(ADDRESS, ("coast",)), NoteAnswer(ADDRESS, "503"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "does not answer: 503" in screen(app)[1]
        await press(pilot, "g", "a")
        assert [(row.group, row.title) for row in library.articles("tag:coast")] == [("queue", "")]


@pytest.mark.app
async def test_opening_an_article_has_it_seen_and_one_that_does_not_come_leaves_the_list(tmp_path: Path) -> None:
    app = app_on(tmp_path, NEWS, *STORIES, address=ADDRESS)
    library = followed(app, "id1", "id9")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert new_in(library) == ["id9"] and shows(app, ITEMS[1].title)
        await press(pilot, "q")
        await press(pilot, "n", "enter")
        assert row(app) == ITEMS[9]
        assert "Could not open" in screen(app)[-1]
