"""What is done with the article of a row: into the queue and out of it, deleted, its address given away."""

from collections.abc import Awaitable, Callable
from functools import partial

from tui_reader.address import display
from tui_reader.errors import LibraryError
from tui_reader.library.values import Found
from tui_reader.reading.shelf import Shelf
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.list_contents import Shown
from tui_reader.ui.outside import Outside


class RowVerbs:
    """Offers the verbs. again: what is found is looked up once more."""

    def __init__(self, shown: Shown[Found], shelf: Shelf, outside: Outside, again: Callable[[], None]) -> None:
        self._shown = shown
        self._shelf = shelf
        self._again = again
        self.verbs: Verbs = {
            "article.queue": shown.on_entry(self._turn_queue),
            "article.delete": shown.on_entry(self._ask_to_delete),
            "browser": shown.on_entry(lambda found: shown.say(outside.open_outside(found.row.address))),
            "copy.address": shown.on_entry(lambda found: outside.copy_address(found.row.address)),
        }

    def _turn_queue(self, found: Found) -> None:
        is_queued = found.row.group == "queue"
        done = "taken out of the queue" if is_queued else "put into the queue"
        self._shown.moves["line.down"](None)
        self._shown.behind(partial(self._change, partial(self._queue, found.row.address, is_queued), done))

    async def _queue(self, address: str, is_queued: bool) -> None:
        if is_queued:
            await self._shelf.dequeue(address)
        else:
            await self._shelf.enqueue([address])

    def _ask_to_delete(self, found: Found) -> None:
        row = found.row
        if row.article is not None:
            name = shortened(row.title or display(row.address), 40)
            delete = partial(self._change, partial(self._shelf.forget, row.article), "deleted")
            self._shown.question(f"Delete “{name}”?", lambda: self._shown.behind(delete))

    async def _change(self, work: Callable[[], Awaitable[None]], done: str) -> None:
        """Change the library, then say what was done, or why it was not."""
        said = done
        try:
            await work()
        except LibraryError as error:
            said = f"! not {done}: {error}"
        self._again()
        self._shown.say(said)
