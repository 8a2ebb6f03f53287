"""One library told another machine's, and that one's told here."""

import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tui_reader.errors import FetchError
from tui_reader.library.told.replica import Replica
from tui_reader.process.conversation import Conversation
from tui_reader.sync import ssh
from tui_reader.sync.line.frames import Line
from tui_reader.sync.line.talk import GreetAgain, Progress, Talked, dial

_GREETINGS = 3


class Ended(NamedTuple):
    """A talk that came to its end, and how long it took."""

    talked: Talked
    seconds: float


class Stopping:
    """Stops what is being talked, from another thread."""

    def __init__(self) -> None:
        self.is_stopped = False
        self._conversation: Conversation | None = None

    def started(self, conversation: Conversation) -> None:
        """A conversation began; it ends at once when it was to be stopped before."""
        self._conversation = conversation
        if self.is_stopped:
            conversation.kill()

    def stop(self) -> None:
        """Break off: what was taken so far is kept, and nothing is half taken."""
        self.is_stopped = True
        if self._conversation is not None:
            self._conversation.kill()


def sync_host(
    library: Path,
    way: ssh.Way,
    bodies: str = "queue",
    dry: bool = False,
    progress: Progress = lambda *_: None,
    stopping: Stopping | None = None,
) -> Ended:
    """Talk to a machine. Raises FetchError when that fails there or on the way, LibraryError when it does here."""
    begun = time.monotonic()
    ssh.check_host(way.host)
    with closing(Replica.open(library, bodies)) as replica:

        def talk(line: Line) -> Talked:
            return dial(line, replica, dry, progress, bodies)

        for _ in range(_GREETINGS):
            try:
                talked = ssh.talking(way, talk, (stopping or Stopping()).started)
            except GreetAgain:
                continue
            return Ended(talked, time.monotonic() - begun)
    raise FetchError("The two libraries do not agree who is who", "Try again.")
