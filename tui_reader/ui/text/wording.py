"""Words for people: dates, times, sizes and what a document says of itself."""

from datetime import datetime

from tui_reader.article.document import Document
from tui_reader.article.meta import meta

NOT_NAMED = "speaker not named"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


RECENT = 7
"""Days, today among them, of which the weekday alone says which one is meant."""


def is_recent(when: float, now: float) -> bool:
    """Whether a time lies within the last days; seconds since the epoch."""
    days = datetime.fromtimestamp(now).date() - datetime.fromtimestamp(when).date()
    return when > 0 and days.days < RECENT


def short_date(when: float, now: float) -> str:
    """A local time as "today", a weekday of the last six days, "3 Nov" or "Nov 2025"; seconds since the epoch."""
    if when <= 0:
        return ""
    then, today = datetime.fromtimestamp(when).date(), datetime.fromtimestamp(now).date()
    days = (today - then).days
    if days <= 0:
        return "today"
    if days < RECENT:
        return then.strftime("%a")
    return f"{then.day} {MONTHS[then.month - 1]}" if then.year == today.year else then.strftime("%b %Y")


def size(bytes_: int) -> str:
    """Bytes as "41 MB"."""
    if bytes_ < 1000:
        return f"{bytes_} B"
    if bytes_ < 1_000_000:
        return f"{bytes_ // 1000} KB"
    return f"{bytes_ / 1_000_000:.0f} MB"


def meta_line(document: Document, simple: bool = False) -> str:
    """Byline, site, date and minutes, as far as they are known; a number stays beside its unit.

    simple: with commas between them, where a raised dot can not be drawn or would be read out.
    """
    words = meta(document).replace(" min", "\u00a0min")
    return words.replace(" · ", ", ") if simple else words
