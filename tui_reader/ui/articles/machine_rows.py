"""How the machines that the settings name stand below the articles: who they are, and what came of the last talk."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.clean import one_line
from tui_reader.settings.machines import named
from tui_reader.ui.keys.status import DOT, shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, wrapped

LEFT = 5


class Machines(NamedTuple):
    """The row of all of them."""

    hosts: tuple[str, ...]


def machine_entries(hosts: Sequence[str], last: Sequence[str], key: str, width: int) -> Entries[Machines]:
    """A heading and its rows, nothing where none is named. last: what is going on or came of it; key: what tells them.

    Under the cursor a line is told whole: it may say what is to be done.
    """
    if not hosts:
        return ()
    said = last or [DOT.join((", ".join(map(named, hosts)), f"{key} tells {'it' if len(hosts) == 1 else 'them'}"))]
    room, lines = max(8, width - LEFT - 1), [one_line(line) for line in said]
    rows = [Run(f"{' ' * LEFT}{shortened(line, room)}") for line in lines]
    whole = [Run(f"{' ' * LEFT}{part}") for line in lines for part in wrapped(line, room)]
    return [
        Entry(((), (Run(f"  OTHER MACHINES {len(hosts)}", "dim"),))),
        Entry(tuple((row,) for row in rows), Machines(tuple(hosts)), " ".join(lines), tuple((row,) for row in whole)),
    ]
