"""One search of everything that is kept: its words, what they found, and which row one was on."""

from tui_reader.finding.query import Query, Words
from tui_reader.library.values import Findings as Findings
from tui_reader.library.values import Found, FoundKind

ROWS = 40
"""Rows that are asked for at first: two screens of them."""

Key = tuple[int | None, FoundKind, str]


class Search:
    """It outlives its screen: from an article that was opened there one comes back to the row.

    answer: None until the library has answered. at: the row that the cursor is on. limit: rows that are asked for.
    """

    def __init__(self, words: str = "") -> None:
        self.words = words
        self.query = Query()
        self.answer: Findings | None = None
        self.at: Key | None = None
        self.limit = ROWS

    def words_are(self, words: str) -> None:
        """Search for others from now on."""
        self.words, self.at, self.limit = words, None, ROWS

    @property
    def in_text(self) -> tuple[Words, ...]:
        """What is looked for in the text of an article, and not in its title alone."""
        return tuple(one for one in self.query.words if not one.in_title)


def key_of(found: Found) -> Key:
    """What tells a row from all others, also after the library was asked again."""
    passage = found.passage.text if found.passage is not None and found.kind != "text" else ""
    return found.row.article, found.kind, passage
