"""Other machines told what changed here, by the program itself in a process of its own: nothing waits for it."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from tui_reader.clean import one_line
from tui_reader.process.conversation import Conversation
from tui_reader.process.machine import launched

_PROGRAM = (sys.executable, "-m", "tui_reader", "sync", "--background", "--")
_SECONDS = 5.0


class OtherMachines:
    """The key sync. hosts: those of the settings. behind: runs what takes its time. say: tells a line.

    changed: is called when something may have come.
    """

    def __init__(
        self,
        hosts: Callable[[], Sequence[str]],
        behind: Callable[[Coroutine[Any, Any, None]], object],
        say: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._hosts, self._behind, self._say, self._changed = hosts, behind, say, changed
        self._talking: Conversation | None = None
        self._is_stopped = False

    def sync(self, count: int | None = None) -> None:
        """Tell them; once more while they are being told: stop."""
        if self._talking is not None:
            self._is_stopped = True
            self._talking.kill()
            return
        hosts = tuple(self._hosts())
        if not hosts:
            self._say("no machine is named: [sync] hosts in the settings, or tui-reader sync HOST")
            return
        try:
            self._talking = Conversation((*_PROGRAM, *hosts), background=True)
        except OSError as error:
            self._say(f"it can not be started: {one_line(error.strerror or str(error))}")
            return
        self._is_stopped = False
        self._say(f"telling {', '.join(map(one_line, hosts))} … the key again stops")
        self._behind(self._heard(self._talking))

    async def _heard(self, talking: Conversation) -> None:
        """Tell what came of it, the last line of each machine."""
        said = await asyncio.to_thread(talking.reads.read, 100_000)
        _, errors = await asyncio.to_thread(talking.end, _SECONDS)
        self._talking = None
        lines = [*said.decode("utf-8", "replace").splitlines(), *errors.splitlines()]
        told = " · ".join(one_line(line).removeprefix("tui-reader: ") for line in lines if line.strip())
        self._say("stopped; nothing is half taken" if self._is_stopped else told or "nothing was told")
        self._changed()


def tell_behind(hosts: Sequence[str]) -> None:
    """Tell them, and let nobody hear of it: at the start and at the end of reading."""
    if hosts:
        launched((*_PROGRAM, *hosts))
