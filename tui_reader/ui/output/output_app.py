"""An app whose frames go out as differences, where Textual is a version that this was tested with."""

import asyncio
import gc
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Size
from textual.messages import TerminalSupportsSynchronizedOutput
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.article.cells import Counting, counting
from tui_reader.ui.colours.depth import Depth
from tui_reader.ui.colours.reduced import TEXTUALS, DepthFilter
from tui_reader.ui.output.abilities import abilities, answers_at_once, filters, moves_rows
from tui_reader.ui.output.first_paint import Painted, Rows
from tui_reader.ui.output.kept_rows import rows_of
from tui_reader.ui.output.terminal_screen import TerminalScreen
from tui_reader.ui.output.textual_versions import is_tested

if TYPE_CHECKING:
    from tui_reader.ui.output.private_textual import Frame
    from tui_reader.ui.output.textual_frames import Frames
    from tui_reader.ui.typed.answers import Answers
    from tui_reader.ui.typed.width_answers import Hears

FAULT = 1
"""The exit code after a fault of ours."""
SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
# A frame of one or two runs is drawn at once anyway; the marks would double its bytes.
_SYNC_FROM = 160
ASK_AFTER = 0.2
"""Seconds after the first frame with doubtful cells: no start and no key waits for the question or its answer."""
_LEAST_ROWS = 2


