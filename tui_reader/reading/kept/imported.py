"""What was read of other programs' files, taken into the library."""

from collections.abc import Iterable
from typing import NamedTuple

from tui_reader.address import host, identity
from tui_reader.exchange.items import Item, OwnObject, Passage, Read
from tui_reader.library.exchanged.own_form import Restore
from tui_reader.library.exchanged.taking_in import FollowAll, Quoted, TakeAllIn, TakeIn, Taken
from tui_reader.library.following.following import Follow
from tui_reader.library.keeping import AddArticle
from tui_reader.reading.keeper import Keeper

_WHAT = "what was imported"


class Outcome(NamedTuple):
    """What became of an item."""

    item: Item
    taken: Taken


async def take_in(keeper: Keeper, reads: Iterable[Read], is_dry: bool = False) -> list[Outcome]:
    """Take items in, all or none of them; is_dry: say what would become of them. Raises LibraryError."""
    items = [read for read in reads if isinstance(read, Item)]
    if not items:
        return []
    articles = [item for item in items if not item.is_feed]
    lists = [item for item in items if item.is_feed]
    taken = await keeper.change(_WHAT, TakeAllIn(tuple(map(_take_in, articles)), is_dry)) if articles else []
    followed = await keeper.change(_WHAT, FollowAll(tuple(map(_follow, lists)), is_dry)) if lists else []
    return [Outcome(*one) for one in zip([*articles, *lists], [*(taken or []), *(followed or [])], strict=True)]


def _follow(item: Item) -> Follow:
    return Follow(item.address, item.title or item.address, " ".join(item.tags))


def _take_in(item: Item) -> TakeIn:
    read_at = (item.added or 0.0) if item.state in ("finished", "archived") else 0.0
    name = identity(item.address)
    about = AddArticle(
        name,
        item.title or item.address,
        item.site or host(name),
        item.byline,
        item.published,
        item.state or "unread",
        item.added,
        read_at,
    )
    return TakeIn(about, item.tags, item.note, tuple(map(_quoted, item.passages)), item.fraction)


def _quoted(passage: Passage) -> Quoted:
    quote, note, before, after, created, label, uuid = passage
    return Quoted(quote, before, after, note, label, created, uuid)


async def restore(keeper: Keeper, reads: Iterable[Read], is_dry: bool = False) -> tuple[int, int]:
    """Put lines of our own form into the library; answers how many came, and how many were here already.

    Raises LibraryError.
    """
    lines = tuple(read.fields for read in reads if isinstance(read, OwnObject))
    if not lines:
        return 0, 0
    came = await keeper.change("what was imported", Restore(lines, is_dry)) or 0
    return came, len(lines) - came
