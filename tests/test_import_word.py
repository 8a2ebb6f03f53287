"""`tui-reader import`: what other programs kept comes into the library, and the same again changes nothing."""

import io
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.server import Server, response
from tests.test_reading import PAGE
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Place, Position
from tui_reader.cli import main
from tui_reader.library.keeping import AddArticle
from tui_reader.library.library import Library, default_path
from tui_reader.library.marked.highlights import DeleteHighlight, Highlights, SetHighlight
from tui_reader.library.marked.notes import NoteOf, SetNote
from tui_reader.library.marked.states import SetState
from tui_reader.library.marked.tags import ChangeTags, TagsOf
from tui_reader.library.names import article_key
from tui_reader.library.places import place

pytestmark = pytest.mark.process

MAY = 1_777_800_000.0
BELL = "https://ferry.example/bell"
POCKET = "title,url,time_added,tags,status\n"
WALLABAG = [
    {"url": BELL, "title": "The bell", "is_archived": 1, "is_starred": 0, "tags": ["fog"], "content": "",
     "created_at": "2026-05-03T09:20:00+0000",
     "annotations": [{"text": "why?", "quote": "rang twice"}, {"text": "", "quote": "in fog"}]},
    {"title": "no address", "is_archived": 0, "url": ""},
    {"url": "https://ferry.example/quay", "title": "The quay", "is_archived": 0, "tags": []},
]  # fmt: skip


@pytest.fixture
def given(tmp_path: Path) -> Callable[[str], str]:
    """Makes a file of a text, and answers its name."""

    def made(text: str) -> str:
        path = tmp_path / f"given-{len(list(tmp_path.iterdir()))}"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return made


def everything() -> dict[str, list[Any]]:
    """All rows of the tables that a person's things are in."""
    with closing(sqlite3.connect(default_path())) as db:
        tables = ("article", "address", "tag", "note", "highlight", "place", "feed", "queue", "stamp")
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}


def columns(names: str) -> list[tuple[Any, ...]]:
    """These columns of the articles, in the order they came in."""
    with closing(sqlite3.connect(default_path())) as db:
        return db.execute(f"SELECT {names} FROM article ORDER BY id").fetchall()


