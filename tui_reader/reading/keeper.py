"""The library behind the loop: asked and changed in threads, and what fails is told."""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from tui_reader.errors import LibraryError
from tui_reader.library.changes import Change
from tui_reader.library.file.terms import BUSY_SECONDS
from tui_reader.library.library import Library
from tui_reader.reading.background import Background, answered

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future

QUIT_SECONDS = 2.0
"""Leaving waits so long for what is being kept: a save takes some hundredths, and a longer wait looks like hanging."""
SEEN_SECONDS = 1.0
"""An answer waits so long, and once, for a change before it: one takes longer only while another program holds on."""

_TOO_LATE = LibraryError("It took too long", "Another program may hold the library.")

Answer = TypeVar("Answer")
Told = Callable[[str], None]


class Keeper:
    """Keeps what it is given, in order, and answers questions about it; a change is made when a method has returned.

    Another program at the library holds up whoever waits for an answer, and nothing else. library: None keeps nothing.
    """

    def __init__(self, library: Library | None, warning: str = "") -> None:
        self._library = library
        self._reads, self._writes = Background(), Background()
        self._unheard: dict[Future[Any], str] = {}
        self._late: set[Future[Any]] = set()
        self._unsaid = deque([warning] if warning else [])
        self._told: Told | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._library is not None

    # Asking and changing

    async def ask(self, question: Callable[[Library], Answer], otherwise: Answer) -> Answer:
        """What the library answers, having seen all changes before; `otherwise` when it can not, which is told."""
        if self._library is None:
            return otherwise
        await self._see_changes()
        try:
            return await answered(self._reads.ask(partial(question, self._library)))
        except LibraryError as error:
            self.tell(str(error))
            return otherwise

    async def change(self, what: str, *changes: Change[Answer]) -> Answer | None:
        """Make changes together and answer what the last one does, None where nothing is kept; raises LibraryError.

        what: names them in "WHAT was not kept", for when the program is left meanwhile.
        """
        if self._library is None:
            return None
        return await self._heard(self._begin(what, _patiently(self._library, changes)))

    def change_behind(self, what: str, *changes: Change[object]) -> None:
        """The same for nobody who waits; a failure is told."""
        if self._library is not None:
            self.save_behind(what, _patiently(self._library, changes))

    async def do(self, what: str, work: Callable[[Library], Answer]) -> Answer | None:
        """Work that ends in a change, in its turn; None where nothing is kept; raises LibraryError."""
        return None if self._library is None else await self._heard(self._begin(what, partial(work, self._library)))

    def do_behind(self, what: str, work: Callable[[Library], object]) -> None:
        """The same for nobody who waits; a failure is told."""
        if self._library is not None:
            self.save_behind(what, partial(work, self._library))

    def save_behind(self, what: str, work: Callable[[], object]) -> None:
        """Do what keeps something elsewhere, in the order of the changes; a failure is told."""
        self._begin(what, work).add_done_callback(self._ended)

    async def tend(self, seconds: float | None = None, share: float = 1.0) -> bool:
        """Upkeep of the library in small steps: full text, the limit of its size; whether there is more to do.

        seconds: how long at most; None: until all is done. What is to be kept meanwhile comes between the steps.
        share: the part of a core that it takes at most.
        """
        began = step = time.monotonic()
        try:
            while self._library is not None and await answered(self._writes.ask(self._library.tend)):
                if seconds is not None and time.monotonic() - began >= seconds:
                    return True
                if share < 1.0:
                    import asyncio

                    await asyncio.sleep((time.monotonic() - step) * (1.0 / share - 1.0))
                    step = time.monotonic()
        except LibraryError as error:
            self.tell(str(error))
        return False

    # The end

    async def settled(self, seconds: float = QUIT_SECONDS) -> bool:
        """Wait at most so long until all that was to be kept is, or is known to have failed; whether that came."""
        import asyncio

        if any(not change.done() for change in tuple(self._unheard)):
            try:
                await asyncio.wait_for(answered(self._writes.ask(_nothing)), seconds)
            except TimeoutError:
                return False
        return True

    def close(self, seconds: float = QUIT_SECONDS) -> tuple[str, ...]:
        """End, where no loop runs; answers what has to be told, a line each. Waits at most so long for what is kept."""
        from concurrent.futures import wait

        self.listen(None)
        ends = time.monotonic() + seconds
        wait(tuple(self._unheard), seconds)
        if self._library is not None:
            self._library.give_up()
            if (left := ends - time.monotonic()) > 0:
                # After what is still being looked up. A file that is held is closed by the end of the process.
                wait((self._reads.ask(self._library.close),), left)
        for change in tuple(self._unheard):
            self._ended(change)
        return self.unsaid()

    # Telling

    def listen(self, told: Told | None) -> None:
        """From now on `told` hears on the loop of each failure that nobody waits for; None: `unsaid` answers them."""
        self._told, self._loop = told, None
        if told is not None:
            import asyncio

            self._loop = asyncio.get_running_loop()

    def unsaid(self) -> tuple[str, ...]:
        """What should be told and was not yet."""
        words = tuple(self._unsaid)
        self._unsaid.clear()
        return words

    async def _see_changes(self) -> None:
        """Wait for the changes before a question, but for each of them once."""
        waiting = {change for change in tuple(self._unheard) if not change.done()}
        if waiting - self._late:
            self._late = set() if await self.settled(SEEN_SECONDS) else waiting

    def _begin(self, what: str, work: Callable[[], Answer]) -> "Future[Answer]":
        change = self._writes.ask(work)
        self._unheard[change] = what
        return change

    async def _heard(self, change: "Future[Answer]") -> Answer:
        """The answer of a change, or its error. When whoever waits is cancelled, `close` tells the error."""
        try:
            answer = await answered(change)
        except Exception:  # whatever it is, it is heard here, and not told again at the end
            self._unheard.pop(change, None)
            raise
        self._unheard.pop(change, None)
        return answer

    def _ended(self, change: "Future[Any]") -> None:
        """Tell what became of a change that nobody waits for, in whatever thread; one that has not ended fails."""
        what = self._unheard.pop(change, None)
        error = change.exception() if change.done() else _TOO_LATE
        if what is not None and error is not None:
            self.tell(f"{what} was not kept: {error}")

    def tell(self, words: str) -> None:
        """Have it told on the loop, from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._pass_on, words)
                return
        self._unsaid.append(words)

    def _pass_on(self, words: str) -> None:
        if self._told is not None:
            self._told(words)
        else:
            self._unsaid.append(words)


def _patiently(library: Library, changes: tuple[Change[Answer], ...]) -> Callable[[], Answer]:
    """Changes that wait for another program five seconds from now on, not from when it is their turn."""
    asked = time.monotonic()

    def made() -> Answer:
        return library.change(*changes, patience=max(0.0, BUSY_SECONDS - (time.monotonic() - asked)))

    return made


def _nothing() -> None:
    """What stands in a row behind all that was asked before."""
