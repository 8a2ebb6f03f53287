"""The `:` line: an address or a path opens, other words find a command or a kept article."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from tui_reader.address import Source, display, parse_source
from tui_reader.errors import ReaderError
from tui_reader.library.values import Row
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.commands import Command, Where
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_contents import Contents, Hint, Shown
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, room

SHOWN_ARTICLES = 50
NOT_FOUND_BY_NAME = ("line.down", "line.up", "command", "go", "close", "leave", "percent")
ARROWS = {
    "down": "line.down", "up": "line.up", "pagedown": "page.down", "pageup": "page.up", "ctrl+n": "line.down",
    "ctrl+p": "line.up",
}  # fmt: skip

Found = Command | Row | str
"""A command, a kept article, or what was typed as an address."""


class CommandLine(Contents[Found]):
    """One line to type in, and above it what it would do.

    articles: the kept articles that words find, at most so many. commands: those that are found by their words, none
    where only an address is asked for: then kept articles are there before anything was typed. run: does a command by
    its id.
    """

    hints = (Hint("", "do it", "↵"), Hint("", "choose", "↑ ↓"), Hint("", "back", "Esc"))

    def __init__(
        self,
        shown: Shown[Found],
        articles: Callable[[str, int], Awaitable[Sequence[Row]]],
        *,
        label: str,
        text: str = "",
        keymap: Keymap,
        commands: Sequence[Command],
        run: Callable[[str], None],
        open_source: Callable[[Source], None],
    ) -> None:
        self._shown = shown
        self._kept = articles
        self._label = label
        self._text = text
        self._keymap = keymap
        self._commands = commands
        self._run = run
        self._open_source = open_source
        self._articles: Sequence[Row] = ()
        self._is_new = False
        self._is_finding = False
        self._is_entered = False

    def started(self) -> None:
        """The line is open from the start."""
        self._ask(self._text)
        self._find()

    def _ask(self, text: str) -> None:
        prompt = Prompt(self._label, text, len(text))
        self._shown.ask(Asked(prompt, self._done, self._changed, self._shown.dismiss, self._move))

    # What is found

    def entries(self, width: int) -> Entries[Found]:
        """The address, if it is one, then commands, then kept articles."""
        width = room(width)
        words = self._text.casefold()
        result: list[Entry[Found]] = []
        if self._text and looks_like_address(self._text):
            line = (Run("   open ", "dim"), Run(shortened(self._text, width - 10)))
            result.append(Entry((line,), self._text))
        result += [self._command(key) for key in self._commands if words in f"{key.id} {key.text}".casefold()]
        result += [_article(row, width) for row in self._articles]
        return result or [Entry(((Run(f"   nothing matches “{self._text}”", "dim"),),))]

    def _command(self, key: Command) -> Entry[Found]:
        names = "  ".join(self._keymap.names_of(key.id))
        return Entry(((Run(f"   {names:<14}", "strong"), Run(key.text)),), key)

    def cursor(self, entries: Entries[Found], before: Found | None) -> int | None:
        """Other words: the first of what they find."""
        return 0 if self._is_new else None

    def _changed(self, text: str) -> None:
        self._text = text
        self._is_entered = False
        self._is_new = True
        self._shown.refill()
        self._is_new = False
        self._find()

    def _find(self) -> None:
        self._is_finding = True
        self._shown.latest(partial(self._found, self._text), "find")

    async def _found(self, text: str) -> None:
        shows_kept = bool(text) or not self._commands
        self._articles = await self._kept(text, SHOWN_ARTICLES) if shows_kept else ()
        self._is_finding = False
        self._shown.refill()
        if self._is_entered:
            self._is_entered = False
            self._done(text)
            self._shown.go_on()

    # What is done

    def _move(self, key: str) -> None:
        """Arrows choose while the line is typed."""
        if key in ARROWS:
            self._shown.moves[ARROWS[key]](None)

    def chosen(self, value: Found) -> None:
        """Enter is the line's."""
        self._done(self._text)

    def _done(self, text: str) -> None:
        value = self._shown.value()
        if isinstance(value, Command):
            self._shown.dismiss()
            self._run(value.id)
        elif value is None and self._is_finding:
            # Typed ahead of what the library finds: Enter waits for it, and so does what was typed after it.
            self._is_entered = True
            self._shown.say(f"{self._label}{text}")
            self._shown.wait()
        else:
            self._open(value.address if isinstance(value, Row) else text.strip(), text)

    def _open(self, address: str, text: str) -> None:
        try:
            source = parse_source(address)
        except ReaderError as error:
            self._ask(text)
            self._shown.say(str(error))
            return
        self._shown.dismiss()
        self._open_source(source)


def commands_for(keymap: Keymap, places: Sequence[Where]) -> list[Command]:
    """The commands that can be found by their words in these places."""
    here = {*places, "text"}
    return [one for one in keymap.commands if one.where in here and one.id not in NOT_FOUND_BY_NAME]


def looks_like_address(text: str) -> bool:
    """Whether the words on the line may be an address or a path: one word with a dot, a slash or a colon in it."""
    text = text.strip()
    return len(text.split()) == 1 and (any(mark in text for mark in ".:/") or text.startswith(("~", "localhost")))


def _article(row: Row, width: int) -> Entry[Found]:
    line = shortened(row.title or display(row.address), width - 30)
    return Entry(((Run("   "), Run(line), Run(f"  {shortened(row.site, 24)}", "dim")),), row)
