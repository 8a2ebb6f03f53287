"""A talk with a shared library: what is new there is taken, what is new here is put there, the newest write stands."""

import getpass
import json
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from tui_reader.clean import one_line
from tui_reader.errors import ConnectionFailed, FetchError, UsageError
from tui_reader.installed import adding_extra
from tui_reader.library.told.replica import Replica
from tui_reader.merging.greetings import Greeting, Known, Taken
from tui_reader.merging.writes import Write
from tui_reader.private_files import create
from tui_reader.sync.hub import tables
from tui_reader.sync.hub.sealing import Seal, Unsealed, key_of, key_text, new_key
from tui_reader.sync.hub.texts import Texts
from tui_reader.sync.line.talk import Progress, Talked
from tui_reader.sync.session import Ended

if TYPE_CHECKING:
    import psycopg

CONNECT_SECONDS = 5
_OWN = frozenset(("p", "q", "m", "s", "j", "f", "seen"))
"""Kinds of which each reader has their own: place, queue, marks, state, lists. All others are shared."""
_BATCH = 2000
_TRIES = 5
_KEY_FILE = "TUI_READER_KEY_FILE"


class Hub(NamedTuple):
    """A shared library. url: without a password."""

    url: str
    name: str


class _SeenMeanwhile(Exception):
    """Somebody else put something there that this library has not seen: it is taken first."""


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
    import psycopg

    hub, key = hub_of(text), new_key()
    with _connected(hub) as db, db.transaction():
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
        yield Talking(db, replica, seal, hub, progress)


