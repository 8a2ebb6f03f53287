"""The library looked over, and what is to be said of it, a line at a time."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tui_reader.errors import LibraryError
from tui_reader.library.checking import (
    DamagedPages,
    DamagedTexts,
    FileFaults,
    Holdings,
    MendIndexes,
    MendRows,
    RemakeIndexes,
    Weigh,
)
from tui_reader.library.library import Library, default_path

Line = tuple[str, bool]
"""A line, and whether all is sound, or mended, as far as was looked."""
_MOST_TITLES = 10
_MOST_FAULTS = 3
_KILOBYTES = 100_000
"""Bytes below which a size is told in KB."""
_USUAL_TEXTS = 100
"""How many texts of usual length the mean is taken with, so that the first few kept ones do not sway it."""
_TEXT_BYTES = 8_000
"""Characters of an article of usual length; its text and what finds its words again take `_TAKEN` of them."""
_TAKEN = 0.71


def check(limit_mb: int, path: Path | None = None) -> Iterator[Line]:
    """Look over the library at `path` (the usual one by default) and mend what can be; raises LibraryError."""
    where = path or default_path()
    if not where.exists():
        yield f"There is no library yet: {where}", True
        return
    with Library.open(where, limit_bytes=limit_mb * 1_000_000, leaves_damaged=True) as library:
        yield f"library: {library.path}", True
        if library.notice:
            yield library.notice, True
        yield from _file(library)
        is_sound = True
        for words, is_sound_still in _looked_over(library):
            is_sound = is_sound and is_sound_still
            yield words, is_sound
        for words in _held(library.ask(Weigh()), limit_mb):
            yield words, is_sound


def _file(library: Library) -> Iterator[Line]:
    """What is wrong with the file itself; LibraryError when that is more than what finds words again."""
    faults: tuple[str, ...] = ()
    try:
        faults = library.ask(FileFaults())
        if not faults:
            return
        library.change(RemakeIndexes(library.path))
    except LibraryError:
        if faults:
            yield f"file: {'; '.join(faults[:_MOST_FAULTS])}", False
        with suppress(LibraryError):  # what can not be reached was told with the file
            yield from _unreadable(library)
        raise
    yield "what finds words again was damaged: made anew", True


def _looked_over(library: Library) -> Iterator[Line]:
    """What is wrong inside a file that holds together, and what was mended of it."""
    mended = library.change(MendRows())
    if mended:
        yield f"rows: {mended} mended", True
    wrong = library.change(MendIndexes())
    while library.tend():
        pass
    yield from ((f"{name} was damaged: made anew", True) for name in wrong)
    unreadable = tuple(_unreadable(library))
    yield from unreadable
    if not (mended or wrong or unreadable):
        yield "sound", True


def _unreadable(library: Library) -> Iterator[Line]:
    """The articles whose texts and pages do not unpack, counted and by their titles."""
    for kind, titles in (("texts", library.ask(DamagedTexts())), ("pages", library.ask(DamagedPages()))):
        if titles:
            yield f"damaged {kind}: {len(titles):,}; opened and asked for again (r) they come anew", False
        for title in titles[:_MOST_TITLES]:
            yield f"  “{title}”", False
        if len(titles) > _MOST_TITLES:
            yield f"  and {len(titles) - _MOST_TITLES:,} more", False


def _held(holdings: Holdings, limit_mb: int) -> Iterator[str]:
    """What it holds and weighs, and how much more there is room for."""
    states = ", ".join(f"{count:,} {state}" for state, count in holdings.states)
    yield f"articles: {holdings.articles:,}{f' ({states})' if states else ''}; {holdings.queued:,} in the queue"
    yield f"texts: {holdings.texts:,}, {_size(holdings.text_bytes)}"
    yield f"pages: {holdings.pages:,}, {_size(holdings.page_bytes)}"
    waiting = f"; {holdings.waiting:,} articles wait for it" if holdings.waiting else ""
    yield f"what finds words again: {_size(holdings.index_bytes)}{waiting}"
    yield f"highlights: {holdings.highlights:,}, notes: {holdings.notes:,}, tags: {holdings.tags:,}"
    more = f"room for about {room(holdings, limit_mb * 1_000_000):,} more articles"
    yield f"all: {_size(holdings.all_bytes)} of {limit_mb:,} MB (library_limit_mb), {more}"


def room(holdings: Holdings, limit_bytes: int) -> int:
    """For how many more articles there is room, by what those with a text take; pages give way to texts."""
    free = max(0, limit_bytes - holdings.all_bytes + holdings.page_bytes)
    taken = holdings.text_bytes + holdings.index_bytes + _USUAL_TEXTS * _TEXT_BYTES * _TAKEN
    return int(free * (holdings.texts + _USUAL_TEXTS) / taken)


def _size(count: int) -> str:
    return f"{count / 1_000:,.0f} KB" if count < _KILOBYTES else f"{count / 1_000_000:,.1f} MB"
