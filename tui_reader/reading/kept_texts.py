"""Texts in the library: asked for, made anew of their pages, and kept."""

from tui_reader.address import identity
from tui_reader.article.document import Document
from tui_reader.extraction import VERSION
from tui_reader.extraction.page_view import BESIDE, View
from tui_reader.library.keeping import SetView
from tui_reader.library.values import Kept
from tui_reader.reading.keeper import Keeper
from tui_reader.settings import Settings
from tui_reader.web.page import Page


class KeptTexts:
    """The documents of articles and the pages they are made of. An empty address is that of nothing."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    async def kept(self, address: str, view: View | None) -> Kept | None:
        """The article of an address with its text in a view, the last chosen one for None; None when it is not kept."""
        return await self._keeper.ask(lambda library: library.kept(identity(address), view), None) if address else None

    async def article(self, address: str) -> int | None:
        """The id of the article of an address, its text kept or not."""
        return await self._keeper.ask(lambda library: library.article(identity(address)), None) if address else None

    async def page(self, article: int) -> Page | None:
        """The page as it came; None when it made room for others."""
        return await self._keeper.ask(lambda library: library.page(article), None)

    async def view(self, article: int, address: str, view: View, settings: Settings) -> Document | None:
        """Another view of an article, its current one from now on unless it is the source; None when it is not kept."""
        kept = await self.kept(address, view)
        if kept is not None and kept.extractor == VERSION:
            if view not in BESIDE:
                self._keeper.change_behind("the choice of the view", SetView(article, view))
            return kept.document
        return await self.extract(article, view, settings)

    def keep_again(self, document: Document, view: View) -> None:
        """Keep a text instead of a newer one, behind the loop; the page stays the newest: the server is asked by it."""
        address = document.final_url or document.url
        name = identity(address)
        self._keeper.do_behind(
            "the article", lambda library: library.keep(document, None, VERSION, document.url or address, name, view)
        )

    async def extract(self, article: int, view: View, settings: Settings, printed: bool = False) -> Document | None:
        """The kept page read again, and kept behind it; None when there is no page. Raises what reading raises.

        printed: nobody reads it, so the article's current view stays.
        """
        page = await self.page(article)
        if page is None:
            return None
        from tui_reader.extraction.process.child import Child
        from tui_reader.reading.copies import with_original

        page = with_original(page, settings.time_gates)
        child = Child.start()
        try:
            document = await child.read(page, view, settings.rules(page.final_url))
        finally:
            child.kill()
        name = identity(document.final_url)
        self._keeper.do_behind(
            "the article", lambda library: library.keep(document, None, VERSION, page.url, name, view, printed)
        )
        return document
