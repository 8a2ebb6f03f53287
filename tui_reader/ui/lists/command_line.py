"""The `:` line: an address or a path opens, other words find a command or a kept article."""

from collections.abc import Sequence

from tui_reader.address import display, parse_source
from tui_reader.errors import ReaderError
from tui_reader.library.values import Row
from tui_reader.ui.keys.commands import Key, Where
from tui_reader.ui.keys.keyed_screen import Asked, KeyedScreen
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_screen import ListScreen
from tui_reader.ui.lists.listing import Entry, Run

SHOWN_ARTICLES = 50


class CommandScreen(ListScreen):
    """One line to type in, and above it what it would do."""

    hints = (("↵", "do it"), ("↑ ↓", "choose"), ("Esc", "back"))

    def __init__(self, below: KeyedScreen, places: Sequence[Where], label: str, text: str, addresses: bool) -> None:
        super().__init__()
        self._below = below
        self._where = places
        self._label = label
        self._text = text
        self._addresses = addresses
        self._articles: tuple[Row, ...] = ()

    def on_mount(self) -> None:
        """The line is open from the start."""
        super().on_mount()
        self.ask(Asked(Prompt(self._label, self._text, len(self._text)), self._done, self._changed, self.leave))
        self._find()

    def entries(self, width: int) -> Sequence[Entry[object]]:
        """The address, if it is one, then commands, then kept articles."""
        words = self._text.casefold()
        result: list[Entry[object]] = []
        if self._text and looks_like_address(self._text):
            result.append(Entry(((Run("   open ", "dim"), Run(shortened(self._text, width - 10))),), "open"))
        if not self._addresses:
            result += [self._command_entry(key) for key in self._keys() if words in f"{key.id} {key.text}".casefold()]
        for row in self._articles:
            line = f"{shortened(row.title or display(row.address), width - 30)}"
            result.append(Entry(((Run("   "), Run(line), Run(f"  {shortened(row.site, 24)}", "dim")),), row))
        if not result:
            result.append(Entry(((Run(f"   nothing matches “{self._text}”", "dim"),),)))
        return result

    def _keys(self) -> list[Key]:
        skipped = ("line.down", "line.up", "command", "go", "close", "leave", "percent")
        return [
            key
            for key in self.keymap.keys
            if (key.where in self._where or key.where == "text") and key.id not in skipped
        ]

    def _command_entry(self, key: Key) -> Entry[object]:
        names = "  ".join(self.keymap.names_of(key.id))
        return Entry(((Run(f"   {names:<14}", "strong"), Run(key.text)),), key)

    def _changed(self, text: str) -> None:
        self._text = text
        self.listing.move_to(0)
        self.fill()
        self._find()

    def _find(self) -> None:
        self.run_worker(self._found(self._text), exclusive=True, group="find")

    async def _found(self, text: str) -> None:
        self._articles = (
            await self.reader.reading.shelf.articles(text, SHOWN_ARTICLES) if text or self._addresses else ()
        )
        self.fill()

    def other_key(self, name: str) -> None:
        """Arrows choose while the line is typed."""
        moves = {
            "down": "line_down",
            "up": "line_up",
            "pagedown": "page_down",
            "pageup": "page_up",
            "ctrl+n": "line_down",
            "ctrl+p": "line_up",
        }
        if name in moves:
            getattr(self.listing, f"do_{moves[name]}")(None)

    def _done(self, text: str) -> None:
        value = self.listing.value
        if isinstance(value, Key):
            self.dismiss()
            self._below.run_command(value.id)
            return
        address = value.address if isinstance(value, Row) else text.strip()
        try:
            source = parse_source(address)
        except ReaderError as error:
            self.ask(Asked(Prompt(self._label, text, len(text)), self._done, self._changed, self.leave))
            self.status.say(str(error))
            return
        self.dismiss()
        self.reader.open_source(source)

    def chosen(self, value: object) -> None:
        """Enter is the line's."""
        self._done(self._text)


def looks_like_address(text: str) -> bool:
    """Whether the words on the line may be an address or a path: one word with a dot, a slash or a colon in it."""
    text = text.strip()
    return len(text.split()) == 1 and (any(mark in text for mark in ".:/") or text.startswith(("~", "localhost")))
