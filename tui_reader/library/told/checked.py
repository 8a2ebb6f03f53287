"""What another library says of a register, as the row that it becomes: checked, since it may say anything."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tui_reader.clean import clean
from tui_reader.library.names import article_key, folded

Row = tuple[Any, ...]
LONGEST = 10_000_000
"""Characters of the longest text of a register."""
STATES = ("unread", "reading", "finished", "archived")


class Unfit(ValueError):
    """A value that no row can be made of: it is held for a newer program, and passed on."""


def text(value: Mapping[str, Any], name: str) -> str:
    """A text, "" where there is none."""
    found = value.get(name, "")
    if type(found) is not str or len(found) > LONGEST:
        raise Unfit(name)
    return found


def number(value: Mapping[str, Any], name: str) -> float:
    """A number of seconds or a share, 0 where there is none."""
    found = value.get(name, 0.0)
    if type(found) not in (int, float) or not -1e15 < found < 1e15:
        raise Unfit(name)
    return float(found)


def whole(value: Mapping[str, Any], name: str) -> int:
    """A whole number, 0 where there is none."""
    found = value.get(name, 0)
    if type(found) not in (int, bool) or not 0 <= found < 2**53:
        raise Unfit(name)
    return int(found)


def place(value: Mapping[str, Any], name: str) -> str:
    """A place as JSON, the texts within it clean too."""
    found = text(value, name)
    if "\\" not in found:
        return found
    try:
        inner = json.loads(found)
    except (ValueError, RecursionError) as error:
        raise Unfit(name) from error
    parts = inner if isinstance(inner, list) else []
    return json.dumps([clean(one) if isinstance(one, str) else one for one in parts], ensure_ascii=False)


def article(key: str, value: Mapping[str, Any]) -> Row:
    """key, identity, title, site, byline, published, minutes, view, kept_at, added_at, names."""
    identity, title, site = text(value, "identity"), text(value, "title"), text(value, "site")
    byline, published, view = text(value, "byline"), text(value, "published"), text(value, "view")
    if not identity or article_key(identity) != key:
        raise Unfit("identity")
    kept_at, added_at, minutes = number(value, "kept_at"), number(value, "added_at"), whole(value, "minutes")
    names = folded(title, site, byline, identity)
    return key, identity, title, site, byline, published, minutes, view, kept_at, added_at, names


def state(key: str, value: Mapping[str, Any]) -> Row:
    """State, whether it was only printed, key."""
    if value.get("state") not in STATES:
        raise Unfit("state")
    return value["state"], whole(value, "printed"), key


def address(key: str, value: Mapping[str, Any]) -> Row:
    """Address, key of its article."""
    return key, text(value, "article")


def stopped(key: str, value: Mapping[str, Any]) -> Row:
    """Place, fraction, section, minutes_left, read_at, key."""
    fraction = number(value, "fraction")
    if not 0 <= fraction <= 1:
        raise Unfit("fraction")
    left, read_at = whole(value, "minutes_left"), number(value, "read_at")
    return place(value, "place"), fraction, text(value, "section"), left, read_at, key


def mark(key: str, value: Mapping[str, Any]) -> Row:
    """Name, place, note, created, key of the article."""
    article, _, name = key.partition(" ")
    return name, place(value, "place"), text(value, "note"), number(value, "created"), article


def entry(key: str, value: Mapping[str, Any]) -> Row:
    """Rank, address."""
    return text(value, "rank"), key


def tag(key: str, value: Mapping[str, Any]) -> Row:
    """Key of the tag, its name, key of the article."""
    article, _, tag_key = key.partition(" ")
    return tag_key, text(value, "name"), article


def highlight(key: str, value: Mapping[str, Any]) -> Row:
    """uuid, quote, before, after, start, stop, label, created, changed, key of the article."""
    words = text(value, "quote"), text(value, "before"), text(value, "after")
    ends = place(value, "start"), place(value, "stop")
    times = number(value, "created"), number(value, "changed")
    return key, *words, *ends, whole(value, "label"), *times, text(value, "article")


def note(key: str, value: Mapping[str, Any]) -> Row:
    """Owner, text, changed, key of the article; its texts where there are several are seen to by `putting`."""
    return key, text(value, "text"), number(value, "changed"), text(value, "article")


def feed(key: str, value: Mapping[str, Any]) -> Row:
    """Address, title, tags, added."""
    return key, text(value, "title"), text(value, "tags"), number(value, "added")


def seen(key: str, value: Mapping[str, Any]) -> Row:
    """Id of the entry, first_seen, new, address of the list."""
    feed, _, id = key.partition(" ")
    return id, number(value, "first_seen"), whole(value, "new"), feed


def body(key: str, value: Mapping[str, Any]) -> Row:
    """SHA-256, size, key of the article."""
    sha256 = text(value, "sha256")
    if len(sha256) != 64:
        raise Unfit("sha256")
    return sha256, whole(value, "size"), key


ROWS: Mapping[str, Callable[[str, Mapping[str, Any]], Row]] = {
    "a": article, "s": state, "l": address, "p": stopped, "m": mark, "j": mark, "q": entry, "t": tag,
    "h": highlight, "n": note, "f": feed, "seen": seen, "b": body,
}  # fmt: skip
"""What makes a row of a value, by kind; the last of it is what it belongs to, where it belongs to something."""
