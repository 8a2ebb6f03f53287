"""How a list looks: its name, its entries below their days, and at its foot what the one under the cursor is about."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from tui_reader.address import display, host
from tui_reader.article.cells import cell_len
from tui_reader.article.document import Document, Item
from tui_reader.library.following.followed import Standing
from tui_reader.ui.keys.status import DOT, shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Lines, Run, columns, wrapped
from tui_reader.ui.opening.visit import Order
from tui_reader.ui.text.wording import MONTHS

LEFT = 6
"""Cells before a title: a blank, a mark, the number in the queue or the sign of what is new, a blank."""
NAME_FROM = 70
MOST_NAME = 16
STANDING = 6
"""Cells of what became of an article."""
SPARSE, MANY = 0.6, 5
"""Days of a list by its entries, and its entries, from which on months or years hold them: most rows are stories."""
FOOT = 3
"""Lines below the entries: a blank, and two of a summary."""
INDENT = 6

ORDERS: dict[Order, str] = {"day": "by day", "title": "by title", "author": "by author", "site": "by site"}
"""How it is said what a list is sorted by; one whose days are missing stands as it came."""


class Situation(NamedTuple):
    """What is known of a list besides itself.

    new: the ids of its new entries; None: it is not followed. standing: what became of its articles, by address.
    marked: the ids of marked entries. order: what they are sorted by. asked_at: when it last came, in seconds since the
    epoch; now: as well. keys: what
    can be done with the list. silent: a word for why it does not answer, "" when it does. site: whose entries need not
    say it.
    """

    new: Collection[str] | None = None
    standing: Mapping[str, Standing] = {}
    marked: Collection[str] = ()
    asked_at: float = 0.0
    now: float = 0.0
    keys: str = ""
    silent: str = ""
    site: str = ""
    order: Order = "day"


def list_entries(document: Document, width: int, here: Situation) -> Entries[Item]:
    """The name of the list, and its entries on a screen of `width` cells."""
    here = here._replace(site=host(document.final_url or document.url).removeprefix("www."))
    name = here.site or display(document.url) or "standard input"
    count = f"{len(document.items):,} stories{f' · {len(here.new):,} new' if here.new else ''} "
    title = shortened(document.title or name, max(10, width - cell_len(count) - 4))
    told = [name, here.keys] if here.new is None else [name, "followed", _asked(here), silence(here.silent), here.keys]
    result: list[Entry[Item]] = [
        Entry(((Run(f"  {title}", "strong"), Run(f"{count:>{max(1, width - 2 - cell_len(title))}}", "dim")),)),
        Entry(((Run(shortened(f"  {DOT.join(filter(None, told))}", width - 1), "dim"),),)),
    ]
    names = max((cell_len(_by(item, here)) for item in document.items), default=0) if width >= NAME_FROM else 0
    groups = [*_groups(document.items, here.now, here.order)]
    whens = max((len(_when(item, group.is_long)) for group in groups for item in group.items), default=0)
    for group in groups:
        heading = f"  {group.heading} {len(group.items):,}"
        result.append(Entry(((), (Run(heading, "dim"),)) if group.heading else ((),)))
        result += [_row(item, width, here, names, f"{_when(item, group.is_long):>{whens}}") for item in group.items]
    return result


def silence(word: str) -> str:
    """What is said of a list that does not answer; word: why, as a number or a sentence."""
    return f"does not answer: {word}" if word else ""


def _asked(here: Situation) -> str:
    if not here.asked_at:
        return ""
    then, now = datetime.fromtimestamp(here.asked_at), datetime.fromtimestamp(here.now)
    return f"asked {_day(then.date(), now.date()).lower()} {then:%H:%M}"


# Days


class _Group(NamedTuple):
    """Entries below a heading. is_long: they are of a month or a year, and each says its day."""

    heading: str
    items: list[Item]
    is_long: bool = False


def _groups(items: Sequence[Item], now: float, order: Order) -> Iterator[_Group]:
    """The entries below their days or months, or sorted by something else below none."""
    if order == "day":
        yield from _days(items, now)
    else:
        yield _Group("", sorted(items, key=lambda item: (not _said(item, order), _said(item, order).casefold())))


def _said(item: Item, order: Order) -> str:
    return item.title if order == "title" else item.byline if order == "author" else item.site


def _days(items: Sequence[Item], now: float) -> Iterator[_Group]:
    """The entries of each day below its name, the newest first; as they stand, below none, where days are missing.

    Where nearly each has a day of its own, those before yesterday stand below their months, or their years.
    """
    if not items or any(not item.published for item in items):
        yield _Group("", [*items])
        return
    today = datetime.fromtimestamp(now).date()
    ordered = sorted(items, key=lambda item: (day_of(item), item.published), reverse=True)
    name = next((name for name in (_months, _years) if _is_dense(items, name)), _years)
    is_sparse = len(items) >= MANY and not _is_dense(items, lambda day: _day(day, today))

    def group(item: Item) -> tuple[str, bool]:
        day = day_of(item)
        is_long = is_sparse and not today - timedelta(days=1) <= day <= today
        return name(day) if is_long else _day(day, today), is_long

    for (heading, is_long), found in groupby(ordered, group):
        yield _Group(heading.upper(), [*found], is_long)


def _is_dense(items: Sequence[Item], name: Callable[[date], str]) -> bool:
    return len({name(day_of(item)) for item in items}) < SPARSE * len(items)


def _months(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _years(day: date) -> str:
    return str(day.year)


def in_order(document: Document, now: float, order: Order = "day") -> list[Item]:
    """The entries in the order in which they are shown."""
    return [item for group in _groups(document.items, now, order) for item in group.items]


def day_of(item: Item) -> date:
    """The day here on which it was published."""
    when = _moment(item)
    return when.date() if when is not None else date.min


def _moment(item: Item) -> datetime | None:
    """When it was published, by the clock here; a day alone is that day."""
    try:
        when = datetime.fromisoformat(item.published)
    except ValueError:
        return None
    if len(item.published) <= len("2026-11-21"):
        return when
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone()


def _day(day: date, today: date) -> str:
    if day == today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return f"{day.day} {MONTHS[day.month - 1]}" + ("" if day.year == today.year else f" {day.year}")


# A row


def _by(item: Item, here: Situation) -> str:
    """Who wrote it, else where it stands, if that is not where the list does."""
    return shortened(item.byline or (item.site if item.site != here.site else ""), MOST_NAME)


def _row(item: Item, width: int, here: Situation, names: int, when: str) -> Entry[Item]:
    """names: cells of that column, 0 for none."""
    known = here.standing.get(item.url)
    is_new = here.new is not None and item.id in here.new
    number = str(known.position) if known is not None and known.position is not None else ""
    mark, sign = "+" if item.id in here.marked else " ", number or ("•" if is_new else "")
    right = f"{_standing(known):>{STANDING}}" + (f"  {when}" if when else "") + " "
    by = _by(item, here) if names else ""
    name = f"{by}{' ' * (names - cell_len(by))}  " if names else ""
    room = max(8, width - LEFT - 2 - cell_len(name) - len(right))
    title = shortened(item.title, room)
    line = (
        Run(f" {mark}{sign:>2} "), Run(" "), Run(title, "strong" if is_new else ""),
        Run(f"{' ' * (room - cell_len(title))}  {name}{right}", "dim"),
    )  # fmt: skip
    return Entry((line,), item, f"{item.title} {item.byline} {item.site} {item.summary}")


def _standing(known: Standing | None) -> str:
    if known is None:
        return ""
    if known.error:
        return shortened(known.error, STANDING)
    if known.state in ("finished", "archived"):
        return "end" if known.state == "finished" else "away"
    percent = int(known.fraction * 100)
    return f"{percent} %" if percent else "kept" if known.is_kept else ""


def _when(item: Item, is_long: bool) -> str:
    """The time of day, or the day of an entry of a month."""
    if is_long:
        day = day_of(item)
        return f"{day.day} {MONTHS[day.month - 1]}"
    when = _moment(item)
    return f"{when:%H:%M}" if when is not None and len(item.published) > len("2026-11-21") else ""


# The foot


def foot(item: Item | None, width: int, whole: bool, key: str) -> Lines:
    """What an entry is about: two lines of it, or all; key: that of all of it."""
    lines = wrapped(item.summary.replace("\n", " "), max(20, width - 2 * INDENT)) if item and item.summary else []
    shown = lines if whole else lines[: FOOT - 1]
    if len(shown) < len(lines) and key:
        more = len(lines) - len(shown)
        rest = f" … ({more} more line{'' if more == 1 else 's'}: {key})"
        room = max(10, width - 2 * INDENT - len(rest))
        shown[-1] = (shown[-1] if len(shown[-1]) <= room else shown[-1][:room].rpartition(" ")[0]) + rest
    blank: list[str] = [""] * max(0, FOOT - 1 - len(shown))
    return ((), *((Run(f"{' ' * INDENT}{line}", "dim"),) for line in [*shown, *blank]))


def place_of(item: Item | None, items: Sequence[Item]) -> str:
    """Which of them it is."""
    return columns("", f"{items.index(item) + 1:,} of {len(items):,}", 0).strip() if item in items and item else ""
