"""The queue from one article to the next."""

from collections.abc import Callable, Sequence

from tui_reader.address import Source, identity, parse_source
from tui_reader.errors import LibraryError, ReaderError
from tui_reader.reading import Reading
from tui_reader.ui.keys.means import Behind
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.entrance import Along


class QueueSteps:
    """The keys . and , on every screen. here: the address of the article that is read; open_source: opens another.

    along: the way along the list that the article was chosen from, which goes before the queue.
    """

    def __init__(
        self,
        reading: Reading,
        behind: Behind,
        say: Callable[[str], None],
        here: Callable[[], str],
        open_source: Callable[[Source], None],
        along: Callable[[], Along | None],
    ) -> None:
        self._reading = reading
        self._behind = behind
        self._say = say
        self._here = here
        self._open_source = open_source
        self._along = along
        self.verbs: Verbs = {
            "queue.next": lambda count: self._go(count or 1),
            "queue.prev": lambda count: self._go(-(count or 1)),
        }

    def _go(self, step: int) -> None:
        if (along := self._along()) is not None:
            along.go(1 if step > 0 else -1)
            return
        self._behind(self._step(1 if step > 0 else -1), group="queue-step", exclusive=True)

    async def _step(self, step: int) -> None:
        entry = await self._reading.shelf.next_in_queue(self._here(), step)
        if entry is None:
            self._say("the queue ends here" if await self._reading.shelf.queue() else "the queue is empty")
            return
        try:
            self._open_source(parse_source(entry.address))
        except ReaderError as error:
            self._say(str(error))

    async def add(self, sources: Sequence[Source]) -> None:
        """Queue the sources that came together, and fetch all but the first, which is being read."""
        others = [identity(source.address) for source in sources[1:] if source.address]
        if others:
            try:
                await self._reading.shelf.enqueue([identity(sources[0].address), *others])
            except LibraryError as error:
                self._say(f"! the others were not queued: {error}")
            for address in others:
                await self._reading.fetch_behind(address)
