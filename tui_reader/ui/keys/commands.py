"""Every command, declared once: help, palette and footer are made from these, and the settings can remap their keys."""

from typing import Literal, NamedTuple

Where = Literal[
    "text", "list", "quotes", "articles", "collected", "card", "looks", "select", "settings", "changes", "people",
    "highlights", "found", "rows",
]  # fmt: skip
Part = Literal[
    "motions", "searching", "following", "boxes", "copying", "selection", "trail", "marks", "arranging",
    "versions", "about", "writing", "exporting", "quotes", "looks", "looks panel", "list", "articles", "closing",
    "program",
    "settings", "piping", "highlighting", "highlights", "changes", "collected", "people",
    "found", "tagging",
]  # fmt: skip


class Command(NamedTuple):
    """One command and its keys.

    id: what the settings name. keys: those that help shows; aliases work as well. short: its word in the footer.
    part: whose verb does it; another place may do it otherwise, as lists move by the keys of the text. where: the place
    it belongs to; a place's own keys come before those of the text.
    """

    id: str
    group: str
    keys: tuple[str, ...]
    text: str
    part: Part
    aliases: tuple[str, ...] = ()
    short: str = ""
    where: Where = "text"


MOVE, FIND, LINKS, COPY, PANES, BACK, OPEN, PROGRAM = (
    "Move", "Find", "Links", "Copy", "Panes and lists", "Back", "Open", "Looks and program",
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (
    Command("line.down", MOVE, ("j", "down"), "one line down", "motions", ("ctrl+e",)),
    Command("line.up", MOVE, ("k", "up"), "one line up", "motions", ("ctrl+y",)),
    Command(
        "page.down",
        MOVE,
        ("space", "pagedown"),
        "a screen down, less one line; at the end: select the next page or chapter",
        "motions",
        ("ctrl+f",),
    ),
    Command("page.up", MOVE, ("b", "pageup"), "a screen up, less one line", "motions", ("ctrl+b", "shift+space")),
    Command("half.down", MOVE, ("d",), "half a screen down", "motions", ("ctrl+d",)),
    Command("half.up", MOVE, ("u",), "half a screen up", "motions", ("ctrl+u",)),
    Command("top", MOVE, ("g", "home"), "the beginning; with a number before it that line", "motions"),
    Command("bottom", MOVE, ("G", "end"), "the end; with a number before it that line", "motions"),
    Command("percent", MOVE, ("%",), "with a number before it: to that part of the text (50%)", "motions"),
    Command("section.next", MOVE, ("]",), "next section", "motions", ("s",), short="section"),
    Command("section.prev", MOVE, ("[",), "start of this section, then the one before", "motions", ("S",)),
    Command("section.past", MOVE, ("J",), "past the answers to this post, or the parts of this section", "motions"),
    Command("section.up", MOVE, ("^",), "to the post that this one answers, or the section around", "motions"),
    Command("fold", MOVE, ("Z",), "fold this post with its answers, this section or quotation; again: open", "motions"),
    Command("paragraph.next", MOVE, ("}",), "next paragraph", "motions"),
    Command("paragraph.prev", MOVE, ("{",), "previous paragraph", "motions"),
    Command("quote.next", MOVE, (")",), "next quote", "motions", short="quote"),
    Command("quote.prev", MOVE, ("(",), "previous quote", "motions"),
    Command("highlight.next", MOVE, (";",), "next highlight; the row below shows its note", "highlighting"),
    Command("highlight.prev", MOVE, ("p",), "previous highlight", "highlighting"),
    Command("table.left", MOVE, ("left", "<"), "the wide table or code block nearest the top: to the left", "motions"),
    Command("table.right", MOVE, ("right", ">"), "the same, to the right", "motions"),
    Command("search", FIND, ("/",), "find words in the text, while they are typed", "searching", short="search"),
    Command("search.back", FIND, ("ctrl+r",), "find them on the way back, from here to the beginning", "searching"),
    Command(
        "search.next", FIND, ("n",), "the next place where they stand, in the direction of the search", "searching"
    ),
    Command("search.prev", FIND, ("N",), "the place before", "searching"),
    Command(
        "find",
        FIND,
        ("S",),
        "find words in all that is kept: texts, titles, highlights, notes (:find WORDS anywhere)",
        "program",
        short="search texts",
        where="articles",
    ),
    Command("found.next", FIND, ("n",), "the next row of what was found", "found", where="found"),
    Command("found.prev", FIND, ("N",), "the row before", "found", where="found"),
    Command("link.next", LINKS, ("tab",), "select the next link; the row below says where it leads", "following"),
    Command("link.prev", LINKS, ("shift+tab",), "the link before", "following"),
    Command(
        "follow",
        LINKS,
        ("enter",),
        "follow the selected link in place; a footnote: jump to it; the next page: fetch it and set it below",
        "following",
        ("ctrl+j",),
    ),
    Command("hints.follow", LINKS, ("f",), "a letter beside every link; typing it follows", "following", short="links"),
    Command(
        "hints.outside", LINKS, ("F",), "the link in the browser; over SSH its address to the clipboard", "following"
    ),
    Command("later", LINKS, ("a",), "put the link away for later: into the queue, fetched behind", "following"),
    Command(
        "peek", LINKS, ("K",), "look at a footnote, the beginning of a kept article, or a wide table whole", "boxes"
    ),
    Command("links", LINKS, ("l",), "list of all links", "following"),
    Command(
        "copy", COPY, ("y",), "copy what is selected, else the current quote with its citation", "copying", short="copy"
    ),
    Command(
        "copy.address",
        COPY,
        ("Y",),
        "copy the address: of the selected link, else of the article; while selecting: the text with its citation",
        "copying",
    ),
    Command("select.words", COPY, ("v",), "select: from the hit, link, quote or sentence on the screen", "selection"),
    Command(
        "select.paragraphs", COPY, ("V",), "select by paragraphs; they are copied with their citation", "selection"
    ),
    Command(
        "highlight",
        COPY,
        ("enter",),
        "while selecting: highlight; a number from 1 to 4 before it is its label; on a highlight: remove it",
        "highlighting",
        ("ctrl+j",),
        where="select",
    ),
    Command(
        "highlight.note",
        COPY,
        ("a",),
        "highlight with a note; on a highlight: edit its note",
        "highlighting",
        where="select",
    ),
    Command(
        "highlight.sentence", COPY, ("f",), "a letter on every sentence: select it", "highlighting", where="select"
    ),
    Command("select.swap", COPY, ("o",), "while selecting: to the other end", "selection", where="select"),
    Command("select.letter.next", COPY, ("l", "right"), "a letter on", "selection", where="select"),
    Command("select.letter.prev", COPY, ("h", "left"), "a letter back", "selection", where="select"),
    Command("select.word.next", COPY, ("w",), "to the next word", "selection", where="select"),
    Command("select.word.prev", COPY, ("b",), "to the word before", "selection", where="select"),
    Command("select.word.end", COPY, ("e",), "to the end of the word", "selection", where="select"),
    Command("select.sentence.next", COPY, (")",), "to the end of the sentence", "selection", where="select"),
    Command("select.sentence.prev", COPY, ("(",), "to its beginning", "selection", where="select"),
    Command("select.paragraph.next", COPY, ("}",), "to the end of the paragraph", "selection", where="select"),
    Command("select.paragraph.prev", COPY, ("{",), "to its beginning", "selection", where="select"),
    Command("select.line.next", COPY, ("j", "down"), "a line down", "selection", where="select"),
    Command("select.line.prev", COPY, ("k", "up"), "a line up", "selection", where="select"),
    Command(
        "select.write", COPY, (">",), "write it, or append it, to a file with its citation", "exporting", where="select"
    ),
    Command("image", LINKS, ("i",), "fetch and show the first figure on the screen", "boxes"),
    Command(
        "back",
        BACK,
        ("backspace", "H"),
        "back, over jumps and articles",
        "trail",
        ("B", "ctrl+o", "alt+left", "ctrl+h"),
    ),
    Command("forward", BACK, ("L",), "forward again", "trail", ("alt+right",)),
    Command("trail", BACK, ("T",), "the way back as a list", "trail"),
    Command("mark", BACK, ("m",), "m and a letter: mark this place", "marks"),
    Command("mark.go", BACK, ("'",), "' and a letter: go to the mark; '' the place before the last jump", "marks"),
    Command("outline", PANES, ("t",), "outline: show, go to it, hide", "arranging", short="outline"),
    Command("quotes", PANES, ('"',), "quotes: show, go to them, hide", "arranging", short="quotes"),
    Command("tags", PANES, ("#",), "the tags of this article", "tagging", short="tags"),
    Command("articles", PANES, ("A",), "articles: the library with the queue on top", "program", short="articles"),
    Command("people", PANES, ("P",), "people: who is quoted in all that was read, with all they said", "program"),
    Command("list.people", PANES, ("@",), "people: who is quoted in all that was read", "program", where="list"),
    Command(
        "people.sort", PANES, ("s",), "by how often they are quoted, by name, by when last", "people", where="people"
    ),
    Command(
        "highlights", PANES, ("M",), "highlights of this article; in the articles, and pressed again: all", "program"
    ),
    Command("highlight.whole", PANES, ("e",), "all of it, or the first lines", "highlights", where="highlights"),
    Command("highlight.edit", PANES, ("a",), "edit the note", "highlights", where="highlights"),
    Command("highlight.delete", PANES, ("D", "delete"), "delete, after a question", "highlights", where="highlights"),
    Command(
        "highlight.mark",
        PANES,
        ("v",),
        "mark it and go on; a e y E D act on the marked ones",
        "highlights",
        where="highlights",
    ),
    Command("highlight.mark.all", PANES, ("V",), "mark all, or none", "highlights", where="highlights"),
    Command(
        "highlight.place", PANES, ("r",), "place by hand what is not in the text", "highlights", where="highlights"
    ),
    Command("queue.next", PANES, (".",), "next article of the queue", "program"),
    Command("queue.prev", PANES, (",",), "previous article of the queue", "program"),
    Command("text.only", PANES, ("z",), "the text alone; again: as it was", "arranging"),
    Command("view", PANES, ("\\",), "article, its comments if it has any, whole page, source", "versions", ("x",)),
    Command(
        "article.ask",
        PANES,
        ("r",),
        "ask the list for what is new; elsewhere: fetch what is queued once more",
        "articles",
        ("f5",),
        where="articles",
    ),
    Command("article.ask.all", PANES, ("R",), "ask all lists that are followed", "articles", where="articles"),
    Command("page.list", PANES, ("I",), "what the page lists, as a list of articles", "versions", short="list"),
    Command("list.next", PANES, ("n",), "the next new one", "collected", short="next new", where="collected"),
    Command("list.new", PANES, ("N",), "new or not", "collected", short="new or not", where="collected"),
    Command("list.seen", PANES, ("C",), "all seen; again: as it was", "collected", short="all seen", where="collected"),
    Command("list.whole", PANES, ("K",), "the whole summary", "collected", where="collected"),
    Command("list.ask", PANES, ("r",), "ask this list for what is new", "collected", ("f5",), "ask", "collected"),
    Command("list.ask.all", PANES, ("R",), "ask all lists that are followed", "collected", where="collected"),
    Command("list.stop", PANES, ("D", "delete"), "stop following it, after a question", "collected", where="collected"),
    Command("info", PANES, ("=",), "about this article", "about", ("ctrl+g",)),
    Command("close", PANES, ("escape",), "close one thing: prompt, overlay, pane", "closing"),
    Command(
        "go", PANES, ("enter",), "go to what the cursor is on", "list", ("ctrl+j",), short="go there", where="list"
    ),
    Command("filter", PANES, ("/",), "show only what matches", "arranging", short="filter", where="list"),
    Command("list.help", PANES, ("?",), "help", "program", where="list"),
    Command("leave", PANES, ("tab",), "back to the text", "arranging", ("shift+tab",), where="list"),
    Command(
        "quote.whole",
        PANES,
        ("e",),
        "the whole quote, or its first lines",
        "quotes",
        short="whole quote",
        where="quotes",
    ),
    Command(
        "quote.speakers",
        PANES,
        ("@",),
        "who speaks, with how often; one alone",
        "quotes",
        short="speakers",
        where="quotes",
    ),
    Command(
        "quote.kinds",
        PANES,
        ("p",),
        "people only, with part quotes, everything",
        "quotes",
        short="kinds",
        where="quotes",
    ),
    Command(
        "article.delete",
        PANES,
        ("D", "delete"),
        "delete the article, after a question",
        "articles",
        short="delete",
        where="articles",
    ),
    Command(
        "article.queue", PANES, ("a",), "into the queue, or out of it", "articles", short="queue", where="articles"
    ),
    Command(
        "article.archive",
        PANES,
        ("e",),
        "put the article away, or take it back",
        "articles",
        short="archive",
        where="articles",
    ),
    Command("article.new", PANES, ("N",), "the article is new, or not", "articles", short="new", where="articles"),
    Command(
        "article.tags",
        PANES,
        ("#",),
        "its tags; of several articles: words add, words with - take away",
        "articles",
        short="tags",
        where="articles",
    ),
    Command(
        "row.mark",
        PANES,
        ("v",),
        "mark the row and go on; a e N # D E o Y act on the marked ones",
        "articles",
        short="mark",
        where="rows",
    ),
    Command("row.mark.all", PANES, ("V",), "mark all rows that are shown, or none", "articles", where="rows"),
    Command(
        "list.sort",
        PANES,
        ("s",),
        "sort by last read, added, length, site, title; a list by day, title, author, site",
        "articles",
        short="sort",
        where="articles",
    ),
    Command(
        "command",
        OPEN,
        (":",),
        "open an address or a file, find a command or a kept article; :q :w :n :12 as in vim",
        "program",
        ("ctrl+p",),
    ),
    Command("address", OPEN, ("U",), "open an address", "program"),
    Command("reload", OPEN, ("r",), "ask the server again; show which words changed", "versions", ("f5",)),
    Command("change.next", OPEN, ("n",), "the next change", "changes", where="changes"),
    Command("change.prev", OPEN, ("N",), "the change before", "changes", where="changes"),
    Command(
        "change.take",
        OPEN,
        ("r",),
        "read the text as it is now, at the same place; Esc keeps the one you have",
        "changes",
        ("f5",),
        where="changes",
    ),
    Command("extract", OPEN, ("R",), "find the article again in the kept page", "versions"),
    Command("subscribe", OPEN, ("&",), "follow the list, or the feed that the page names; also :subscribe", "about"),
    Command("browser", OPEN, ("o",), "the article in the browser", "about"),
    Command(
        "ways",
        OPEN,
        ("W",),
        "other ways to this page: print version, AMP, the text in the feed, an archived copy",
        "about",
    ),
    Command("write", OPEN, ("w",), "write the article to a file", "writing"),
    Command("export", OPEN, ("E",), "the article, what is selected or marked, to a folder of notes", "exporting"),
    Command(
        "pipe",
        OPEN,
        ("|",),
        "give the selected text, else the article, to a program; ! before it lends it the terminal",
        "piping",
    ),
    Command("wider", PROGRAM, ("+",), "wider text", "looks"),
    Command("narrower", PROGRAM, ("-",), "narrower text", "looks"),
    Command("width.reset", PROGRAM, ("_",), "the usual width", "looks"),
    Command("looks", PROGRAM, ("c",), "looks: theme, width, spacing, justified, hyphens", "looks"),
    Command("looks.next", PROGRAM, ("j", "down"), "the next look", "looks panel", where="looks"),
    Command("looks.prev", PROGRAM, ("k", "up"), "the look before", "looks panel", where="looks"),
    Command(
        "looks.more", PROGRAM, ("l", "right"), "wider, more, the next one", "looks panel", ("space",), where="looks"
    ),
    Command("looks.less", PROGRAM, ("h", "left"), "narrower, less, the one before", "looks panel", where="looks"),
    Command("looks.list", PROGRAM, ("enter",), "on the theme: a list of all", "looks", ("ctrl+j",), where="looks"),
    Command("looks.settings", PROGRAM, ("c",), "all settings with their meaning", "looks", ("C",), where="looks"),
    Command("settings", PROGRAM, ("f2",), "all settings with their meaning", "program"),
    Command("settings.more", PROGRAM, ("l", "right"), "more, the next one", "settings", where="settings"),
    Command("settings.less", PROGRAM, ("h", "left"), "less, the one before", "settings", where="settings"),
    Command("settings.default", PROGRAM, ("D", "delete"), "as it is by default", "settings", where="settings"),
    Command("settings.edit", PROGRAM, ("ctrl+x",), "the file in your editor", "settings", where="settings"),
    Command("help", PROGRAM, ("?",), "help", "program", ("f1",), short="help"),
    Command("sync", PROGRAM, ("f6",), "tell other machines what changed, and take theirs; again: stop", "program"),
    Command("redraw", PROGRAM, ("ctrl+l",), "draw everything anew", "program"),
    Command("suspend", PROGRAM, ("ctrl+z",), "to the shell; fg comes back", "program"),
    Command("interrupt", PROGRAM, ("ctrl+c",), "stop loading, or close like Esc", "closing"),
    Command("quit", PROGRAM, ("q",), "close what lies over the text, else leave", "closing"),
    Command("quit.all", PROGRAM, ("Q",), "leave, from anywhere", "program"),
)


_OF_TEXT: frozenset[Part] = frozenset(
    (
        "motions",
        "searching",
        "following",
        "boxes",
        "copying",
        "selection",
        "marks",
        "arranging",
        "about",
        "writing",
        "exporting",
        "piping",
        "tagging",
        "highlighting",
    )
)
_WITHOUT_TEXT = frozenset(("later", "copy.address", "browser", "ways"))
"""What those parts can do with an address alone."""


def needs_text(id: str) -> bool:
    """Whether a command means nothing while there is no article on the screen."""
    part = next((command.part for command in COMMANDS if command.id == id), None)
    return part in _OF_TEXT and id not in _WITHOUT_TEXT


def ids_of(part: Part) -> tuple[str, ...]:
    """The ids of the commands that a part does."""
    return tuple(command.id for command in COMMANDS if command.part == part)
