"""The shared libraries that this machine knows: made, joined and talked to."""

import getpass
import logging
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from tui_reader.clean import one_line
from tui_reader.errors import ConnectionFailed, FetchError, UsageError
from tui_reader.installed import adding_extra
from tui_reader.library.told.replica import Replica
from tui_reader.private_files import create
from tui_reader.sync.hub import tables
from tui_reader.sync.hub.sealing import Seal, key_of, key_text, new_key
from tui_reader.sync.line.talk import Progress
from tui_reader.sync.session import Ended

if TYPE_CHECKING:
    import psycopg

    from tui_reader.sync.hub.talking import Talking

CONNECT_SECONDS = 5
_KEY_FILE = "TUI_READER_KEY_FILE"


class Hub(NamedTuple):
    """A shared library. url: without a password."""

    url: str
    name: str


def hub_of(text: str) -> Hub:
    """The shared library at an address; raises UsageError for what is none, or holds a password."""
    try:
        parts = urlsplit(text)
        password, name = parts.password, parts.path.strip("/")
    except ValueError as error:
        raise UsageError(
            "This is no address of a shared library", "postgresql://reader@host/database is one."
        ) from error
    if password is not None or "password=" in parts.query:
        raise UsageError(
            "The password stands in the address",
            "Other programs can see it there; put it into PGPASSWORD or ~/.pgpass.",
        )
    return Hub(text, one_line(name) or "shared")


# Who may come in


def init(text: str, folder: Path) -> str:
    """Make the tables and roles of a shared library; answers its key as a person carries it to the other machines."""
    hub, key = hub_of(text), new_key()
    with _connected(hub) as db, db.transaction():
        import psycopg  # it is there now

        if db.execute("SELECT to_regclass('tui_reader.library')").fetchone() != (None,):
            raise UsageError("There is a shared library already", "Join it with --join; nothing was changed.")
        for statement in tables.CREATE:
            db.execute(statement)
        db.execute("INSERT INTO tui_reader.library VALUES (1, %s)", (Seal(key).check,))
        # Without the right to make roles it is for this reader alone, until somebody who has it makes them.
        with suppress(psycopg.errors.InsufficientPrivilege), db.transaction():
            if db.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (tables.MEMBERS,)).fetchone() is None:
                db.execute(tables.ROLE)
            for statement in tables.GRANT:
                db.execute(statement)
    _write_key(folder, hub, key)
    return key_text(key)


def join(text: str, folder: Path, asked: Callable[[str], str] = getpass.getpass) -> None:
    """Come into a shared library with its key, from a prompt or from the file that TUI_READER_KEY_FILE names."""
    hub = hub_of(text)
    file = os.environ.get(_KEY_FILE)
    key = key_of(_read_private(Path(file)) if file else asked("Key of the shared library, as --init printed it: "))
    with _connected(hub) as db:
        row = db.execute("SELECT check_key FROM tui_reader.library WHERE library = 1").fetchone()
    if row is None or bytes(row[0]) != Seal(key).check:
        raise UsageError("This is the key of another library", "Take the one that --init printed for this one.")
    _write_key(folder, hub, key)


def _write_key(folder: Path, hub: Hub, key: bytes) -> None:
    path = _key_path(folder, hub)
    path.unlink(missing_ok=True)
    create(path, key_text(key) + "\n")


def _key_path(folder: Path, hub: Hub) -> Path:
    return folder / f"shared-{sha256(_place(hub).encode()).hexdigest()[:12]}.key"


def _place(hub: Hub) -> str:
    """The servers and the database, whoever the reader is and whatever else is said of the connection."""
    parts = urlsplit(hub.url)
    return f"{parts.netloc.rpartition('@')[2]}{parts.path}"


def _read_private(path: Path) -> str:
    """The text of a file that nobody else can read; raises UsageError."""
    try:
        mode = path.stat().st_mode
        if stat.S_IMODE(mode) & 0o077:
            raise UsageError(f"Others can read {path}", "chmod 600 keeps it to yourself.")
        return path.read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} can not be read", str(error)) from error