class OutputApp(App[int], inherit_bindings=False):
    """Sends of every frame only what the terminal does not show yet. Everything it writes of content is cleaned.

    painted: what stands on the terminal already. Nothing is drawn over it, and keys wait, until the app `is_shown`.
    """

    def __init__(self, painted: Painted | None = None) -> None:
        self.abilities = abilities()  # Textual's own beginning asks for the theme's colours
        super().__init__(driver_class=_driver_class())
        self.driver: Driver | None = None
        self.terminal = TerminalScreen(moves_rows(os.environ))
        self.painted = painted
        self.answers: Hears | None = None
        self._asks_widths = answers_at_once(os.environ)
        self.fault: BaseException | None = None
        # An empty NO_COLOR, which Textual takes for one, says nothing.
        self.no_color = self.abilities.depth is Depth.NONE
        self._line_filters = filters(self.abilities)
        self._is_synchronized = False
        self._told_size: Size | None = None
        self._waiting: list[events.Key | events.Paste] | None = None
        self._release: Callable[[], None] | None = None
        self._frames = self._through_frames() if is_tested() else None
        if painted is not None:
            self.count_as(painted.counting)
            self.terminal.rows = rows_of(painted.rows, painted.size)
            self._waiting = []

    def _through_frames(self) -> "Frames":
        """From now on Textual's frames come here, and so do faults."""
        from tui_reader.ui.output import private_textual  # of another version it may ask what is not there
        from tui_reader.ui.output.textual_frames import Frames

        private_textual.draw_through(self, self.draw, lambda: self.sends_differences)
        private_textual.hear_faults(self, self.end_with)
        private_textual.no_popups(self)
        private_textual.send_all_colours(self)
        private_textual.count_cells_as_we_do()
        return Frames(self.terminal, self.abilities.depth)

    # What the terminal shows

    @property
    def low_bandwidth(self) -> bool:
        """Whether differences are wanted; else Textual's own output is."""
        return True

    @property
    def sends_differences(self) -> bool:
        """Whether differences are sent; else Textual's own output is."""
        return self._frames is not None and self.low_bandwidth and self.driver is not None

    def send(self, sequence: str) -> None:
        """Give a sequence to the terminal as it is."""
        if sequence and self.driver is not None:
            self.driver.write(sequence)
            self.driver.flush()

    def ask(self, question: str) -> "Answers | None":
        """Ask the terminal how it shows pictures; None where its answers would become keys."""
        if self._frames is None or self.driver is None:
            return None
        from tui_reader.ui.typed.answers import Answers

        self.answers = answers = Answers()
        self.send(question)
        return answers

    def forget_screen(self) -> None:
        """Send all cells with the next frame, whatever stands on the terminal."""
        self.terminal.forget()

    def draw(self, screen: Screen[object], frame: "Frame") -> None:
        """Send what a frame changes."""
        if self.is_covered or self._frames is None:
            return
        if self.painted is None:
            sequence = self._frames.sequence(screen, frame)
        else:
            self._drop_painted()
            sequence = self._frames.first(screen)
        is_long = self._is_synchronized and len(sequence) > _SYNC_FROM
        self.send(SYNC_START + sequence + SYNC_END if is_long else sequence)
        self.post_display_hook()
        if self._asks_widths and self.driver is not None and self.terminal.has_doubtful:
            self._asks_widths = False
            self.set_timer(ASK_AFTER, self._ask_widths)

    def _ask_widths(self) -> None:
        """Ask the terminal how it counts what it shows, on the last row; which is written anew with the question."""
        height = len(self.terminal.rows or ())
        if self.driver is None or self.is_covered or height < _LEAST_ROWS or self.has_class("-plain"):
            return  # a screen reader follows the cursor
        from tui_reader.ui.typed.width_answers import WidthAnswers, width_question  # few texts have what is asked

        loop = asyncio.get_running_loop()
        self.answers = WidthAnswers(
            height, lambda found: loop.call_soon_threadsafe(self.count_as, found), self.answers
        )  # fmt: skip
        self.send(width_question(height) + self.terminal.repaired(height - 1))

    def count_as(self, found: Counting) -> None:
        """Count cells as the terminal does, and lay out anew what was counted otherwise."""
        if found != counting() and self._frames is not None:
            self._frames.count_as(found)
            self.terminal.forget()
            self.refresh_css(animate=False)
            for screen in self.screen_stack:
                for widget in screen.walk_children(Widget, with_self=False):
                    # To the lines that are cut to a width, this is another width.
                    widget.post_message(events.Resize(widget.size, widget.virtual_size, widget.container_size))
                    widget.refresh()

    def post_display_hook(self) -> None:
        """A frame was drawn, whoever drew it. The start is over with the first: see `ui.start`."""
        super().post_display_hook()
        if not gc.isenabled():
            # What the start made stays, and need not be looked through.
            gc.freeze()
            gc.enable()

    def shown_rows(self) -> Rows:
        """What stands on the screen; nothing where differences are not sent."""
        return self._frames.rows(self.screen) if self._frames is not None else ()

    def shown_strips(self) -> Sequence[Strip]:
        """The rows of the screen as Textual draws them; nothing where differences are not sent."""
        return self._frames.strips(self.screen) if self._frames is not None else ()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every drawn line goes through."""
        textuals = [found for found in super().get_line_filters() if not isinstance(found, TEXTUALS)]
        return [*textuals, *self._line_filters, *(() if self.sends_differences else self._last_filters)]

    @cached_property
    def _last_filters(self) -> Sequence[LineFilter]:
        from tui_reader.ui.output.printable_filter import PrintableFilter  # what is sent as differences is clean

        return DepthFilter(self.abilities.depth), PrintableFilter()

    def on_resize(self, event: events.Resize) -> None:
        """What a terminal of another size shows is its own affair."""
        if self._told_size is not None and event.size != self._told_size:
            self.terminal.forget()
        self._told_size = event.size

    def on_terminal_supports_synchronized_output(self, message: TerminalSupportsSynchronizedOutput) -> None:
        """The terminal can draw a frame at once."""
        self._is_synchronized = True

    # What was painted before the app ran

    @property
    def is_shown(self) -> bool:
        """Whether the app has drawn what was painted, or something else instead."""
        return True

    @property
    def is_covered(self) -> bool:
        """Whether what was painted stands, since the app has nothing to draw in its stead yet."""
        return self.painted is not None and not self.is_shown

    def on_mount(self) -> None:
        """Under what was painted nothing is made that nobody would see."""
        if self._frames is not None and self.painted is not None:
            from tui_reader.ui.output.private_textual import hold  # imported by now, see above

            self._release = hold(self.screen, lambda: self.is_covered)

    async def on_event(self, event: events.Event) -> None:
        """Keys typed over a painted screen are for the text it shows: they wait for it."""
        if self._waiting is not None and isinstance(event, events.Key | events.Paste):
            self._waiting.append(event)
        else:
            await super().on_event(event)

    def uncover(self) -> None:
        """From now on frames are drawn, and keys are heard."""
        if self.painted is not None:
            self._drop_painted()
            self.screen.refresh()

    def _drop_painted(self) -> None:
        self.painted = None
        if self._release is not None:
            self._release()
            self._release = None
        self.call_next(self._take_over)

    async def _take_over(self) -> None:
        """Pass on the keys that waited, before any newer one."""
        waiting, self._waiting = self._waiting or [], None
        for event in waiting:
            await super().on_event(event)

    # Stopping and ending

    def before_stopping(self, first: Callable[[], Awaitable[None]]) -> None:
        """When the program is to stop, as the shell's own job control does it, do `first`; then give the terminal back.

        The driver's own handler does the second; the loop's takes its place, since nothing may be done in a handler
        of the system's.
        """
        stop = signal.getsignal(signal.SIGTSTP)

        async def stopping() -> None:
            await first()
            if callable(stop):
                stop(signal.SIGTSTP, None)

        asyncio.get_running_loop().add_signal_handler(
            signal.SIGTSTP, lambda: self.run_worker(stopping(), group="stopping")
        )

    def end_with(self, fault: Exception) -> None:
        """A fault of ours ends the app; the command line tells it in one line, instead of Textual's page of source."""
        self.fault = self.fault or fault
        self.exit(return_code=FAULT)


def _driver_class() -> type[Driver]:
    if is_tested():
        from tui_reader.ui.output.driver import TerminalDriver  # of another version it may ask what is not there

        return TerminalDriver
    from tui_reader.ui.output.steady_driver import SteadyDriver

    return SteadyDriver
