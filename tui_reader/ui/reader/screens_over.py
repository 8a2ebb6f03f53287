"""The screens that the reading screen opens over itself: imported with the first of their keys, 5 ms for all lists."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from tui_reader.address import Source
from tui_reader.article.document import Block, Quote
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.program import Program
from tui_reader.ui.opening.trail import Stop
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.outside import Outside
from tui_reader.ui.reader.following import Following
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.shown_links import ShownLinks

if TYPE_CHECKING:
    from tui_reader.reading.other_ways import Way
    from tui_reader.revision.merging import Revision
    from tui_reader.ui.lists.list_contents import Contents, Shown


class ScreensOver:
    """push: puts a screen over the others. uncover: takes all of them away.

    program: what runs all of them. now: seconds since the epoch.
    """

    def __init__(
        self,
        body: Body,
        means: Means,
        program: Program,
        outside: Outside,
        now: Callable[[], float],
        push: Callable[[KeyedScreen], object],
        uncover: Callable[[], None],
    ) -> None:
        self._body = body
        self._means = means
        self._program = program
        self._outside = outside
        self._now = now
        self._push = push
        self.now = now
        self.uncover = uncover

    def show(self, make: "Callable[[Shown[Any]], Contents[Any]]") -> None:
        """A list of its own kind."""
        from tui_reader.ui.lists.list_screen import ListScreen

        self._push(ListScreen(self._program, make))

    def list_speakers(self, quotes: Sequence[Quote], choose: Callable[[str | None], None]) -> None:
        """Who speaks, with how often."""
        from tui_reader.ui.lists.list_screen import ListScreen
        from tui_reader.ui.lists.of_article.speakers_list import SpeakersList

        self._push(ListScreen(self._program, lambda shown: SpeakersList(quotes, choose, shown.dismiss)))

    def list_stops(self, stops: Sequence[Stop], here: int, go: Callable[[int], None]) -> None:
        """The way that was read."""
        from tui_reader.ui.lists.list_screen import ListScreen
        from tui_reader.ui.lists.of_article.trail_list import TrailList

        self._push(ListScreen(self._program, lambda shown: TrailList(stops, here, go, shown.dismiss)))

    def list_facts(self, visit: Visit) -> None:
        """What is known of the article."""
        from tui_reader.ui.lists.list_screen import ListScreen
        from tui_reader.ui.lists.of_article.facts_list import FactsList, facts

        document = visit.document
        if document is not None:
            read = f"{int(self._body.view.shown * 100)} % · {self._body.sections.title or document.title}"
            known = facts(visit, document, read, self._now())
            self._push(ListScreen(self._program, lambda shown: FactsList(known)))

    def list_ways(self, address: str, ways: "Sequence[Way]", open_source: Callable[[Source], None]) -> None:
        """The other ways to a page; the one that is chosen is asked anew."""
        from tui_reader.ui.lists.list_screen import ListScreen
        from tui_reader.ui.lists.of_article.ways_list import WaysList

        def take(way: "Way") -> None:
            open_source(way.source)

        self._push(ListScreen(self._program, lambda shown: WaysList(address, ways, take, shown.dismiss)))

    def list_links(self, following: Following, links: ShownLinks) -> None:
        """All links of the article, beginning on the selected one, else the first that is seen."""
        from tui_reader.ui.lists.list_screen import ListScreen
        from tui_reader.ui.lists.of_article.links_list import LinksList

        seen = links.seen
        first = links.selected if links.selected is not None else seen.start if seen else 0
        self._push(
            ListScreen(
                self._program,
                lambda shown: LinksList(
                    shown,
                    links,
                    first,
                    following,
                    is_current=lambda: links is self._body.links,
                    find_kept=partial(following.find_all_kept, links),
                    open_outside=self._outside.open_outside,
                    copy_addresses=self._outside.copy_addresses,
                ),
            )
        )

    def show_changes(self, revision: "Revision", take: Callable[[], None], keep: Callable[[], None]) -> None:
        """What changed in the article, drawn as it is; not over a list that was opened meanwhile."""
        from tui_reader.ui.revision.changes_screen import ChangesScreen

        if self._body.screen.is_active:
            self._means.say("")
            self._push(ChangesScreen(self._program, revision, self._body, take, keep))

    def show_whole(self, block: Block, at: int, shifted: int, name: str = "") -> None:
        """A wide table or a block of code over the whole screen, from an offset in it on, moved sideways as far.

        name: what it is, if it is neither.
        """
        from tui_reader.ui.reader.whole_screen import WholeScreen

        glyphs, plain = self._body.glyphs, self._body.plain
        copy = self._outside.copy
        self._push(WholeScreen(self._program, block, glyphs, plain, self._means.reading, copy, (at, shifted), name))
