"""Every key, declared once: help, palette and footer are made from these, and the settings can remap them."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Where = Literal["text", "list", "quotes", "articles", "card", "looks", "select"]


class Key(NamedTuple):
    """One command and its keys.

    id: what the settings name. keys: those that help shows; aliases work as well. short: its word in the footer.
    where: the place it belongs to; a place's own keys come before those of the text.
    """

    id: str
    group: str
    keys: tuple[str, ...]
    text: str
    aliases: tuple[str, ...] = ()
    short: str = ""
    where: Where = "text"


MOVE, FIND, LINKS, COPY, PANES, BACK, OPEN, PROGRAM = (
    "Move", "Find", "Links", "Copy", "Panes and lists", "Back", "Open", "Looks and program",
)  # fmt: skip

KEYS: tuple[Key, ...] = (
    Key("line.down", MOVE, ("j", "down"), "one line down", ("ctrl+e",)),
    Key("line.up", MOVE, ("k", "up"), "one line up", ("ctrl+y",)),
    Key("page.down", MOVE, ("space", "pagedown"), "a screen down, less one line", ("ctrl+f",)),
    Key("page.up", MOVE, ("b", "pageup"), "a screen up, less one line", ("ctrl+b", "shift+space")),
    Key("half.down", MOVE, ("d",), "half a screen down", ("ctrl+d",)),
    Key("half.up", MOVE, ("u",), "half a screen up", ("ctrl+u",)),
    Key("top", MOVE, ("g", "home"), "the beginning"),
    Key("bottom", MOVE, ("G", "end"), "the end"),
    Key("percent", MOVE, ("%",), "with a number before it: to that part of the text (50%)"),
    Key("section.next", MOVE, ("]",), "next section", ("s",), "section"),
    Key("section.prev", MOVE, ("[",), "start of this section, then the one before", ("S",)),
    Key("paragraph.next", MOVE, ("}",), "next paragraph"),
    Key("paragraph.prev", MOVE, ("{",), "previous paragraph"),
    Key("quote.next", MOVE, (")",), "next quote", short="quote"),
    Key("quote.prev", MOVE, ("(",), "previous quote"),
    Key("table.left", MOVE, ("left", "<"), "the wide table or code block nearest the top: to the left"),
    Key("table.right", MOVE, ("right", ">"), "the same, to the right"),
    Key("search", FIND, ("/",), "find words in the text, while they are typed", short="search"),
    Key("search.next", FIND, ("n",), "the next place where they stand"),
    Key("search.prev", FIND, ("N",), "the place before"),
    Key("link.next", LINKS, ("tab",), "select the next link; the row below says where it leads"),
    Key("link.prev", LINKS, ("shift+tab",), "the link before"),
    Key("follow", LINKS, ("enter",), "follow the selected link in place; a footnote: jump to it", ("ctrl+j",)),
    Key("hints.follow", LINKS, ("f",), "a letter beside every link; typing it follows", short="links"),
    Key("hints.outside", LINKS, ("F",), "the link in the browser; over SSH its address to the clipboard"),
    Key("later", LINKS, ("a",), "put the link away for later: into the queue, fetched behind"),
    Key("peek", LINKS, ("K",), "look at a footnote, the beginning of a kept article, or a wide table whole"),
    Key("links", LINKS, ("l",), "list of all links"),
    Key("copy", COPY, ("y",), "copy what is selected, else the current quote with its citation", short="copy"),
    Key("copy.address", COPY, ("Y",), "copy the address: of the selected link, else of the article"),
    Key("select.words", COPY, ("v",), "select: from the hit, link, quote or sentence on the screen"),
    Key("select.paragraphs", COPY, ("V",), "select by paragraphs"),
    Key("select.letter.next", COPY, ("l", "right"), "while selecting: a letter on", where="select"),
    Key("select.letter.prev", COPY, ("h", "left"), "a letter back", where="select"),
    Key("select.word.next", COPY, ("w",), "to the next word", where="select"),
    Key("select.word.prev", COPY, ("b",), "to the word before", where="select"),
    Key("select.word.end", COPY, ("e",), "to the end of the word", where="select"),
    Key("select.sentence.next", COPY, (")",), "to the end of the sentence", where="select"),
    Key("select.sentence.prev", COPY, ("(",), "to its beginning", where="select"),
    Key("select.paragraph.next", COPY, ("}",), "to the end of the paragraph", where="select"),
    Key("select.paragraph.prev", COPY, ("{",), "to its beginning", where="select"),
    Key("select.line.next", COPY, ("j", "down"), "a line down", where="select"),
    Key("select.line.prev", COPY, ("k", "up"), "a line up", where="select"),
    Key("image", LINKS, ("i",), "fetch and show the first figure on the screen"),
    Key("back", BACK, ("backspace", "H"), "back, over jumps and articles", ("B", "ctrl+o", "alt+left", "ctrl+h")),
    Key("forward", BACK, ("L",), "forward again", ("alt+right",)),
    Key("trail", BACK, ("T",), "the way back as a list"),
    Key("mark", BACK, ("m",), "m and a letter: mark this place"),
    Key("mark.go", BACK, ("'",), "' and a letter: go to the mark; '' the place before the last jump"),
    Key("outline", PANES, ("t",), "outline: show, go to it, hide", short="outline"),
    Key("quotes", PANES, ('"',), "quotes: show, go to them, hide", short="quotes"),
    Key("articles", PANES, ("A",), "articles: the library with the queue on top", short="articles"),
    Key("queue.next", PANES, (".",), "next article of the queue"),
    Key("queue.prev", PANES, (",",), "previous article of the queue"),
    Key("text.only", PANES, ("z",), "the text alone; again: as it was"),
    Key("view", PANES, ("\\",), "article, whole page, source", ("x",)),
    Key("info", PANES, ("=",), "about this article", ("ctrl+g",)),
    Key("close", PANES, ("escape",), "close one thing: prompt, overlay, pane"),
    Key("go", PANES, ("enter",), "go to what the cursor is on", ("ctrl+j",), "go there", where="list"),
    Key("filter", PANES, ("/",), "show only what matches", short="filter", where="list"),
    Key("leave", PANES, ("tab",), "back to the text", ("shift+tab",), where="list"),
    Key("quote.whole", PANES, ("e",), "the whole quote, or its first lines", short="whole quote", where="quotes"),
    Key("quote.speakers", PANES, ("@",), "who speaks, with how often; one alone", short="speakers", where="quotes"),
    Key("quote.kinds", PANES, ("p",), "people only, with part quotes, everything", short="kinds", where="quotes"),
    Key(
        "article.delete",
        PANES,
        ("D", "delete"),
        "delete the article, after a question",
        short="delete",
        where="articles",
    ),
    Key("article.queue", PANES, ("a",), "into the queue, or out of it", short="queue", where="articles"),
    Key("command", OPEN, (":",), "open an address or a file, find a command or a kept article", ("ctrl+p",)),
    Key("address", OPEN, ("U",), "open an address"),
    Key("reload", OPEN, ("r",), "ask the server again; show the changed text", ("f5",)),
    Key("extract", OPEN, ("R",), "find the article again in the kept page"),
    Key("browser", OPEN, ("o",), "the article in the browser"),
    Key("write", OPEN, ("w",), "write the article to a file"),
    Key("wider", PROGRAM, ("+",), "wider text"),
    Key("narrower", PROGRAM, ("-",), "narrower text"),
    Key("width.reset", PROGRAM, ("_",), "the usual width"),
    Key("looks", PROGRAM, ("c",), "looks: theme, width, spacing, justified, hyphens"),
    Key("looks.next", PROGRAM, ("j", "down"), "the next look", where="looks"),
    Key("looks.prev", PROGRAM, ("k", "up"), "the look before", where="looks"),
    Key("looks.more", PROGRAM, ("l", "right"), "wider, more, the next one", ("space",), where="looks"),
    Key("looks.less", PROGRAM, ("h", "left"), "narrower, less, the one before", where="looks"),
    Key("looks.list", PROGRAM, ("enter",), "on the theme: a list of all", ("ctrl+j",), where="looks"),
    Key("help", PROGRAM, ("?",), "help", ("f1",), "help"),
    Key("redraw", PROGRAM, ("ctrl+l",), "draw everything anew"),
    Key("suspend", PROGRAM, ("ctrl+z",), "to the shell; fg comes back"),
    Key("interrupt", PROGRAM, ("ctrl+c",), "stop loading, or close like Esc"),
    Key("quit", PROGRAM, ("q",), "close what lies over the text, else leave"),
    Key("quit.all", PROGRAM, ("Q",), "leave, from anywhere"),
)

_NAMES = {
    "space": "Space", "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "escape": "Esc", "enter": "↵", "tab": "Tab", "delete": "Del",
    "backspace": "Backspace",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as a person reads it: "ctrl+l" is Ctrl-l."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    last = _NAMES.get(last, last.upper() if last[0] == "f" and last[1:].isdigit() else last)
    return "".join(f"{modifier.capitalize()}-" for modifier in modifiers) + last


class Keymap:
    """Key -> command, by place, with the user's changes.

    preset: changes that come before those, each id with its keys; what the user says of an id holds instead.
    """

    def __init__(
        self,
        changes: Mapping[str, Sequence[str]] | None = None,
        preset: Mapping[str, Sequence[str]] | None = None,
        keys: Sequence[Key] = KEYS,
    ) -> None:
        self._own = changes or {}
        changes = {**(preset or {}), **self._own}
        self.keys = tuple(
            key._replace(keys=tuple(changes[key.id]), aliases=()) if key.id in changes else key for key in keys
        )
        self._by_place: dict[tuple[Where, str], str] = {}
        # Of several that claim a key the user's own comes before the preset's, and that before the usual one.
        usual = [key for key in self.keys if key.id not in changes]
        for key in (*usual, *(key for key in self.keys if key.id in changes and key.id not in self._own)):
            self._claim(key)
        for key in self.keys:
            if key.id in self._own:
                self._claim(key)

    def _claim(self, key: Key) -> None:
        self._by_place.update({(key.where, name): key.id for name in (*key.keys, *key.aliases)})

    def command(self, name: str, places: Sequence[Where]) -> str | None:
        """The id that a key means, the first of `places` that knows it deciding."""
        return next((id for place in places if (id := self._by_place.get((place, name)))), None)

    def shadowed(self) -> tuple[str, ...]:
        """A word on each of the user's own bindings that takes a key from another command of the same place."""
        found = []
        for key in self.keys:
            for name in (*key.keys, *key.aliases):
                holder = self._by_place[key.where, name]
                if holder != key.id and holder in self._own:
                    found.append(f"{shown(name)} is {holder} now, not {key.id}")
        return tuple(found)

    def names_of(self, id: str) -> tuple[str, ...]:
        """The keys of a command as a person reads them, without its aliases."""
        key = next((key for key in self.keys if key.id == id), None)
        return tuple(shown(name) for name in key.keys if self._by_place.get((key.where, name)) == id) if key else ()

    def key_of(self, id: str) -> str:
        """The first key of a command as a person reads it, "" when it has none."""
        return next(iter(self.names_of(id)), "")

    def unknown(self, changes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """The ids in `changes` that no command has."""
        known = {key.id for key in self.keys}
        return tuple(id for id in changes if id not in known)


def name_of(key: str, character: str | None) -> str:
    """Textual's key event as the declarations name it: the character itself, or "space", "ctrl+l", "alt+j"."""
    if character == " ":
        return "space" if key == "space" else key
    if character and character.isprintable() and not key.startswith(("alt+", "ctrl+")):
        return character
    return key
