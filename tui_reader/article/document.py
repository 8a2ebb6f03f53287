"""The extracted article as immutable values.

The values are named tuples: those that exist by the ten thousand are built three times as fast as frozen dataclasses,
and a single dataclass takes 7 ms of every start, most of it for what its module imports.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple, Self

BlockKind = Literal["HEADING", "PARAGRAPH", "CODE", "TABLE", "FIGURE", "RULE"]
SpanKind = Literal["EMPHASIS", "STRONG", "CODE", "LINK", "STRIKE", "SUP", "SUB", "IMAGE", "NOTE"]
ContainerKind = Literal["LIST", "ITEM", "QUOTATION", "ASIDE", "NOTE", "DETAILS", "TERM", "DEFINITION", "POST"]
NumberStyle = Literal["", "a", "A", "i", "I"]
QuoteKind = Literal["SPEECH", "PART", "BLOCK"]
Direction = Literal["ltr", "rtl"]
ContinuationKind = Literal["page", "chapter"]
LIST = "list"
"""What a list of articles is read as."""


class Position(NamedTuple):
    """A place in one document: block index and offset into its text, in Unicode code points."""

    block: int
    offset: int


class Span(NamedTuple):
    """A style or link over `[start, end)` of its block's text; `to` is where an in-page link or note leads."""

    start: int
    end: int
    kind: SpanKind
    href: str | None = None
    to: Position | None = None


class Container(NamedTuple):
    """What a block stands in; blocks with the same `id` share it.

    number: an ordered list's start, an item's own number in an ordered list, or a note's number. style: how a LIST or
    ITEM writes its numbers, "" for digits. author, time: of a POST, in the page's words; an answer's stands in the one
    it answers to.
    """

    kind: ContainerKind
    id: int
    number: int | None = None
    style: NumberStyle = ""
    author: str = ""
    time: str = ""


class Cell(NamedTuple):
    """A table cell: `[start, end)` of the block's text, its place in the grid, and whether it heads a row or column."""

    start: int
    end: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


class Image(NamedTuple):
    """A figure's picture: its absolute address and alternative text."""

    src: str
    alt: str = ""


class Block(NamedTuple):
    """A flat leaf of the article inside its path of containers.

    text: a table's is its cells joined by tab and newline, a figure's its caption, a rule's what begins below it; LF in
    a paragraph is a line break.
    level: 1-6 for a heading, else 0. language: the programming language of CODE, else a language tag if it differs
    from the document's.
    """

    kind: BlockKind
    text: str
    level: int = 0
    spans: tuple[Span, ...] = ()
    inside: tuple[Container, ...] = ()
    cells: tuple[Cell, ...] = ()
    image: Image | None = None
    language: str | None = None
    direction: Direction | None = None


class Section(NamedTuple):
    """A heading and what follows it; `children` are the sections nested below.

    post: in how many posts the heading stands, each an answer to the one around it. author: whose post it is the head
    of, "" for any other heading.
    """

    title: str
    level: int
    at: Position
    children: tuple["Section", ...] = ()
    post: int = 0
    author: str = ""

    def walk(self) -> Iterator["Section"]:
        """The section itself and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Quote(NamedTuple):
    """What somebody said or wrote. `parts` are `(start, end)` ranges, marks included, in reading order.

    speaker: the full name, None where nobody can be named; mention: how the text names the speaker there ("he"). sure:
    whether the quotation's own sentence names the speaker by a verb of speech; else the name was carried or resolved.
    """

    text: str
    speaker: str | None
    mention: str | None
    cue: str | None
    kind: QuoteKind
    parts: tuple[tuple[Position, Position], ...]
    sure: bool = True

    @property
    def said_by(self) -> str:
        """The speaker, with a "?" where that is not sure; "" where nobody can be named."""
        return "" if self.speaker is None else self.speaker if self.sure else f"{self.speaker}?"


class Place(NamedTuple):
    """A position that survives its document: 32 characters on both sides find the sentence in another version.

    fraction: how far through the text it lies, 0 to 1, for when the sentence is gone. row: how many rows of the screen
    stood above it; None when it was not taken from a screen.
    """

    position: Position
    before: str
    after: str
    fraction: float
    row: int | None = None


class Item(NamedTuple):
    """An entry of a list: what a feed, or a page, says of an article that stands elsewhere.

    url: absolute, "" when it leads nowhere. published: a day or a moment in UTC as ISO has them, "" when unknown.
    id: the same whenever the list is asked again, as long as its maker keeps to it.
    """

    url: str
    title: str
    site: str = ""
    byline: str = ""
    published: str = ""
    summary: str = ""
    id: str = ""


class Omission(NamedTuple):
    """What of a page was left out for one reason: how many lines, and the first words of the first."""

    reason: str
    lines: int
    first: str


class Sources(NamedTuple):
    """Where in a page its title, byline and day of publication stood, in words; "" where that is not known."""

    title: str = ""
    byline: str = ""
    published: str = ""


NOT_KNOWN = Sources()


class Continuation(NamedTuple):
    """What comes after an article on its own site.

    page: the next of its numbered pages, `number` of `of` (0 when unknown), which is set below it. chapter: another
    article, the next of the same work, by its title.
    """

    kind: ContinuationKind
    url: str
    title: str = ""
    number: int = 0
    of: int = 0

    @property
    def name(self) -> str:
        """`page 2 of 5`, or `next chapter: Arrays`."""
        if self.number:
            alone = "" if self.kind == "page" else ", as an article of its own"
            return f"page {self.number}{f' of {self.of}' if self.of else ''}{alone}"
        return f"next chapter: {self.title}" if self.title else "next chapter"


class Document(NamedTuple):
    """An extracted article; or a list of articles, which is what was `read_as` "list".

    The title is not a block; positions are good within this document only. url: as it was asked for; final_url: after
    redirects. published: ISO date. engine: what chose the text; kept: the share of the page's text that was chosen;
    trust: how much of the article it is expected to be; both 0 to 1. read_as: what the page turned out to be. saved:
    the ISO date of a copy that somebody else made of the page, "" for the page itself. items: the entries of a list;
    its blocks say the same as a text. listed: how many articles the page of a text lists, 0 where it is no list. feed:
    the address of the feed that the page names. omitted: what of the page is not in the text. comments: how many
    readers wrote below it, which are no part of it. pages: the addresses of those that it goes on in, each behind a
    RULE that says which it is. continued: what comes after it. words, minutes, outline and quotes are filled by
    `complete.complete`; `article.form` has its JSON form.
    """

    url: str = ""
    final_url: str = ""
    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    language: str = ""
    excerpt: str = ""
    engine: str = ""
    kept: float = 1.0
    trust: float = 1.0
    read_as: str = "article"
    saved: str = ""
    listed: int = 0
    feed: str = ""
    sources: Sources = NOT_KNOWN
    omitted: tuple[Omission, ...] = ()
    pages: tuple[str, ...] = ()
    comments: int = 0
    continued: Continuation | None = None
    words: int = 0
    minutes: int = 0
    blocks: Sequence[Block] = ()
    outline: tuple[Section, ...] = ()
    quotes: tuple[Quote, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def goes_on(self) -> bool:
        """Whether it has a next page, which would be set below it."""
        return self.continued is not None and self.continued.kind == "page"

    @property
    def is_list(self) -> bool:
        """Whether it lists articles and is none."""
        return self.read_as == LIST

    def with_(self, **changes: Any) -> Self:
        """A copy with these fields changed."""
        return self._replace(**changes)
