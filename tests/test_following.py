"""Lists that are followed: what is new in them, whatever they do, and what is asked of whom."""

from collections.abc import AsyncGenerator, Callable, Iterator
from pathlib import Path

import pytest

from tests.driving import NOW
from tests.news import ADDRESS, ITEMS, NEWS, listing
from tui_reader.address import Source, identity
from tui_reader.article.document import Document
from tui_reader.errors import Refused
from tui_reader.extraction import VERSION
from tui_reader.extraction.page_view import View
from tui_reader.library.following.carried import carried
from tui_reader.library.following.followed import AllFollowed, Followed, NewIn, StandingOf
from tui_reader.library.following.following import MOST_SEEN, Follow, NoteAnswer, SetNew, Unfollow
from tui_reader.library.following.list_tags import SetListTags, TagListed
from tui_reader.library.keeping import AddArticle
from tui_reader.library.library import Library
from tui_reader.library.marked.tags import SetTags, TagsOf
from tui_reader.library.queue import Enqueue
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.kept.followed_lists import Asked, FollowedLists
from tui_reader.reading.opening_events import Event, Failed, Loaded
from tui_reader.web.freshness import LONGEST, fresh_for
from tui_reader.web.page import NotModified, Page


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite", now=lambda: NOW) as opened:
        yield opened


def came(library: Library, document: Document) -> None:
    """The list was fetched just now."""
    page = Page(document.url, document.final_url, b"<rss/>", "application/xml", fetched_at=NOW)
    library.keep(document, page, VERSION, identity(document.url), identity(document.final_url))


def new_in(library: Library, address: str = ADDRESS) -> set[str] | None:
    found = library.ask(NewIn(address))
    return None if found is None else set(found)


def test_what_a_list_held_when_it_was_first_followed_is_not_new(library: Library) -> None:
    assert new_in(library) is None
    library.change(Follow(ADDRESS, "Coast Weekly", ids=("id1", "id2")))
    assert new_in(library) == set()
    came(library, listing(*ITEMS[:4]))
    assert new_in(library) == {"id0", "id3"}


def test_nor_is_what_it_holds_when_it_is_first_asked(library: Library) -> None:
    library.change(Follow(ADDRESS, ""))
    library.change(NoteAnswer(ADDRESS, "503", wait=60))
    came(library, listing(*ITEMS[1:3]))
    assert new_in(library) == set()
    (row,) = library.ask(AllFollowed())
    assert (row.title, row.new, row.asked_at) == ("Coast Weekly", 0, NOW)
    came(library, listing(*ITEMS[:3]))
    assert new_in(library) == {"id0"}


def test_a_list_that_is_not_followed_has_nothing_new(library: Library) -> None:
    came(library, NEWS)
    assert new_in(library) is None and library.ask(AllFollowed()) == ()


def test_what_was_seen_stays_seen_when_the_list_is_asked_again(library: Library) -> None:
    library.change(Follow(ADDRESS, "", ids=()))
    came(library, listing(*ITEMS[:3]))
    library.change(SetNew(ADDRESS, ("id1", "unknown"), False))
    came(library, listing(*ITEMS[:3]))
    assert new_in(library) == {"id0", "id2"}
    library.change(SetNew(ADDRESS, ("id1",), True))
    assert new_in(library) == {"id0", "id1", "id2"}


def test_what_its_maker_took_out_is_new_only_while_it_is_carried_along(library: Library) -> None:
    library.change(Follow(ADDRESS, "", ids=()))
    came(library, listing(*ITEMS[:3]))
    after = carried(listing(ITEMS[3]), listing(*ITEMS[:3]), frozenset(("id0", "id2")))
    assert [item.id for item in after.items] == ["id3", "id0", "id2"]
    came(library, after)
    assert new_in(library) == {"id0", "id1", "id2", "id3"} - {"id1"}


def test_so_many_entries_are_remembered_and_no_more(library: Library) -> None:
    library.change(Follow(ADDRESS, "", ids=tuple(f"old{number}" for number in range(MOST_SEEN))))
    came(library, listing(*ITEMS))
    came(library, listing(*ITEMS))
    assert new_in(library) == {item.id for item in ITEMS}


def test_following_once_more_changes_nothing_and_stopping_forgets(library: Library) -> None:
    library.change(Follow(ADDRESS, "Coast", ids=("id0",)))
    library.change(Follow(ADDRESS, "Other", ids=("id9",)))
    assert [row.title for row in library.ask(AllFollowed())] == ["Coast"]
    library.change(Unfollow(ADDRESS))
    assert library.ask(AllFollowed()) == () and new_in(library) is None


def test_lists_with_something_new_come_first(library: Library) -> None:
    for name in ("b", "a", "c"):
        library.change(Follow(f"https://{name}.example/feed", name, ids=()))
    came(library, listing(ITEMS[0], url="https://c.example/feed"))
    assert [(row.title, row.new) for row in library.ask(AllFollowed())] == [("c", 1), ("a", 0), ("b", 0)]


def test_a_list_stands_among_the_articles_only_while_it_is_not_followed(library: Library) -> None:
    came(library, NEWS)
    assert [(row.group, row.title) for row in library.articles()] == [("read", "Coast Weekly")]
    library.change(Follow(ADDRESS, "Coast Weekly", ids=()))
    assert library.articles() == () and library.group_sizes()["read"] == 0


