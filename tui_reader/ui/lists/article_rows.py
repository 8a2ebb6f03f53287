"""How the articles look in their list: the queue, what is being read and where one stopped, what was read."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.address import display
from tui_reader.article.cells import cell_len
from tui_reader.library.values import Row
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run
from tui_reader.ui.text.wording import short_date, size

GROUPS = {"queue": "QUEUE", "reading": "READING", "read": "READ", "printed": "PRINTED"}
SITE_FROM = 60


class Answer(NamedTuple):
    """What the library answered: rows that pass a filter, and how many articles in how many bytes it keeps."""

    rows: Sequence[Row] = ()
    articles: int = 0
    bytes: int = 0


def article_entries(answer: Answer, width: int, now: float, otherwise: str = "") -> Entries[Row]:
    """Headings and rows on a screen of `width` cells. now: seconds since the epoch. otherwise: a word below them."""
    head, right = "  ARTICLES", f"{answer.articles:,} kept · {size(answer.bytes)} "
    result: list[Entry[Row]] = [Entry(((Run(head, "dim"), Run(f"{right:>{max(1, width - len(head))}}", "dim")),))]
    group = ""
    for row in answer.rows:
        if row.group != group:
            group = row.group
            result.append(Entry(((), (Run(f"  {GROUPS[group]}", "dim"),))))
        result.append(Entry((_row(row, width, now),), row, f"{row.title} {row.site} {row.address}"))
    if otherwise:
        result.append(Entry(((), (Run(f"   {otherwise}", "dim"),))))
    return result


def _row(row: Row, width: int, now: float) -> tuple[Run, ...]:
    """Number, title, site, how far and how long, when."""
    number = f"{row.position:>2} " if row.position is not None else "   "
    unknown = row.article is None
    far = row.error or ("·" if unknown else _far(row))
    when = "·" if unknown else short_date(row.read_at, now) or "new"
    right = f"{shortened(far, 9):>9}  {_minutes(row):>7} {when:>8}"
    site = ""
    room = width - 5 - cell_len(right) - 1
    if width >= SITE_FROM:
        site_width = 16 if width < 100 else 24
        site = " " + _padded(shortened(row.site or display(row.address).partition("/")[0], site_width), site_width)
        room -= site_width + 1
    title = row.title or display(row.address)
    return (Run(f" {number}"), Run(_padded(shortened(title, room), room)), Run(site, "dim"), Run(f"  {right}", "dim"))


def _minutes(row: Row) -> str:
    if row.article is None:
        return ""
    return f"{row.minutes_left} left" if row.group == "reading" and row.fraction else f"{row.minutes} min"


def _far(row: Row) -> str:
    if row.group == "queue":
        return "new" if not row.fraction else f"{row.fraction:.0%}".replace("%", " %")
    if row.group == "printed":
        return ""
    return "end" if row.group == "read" else f"{round(row.fraction * 100)} %"


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))