class Talking:
    """Talks with a shared library."""

    def __init__(
        self, db: "psycopg.Connection[Any]", replica: Replica, seal: Seal, hub: Hub, progress: Progress
    ) -> None:
        self._db, self._replica, self._seal, self._hub, self._progress = db, replica, seal, hub, progress
        self._unopened = 0
        self._told: list[str] = []
        row = db.execute("SELECT current_user").fetchone()
        self._reader = str(row[0]) if row else ""

    def talked(self) -> Talked:
        """Take what is new, put what is new; again as long as somebody else was quicker."""
        taken = Taken()
        for attempt in range(_TRIES):
            with self._alone() if attempt else nullcontext():
                mine = self._replica.greet()
                with self._snapshot() as seen:
                    if not self._replica.meet(seen):
                        continue
                    new = self._new(mine.known)
                    taken = taken.with_more(self._replica.take(new, self._greeting(seen), False, lambda done: None))
                with suppress(_SeenMeanwhile):
                    given = self._put(seen)
                    texts = Texts(self._db, self._replica, self._seal)
                    return Talked(self._hub.name, taken, given, texts.taken(), texts.given(), self._unopened)
        raise FetchError("The shared library is busy", "What was taken so far is kept; try again.")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else puts anything there meanwhile."""
        self._db.execute(tables.LOCK)
        try:
            yield
        finally:
            self._db.execute(tables.UNLOCK)

    # Told by the server

    def listen(self) -> None:
        """Be told from now on whenever somebody puts something there."""
        mine = self._db.info.backend_pid
        self._db.add_notify_handler(lambda notice: self._told.append(notice.channel) if notice.pid != mine else None)
        self._db.execute(tables.LISTEN)

    @property
    def descriptor(self) -> int:
        """What becomes readable when something was told."""
        return self._db.fileno()

    def was_told(self) -> bool:
        """Whether somebody else put something there since this was last asked."""
        self._db.execute("SELECT 1")
        told, self._told = bool(self._told), []
        return told

    def looked(self) -> Talked:
        """What would come of it."""
        mine = self._replica.greet()
        with self._snapshot() as seen:
            taken = self._replica.take(self._new(mine.known), self._greeting(seen), True, lambda done: None)
        return Talked(self._hub.name, taken, self._replica.count_unknown(seen), 0, 0, self._unopened)

    def _greeting(self, seen: Known) -> Greeting:
        return Greeting("hub", self._hub.name, seen)

    @contextmanager
    def _snapshot(self) -> Iterator[dict[str, tuple[int, str]]]:
        """What is there, at one moment for all statements."""
        self._db.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            rows = self._db.execute(tables.SEEN).fetchall()
            yield {node: (int(nseq), str(life)) for node, nseq, life in rows}
        finally:
            self._db.execute("ROLLBACK")

    def _new(self, known: Known) -> Iterator[list[Write]]:
        """What is new there, opened; rows that do not open are passed over and counted."""
        self._unopened = 0
        with self._db.cursor(name="new", binary=True) as cursor:
            cursor.execute(tables.NEW, {"known": _numbers(known)})
            done = 0
            while rows := cursor.fetchmany(_BATCH):
                batch: list[Write] = []
                for name, owner, body in rows:
                    try:
                        batch.append(self._seal.opened(bytes(body), bytes(name), owner))
                    except Unsealed:
                        self._unopened += 1
                done += len(rows)
                self._progress("in", done, 0)
                yield batch

    def _put(self, seen: Known) -> int:
        """Put what is new here; all of it or nothing. Raises _SeenMeanwhile."""
        mine = self._replica.greet()
        # All of `seen` was taken, also what is known by other names here.
        known = _numbers({**seen, **{node: max(seen.get(node, at), at) for node, at in mine.known.items()}})
        count, put = self._replica.count_unknown(seen), 0
        if not count:
            return 0
        with self._db.transaction():
            self._db.execute(tables.LOCK_SHARED)
            for batch in self._replica.unknown(seen):
                for start in range(0, len(batch), _BATCH):
                    self._put_batch(batch[start : start + _BATCH], known)
                put += len(batch)
                self._progress("out", put, count)
            # In one order for all, or two who push at once wait for each other.
            nodes = sorted(mine.known)
            versions = [mine.known[node] for node in nodes]
            self._db.execute(tables.RAISE, (nodes, [seq for seq, _ in versions], [life for _, life in versions]))
            self._db.execute("SELECT pg_notify(%s, %s)", (tables.CHANNEL, mine.node))
        return put

    def _put_batch(self, writes: Iterable[Write], known: str) -> None:
        rows = []
        for write in writes:
            owner = self._reader if write.kind in _OWN else ""
            name = self._seal.name(write, owner)
            rows.append((name, owner, self._seal.sealed(write, name, owner), write.hlc, write.node, write.seq))
        rows.sort()  # the same order for all who write at once: none waits for another in a circle
        names = ("name", "owner", "body", "hlc", "node", "nseq")
        columns: dict[str, Any] = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
        done = self._db.execute(tables.PUSH, {**columns, "known": known}).rowcount
        if done < len(rows) and self._db.execute(tables.UNSEEN, {**columns, "known": known}).fetchone():
            raise _SeenMeanwhile


def _numbers(known: Known) -> str:
    return json.dumps({node: seq for node, (seq, _) in known.items()})


@contextmanager
def _connected(hub: Hub) -> "Iterator[psycopg.Connection[Any]]":
    """A connection to the server of several that takes writes; raises FetchErrors."""
    try:
        import psycopg
    except ImportError as error:
        raise UsageError(
            "A shared library needs the extra team", f"It comes with: {adding_extra('team', 'psycopg[binary]')}"
        ) from error
    try:
        with psycopg.connect(
            hub.url, connect_timeout=CONNECT_SECONDS, target_session_attrs="read-write", autocommit=True
        ) as db:
            yield db
    except psycopg.errors.InsufficientPrivilege as error:
        raise FetchError("The server does not let this reader do that", _words(error)) from error
    except psycopg.errors.UndefinedTable as error:
        raise UsageError("There is no shared library at this address", "--init makes one.") from error
    except psycopg.OperationalError as error:
        raise ConnectionFailed(f"{one_line(_place(hub))} can not be reached", _words(error)) from error
    except psycopg.Error as error:
        raise FetchError("The server did not do what it was asked", _words(error)) from error


def _words(error: Exception) -> str:
    return one_line(str(error))[:300]
