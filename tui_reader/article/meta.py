"""The line below a title: who wrote it, where, when, and how long it takes."""

import re

from tui_reader.article.document import Document

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
HOUR = 60
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def meta(document: Document) -> str:
    """`By Mari Holm · Coast Weekly · 12 June 2026 · copy of 3 July 2026 · 6 min`, of what is known.

    Of a thread it says how many wrote it.
    """
    writers = [section.author for top in document.outline for section in top.walk() if section.author]
    parts = (
        f"By {document.byline}" if document.byline else "",
        "" if document.site == document.byline else document.site,
        f"{len(writers)} posts by {len(set(writers))} people" if len(set(writers)) > 1 else "",
        spoken_date(document.published),
        f"copy of {spoken_date(document.saved)}" if document.saved else "",
        duration(document.minutes) if document.minutes else "",
    )
    return " · ".join(part for part in parts if part)


def duration(minutes: int, *, brief: bool = False) -> str:
    """`6 min`, from two hours on `5 h 20 min`; brief: in whole hours."""
    if minutes < 2 * HOUR:
        return f"{minutes} min"
    hours, rest = (round(minutes / HOUR), 0) if brief else divmod(minutes, HOUR)
    return f"{hours:,} h {rest} min" if rest else f"{hours:,} h"


def spoken_date(published: str) -> str:
    """An ISO date as `12 June 2026`; anything else as it is."""
    match = _DATE.match(published)
    if match is None or not 1 <= int(match[2]) <= 12:
        return published
    month_year = f"{_MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month_year}" if match[3] else month_year
