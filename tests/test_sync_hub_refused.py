"""A shared library that lets one not in: one sentence each, in a reader's words and not a driver's, and code 3."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import Postgres, folder_for_servers
from tests.sshd import free_port
from tui_reader.errors import FetchError, UsageError
from tui_reader.sync.hub.hub import hub_of, init, join, sync_hub
from tui_reader.sync.hub.sealing import key_text, new_key

psycopg = pytest.importorskip("psycopg")
pytestmark = [pytest.mark.process, pytest.mark.server]


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """carl has a password, dora may only read, nobody else is known."""
    with folder_for_servers() as folder:
        one = Postgres(folder)
        try:
            one.execute("CREATE ROLE carl LOGIN PASSWORD 'right'")
            one.execute("CREATE ROLE dora LOGIN")
            one.execute("ALTER ROLE dora SET default_transaction_read_only = on")
            one.lets_in("host all carl 127.0.0.1/32 scram-sha-256", "host all erik 127.0.0.1/32 reject")
            yield one
        finally:
            one.stop()


@pytest.fixture
def key(server: Postgres, tmp_path: Path) -> str:
    """That of the library which is there."""
    server.execute("DROP SCHEMA IF EXISTS tui_reader CASCADE")
    return init(server.url("keeper"), tmp_path)


@pytest.mark.parametrize(
    ("reader", "password", "said"),
    [
        ("carl", "", "{} asks for a password: It belongs into PGPASSWORD or ~/.pgpass."),
        ("carl", "wrong", "{} does not take this password, or does not know this reader: The password stands in"),
        ("fred", "", "{} does not know this reader: CREATE ROLE"),
        ("erik", "", "{} does not let this reader in from here: Its pg_hba.conf"),
        ("dora", "", "{} takes no writes for now: A standby does"),
    ],
)
def test_who_is_not_let_in_is_told_why(
    reader: str, password: str, said: str, server: Postgres, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    monkeypatch.setenv("PGPASSWORD", password)
    if not password:
        monkeypatch.delenv("PGPASSWORD")
    with pytest.raises(FetchError) as told:
        join(server.url(reader), tmp_path, lambda words: key)
    assert told.value.code == 3
    assert str(told.value).startswith(said.format(f"127.0.0.1:{server.port}/postgres"))


def test_a_right_password_comes_in(server: Postgres, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server.execute("GRANT tui_reader_members TO carl")
    monkeypatch.setenv("PGPASSWORD", "right")
    join(server.url("carl"), tmp_path, lambda words: key)
    assert sync_hub(tmp_path / "library.sqlite", server.url("carl")).talked.unopened == 0


def test_a_database_and_a_server_that_are_not_there(server: Postgres, tmp_path: Path) -> None:
    for url, said in (
        (server.url("keeper").replace("/postgres", "/books"), "There is no database at 127.0.0.1:"),
        (f"postgresql://keeper@127.0.0.1:{free_port()}/books", "/books can not be reached: It may be off, or not in"),
        ("postgresql://keeper@no-such-host.invalid/books", "no-such-host.invalid/books can not be reached: It may be"),
    ):
        with pytest.raises(FetchError) as told:
            join(url, tmp_path, lambda words: key_text(new_key()))
        assert told.value.code == 3 and said in str(told.value)
        assert hub_of(url).name == "books"


def test_without_the_extra_it_is_said_how_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgresql://anna@127.0.0.1:9/books"
    key = key_text(new_key())
    (tmp_path / "key").write_text(key)
    (tmp_path / "key").chmod(0o600)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setenv("TUI_READER_KEY_FILE", str(tmp_path / "key"))
    for shares in (lambda: init(url, tmp_path), lambda: join(url, tmp_path)):
        with pytest.raises(UsageError, match="A shared library needs the extra team: It comes with: "):
            shares()
    assert [path.name for path in tmp_path.iterdir()] == ["key"], "nothing is left of it"
