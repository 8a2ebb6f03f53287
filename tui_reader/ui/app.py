"""The Textual app: screens, themes, and what belongs to no single screen."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen

from tui_reader.address import GUIDE_ADDRESS, Source, identity, parse_source
from tui_reader.errors import LibraryError, ReaderError
from tui_reader.reading import Reading
from tui_reader.reading import Screen as Drawn
from tui_reader.settings import Settings
from tui_reader.ui.keys.commands import Keymap
from tui_reader.ui.keys.keyed_screen import Asked, KeyedScreen
from tui_reader.ui.keys.presets import PRESETS
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.lists.listing import Listing
from tui_reader.ui.output.abilities import abilities, filters
from tui_reader.ui.output.first_paint import Painted, key, packed
from tui_reader.ui.output.output_app import OutputApp
from tui_reader.ui.reader.reader_screen import ReaderScreen
from tui_reader.ui.reader.reading_line import cursor_place
from tui_reader.ui.themes import OWN, TERMINAL, with_ours

if TYPE_CHECKING:
    from tui_reader.ui.reader.copying import Clipboard

FAULT = 1
PAINTED_SECONDS = 2.0
"""How long a painted screen stays at most when its article does not come: then one sees what the matter is."""


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
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(painted, driver_class)
        self.reading = reading
        self.now = now
        self.keymap = Keymap(dict(reading.settings.keys), PRESETS[reading.settings.preset])
        self.reader_screen = ReaderScreen()
        self.was_shown = False
        self.fault: BaseException | None = None
        self._sources = tuple(sources)
        self._file_settings = file_settings or reading.settings
        self._choices = choices
        self._words = [*words, *self.keymap.shadowed()]
        self.abilities = abilities()
        # Widgets that nothing is ever shown in.
        self._disable_tooltips = self._disable_notifications = True
        self._filters.extend(filters(self.abilities))
        for own in OWN:
            self.register_theme(own)
        # With NO_COLOR Textual makes a theme's colours grey; the terminal's own need no making.
        theme = reading.settings.theme if not self.no_color else TERMINAL.name
        self.theme = theme if theme in self.available_themes else TERMINAL.name
        if self.theme != theme:
            self._words.append(f"there is no theme {theme}: {self.keymap.key_of('looks')} shows them")

    @property
    def is_shown(self) -> bool:
        """Whether the first article stands on the screen, or why it does not."""
        screen = self.reader_screen
        return screen.failure is not None or screen.is_placed

    def drawn_screen(self) -> Drawn | None:
        """What stands on the screen, for the next start to paint before anything else; None when it can not."""
        if not self.low_bandwidth or self.is_headless or self.screen is not self.reader_screen:
            return None
        return Drawn(key(self.size, self.reading.settings, os.environ), packed(self.shown_rows()))

    @property
    def low_bandwidth(self) -> bool:
        """Whether only what changed is sent."""
        return self.reading.settings.low_bandwidth

    def get_default_screen(self) -> Screen[None]:
        """The reading screen lies below all others."""
        return self.reader_screen

    def refresh_css(self, animate: bool = True) -> None:
        """The theme is set before anything was read: the stylesheet need not be read twice."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables and our own."""
        return with_ours(super().get_css_variables())

    @property
    def plain(self) -> bool:
        """Whether all is said in words, for screen readers."""
        return self.reading.settings.plain

    def post_display_hook(self) -> None:
        """For screen readers, put the terminal's own cursor on what is being read."""
        super().post_display_hook()
        if self.plain and self._driver is not None and not self.is_headless and isinstance(self.screen, KeyedScreen):
            x, y = cursor_place(self.screen)
            self._driver.write(f"\x1b[{y + 1};{x + 1}H\x1b[?25h")
            self._driver.flush()

    def theme_names(self) -> list[str]:
        """The themes that can be chosen, ours first."""
        own = [theme.name for theme in OWN]
        skipped = {*own, "ansi-dark", "ansi-light", "textual-ansi"}
        return [*own, *sorted(name for name in self.available_themes if name not in skipped)]

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours ends the app; the command line tells it in one line, instead of Textual's page of source."""
        self.fault = self.fault or error
        self.exit(return_code=FAULT)

    def on_load(self) -> None:
        """From before the terminal is taken, a signal ends the app as a key does."""
        for number, code in ((signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)):
            asyncio.get_running_loop().add_signal_handler(number, self.leave, code)

    def on_mount(self) -> None:
        """Start, behind the first screen."""
        self.reading.keeper.listen(self._say_failure)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTSTP, self.stop)
        if self.painted is not None:
            self.set_timer(PAINTED_SECONDS, self.uncover)
        # The shell has written over the screen meanwhile.
        self.app_resume_signal.subscribe(self, lambda _: self.do_redraw(None))
        self.set_class(self.plain, "-plain")
        if self._sources:
            if self.painted is None:
                self.run_worker(self._greet())
            self.open_source(self._sources[0])
            self.run_worker(self._queue_others())
        else:
            self.run_worker(self._show_library())

    async def _greet(self) -> None:
        """Where nothing was ever read, say how to get help."""
        count, _ = await self.reading.shelf.counts()
        if not count:
            self._words.append(f"{self.keymap.key_of('help')} shows the keys · {self.keymap.key_of('quit')} leaves")

    async def _queue_others(self) -> None:
        others = [identity(source.address) for source in self._sources[1:] if source.address]
        if others:
            try:
                await self.reading.shelf.enqueue([identity(self._sources[0].address), *others])
            except LibraryError as error:
                self._say_failure(f"the others were not queued: {error}")
            for address in others:
                await self.reading.fetch_behind(address)

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
        from tui_reader.ui.lists.articles_list import ArticlesScreen  # with what it names 8 ms, like the other lists

        self.push_screen(ArticlesScreen())

    def open_source(self, source: Source, from_articles: bool = False) -> None:
        """Open a source on the reading screen, closing what lies over it."""
        while len(self.screen_stack) > 1 and self.screen is not self.reader_screen:
            self.pop_screen()
        self.reader_screen.from_articles = from_articles
        self.reader_screen.open(source)

    def ask_address(self, text: str = "") -> None:
        """The line for an address."""
        self._command_line("open: ", text, addresses=True)

    def _command_line(self, label: str, text: str, addresses: bool) -> None:
        below = self.screen
        from tui_reader.ui.lists.command_line import CommandScreen

        if isinstance(below, KeyedScreen) and not isinstance(below, CommandScreen):
            self.push_screen(CommandScreen(below, below.places(), label, text, addresses))

    def ask_filter(self, screen: KeyedScreen, listing: Listing[int]) -> None:
        """Filter a pane while it is typed."""
        before = listing.filter
        prompt = Prompt("/", before, len(before))
        screen.ask(Asked(prompt, listing.set_filter, listing.set_filter, lambda: listing.set_filter("")))

    # Keys that work everywhere

    def do_articles(self, count: int | None) -> None:
        """The library with the queue on top."""
        from tui_reader.ui.lists.articles_list import ArticlesScreen

        if not isinstance(self.screen, ArticlesScreen):
            self.reader_screen.save_place()
            self.show_articles()

    def do_command(self, count: int | None) -> None:
        """The `:` line."""
        self._command_line(":", "", addresses=False)

    def do_address(self, count: int | None) -> None:
        """The same line, for addresses only."""
        self.ask_address()

    def do_queue_next(self, count: int | None) -> None:
        """The next article of the queue."""
        self.run_worker(self._in_queue(1), exclusive=True, group="queue-step")

    def do_queue_prev(self, count: int | None) -> None:
        """The one before."""
        self.run_worker(self._in_queue(-1), exclusive=True, group="queue-step")

    async def _in_queue(self, step: int) -> None:
        visit = self.reader_screen.visit
        entry = await self.reading.shelf.next_in_queue(visit.source.address or visit.address if visit else "", step)
        if entry is None:
            self._say("the queue ends here" if await self.reading.shelf.queue() else "the queue is empty")
            return
        try:
            self.open_source(parse_source(entry.address), self.reader_screen.from_articles)
        except ReaderError as error:
            self._say(str(error))

    def _say(self, words: str) -> None:
        if isinstance(self.screen, KeyedScreen):
            self.screen.status.say(words)

    def _say_failure(self, words: str) -> None:
        """What could not be kept, though nobody waited for it."""
        self._say(f"! {words}")

    def do_help(self, count: int | None) -> None:
        """The keys of this place."""
        below = self.screen
        from tui_reader.ui.lists.list_screen import HelpScreen

        if isinstance(below, KeyedScreen) and not isinstance(below, HelpScreen):
            self.push_screen(HelpScreen(below.places(), below.run_command))

    def do_looks(self, count: int | None) -> None:
        """Away from the text only the theme can be seen: choose one."""
        from tui_reader.ui.lists.list_screen import ThemeScreen

        self.push_screen(ThemeScreen())

    def choose_theme(self, name: str) -> None:
        """Take a theme and remember it."""
        self.theme = name
        self.choose("theme", name)

    def choose_width(self, width: int | None) -> None:
        """Take a text width and remember it; None is the settings file's."""
        self.choose("width", self._file_settings.width if width is None else width)

    def choose(self, name: str, value: str | int | bool) -> None:
        """Let a setting be this from now on, and remember it."""
        self.reading.choose(name, value, self._file_settings, self._choices)

    def do_redraw(self, count: int | None) -> None:
        """Everything is sent anew."""
        self.terminal.forget()
        self.refresh(layout=True)
        self.screen.refresh(layout=True)

    def do_suspend(self, count: int | None) -> None:
        """To the shell; fg comes back."""
        self.action_suspend_process()

    def stop(self) -> None:
        """As the shell's own job control does it: save the place, give the terminal back, stop."""
        self.reader_screen.save_place()
        self.reader_screen.close_box()
        self.run_worker(self._stop(), group="stopping")

    async def _stop(self) -> None:
        """Stop when all is kept: whoever stops in the middle of a change locks others out of the library."""
        await self.reading.keeper.settled()
        if isinstance(self._driver, LinuxDriver):
            self._driver._sigtstp_application()

    def do_quit_all(self, count: int | None) -> None:
        """To the shell, from anywhere."""
        self.leave()

    def leave(self, code: int | None = None) -> None:
        """Save the place and end. The code is that of an error card if nothing was ever shown, else 0."""
        self.reader_screen.save_place()
        self.reader_screen.close_box()
        # What fails from here on is said where it can still be read: on the shell's own screen.
        self.reading.keeper.listen(None)
        failure = self.reader_screen.failure
        self.exit(return_code=code if code is not None else failure.code if failure and not self.was_shown else 0)

    @cached_property
    def copies(self) -> "Clipboard":
        """The clipboard of the terminal, and the file beside the choices."""
        from tui_reader.ui.reader.copying import FILE, Clipboard

        choices = self._choices if self.reading.options.keep else None
        return Clipboard(self.send, choices and choices.with_name(FILE))

    def copy(self, text: str, what: str = "") -> None:
        """Send a text to the clipboard and say so; what: what it is, instead of how long."""
        self._say(self.copies.send(text).words(what))

    def copy_to_clipboard(self, text: str) -> None:
        """Textual's own name for it."""
        self.copies.send(text)

    def send(self, sequence: str) -> None:
        """Give a sequence to the terminal as it is."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    def open_outside(self, address: str) -> str:
        """Open an address in the browser; returns what to say about it."""
        from tui_reader.ui.outside.browser import open_in_browser

        return open_in_browser(address, self.copies.send, self.run_here)

    def run_here(self, command: list[str]) -> bool:
        """Give the terminal to another program until it ends; whether it could be started."""
        from tui_reader.process.machine import lent_terminal

        try:
            with self.suspend():
                ran = lent_terminal(command)
        except SuspendNotSupported:
            return False
        if ran:
            self.do_redraw(None)
        return ran
