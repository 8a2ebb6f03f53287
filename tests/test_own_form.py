"""jsonl: everything that is kept, and a library made whole from it."""

import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.ferry import FERRY
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Document, Place, Position
from tui_reader.article.form import to_json
from tui_reader.cli import main
from tui_reader.library.exchanged.own_form import Registers, TextOf, Texts
from tui_reader.library.following.following import Follow
from tui_reader.library.keeping import AddArticle
from tui_reader.library.library import Library, default_path
from tui_reader.library.marked.highlights import DeleteHighlight, SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.states import SetState
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.names import article_key
from tui_reader.library.places import SetMark
from tui_reader.library.queue import Enqueue
from tui_reader.library.stopped import Stopped
from tui_reader.library.values import State

pytestmark = pytest.mark.process

MAY = 1_777_800_000.0
STATES: tuple[State, ...] = ("unread", "archived")
places = st.builds(
    Place, st.builds(Position, st.integers(0, 5), st.integers(0, 50)), strategies.names, strategies.names,
    st.floats(0, 1),
)  # fmt: skip
passages = st.builds(Passage, strategies.texts, strategies.names, strategies.names, places, places)


class _Made:
    """Does one thing after the other to a library, as hypothesis draws them."""

    def __init__(self, library: Library, data: st.DataObject) -> None:
        self._library, self._draw = library, data.draw
        self._articles: list[tuple[int, str]] = []

    def step(self) -> None:
        kind = self._draw(st.sampled_from(
            ["add", "keep", "tag", "note", "highlight", "delete", "state", "mark", "stop", "queue", "follow"]
        ))  # fmt: skip
        if kind in ("add", "keep") or not self._articles:
            self._add(kind == "keep")
        elif kind == "queue":
            self._library.change(Enqueue((f"https://q{self._draw(st.integers(0, 3))}.example/", self._article()[1])))
        elif kind == "follow":
            self._library.change(Follow(f"https://f{self._draw(st.integers(0, 3))}.example/", "F", "a b"))
        else:
            self._to_an_article(kind, *self._article())

    def _article(self) -> tuple[int, str]:
        return self._draw(st.sampled_from(self._articles))

    def _add(self, with_text: bool) -> None:
        address = f"https://a{self._draw(st.integers(0, 4))}.example/x"
        title = self._draw(strategies.names)
        if with_text:
            document = self._draw(strategies.documents()).with_(url=address, final_url=address, title=title)
            article = self._library.keep(document, None, "1", address, address)
        else:
            state: State = self._draw(st.sampled_from(STATES))
            article = self._library.change(AddArticle(address, title, "S", "B", "2026-05-03", state, MAY))
        self._articles.append((article, address))

    def _to_an_article(self, kind: str, article: int, address: str) -> None:
        draw, library = self._draw, self._library
        if kind == "tag":
            library.change(ChangeTags((article,), (draw(st.sampled_from(["Fog", "fog", "日本"])),)))
        elif kind == "note":
            library.change(SetNote(article_key(address), draw(strategies.texts)))
        elif kind in ("highlight", "delete"):
            label = draw(st.integers(0, 4))
            uuid = library.change(SetHighlight(article, draw(passages), label))
            library.change(SetNote(uuid, draw(strategies.texts)))
            if kind == "delete":
                library.change(DeleteHighlight(uuid))
        elif kind == "state":
            library.change(SetState((article,), draw(st.sampled_from(["unread", "finished", "archived"]))))
        elif kind == "mark":
            library.change(SetMark(article, draw(st.sampled_from("abc")), draw(places)))
        else:
            library.change(Stopped(article, draw(places), False, draw(strategies.names), 3))


