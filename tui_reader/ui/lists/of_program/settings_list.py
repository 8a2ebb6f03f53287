"""All settings with their values and what they mean; each is changed where it stands."""

from typing import Protocol

from tui_reader.settings import Settings, checks
from tui_reader.settings.template import meanings
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import Status, shortened
from tui_reader.ui.lists.list_contents import BACK, FILTER, Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, room, wrapped

NAME, VALUE = 22, 14
STEPS = {"width": 4, "library_limit_mb": 100}
"""What a key changes a number by, where one is too little."""

Value = str | int | float | bool


class Preferences(Protocol):
    """The settings, to be changed; what is done says what it did."""

    complaints: tuple[str, ...]

    def value(self, name: str) -> Value:
        """What a setting is now."""

    def words(self, name: str) -> tuple[str, ...]:
        """What a setting can be, where that is a few words."""

    def change(self, name: str, text: str | None) -> str:
        """Let a setting be what was typed, None: its default."""

    def reread(self) -> str:
        """Read the file again."""

    def edit(self) -> str:
        """Let the person edit the file."""


class SettingsList(Contents[str]):
    """Settings by their names, those of tables as "limits.total"; what is not the default stands out."""

    title = "SETTINGS"
    hints = (
        Hint("go", "change"), Hint("settings.more", "next"), Hint("settings.default", "default"),
        Hint("settings.edit", "editor"), Hint("reload", "reread"), FILTER, BACK,
    )  # fmt: skip
    places = ("settings", "list", "text")

    def __init__(self, shown: Shown[str], preferences: Preferences) -> None:
        self._shown = shown
        self._preferences = preferences
        self._meanings = meanings()
        self.verbs = {
            "settings.more": shown.on_entry(lambda name: self._step(name, 1)),
            "settings.less": shown.on_entry(lambda name: self._step(name, -1)),
            "settings.default": shown.on_entry(lambda name: self._change(name, None)),
            "settings.edit": lambda count: self._say(preferences.edit()),
            "reload": lambda count: self._say(preferences.reread()),
        }

    # What is shown

    def entries(self, width: int) -> Entries[str]:
        """What is wrong in the file; then every setting, its meaning below it."""
        width = room(width)
        heading = (Run(" SETTINGS", "dim"),)
        wrong = [(Run(f" ! {line}"),) for text in self._preferences.complaints for line in wrapped(text, width - 4)]
        first = Entry[str]((heading, *wrong, ()))
        return [first, *(self._entry(name, meaning, width) for name, meaning in self._meanings.items())]

    def _entry(self, name: str, meaning: str, width: int) -> Entry[str]:
        value = self._preferences.value(name)
        is_default = value == Settings().value_of(name)
        shown = shortened(checks.shown(value), max(VALUE, width - NAME - 4))
        lines = wrapped(meaning, max(10, width - 5))
        style = "" if is_default else "strong"
        row = (Run(f"   {name:<{NAME}} "), Run(shown, style), Run("" if is_default else "  set", "dim"))
        return Entry((row, *((Run(f"     {line}", "dim"),) for line in lines)), name, f"{name} {meaning}")

    def status(self, value: str | None) -> Status:
        """What the setting under the cursor can be."""
        words = self._preferences.words(value) if value is not None else ()
        return Status(f"{value}: {', '.join(words)}" if words else self.title)

    # What is done

    def chosen(self, value: str) -> None:
        """The next of a few words; else a line to type it in."""
        if self._preferences.words(value):
            self._step(value, 1)
            return
        now = self._preferences.value(value)
        text = now if isinstance(now, str) else checks.shown(now)
        prompt = Prompt(f"{value} = ", text, len(text))
        self._shown.ask(Asked(prompt, lambda typed: self._change(value, typed.strip() or None)))

    def _step(self, name: str, by: int) -> None:
        """The next word, or a number that is so much larger; numbers stay within what they can be."""
        now, words = self._preferences.value(name), self._preferences.words(name)
        if words:
            text = checks.shown(now)
            at = words.index(text) if text in words else -1
            self._change(name, words[(at + by) % len(words)])
        elif isinstance(now, str):
            self.chosen(name)
        else:
            self._change(name, checks.shown(_next(name, now, by)))

    def _change(self, name: str, text: str | None) -> None:
        self._say(self._preferences.change(name, text))

    def _say(self, words: str) -> None:
        self._shown.refill()
        self._shown.say(words)


def _next(name: str, now: float, by: int) -> float:
    """The number after `now`: a tenth of it is felt, where no step is told."""
    step = STEPS.get(name) or max(1, round(abs(now) / 10))
    check = checks.check_of(name)
    following = now + by * step
    try:
        return following if check is None else check(following)
    except checks.Wrong:
        return now
