"""What the last pages that came said of themselves: also of those in which no article was found."""

from collections import OrderedDict

from tui_reader.address import identity
from tui_reader.web.page import NotModified, Page

MOST = 8
"""Pages whose beginnings are held."""
HEAD = 300_000
"""Bytes of each."""


class LastAnswers:
    """The beginnings of pages, by their addresses."""

    def __init__(self) -> None:
        self._heads: OrderedDict[str, bytes] = OrderedDict()

    def note(self, answer: Page | NotModified) -> None:
        """Remember the beginning of a page."""
        if isinstance(answer, Page):
            for address in {identity(answer.url), identity(answer.final_url)}:
                self._heads[address] = answer.body[:HEAD]
                self._heads.move_to_end(address)
            while len(self._heads) > MOST:
                self._heads.popitem(last=False)

    def of(self, address: str) -> str:
        """The beginning of the page at an address as text; "" when it did not come."""
        return self._heads.get(identity(address), b"").decode("utf-8", "replace")
