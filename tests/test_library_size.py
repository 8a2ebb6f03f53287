"""The library's size stays under its limit, and what a person would miss stays."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.finding import found_by
from tests.test_library import document, page
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Position
from tui_reader.article.place import place_of
from tui_reader.library.first import first_screen
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.states import SetState
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.names import article_key
from tui_reader.library.places import SetMark
from tui_reader.library.queue import Enqueue
from tui_reader.library.stopped import DrawnScreen, Stopped

PLACE = place_of(document("").blocks, Position(1, 3))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as library:
        yield library


def address(name: str) -> str:
    return f"https://coast.example/{name}"


def keep(library: Library, name: str, finished: bool, page_bytes: int = 60_000) -> int:
    """An article whose page can not be compressed, and whose text takes some 20 KB."""
    text = document(address(name)).with_(title=name)
    text = text.with_(blocks=tuple(block._replace(text=block.text + os.urandom(6000).hex()) for block in text.blocks))
    article = library.keep(
        text, page(address(name), os.urandom(page_bytes)), "1", address(name), identity=address(name)
    )
    library.change(Stopped(article, PLACE, finished))
    return article


def tend(library: Library) -> int:
    steps = 0
    while library.tend():
        steps += 1
        assert steps < 1000
    return steps


def test_under_its_limit_nothing_is_dropped(library: Library) -> None:
    articles = [keep(library, str(number), True) for number in range(5)]
    tend(library)
    assert all(library.page(article) for article in articles)
    assert not library.tend()


def test_pages_of_the_articles_read_longest_ago_go_first(library: Library) -> None:
    articles = [keep(library, str(number), number % 2 == 0) for number in range(10)]
    library.change(Stopped(articles[0], PLACE))
    tend(library)
    library.limit_bytes = library.counts()[1] - 200_000
    tend(library)
    assert library.counts()[1] <= library.limit_bytes
    left = [bool(library.page(article)) for article in articles]
    assert left[0]
    assert left[1:] == sorted(left[1:])
    assert 3 <= left.count(False) <= 6
    assert all(library.kept(address(str(number))) for number in range(10))


def test_then_the_text_of_finished_articles_goes_unless_marked_or_queued(library: Library) -> None:
    names = ("reading", "marked", "queued", "finished", "finished too")
    ids = {name: keep(library, name, name != "reading") for name in names}
    library.change(SetMark(ids["marked"], "a", PLACE))
    library.change(Enqueue((address("queued"),)))
    library.change(Stopped(ids["finished"], PLACE, True, screen=DrawnScreen("key", b"its text")))
    library.limit_bytes = 1
    tend(library)
    assert [name for name in names if library.kept(address(name))] == ["reading", "marked", "queued"]
    assert not any(library.page(article) for article in ids.values())
    assert first_screen(str(library.path), address("finished"), "key") is None


def test_what_a_person_added_to_keeps_its_text(library: Library) -> None:
    names = ("tagged", "noted", "highlighted", "archived", "unread", "jumped in", "finished")
    ids = {name: keep(library, name, True) for name in names}
    passage = Passage("it rained", "", "", PLACE, PLACE)
    library.change(ChangeTags((ids["tagged"],), ("sea",)))
    library.change(SetNote(article_key(address("noted")), "of the whole"))
    library.change(SetHighlight(ids["highlighted"], passage))
    library.change(SetState((ids["archived"],), "archived"), SetState((ids["unread"],), "unread"))
    library.change(Stopped(ids["jumped in"], PLACE, True, jumps=(("0", PLACE),)))
    library.limit_bytes = 1
    tend(library)
    assert [name for name in names if library.kept(address(name))] == list(names[:5])


def test_titles_and_places_stay_when_the_text_is_gone(library: Library) -> None:
    article = keep(library, "gone", True)
    library.limit_bytes = 1
    tend(library)
    assert library.kept(address("gone")) is None
    assert library.place(article) == PLACE
    (row,) = library.articles("gone")
    assert (row.title, row.has_text, row.group) == ("gone", False, "read")
    assert found_by(library, "gone").found[0].passage is None
    again = library.keep(document(address("gone")), None, "1", "", identity=address("gone"))
    kept = library.kept(address("gone"))
    assert kept is not None
    assert (again, kept.place, kept.finished) == (article, PLACE, True)


def test_the_file_shrinks(library: Library) -> None:
    for number in range(10):
        keep(library, str(number), True, 100_000)
    library.limit_bytes = 1
    tend(library)
    assert library.counts()[1] < 800_000
    library.close()
    assert library.path.stat().st_size < 800_000


def test_a_library_filled_for_long_stays_at_its_limit(library: Library) -> None:
    library.limit_bytes = 1_000_000
    for number in range(60):
        keep(library, str(number), True)
        tend(library)
        assert library.counts()[1] <= library.limit_bytes
    library.close()
    assert library.path.stat().st_size < 1_500_000


def test_keeping_the_same_article_again_does_not_grow_the_library(library: Library) -> None:
    for number in range(12):
        keep(library, "same", False)
        tend(library)
        if number == 1:
            second = library.counts()[1]
    assert library.counts()[1] < second * 2
    with library._reading() as db:
        counted, real = db.execute("SELECT text_bytes, (SELECT sum(length(body)) FROM chunk) FROM article").fetchone()
    assert real < counted < real + 5000
