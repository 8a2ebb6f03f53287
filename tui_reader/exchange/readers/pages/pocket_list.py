"""What Pocket exported to 2024: ril_export.html."""

from collections.abc import Iterator, Mapping

from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Read, State
from tui_reader.exchange.making import item
from tui_reader.exchange.readers.pages.markup import End, Start, events
from tui_reader.exchange.times import seconds


def read(given: Given) -> Iterator[Read]:
    """The heading before a list is the state of what is in it; closing tags are often missing."""
    number = 0
    state: State = "unread"
    link: Mapping[str, str] | None = None
    words: list[str] = []
    for event in events(given.text):
        if isinstance(event, str):
            words.append(event)
            continue
        if link is not None and event.tag in ("a", "li", "ul", "h1"):
            number += 1
            yield _item(number, link, "".join(words), state)
            link = None
        if isinstance(event, Start) and event.tag in ("a", "h1"):
            words, link = [], event.attributes if event.tag == "a" else None
        elif event == End("h1"):
            state = "archived" if "archive" in "".join(words).casefold() else "unread"
    if link is not None:
        yield _item(number + 1, link, "".join(words), state)


def _item(number: int, link: Mapping[str, str], title: str, state: State) -> Read:
    return item(
        number,
        link.get("href"),
        title=title,
        tags=link.get("tags", "").split(","),
        added=seconds(link.get("time_added")),
        state=state,
    )