def test_states_tags_dates_notes_and_highlights_come_along(
    given: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    name = given(json.dumps(WALLABAG))
    assert main(["import", name]) == 0
    assert capsys.readouterr().err == (
        f"tui-reader: {name} (wallabag): 2 new taken in\ntui-reader: row 2 has no address\n"
    )
    assert columns("identity, title, site, state, added_at")[0] == (BELL, "The bell", "ferry.example", "archived", MAY)
    assert columns("state")[1] == ("unread",)
    with Library.open(default_path()) as library:
        assert library.ask(TagsOf(1)) == ("fog",)
        found = {(one.passage.quote, one.note) for one in library.ask(Highlights(1))}
        assert found == {("rang twice", "why?"), ("in fog", "")}
        assert [row.group for row in library.articles()] == ["unread", "archived"]


def test_twice_changes_nothing(given: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    name = given(json.dumps(WALLABAG))
    main(["import", name])
    before = everything()
    assert main(["import", name]) == 0
    assert everything() == before
    assert ": nothing new, 2 here already\n" in capsys.readouterr().err


def test_dry_says_it_and_changes_nothing(given: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", given(POCKET + "Old,https://old.example/,1,,unread\n")])
    before = everything()
    name = given(json.dumps([*WALLABAG, {"url": "https://old.example/", "title": "x", "is_archived": 0}]))
    capsys.readouterr()
    assert main(["import", "--dry-run", name]) == 0
    assert ": 2 new would be taken in, 1 here already\n" in capsys.readouterr().err
    assert everything() == before


def test_what_is_here_keeps_its_names_and_its_state_and_gets_what_is_new(given: Callable[[str], str]) -> None:
    with Library.open(default_path(), now=lambda: MAY) as library:
        article = library.change(AddArticle(BELL, "My bell", state="reading"))
        library.change(ChangeTags((article,), ("Fog", "mine")))
        library.change(SetNote(article_key(BELL), "My note."))
        here = Place(Position(0, 0), "", "", 0.0)
        library.change(SetHighlight(article, Passage("in fog", "x", "y", here, here)))
    text = [{**WALLABAG[0], "tags": ["fog", "tide"]}]
    main(["import", given(json.dumps(text))])
    assert columns("title, state") == [("My bell", "reading")]
    with Library.open(default_path()) as library:
        assert library.ask(TagsOf(1)) == ("Fog", "mine", "tide")
        assert sorted(one.passage.quote for one in library.ask(Highlights(1))) == ["in fog", "rang twice"]
    main(["import", given(f'[{{"href": "{BELL}", "extended": "Their note."}}]')])
    main(["import", given(f'[{{"href": "{BELL}", "extended": "Their note."}}]')])
    with Library.open(default_path()) as library:
        assert library.ask(NoteOf(article_key(BELL))).text == "My note.\n\nTheir note."


def test_what_was_deleted_or_changed_since_stays_so(given: Callable[[str], str]) -> None:
    name = given(json.dumps(WALLABAG))
    main(["import", name])
    with Library.open(default_path()) as library:
        gone = next(one for one in library.ask(Highlights(1)) if one.passage.quote == "in fog")
        library.change(DeleteHighlight(gone.uuid))
        library.change(SetState((1, 2), "finished"))
    before = everything()
    main(["import", name])
    assert everything() == before


def test_how_far_it_was_read_is_a_place(given: Callable[[str], str]) -> None:
    text = "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
    main(["import", given(text + f"Bell,{BELL},1,[],2026-05-03,0.4,new,True\n")])
    with closing(sqlite3.connect(default_path())) as db:
        found, _ = place(db, 1)
    assert found is not None and found.fraction == 0.4
    assert columns("state") == [("reading",)]


def test_lists_are_followed_and_no_articles(given: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    name = given('https://tide.example/rss coast "~Tide Notes"\n')
    assert main(["import", name]) == 0
    assert "1 list to follow taken in" in capsys.readouterr().err
    with closing(sqlite3.connect(default_path())) as db:
        assert db.execute("SELECT address, title, tags FROM feed").fetchall() == [
            ("https://tide.example/rss", "Tide Notes", "coast")
        ]
    assert columns("id") == []


def test_two_addresses_of_one_article_are_one(given: Callable[[str], str]) -> None:
    main(["import", given(f"{BELL}?utm_source=x\n{BELL}#part\n{BELL}\n")])
    assert columns("identity") == [(BELL,)]


def test_a_queued_address_is_the_article_from_then_on(given: Callable[[str], str]) -> None:
    main(["--later", BELL])
    main(["import", given(f"{BELL} The bell\n")])
    with Library.open(default_path()) as library:
        assert [(one.title, one.article) for one in library.queue()] == [("The bell", 1)]


@pytest.mark.parametrize(("text", "code"), [("Hello.", 5), (POCKET, 5), ("", 5)])
def test_what_holds_nothing_ends_with_its_code(given: Callable[[str], str], text: str, code: int) -> None:
    assert main(["import", given(text)]) == code


def test_of_several_files_those_that_can_be_read_are(
    given: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", given("Hello."), given(f"{BELL}\n"), "/nowhere/at\x1ball"]) == 5
    told = capsys.readouterr().err
    assert "Nothing here is recognised" in told and "1 new taken in" in told and "can not be read" in told
    assert "\x1b" not in told
    assert main(["import", "/nowhere"]) == 3


def test_standard_input_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{BELL}\n".encode())))
    assert main(["import", "-"]) == 0
    assert columns("identity") == [(BELL,)]


def test_many_bad_rows_are_numbers(given: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", given(f"{BELL}\n" * 40 + "no\n" * 30)])
    lines = capsys.readouterr().err.splitlines()
    assert lines[1].startswith("tui-reader: row 41 is no article") and len(lines) == 22
    assert lines[-1] == "tui-reader: 10 more rows like these: 61, 62, 63, 64, 65, 66, 67, 68, 69, 70"


@pytest.mark.server
def test_some_of_the_unread_texts_are_fetched_when_that_is_asked_for(
    given: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    page = response((PAGE % "The end is near the quay.").encode())
    with Server({"/one": page, "/two": page, "/three": page}) as server:
        rows = [f"T,{server.address(f'/{name}')},{1_600_000_000 - at},,{state}\n" for at, (name, state) in enumerate(
            (("one", "unread"), ("gone", "unread"), ("read", "archive"), ("two", "unread"), ("three", "unread"))
        )]  # fmt: skip
        name = given(POCKET + "".join(rows))
        assert main(["import", name]) == 0
        assert main(["import", "--fetch", "1", name]) == 0 and [one.target for one in server.requests] == ["/one"]
        assert main(["import", "--fetch", "2", name]) == 0, "whose text is here is not fetched again"
    assert [one.target for one in server.requests] == ["/one", "/gone", "/two"]
    assert "1 of 2 fetched" in (said := capsys.readouterr().err) and f"{server.address('/gone')}: " in said
    with Library.open(default_path()) as library:
        states = {row.address.rpartition("/")[2]: (row.state, row.has_text) for row in library.articles()}
    assert states == {
        "one": ("unread", True), "gone": ("unread", False), "read": ("archived", False), "two": ("unread", True),
        "three": ("unread", False),
    }  # fmt: skip


@pytest.mark.server
def test_a_dry_import_fetches_nothing(given: Callable[[str], str]) -> None:
    with Server() as server:
        main(["import", "--dry-run", "--fetch", "3", given(POCKET + f"T,{server.address('/one')},1,,unread\n")])
        assert server.requests == []
