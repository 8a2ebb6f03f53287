"""What whoever opens a list over another screen is given: what is there, and how to put a list over it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.screen import Screen
from textual.strip import Strip

from tui_reader.address import Source
from tui_reader.article.document import Quote
from tui_reader.reading import Reading
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.program import Program
from tui_reader.ui.opening.entrance import Entrance
from tui_reader.ui.opening.state import Current
from tui_reader.ui.outside import Outside

if TYPE_CHECKING:
    from tui_reader.ui.lists.list_contents import Contents, Shown


class Article(NamedTuple):
    """The article below all lists. leaving: what is to be kept of it is kept.

    open_source: opens another in its place. quote: the current quote on the screen.
    """

    current: Current
    leaving: Callable[[], None]
    open_source: Callable[[Source, Entrance], None]
    quote: Callable[[], Quote | None]


class Around(NamedTuple):
    """top: the screen that has the keys. push: puts one over it. now: seconds since the epoch."""

    program: Program
    reading: Reading
    article: Article
    outside: Outside
    top: Callable[[], Screen[object]]
    push: Callable[[KeyedScreen], object]
    now: Callable[[], float]

    def show(self, make: "Callable[[Shown[Any]], Contents[Any]]", below: Sequence[Strip] = ()) -> None:
        """Put a list over what is there. below: the rows of the screen that are still seen; none: it takes all."""
        from tui_reader.ui.lists.list_screen import ListScreen

        self.push(ListScreen(self.program, make, below))

    def is_listed(self, kind: type) -> bool:
        """Whether contents of this kind are on the screen."""
        from tui_reader.ui.lists.list_screen import ListScreen

        top = self.top()
        return isinstance(top, ListScreen) and isinstance(top.contents, kind)
