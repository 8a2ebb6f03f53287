"""Which entry of a list is which, whenever it is asked again."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Item

try:
    from _blake2 import blake2b  # hashlib takes 2 ms, for what is not asked here
except ImportError:
    from hashlib import blake2b


class Told(NamedTuple):
    """An entry, and the name that its maker gave it ("" for none)."""

    item: Item
    name: str


def with_ids(told: Sequence[Told]) -> tuple[Item, ...]:
    """The entries with their ids; of several with the same id the first stays.

    By its name, else its address, else its words. A name that several entries have, as some feeds give all of theirs
    that of the site, names an entry together with its address: then all of them go by both, so that a new entry before
    them takes no id away.
    """
    names = Counter(one.name for one in told if one.name)
    found: dict[str, Item] = {}
    for item, name in told:
        if name:
            key = name if names[name] == 1 else f"{name}\n{item.url or item.title}"
        else:
            key = item.url or f"{item.title}\n{item.summary}"
        id = blake2b(key.encode("utf-8", "replace"), digest_size=12).hexdigest()
        found.setdefault(id, item._replace(id=id))
    return tuple(found.values())
