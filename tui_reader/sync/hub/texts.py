"""Kept texts that go over a shared library: those that are wanted are fetched, those that it has not are put there."""

from typing import TYPE_CHECKING, Any

from tui_reader.library.told.replica import Replica
from tui_reader.merging.greetings import Body
from tui_reader.sync.hub import tables
from tui_reader.sync.hub.sealing import Seal, Unsealed

if TYPE_CHECKING:
    import psycopg

_AT_ONCE = 200


class Texts:
    """The texts of the talks over one connection."""

    def __init__(self, db: "psycopg.Connection[Any]", replica: Replica, seal: Seal) -> None:
        self._db, self._replica, self._seal = db, replica, seal
        self._there: list[Body] = []

    def taken(self) -> int:
        """Keep those that are wanted here and lie there; how many."""
        kept = 0
        wanted = self._replica.wanted()
        for start in range(0, len(wanted), _AT_ONCE):
            asked = {self._seal.text_name(body.sha256): body for body in wanted[start : start + _AT_ONCE]}
            for name, data in self._db.execute(tables.TEXTS, ([*asked],)):
                try:
                    kept += self._replica.keep_body(
                        asked[bytes(name)], self._seal.opened_text(bytes(data), bytes(name))
                    )
                except Unsealed:
                    continue
        return kept

    def given(self) -> int:
        """Put there what lies here and not there; how many."""
        offered = self._replica.offered()
        if offered == self._there:
            return 0
        names = {self._seal.text_name(body.sha256): body for body in offered}
        there = {bytes(name) for (name,) in self._db.execute(tables.TEXTS_THERE, ([*names],))} if names else set()
        given = sum(self._put(name, body) for name, body in names.items() if name not in there)
        self._there = offered
        return given

    def _put(self, name: bytes, body: Body) -> bool:
        text = self._replica.body(body)
        if text is not None:
            self._db.execute(tables.PUT_TEXT, (name, self._seal.sealed_text(text, name)))
        return text is not None