# Talking


def sync_hub(
    library: Path, text: str, dry: bool = False, progress: Progress = lambda *_: None, bodies: str = "queue"
) -> Ended:
    """Talk to a shared library. Raises FetchError when it can not be reached, UsageError when it was never joined."""
    begun = time.monotonic()
    with talking_to(library, text, progress, bodies) as talking:
        talked = talking.looked() if dry else talking.talked()
    return Ended(talked, time.monotonic() - begun)


@contextmanager
def talking_to(
    library: Path, text: str, progress: Progress = lambda *_: None, bodies: str = "queue"
) -> "Iterator[Talking]":
    """A connection to a shared library that stays, for one talk or several; raises as `sync_hub` does."""
    hub = hub_of(text)
    key_path = _key_path(library.parent, hub)
    if not key_path.exists():
        raise UsageError("This machine has not joined that library", f"tui-reader sync --join {one_line(text)}")
    seal = Seal(key_of(_read_private(key_path)))
    with closing(Replica.open(library, bodies)) as replica, _connected(hub) as db:
        from tui_reader.sync.hub.talking import Talking  # names the driver, which is there now

        yield Talking(db, replica, seal, hub.name, progress)


@contextmanager
def _connected(hub: Hub) -> "Iterator[psycopg.Connection[Any]]":
    """A connection to the server of several that takes writes; raises FetchErrors."""
    try:
        import psycopg
    except ImportError as error:
        raise UsageError(
            "A shared library needs the extra team", f"It comes with: {adding_extra('team', 'psycopg[binary]')}"
        ) from error
    # What it says of a row of statements that was broken off is not for a person.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    how: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS, "target_session_attrs": "read-write"}
    try:
        # Nothing is prepared: that is undone with a transaction, and the driver does not hear of it.
        with psycopg.connect(hub.url, autocommit=True, prepare_threshold=None, **how) as db:
            yield db
    except psycopg.errors.InsufficientPrivilege as error:
        raise FetchError("The server does not let this reader do that", _words(error)) from error
    except psycopg.errors.UndefinedTable as error:
        raise UsageError("There is no shared library at this address", "--init makes one.") from error
    except psycopg.OperationalError as error:
        raise _unconnected(hub, error) from error
    except psycopg.Error as error:
        raise FetchError("The server did not do what it was asked", _words(error)) from error


def _unconnected(hub: Hub, error: Exception) -> ConnectionFailed:
    """What was wrong, by the words of the server or of the driver; they have no other sign for it."""
    place = one_line(_place(hub))
    for pattern, title, detail in _SAID:
        if re.search(pattern, str(error), re.IGNORECASE):
            return ConnectionFailed(title.format(place=place), detail)
    return ConnectionFailed(f"{place} can not be reached", _words(error))


_SAID = (
    ("no password supplied", "{place} asks for a password", "It belongs into PGPASSWORD or ~/.pgpass."),
    (
        "password authentication failed",
        "{place} does not take this password, or does not know this reader",
        "The password stands in PGPASSWORD or ~/.pgpass.",
    ),
    (
        r"role .* does not exist",
        "{place} does not know this reader",
        "CREATE ROLE ... LOGIN IN ROLE tui_reader_members lets one in.",
    ),
    (
        r"no pg_hba\.conf entry|pg_hba\.conf rejects|(peer|ident) authentication failed",
        "{place} does not let this reader in from here",
        "Its pg_hba.conf says who may come in from where.",
    ),
    (r"database .* does not exist", "There is no database at {place}", "createdb makes one."),
    (
        "session is read-only|server is in hot standby mode",
        "{place} takes no writes for now",
        "A standby does when it has taken over; what changed is told the next time.",
    ),
    (
        "connection refused|timeout expired|could not translate host name|failed to resolve|no route|unreachable"
        "|name or service not known|nodename nor servname",
        "{place} can not be reached",
        "It may be off, or not in this network; what changed is told the next time.",
    ),
)


def _words(error: Exception) -> str:
    return one_line(str(error))[:300]
