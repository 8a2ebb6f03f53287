"""How the articles look in their list: the queue, what is being read and where one stopped, what was read."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from tui_reader.address import GUIDE_ADDRESS, display, host, network, split
from tui_reader.article.cells import cell_len
from tui_reader.article.meta import duration
from tui_reader.errors import BadAddress
from tui_reader.library.values import Group, Order, Row
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run
from tui_reader.ui.lists.marked_rows import SIGN
from tui_reader.ui.text.wording import is_recent, short_date, size

GROUPS: dict[Group, str] = {
    "queue": "QUEUE",
    "reading": "READING",
    "unread": "UNREAD",
    "read": "READ",
    "printed": "PRINTED",
    "archived": "ARCHIVED",
}
EARLIER = " EARLIER"
SITE_FROM = 60
LEFT, GAP = 5, 2
"""Cells before a title, for its mark and its number in the queue, and between columns."""
MOST_ERROR = 16
LEAST_TAG = 5
LEAST_TITLE, MOST_TITLE = 16, 72
"""Cells of a title: below the first the columns make way, from the left."""


class Answer(NamedTuple):
    """What the library answered: rows that pass a filter, and how many articles in how many bytes it keeps.

    groups: how many pass in each group, where there are more than these rows. order: what they are sorted by.
    """

    rows: Sequence[Row] = ()
    articles: int = 0
    bytes: int = 0
    groups: Mapping[Group, int] = {}
    order: Order = "read"


class InTexts(NamedTuple):
    """The row that looks for the words of a filter in all texts."""

    words: str


class More(NamedTuple):
    """The row that opens a group of which only the first rows are shown, or closes it. hidden: how many are not."""

    group: Group
    hidden: int


class Look(NamedTuple):
    """How the list is looked at. now: seconds since the epoch. most: rows of a group that leaves room to others, None
    for all; opened: the groups of which all are shown. marked: whether a row is. otherwise: a word below them.
    """

    width: int
    now: float
    most: int | None = None
    opened: Collection[Group] = ()
    marked: Callable[[Row], bool] = lambda row: False
    otherwise: str = ""
    texts: InTexts | None = None


ORDERS: Mapping[Order, str] = {
    "read": "by last read",
    "added": "by last added",
    "length": "by length",
    "site": "by site",
    "title": "by title",
}


def order_named(name: str) -> Order:
    """The order of that name, by the last read for any other."""
    return next((order for order in ORDERS if order == name), "read")


ABOVE_LISTS: frozenset[Group] = frozenset(("queue", "reading"))
"""The groups above the lists that are followed."""
KEPT_SHORT: frozenset[Group] = frozenset(("queue", "reading", "unread", "archived"))
"""Groups of which a third of the screen is shown, so that what is being read stays on the first one."""


class Part(NamedTuple):
    """Rows of a group below one heading."""

    group: Group
    heading: str
    rows: Sequence[Row]
    more: More | None = None


class Column(NamedTuple):
    """What a column says of each row, and the cells that it takes."""

    words: Sequence[str]
    width: int
    right: bool = True


def article_entries(answer: Answer, look: Look, followed: Sequence[Entry[Any]] = ()) -> Entries[Any]:
    """Headings and rows, and a row for what is not shown of a group. followed: what stands below what is being read."""
    head = "  ARTICLES"
    right = f"{ORDERS[answer.order]} · {answer.articles:,} kept · {size(answer.bytes)} "
    room = max(1, look.width - len(head))
    result: list[Entry[Any]] = [Entry(((Run(head, "dim"), Run(f"{right:>{room}}", "dim")),))]
    parts = [*_parts(answer, look)]
    lines = _lines(parts, look)
    above = sum(part.group in ABOVE_LISTS for part in parts)
    for number, part in enumerate(parts):
        result += followed if number == above else ()
        result.append(Entry(((), (Run(f"  {part.heading}", "dim"),))))
        result += [Entry((next(lines),), row, f"{row.title} {row.site} {row.address}") for row in part.rows]
        if part.more is not None:
            words = f"… {part.more.hidden:,} more" if part.more.hidden else "… fewer"
            result.append(Entry(((Run(f"{' ' * LEFT}{words}", "dim"),),), part.more))
    result += followed if above == len(parts) else ()
    if look.otherwise:
        result.append(Entry(((), (Run(f"   {look.otherwise}", "dim"),))))
    if look.texts is not None:
        words = shortened(f"search the texts for “{look.texts.words}”", max(1, look.width - LEFT - 1))
        result.append(Entry(((), (Run(f"{' ' * LEFT}{words}"),)), look.texts))
    return result


# What stands below which heading


def _parts(answer: Answer, look: Look) -> Iterator[Part]:
    """The groups, those in the order of reading in two: the last days, and what is older."""
    for group, found in groupby(answer.rows, lambda row: row.group):
        rows = [*found]
        count = max(len(rows), answer.groups.get(group, 0))
        recent = next((n for n, row in enumerate(rows) if not is_recent(row.read_at, look.now)), len(rows))
        if group in KEPT_SHORT:
            yield _short(group, rows, count, look)
        elif group == "printed" or answer.order != "read" or recent in (0, len(rows)):
            yield Part(group, f"{GROUPS[group]} {count:,}", rows)
        else:
            yield Part(group, f"{GROUPS[group]} {recent:,}", rows[:recent])
            yield Part(group, f"{GROUPS[group]}{EARLIER} {count - recent:,}", rows[recent:])


def _short(group: Group, rows: Sequence[Row], count: int, look: Look) -> Part:
    """A group that leaves room to others, with a row for the rest of it where that is more than one."""
    heading = f"{GROUPS[group]} {count:,}{_long(rows) if group == 'queue' else ''}"
    if look.most is None or count <= look.most + 1:
        return Part(group, heading, rows)
    if group in look.opened:
        return Part(group, heading, rows, More(group, 0))
    return Part(group, heading, rows[: look.most], More(group, count - look.most))


def _long(rows: Sequence[Row]) -> str:
    """How long it takes to read rows, as far as they are here."""
    hours, minutes = divmod(sum(row.minutes for row in rows), 60)
    return f" · {hours} h {minutes} min" if hours else f" · {minutes} min" if minutes else ""


# A row


def _lines(parts: Sequence[Part], look: Look) -> Iterator[tuple[Run, ...]]:
    """The rows as lines: a column is as wide as what stands in it, the title has the rest but no more than it needs.

    Behind the title stand its tags, as far as there is room.
    """
    width, now = look.width, look.now
    rows = [row for part in parts for row in part.rows]
    sites = [site_name(row) for row in rows] if width >= SITE_FROM else []
    most = 16 if width < 100 else 24
    days = [day for part in parts for day in _days(part.rows, now)]
    columns = [_column([_highlights(row) for row in rows])] if sites else []
    columns += [_column([shortened(site, most) for site in sites], right=False)] if sites else []
    columns += [_column([*map(_minutes, rows)]), _column([*map(_far, rows)]), _column(days)]
    columns = [column for column in columns if column.width]
    titles = [row.title or display(row.address) for row in rows]
    tagged = [cell_len(title) + cell_len(_tags(row)) for title, row in zip(titles, rows, strict=True)]
    longest = min(MOST_TITLE, max(tagged, default=0))
    while columns and _beside(columns, width) < min(LEAST_TITLE, longest):
        del columns[0]
    room = max(1, min(_beside(columns, width), longest))
    for index, row in enumerate(rows):
        mark = SIGN if look.marked(row) else " "
        number = f" {mark}{'' if row.position is None else row.position:>2} "
        values = "".join(" " * GAP + _set(column, column.words[index]) for column in columns)
        title = shortened(titles[index], room)
        tags = shortened(_tags(row), room - cell_len(title)) if room - cell_len(title) >= LEAST_TAG else ""
        yield Run(number), Run(title), Run(_padded(tags, room - cell_len(title)), "dim"), Run(values, "dim")


def _beside(columns: Sequence[Column], width: int) -> int:
    """The cells that columns leave for the title."""
    return width - LEFT - sum(GAP + column.width for column in columns) - 1


def _column(words: Sequence[str], right: bool = True) -> Column:
    return Column(words, max(map(cell_len, words), default=0), right)


def _set(column: Column, words: str) -> str:
    blank = " " * (column.width - cell_len(words))
    return blank + words if column.right else words + blank


def _days(rows: Sequence[Row], now: float) -> Iterator[str]:
    """When each was read last; a day is said once for all rows that follow one another."""
    before = ""
    for row in rows:
        day = "" if row.state == "unread" and row.group != "printed" else short_date(row.read_at, now)
        yield "" if day == before else day
        before = day


def _tags(row: Row) -> str:
    return "".join(f"{'  ' if not number else ' '}#{name}" for number, name in enumerate(row.tags))


def _highlights(row: Row) -> str:
    return f"*{row.highlights}" if row.highlights else ""


def _minutes(row: Row) -> str:
    if row.article is None or not (row.minutes or row.has_text):
        return "·"
    if row.group == "reading" and row.fraction:
        return f"{duration(row.minutes_left, brief=True).removesuffix(' min')} left"
    return duration(row.minutes, brief=True)


def _far(row: Row) -> str:
    """How far it was read; nothing for what was not begun."""
    if row.error:
        return shortened(row.error, MOST_ERROR)
    if row.group == "queue" and row.has_text and row.state == "unread":
        return "new"
    if row.group == "read":
        return "end"
    percent = int(row.fraction * 100)
    return f"{percent} %" if percent and row.group not in ("printed", "unread") else ""


def site_name(row: Row) -> str:
    """Whose it is: the site's name, a file's own one, this machine's."""
    if row.address == GUIDE_ADDRESS:
        return "built in"
    if row.address.startswith("file:"):
        return display(row.address).rstrip("/").rpartition("/")[2]
    at = host(row.address)
    if row.site and row.site.partition(":")[0].removeprefix("www.") != at:
        return row.site
    return _of_this_machine(row.address) or at.removeprefix("www.") or display(row.address)


def _of_this_machine(address: str) -> str:
    """Host and port of an address of this machine, by its name ("localhost:8000"); "" for others."""
    try:
        url = split(address)
    except BadAddress:
        return ""
    if network(url.host) != "loopback":
        return ""
    return f"localhost:{url.port}" if url.port else "localhost"


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))
