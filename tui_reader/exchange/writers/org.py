"""Articles and their highlights as Org."""

import re
from collections.abc import Iterable, Iterator

from tui_reader.exchange.items import Item
from tui_reader.exchange.times import day

# What Org would take for a heading, a keyword or a drawer's end at the beginning of a line.
_ACTING = re.compile(r"(?m)^(?=\*+ |#\+|:\w+:|,)")
_NO_TAG = re.compile(r"[^\w@#%]+")


def org(items: Iterable[Item]) -> Iterator[str]:
    """A heading an article, a quotation block a highlight."""
    for item in items:
        tags = ":".join(filter(None, (_NO_TAG.sub("_", tag) for tag in item.tags)))
        yield f"* {item.title or item.address}{f'  :{tags}:' if tags else ''}\n:PROPERTIES:\n:SOURCE: {item.address}\n"
        yield from (f":{name}: {value}\n" for name, value in _known(item))
        yield ":END:\n"
        if item.note:
            yield f"\n{_plain(item.note)}\n"
        for passage in item.passages:
            yield f"\n#+begin_quote\n{_plain(passage.quote)}\n#+end_quote\n"
            if passage.note:
                yield f"\n{_plain(passage.note)}\n"
        yield "\n"


def _known(item: Item) -> Iterator[tuple[str, str]]:
    known = (
        ("AUTHOR", item.byline), ("SITE", item.site), ("PUBLISHED", item.published), ("ADDED", day(item.added)),
        ("STATE", item.state or ""),
    )  # fmt: skip
    return ((name, value) for name, value in known if value)


def _plain(text: str) -> str:
    return _ACTING.sub(",", text)
