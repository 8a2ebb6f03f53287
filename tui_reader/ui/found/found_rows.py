"""How what was found looks: a row with title, site and date, and below it the line of text that holds the words."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tui_reader.article.cells import cell_len
from tui_reader.finding.passage import Passage
from tui_reader.library.values import Findings, Found
from tui_reader.ui.articles.article_rows import site_name
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, columns
from tui_reader.ui.lists.marked_rows import SIGN
from tui_reader.ui.text.wording import short_date

LEFT, INSIDE, GAP = 3, 6, 2
"""Cells before a title, before its line of text, and between columns."""
SITE_FROM = 60
WORDS = (
    ("ferry bell", "both, anywhere in title or text"),
    ('"ferry bell"', "side by side"),
    ("ferr*", "what begins so"),
    ("-bell", "without it"),
    ("title:bell", "in the title"),
    ("site:coast.example", "of a site, by its name or address"),
    ("by:holm", "of an author"),
    ("tag:harbour", "with a tag"),
    ("in:unread", "also queue, reading, read, archived"),
    ("has:note", "also highlight"),
    ("after:30d", "kept or read since; also before:, and 2026-05"),
)
"""What can be asked, with what it finds."""


class Look(NamedTuple):
    """How rows are drawn. width: of the screen. now: seconds since the epoch. bar: the sign of a highlight."""

    width: int
    now: float
    bar: str
    marked: Callable[[Found], bool] = lambda found: False


def found_entries(words: str, answer: Findings, notes: Sequence[str], look: Look) -> Entries[Found]:
    """The heading, sentences about the words, and the rows."""
    width, now = look.width, look.now
    result: list[Entry[Found]] = [Entry((_heading(words, answer, width),))]
    result += [Entry(((Run(f"  {shortened(note, width - 3)}", "dim"),),)) for note in notes]
    result.append(Entry(((),)))
    sites = [shortened(site_name(found.row), 16 if width < 100 else 24) for found in answer.found]
    dates = [_date(found, now) for found in answer.found]
    site, date = (max(map(cell_len, column), default=0) for column in (sites, dates))
    site = site if width >= SITE_FROM else 0
    for number, found in enumerate(answer.found):
        right = f"{_padded(sites[number], site)}{' ' * GAP}{dates[number]:>{date}}" if site else dates[number]
        lines = (_title(found, right, width, look.marked(found)), _line(found, width, look.bar))
        result.append(Entry(lines, found, f"{found.row.title} {found.row.site} {found.row.address}"))
    return result


def asked_entries(width: int) -> Entries[Found]:
    """What can be asked, where nothing is asked yet."""
    rows = [
        (Run(f"   {asked:<20}"[:width]), Run(shortened(finds, max(0, width - 25)), "dim")) for asked, finds in WORDS
    ]
    return [Entry((_heading("", Findings(), width), ())), *(Entry((row,)) for row in rows)]


def _heading(words: str, answer: Findings, width: int) -> tuple[Run, ...]:
    right = ""
    if answer.total:
        order = "" if answer.total == 1 else ", best first" if answer.best_first else ", newest first"
        right = f"{answer.total:,} found{order} "
    if answer.waiting:
        right = f"{answer.waiting:,} not indexed yet{' · ' if right else ' '}{right}"
    if cell_len(right) > width - 20:
        right = f"{answer.total:,} " if width > 40 else ""
    said = shortened(words, max(1, width - 12 - cell_len(right)))
    return Run("  SEARCH  "[:width], "dim"), Run(columns(said, right, max(1, width - 10)))


def _date(found: Found, now: float) -> str:
    """When it was read last, and of what is to be read what it is."""
    row = found.row
    return row.group if row.group in ("queue", "unread") else short_date(row.read_at, now)


def _title(found: Found, right: str, width: int, marked: bool) -> tuple[Run, ...]:
    room = max(1, width - LEFT - GAP - cell_len(right) - 1)
    title = found.row.title or found.row.address
    blank = " " * (max(0, room - cell_len(title)) + GAP)
    return Run(f" {SIGN} " if marked else " " * LEFT), *_cut(title, found.in_title, room), Run(blank + right, "dim")


def _line(found: Found, width: int, bar: str) -> tuple[Run, ...]:
    """The passage; before it the sign of a note or a highlight, as it has in the text."""
    sign = {"text": "  ", "note": "* note:", "highlight": bar}[found.kind]
    if found.passage is None:
        return (Run(" "),)
    lead = " " * (INSIDE - 2) + (sign if found.kind == "text" else f"{sign} ")
    return Run(lead), *passage_runs(found.passage, width - cell_len(lead) - 1)


def passage_runs(passage: Passage, room: int) -> Iterator[Run]:
    """As much of a passage as there is room for, so that the words are seen that stand together."""
    text, begin = passage.text, 0
    if cell_len(text) > room and cell_len(text[: passage.first]) > room // 3:
        begin = passage.first
        while begin and cell_len(text[begin - 1 : passage.first]) <= room // 3:
            begin -= 1
        blank = text.find(" ", begin, passage.first)
        begin = blank + 1 if blank >= 0 else begin
    lead = "… " if begin else ""
    by = len(lead) - begin
    ranges = [(start + by, end + by) for start, end in passage.found if start >= begin]
    yield from _cut(lead + text[begin:], ranges, room)


def _cut(text: str, ranges: Sequence[tuple[int, int]], room: int) -> Iterator[Run]:
    """As much of a text as there is room for, with these ranges of it bold."""
    shown = shortened(text, room)
    kept = len(text) if shown == text else len(shown) - 1
    at = 0
    for start, end in ranges:
        if start < kept:
            yield Run(shown[at:start])
            yield Run(shown[start : min(end, kept)], "strong")
            at = min(end, kept)
    yield Run(shown[at:])


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))
