"""Who speaks in an article, and how often."""

from collections.abc import Sequence

from tui_reader.article.document import Quote


def speakers(quotes: Sequence[Quote]) -> tuple[tuple[str, int], ...]:
    """Names with the number of their quotes, those who speak most first, then in reading order."""
    counts: dict[str, int] = {}
    for quote in quotes:
        if quote.speaker:
            counts[quote.speaker] = counts.get(quote.speaker, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: -item[1]))
