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

from tui_reader import __version__
from tui_reader.address import Source
from tui_reader.article.cells import counting
from tui_reader.article.document import Quote
from tui_reader.first.screen import key
from tui_reader.reading import DrawnScreen, Reading
from tui_reader.reading.background import SHARE
from tui_reader.settings import Settings
from tui_reader.ui.choosing import Choosing
from tui_reader.ui.everywhere import Everywhere, Terminal, Worn
from tui_reader.ui.keys.cursor_place import cursor_place
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.presets import PRESETS
from tui_reader.ui.keys.program import Machines
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.around import Around, Article
from tui_reader.ui.opening.entrance import FROM_NOWHERE, Entrance
from tui_reader.ui.output.first_paint import Painted, packed
from tui_reader.ui.output.output_app import OutputApp
from tui_reader.ui.outside import Outside
from tui_reader.ui.queue_steps import QueueSteps
from tui_reader.ui.reader.reader_screen import ReaderScreen
from tui_reader.ui.starting import Starting
from tui_reader.ui.themes import with_ours
from tui_reader.ui.wearing import take_theme, wear

if TYPE_CHECKING:
    from tui_reader.ui.outside.ways_out import WaysOut

PAINTED_SECONDS = 2.0
"""How long a painted screen stays at most when its article does not come: then one sees what the matter is."""
FILL_AFTER_SECONDS = 10.0
"""Until people are looked for in what is kept: short visits pay nothing for it."""
SIGNALS = ((signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130))
"""What ends the app as a key does, with the exit code that the shell expects."""


class ReaderApp(OutputApp, inherit_bindings=False):
    """The reader. sources: the first opens, the others are queued; none: the articles.

    now: seconds since the epoch. file_settings: what the settings file says, which lies at settings_file;
    `reading.settings` are those with the program's own choices.
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
        settings_file: Path | None = None,
        words: Sequence[str] = (),
        now: Callable[[], float] = time.time,
        painted: Painted | None = None,
    ) -> None:
        super().__init__(painted)
        self.reading = reading
        self.now = now
        self.keymap = Keymap(
            dict(reading.settings.keys), PRESETS[reading.settings.preset],
            spelled=reading.settings.plain or not self.abilities.has_marks,
        )  # fmt: skip
        self._chosen = choices if reading.options.keep else None
        self.choices = Choosing(
            reading, file_settings or reading.settings, self._chosen, lambda: self.available_themes,
            lambda: self.theme, lambda theme: wear(self, theme, self._say),
        )  # fmt: skip
        self.outside = _outside(self)
        said = [
            *words,
            *self.keymap.shadowed(),
            *take_theme(self, reading.settings.theme, self.keymap.word("looks", "shows them")),
        ]
        queue = QueueSteps(
            reading, self.run_worker, self._say, lambda: self.reader_screen.current.asked_address,
            lambda source: self.open_source(source, self.reader_screen.onward), lambda: self.reader_screen.along,
        )  # fmt: skip
        self._starting = Starting(
            reading, tuple(sources), said, self.keymap, queue, self.run_worker, self._say, self.show_articles,
            self.open_source,
        )  # fmt: skip
        self.first_word = self._starting.first_word
        self.reader_screen = ReaderScreen(self)
        around = Around(
            self, reading, Article(
                self.reader_screen.current, self.reader_screen.leaving.save, self.open_source,
                lambda: _current_quote(self.reader_screen),
            ),
            self.outside, lambda: self.screen, self.push_screen, now,
        )  # fmt: skip
        self._everywhere = Everywhere(
            around,
            self.choices,
            _terminal(self),
            Worn(
                settings_file if reading.options.keep else None,
                lambda: _wear_settings(self),
                lambda path: self.ways_out.edit(path),
            ),
        )
        self.machines: Machines = self._everywhere.machines
        self.verbs: Verbs = {**self._everywhere.verbs, **queue.verbs}

    # How it looks

    def refresh_css(self, animate: bool = True) -> None:
        """The theme is set before anything was read: the stylesheet need not be read twice."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables and our own."""
        return with_ours(super().get_css_variables(), self.abilities.depth, self.theme)

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
        return DrawnScreen(
            key(__version__, self.size, repr(self.reading.settings), os.environ), packed(self.shown_rows(), counting())
        )

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
        self.before_stopping(self._put_away)
        if self.painted is not None:
            self.set_timer(PAINTED_SECONDS, self.uncover)
        # The shell has written over the screen meanwhile.
        self.app_resume_signal.subscribe(self, lambda _: self.redraw())
        self.set_class(self.reading.settings.plain, "-plain")
        self.set_class(not self.abilities.italic, "-upright")
        self._starting.begin(self.painted is not None)
        self._filling = asyncio.create_task(_work_behind(self.reading))

    # Screens

    def show_articles(self) -> None:
        """The library."""
        self._everywhere.show_articles()

    def offer_address(self, text: str) -> None:
        """The line for an address, with a pasted one on it."""
        self._everywhere.ask_address(text)

    def open_source(self, source: Source, entrance: Entrance = FROM_NOWHERE) -> None:
        """Open a source on the reading screen, closing what lies over it."""
        while len(self.screen_stack) > 1 and self.screen is not self.reader_screen:
            self.pop_screen()
        self.reader_screen.opening.open(source, entrance=entrance)

    def _say(self, words: str) -> None:
        if isinstance(self.screen, KeyedScreen):
            self.screen.status.say(words)

    # Other programs

    @cached_property
    def ways_out(self) -> "WaysOut":
        """The clipboard and the browser."""
        from tui_reader.ui.outside.clipboard import FILE
        from tui_reader.ui.outside.ways_out import WaysOut

        file = self._chosen and self._chosen.with_name(FILE)
        return WaysOut(self.send, file, self._say, self.suspend, self.redraw)

    def copy_to_clipboard(self, text: str) -> None:
        """Textual's own name for it."""
        self.ways_out.clipboard.send(text)

    def redraw(self) -> None:
        """Everything is sent anew."""
        self.forget_screen()
        self.refresh(layout=True)
        self.screen.refresh(layout=True)

    # The end

    async def _put_away(self) -> None:
        """Keep the place, and all else: whoever stops in the middle of a change locks others out of the library."""
        self._filling.cancel()
        self.reader_screen.put_away()
        await self.reading.keeper.settled()

    def leave(self, code: int | None = None) -> None:
        """Save the place and end. The code is that of an error card if nothing was ever shown, else 0."""
        self.reader_screen.put_away()
        # What fails from here on is said where it can still be read: on the shell's own screen.
        self.reading.keeper.listen(None)
        failure, was_shown = self.reader_screen.current.failure, self.reader_screen.opening.was_shown
        self.exit(return_code=code if code is not None else failure.code if failure and not was_shown else 0)


