"""How the lists that are followed stand among the articles: those with something new, the others as one row."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.address import display, host
from tui_reader.article.cells import cell_len
from tui_reader.library.following.followed import Followed
from tui_reader.ui.keys.status import DOT, shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run
from tui_reader.ui.text.wording import short_date

LEFT = 5
MOST_SITE, SITE_FROM = 18, 60
WIDE, MOST_SITE_WIDE = 100, 30
"""The columns from which a site may be longer, and how long."""
NEW, WHEN = 7, 6
"""Cells of how many are new, and of when the last came."""


class Others(NamedTuple):
    """The row that opens the lists with nothing new, or closes them. hidden: how many are not shown."""

    hidden: int


class Lists(NamedTuple):
    """The lists that are followed. opened: those with nothing new are shown too. words: those that a filter asks for.

    most: rows shown of those with something new, None for all.
    """

    all: Sequence[Followed] = ()
    opened: bool = False
    words: str = ""
    most: int | None = None


def followed_entries(lists: Lists, width: int, now: float) -> Entries[Followed | Others]:
    """A heading and rows on a screen of `width` cells; nothing where nothing is followed, or passes the filter."""
    words = lists.words.casefold().split()
    found = [one for one in lists.all if all(word in f"{one.title} {one.address}".casefold() for word in words)]
    if not found:
        return ()
    first = [one for one in found if one.new][: lists.most]
    rest = [one for one in found if one not in first]
    # One alone takes no more room than the row that says so.
    shown = [*first, *rest] if lists.opened or words or len(rest) == 1 else first
    result: list[Entry[Followed | Others]] = [Entry(((), (Run(f"  {_heading(found, now)}", "dim"),)))]
    longest = max(cell_len(_title(one)) for one in found)
    result += [Entry((_row(one, width, now, longest),), one, f"{one.title} {one.address}") for one in shown]
    if len(rest) > 1 and not words:
        result.append(Entry(((Run(f"{' ' * LEFT}{_others(rest, lists.opened)}", "dim"),),), Others(len(rest))))
    return result


def _heading(lists: Sequence[Followed], now: float) -> str:
    new, asked = sum(one.new for one in lists), max(one.asked_at for one in lists)
    words = (
        f"FOLLOWED {len(lists):,}",
        f"{new:,} new" if new else "",
        f"asked {short_date(asked, now)}" if asked else "",
    )
    return DOT.join(filter(None, words))


def _others(rest: Sequence[Followed], opened: bool) -> str:
    if opened:
        return "… fewer"
    new = sum(bool(one.new) for one in rest)
    silent = sum(bool(one.error) and not one.new for one in rest)
    nothing = len(rest) - new - silent
    words = [
        f"{new} more with new ones" if new else "",
        f"{nothing} with nothing new" if nothing else "",
        f"{silent} {'does' if silent == 1 else 'do'} not answer" if silent else "",
    ]
    return f"… {', '.join(filter(None, words))}"


def _title(one: Followed) -> str:
    return one.title or display(one.address)


def _row(one: Followed, width: int, now: float, longest: int) -> tuple[Run, ...]:
    """A list on one row, its columns beside the longest title, as those of articles are."""
    most = MOST_SITE_WIDE if width >= WIDE else MOST_SITE
    site = shortened(host(one.address).removeprefix("www."), most) if width >= SITE_FROM else ""
    beside = f"{site}{' ' * (most - cell_len(site))}  " if width >= SITE_FROM else ""
    new = f"{one.new:,} new" if one.new else ""
    said = DOT.join(filter(None, (new, "does not answer" if one.error else "")))
    when = _ago(one.newest, now) if one.new else ""
    right = f"{said:>{NEW}}  {when:>{WHEN}} "
    room = max(8, min(longest, width - LEFT - 2 - cell_len(beside) - cell_len(right)))
    title = shortened(_title(one), room)
    return (
        Run(" " * LEFT), Run(title, "strong" if one.new else ""),
        Run(f"{' ' * (room - cell_len(title))}  {beside}{right}", "dim"),
    )  # fmt: skip


def _ago(when: float, now: float) -> str:
    """Hours of the last day, else the day."""
    hours = (now - when) / 3600
    if not 0 <= hours < 24 or not when:
        return short_date(when, now)
    return f"{int(hours)} h" if hours >= 1 else f"{max(1, int(hours * 60))} min"
