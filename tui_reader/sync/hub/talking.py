"""A talk with a shared library: what is new there is taken, what is new here is put there, the newest write stands."""

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from typing import Any, NamedTuple

import psycopg

from tui_reader.errors import FetchError
from tui_reader.library.told.replica import Replica
from tui_reader.merging.greetings import Greeting, Known, Taken
from tui_reader.merging.writes import Write
from tui_reader.sync.hub import columns, tables
from tui_reader.sync.hub.sealing import Row, Seal
from tui_reader.sync.hub.texts import Texts
from tui_reader.sync.line.talk import Progress, Talked

_OWN = frozenset(("p", "q", "m", "s", "j", "f", "seen"))
"""Kinds of which each reader has their own: place, queue, marks, state, lists. All others are shared."""
_BATCH = 2000
_TRIES = 12
_ALONE_FROM = 6
"""Who was so often slower than others has the shared library alone for once."""


_QUICKER = psycopg.errors.DivisionByZero, psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure
"""What the server says when somebody else was: see `tables.NONE_UNSEEN`."""


class _SeenMeanwhile(Exception):
    """Somebody else put something there that this library has not seen: it is taken first."""


class _Moment(NamedTuple):
    """What is there at one moment. seen: up to where of whom. first: rows that are not known here, all of them unless
    there are `_BATCH`.
    """

    seen: Known
    first: list[Row]