async def _work_behind(reading: Reading) -> None:
    """Once the first text was there a while: index what is not, as all is after an upgrade; look for who is quoted."""
    await asyncio.sleep(FILL_AFTER_SECONDS)
    await reading.keeper.tend(share=SHARE)
    await reading.people.keep_filled()


def _outside(app: ReaderApp) -> Outside:
    """What leaves the program, by way of a part that is made when something first does."""
    return Outside(
        lambda address: app.ways_out.open_outside([address]),
        lambda addresses: app.ways_out.open_outside(addresses),
        lambda text, what: app.ways_out.copy(text, what),
        lambda addresses: app.ways_out.copy_addresses(addresses),
        lambda piped, text, told: app.ways_out.lend(piped, text, told),
        lambda path: app.ways_out.edit(path),
    )


def _current_quote(screen: ReaderScreen) -> Quote | None:
    """The quote under the cursor of its pane, or the current one of the text; None without either."""
    pane, document = screen.columns.quotes, screen.current.document
    index = pane.value if pane.has_focus else screen.body.quotes.index
    return document.quotes[index] if document is not None and index is not None else None


def _terminal(app: ReaderApp) -> Terminal:
    """What the commands of every screen do with the terminal."""
    return Terminal(
        app.redraw, app.action_suspend_process, app.leave, app.shown_strips, lambda: app.abilities.has_marks,
        app.run_worker,
    )  # fmt: skip


def _wear_settings(app: ReaderApp) -> None:
    """Show everywhere what was set."""
    settings = app.reading.settings
    app.keymap.take(dict(settings.keys), PRESETS[settings.preset])
    if app.theme != settings.theme and not app.no_color and settings.theme in app.available_themes:
        app.theme = settings.theme
    app.set_class(settings.plain, "-plain")
    app.reader_screen.panes.arrange()
