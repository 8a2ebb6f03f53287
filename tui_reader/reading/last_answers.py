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
        self._whole: Page | None = None

    def note(self, answer: Page | NotModified) -> None:
        """Remember the beginning of a page."""
        if isinstance(answer, Page):
            for address in {identity(answer.url), identity(answer.final_url)}:
                self._heads[address] = answer.body[:HEAD]
                self._heads.move_to_end(address)
            while len(self._heads) > MOST:
                self._heads.popitem(last=False)

    def hold(self, page: Page) -> None:
        """Remember the whole of a page, and of no other: there is no library that keeps it."""
        self._whole = page

    def whole(self, address: str) -> Page | None:
        """The page at an address, if it is the one that is held."""
        page = self._whole
        names = () if page is None else (identity(page.url), identity(page.final_url))
        return page if identity(address) in names else None

    def of(self, address: str) -> str:
        """The beginning of the page at an address as text; "" when it did not come."""
        return self._heads.get(identity(address), b"").decode("utf-8", "replace")
