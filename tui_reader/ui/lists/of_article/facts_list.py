"""The list of what is known about the article that is shown."""

from collections.abc import Sequence

from tui_reader.address import display, identity
from tui_reader.article.document import Document, Sources
from tui_reader.article.meta import duration, spoken_date
from tui_reader.ui.lists.list_contents import BACK, Contents
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, room, wrapped
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.output.textual_versions import output_words
from tui_reader.ui.text.wording import short_date

READERS = {"plain": "its lines", "markdown": "its marks", "feed": "the feed's entries", "page list": "the page's links"}
"""What the text of a kind without a choice was read by, in words for a person."""


def facts(visit: Visit, document: Document, read: str, now: float) -> list[tuple[str, str]]:
    """Name and value of everything that is known. read: how far one is; now: seconds since the epoch."""
    kept = short_date(visit.fetched_at or now, now) if visit.article else "not kept"
    known = [
        ("title", document.title), ("by", document.byline), ("site", document.site),
        ("published", spoken_date(document.published)), ("address", visit.address), ("came from", _origin(visit)),
        ("copy", f"of {spoken_date(document.saved)}" if document.saved else ""), ("read as", document.read_as),
        ("reading", read),
        ("language", document.language), ("length", f"{document.words:,} words · {duration(document.minutes)}"),
        ("quotes", f"{len(document.quotes)}" if document.quotes else "none"),
        ("found in", _sources(document.sources)), _way(document), *_omitted(document), ("kept", kept),
        ("output", output_words()), ("about", document.excerpt),
    ]  # fmt: skip
    return [(name, value) for name, value in known if value]


def _sources(sources: Sources) -> str:
    """Where title, author and date stood."""
    names = ("title", "author", "date")
    return " · ".join(f"{name}: {source}" for name, source in zip(names, sources, strict=True) if source)


def _omitted(document: Document) -> list[tuple[str, str]]:
    """What of the page is not in the text: why, how many lines, and how the first begins."""
    rows = [f"{each.lines} · {each.reason}: “{each.first}”" for each in document.omitted]
    return [("left out" if at == 0 else "", row) for at, row in enumerate(rows)]


def _origin(visit: Visit) -> str:
    """Where it was fetched, if its own address does not say so."""
    source = visit.source
    if source.kind == "stdin" or not source.address:
        return "standard input" if source.kind == "stdin" else source.text
    return display(source.address) if identity(source.address) != identity(visit.address) else ""


def _way(document: Document) -> tuple[str, str]:
    """How the text came out of what came: by whom it was chosen, or that all of it was read."""
    engine = document.engine or "the reader"
    if document.kept < 1:
        return "chosen", f"{round(document.kept * 100)} % of the page's text, chosen by {engine}"
    return "read", f"all of it, by {READERS.get(engine, engine)}"


class FactsList(Contents[str]):
    """A name and a value a row."""

    title = "ABOUT THIS ARTICLE"
    hints = (BACK,)

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        self._facts = facts

    def entries(self, width: int) -> Entries[str]:
        """The facts below a blank."""
        return [Entry(((),)), *(_entry(name, value, max(10, room(width) - 18)) for name, value in self._facts)]


def _entry(name: str, value: str, width: int) -> Entry[str]:
    lines = tuple(
        (Run(f" {name if row == 0 else '':<14} ", "dim"), Run(line)) for row, line in enumerate(wrapped(value, width))
    )
    return Entry(lines, name, f"{name} {value}")
