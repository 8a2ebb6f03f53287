"""The list of those who speak in the article, with how often; choosing one shows their quotes alone."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui_reader.article.document import Quote
from tui_reader.quotes.speaking import speakers
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_contents import BACK, FILTER, Contents, Hint
from tui_reader.ui.lists.list_entry import Entries, Entry, Run, room
from tui_reader.ui.text.wording import NOT_NAMED

ALL = "everybody"


class Speaker(NamedTuple):
    """Whose quotes a row stands for: None for everybody, "" for those whom nobody names."""

    name: str | None


class SpeakersList(Contents[Speaker]):
    """Everybody, then each speaker by the number of quotes, then those whom nobody names."""

    title = "SPEAKERS"
    hints = (Hint("go", "their quotes"), FILTER, BACK)

    def __init__(
        self, quotes: Sequence[Quote], choose: Callable[[str | None], None], dismiss: Callable[[], None]
    ) -> None:
        self._quotes = quotes
        self._choose = choose
        self._dismiss = dismiss

    def entries(self, width: int) -> Entries[Speaker]:
        """A number and a name a row."""
        unnamed = sum(quote.speaker is None for quote in self._quotes)
        rows: list[tuple[str, int, str | None]] = [(ALL, len(self._quotes), None)]
        rows += [(name, count, name) for name, count in speakers(self._quotes)]
        rows += [(NOT_NAMED, unnamed, "")] if unnamed else []
        heading = Entry[Speaker](((Run(" SPEAKERS", "dim"),), ()))
        return [heading, *(_entry(name, count, Speaker(who), room(width)) for name, count, who in rows)]

    def chosen(self, value: Speaker) -> None:
        """Back to the quotes, those of one speaker alone."""
        self._dismiss()
        self._choose(value.name)


def _entry(name: str, count: int, who: Speaker, width: int) -> Entry[Speaker]:
    return Entry(((Run(f"{count:>5}  "), Run(shortened(name, width - 7))),), who, name)
