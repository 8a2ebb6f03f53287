"""Items made of what a source says: every string becomes ours here, and what is no article is told apart."""

from collections.abc import Iterable

from tui_reader.address import split
from tui_reader.clean import clean, one_line
from tui_reader.errors import BadAddress
from tui_reader.exchange.items import BadRow, Item, Passage, Read, State

LONGEST_TITLE = 1000
LONGEST_TEXT = 100_000
"""Characters of a quotation or a note that are read."""
LONGEST_TAG = 100
MOST_TAGS = 100


def item(
    number: int,
    address: object,
    *,
    title: object = "",
    byline: object = "",
    site: object = "",
    published: object = "",
    tags: Iterable[object] = (),
    added: float | None = None,
    state: State | None = None,
    note: object = "",
    passages: Iterable[Passage] = (),
    fraction: float | None = None,
    is_feed: bool = False,
) -> Read:
    """The item of row `number`, or why it is none."""
    text = one_line(str(address or ""))
    if not text:
        return BadRow(number, "has no address")
    try:
        url = split(text)
    except BadAddress as error:
        return BadRow(number, f"is no article: {error.title}")
    named = f"#{url.fragment}" if url.fragment else ""
    called = line(title)[:LONGEST_TITLE]
    return Item(
        str(url) + named,
        "" if called in (text, str(url)) else called,
        line(byline)[:LONGEST_TITLE],
        line(site)[:LONGEST_TITLE],
        line(published)[:10],
        tag_names(tags),
        added,
        state,
        body(note),
        tuple(passages),
        None if fraction is None else min(1.0, max(0.0, fraction)),
        is_feed,
    )


def passage(
    quote: object,
    note: object = "",
    before: object = "",
    after: object = "",
    created: float | None = None,
    label: int = 0,
    uuid: object = "",
) -> Passage:
    """A highlighted passage in our own strings."""
    return Passage(
        body(quote), body(note), clean(str(before or ""))[-32:], clean(str(after or ""))[:32], created,
        label if 1 <= label <= 4 else 0, line(uuid)[:100],
    )  # fmt: skip


def tag_names(names: Iterable[object]) -> tuple[str, ...]:
    """Tags as we write them: one word each, no two alike but for their case."""
    found: dict[str, str] = {}
    for name in names:
        word = "-".join(line(name).lstrip("#").split())[:LONGEST_TAG].replace(",", "")
        if word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())[:MOST_TAGS]


def folders(path: object, *without: str) -> tuple[str, ...]:
    """The folders of `Parent/Child` or `Parent / Child`; each is a tag. without: those that say nothing."""
    names = (one_line(name) for name in str(path or "").split("/"))
    return tuple(name for name in names if name and name.casefold() not in without)


def line(text: object) -> str:
    """Foreign words in one line; "" for None."""
    return "" if text is None else one_line(str(text))


def body(text: object) -> str:
    """Foreign text of several lines; "" for None."""
    return "" if text is None else clean(str(text)).strip()[:LONGEST_TEXT]
