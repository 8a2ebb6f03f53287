"""How the machines that the settings name stand below the articles: who they are, and what came of the last talk."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.clean import one_line
from tui_reader.ui.keys.status import DOT, shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run

LEFT = 5


class Machines(NamedTuple):
    """The row of all of them."""

    hosts: tuple[str, ...]


def machine_entries(hosts: Sequence[str], last: str, key: str, width: int) -> Entries[Machines]:
    """A heading and a row, nothing where none is named. last: what is going on or came of it; key: what tells them."""
    if not hosts:
        return ()
    said = last or DOT.join((", ".join(map(named, hosts)), f"{key} tells {'it' if len(hosts) == 1 else 'them'}"))
    row = Run(f"{' ' * LEFT}{shortened(one_line(said), max(8, width - LEFT - 1))}")
    return [
        Entry(((), (Run(f"  OTHER MACHINES {len(hosts)}", "dim"),))),
        Entry(((row,),), Machines(tuple(hosts)), said),
    ]


def named(host: str) -> str:
    """A machine as ssh knows it, of a shared library where it is."""
    return one_line(host.rpartition("@")[2].partition("/")[0] if "://" in host else host)
