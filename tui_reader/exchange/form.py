"""What is read, as JSON on its way from the process that read it; that has seen foreign text and is not believed."""

from typing import Any

from tui_reader.exchange.items import STATES, BadRow, Item, OwnObject, Passage, Read


def told(read: Read) -> list[Any]:
    """JSON values of what was read."""
    if isinstance(read, BadRow):
        return ["bad", *read]
    if isinstance(read, OwnObject):
        return ["own", dict(read.fields)]
    return ["item", *read[:9], [list(passage[:7]) for passage in read.passages], *read[10:]]


def heard(values: Any) -> Read:
    """What `told` said; raises ValueError for anything else."""
    match values:
        case ["bad", int(number), str(why), str(within)]:
            return BadRow(number, why, within)
        case ["own", dict(fields)]:
            return OwnObject(fields)
        case ["item", *fields] if len(fields) == len(Item._fields):
            return _item(fields)
    raise ValueError("nothing that was read")


def _item(fields: list[Any]) -> Item:
    address, title, byline, site, published, tags, added, state, note, passages, fraction, is_feed = fields
    for text in (address, title, byline, site, published, note, *tags):
        _check(isinstance(text, str))
    _check(state is None or state in STATES)
    _check(_is_number(added) and _is_number(fraction) and isinstance(is_feed, bool))
    found = tuple(_passage(*one) for one in passages)
    return Item(address, title, byline, site, published, tuple(tags), added, state, note, found, fraction, is_feed)


def _passage(quote: Any, note: Any, before: Any, after: Any, created: Any, label: Any, uuid: Any) -> Passage:
    for text in (quote, note, before, after, uuid):
        _check(isinstance(text, str))
    _check(_is_number(created) and isinstance(label, int))
    return Passage(quote, note, before, after, created, label, uuid)


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _check(is_right: bool) -> None:
    if not is_right:
        raise ValueError("not of its type")
