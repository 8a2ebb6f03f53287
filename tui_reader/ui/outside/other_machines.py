"""Other machines told what changed here, by the program itself in processes of its own: nothing waits for it."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tui_reader.clean import one_line
from tui_reader.settings.settings import Sync

if TYPE_CHECKING:
    from tui_reader.process.conversation import Conversation

_OURS = (sys.executable, "-m")
_PROGRAM = (*_OURS, "tui_reader", "sync", "--background")
_SECONDS = 5.0
_SHARED = ("postgresql://", "postgres://")


class Asked(NamedTuple):
    """A machine that was never told anything, and in words what it would be sent."""

    host: str
    sent: str


class OtherMachines:
    """The key sync. named: what the settings say of other machines. behind: runs what takes its time.

    say: tells a line. changed: is called when something may have come, or `last` is another. agree: asks a person
    whether these may be told all this, and calls what it is given when they may.
    """

    def __init__(
        self,
        named: Callable[[], Sync],
        behind: Callable[[Coroutine[Any, Any, None]], object],
        say: Callable[[str], None],
        changed: Callable[[], None],
        agree: Callable[[Sequence[Asked], Callable[[], None]], None],
    ) -> None:
        self._named, self._behind, self._say, self._changed, self._agree = named, behind, say, changed, agree
        self._talking: Conversation | None = None
        self._is_stopped = False
        self.last: tuple[str, ...] = ()
        """What is going on, or came of it, line by line."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """As the settings name them."""
        return tuple(self._named().hosts)

    @property
    def reach(self) -> str:
        """How far it reaches what is deleted here."""
        return " on every machine:" if self.hosts else ""

    def sync(self, count: int | None = None) -> None:
        """Tell them; once more while they are being told: stop."""
        if self.stop():
            return
        if not self.hosts:
            self._say("no machine is named: [sync] hosts in the settings, or tui-reader sync HOST")
            return
        looks = (*_OURS, "tui_reader.sync.asking", self._named().bodies, *self.hosts)
        if self._starts(looks):
            self._behind(self._ask_first())

    def stop(self) -> bool:
        """Break off what is being told; whether there was anything."""
        if self._talking is None:
            return False
        self._is_stopped = True
        self._talking.kill()
        return True

    def _starts(self, command: Sequence[str]) -> bool:
        from tui_reader.process.conversation import Conversation  # only who syncs starts programs

        try:
            self._talking = Conversation(command, background=True)
        except OSError as error:
            self._tell(f"it can not be started: {one_line(error.strerror or str(error))}")
            return False
        self._is_stopped = False
        self._tell(f"telling {', '.join(map(one_line, self.hosts))} … · Esc stops")
        return True

    def _tell(self, *lines: str) -> None:
        self.last = lines
        self._say(" · ".join(lines))
        self._changed()

    async def _ask_first(self) -> None:
        """Whoever was never told anything is asked about; else they are told."""
        asked = [Asked(*line.split("\t", 1)) for line in (await self._ended()) if "\t" in line]
        if self._is_stopped:
            self._tell("stopped; nothing was told")
        elif asked:
            self._tell()
            self._agree(asked, lambda: self._begin("--yes"))
        else:
            self._begin()

    def _begin(self, *more: str) -> None:
        if self._starts((*_PROGRAM, *more, "--", *self.hosts)):
            self._behind(self._heard())

    async def _heard(self) -> None:
        """Tell what came of it, a line of each machine."""
        told = [one_line(line).removeprefix("tui-reader: ") for line in await self._ended() if line.strip()]
        self._tell(*(["stopped; nothing is half taken"] if self._is_stopped else told or ["nothing was told"]))

    async def _ended(self) -> list[str]:
        """What the program that runs said until its end."""
        talking = self._talking
        assert talking is not None
        said = await asyncio.to_thread(talking.reads.read, 100_000)
        _, errors = await asyncio.to_thread(talking.end, _SECONDS)
        self._talking = None
        return [*said.decode("utf-8", "replace").splitlines(), *errors.splitlines()]

    async def watch(self, came: Callable[[], Awaitable[None]]) -> None:
        """Hear of what others put into shared libraries as long as this runs; `came` is called when something came."""
        await asyncio.gather(
            *(_watched(self._named().bodies, host, came) for host in self.hosts if host.startswith(_SHARED))
        )


async def _watched(bodies: str, host: str, came: Callable[[], Awaitable[None]]) -> None:
    from tui_reader.process.conversation import Conversation

    watching = Conversation((*_OURS, "tui_reader.sync.watching", bodies, host), background=True)
    try:
        while await asyncio.to_thread(watching.reads.readline):
            await came()
    finally:
        watching.kill()
        await asyncio.to_thread(watching.end, _SECONDS)


def tell_behind(hosts: Sequence[str]) -> None:
    """Tell them, and let nobody hear of it: at the start and at the end of reading."""
    if hosts:
        from tui_reader.process.machine import launched

        launched((*_PROGRAM, "--", *hosts))