def everything(path: Path) -> tuple[list[Any], dict[tuple[str, str], str]]:
    """All that is told of a library, and its texts."""
    with Library.open(path) as library:
        texts = {
            (key, view): json.dumps(line, sort_keys=True)
            for key, identity, view in library.ask(Texts())
            if (line := library.ask(TextOf(key, identity, view))) is not None
        }
        lines = [json.dumps(line, sort_keys=True, ensure_ascii=False) for line in library.ask(Registers())]
        return sorted(lines), texts


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_library_made_of_its_lines_is_the_same(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", f"{folder}/one")
        path = default_path()
        with Library.open(path, now=lambda: MAY) as library:
            made = _Made(library, data)
            made.step()
            for _ in range(data.draw(st.integers(0, 10))):
                made.step()
        file = f"{folder}/all.jsonl"
        assert main(["export", "-f", "jsonl", "-o", file]) == 0
        before = everything(path)
        patch.setenv("XDG_DATA_HOME", f"{folder}/two")
        assert default_path() != path
        assert main(["import", file]) == 0
        assert everything(default_path()) == before
        with closing(sqlite3.connect(default_path())) as db, db:
            stamps = db.execute("SELECT * FROM stamp ORDER BY 1, 2").fetchall()
        assert main(["import", file]) == 0, "twice changes nothing"
        assert everything(default_path()) == before
        with closing(sqlite3.connect(default_path())) as db, db:
            assert db.execute("SELECT * FROM stamp ORDER BY 1, 2").fetchall() == stamps


def kept(address: str = "https://ferry.example/bell", document: Document = FERRY) -> int:
    """An article with its text in the usual library."""
    with Library.open(default_path(), now=lambda: MAY) as library:
        return library.keep(document.with_(url=address, final_url=address), None, "1", address, address)


def test_a_restored_text_opens_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    file = str(tmp_path / "all.jsonl")
    main(["export", "-f", "jsonl", "-o", file])
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    main(["import", file])
    with Library.open(default_path()) as library:
        found = library.kept("https://ferry.example/bell")
    assert found is not None
    expected = FERRY.with_(url="https://ferry.example/bell", final_url="https://ferry.example/bell")
    assert to_json(found.document) == to_json(expected)


def test_what_is_here_stays_and_what_was_deleted_stays_deleted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = kept()
    here = Place(Position(0, 0), "", "", 0.0)
    with Library.open(default_path(), now=lambda: MAY) as library:
        uuid = library.change(SetHighlight(article, Passage("Rang", "", "", here, here)))
        library.change(SetState((article,), "archived"))
    file = str(tmp_path / "all.jsonl")
    main(["export", "-f", "jsonl", "-o", file])
    with Library.open(default_path(), now=lambda: MAY) as library:
        library.change(DeleteHighlight(uuid))
        library.change(SetState((article,), "unread"))
    before = everything(default_path())
    capsys.readouterr()
    assert main(["import", file]) == 0
    assert everything(default_path()) == before
    assert "nothing new, 5 here already" in capsys.readouterr().err


HEAD = '{"kind": "library", "version": 1}\n'


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{nonsense", "is no JSON"),
        ("[1]", "is no object that says its kind"),
        ('{"kind": "t", "key": "x", "value": {"name": "a\\u001bb"}}', "has characters"),
    ],
)
def test_a_line_that_is_none_is_named_and_the_rest_comes(
    tmp_path: Path, line: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.jsonl"
    feed = '{"kind": "f", "key": "https://f.example/", "value": {"title": "F", "tags": "", "added": 1.0}}'
    unknown = '{"kind": "zz", "key": "x", "value": {"a": 1}}'
    wrong = '{"kind": "f", "key": "https://g.example/", "value": {"title": 7}}'
    file.write_text(f"{HEAD}{line}\n{feed}\n{unknown}\n{wrong}\n", encoding="utf-8")
    assert main(["import", str(file)]) == 0
    assert f"row 2 {why}" in capsys.readouterr().err
    with closing(sqlite3.connect(default_path())) as db, db:
        assert db.execute("SELECT address FROM feed").fetchall() == [("https://f.example/",)]


def test_a_newer_form_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text('{"kind": "library", "version": 2}\n', encoding="utf-8")
    assert main(["import", str(file)]) == 0
    assert "newer version" in capsys.readouterr().err
