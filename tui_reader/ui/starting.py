"""What the reader begins with: the sources that were named, or the library; and what has to be said once."""

from collections.abc import Callable, Sequence

from tui_reader.address import GUIDE_ADDRESS, Source
from tui_reader.reading import Reading
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.means import Behind
from tui_reader.ui.queue_steps import QueueSteps


class Starting:
    """words: what has to be said already. say: on the screen. show_articles: the library. open_source: an article."""

    def __init__(
        self,
        reading: Reading,
        sources: Sequence[Source],
        words: Sequence[str],
        keymap: Keymap,
        queue: QueueSteps,
        behind: Behind,
        say: Callable[[str], None],
        show_articles: Callable[[], None],
        open_source: Callable[[Source], None],
    ) -> None:
        self._reading = reading
        self._sources = sources
        self._words = list(words)
        self._keymap = keymap
        self._queue = queue
        self._behind = behind
        self._say = say
        self._show_articles = show_articles
        self._open_source = open_source

    def begin(self, is_painted: bool) -> None:
        """Open the first source and queue the others; without any, show the articles."""
        if not self._sources:
            self._behind(self._show_library(), group="start")
            return
        if not is_painted:
            self._behind(self._greet(), group="start")
        self._open_source(self._sources[0])
        self._behind(self._queue.add(self._sources), group="queueing")

    def first_word(self) -> str:
        """What has to be said once: wrong settings, no library; else, where nothing was ever read, how to get help."""
        words, self._words = [*self._words, *self._reading.keeper.unsaid()], []
        return " · ".join(filter(None, words))

    async def _greet(self) -> None:
        """Where nothing was ever read, say how to get help."""
        count, _ = await self._reading.shelf.counts()
        if not count:
            words = (self._keymap.word("help", "shows the keys"), self._keymap.word("quit", "leaves"))
            self._words.append(" · ".join(filter(None, words)))

    async def _show_library(self) -> None:
        """The articles; on a first run the guide is put among them."""
        count, _ = await self._reading.shelf.counts()
        if not count and self._reading.keeper.keeps:
            await self._reading.fetch_behind(GUIDE_ADDRESS)
        self._show_articles()
        if words := self.first_word():
            self._say(words)
