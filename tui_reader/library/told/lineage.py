"""Whether what another library knows of a third one is what is known here, or was written by a copy of it."""

import sqlite3
from collections.abc import Iterable

from tui_reader.library.told import ledger
from tui_reader.merging.greetings import Known
from tui_reader.merging.writes import Write


class Lineage:
    """The lives of which a talk tells. Each began behind another one: the first of those that are new here has to
    have begun behind the one that is known.
    """

    def __init__(self) -> None:
        self._before: Known | None = None
        self._lives: dict[str, dict[int, tuple[str, str]]] = {}

    def hear(self, db: sqlite3.Connection, writes: Iterable[Write]) -> None:
        """Some of what is told; to be called before it is taken."""
        if self._before is None:
            self._before = ledger.known(db)
        for write in writes:
            node, _, word = write.key.partition(" ")
            if write.kind == ledger.LIFE and node == write.node and write.value is not None:
                self._lives.setdefault(node, {})[write.seq] = word, str(write.value.get("after", ""))

    def strangers(self, told: Known) -> list[str]:
        """The names that another one bears too, of those that are known here. told: what the other one knows."""
        return [node for node, version in (self._before or {}).items() if self._is_strange(node, version, told)]

    def _is_strange(self, node: str, version: tuple[int, str], told: Known) -> bool:
        seq, life = version
        if node in told and told[node][0] == seq and told[node][1] != life:
            return True
        new = {at: names for at, names in self._lives.get(node, {}).items() if at > seq}
        # When a line broke, what is known is less than the life by which it goes.
        return bool(new) and life != new[min(new)][1] and life not in (word for word, _ in new.values())
