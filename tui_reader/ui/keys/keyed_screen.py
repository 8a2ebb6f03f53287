"""What every screen has: keys that become commands, counts, a status row, a prompt and a question."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.widget import Widget

from tui_reader.ui.keys.commands import Keymap, Where, name_of
from tui_reader.ui.keys.messages import Said
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import StatusRow
from tui_reader.ui.keys.verbs import Verbs

if TYPE_CHECKING:
    from tui_reader.ui.app import ReaderApp

COUNT_LIMIT = 1_000_000


class Asked(NamedTuple):
    """A line being typed: `changed` hears every change, `done` the text at Enter, `left` that Esc was pressed."""

    prompt: Prompt
    done: Callable[[str], None]
    changed: Callable[[str], None] | None = None
    left: Callable[[], None] | None = None


class KeyedScreen(Screen[None], inherit_bindings=False):
    """A screen whose keys are looked up in the keymap and run as `do_` methods.

    The first of the focused pane, the screen's own targets, the screen and the app that has the method runs it.
    """

    AUTO_FOCUS = ""
    BINDINGS = []  # noqa: RUF012 - Textual's declaration, never changed

    def __init__(self) -> None:
        super().__init__()
        self.status = StatusRow()
        self._was_shown = False
        self._count = ""
        self._asked: Asked | None = None
        self._question: Callable[[], None] | None = None
        self._awaited: Callable[[str], None] | None = None

    @property
    def reader(self) -> "ReaderApp":
        """The app, with its own type."""
        from tui_reader.ui.app import ReaderApp

        assert isinstance(self.app, ReaderApp)
        return self.app

    @property
    def keymap(self) -> Keymap:
        """Which key means what."""
        return self.reader.keymap

    def places(self) -> Sequence[Where]:
        """Whose keys count here, the nearest first."""
        return ("text",)

    def offers(self) -> Iterable[Verbs]:
        """The verbs of the parts of this screen, the nearest part first."""
        return ()

    def targets(self) -> Iterable[Any]:
        """Who is asked to do a command, the nearest first."""
        return (self, self.app)

    @property
    def being_read(self) -> tuple[Widget, int] | None:
        """The widget and its row that are being read; None: the focused list and its cursor."""
        return None

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Its styles were made when it was mounted: the first time they are not made again."""
        event.refresh_styles = self._was_shown
        self._was_shown = True

    def _compositor_refresh(self) -> None:
        """Where Textual draws: nothing while what was painted stands, for it would not be shown."""
        if not self.reader.is_covered:
            super()._compositor_refresh()

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Every key of the screen comes here."""
        event.stop()
        event.prevent_default()
        if not self.is_active:
            # Typed before another screen came or this one went: it is meant for what is shown now.
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        name = name_of(event.key, event.character)
        if name.startswith("alt+") and not self._is_bound(name):
            # Esc and a key typed within the terminal's time: an alt key nobody bound is both.
            self._press("escape", None)
            # Textual names a capital "alt+shift+q" and says which letter it is.
            self._press(name_of(name[4:], event.character), event.character)
            return
        self._press(name, event.character)

    def _is_bound(self, name: str) -> bool:
        return self.keymap.command(name, self.places()) is not None

    def _press(self, name: str, character: str | None) -> None:
        if self._question is not None:
            self._answer(name)
        elif self._awaited is not None:
            self._second_key(name)
        elif self._asked is not None:
            self._type(self._asked, name, character)
        elif name.isascii() and name.isdigit() and (name != "0" or self._count):
            self._count = str(min(int(self._count + name), COUNT_LIMIT))
            self.status.say("")
            self.status.wait_for(self._count)
        else:
            self._command(name)

    def _command(self, name: str) -> None:
        self.status.say("")
        count = int(self._count) if self._count else None
        had_count = bool(self._count)
        self.clear_count()
        if name == "escape" and had_count:
            return
        id = self.keymap.command(name, self.places())
        if id is not None:
            self.run_command(id, count)

    def clear_count(self) -> None:
        """Forget the number typed so far."""
        self._count = ""
        self.status.wait_for("")

    def run_command(self, id: str, count: int | None = None) -> None:
        """Run a command by its id."""
        verb = next((verbs[id] for verbs in self.offers() if id in verbs), None)
        if verb is not None:
            verb(count)
            return
        method = "do_" + id.replace(".", "_")
        for target in self.targets():
            run = getattr(target, method, None)
            if run is not None:
                run(count)
                return
        self.status.say(f"{id} does nothing here")

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text never acts as keys: it goes to the line being typed, or, an address, opens one."""
        event.stop()
        text = event.text.strip()
        if self._asked is not None:
            self._edit(self._asked, self._asked.prompt.typed(event.text))
        elif text and len(text.split()) == 1 and ("." in text or ":" in text or "/" in text):
            self.reader.ask_address(text)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave this screen, once: Textual would take away whatever is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    # Messages, prompts and questions

    def on_said(self, message: Said) -> None:
        """A pane has a word for the status row."""
        message.stop()
        self.status.say(message.text)

    def ask(self, asked: Asked) -> None:
        """Let a line be typed on the status row."""
        self._asked = asked
        self.status.ask(asked.prompt)

    def note(self, text: str) -> None:
        """Say something of the line being typed, beside it."""
        if self._asked is not None:
            self._asked = self._asked._replace(prompt=self._asked.prompt._replace(aside=text))
            self.status.ask(self._asked.prompt)

    @property
    def is_asking(self) -> bool:
        """Whether a line is being typed or a question is open."""
        return self._asked is not None or self._question is not None or self._awaited is not None

    def stop_asking(self) -> None:
        """Take the prompt away."""
        self._asked = None
        self.status.ask(None)

    def question(self, text: str, yes: Callable[[], None]) -> None:
        """Ask on the status row; `y` does it, any other key does not."""
        self._question = yes
        self.status.wait_for(f"{text} y/n")

    def await_key(self, label: str, then: Callable[[str], None]) -> None:
        """Wait for a second key, with `label` on the status row; Esc gives up."""
        self._awaited = then
        self.status.wait_for(label)

    def _second_key(self, name: str) -> None:
        then, self._awaited = self._awaited, None
        self.status.wait_for("")
        if name not in ("escape", "ctrl+c") and then is not None:
            then(name)

    def _answer(self, name: str) -> None:
        yes, self._question = self._question, None
        self.status.wait_for("")
        if name in ("y", "Y") and yes is not None:
            yes()

    def _type(self, asked: Asked, name: str, character: str | None) -> None:
        if name in ("escape", "ctrl+c", "ctrl+g"):
            self.stop_asking()
            if asked.left is not None:
                asked.left()
        elif name in ("enter", "ctrl+j"):
            self.stop_asking()
            asked.done(asked.prompt.text)
        elif (edited := asked.prompt.edited(name)) is not None:
            if name in ("backspace", "ctrl+h") and not asked.prompt.text:
                self._type(asked, "escape", None)
            else:
                self._edit(asked, edited)
        elif name == "space" or (character and character.isprintable() and not name.startswith(("ctrl+", "alt+"))):
            self._edit(asked, asked.prompt.typed(" " if name == "space" else character or ""))
        else:
            self.other_key(name)

    def type_instead(self, text: str) -> None:
        """Replace the line being typed."""
        if self._asked is not None:
            self._edit(self._asked, self._asked.prompt._replace(text=text, cursor=len(text)))

    def other_key(self, name: str) -> None:
        """A key that neither types nor edits, while a line is typed."""

    def _edit(self, asked: Asked, prompt: Prompt) -> None:
        changed = prompt.text != asked.prompt.text
        self._asked = asked._replace(prompt=prompt)
        self.status.ask(prompt)
        if changed and asked.changed is not None:
            asked.changed(prompt.text)
