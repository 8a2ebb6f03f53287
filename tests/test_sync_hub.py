"""A library shared on real PostgreSQL servers: what readers write comes together, and whose it is is held."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.postgres import Postgres, folder_for_servers
from tests.syncing import NOON, Box, keep, passage, place, state
from tui_reader.errors import FetchError, UsageError
from tui_reader.library.keeping import AddArticle
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import NoteOf, SetNote
from tui_reader.library.marked.tags import ChangeTags, SetTags, TagsOf
from tui_reader.library.queue import Enqueue
from tui_reader.library.stopped import Stopped
from tui_reader.library.told.replica import Replica
from tui_reader.merging.greetings import Greeting, Known
from tui_reader.merging.writes import Write
from tui_reader.sync.asking import known_from_now
from tui_reader.sync.hub import columns, tables
from tui_reader.sync.hub.hub import hub_of, init, join, sync_hub
from tui_reader.sync.hub.sealing import Row, Seal, Unsealed, key_of, key_text, new_key
from tui_reader.sync.line.talk import Talked

psycopg = pytest.importorskip("psycopg")
pytestmark = [pytest.mark.process, pytest.mark.server]
FERRY = "https://coast.example/ferry"
SONG = "https://coast.example/song"


@pytest.fixture(scope="module")
def running() -> Iterator[Postgres]:
    with folder_for_servers() as folder:
        one = Postgres(folder)
        try:
            one.execute("CREATE ROLE anna LOGIN")
            one.execute("CREATE ROLE ben LOGIN")
            yield one
        finally:
            one.stop()


@pytest.fixture
def server(running: Postgres) -> Postgres:
    running.execute("DROP SCHEMA IF EXISTS tui_reader CASCADE")
    return running


def shared(server: Postgres, *members: tuple[Box, str]) -> None:
    """A shared library, and who is in it."""
    (first, _), *_ = members
    key = init(server.url("keeper"), first.folder)
    server.execute("GRANT tui_reader_members TO anna, ben")
    for box, reader in members:
        join(server.url(reader), box.folder, lambda words: key)


def sync(box: Box, url: str) -> Talked:
    return sync_hub(box.path, url).talked


def test_two_machines_of_one_reader_come_to_the_same(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    shared(server, (one, "anna"), (other, "anna"))
    url = server.url("anna")
    uuid = one.library.change(SetHighlight(keep(one, FERRY), passage("The ferry")))
    one.library.change(SetNote(uuid, "Why?"), Enqueue((SONG,)))
    keep(other, SONG, "The song")
    first = sync(one, url)
    assert first.given > 5 and first.unopened == 0
    assert sync(other, url).taken.changed > 5
    sync(one, url)
    assert state(one) == state(other)
    again = sync(one, url)
    assert (again.given, again.taken.changed) == (0, 0)


def test_two_texts_of_one_note_stay_both(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    shared(server, (one, "anna"), (other, "ben"))
    uuid = one.library.change(SetHighlight(keep(one, FERRY), passage("The ferry")))
    sync(one, server.url("anna"))
    sync(other, server.url("ben"))
    one.library.change(SetNote(uuid, "Mine."))
    other.library.change(SetNote(uuid, "Theirs."))
    sync(other, server.url("ben"))
    assert sync(one, server.url("anna")).taken.both == 1
    sync(other, server.url("ben"))
    assert all({"Mine.", "Theirs."} <= set(box.library.ask(NoteOf(uuid)).text.split("\n")) for box in (one, other))


def test_places_and_queues_are_each_readers_own(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    shared(server, (one, "anna"), (other, "ben"), (third, "anna"))
    article = keep(one, FERRY)
    one.library.change(Stopped(article, place(0.7)), SetTags(article, ("sea",)))
    one.library.change(Enqueue((SONG,)))
    sync(one, server.url("anna"))
    sync(other, server.url("ben"))
    sync(third, server.url("anna"))
    theirs, mine = other.article(FERRY), third.article(FERRY)
    assert theirs is not None and mine is not None
    assert other.library.place(theirs) is None and other.library.queue() == ()
    assert other.library.ask(TagsOf(theirs)) == ("sea",)
    assert third.library.place(mine) == place(0.7) and len(third.library.queue()) == 1


def test_nobody_writes_the_rows_of_another_reader(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    shared(server, (one, "anna"), (other, "ben"))
    one.library.change(Stopped(keep(one, FERRY), place(0.7)))
    sync(one, server.url("anna"))
    with psycopg.connect(server.url("ben"), autocommit=True) as db:
        (count,) = db.execute("SELECT count(*) FROM tui_reader.reg WHERE owner = 'anna'").fetchone()
        assert count > 0, "members can read them"
        changed = db.execute("UPDATE tui_reader.reg SET body = 'x' WHERE owner = 'anna'").rowcount
        assert changed == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute("INSERT INTO tui_reader.reg VALUES (1, 'n', 'anna', 'b', 1, 'n', 1)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute("DELETE FROM tui_reader.reg")
    assert sync(one, server.url("anna")).unopened == 0


def test_the_server_sees_no_word(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, _, _ = boxes
    shared(server, (one, "anna"))
    keep(one, FERRY, "A secret title")
    sync(one, server.url("anna"))
    seen = server.execute("SELECT string_agg(encode(name, 'escape') || encode(body, 'escape'), '') FROM tui_reader.reg")
    assert "secret" not in seen and "coast" not in seen


def test_a_row_that_does_not_open_is_passed_over_and_told(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    shared(server, (one, "anna"), (other, "ben"))
    keep(one, FERRY)
    sync(one, server.url("anna"))
    first = "(SELECT name FROM tui_reader.reg WHERE owner = '' ORDER BY name LIMIT 1)"
    server.execute(f"UPDATE tui_reader.reg SET body = 'x' WHERE name = {first}")
    talked = sync(other, server.url("ben"))
    assert talked.unopened == 1 and talked.taken.changed > 1


def test_an_older_write_that_arrives_later_is_kept_out(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    shared(server, (one, "anna"), (other, "anna"))
    keep(one, FERRY)
    for box in (one, other):
        sync(box, server.url("anna"))
    one.clock.seconds, other.clock.seconds = NOON + 500, NOON + 600
    for box, share in ((one, 0.2), (other, 0.9)):
        article = box.article(FERRY)
        assert article is not None
        box.library.change(Stopped(article, place(share)))
    for box in (other, one, other):
        sync(box, server.url("anna"))
    assert {box.library.place(box.article(FERRY) or 0) for box in (one, other)} == {place(0.9)}


@pytest.mark.parametrize(
    ("hlc", "node", "stands"), [(4, "z", "old"), (5, "a", "old"), (5, "c", "new"), (6, "a", "new")]
)
def test_the_server_itself_keeps_the_newest(server: Postgres, tmp_path: Path, hlc: int, node: str, stands: str) -> None:
    init(server.url("keeper"), tmp_path)
    with psycopg.connect(server.url("keeper"), autocommit=True) as db:
        columns.understood_by(db)
        for body, at, by in ((b"old", 5, "b"), (b"new", hlc, node)):
            values = {
                "name": columns.byte_column([b"one"]), "owner": columns.text_column([""]),
                "body": columns.byte_column([body]), "hlc": columns.number_column([at]),
                "node": columns.text_column([by]), "nseq": columns.number_column([1]),
            }  # fmt: skip
            db.execute(tables.PUSH, {**values, "known": json.dumps({"b": 1})})
        assert db.execute("SELECT body FROM tui_reader.reg").fetchall() == [(stands.encode(),)]


def test_what_is_there_of_whom_never_becomes_less(server: Postgres, tmp_path: Path) -> None:
    """Two who put something there at once may raise it in either order."""
    init(server.url("keeper"), tmp_path)
    with psycopg.connect(server.url("keeper"), autocommit=True) as db:
        columns.understood_by(db)
        for at, life in ((5, "one"), (3, "none"), (5, "none"), (7, "two")):
            line = columns.text_column(["b"]), columns.number_column([at]), columns.text_column([life])
            db.execute(tables.RAISE, line)
            told = db.execute(tables.SEEN).fetchall()
            assert told == [("b", max(at, 5), "two" if at == 7 else "one")]


def test_many_at_once_lose_nothing(server: Postgres, tmp_path: Path) -> None:
    boxes = [Box(tmp_path, f"box{at}") for at in range(8)]
    shared(server, *((box, "anna") for box in boxes))
    keep(boxes[0], FERRY)
    for box in boxes:
        sync(box, server.url("anna"))
    failed: list[BaseException] = []

    def work(at: int, box: Box) -> None:
        try:
            for turn in range(4):
                box.library.change(ChangeTags((box.article(FERRY) or 0,), (f"tag-{at}-{turn}",)))
                sync(box, server.url("anna"))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(at, box)) for at, box in enumerate(boxes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    for box in boxes:
        sync(box, server.url("anna"))
    tags = [box.library.ask(TagsOf(box.article(FERRY) or 0)) for box in boxes]
    assert len(tags[0]) == 32 and all(each == tags[0] for each in tags)
    for box in boxes:
        box.close()


@pytest.mark.parametrize("batch", [2000, 1], ids=["at once", "in the first of many"])
def test_what_was_put_there_meanwhile_is_taken_before_it_is_written_over(
    server: Postgres, boxes: tuple[Box, Box, Box], monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr("tui_reader.sync.hub.talking._BATCH", batch)
    begun, unknown = list[Generator[list[Write]]](), Replica.unknown

    def remembering(replica: Replica, known: Known) -> Generator[list[Write]]:
        begun.append(unknown(replica, known))  # as what went wrong remembers it
        return begun[-1]

    monkeypatch.setattr(Replica, "unknown", remembering)
    one, other, _ = boxes
    shared(server, (one, "anna"), (other, "ben"))
    url = server.url("anna")
    uuid = one.library.change(SetHighlight(keep(one, FERRY), passage("The ferry")))
    for box, reader in ((one, "anna"), (other, "ben")):
        sync(box, server.url(reader))
    one.library.change(SetNote(uuid, "Mine."))
    other.library.change(SetNote(uuid, "Theirs."))
    greet, is_put = Replica.greet, False

    def greeting(replica: Replica, again: bool = False) -> Greeting:
        nonlocal is_put
        if again and not is_put:  # what is new was taken, and what is here is about to be put
            is_put = True
            sync(other, server.url("ben"))
        return greet(replica, again)

    monkeypatch.setattr(Replica, "greet", greeting)
    assert sync(one, url).taken.both == 1
    sync(other, server.url("ben"))
    assert all({"Mine.", "Theirs."} <= set(box.library.ask(NoteOf(uuid)).text.split("\n")) for box in (one, other))


def test_what_is_written_while_one_puts_is_put_with_the_next_talk(
    server: Postgres, boxes: tuple[Box, Box, Box], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would stand there behind what is said to be there: nobody would find it, and nobody could write over it."""
    one, other, _ = boxes
    shared(server, (one, "anna"), (other, "ben"))
    article = keep(one, FERRY)
    for box, reader in ((one, "anna"), (other, "ben")):
        sync(box, server.url(reader))
    counts = Replica.count_unknown

    def counting(replica: Replica, known: Known) -> int:
        one.library.change(ChangeTags((article,), ("Quay",)))
        return counts(replica, known)

    one.library.change(ChangeTags((article,), ("sea",)))
    with monkeypatch.context() as while_it_puts:
        while_it_puts.setattr(Replica, "count_unknown", counting)
        sync(one, server.url("anna"))
    other.clock.seconds = one.clock.seconds + 60
    other.library.change(ChangeTags((other.article(FERRY) or 0,), ("quay",)))
    for box, reader in ((other, "ben"), (one, "anna"), (other, "ben")):
        sync(box, server.url(reader))
    tags = [{key for kind, key in state(box) if kind == "t"} for box in (one, other)]
    assert tags[0] == tags[1] and len(tags[0]) == 2


