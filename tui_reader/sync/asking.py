"""What a machine is sent, said before it is sent for the first time; and what was merged, said afterwards.

`python -m tui_reader.sync.asking BODIES HOST...` writes for each HOST that was never told anything its name, a tab and
what it would be sent.
"""

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tui_reader.library.told import agreed, telling
from tui_reader.library.told.replica import Replica

_TEXTS = {
    "queue": "the texts of what is queued, highlighted or being read",
    "all": "all kept texts",
    "none": "no texts",
}


def what_is_sent(library: Path, bodies: str) -> str:
    """All that another machine is told, in one sentence. bodies: see the settings."""
    with closing(Replica.open(library)) as replica:
        things = replica.ask(agreed.things) or "an empty library"
    return (
        f"{things}, with places, states, marks and tags, and {_TEXTS[bodies]}; "
        "no pages, local files, cookies or settings"
    )


def is_known(library: Path, host: str) -> bool:
    """Whether a person agreed that this machine is told."""
    with closing(Replica.open(library)) as replica:
        return replica.ask(lambda db: agreed.is_agreed(db, host))


def known_from_now(library: Path, host: str) -> None:
    """It is not asked about again."""
    with closing(Replica.open(library)) as replica:
        replica.ask(lambda db: agreed.agree(db, host))


def last_met(library: Path) -> list[telling.Met]:
    """The last changes that met, the newest first."""
    with closing(Replica.open(library)) as replica:
        return replica.ask(telling.last)


def main(bodies: str, hosts: Sequence[str]) -> int:
    """Write it for those that were never told anything."""
    from tui_reader.library.where import default_path

    for host in hosts:
        if not is_known(default_path(), host):
            sys.stdout.write(f"{host}\t{what_is_sent(default_path(), bodies)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
