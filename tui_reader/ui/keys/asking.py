"""What is asked on the status row: a line to type, a question, or the second key of two."""

from collections.abc import Callable
from typing import NamedTuple

from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import StatusRow

GIVE_UP = ("escape", "ctrl+c", "ctrl+g")


class Asked(NamedTuple):
    """A line being typed: `changed` hears every change, `done` the text at Enter, `left` that Esc was pressed.

    other: hears the keys that neither type nor edit.
    """

    prompt: Prompt
    done: Callable[[str], None]
    changed: Callable[[str], None] | None = None
    left: Callable[[], None] | None = None
    other: Callable[[str], None] | None = None


class Asking:
    """One thing at a time is asked; while it is, every key answers. reach: how far it reaches what is deleted here."""

    def __init__(self, row: StatusRow, reach: Callable[[], str]) -> None:
        self._row, self._reach = row, reach
        self._asked: Asked | None = None
        self._question: Callable[[], None] | None = None
        self._awaited: Callable[[str], None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a line is being typed or a question is open."""
        return self._asked is not None or self._question is not None or self._awaited is not None

    @property
    def is_typing(self) -> bool:
        """Whether a line is being typed."""
        return self._asked is not None

    def ask(self, asked: Asked) -> None:
        """Let a line be typed."""
        self._asked = asked
        self._row.ask(asked.prompt)

    def note(self, text: str) -> None:
        """Say something of the line being typed, beside it."""
        if self._asked is not None:
            self._asked = self._asked._replace(prompt=self._asked.prompt._replace(aside=text))
            self._row.ask(self._asked.prompt)

    def type_instead(self, text: str) -> None:
        """Replace the line being typed."""
        if self._asked is not None:
            self._edit(self._asked, self._asked.prompt._replace(text=text, cursor=len(text)))

    def stop(self) -> None:
        """Take the line away."""
        self._asked = None
        self._row.ask(None)

    def question(self, text: str, yes: Callable[[], None]) -> None:
        """Ask; `y` does it, any other key does not."""
        self._question = yes
        self._row.wait_for(text, "y/n")

    def ask_to_delete(self, what: str, yes: Callable[[], None]) -> None:
        """Ask whether something is to go, and say where: here alone, or on every machine."""
        self.question(f"Delete{self._reach()} {what}?", yes)

    def await_key(self, label: str, then: Callable[[str], None]) -> None:
        """Wait for a second key, with `label` on the row; Esc gives up."""
        self._awaited = then
        self._row.wait_for(label)

    # Answers

    def press(self, name: str, character: str | None) -> bool:
        """Take a key as the answer; False when nothing is asked."""
        if self._question is not None:
            self._answer(name)
        elif self._awaited is not None:
            self._second_key(name)
        elif self._asked is not None:
            self._type(self._asked, name, character)
        else:
            return False
        return True

    def paste(self, text: str) -> bool:
        """Put a text into the line being typed; False when there is none."""
        if self._asked is not None:
            self._edit(self._asked, self._asked.prompt.typed(text))
        return self._asked is not None

    def _second_key(self, name: str) -> None:
        then, self._awaited = self._awaited, None
        self._row.wait_for("")
        if name not in ("escape", "ctrl+c") and then is not None:
            then(name)

    def _answer(self, name: str) -> None:
        yes, self._question = self._question, None
        self._row.wait_for("")
        if name in ("y", "Y") and yes is not None:
            yes()

    def _type(self, asked: Asked, name: str, character: str | None) -> None:
        if name in GIVE_UP or (name in ("backspace", "ctrl+h") and not asked.prompt.text):
            self.stop()
            if asked.left is not None:
                asked.left()
        elif name in ("enter", "ctrl+j"):
            self.stop()
            asked.done(asked.prompt.text)
        elif (edited := asked.prompt.edited(name)) is not None:
            self._edit(asked, edited)
        elif name == "space" or (character and character.isprintable() and not name.startswith(("ctrl+", "alt+"))):
            self._edit(asked, asked.prompt.typed(" " if name == "space" else character or ""))
        elif asked.other is not None:
            asked.other(name)

    def _edit(self, asked: Asked, prompt: Prompt) -> None:
        changed = prompt.text != asked.prompt.text
        self._asked = asked._replace(prompt=prompt)
        self._row.ask(prompt)
        if changed and asked.changed is not None:
            asked.changed(prompt.text)
