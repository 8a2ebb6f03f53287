"""Which key means which command, with the changes of a preset and of the settings; and what keys are called."""

from collections.abc import Mapping, Sequence

from tui_reader.ui.keys.commands import COMMANDS, Command, Where

_NAMES = {
    "space": "Space", "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "escape": "Esc", "enter": "↵", "tab": "Tab", "delete": "Del",
    "backspace": "Backspace",
}  # fmt: skip
_WORDS = {"↓": "Down", "↑": "Up", "←": "Left", "→": "Right", "↵": "Enter"}
"""Signs of keys in words: in ASCII an arrow would be a letter or a sign that is another key."""


def shown(key: str) -> str:
    """A key as a person reads it: "ctrl+l" is Ctrl-l."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    last = _NAMES.get(last, last.upper() if last[0] == "f" and last[1:].isdigit() else last)
    return "".join(f"{modifier.capitalize()}-" for modifier in modifiers) + last


class Keymap:
    """Key -> command, by place, with the user's changes.

    preset: changes that come before those, each id with its keys; what the user says of an id holds instead.
    spelled: arrows and Enter are called by words, where their signs can not be drawn or would be read out.
    """

    def __init__(
        self,
        changes: Mapping[str, Sequence[str]] | None = None,
        preset: Mapping[str, Sequence[str]] | None = None,
        commands: Sequence[Command] = COMMANDS,
        spelled: bool = False,
    ) -> None:
        self._declared = commands
        self._spelled = spelled
        self.take(changes or {}, preset or {})

    def take(self, changes: Mapping[str, Sequence[str]], preset: Mapping[str, Sequence[str]]) -> None:
        """Mean by the keys what these changes say, from now on."""
        self._own = changes
        changed = {**preset, **self._own}
        self.commands = tuple(
            command._replace(keys=tuple(changed[command.id]), aliases=()) if command.id in changed else command
            for command in self._declared
        )
        self._by_id = {command.id: command for command in self.commands}
        self._by_place: dict[tuple[Where, str], str] = {}
        # Of several that claim a key the user's own comes before the preset's, and that before the usual one.
        for command in sorted(self.commands, key=lambda one: (one.id in changed) + (one.id in self._own)):
            self._by_place.update(dict.fromkeys(_claims(command), command.id))

    def command(self, name: str, places: Sequence[Where]) -> str | None:
        """The id that a key means, the first of `places` that knows it deciding."""
        return next((id for place in places if (id := self._by_place.get((place, name)))), None)

    def shadowed(self) -> tuple[str, ...]:
        """A word on each of the user's own bindings that takes a key from another command of the same place."""
        found = []
        for command in self.commands:
            for claim in _claims(command):
                holder = self._by_place[claim]
                if holder != command.id and holder in self._own:
                    found.append(f"{self.told(shown(claim[1]))} is {holder} now, not {command.id}")
        return tuple(found)

    def names_of(self, id: str) -> tuple[str, ...]:
        """The keys of a command as a person reads them, without its aliases."""
        command = self._by_id.get(id)
        if command is None:
            return ()
        keys = (name for name in command.keys if self._by_place.get((command.where, name)) == id)
        return tuple(self.told(shown(name)) for name in keys)

    def told(self, keys: str) -> str:
        """Names of keys as this terminal can show them."""
        if not self._spelled:
            return keys
        for sign, word in _WORDS.items():
            keys = keys.replace(sign, word)
        return keys

    def text_of(self, id: str) -> str:
        """What a command does, in words."""
        return self._by_id[id].text

    def key_of(self, id: str) -> str:
        """The first key of a command as a person reads it, "" when it has none."""
        return next(iter(self.names_of(id)), "")

    def word(self, id: str, words: str) -> str:
        """What a key does, "r again"; "" when the command has no key."""
        key = self.key_of(id)
        return f"{key} {words}" if key else ""

    def unknown(self, changes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """The ids in `changes` that no command has."""
        return tuple(id for id in changes if id not in self._by_id)


def _claims(command: Command) -> list[tuple[Where, str]]:
    return [(command.where, name) for name in (*command.keys, *command.aliases)]


def name_of(key: str, character: str | None) -> str:
    """Textual's key event as the declarations name it: the character itself, or "space", "ctrl+l", "alt+j"."""
    if character == " ":
        return "space" if key == "space" else key
    if character and character.isprintable() and not key.startswith(("alt+", "ctrl+")):
        return character
    return key
