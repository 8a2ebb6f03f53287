"""What is known about the article that is shown, as names and values."""

from tui_reader.article.document import Document
from tui_reader.article.meta import spoken_date
from tui_reader.ui.reader.visit import Visit
from tui_reader.ui.wording import short_date


def facts(visit: Visit, document: Document, read: str, now: float) -> list[tuple[str, str]]:
    """Name and value of everything that is known. read: how far one is; now: seconds since the epoch."""
    kept = short_date(visit.fetched_at or now, now) if visit.article else "not kept"
    chosen = f"{round(document.kept * 100)} % of the page's text, chosen by {document.engine or 'the reader'}"
    known = [
        ("title", document.title), ("by", document.byline), ("site", document.site),
        ("published", spoken_date(document.published)), ("address", visit.address), ("read", read),
        ("language", document.language), ("length", f"{document.words:,} words · {document.minutes} min"),
        ("quotes", f"{len(document.quotes)}" if document.quotes else "none"),
        ("chosen", chosen), ("kept", kept), ("about", document.excerpt),
    ]  # fmt: skip
    return [(name, value) for name, value in known if value]
