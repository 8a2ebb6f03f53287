"""The key that lists highlights, and what leads from the list to a text and to the clipboard."""

from collections.abc import Callable, Sequence
from functools import partial

from tui_reader.address import parse_source, without_tracking
from tui_reader.article.document import Document, Quote
from tui_reader.export.citation import citation
from tui_reader.export.excerpt import MARKS
from tui_reader.library.marked.highlights import Highlight
from tui_reader.ui.articles.articles_list import ArticlesList
from tui_reader.ui.highlights.highlights_list import Doing, HighlightsList, Of
from tui_reader.ui.lists.around import Around
from tui_reader.ui.opening.entrance import Entrance


class Listed:
    """around: what the list is put over. bar: what stands beside a highlight; "" where all is said in words."""

    def __init__(self, around: Around, bar: Callable[[], str]) -> None:
        self._around = around
        self._bar = bar

    def show(self) -> None:
        """Those of the article on the screen; in the articles, or asked for again, all there are."""
        around = self._around
        again = around.is_listed(HighlightsList)
        if again:
            around.top().dismiss()
        around.article.leaving()
        self._show(is_own=not again and not around.is_listed(ArticlesList))

    def _show(self, is_own: bool, begin: str = "") -> None:
        """begin: the uuid of the one that the cursor is on."""
        around, bar = self._around, self._bar()
        reading, visit = around.reading, around.article.current.visit
        of = Of() if visit is None or visit.article is None or not is_own else Of(visit.article, visit.document)
        back = partial(self._show, of.article is not None)

        def enter(one: Highlight, entrance: Entrance) -> None:
            way = entrance._replace(show_list=partial(back, one.uuid), is_way_back=True, place=one.passage.start)
            around.article.open_source(parse_source(one.address), way)

        doing = Doing(
            lambda one, is_there: enter(one, Entrance(is_gone=not is_there)),
            lambda one: enter(one, Entrance(misplaced=one)),
            self._copy,
            around.outside.edit,
        )
        around.show(
            lambda shown: HighlightsList(
                shown, reading.highlights, reading.notes, of, doing, now=around.now, bar=bar, begin=begin
            )
        )

    # To the clipboard

    def _copy(self, some: Sequence[tuple[Highlight, str]]) -> None:
        """Each with who said it and where it stands, a blank line apart."""
        markdown = self._around.reading.settings.quote_format == "markdown"
        self._around.outside.copy("\n\n".join(cited(one, speaker, markdown) for one, speaker in some), "")


def cited(one: Highlight, speaker: str, markdown: bool) -> str:
    """The words with whoever says them, the title, the site, the date and the address of their article."""
    words = " ".join(one.passage.quote.split())
    quote = Quote(words.strip(MARKS) if speaker else words, speaker or None, None, None, "BLOCK", ())
    about = Document(
        final_url=without_tracking(one.address), title=one.title, site=one.site, published=one.published
    )  # fmt: skip
    return citation(quote, about, markdown)
