"""The Textual app: it owns the screens and what belongs to no single one, and hands each what it needs."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from tui_reader.address import GUIDE_ADDRESS, Source
from tui_reader.reading import DrawnScreen, Reading
from tui_reader.settings import Settings
from tui_reader.ui.choosing import Choosing
from tui_reader.ui.everywhere import Article, Everywhere, Outside, Terminal
from tui_reader.ui.keys.cursor_place import cursor_place
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.presets import PRESETS
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.output.first_paint import Painted, key, packed
from tui_reader.ui.output.output_app import OutputApp
from tui_reader.ui.queue_steps import QueueSteps
from tui_reader.ui.reader.reader_screen import ReaderScreen
from tui_reader.ui.themes import OWN, TERMINAL, with_ours

if TYPE_CHECKING:
    from tui_reader.ui.outside.ways_out import WaysOut

PAINTED_SECONDS = 2.0
"""How long a painted screen stays at most when its article does not come: then one sees what the matter is."""
SIGNALS = ((signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130))
"""What ends the app as a key does, with the exit code that the shell expects."""


class ReaderApp(OutputApp, inherit_bindings=False):
    """The reader. sources: the first opens, the others are queued; none: the articles.

    now: seconds since the epoch. file_settings: what the settings file says; `reading.settings` are those with the
    program's own choices.
    """

    CSS_PATH = "app.tcss"
    TITLE = "tui-reader"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = []

    def __init__(
        self,
        reading: Reading,
        sources: Sequence[Source] = (),
        *,
        file_settings: Settings | None = None,
        choices: Path | None = None,
        words: Sequence[str] = (),
        now: Callable[[], float] = time.time,
        painted: Painted | None = None,
    ) -> None:
        super().__init__(painted)
        self.reading = reading
        self.now = now
        self.keymap = Keymap(dict(reading.settings.keys), PRESETS[reading.settings.preset])
        self._sources = tuple(sources)
        self._chosen = choices if reading.options.keep else None
        self._words = [*words, *self.keymap.shadowed()]
        self.choices = Choosing(
            reading, file_settings or reading.settings, self._chosen, lambda: self.available_themes,
            lambda: self.theme, self._wear,
        )  # fmt: skip
        self.reader_screen = ReaderScreen(self)
        self._queue = QueueSteps(reading, self.run_worker, self._say, self._here, self._open_next)
        self._everywhere = Everywhere(
            self,
            reading,
            self.choices,
            Article(self._has_text, self.reader_screen.leaving.save, self.open_source),
            Outside(lambda address: self.ways_out.open_outside(address), self.copy_address),
            Terminal(self.redraw, self.action_suspend_process, self.leave),
            lambda: self.screen,
            lambda screen: self._push(screen),
            now,
        )
        self.verbs: Verbs = {**self._everywhere.verbs, **self._queue.verbs}
        self._take_theme(reading.settings.theme)

    # How it looks

    def _take_theme(self, wanted: str) -> None:
        for own in OWN:
            self.register_theme(own)
        # With NO_COLOR Textual makes a theme's colours grey; the terminal's own need no making.
        theme = wanted if not self.no_color else TERMINAL.name
        self.theme = theme if theme in self.available_themes else TERMINAL.name
        if self.theme != theme:
            self._words.append(f"there is no theme {theme}: {self.keymap.word('looks', 'shows them')}")

    def _wear(self, theme: str) -> None:
        self.theme = theme

    def refresh_css(self, animate: bool = True) -> None:
        """The theme is set before anything was read: the stylesheet need not be read twice."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables and our own."""
        return with_ours(super().get_css_variables())

    # What stands on the terminal

    @property
    def is_shown(self) -> bool:
        """Whether the first article stands on the screen, or why it does not."""
        screen = self.reader_screen
        return screen.current.failure is not None or screen.is_placed

    @property
    def low_bandwidth(self) -> bool:
        """Whether only what changed is sent."""
        return self.reading.settings.low_bandwidth

    def drawn_screen(self) -> DrawnScreen | None:
        """What stands on the screen, for the next start to paint before anything else; None when it can not."""
        if not self.sends_differences or self.screen is not self.reader_screen:
            return None
        return DrawnScreen(key(self.size, self.reading.settings, os.environ), packed(self.shown_rows()))

    def post_display_hook(self) -> None:
        """For screen readers, put the terminal's own cursor on what is being read."""
        super().post_display_hook()
        if self.reading.settings.plain and isinstance(self.screen, KeyedScreen):
            x, y = cursor_place(self.screen)
            self.send(f"\x1b[{y + 1};{x + 1}H\x1b[?25h")

    # The start

    def get_default_screen(self) -> Screen[None]:
        """The reading screen lies below all others."""
        return self.reader_screen

    def on_load(self) -> None:
        """From before the terminal is taken, a signal ends the app as a key does."""
        for number, code in SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, self.leave, code)

    def on_mount(self) -> None:
        """Start, behind the first screen."""
        self.reading.keeper.listen(lambda words: self._say(f"! {words}"))
        self.before_stopping(self._put_away_and_kept)
        if self.painted is not None:
            self.set_timer(PAINTED_SECONDS, self.uncover)
        # The shell has written over the screen meanwhile.
        self.app_resume_signal.subscribe(self, lambda _: self.redraw())
        self.set_class(self.reading.settings.plain, "-plain")
        if self._sources:
            if self.painted is None:
                self.run_worker(self._greet())
            self.open_source(self._sources[0])
            self.run_worker(self._queue.add(self._sources))
        else:
            self.run_worker(self._show_library())

    async def _greet(self) -> None:
        """Where nothing was ever read, say how to get help."""
        count, _ = await self.reading.shelf.counts()
        if not count:
            words = (self.keymap.word("help", "shows the keys"), self.keymap.word("quit", "leaves"))
            self._words.append(" · ".join(filter(None, words)))

    async def _show_library(self) -> None:
        """The articles; on a first run the guide is put among them."""
        count, _ = await self.reading.shelf.counts()
        if not count and self.reading.keeper.keeps:
            await self.reading.fetch_behind(GUIDE_ADDRESS)
        self.show_articles()

    def first_word(self) -> str:
        """What has to be said once at the start: wrong settings, no library; else, on a first run, how to get help."""
        words, self._words = [*self._words, *self.reading.keeper.unsaid()], []
        return " · ".join(filter(None, words))

    # Screens

    def show_articles(self) -> None:
        """The library."""
        self._everywhere.show_articles()

    def offer_address(self, text: str) -> None:
        """The line for an address, with a pasted one on it."""
        self._everywhere.ask_address(text)

    def open_source(self, source: Source, from_articles: bool = False) -> None:
        """Open a source on the reading screen, closing what lies over it."""
        while len(self.screen_stack) > 1 and self.screen is not self.reader_screen:
            self.pop_screen()
        self.reader_screen.from_articles = from_articles
        self.reader_screen.opening.open(source)

    def _push(self, screen: KeyedScreen) -> None:
        self.push_screen(screen)

    def _say(self, words: str) -> None:
        if isinstance(self.screen, KeyedScreen):
            self.screen.status.say(words)

    def _has_text(self) -> bool:
        return self.reader_screen.current.document is not None

    def _here(self) -> str:
        """The address by which the queue knows the article that is read."""
        visit = self.reader_screen.current.visit
        return visit.source.address or visit.address if visit is not None else ""

    def _open_next(self, source: Source) -> None:
        self.open_source(source, self.reader_screen.from_articles)

    # Other programs

    @cached_property
    def ways_out(self) -> "WaysOut":
        """The clipboard and the browser."""
        from tui_reader.ui.outside.clipboard import FILE
        from tui_reader.ui.outside.ways_out import WaysOut

        file = self._chosen and self._chosen.with_name(FILE)
        return WaysOut(self.send, file, self._say, self.suspend, self.redraw)

    def copy_address(self, address: str) -> None:
        """Send an address as it is handed on, and say so."""
        from tui_reader.ui.passages.copying import copy_address

        copy_address(address, self.ways_out.copy, self._say)

    def copy_to_clipboard(self, text: str) -> None:
        """Textual's own name for it."""
        self.ways_out.clipboard.send(text)

    def redraw(self) -> None:
        """Everything is sent anew."""
        self.forget_screen()
        self.refresh(layout=True)
        self.screen.refresh(layout=True)

    # The end

    def _put_away(self) -> None:
        """Save the place and take the box away: somebody else is to have the terminal."""
        self.reader_screen.leaving.save()
        self.reader_screen.boxes.close()

    async def _put_away_and_kept(self) -> None:
        """Whoever stops in the middle of a change locks others out of the library."""
        self._put_away()
        await self.reading.keeper.settled()

    def leave(self, code: int | None = None) -> None:
        """Save the place and end. The code is that of an error card if nothing was ever shown, else 0."""
        self._put_away()
        # What fails from here on is said where it can still be read: on the shell's own screen.
        self.reading.keeper.listen(None)
        failure, was_shown = self.reader_screen.current.failure, self.reader_screen.opening.was_shown
        self.exit(return_code=code if code is not None else failure.code if failure and not was_shown else 0)