class Talking:
    """Talks with a shared library. What can be said without an answer is said in one go: a round may take 50 ms."""

    def __init__(
        self, db: "psycopg.Connection[Any]", replica: Replica, seal: Seal, name: str, progress: Progress
    ) -> None:
        self._db, self._replica, self._seal, self._name, self._progress = db, replica, seal, name, progress
        self._texts = Texts(db, replica, seal)
        self._unopened = 0
        self._told: list[str] = []
        self._reader = db.info.user
        columns.understood_by(db)

    def talked(self) -> Talked:
        """Take what is new, put what is new; again as long as somebody else was quicker."""
        taken = Taken()
        for attempt in range(_TRIES):
            with self._alone() if attempt >= _ALONE_FROM else nullcontext():
                mine = self._replica.greet()
                moment = self._moment(mine.known)
                if not self._replica.meet(moment.seen):
                    continue
                more, seen = self._taken(moment, mine.known)
                taken = taken.with_more(more)
                with suppress(_SeenMeanwhile):
                    given = self._put(seen)
                    return Talked(self._name, taken, given, self._texts.taken(), self._texts.given(), self._unopened)
        raise FetchError("The shared library is busy", "What was taken so far is kept; try again.")

    def looked(self) -> Talked:
        """What would come of it."""
        mine = self._replica.greet()
        moment = self._moment(mine.known)
        taken, seen = self._taken(moment, mine.known, dry=True)
        return Talked(self._name, taken, self._replica.count_unknown(seen), 0, 0, self._unopened)

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

    # Taking

    def _moment(self, known: Known) -> _Moment:
        with self._db.pipeline():
            self._db.execute(tables.BEGIN_READING)
            seen = self._db.execute(tables.SEEN)
            new = self._db.execute(f"{tables.NEW} LIMIT {_BATCH}", {"known": _numbers(known)}, binary=True)
            self._db.execute("COMMIT")
        return _Moment(_versions(seen), list(map(Row._make, new)))

    def _taken(self, moment: _Moment, known: Known, dry: bool = False) -> tuple[Taken, Known]:
        """Take all that is not known here; answers too up to where that went."""
        self._unopened = 0
        if len(moment.first) < _BATCH:
            return self._take([moment.first], moment.seen, dry), moment.seen
        with self._all(known) as (seen, batches):
            return self._take(batches, seen, dry), seen

    def _take(self, batches: Iterable[list[Row]], seen: Known, dry: bool) -> Taken:
        greeting = Greeting("hub", self._name, seen)
        return self._replica.take(self._opened(batches), greeting, dry, lambda done: None)

    def _opened(self, batches: Iterable[list[Row]]) -> Iterator[list[Write]]:
        """What stands in rows; those that do not open are passed over and counted."""
        done = 0
        for rows in batches:
            writes, unopened = self._seal.opened_all(rows)
            self._unopened += unopened
            done += len(rows)
            self._progress("in", done, 0)
            writes.sort(key=lambda write: (write.node, write.seq))
            yield writes

    @contextmanager
    def _all(self, known: Known) -> Iterator[tuple[Known, Iterator[list[Row]]]]:
        """Much that is not known here, at one moment, and up to where that is."""
        self._db.execute(tables.BEGIN_READING)
        try:
            seen = _versions(self._db.execute(tables.SEEN))
            self._db.execute(f"DECLARE new CURSOR FOR {tables.NEW} {tables.IN_ORDER}", {"known": _numbers(known)})
            yield seen, _ahead(self._fetched)
        finally:
            self._db.execute("ROLLBACK")

    def _fetched(self) -> list[Row]:
        return list(map(Row._make, self._db.execute(f"FETCH {_BATCH} FROM new", binary=True)))

    # Putting

    def _put(self, seen: Known) -> int:
        """Put what is new here; all of it or nothing. Raises _SeenMeanwhile."""
        mine = self._replica.greet(again=True)
        # All of `seen` was taken, also what is known by other names here.
        known = _numbers({**seen, **{node: max(seen.get(node, at), at) for node, at in mine.known.items()}})
        count = self._replica.count_unknown(seen)
        if not count:
            return 0
        raised = {node: at for node, at in mine.known.items() if at[0] > seen.get(node, (0, ""))[0]}
        try:
            with closing(self._sealed(seen, mine.known)) as sealed:
                return self._put_all(sealed, known, raised, mine.node, count)
        except _QUICKER as error:
            self._db.execute("ROLLBACK")
            raise _SeenMeanwhile from error
        except BaseException:  # an interrupt too puts nothing by halves
            with suppress(psycopg.Error):
                self._db.execute("ROLLBACK")
            raise

    def _put_all(
        self, sealed: Iterable[list[tuple[Row, Write]]], known: str, raised: Known, node: str, count: int
    ) -> int:
        put, size = 0, 0
        before: psycopg.Cursor[Any] | None = None
        asked = dict[str, object]()
        with self._db.pipeline() as pipeline:
            self._db.execute("BEGIN")
            self._db.execute(tables.LOCK_SHARED)
            for batch in sealed:
                if before:
                    pipeline.sync()  # the batch before was put while this one was sealed
                    if before.rowcount < size:
                        self._db.execute(tables.NONE_UNSEEN, asked)
                values = {**_columns(batch), "known": known}
                before, size = self._db.execute(tables.PUSH, values), len(batch)
                asked = {"name": values["name"], "known": known}
                put += len(batch)
                self._progress("out", put, count)
            if before:
                # What was locked is locked until all is said, so that for the last batch no answer is waited for.
                self._db.execute(tables.NONE_UNSEEN, asked)
            if raised:
                # In one order for all, or two who put at once wait for each other; no other row, for the same reason.
                nodes = sorted(raised)
                numbers, lives = zip(*(raised[each] for each in nodes), strict=True)
                lines = columns.text_column(nodes), columns.number_column(numbers), columns.text_column(lives)
                self._db.execute(tables.RAISE, lines)
            self._db.execute("SELECT pg_notify(%s, %s)", (tables.CHANNEL, node))
            self._db.execute("COMMIT")
        return put

    def _sealed(self, seen: Known, known: Known) -> Generator[list[tuple[Row, Write]]]:
        """What is not seen there, up to where it is known here: what is behind that would stand there and be found by
        nobody until more is known.
        """
        with closing(self._replica.unknown(seen)) as batches:
            for batch in batches:
                whole = [write for write in batch if write.seq <= known.get(write.node, (0, ""))[0]]
                for start in range(0, len(whole), _BATCH):
                    sealed = [(self._sealed_row(write), write) for write in whole[start : start + _BATCH]]
                    sealed.sort(key=lambda one: one[0].name)  # the same order for all who write at once, see below
                    yield sealed

    def _sealed_row(self, write: Write) -> Row:
        return self._seal.sealed(write, self._reader if write.kind in _OWN else "")


def _columns(batch: Sequence[tuple[Row, Write]]) -> dict[str, object]:
    names, owners, bodies = zip(*(row for row, _ in batch), strict=True)
    return {
        "name": columns.byte_column(names),
        "owner": columns.text_column(owners),
        "body": columns.byte_column(bodies),
        "hlc": columns.number_column([write.hlc for _, write in batch]),
        "node": columns.text_column([write.node for _, write in batch]),
        "nseq": columns.number_column([write.seq for _, write in batch]),
    }


def _ahead(fetch: Callable[[], list[Row]]) -> Iterator[list[Row]]:
    """All batches; the next one comes while one is opened."""
    from concurrent.futures import ThreadPoolExecutor  # of use for much alone

    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(fetch)
        while rows := coming.result():
            coming = pool.submit(fetch)
            yield rows


def _versions(rows: Iterable[Any]) -> Known:
    return {node: (int(nseq), str(life)) for node, nseq, life in rows}


def _numbers(known: Known) -> str:
    return json.dumps({node: seq for node, (seq, _) in known.items()})
