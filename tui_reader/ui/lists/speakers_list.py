"""The list of those who speak in the article, with how often; choosing one shows their quotes alone."""

from collections.abc import Callable, Sequence

from tui_reader.article.document import Quote
from tui_reader.quotes.speaking import speakers
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.lists.list_screen import ListScreen
from tui_reader.ui.lists.listing import Entry, Run
from tui_reader.ui.panes.quotes_pane import NOT_NAMED

ALL = "everybody"


class SpeakersScreen(ListScreen):
    """Everybody, then each speaker by the number of quotes, then those whom nobody names."""

    title_ = "SPEAKERS"
    hints = (("↵", "their quotes"), ("/", "filter"), ("Esc", "back"))

    def __init__(self, quotes: Sequence[Quote], choose: Callable[[str | None], None]) -> None:
        super().__init__()
        self._quotes = quotes
        self._choose = choose

    def entries(self, width: int) -> Sequence[Entry[object]]:
        """A number and a name a row; the values are tuples, as None stands for everybody."""
        unnamed = sum(quote.speaker is None for quote in self._quotes)
        rows: list[tuple[str, int, str | None]] = [(ALL, len(self._quotes), None)]
        rows += [(name, count, name) for name, count in speakers(self._quotes)]
        rows += [(NOT_NAMED, unnamed, "")] if unnamed else []
        heading = Entry[object](((Run(" SPEAKERS", "dim"),), ()))
        return [
            heading,
            *(
                Entry[object](((Run(f"{n:>5}  "), Run(shortened(name, width - 7))),), (who,), name)
                for name, n, who in rows
            ),
        ]

    def chosen(self, value: object) -> None:
        """Back to the quotes, those of one speaker alone."""
        self.dismiss()
        if isinstance(value, tuple):
            self._choose(value[0])
