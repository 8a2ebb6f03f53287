"""What cron does: ask the lists that are followed, and fetch what is new there for reading without a network."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from tui_reader.address import host, parse_source
from tui_reader.article.document import Item
from tui_reader.errors import ReaderError
from tui_reader.reading.kept.followed_lists import AT_ONCE, Asked
from tui_reader.reading.opening_events import Failed
from tui_reader.reading.reading import Reading


async def update(reading: Reading, fetch: int, say: Callable[[str], None]) -> int:
    """Ask all lists, and fetch so many of the newest articles that nobody has seen; the code of the first failure.

    say: hears what failed, a line each.
    """
    lists = await reading.lists.all()
    names = {one.address: one.title or one.address for one in lists}
    codes: list[int] = []

    def told(asked: Asked) -> None:
        if asked.error is not None:
            codes.append(asked.error.code)
            say(f"{names.get(asked.address, asked.address)}: {asked.error}")

    await reading.lists.ask_all(lists, told)
    if fetch:
        await _fetch(reading, await _newest(reading, fetch))
    await reading.keeper.tend()
    return codes[0] if codes else 0


class Newest(NamedTuple):
    """The address of an entry that nobody has seen, and of the list that holds it."""

    address: str
    list: str


async def _newest(reading: Reading, count: int) -> list[Newest]:
    """The newest entries that nobody has seen and that are not here yet."""
    found: dict[str, tuple[Item, str]] = {}
    for one in await reading.lists.all():
        if one.new:
            document = await reading.kept_list(one.address)
            new = await reading.lists.new_in(one.address) or frozenset()
            items = document.items if document else ()
            found |= {item.url: (item, one.address) for item in items if item.id in new and item.url}
    known = await reading.lists.standing(found)
    missing = [one for url, one in found.items() if url not in known or not known[url].is_kept]
    missing.sort(key=lambda one: one[0].published, reverse=True)
    return [Newest(item.url, address) for item, address in missing[:count]]


async def _fetch(reading: Reading, newest: list[Newest]) -> None:
    """Fetch articles as the lists are asked; one that fails says so when it is opened."""
    by_host: dict[str, list[Newest]] = defaultdict(list)
    for one in newest:
        by_host[host(one.address)].append(one)
    places = asyncio.Semaphore(AT_ONCE)

    async def fetch_from(some: list[Newest]) -> None:
        async with places:
            for one in some:
                try:
                    source = parse_source(one.address)
                    async for event in reading.open(source, "article", unread=True, listed_in=one.list):
                        if isinstance(event, Failed) and event.error.wait:
                            return
                except ReaderError:
                    continue

    await asyncio.gather(*map(fetch_from, by_host.values()))
