"""The `:` line: words of vim and less, a number, a command, a kept article, or what is to be opened."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import NamedTuple

from tui_reader.address import Source, display, parse_source
from tui_reader.errors import ReaderError
from tui_reader.library.values import Row
from tui_reader.ui.command.command_words import FEWEST, Do, Find, Help, Meaning, Open, Set, Write, meaning
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
    "ctrl+p": "line.up", "tab": "line.down", "shift+tab": "line.up",
}  # fmt: skip

Found = Command | Row | Do | Open | Write | Help | Set | Find
"""What words mean at once, a command, or a kept article."""
_NAMES: dict[type, str] = {Write: "write to", Set: "set", Help: "help on", Find: "find"}


class Doing(NamedTuple):
    """What is done with what was typed, on the screen below.

    run: does a command by its id, with a number. write: the article to a file of this name. help: shows the keys that
    have to do with these words. find: looks for them in all that is kept. set: changes a setting, and returns what to
    say about it.
    say: a word on the last row, when the line is gone.
    """

    run: Callable[[str, int | None], None]
    open_source: Callable[[Source], None]
    write: Callable[[str], None]
    help: Callable[[str], None]
    find: Callable[[str], None]
    set: Callable[[str], str]
    say: Callable[[str], None]


class CommandLine(Contents[Found]):
    """One line to type in, and above it what it would do.

    articles: the kept articles that words find, at most so many. commands: those that are found by their words, none
    where only an address is asked for: then kept articles are there before anything was typed.
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
        doing: Doing,
    ) -> None:
        self._shown = shown
        self._kept = articles
        self._label = label
        self._text = text
        self._keymap = keymap
        self._commands = commands
        self._ids = frozenset(command.id for command in keymap.commands) if commands else frozenset[str]()
        self._doing = doing
        self._articles: Sequence[Row] = ()
        self._is_new = False
        self._is_finding = False
        self._is_entered = False
        self._was_chosen = False

    def started(self) -> None:
        """The line is open from the start."""
        self._ask(self._text)
        self._find()

    def _ask(self, text: str, aside: str = "") -> None:
        prompt = Prompt(self._label, text, len(text), aside)
        self._shown.ask(Asked(prompt, self._done, self._changed, self._shown.dismiss, self._move))

    # What is found

    def entries(self, width: int) -> Entries[Found]:
        """What the words mean at once, then commands, then kept articles; the address, if they may be one.

        It comes before what is only like the words, unless an id begins with them.
        """
        width, typed = room(width), self._text.strip()
        meant = self._meaning()
        found: list[Entry[Found]] = [] if meant is None else [self._meant(meant, width)]
        commands = [self._command(key, width) for key in self._matching(typed)]
        address = [self._meant(Open(typed), width)] if meant is None and looks_like_address(typed) else []
        begins_id = any(id.startswith(typed) for id in self._ids)
        found += [*commands, *address] if begins_id else [*address, *commands]
        found += [_article(row, width) for row in self._articles]
        return found or [Entry(((Run(f"   nothing matches “{shortened(typed, width - 22)}”", "dim"),),))]

    def _meaning(self) -> Meaning | None:
        return meaning(self._text, self._ids) if self._commands else None

    def _matching(self, typed: str) -> Sequence[Command]:
        """The commands with all of the words in them; those first that begin with them."""
        words = typed.casefold().split()
        found = [key for key in self._commands if all(word in f"{key.id} {key.text}".casefold() for word in words)]
        return sorted(found, key=lambda key: not key.id.startswith(typed.casefold())) if words else found

    def _meant(self, meant: Meaning, width: int) -> Entry[Found]:
        if isinstance(meant, Do):
            name = "" if meant.number is None else f"{meant.number}{' %' if meant.id == 'percent' else ''}"
            does = self._keymap.text_of(meant.id) if meant.number is None else "go there"
        elif isinstance(meant, Open):
            name, does = "open", meant.address
        else:
            name = _NAMES[type(meant)]
            does = meant.name if isinstance(meant, Write) else meant.words
        name = name or (self._text.strip() if isinstance(meant, Do) else "")
        return Entry(((Run(f"   {shortened(name, 14):<14} ", "strong"), Run(shortened(does, width - 18))),), meant)

    def _command(self, key: Command, width: int) -> Entry[Found]:
        names = f"   {'  '.join(self._keymap.names_of(key.id)):<14}"
        return Entry(((Run(names, "strong"), Run(shortened(key.text, width - len(names)))),), key)

    def cursor(self, entries: Entries[Found], before: Found | None) -> int | None:
        """Other words: the first of what they find."""
        return 0 if self._is_new else None

    def _changed(self, text: str) -> None:
        self._text = text
        self._is_entered = self._was_chosen = False
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
            self._was_chosen = True
            self._shown.moves[ARROWS[key]](None)

    def chosen(self, value: Found) -> None:
        """Enter is the line's."""
        self._done(self._text)

    def _done(self, text: str) -> None:
        value = self._shown.value()
        if not self._was_chosen and not text.strip():
            self._shown.dismiss()
        elif not self._was_chosen and self._commands and self._meaning() is None and len(text.strip()) < FEWEST:
            self._leave_saying(f"nothing is called “{text.strip()}”")
        elif isinstance(value, Open):
            self._open(value.address, text)
        elif isinstance(value, Row):
            self._open(value.address, text, is_kept=True)
        elif value is not None:
            self._shown.dismiss()
            self._do(value)
        elif self._is_finding:
            # Typed ahead of what the library finds: Enter waits for it, and so does what was typed after it.
            self._is_entered = True
            self._shown.say(f"{self._label}{text}")
            self._shown.wait()
        elif self._commands:
            self._leave_saying(f"nothing is called “{shortened(text.strip(), 40)}”: no command, no kept article")
        else:
            self._open(text.strip(), text)

    def _do(self, value: Command | Do | Write | Help | Set | Find) -> None:
        if isinstance(value, Write):
            self._doing.write(value.name)
        elif isinstance(value, Help):
            self._doing.help(value.words)
        elif isinstance(value, Find):
            self._doing.find(value.words)
        elif isinstance(value, Set):
            self._doing.say(self._doing.set(value.words))
        else:
            self._doing.run(value.id, value.number if isinstance(value, Do) else None)

    def _leave_saying(self, words: str) -> None:
        """The line goes, as it does in vim and less, and the row says what was wrong with it."""
        self._shown.dismiss()
        self._doing.say(words)

    def _open(self, address: str, text: str, is_kept: bool = False) -> None:
        """Open what was named. A bare word that is no file never becomes a question to the network."""
        try:
            source = parse_source(address)
        except ReaderError as error:
            self._ask(text, str(error))
            return
        if source.kind == "address" and not is_kept and not looks_like_address(address):
            self._ask(text, f"“{shortened(address, 30)}” is no file and no address")
            return
        self._shown.dismiss()
        self._doing.open_source(source)


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
