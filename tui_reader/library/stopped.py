"""Where reading stopped, with all that makes the next opening quick."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui_reader import __version__
from tui_reader.article.document import Place
from tui_reader.library.keeping import next_turn
from tui_reader.library.places import to_json, write_mark
from tui_reader.library.stamps.registers import Register, key_of
from tui_reader.library.stamps.stamping import stamping

# Painted screens are worth little and soon old.
SCREENS = 200


class Heights(NamedTuple):
    """How many lines the parts of this view have, by typography; `Kept.heights` gives them back.

    A new version of the text or of the program drops them.
    """

    view: str
    lines: Mapping[str, Sequence[int]]


class DrawnScreen(NamedTuple):
    """A drawn screen for `library.first`, which says what the key holds."""

    key: str
    rows: bytes


class Stopped(NamedTuple):
    """Reading stopped here; the article is the one read last from now on. What was deleted or put away stays so.

    section: the title of the one that is being read. seen: the share of the text that was, as it was last said; None:
    what lies above the place. jumps: names and places of where one jumped away from, in the
    stead of those that are kept; None leaves them. heights, screen: None leaves the heights; the screens of another
    place go in any case. opened_at: the kept place that it was opened at, when nobody moved since: what is kept by
    now, which another machine may have told, stays.
    """

    article: int
    place: Place
    finished: bool = False
    section: str = ""
    minutes_left: int = 0
    seen: float | None = None
    jumps: tuple[tuple[str, Place], ...] | None = None
    heights: Heights | None = None
    screen: DrawnScreen | None = None
    opened_at: Place | None = None

    def write(self, db: sqlite3.Connection, now: float) -> None:
        """Write the place and what goes with it."""
        if not (key := key_of(db, self.article)):
            return
        stood = db.execute("SELECT place FROM place WHERE article = ?", (self.article,)).fetchone()
        at = self.opened_at if stood is not None else None
        with stamping(db, now, (Register("s", key), Register("p", key))):
            (self._move if at is None else self._look_at)(db, now)
        if self.jumps is not None:
            _replace_jumps(db, self.article, self.jumps, now)
        if self.heights is not None:
            _write_heights(db, self.article, self.heights)
        # A screen painted at another place is good no longer.
        db.execute("DELETE FROM screen WHERE article = ?", (self.article,))
        if self.screen is not None and (at is None or stood[0] == to_json(at)):
            _write_screen(db, self.article, self.screen)

    def _look_at(self, db: sqlite3.Connection, now: float) -> None:
        """It was looked at, and that is all."""
        db.execute(
            "UPDATE article SET read_at = ?, turn = ?, printed_only = 0, "
            "state = iif(state = 'unread', 'reading', state) WHERE id = ?",
            (now, next_turn(db), self.article),
        )

    def _move(self, db: sqlite3.Connection, now: float) -> None:
        """It was read up to here."""
        db.execute(
            "UPDATE article SET read_at = ?, turn = ?, printed_only = 0, "
            "state = iif(state = 'archived', state, ?) WHERE id = ?",
            (now, next_turn(db), "finished" if self.finished else "reading", self.article),
        )
        seen = self.place.fraction if self.seen is None else self.seen
        db.execute(
            "INSERT OR REPLACE INTO place (article, place, fraction, section, minutes_left, stopped_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (self.article, to_json(self.place), seen, self.section, self.minutes_left, now),
        )


def _replace_jumps(db: sqlite3.Connection, article: int, jumps: Sequence[tuple[str, Place]], now: float) -> None:
    db.execute("DELETE FROM mark WHERE article = ? AND kind = 'jump'", (article,))
    for name, place in jumps:
        write_mark(db, article, "jump", name, (place, place), "", now)


def _write_heights(db: sqlite3.Connection, article: int, heights: Heights) -> None:
    db.execute(
        "UPDATE version SET heights_key = ?, heights = ? WHERE article = ? AND view = ?",
        (__version__, json.dumps(heights.lines).encode(), article, heights.view),
    )


def _write_screen(db: sqlite3.Connection, article: int, screen: DrawnScreen) -> None:
    """Keep a drawn screen; the oldest of all articles go."""
    db.execute("INSERT OR REPLACE INTO screen (article, key, rows) VALUES (?, ?, ?)", (article, *screen))
    db.execute("DELETE FROM screen WHERE id <= (SELECT max(id) FROM screen) - ?", (SCREENS,))
