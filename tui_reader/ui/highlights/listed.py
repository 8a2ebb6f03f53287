"""The key that lists highlights, and what leads from the list to a text and to the clipboard."""

from collections.abc import Callable, Sequence

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
        visit = around.article.current.visit
        again = around.is_listed(HighlightsList)
        if again:
            around.top().dismiss()
        is_own = visit is not None and visit.article is not None and not again and not around.is_listed(ArticlesList)
        around.article.leaving()
        of = Of(visit.article, visit.document) if is_own and visit is not None else Of()
        doing = Doing(self._open, self._open_to_place, self._copy, around.outside.edit)
        reading, bar = around.reading, self._bar()
        around.show(
            lambda shown: HighlightsList(shown, reading.highlights, reading.notes, of, doing, now=around.now, bar=bar)
        )

    def _open(self, one: Highlight) -> None:
        """Its article at its place."""
        self._enter(one, Entrance(self.show, True, one.passage.start))

    def _open_to_place(self, one: Highlight) -> None:
        self._enter(one, Entrance(self.show, True, one.passage.start, misplaced=one))

    def _enter(self, one: Highlight, entrance: Entrance) -> None:
        self._around.article.open_source(parse_source(one.address), entrance)

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
