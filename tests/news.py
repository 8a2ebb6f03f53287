"""A list of articles, as a feed gives it: eleven stories of three days and some older ones."""

from tui_reader.article.document import LIST, Block, Container, Document, Item, Span
from tui_reader.complete import complete
from tui_reader.library.following.following import Follow, SetNew
from tui_reader.library.queue import Enqueue
from tui_reader.ui.app import ReaderApp

SUMMARY = (
    "The old office stood empty for nineteen years. Its last clerk has the key still, and on Monday she used it, while "
    "the noon boat waited with its ramp down and nobody on the quay could say for how long it would."
)
_TOLD = (
    ("The county wants its breakwater back", "Mari Holm", "2026-06-15T08:02:00Z", SUMMARY),
    ("Anna Berg opens the ticket office once more", "Mari Holm", "2026-06-15T07:40:00Z", SUMMARY),
    ("A short history of the ferry bell", "Ida Ness", "2026-06-15T06:15:00Z", "A bell, and who rang it."),
    ("Nobody counts the people on the noon boat", "Liv Aas", "2026-06-14T21:05:00Z", ""),
    ("The ferry comes back", "Mari Holm", "2026-06-14T18:30:00Z", ""),
    ("What a winter harbour costs, line by line", "Jon Moe", "2026-06-14T12:00:00Z", ""),
    ("The bus that never came", "Mari Holm", "2026-06-14T09:20:00Z", ""),
    ("Letters: the bell, the fog and the two clappers of Lindhavn", "", "2026-06-03T17:00:00Z", ""),
    ("A morning with the lamp keeper’s logbook", "Ida Ness", "2026-06-03T11:45:00Z", ""),
    ("The quay in pictures", "", "2026-06-03T10:30:00Z", ""),
    ("Tide tables: a correction", "", "2026-06-03", ""),
)
ADDRESS = "https://coastweekly.example/feed"
ITEMS = tuple(
    Item(f"https://coastweekly.example/{number}", title, "", by, published, summary, f"id{number}")
    for number, (title, by, published, summary) in enumerate(_TOLD)
)


def listing(*items: Item, title: str = "Coast Weekly", url: str = ADDRESS) -> Document:
    """The list of these entries."""
    blocks = tuple(
        Block("PARAGRAPH", item.title, 0, (Span(0, len(item.title), "LINK", item.url),), (Container("LIST", 0),))
        for item in items
    )
    return complete(
        Document(url=url, final_url=url, title=title, engine="feed", blocks=blocks, read_as=LIST, items=tuple(items))
    )


NEWS = listing(*ITEMS)
PAGE_LIST = listing(
    *(item._replace(published="", byline="") for item in ITEMS), title="Coast Weekly: the front page",
    url="https://coastweekly.example/",
).with_(engine="page list")  # fmt: skip


def with_news(app: ReaderApp) -> ReaderApp:
    """The app, whose library follows the list: some of its entries are new, one is queued."""
    library = app.reading._library
    assert library is not None
    library.change(Follow(ADDRESS, "Coast Weekly", ids=tuple(item.id for item in ITEMS)))
    library.change(SetNew(ADDRESS, ("id0", "id1", "id3", "id5", "id8"), True), Enqueue((ITEMS[2].url,)))
    return app
