"""The list of all keys that count where help was called."""

from collections.abc import Callable, Iterator, Sequence

from tui_reader.ui.keys.commands import Command, Where
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.lists.list_contents import BACK, Contents, Hint
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, room, wrapped

PLACES = {
    "looks": "In the looks", "settings": "In the settings", "quotes": "In the quotes", "articles": "In the articles",
    "rows": "In lists", "list": "In lists",
}  # fmt: skip


class HelpList(Contents[str]):
    """Made from the live declarations; Enter runs one. places: where help was called. run: does a command by its id."""

    title = "HELP"
    hints = (Hint("go", "do it"), Hint("filter", "search"), BACK)

    def __init__(
        self, keymap: Keymap, places: Sequence[Where], run: Callable[[str], None], dismiss: Callable[[], None]
    ) -> None:
        self._keymap = keymap
        self._places = places
        self._run = run
        self._dismiss = dismiss

    def entries(self, width: int) -> Entries[str]:
        """The keys by group, those of the place where help was called first."""
        result: list[Entry[str]] = []
        group = ""
        for key in self._keys():
            title = PLACES.get(key.where, key.group)
            if title != group:
                heading = (Run(" " + title.upper(), "dim"),)
                result.append(Entry(((), heading) if group else (heading,)))
                group = title
            result.append(self._entry(key, max(10, room(width) - 20)))
        return result

    def _keys(self) -> Iterator[Command]:
        nearest = {where: rank for rank, where in enumerate(self._places)}
        counted = (key for key in self._keymap.commands if key.where in nearest or key.where == "text")
        yield from sorted(counted, key=lambda key: nearest.get(key.where, len(nearest)))

    def _entry(self, key: Command, width: int) -> Entry[str]:
        names = "  ".join(self._keymap.names_of(key.id)) or "not bound"
        lines = tuple(
            (Run(f"   {names if row == 0 else '':<16} ", "strong"), Run(line))
            for row, line in enumerate(wrapped(key.text, width))
        )
        return Entry(lines, key.id, f"{names} {key.text} {key.id} {key.group}")

    def chosen(self, value: str) -> None:
        """Leave, then do what was chosen."""
        self._dismiss()
        self._run(value)
