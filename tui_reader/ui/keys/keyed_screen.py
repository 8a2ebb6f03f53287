"""What every screen has: keys that become commands, counts, a status row and what is asked on it."""

from collections.abc import Iterable, Sequence

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tui_reader.ui.keys.asking import Asking
from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.keymap import Keymap, name_of
from tui_reader.ui.keys.messages import Said
from tui_reader.ui.keys.program import Program
from tui_reader.ui.keys.status import StatusRow
from tui_reader.ui.keys.typed_ahead import Typed, TypedAhead
from tui_reader.ui.keys.verbs import Verbs

COUNT_LIMIT = 1_000_000
HELD_SECONDS = 1.0
"""How long keys wait at most for the article or the box that the key before them opens."""


class KeyedScreen(Screen[None], inherit_bindings=False):
    """A screen whose keys are looked up in the keymap and done by the first of its parts that offers the command."""

    AUTO_FOCUS = ""
    BINDINGS = []  # noqa: RUF012 - Textual's declaration, never changed

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.status = StatusRow()
        self.asking = Asking(self.status, lambda: self.program.machines.reach)
        self._was_shown = False
        self._count = ""
        # Not posted: what was typed since would come before it.
        self._ahead = TypedAhead(lambda typed: self.on_key(events.Key(*typed)))
        self._holding: Timer | None = None

    @property
    def keymap(self) -> Keymap:
        """Which key means what."""
        return self.program.keymap

    def places(self) -> Sequence[Where]:
        """Whose keys count here, the nearest first."""
        return ("text",)

    def offers(self) -> Iterable[Verbs]:
        """The verbs of the parts of this screen, the nearest part first."""
        return (self.program.verbs,)

    @property
    def being_read(self) -> tuple[Widget, int] | None:
        """The widget and its row that are being read; None: the focused list and its cursor."""
        return None

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Its styles were made when it was mounted: the first time they are not made again."""
        event.refresh_styles = self._was_shown
        self._was_shown = True

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Every key of the screen comes here."""
        event.stop()
        event.prevent_default()
        if not self.is_attached:
            return  # the app is leaving: nothing can be shown any more
        if not self.is_active:
            # Typed before another screen came or this one went: it is meant for what is shown now.
            self.app.screen.post_message(events.Key(event.key, event.character))
        elif self.asking.is_open or not self._ahead.holds(Typed(event.key, event.character), self._command_of(event)):
            self._pressed(event)

    def _command_of(self, event: events.Key) -> str | None:
        return self.keymap.command(name_of(event.key, event.character), self.places())

    def _pressed(self, event: events.Key) -> None:
        name = name_of(event.key, event.character)
        if name.startswith("alt+") and self.keymap.command(name, self.places()) is None:
            # Esc and a key typed within the terminal's time: an alt key nobody bound is both.
            self._press("escape", None)
            # Textual names a capital "alt+shift+q" and says which letter it is.
            name = name_of(name[4:], event.character)
        self._press(name, event.character)

    def _press(self, name: str, character: str | None) -> None:
        if self.asking.press(name, character):
            return
        if name.isascii() and name.isdigit() and (name != "0" or self._count):
            self._count = str(min(int(self._count + name), COUNT_LIMIT))
            self.status.say("")
            self.status.wait_for(self._count)
        else:
            self._command(name)

    def _command(self, name: str) -> None:
        self.status.say("")
        count = int(self._count) if self._count else None
        self.clear_count()
        if name == "escape" and count is not None:
            return
        id = self.keymap.command(name, self.places())
        if id is not None:
            self.run_command(id, count)

    def clear_count(self) -> None:
        """Forget the number typed so far."""
        self._count = ""
        self.status.wait_for("")

    def run_command(self, id: str, count: int | None = None) -> None:
        """Run a command by its id; what closes things first stops what other machines are being told."""
        if id == "close" and self.program.machines.stop():
            return
        verb = next((verbs[id] for verbs in self.offers() if id in verbs), None)
        if verb is not None:
            verb(count)
        else:
            self.status.say(f"not here: {self.keymap.text_of(id)}")

    def answer_command(self, id: str, answer: str) -> None:
        """Run a command that asks for a line, and type this as the answer."""
        self.run_command(id)
        if self.asking.is_typing:
            self.asking.type_instead(answer)
            self.asking.press("enter", None)

    # Keys typed ahead

    def hold_keys(self, seconds: float | None = HELD_SECONDS) -> None:
        """Let keys wait for what is being opened: they are meant for it. At most so long; None: as long as it takes."""
        self._ahead.hold()
        if seconds is not None and self._holding is None:
            self._holding = self.set_timer(seconds, self.release_keys)

    def release_keys(self) -> None:
        """What was waited for is there, or will not come soon: the keys that waited are heard."""
        if self._holding is not None:
            self._holding.stop()
            self._holding = None
        self._ahead.let_go()

    # What comes to it

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text never acts as keys: it goes to the line being typed, or, an address, opens one."""
        event.stop()
        text = event.text.strip()
        if self.asking.paste(event.text):
            return
        if text and len(text.split()) == 1 and ("." in text or ":" in text or "/" in text):
            self.program.offer_address(text)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave this screen, once: Textual would take away whatever is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_said(self, message: Said) -> None:
        """A pane has a word for the status row."""
        message.stop()
        self.status.say(message.text)
