"""The parts that only a key needs: made, and imported, with the first of their keys. Together 12 ms of every start."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from textual.widget import Widget

from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verbs, later
from tui_reader.ui.opening.leaving import Leaving
from tui_reader.ui.opening.opening import Arrived, Opening
from tui_reader.ui.opening.standpoint import Standpoint
from tui_reader.ui.opening.state import Current
from tui_reader.ui.opening.trail import Trail
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.outside import Outside
from tui_reader.ui.panes.quotes_pane import Quotes
from tui_reader.ui.reader.arranging import Arranging
from tui_reader.ui.reader.following import Following
from tui_reader.ui.reader.looking_closer import LookingCloser
from tui_reader.ui.reader.looks import Looks
from tui_reader.ui.reader.screens_over import ScreensOver
from tui_reader.ui.reader.stage import Stage
from tui_reader.ui.text.body import Body

if TYPE_CHECKING:
    from tui_reader.address import Source
    from tui_reader.article.search import Range
    from tui_reader.reading.other_ways import Way
    from tui_reader.ui.collected.collected import Collected
    from tui_reader.ui.highlights.highlighting import Highlighting
    from tui_reader.ui.opening.text_versions import TextVersions
    from tui_reader.ui.passages.copying import Copying
    from tui_reader.ui.passages.exporting import Exporting
    from tui_reader.ui.passages.piping import Piping
    from tui_reader.ui.passages.searching import Searching
    from tui_reader.ui.passages.selection import Selection
    from tui_reader.ui.passages.writing import Writing
    from tui_reader.ui.reader.about import About
    from tui_reader.ui.reader.closing import Closing
    from tui_reader.ui.reader.continuing import Continuing
    from tui_reader.ui.reader.picked import Picked
    from tui_reader.ui.reader.tagging import Tagging
    from tui_reader.ui.text.lit_passages import Lit


class Always(NamedTuple):
    """The parts of the reading screen that every start has. outside: the other programs."""

    current: Current
    body: Body
    quotes: Quotes
    standpoint: Standpoint
    leaving: Leaving
    opening: Opening
    stage: Stage
    panes: Arranging
    boxes: LookingCloser
    following: Following
    looks: Looks
    trail: Trail
    over: ScreensOver
    means: Means
    outside: Outside


class OnDemand:
    """Each part is made with what it needs of the others.

    post: lets the screen hear an event in its turn. open_source: opens one as a link of the article. focused: where the
    keys go. back, leave: as `Home` has them. run: runs a command of the screen.
    """

    def __init__(
        self,
        always: Always,
        post: Callable[[Arrived], object],
        open_source: "Callable[[Source], None]",
        focused: Callable[[], Widget | None],
        back: Callable[[], bool],
        leave: Callable[[int | None], None],
        run: Callable[[str], None],
    ) -> None:
        self._always = always
        self._post = post
        self._open = open_source
        self._focused = focused
        self._back = back
        self._leave = leave
        self._run = run
        self.verbs: Verbs = {
            **later("searching", lambda: self.searching.verbs),
            **later("selection", lambda: self.selection.verbs),
            **later("highlighting", lambda: self.highlighting.verbs),
            **later("copying", lambda: self.copying.verbs),
            **later("writing", lambda: self.writing.verbs),
            **later("exporting", lambda: self.exporting.verbs),
            **later("piping", lambda: self.piping.verbs),
            **later("tagging", lambda: self.tagging.verbs),
            **later("versions", lambda: self.versions.verbs),
            **later("about", lambda: self.about.verbs),
            **later("closing", lambda: self.closing.verbs),
        }

    @cached_property
    def searching(self) -> "Searching":
        """Finding words in the text."""
        from tui_reader.ui.passages.searching import Searching

        return Searching(self._always.body, self._always.means, self._hit_found, self._always.trail.forget_last)

    @cached_property
    def selection(self) -> "Selection":
        """Selecting text."""
        from tui_reader.ui.passages.selection import Selection

        its = self._always
        return Selection(its.body, its.means, lambda: its.following.selected, lambda: self._gone_to)

    @cached_property
    def highlighting(self) -> "Highlighting":
        """Highlights and their notes."""
        from tui_reader.ui.highlights.highlighting import Highlighting

        its = self._always
        return Highlighting(its.current, its.body, its.means, lambda: self.selection, its.outside.edit)

    def show_highlights(self, visit: Visit) -> None:
        """Show those of the article that is shown: few have any, and only they need what finds them."""
        if visit.article is not None:
            self._always.means.behind(self._show_highlights(visit, visit.article), group="highlights")

    async def _show_highlights(self, visit: Visit, article: int) -> None:
        kept = await self._always.means.reading.highlights.of(article)
        if kept or "highlighting" in self.__dict__:
            await self.highlighting.load(visit, kept)

    def before(self, id: str) -> None:
        """A command is to be run."""
        if "highlighting" in self.__dict__:
            self.highlighting.before(id)
        if "continuing" in self.__dict__:
            self.continuing.before(id)

    @property
    def _made(self) -> "Range | None":
        """What the last key highlighted."""
        return self.highlighting.made if "highlighting" in self.__dict__ else None

    @property
    def _gone_to(self) -> "Lit | None":
        """The highlight that was gone to last."""
        return self.highlighting.steps.at if "highlighting" in self.__dict__ else None

    @cached_property
    def _picked(self) -> "Picked":
        from tui_reader.ui.reader.picked import Picked

        its = self._always
        return Picked(its.body, its.quotes, its.boxes, its.following, lambda: self.selection, lambda: self._made)

    @cached_property
    def copying(self) -> "Copying":
        """Copying text and addresses."""
        from tui_reader.ui.passages.copying import Copying

        return Copying(self._always.current, self._picked, self._always.means, self._always.outside)

    @cached_property
    def writing(self) -> "Writing":
        """Writing the article to a file."""
        from tui_reader.ui.passages.writing import Writing

        return Writing(self._always.current, self._always.means)

    @cached_property
    def exporting(self) -> "Exporting":
        """Giving the article to a folder of notes, and the selected text to a file."""
        from tui_reader.ui.passages.exporting import Exporting

        return Exporting(self._always.current, self._picked, self._always.means)

    @cached_property
    def piping(self) -> "Piping":
        """Giving the text to another program."""
        from tui_reader.ui.passages.piping import Piping

        its = self._always
        return Piping(its.current, self._picked, its.means, its.outside.lend, its.boxes.show_output)

    @cached_property
    def tagging(self) -> "Tagging":
        """The article's tags."""
        from tui_reader.ui.reader.tagging import Tagging

        return Tagging(self._always.current, self._always.means)

    @cached_property
    def versions(self) -> "TextVersions":
        """What asks again, reads again and changes the view."""
        from tui_reader.ui.opening.text_versions import TextVersions

        its = self._always
        place, save = its.standpoint.place, its.leaving.save
        return TextVersions(
            its.current, its.opening, its.stage, its.means, place, self._post, save, its.over.show_changes
        )

    @cached_property
    def continuing(self) -> "Continuing":
        """What comes after the text."""
        from tui_reader.ui.reader.continuing import Continuing

        its = self._always
        return Continuing(its.current, its.body, its.opening, its.means, self.versions.take, self._open)

    def select_onward(self) -> bool:
        """The end was reached once more: select what comes after the text; whether anything does."""
        document = self._always.current.document
        return document is not None and document.continued is not None and self.continuing.select()

    def go_on(self) -> bool:
        """Go to what comes after the text, if that is selected; whether it was."""
        return "continuing" in self.__dict__ and self.continuing.go()

    @property
    def onward(self) -> str:
        """Where the end of the text leads to; "" while that is not selected."""
        return self.continuing.label if "continuing" in self.__dict__ else ""

    @cached_property
    def about(self) -> "About":
        """What is done with the article as a whole."""
        from tui_reader.ui.reader.about import About

        its = self._always
        return About(its.current, its.means, its.over.list_facts, self._list_ways, its.outside.open_outside)

    def _list_ways(self, address: str, ways: "Sequence[Way]") -> None:
        self._always.over.list_ways(address, ways, self._open)

    @cached_property
    def closing(self) -> "Closing":
        """What closes one thing after the other."""
        from tui_reader.ui.reader.closing import Closing, Home

        its = self._always
        return Closing(
            its.current, its.body, its.opening, its.boxes, its.looks, its.panes, its.following, its.means,
            Home(self._back, self._leave), self._focused, lambda: self.selection.end(), lambda: self.searching.clear(),
            lambda: bool(self.running) and self.piping.stop(),
        )  # fmt: skip

    @cached_property
    def collected(self) -> "Collected":
        """Lists that were opened."""
        from tui_reader.ui.collected.collected import Collected

        its = self._always
        return Collected(
            its.current, its.opening, its.trail, its.means, its.outside, its.over.show, its.over.uncover, self._run,
            its.over.now,
        )  # fmt: skip

    def entered(self, visit: Visit) -> None:
        """Another article, or a list, is on the screen."""
        if (misplaced := visit.entrance.misplaced) is not None:
            visit.entrance = visit.entrance._replace(misplaced=None)
            self.highlighting.placing.begin(misplaced)
        if "collected" in self.__dict__ or (visit.document is not None and visit.document.is_list):
            self.collected.entered(visit)

    @property
    def running(self) -> str:
        """What is said of the program that a text was given to; "" when none runs."""
        return self.piping.running if "piping" in self.__dict__ else ""

    @property
    def found(self) -> str:
        """Which hit of a search is the current one; "" when nothing is marked."""
        return self.searching.label if self._always.body.overlay.hits is not None else ""

    @property
    def selecting(self) -> str:
        """What is said of the selection; "" when nothing is being selected."""
        if self._always.body.overlay.selected is None:
            return ""
        placing = self.highlighting.placing.label if "highlighting" in self.__dict__ else ""
        return placing or self.selection.label

    def _hit_found(self, hit: "Range") -> None:
        """A search led to another hit; a selection goes along."""
        if self._always.body.overlay.selected is not None:
            self.selection.to_hit(hit)
