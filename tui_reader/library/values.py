"""What the library answers with."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui_reader.article.document import Document, Place, QuoteKind

if TYPE_CHECKING:
    from tui_reader.finding.passage import Passage

FoundKind = Literal["text", "highlight", "note"]
Group = Literal["queue", "reading", "unread", "read", "printed", "archived"]
State = Literal["unread", "reading", "finished", "archived"]
"""What `article.state` says: never opened or to be read again, begun, read to its end, put away."""


Order = Literal["read", "added", "length", "site", "title"]
"""What the articles of a group are sorted by: the last read, the last added, the shortest first; by their names."""


class Kept(NamedTuple):
    """A kept article.

    view: which reading of the page it is ("article"). extractor: the version of what made the document. etag,
    last_modified: for asking the server whether it changed. checked_at: when it was last asked, in seconds since the
    epoch; 0 when that lies in the future, because the clock went back. has_page: the page itself can be had too.
    section: the title of the section where reading stopped. position: its number in the queue from 1, or None.
    heights: of each part of the blocks how many lines it has, by the layout's typography (`layout.typography`).
    """

    article: int
    document: Document
    view: str
    extractor: str
    etag: str
    last_modified: str
    fetched_at: float
    checked_at: float
    has_page: bool
    place: Place | None
    finished: bool
    section: str
    position: int | None
    heights: Mapping[str, Sequence[int]]


class Row(NamedTuple):
    """A row of the articles screen.

    article: None for a queued address that was not fetched yet. position: number in the queue from 1, else None.
    error: the word for why fetching failed. fraction: how far it was read. read_at: seconds since the epoch.
    has_text: False when the text made room for others and has to be fetched again. A printed one was never opened, so
    that it has no fraction. highlights: how many there are. added_at: seconds since the epoch.
    """

    group: Group
    article: int | None
    address: str
    title: str
    site: str
    position: int | None
    error: str
    fraction: float
    minutes: int
    minutes_left: int
    section: str
    read_at: float
    has_text: bool
    tags: tuple[str, ...] = ()
    highlights: int = 0
    added_at: float = 0.0
    state: State = "reading"


class Queued(NamedTuple):
    """An entry of the queue; article and title are there once it was fetched, error when that failed.

    has_text: whether it has to be fetched no more.
    """

    position: int
    address: str
    article: int | None
    title: str
    error: str
    has_text: bool = False


class Mark(NamedTuple):
    """A named place, or a range with a note. kind: "mark", "jump" for where one jumped away from, or "elsewhere".

    The last is where one was on another machine before a newer place took it; its note says "62 % on box2".
    """

    id: int
    kind: str
    name: str
    start: Place
    stop: Place
    note: str
    created: float


class Found(NamedTuple):
    """A text, a highlight or a note that holds the words of a query.

    in_title: where they stand in the title. passage: the piece of it that shows them; None of an article whose text is
    not kept or damaged. place: where a highlight begins, and that which a note is of.
    """

    row: Row
    kind: FoundKind
    in_title: tuple[tuple[int, int], ...]
    passage: "Passage | None"
    place: Place | None = None


class Findings(NamedTuple):
    """The first of what a query finds, and how much there is.

    best_first: else those come first that were read last. waiting: articles that are not indexed yet.
    """

    found: tuple[Found, ...] = ()
    total: int = 0
    best_first: bool = True
    waiting: int = 0


PersonOrder = Literal["number", "name", "date"]


class Person(NamedTuple):
    """Somebody who is quoted. about: who that is in the text. sure: whether the texts say so, else it is carried.

    quotes, articles: how often, in how many. last: when the newest of these was published, in seconds since the epoch.
    """

    id: int
    name: str
    about: str
    sure: bool
    quotes: int
    articles: int
    last: float

    @property
    def shown(self) -> str:
        """The name, with a "?" where it is not sure that they said it."""
        return self.name if self.sure else f"{self.name}?"


class Saying(NamedTuple):
    """What somebody said. person: who, with a "?" where that is not sure. place: where it begins in the article.

    published: as the article says; when: that, else when it was kept, in seconds since the epoch.
    """

    id: int
    person: str
    about: str
    sure: bool
    kind: QuoteKind
    words: str
    place: Place
    article: int
    address: str
    title: str
    site: str
    byline: str
    published: str
    when: float


class Read(NamedTuple):
    """How far the people of what is kept are known: articles that were looked through, of those with a text."""

    done: int
    all: int
