"""Settings changed from within: at once, and in the person's own file, of which everything else stays."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from tui_reader.errors import UsageError
from tui_reader.settings import Settings, checks, read
from tui_reader.settings.edited import Value, change_file, make_file
from tui_reader.ui.choosing import Choosing

LATER = frozenset(("mouse", "library_limit_mb"))
"""Settings that hold from the next start on."""
NOT_KEPT = "not written to the file, as nothing is kept"


class Preferences:
    """path: of the settings file; None: nothing is written. known: the names that the file may use, as in `read`.

    template: the text of a new file. now: the settings that hold. changed: what was set is to be seen everywhere.
    edit: opens a file in the editor; whether there is one.
    """

    def __init__(
        self,
        choosing: Choosing,
        path: Path | None,
        known: Callable[[], Mapping[str, Collection[str]]],
        template: Callable[[], str],
        now: Callable[[], Settings],
        changed: Callable[[], None],
        edit: Callable[[Path], bool],
    ) -> None:
        self._choosing = choosing
        self._path = path
        self._known = known
        self._template = template
        self._now = now
        self._changed = changed
        self._edit = edit
        self.complaints = self._wrong()

    def _wrong(self) -> tuple[str, ...]:
        """What is wrong in the file."""
        return read(self._path, self._known())[1]

    def value(self, name: str) -> Value:
        """What a setting is now, "width" or "limits.total"."""
        return self._now().value_of(name)

    def words(self, name: str) -> tuple[str, ...]:
        """What a setting can be, where that is a few words."""
        if checks.is_flag(name):
            return ("true", "false")
        return tuple(sorted(self._known().get("theme", ()))) if name == "theme" else checks.CHOICES.get(name, ())

    def change(self, name: str, text: str | None) -> str:
        """Let a setting be what was typed, None: its default; returns what to say about it."""
        try:
            value = Settings().value_of(name) if text is None else checks.typed(name, text)
            if (themes := self.words("theme")) and name == "theme" and value not in themes:
                raise checks.Wrong(f"must be one of {', '.join(themes)}")
        except checks.Wrong as wrong:
            return f"! {name} {wrong}"
        said = f"{name} = {checks.shown(value)}" + (" from the next start on" if name in LATER else "")
        try:
            if self._path is None:
                said = f"{said} · {NOT_KEPT}"
            else:
                change_file(self._path, name, None if text is None else value)
        except UsageError as error:
            said = f"{said} · ! not kept: {error}"
        self.complaints = self._wrong()
        self._choosing.set(name, value)
        self._changed()
        return said

    def reread(self) -> str:
        """Read the file again; returns what to say about it."""
        if self._path is None:
            return "there is no settings file, as nothing is kept"
        settings, self.complaints = read(self._path, self._known())
        self._choosing.file_says(settings)
        self._changed()
        if not self.complaints:
            return "the settings file was read again"
        more = len(self.complaints) - 1
        return f"! {self.complaints[0]}" + (f" · and {more} more" if more else "")

    def edit(self) -> str:
        """Let the person edit the file, and read it again; returns what to say about it."""
        try:
            if self._path is None:
                return "there is no settings file, as nothing is kept"
            file = make_file(self._path, self._template)
        except UsageError as error:
            return f"! {error}"
        return self.reread() if self._edit(file) else "! there is no editor: set VISUAL or EDITOR"

    def set(self, words: str) -> str:
        """What vim's `set` does with these words; returns what to say about it."""
        name, has_value, text = words.partition("=") if "=" in words else words.partition(" ")
        name, text = name.strip(), text.strip()
        if has_value and text and text != "?":
            return self._told(name) or self.change(name, text)
        if name.endswith("!"):
            name = name[:-1]
            return self._told(name, flag=True) or self.change(name, "false" if self.value(name) else "true")
        if name.endswith("&"):
            return self._told(name[:-1]) or self.change(name[:-1], None)
        if not name.endswith("?") and text != "?":
            bare = name.removeprefix("no") if checks.check_of(name) is None else name
            if checks.is_flag(bare):
                return self.change(bare, "true" if bare == name else "false")
        name = name.removesuffix("?")
        return self._told(name) or f"{name} = {checks.shown(self.value(name))}"

    def _told(self, name: str, flag: bool = False) -> str:
        """Why a name can not be used; "" when it can."""
        if checks.check_of(name) is None:
            return f"no setting is called “{name}”"
        return f"{name} is not true or false" if flag and not checks.is_flag(name) else ""
