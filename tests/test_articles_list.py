"""The list of articles without a screen: what it asks of the library and what its keys change there."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Mapping
from pathlib import Path

import pytest

from tests.driving import NOW, library
from tests.ferry import FERRY, long_article
from tests.listed import Stage, lines_of
from tests.news import ADDRESS as ADDRESS_OF_NEWS
from tests.news import ITEMS
from tui_reader.address import Source
from tui_reader.article.cells import cell_len
from tui_reader.errors import ConnectionFailed, LibraryError
from tui_reader.extraction.page_view import View
from tui_reader.library.following.followed import Followed
from tui_reader.library.following.following import Follow, SetNew
from tui_reader.library.values import Group, Order, Row
from tui_reader.reading import Keeper, Shelf
from tui_reader.reading.kept.followed_lists import FollowedLists
from tui_reader.reading.kept.marked_shelf import MarkedShelf
from tui_reader.reading.kept.notes_shelf import NotesShelf
from tui_reader.reading.opening_events import Event, Failed
from tui_reader.settings import Settings
from tui_reader.settings.settings import Sync
from tui_reader.ui.articles.article_actions import MOST_OPENED, HandedOut
from tui_reader.ui.articles.article_rows import Answer, Look, article_entries, site_name
from tui_reader.ui.articles.articles_list import ArticlesList, Listed
from tui_reader.ui.articles.followed_rows import Others
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.lists.list_contents import Hint
from tui_reader.ui.outside.other_machines import OtherMachines

BELLS = FERRY.with_(url="https://tidal.example/bells", final_url="https://tidal.example/bells", title="The ferry bell")
LONG = long_article().with_(url="https://tidal.example/long", final_url="https://tidal.example/long")


def articles(folder: Path, opened: list[str]) -> tuple[Stage[Listed], Shelf]:
    shelf = Shelf(Keeper(library(folder, FERRY, BELLS, LONG)))
    return on(shelf, opened), shelf


async def nowhere(
    source: Source, view: View | None = None, check: bool = False, *, answered: object = None
) -> AsyncGenerator[Event]:
    """A network that answers nothing."""
    yield Failed(ConnectionFailed("No answer"))


def on(
    shelf: Shelf,
    opened: list[str],
    has_text: bool = True,
    keymap: Keymap | None = None,
    fetch: Callable[[str], Awaitable[None]] | None = None,
    is_over: bool = False,
    folder: str = "",
    machines: OtherMachines | None = None,
) -> Stage[Listed]:
    return Stage(
        lambda shown: ArticlesList(
            shown,
            shelf,
            MarkedShelf(shelf._keeper),
            NotesShelf(shelf._keeper, lambda: Settings(export_folder=folder)),
            FollowedLists(shelf._keeper, nowhere, lambda: NOW),
            order="read",
            keep_order=lambda order: None,
            fetch_behind=fetch,
            now=lambda: NOW,
            key_of=(keymap or Keymap()).key_of,
            open_source=lambda source: opened.append(source.address),
            find=lambda words: opened.append(f"find {words}"),
            handed_out=HandedOut(
                lambda some: f"outside {' '.join(some)}", lambda some: shown.say(f"copied {' '.join(some)}")
            ),
            has_text=lambda: has_text,
            is_over=is_over,
            leave_program=lambda: opened.append("left"),
            machines=machines
            or OtherMachines(Sync, lambda work: None, shown.say, lambda: None, lambda asked, agree: agree()),
        )
    )


async def test_articles_are_filled_when_the_library_has_answered(tmp_path: Path) -> None:
    stage, _ = articles(tmp_path, [])
    assert not stage.contents.is_filled and stage.held.value is None
    await stage.worked()
    assert stage.contents.is_filled and stage.held.value is not None
    assert stage.lines[0].startswith("  ARTICLES") and " 3 kept · " in stage.lines[0]


async def test_the_library_filters_the_articles_and_the_cursor_stays_on_its_own(tmp_path: Path) -> None:
    stage, _ = articles(tmp_path, [])
    await stage.worked()
    filtered = stage.contents.filtered
    assert filtered is not None
    filtered.set_filter("zzz")
    await stage.worked()
    assert stage.lines[-3:] == ["   nothing here matches “zzz” · Esc", "", "     search the texts for “zzz”"]
    filtered.set_filter("bell")
    await stage.worked()
    row = stage.held.value
    assert isinstance(row, Row) and row.address == BELLS.url
    filtered.set_filter("")
    await stage.worked()
    row = stage.held.value
    assert isinstance(row, Row) and row.address == BELLS.url


async def test_articles_are_queued_deleted_opened_and_copied(tmp_path: Path) -> None:
    opened: list[str] = []
    stage, shelf = articles(tmp_path, opened)
    await stage.worked()
    row = stage.held.value
    assert isinstance(row, Row)
    for command in ("browser", "copy.address", "article.queue"):
        stage.press(command)
    await stage.worked()
    assert len(await shelf.queue()) == 1
    stage.held.move_to(stage.held.first)
    stage.press("article.queue")
    await stage.worked()
    assert not await shelf.queue()
    stage.held.move_to(stage.held.first)
    assert isinstance(stage.held.value, Row) and stage.held.value.address == row.address
    stage.contents.chosen(row)
    stage.press("article.delete")
    assert stage.yes is not None and (await shelf.counts())[0] == 3
    stage.yes()
    await stage.worked()
    assert (await shelf.counts())[0] == 2
    assert opened == [row.address]
    assert stage.said == [
        f"outside {row.address}", f"copied {row.address}", "put into the queue", "taken out of the queue",
        f"Delete “{row.title}”?", "deleted",
    ]  # fmt: skip


async def test_the_addresses_of_marked_articles_are_copied_together(tmp_path: Path) -> None:
    stage, shelf = articles(tmp_path, [])
    await stage.worked()
    stage.press("row.mark.all")
    stage.press("copy.address")
    rows = await shelf.articles()
    assert len(rows) == 3 and stage.said == [f"copied {' '.join(row.address for row in rows)}"]


async def test_marked_articles_go_to_the_browser_together_and_many_after_a_question(tmp_path: Path) -> None:
    stage, shelf = articles(tmp_path, [])
    await stage.worked()
    stage.press("row.mark.all")
    stage.press("browser")
    assert stage.said == [f"outside {' '.join(row.address for row in await shelf.articles())}"]
    many = [FERRY.with_(url=f"https://coast.example/{number}") for number in range(MOST_OPENED + 1)]
    stage = on(Shelf(Keeper(library(tmp_path / "many", *[one.with_(final_url=one.url) for one in many]))), [])
    await stage.worked()
    assert stage.contents.filtered is not None
    stage.contents.filtered.set_filter("coast.example")
    await stage.worked()
    stage.press("row.mark.all")
    stage.press("browser")
    assert stage.said == [f"Open {MOST_OPENED + 1} in the browser?"] and stage.yes is not None
    stage.yes()
    assert stage.said[-1].startswith("outside ") and stage.said[-1].count("https:") == MOST_OPENED + 1


def test_the_articles_quit_by_their_key_and_stay_where_there_is_no_text() -> None:
    opened: list[str] = []
    stage = on(Shelf(Keeper(None)), opened, has_text=False, keymap=Keymap({"quit": ("x",)}))
    stage.press("quit")
    assert opened == ["left"]
    assert stage.contents.left() == "x quits"
    assert any(line.endswith("? help   x quit") for line in stage.lines)


def test_articles_opened_over_another_close_like_any_list() -> None:
    stage = on(Shelf(Keeper(None)), [], has_text=False, is_over=True)
    assert "quit" not in stage.contents.verbs and stage.contents.left() == ""
    assert Hint("quit", "back") in stage.contents.hints


async def test_more_articles_are_asked_for_near_the_last() -> None:
    asked: list[int] = []

    class Many(Shelf):
        async def articles(
            self,
            filter: str = "",
            limit: int = 200,
            order: Order = "read",
            most: int | None = None,
            opened: Collection[Group] = (),
        ) -> tuple[Row, ...]:
            asked.append(limit)
            return tuple(
                Row("read", n, f"https://a.example/{n}", "", "", None, "", 1.0, 1, 0, "", 0.0, True)
                for n in range(min(limit, 250))
            )

    stage = on(Many(Keeper(None)), [])
    await stage.worked()
    for index in (100, 190, 245):
        stage.held.move_to(index)
        assert stage.held.value is not None
        stage.contents.moved(stage.held.value)
        await stage.worked()
    assert asked == [200, 400]


async def test_what_the_library_did_not_change_is_said(tmp_path: Path) -> None:
    class Full(Shelf):
        async def enqueue(self, addresses: Collection[str]) -> None:
            raise LibraryError("the disk is full")

    stage = on(Full(Keeper(library(tmp_path, FERRY))), [])
    await stage.worked()
    stage.press("article.queue")
    await stage.worked()
    assert stage.said == ["! not put into the queue: the disk is full"]


async def test_what_is_queued_is_fetched_behind_the_list_and_counted(tmp_path: Path) -> None:
    shelf = Shelf(Keeper(library(tmp_path, FERRY)))
    addresses = ["https://a.example/one", "https://a.example/two"]
    await shelf.enqueue(addresses)
    told: list[str] = []
    fetched: list[str] = []

    async def fetch(address: str) -> None:
        fetched.append(address)
        told.append(stage.contents.status(None).minutes)

    stage = on(shelf, [], fetch=fetch)
    await stage.worked()
    assert (fetched, told) == (addresses, ["2 being fetched", "1 being fetched"])
    assert stage.contents.status(None).minutes == ""
    stage.press("article.ask")
    await stage.worked()
    assert fetched == addresses * 2


async def test_what_could_not_be_fetched_is_asked_for_again_by_a_key_alone(tmp_path: Path) -> None:
    shelf = Shelf(Keeper(library(tmp_path, FERRY)))
    await shelf.enqueue(["https://a.example/one"])
    shelf.note_failure("https://a.example/one", "403")
    fetched: list[str] = []

    async def fetch(address: str) -> None:
        fetched.append(address)

    stage = on(shelf, [], fetch=fetch)
    await stage.worked()
    assert fetched == []
    stage.press("article.ask")
    await stage.worked()
    assert fetched == ["https://a.example/one"]


async def test_where_nothing_waits_to_be_fetched_the_key_says_so(tmp_path: Path) -> None:
    shelf = Shelf(Keeper(library(tmp_path, FERRY)))
    stage = on(shelf, [], fetch=lambda address: shelf.enqueue([address]))
    stage.press("article.ask")
    await stage.worked()
    assert stage.said[-1] == "all that is queued is here"
    await shelf._keeper.change("a list", Follow(ADDRESS_OF_NEWS, "Coast Weekly"))
    await stage.worked()
    stage.press("article.ask")
    await stage.worked()
    assert stage.said[-1] == "all that is queued is here · R asks the lists"
    offline = on(shelf, [])
    offline.press("article.ask")
    assert offline.said[-1] == "offline: nothing is asked"


async def test_the_cursor_does_not_begin_on_what_was_only_printed(tmp_path: Path) -> None:
    kept = library(tmp_path, FERRY)
    kept.keep(BELLS, None, "1", BELLS.url, identity=BELLS.url, printed=True)
    stage = on(Shelf(Keeper(kept)), [])
    await stage.worked()
    assert isinstance(stage.held.value, Row) and stage.held.value.address == FERRY.url
    assert "  PRINTED 1" in stage.lines


def test_an_article_that_could_not_be_fetched_says_why() -> None:
    row = Row("queue", None, "https://a.example/one", "", "", 1, "refused", 0.0, 0, 0, "", 0.0, False)
    lines = lines_of(article_entries(Answer((row,), 1, 2_000), Look(80, NOW)))
    assert lines[2] == "  QUEUE 1" and lines[3].split() == ["1", "a.example/one", "a.example", "·", "refused"]


DAY = 86_400.0


def read(
    title: str, days: float, group: Group = "read", address: str = "", site: str = "", fraction: float = 0.5
) -> Row:
    address = address or f"https://coastweekly.example/{title.replace(' ', '-')}"
    return Row(group, 1, address, title, site, None, "", fraction, 5, 2, "", NOW - days * DAY, True)


def drawn(*rows: Row, width: int = 80, groups: Mapping[Group, int] | None = None) -> list[str]:
    return lines_of(article_entries(Answer(rows, len(rows), 2_000, groups or {}), Look(width, NOW)))


def test_what_was_read_lately_is_parted_from_what_is_older_and_both_are_counted() -> None:
    rows = [read("One", 0), read("Two", 0), read("Three", 2), read("Four", 30), read("Five", 40)]
    assert [line for line in drawn(*rows) if line.startswith("  READ")] == ["  READ 3", "  READ EARLIER 2"]
    assert "  READ 2" in drawn(*rows[3:]) and "  READ EARLIER 2" not in drawn(*rows[3:])
    # Of those that are not here yet the library says how many there are.
    assert "  READ EARLIER 37" in drawn(*rows, groups={"read": 40})


def test_a_day_is_said_once_and_nothing_is_said_of_what_was_not_begun() -> None:
    lines = "\n".join(drawn(*(read(f"Number {n}", 0, "reading", fraction=0.001) for n in range(40))))
    assert lines.count("today") == 1 and "0 %" not in lines


def test_columns_stand_together_and_a_short_title_leaves_no_hole() -> None:
    (line,) = (line for line in drawn(read("Bells", 0, site="Tidal"), width=200) if "Bells" in line)
    assert line == "     Bells  Tidal  5 min  end  today"


@pytest.mark.parametrize("width", [30, 60, 80, 120, 200])
def test_no_row_is_wider_than_the_screen(width: int) -> None:
    rows = [
        read("A title that goes on and on, far beyond the edge of any screen that there is " * 2, 3, "reading"),
        read("漢字" * 60, 400, "reading", site="Ein sehr langer Name einer Seite"),
        Row("queue", None, "https://a.example/" + "x" * 200, "", "", 3, "no network", 0.0, 0, 0, "", 0.0, False),
    ]
    lines = drawn(*sorted(rows, key=lambda row: row.group), width=width)
    assert all(cell_len(line) <= width for line in lines[1:])
    assert any("…" in line for line in lines)


@pytest.mark.parametrize(
    ("address", "site", "name"),
    [
        ("http://127.0.0.1:8000/a.html", "127.0.0.1", "localhost:8000"),
        ("http://127.0.0.1:8000/a.html", "", "localhost:8000"),
        ("http://[::1]/a", "", "localhost"),
        ("http://127.0.0.1:8000/a.html", "Coast Weekly", "Coast Weekly"),
        ("file:///home/anna/articles/ferry%20bell.html", "", "ferry bell.html"),
        ("https://www.tidal.example/bells", "", "tidal.example"),
        ("guide:", "", "built in"),
    ],
)
def test_a_site_is_shown_by_its_name(address: str, site: str, name: str) -> None:
    assert site_name(read("T", 0, address=address, site=site)) == name


async def test_the_library_counts_the_groups_where_not_all_rows_are_here(tmp_path: Path) -> None:
    shelf = Shelf(Keeper(library(tmp_path, FERRY, BELLS, LONG)))
    nothing = {"queue": 0, "reading": 0, "unread": 0, "read": 0, "printed": 0, "archived": 0}
    assert await shelf.group_sizes() == {**nothing, "reading": 3}
    await shelf.enqueue([BELLS.url])
    assert await shelf.group_sizes() == {**nothing, "queue": 1, "reading": 2}
    assert await shelf.group_sizes("bell") == {**nothing, "queue": 1}


def test_the_queue_says_how_long_it_takes() -> None:
    rows = [read(f"Number {n}", 0, "queue")._replace(position=n, minutes=40) for n in (1, 2)]
    assert "  QUEUE 2 · 1 h 20 min" in drawn(*rows)


async def test_lists_that_are_followed_stand_below_what_is_being_read(tmp_path: Path) -> None:
    opened: list[str] = []
    stage, shelf = articles(tmp_path, opened)
    keeper = shelf._keeper
    ids = tuple(item.id for item in ITEMS)
    await keeper.change("a list", Follow(ADDRESS_OF_NEWS, "Coast Weekly", ids=ids))
    await keeper.change("a list", SetNew(ADDRESS_OF_NEWS, ids[:2], True))
    await keeper.change("a list", Follow("https://tidal.example/feed", "Tide Notes"))
    await keeper.change("a list", Follow("https://harbours.example/rss", "Quays"))
    await stage.worked()
    at = next(index for index, line in enumerate(stage.lines) if "FOLLOWED" in line)
    assert stage.lines[at] == "  FOLLOWED 3 · 2 new · asked today"
    assert stage.lines[at + 1].split()[:2] == ["Coast", "Weekly"] and "2 new" in stage.lines[at + 1]
    assert stage.lines[at + 2] == "     … 2 with nothing new"
    assert "READING" in "".join(stage.lines[:at])
    stage.held.move_to(
        next(index for index, entry in enumerate(stage.held.entries) if isinstance(entry.value, Followed))
    )
    stage.press("article.tags")
    await stage.worked()
    assert stage.asked is not None
    stage.asked.done("coast")
    await stage.worked()
    assert stage.said[-1] == "what is kept from it from now on gets #coast"
    assert stage.contents.status(stage.held.value).section.startswith("#coast")
    stage.press("row.mark.all")
    stage.press("article.delete")
    assert stage.said[-1] == "Delete 3 articles?", "where rows are marked, the list under the cursor is not meant"
    assert stage.contents.let_go()
    lists = [entry.value for entry in stage.held.entries if isinstance(entry.value, Followed | Others)]
    stage.contents.chosen(lists[1])
    assert any("Tide Notes" in line for line in stage.lines)
    stage.contents.chosen(lists[0])
    assert opened == [ADDRESS_OF_NEWS]
    filtered = stage.contents.filtered
    assert filtered is not None
    filtered.set_filter("tide")
    await stage.worked()
    assert sum("Tide Notes" in line for line in stage.lines) == 1 and not any("Coast" in line for line in stage.lines)
