"""How one comes to an article: from which list, to which place in it, and in search of what."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.article.document import Place

if TYPE_CHECKING:
    from tui_reader.library.marked.highlights import Highlight


class Sought(NamedTuple):
    """What is searched for in the text from the place on. typed: as it could be typed; name: what is said of it."""

    typed: str
    name: str


class Along(NamedTuple):
    """The way along the list that an article was chosen from.

    go: so many entries on. title: of the next one, "" for none. list: its address, "" where it has none.
    """

    go: Callable[[int], None]
    title: Callable[[], str]
    list: str = ""


class Entrance(NamedTuple):
    """What an article is opened with besides its address.

    show_list: shows the list again that it was chosen from; None: it was from none. is_way_back: the list stands on the
    way back, as the article before does for one that a link led to. place: where to go, in the stead of where reading
    stopped; is_gone: its words are known not to stand there. along: goes on along the list, in the stead of the queue.
    misplaced: a highlight to be placed by hand.
    """

    show_list: Callable[[], None] | None = None
    is_way_back: bool = False
    place: Place | None = None
    sought: Sought | None = None
    along: Along | None = None
    misplaced: "Highlight | None" = None
    is_gone: bool = False

    @property
    def onward(self) -> "Entrance":
        """How one comes from there to another article, by a link or the queue: leaving it leads to the list too."""
        return Entrance(self.show_list)


FROM_NOWHERE = Entrance()
