"""How the articles look in their list: the queue, what is being read and where one stopped, what was read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from tui_reader.address import GUIDE_ADDRESS, display, host, network, split
from tui_reader.article.cells import cell_len
from tui_reader.errors import BadAddress
from tui_reader.library.values import Group, Row
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run
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
LEFT, GAP = 4, 2
"""Cells before a title, for its number in the queue, and between columns."""
MOST_ERROR = 16
LEAST_TITLE, MOST_TITLE = 16, 72
"""Cells of a title: below the first the columns make way, from the left."""


class Answer(NamedTuple):
    """What the library answered: rows that pass a filter, and how many articles in how many bytes it keeps.

    groups: how many pass in each group, where there are more than these rows.
    """

    rows: Sequence[Row] = ()
    articles: int = 0
    bytes: int = 0
    groups: Mapping[Group, int] = {}


class Part(NamedTuple):
    """Rows below one heading."""

    heading: str
    rows: Sequence[Row]


class Column(NamedTuple):
    """What a column says of each row, and the cells that it takes."""

    words: Sequence[str]
    width: int
    right: bool = True


def article_entries(answer: Answer, width: int, now: float, otherwise: str = "") -> Entries[Row]:
    """Headings and rows on a screen of `width` cells. now: seconds since the epoch. otherwise: a word below them."""
    head, right = "  ARTICLES", f"{answer.articles:,} kept · {size(answer.bytes)} "
    result: list[Entry[Row]] = [Entry(((Run(head, "dim"), Run(f"{right:>{max(1, width - len(head))}}", "dim")),))]
    parts = [*_parts(answer, now)]
    lines = _lines(parts, width, now)
    for part in parts:
        result.append(Entry(((), (Run(f"  {part.heading}", "dim"),))))
        result += [Entry((next(lines),), row, f"{row.title} {row.site} {row.address}") for row in part.rows]
    if otherwise:
        result.append(Entry(((), (Run(f"   {otherwise}", "dim"),))))
    return result


# What stands below which heading


def _parts(answer: Answer, now: float) -> Iterator[Part]:
    """The groups, those in the order of reading in two: the last days, and what is older."""
    for group, found in groupby(answer.rows, lambda row: row.group):
        rows = [*found]
        count = max(len(rows), answer.groups.get(group, 0))
        recent = next((n for n, row in enumerate(rows) if not is_recent(row.read_at, now)), len(rows))
        if group in ("queue", "printed") or recent in (0, len(rows)):
            yield Part(f"{GROUPS[group]} {count:,}{_long(rows) if group == 'queue' else ''}", rows)
        else:
            yield Part(f"{GROUPS[group]} {recent:,}", rows[:recent])
            yield Part(f"{GROUPS[group]}{EARLIER} {count - recent:,}", rows[recent:])


def _long(rows: Sequence[Row]) -> str:
    """How long it takes to read rows, as far as they are here."""
    hours, minutes = divmod(sum(row.minutes for row in rows), 60)
    return f" · {hours} h {minutes} min" if hours else f" · {minutes} min" if minutes else ""


# A row


def _lines(parts: Sequence[Part], width: int, now: float) -> Iterator[tuple[Run, ...]]:
    """The rows as lines: a column is as wide as what stands in it, the title has the rest but no more than it needs."""
    rows = [row for part in parts for row in part.rows]
    sites = [site_name(row) for row in rows] if width >= SITE_FROM else []
    most = 16 if width < 100 else 24
    days = [day for part in parts for day in _days(part.rows, now)]
    columns = [_column([shortened(site, most) for site in sites], right=False)] if sites else []
    columns += [_column([*map(_minutes, rows)]), _column([*map(_far, rows)]), _column(days)]
    columns = [column for column in columns if column.width]
    titles = [row.title or display(row.address) for row in rows]
    longest = min(MOST_TITLE, max(map(cell_len, titles), default=0))
    while columns and _beside(columns, width) < min(LEAST_TITLE, longest):
        del columns[0]
    room = max(1, min(_beside(columns, width), longest))
    for index, row in enumerate(rows):
        number = f" {row.position:>2} " if row.position is not None else " " * LEFT
        values = "".join(" " * GAP + _set(column, column.words[index]) for column in columns)
        yield Run(number), Run(_padded(shortened(titles[index], room), room)), Run(values, "dim")


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
        day = short_date(row.read_at, now)
        yield "" if day == before else day
        before = day


def _minutes(row: Row) -> str:
    if row.article is None:
        return "·"
    return f"{row.minutes_left} left" if row.group == "reading" and row.fraction else f"{row.minutes} min"


def _far(row: Row) -> str:
    """How far it was read; nothing for what was not begun."""
    if row.error:
        return shortened(row.error, MOST_ERROR)
    if row.group == "queue" and row.article is not None and not row.read_at:
        return "new"
    if row.group == "read":
        return "end"
    percent = round(row.fraction * 100)
    return f"{percent} %" if percent and row.group != "printed" else ""


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
