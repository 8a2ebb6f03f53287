"""The library looked over, and what is to be said of it, a line at a time."""

from collections.abc import Iterator
from pathlib import Path

from tui_reader.library.checking import DamagedTexts, FileFaults, Holdings, MendIndexes, MendRows, Weigh
from tui_reader.library.library import Library, default_path

Line = tuple[str, bool]
"""A line, and whether all is sound, or mended, as far as was looked."""
_MOST_TITLES = 10
_TEXT_BYTES = 8_000
"""Characters of an article of usual length; its text and what finds its words again take `_TAKEN` of them."""
_TAKEN = 0.71


def check(limit_mb: int, path: Path | None = None) -> Iterator[Line]:
    """Look over the library at `path` (the usual one by default) and mend what can be; raises LibraryError."""
    where = path or default_path()
    if not where.exists():
        yield f"There is no library yet: {where}", True
        return
    with Library.open(where, limit_bytes=limit_mb * 1_000_000) as library:
        yield f"library: {library.path}", True
        if library.notice:
            yield library.notice, "damaged" not in library.notice
        is_sound = "damaged" not in library.notice
        for words, is_sound_still in _looked_over(library):
            is_sound = is_sound and is_sound_still
            yield words, is_sound
        for words in _held(library.ask(Weigh()), limit_mb):
            yield words, is_sound


def _looked_over(library: Library) -> Iterator[Line]:
    """What is wrong, and what was mended of it."""
    mended = library.change(MendRows())
    if mended:
        yield f"rows: {mended} mended", True
    wrong = library.change(MendIndexes())
    while library.tend():
        pass
    yield from ((f"{name} was damaged: made anew", True) for name in wrong)
    faults = library.ask(FileFaults())
    if faults:
        yield f"file: {'; '.join(faults[:3])}", False
        yield "What can be read of it stays in use. A copy of the file made now loses nothing more.", False
    damaged = library.ask(DamagedTexts())
    for title in damaged[:_MOST_TITLES]:
        yield f"damaged text: “{title}”; opened and asked for again (r) it comes anew", False
    if len(damaged) > _MOST_TITLES:
        yield f"and {len(damaged) - _MOST_TITLES} more", False
    if not (mended or wrong or faults or damaged):
        yield "sound", True


def _held(holdings: Holdings, limit_mb: int) -> Iterator[str]:
    """What it holds and weighs, and how much more there is room for."""
    states = ", ".join(f"{count:,} {state}" for state, count in holdings.states)
    yield f"articles: {holdings.articles:,}{f' ({states})' if states else ''}; {holdings.queued:,} in the queue"
    yield f"texts: {holdings.texts:,}, {_size(holdings.text_bytes)}"
    yield f"pages: {holdings.pages:,}, {_size(holdings.page_bytes)}"
    waiting = f"; {holdings.waiting:,} articles wait for it" if holdings.waiting else ""
    yield f"what finds words again: {_size(holdings.index_bytes)}{waiting}"
    yield f"highlights: {holdings.highlights:,}, notes: {holdings.notes:,}, tags: {holdings.tags:,}"
    room = max(0, limit_mb * 1_000_000 - holdings.all_bytes + holdings.page_bytes)
    more = f"room for about {int(room / (_TEXT_BYTES * _TAKEN)):,} more articles"
    yield f"all: {_size(holdings.all_bytes)} of {limit_mb:,} MB (library_limit_mb), {more}"


def _size(count: int) -> str:
    return f"{count / 1_000_000:,.1f} MB"
