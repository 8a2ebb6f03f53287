"""The list of themes, each tried on as the cursor comes to it."""

from collections.abc import Callable, Sequence

from tui_reader.ui.lists.list_contents import Contents, Hint
from tui_reader.ui.lists.list_entry import Entries, Entry, Run


class ThemeList(Contents[str]):
    """Ours first. before: the theme that is worn. try_on: wears one for now; take: wears and remembers it."""

    title = "THEME"
    hints = (Hint("go", "take it"), Hint("close", "as it was"))

    def __init__(
        self,
        names: Sequence[str],
        before: str,
        try_on: Callable[[str], None],
        take: Callable[[str], None],
        dismiss: Callable[[], None],
    ) -> None:
        self._names = names
        self._before = before
        self._try_on = try_on
        self._take = take
        self._dismiss = dismiss

    def entries(self, width: int) -> Entries[str]:
        """A name a row."""
        return [Entry(((Run(f"   {name}"),),), name, name) for name in self._names]

    def cursor(self, entries: Entries[str], before: str | None) -> int | None:
        """The cursor begins on the theme that is worn."""
        return self._names.index(self._before) if before is None and self._before in self._names else None

    def moved(self, value: str) -> None:
        """Try the theme on."""
        self._try_on(value)

    def chosen(self, value: str) -> None:
        """Keep the theme."""
        self._take(value)
        self._dismiss()

    def left(self) -> str:
        """As it was."""
        self._try_on(self._before)
        return ""