def test_what_became_of_articles_is_known_by_their_address(library: Library) -> None:
    first, second, third = (item.url for item in ITEMS[:3])
    story = Document(url=first, final_url=first, title="A story")
    library.keep(story, Page(first, first, b"x"), VERSION, first, identity(first))
    library.change(Enqueue((second, first)))
    found = library.ask(StandingOf((first, second, third)))
    assert (found[first].is_kept, found[first].position) == (True, 2)
    assert (found[second].is_kept, found[second].position) == (False, 1)
    assert third not in found


def test_what_is_put_on_record_from_a_list_has_its_tags_once(library: Library) -> None:
    first, second = (item.url for item in ITEMS[:2])
    library.change(Follow(ADDRESS, "Coast Weekly", tags="coast news", ids=()))
    known = library.change(AddArticle(identity(first), "A story"))
    library.change(TagListed(ADDRESS, (first, second)), TagListed("https://nobody.example/", (second,)))
    standing = library.ask(StandingOf((first, second)))
    assert known is not None and library.ask(TagsOf(known)) == ()
    article = standing[second].article
    assert article is not None and library.ask(TagsOf(article)) == ("coast", "news")
    library.change(SetTags(article, ()), TagListed(ADDRESS, (second,)))
    assert library.ask(TagsOf(article)) == ()


def test_a_list_without_tags_puts_nothing_on_record(library: Library) -> None:
    library.change(Follow(ADDRESS, "Coast Weekly", tags="coast", ids=()), SetListTags(ADDRESS, ()))
    library.change(TagListed(ADDRESS, (ITEMS[0].url,)))
    assert library.ask(StandingOf((ITEMS[0].url,))) == {} and library.ask(AllFollowed())[0].tags == ()


# Asking


class Server:
    """Opens lists without a network, and notes in what order and how many at once."""

    def __init__(self, errors: dict[str, Refused] | None = None) -> None:
        self.asked: list[str] = []
        self.errors = errors or {}
        self.running: list[str] = []
        self.most = 0

    async def open(
        self,
        source: Source,
        view: View | None = None,
        check: bool = False,
        answered: Callable[[Page | NotModified], None] | None = None,
    ) -> AsyncGenerator[Event]:
        import asyncio

        assert check
        self.asked.append(source.address)
        host = source.address.split("/")[2]
        assert host not in self.running
        self.running.append(host)
        self.most = max(self.most, len(self.running))
        await asyncio.sleep(0)
        self.running.remove(host)
        if answered is not None:
            answered(NotModified(source.address, source.address, fresh_for=600))
        error = self.errors.get(source.address)
        yield Failed(error) if error is not None else Loaded(listing(*ITEMS, url=source.address), None)


def followed(*addresses: str, wait_until: float = 0.0) -> list[Followed]:
    return [Followed(address, "", 0, 0.0, 0.0, wait_until, "") for address in addresses]


async def ask(server: Server, lists: list[Followed]) -> list[Asked]:
    told: list[Asked] = []
    await FollowedLists(Keeper(None), server.open, lambda: NOW).ask_all(lists, told.append)
    return told


async def test_one_server_is_asked_one_thing_at_a_time_and_four_servers_at_once() -> None:
    server = Server()
    told = await ask(server, followed(*(f"https://{host}.example/{n}" for host in "abcdef" for n in range(3))))
    assert len(told) == 18 and server.most == 4


async def test_a_server_that_wants_to_be_left_alone_is() -> None:
    refused = Refused("The server refused: 429", status=429)
    refused.wait = 60.0
    server = Server({"https://a.example/0": refused})
    later = followed("https://b.example/0", wait_until=NOW + 1)
    told = await ask(server, [*followed("https://a.example/0", "https://a.example/1"), *later])
    assert server.asked == ["https://a.example/0"] and told[0].error is refused


async def test_when_a_list_may_be_asked_again_is_kept(library: Library) -> None:
    library.change(Follow(ADDRESS, "", ids=()))
    keeper = Keeper(library)
    await FollowedLists(keeper, Server().open, lambda: NOW).ask(ADDRESS)
    await keeper.settled()
    assert library.ask(AllFollowed())[0].wait_until == NOW + 600
    refused = Refused("The server refused: 503", status=503)
    await FollowedLists(keeper, Server({ADDRESS: refused}).open, lambda: NOW).ask(ADDRESS)
    await keeper.settled()
    assert library.ask(AllFollowed())[0].error == "503"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "public, max-age=300"}, 300),
        ({"cache-control": "max-age=300", "age": "100"}, 200),
        ({"cache-control": "no-cache, max-age=300"}, 0),
        ({"cache-control": "max-age=31536000"}, LONGEST),
        ({"date": "Mon, 15 Jun 2026 12:00:00 GMT", "expires": "Mon, 15 Jun 2026 12:10:00 GMT"}, 600),
        ({"date": "Mon, 15 Jun 2026 12:00:00 GMT", "expires": "0"}, 0),
        ({"date": "Mon, 15 Jun 2026 12:00:00 GMT", "expires": "Mon, 15 Jun 2020 12:10:00 GMT"}, 0),
    ],
)
def test_an_answer_is_good_for_as_long_as_its_headers_say(headers: dict[str, str], seconds: float) -> None:
    assert fresh_for(headers) == seconds
