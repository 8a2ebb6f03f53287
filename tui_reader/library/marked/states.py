"""The states of articles: unread, reading, finished, archived."""

import sqlite3
from typing import NamedTuple

from tui_reader.library.stamps.registers import Register, key_of
from tui_reader.library.stamps.stamping import stamping
from tui_reader.library.values import State


class SetState(NamedTuple):
    """Let these articles be in this state."""

    articles: tuple[int, ...]
    state: State

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write the state; what was only printed is on record like others from now on."""
        for article in self.articles:
            _set(db, now, article, self.state)


class ToggleNew(NamedTuple):
    """Unread articles are so no longer, the others are unread; all as the first of them asks for."""

    articles: tuple[int, ...]

    def write(self, db: sqlite3.Connection, now: float) -> State:
        """Write the states; answers what the first one is now."""
        return _toggle(db, now, self.articles, "unread", otherwise="finished")


class ToggleArchived(NamedTuple):
    """Archived articles come back as what they were, the others are put away; all as the first of them asks for."""

    articles: tuple[int, ...]

    def write(self, db: sqlite3.Connection, now: float) -> State:
        """Write the states; answers what the first one is now."""
        return _toggle(db, now, self.articles, "archived", otherwise="unread")


def state_of(db: sqlite3.Connection, article: int) -> State:
    """The state of an article, unread for one that is not there."""
    row = db.execute("SELECT state FROM article WHERE id = ?", (article,)).fetchone()
    state: State = row[0] if row else "unread"
    return state


def _toggle(db: sqlite3.Connection, now: float, articles: tuple[int, ...], state: State, otherwise: State) -> State:
    """Into the state, or out of it into the one before; `otherwise` where none is known."""
    if not articles:
        return state
    leaves = state_of(db, articles[0]) == state
    for article in articles:
        if not leaves:
            _set(db, now, article, state)
        elif state_of(db, article) == state:
            (before,) = db.execute("SELECT state_before FROM article WHERE id = ?", (article,)).fetchone()
            _set(db, now, article, before if before and before != state else otherwise)
    return state_of(db, articles[0])


def _set(db: sqlite3.Connection, now: float, article: int, state: State) -> None:
    """What is finished or put away leaves the queue, its entry a day later: see `queue`."""
    with stamping(db, now, (Register("s", key_of(db, article)),)):
        db.execute(
            "UPDATE article SET state_before = iif(printed_only, '', state), state = ?2, printed_only = 0 "
            "WHERE id = ?1 AND (state <> ?2 OR printed_only)",
            (article, state),
        )