def test_the_server_looks_at_what_is_new_and_at_nothing_else(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    shared(server, (one, "anna"), (other, "anna"))
    one.library.change(*[AddArticle(f"https://coast.example/{at}", f"Day {at}") for at in range(3000)])
    assert sync(one, server.url("anna")).given > 8000
    assert sync(other, server.url("anna")).taken.changed > 8000, "in several batches"
    keep(one, FERRY)
    sync(one, server.url("anna"))
    with psycopg.connect(server.url("anna"), autocommit=True) as db, closing(other.replica()) as replica:
        known = json.dumps({node: seq for node, (seq, _) in replica.greet().known.items()})
        plan = db.execute(f"EXPLAIN (ANALYZE, FORMAT TEXT) {tables.NEW} LIMIT 2000", {"known": known}).fetchall()
    looked_at = [int(found) for (line,) in plan if "reg" in line for found in re.findall(r"actual.*rows=(\d+)", line)]
    assert looked_at and max(looked_at) < 20, "\n".join(line for (line,) in plan)


def test_a_restored_library_is_told_apart_here_too(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    shared(server, (one, "anna"), (other, "anna"))
    keep(one, FERRY)
    sync(one, server.url("anna"))
    old = one.backup()
    one.library.change(SetTags(one.article(FERRY) or 0, ("before",)))
    sync(one, server.url("anna"))
    one.restore(old)
    one.library.change(SetTags(one.article(FERRY) or 0, ("after",)))
    one.library.change(ChangeTags((one.article(FERRY) or 0,), ("more",)))
    for box in (one, other, one):
        sync(box, server.url("anna"))
    assert state(one) == state(other)
    assert set(one.library.ask(TagsOf(one.article(FERRY) or 0))) == {"before", "after", "more"}


def test_the_standby_takes_over_with_all_that_was_acknowledged(tmp_path: Path) -> None:
    with folder_for_servers() as folder, ExitStack() as stack:
        first = Postgres(folder, "-c wal_level=replica -c synchronous_standby_names=''")
        stack.callback(first.stop)
        second = Postgres(folder, standby_of=first)
        stack.callback(second.stop)
        first.execute("ALTER SYSTEM SET synchronous_standby_names = 'second'")
        first.execute("SELECT pg_reload_conf()")
        one, other = Box(tmp_path, "one"), Box(tmp_path, "other")
        url = first.url("keeper", second)
        key = init(url, one.folder)
        join(url, other.folder, lambda words: key)
        keep(one, FERRY)
        assert sync(one, url).given > 3
        first.kill()
        second.promote()
        assert sync(other, url).taken.changed > 3
        assert other.article(FERRY) is not None
        for box in (one, other):
            box.close()


def test_what_an_asynchronous_standby_lost_comes_again(tmp_path: Path) -> None:
    with folder_for_servers() as folder, ExitStack() as stack:
        first = Postgres(folder, "-c wal_level=replica")
        stack.callback(first.stop)
        second = Postgres(folder, standby_of=first)
        stack.callback(second.stop)
        one, other = Box(tmp_path, "one"), Box(tmp_path, "other")
        url = first.url("keeper", second)
        key = init(url, one.folder)
        join(url, other.folder, lambda words: key)
        keep(one, FERRY)
        sync(one, url)
        there = first.execute("SELECT pg_current_wal_lsn()")
        while second.execute(f"SELECT pg_last_wal_replay_lsn() >= '{there}'") != "t":
            pass
        second.stop()
        keep(one, SONG, "The song")
        sync(one, url)
        first.kill()
        second.start()
        second.promote()
        assert sync(one, url).given > 3, "what the standby never got is told again"
        sync(other, url)
        assert other.article(FERRY) is not None and other.article(SONG) is not None
        for box in (one, other):
            box.close()


def test_what_another_machine_puts_there_is_heard_of_while_one_listens(server: Postgres, tmp_path: Path) -> None:
    here, other = Box(tmp_path / "data", "tui-reader"), Box(tmp_path, "other")
    shared(server, (here, "anna"), (other, "anna"))
    known_from_now(here.path, server.url("anna"))
    sync(here, server.url("anna"))
    watching = subprocess.Popen(
        [sys.executable, "-m", "tui_reader.sync.watching", "queue", server.url("anna")], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")},
    )  # fmt: skip
    with watching:
        assert watching.stdin and watching.stdout
        while (
            server.execute("SELECT count(*) FROM pg_stat_activity WHERE query ILIKE 'LISTEN%' OR query = 'SELECT 1'")
            == "0"
        ):
            pass
        keep(other, FERRY)
        sync(other, server.url("anna"))
        assert watching.stdout.readline().endswith(b" in\n")
        assert here.article(FERRY) is not None
        watching.stdin.close()
    assert watching.returncode == 0, "it ends with whoever started it"
    here.close()
    other.close()


def test_texts_go_along_sealed_where_they_are_wanted(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, third = boxes
    shared(server, (one, "anna"), (other, "anna"), (third, "anna"))
    url = server.url("anna")
    keep(one, FERRY)
    assert sync(one, url).bodies_out == 1 and sync(one, url).bodies_out == 0
    assert sync(other, url).bodies_in == 1
    kept, source = other.library.kept(FERRY), one.library.kept(FERRY)
    assert kept is not None and source is not None and kept.document == source.document
    assert sync_hub(third.path, url, bodies="none").talked.bodies_in == 0
    assert "noon" not in server.execute("SELECT string_agg(encode(body, 'escape'), '') FROM tui_reader.text")
    server.execute("UPDATE tui_reader.text SET body = 'x'")
    assert sync(third, url).bodies_in == 0, "what does not open is passed over"


# Coming in


def test_the_key_is_carried_over_and_a_slip_is_told() -> None:
    key = new_key()
    text = key_text(key)
    assert key_of(text) == key_of(f" {text.upper()} \n") == key
    with pytest.raises(UsageError, match="not copied right"):
        key_of(("a" if text[0] != "a" else "b") + text[1:])
    with pytest.raises(UsageError, match="no key"):
        key_of("0189")


def test_a_wrong_key_and_a_password_in_the_address_are_refused(server: Postgres, boxes: tuple[Box, Box, Box]) -> None:
    one, other, _ = boxes
    shared(server, (one, "anna"))
    with pytest.raises(UsageError, match="key of another library"):
        join(server.url("ben"), other.folder, lambda words: key_text(new_key()))
    with pytest.raises(UsageError, match="has not joined"):
        sync(other, server.url("ben"))
    with pytest.raises(UsageError, match="password stands in the address"):
        hub_of("postgresql://anna:secret@host/db")
    with pytest.raises(UsageError, match="already"):
        init(server.url("keeper"), other.folder)
    assert [oct(path.stat().st_mode)[-3:] for path in one.folder.glob("*.key")] == ["600"]


def test_a_server_that_is_not_there_is_code_3(boxes: tuple[Box, Box, Box], server: Postgres) -> None:
    one, _, _ = boxes
    gone = "postgresql://anna@127.0.0.1:9/postgres"
    with pytest.raises(FetchError, match="can not be reached") as told:
        join(gone, one.folder, lambda words: key_text(new_key()))
    assert told.value.code == 3


def test_a_key_in_a_file_that_others_can_read_is_refused(
    server: Postgres, boxes: tuple[Box, Box, Box], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, _ = boxes
    key = init(server.url("keeper"), one.folder)
    file = other.folder / "key"
    file.write_text(key)
    monkeypatch.setenv("TUI_READER_KEY_FILE", str(file))
    with pytest.raises(UsageError, match="Others can read"):
        join(server.url("keeper"), other.folder)
    file.chmod(0o600)
    join(server.url("keeper"), other.folder)


def test_a_sealed_row_opens_only_where_it_was_put() -> None:
    seal, write = Seal(new_key()), Write("n", "u", {"text": "Words"}, 5, "node", 1)
    row = seal.sealed(write, "")
    assert seal.opened(row) == write
    moved = [row._replace(name=b"x" * 16), row._replace(owner="anna"), row._replace(body=row.body[:-1] + b"x")]
    for other in moved:
        with pytest.raises(Unsealed):
            seal.opened(other)
    assert seal.opened_all([row, *moved, row]) == ([write, write], 3), "the others of a batch open"
    with pytest.raises(Unsealed):
        Seal(new_key()).opened(row)


def test_long_and_short_rows_are_opened_as_they_were_sealed() -> None:
    seal = Seal(new_key())
    writes = [Write("n", f"u{at}", {"text": "Words. " * count}, 5, "node", 1) for at, count in enumerate((1, 300, 2))]
    rows = [seal.sealed(write, "anna") for write in writes]
    assert len(rows[1].body) < 300, "a long text is packed"
    assert seal.opened_all(rows) == (writes, 0)


def test_a_member_who_seals_no_write_spoils_only_their_own_row() -> None:
    seal, write = Seal(new_key()), Write("n", "u", {"text": "Words"}, 5, "node", 1)
    row = seal.sealed(write, "")
    split = [
        Row(row.name, "", seal._packed(half, row.name)) for half in ([], {"a": 1}, [[*write[:6], {}], [*write[:6], {}]])
    ]
    assert seal.opened_all([row, *split]) == ([write], 3)


def test_a_member_can_not_put_one_thing_in_the_row_of_another() -> None:
    seal, write = Seal(new_key()), Write("n", "u", {"text": "Words"}, 5, "node", 1)
    row = seal.sealed(write, "")
    for other in (write._replace(key="v"), write._replace(kind="h")):
        exchanged = Row(row.name, "", seal._packed([*other[:6], {}], row.name))
        with pytest.raises(Unsealed):
            seal.opened(exchanged)
        assert seal.opened_all([row, exchanged]) == ([write], 1)
