"""The keys that show people: from a text, from a list, and back from an article to what somebody said."""

from collections.abc import Callable, Sequence

from tui_reader.address import parse_source, without_tracking
from tui_reader.article.document import Document, Quote
from tui_reader.export.citation import citation
from tui_reader.library.values import Person, Saying
from tui_reader.ui.lists.around import Around
from tui_reader.ui.opening.entrance import Entrance
from tui_reader.ui.people.people_list import Begin, PeopleList
from tui_reader.ui.people.words_list import WordsList


class Showing:
    """around: what the lists are put over. quote: the current one of the text."""

    def __init__(self, around: Around, quote: Callable[[], Quote | None]) -> None:
        self._around = around
        self._quote = quote

    def show(self, begin: Begin | None = None) -> None:
        """Who is quoted, beginning on the speaker of the current quote."""
        around = self._around
        if around.is_listed(PeopleList):
            return
        around.article.leaving()
        people, now = around.reading.people, around.now
        around.show(lambda shown: PeopleList(shown, people, begin or self._begin(), self._words, self._copy, now))

    def _begin(self) -> Begin | None:
        quote, visit = self._quote(), self._around.article.current.visit
        if quote is None or not quote.speaker or visit is None:
            return None
        return Begin(quote.speaker, visit.article)

    def _words(self, person: Person, begin: int | None = None) -> None:
        """All that somebody said."""
        around = self._around

        def go(saying: Saying) -> None:
            entrance = Entrance(lambda: self._back(person, saying.id), is_way_back=True, place=saying.place)
            around.article.open_source(parse_source(saying.address), entrance)

        reading, now = around.reading, around.now
        around.show(lambda shown: WordsList(shown, reading.people, person, begin, go, self._copy, reading.notes, now))

    def _back(self, person: Person, saying: int) -> None:
        """The two lists again, as they were left."""
        self.show(Begin(person.name, None))
        self._words(person, saying)

    def _copy(self, sayings: Sequence[Saying]) -> None:
        """The words with who said them and where, of several a paragraph each."""
        what = f"{len(sayings):,} sayings" if len(sayings) > 1 else ""
        self._around.outside.copy("\n\n".join(map(self._cited, sayings)), what)

    def _cited(self, saying: Saying) -> str:
        name = saying.person.removesuffix("?")
        quote = Quote(saying.words, name, None, None, saying.kind, (), saying.sure)
        address = without_tracking(saying.address)
        document = Document(final_url=address, title=saying.title, site=saying.site, published=saying.published)
        markdown = self._around.reading.settings.quote_format == "markdown"
        return citation(quote, document, markdown)
