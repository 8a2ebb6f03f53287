"""The reading screen: it puts its parts together, and tells them what was pressed and what came."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from tui_reader.address import Source
from tui_reader.layout.frames import Glyphs
from tui_reader.reading import Reading
from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.key_row import KeyRow
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.messages import Moved, Said
from tui_reader.ui.keys.program import Program
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.listing import Listing
from tui_reader.ui.opening.keeping import Keeping
from tui_reader.ui.opening.marks import Marks
from tui_reader.ui.opening.opening import Arrived, Host, Opening
from tui_reader.ui.opening.standpoint import Standpoint
from tui_reader.ui.opening.state import Current, awaited, waiting_for
from tui_reader.ui.opening.trail import Trail
from tui_reader.ui.opening.versions import Versions
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.panes.card import Card
from tui_reader.ui.panes.outline_pane import Outline
from tui_reader.ui.panes.quotes_pane import Quotes
from tui_reader.ui.reader.about import About
from tui_reader.ui.reader.arranging import Arranging, Columns
from tui_reader.ui.reader.boxes import Boxes
from tui_reader.ui.reader.following import Following, Outward
from tui_reader.ui.reader.looks import Choices, Looks
from tui_reader.ui.reader.reading_line import ReadingLine
from tui_reader.ui.reader.stage import Stage
from tui_reader.ui.reader.whereabouts import Situation, whereabouts
from tui_reader.ui.text.body import Body

if TYPE_CHECKING:
    from tui_reader.ui.boxes.figures import PictureTerminal


class ReaderProgram(Program, Protocol):
    """The app, as far as the reading screen knows it.

    has_marks: the terminal can draw more marks than ASCII's. pictures: the terminal as pictures need it.
    """

    @property
    def reading(self) -> Reading: ...

    @property
    def choices(self) -> Choices: ...

    @property
    def has_marks(self) -> bool: ...

    @property
    def pictures(self) -> "PictureTerminal": ...

    def glyphs(self, plain: bool) -> Glyphs:
        """The marks that the terminal can draw."""

    def now(self) -> float:
        """Seconds since the epoch."""

    def first_word(self) -> str:
        """What has to be said once at the start."""

    def open_source(self, source: Source, from_articles: bool = False) -> None:
        """Open a source on the reading screen."""

    def open_outside(self, address: str) -> str:
        """Open an address in the browser; returns what to say about it."""

    def copy(self, text: str, what: str = "") -> None:
        """Send a text to the clipboard and say so."""

    def keep_screen(self, article: int) -> None:
        """Keep what stands on the screen for the next start."""

    def show_articles(self) -> None:
        """The library."""

    def leave(self, code: int | None = None) -> None:
        """Save the place and end."""


class ReaderScreen(KeyedScreen):
    """One article, or the card of why there is none."""

    def __init__(self, program: ReaderProgram) -> None:
        super().__init__(program)
        self.from_articles = False
        self.is_placed = False
        self._host = program
        self.body = Body()
        self.columns = Columns(Horizontal(id="panes"), Outline(), self.body, Card(), Quotes(), KeyRow())
        self.current = Current()
        self.means = Means(
            self.status.say, self.tell, self.asking, self.run_worker, program.keymap, program.reading, self.hold_keys,
            self.release_keys,
        )  # fmt: skip
        self._put_together()
        self._offered = self._all_verbs()

    def _put_together(self) -> None:
        """Make the parts, each with what it needs of the others."""
        program, current, body, means = self._host, self.current, self.body, self.means
        size, focused = (lambda: self.app.size), (lambda: self.focused)
        self.standpoint = Standpoint(current, body.view, means.say)
        self.trail = Trail(
            current, self.standpoint, means.say, lambda visit, place: self.opening.return_to(visit, place),
            self._list_stops,
        )  # fmt: skip
        self.marks = Marks(current, body, self.standpoint, means, self.trail.remember)
        self.keeping = Keeping(current, body, self.standpoint, self.trail, means.reading, self._keep_screen)
        self.panes = Arranging(self.columns, current, means, size, focused, program.glyphs, self._arranged)
        self.boxes = Boxes(
            current, body, means, lambda: self.following, self._make_figures, self.mount, self._show_whole
        )
        self.stage = Stage(self.columns, self.panes, current, means, program.has_marks, self.boxes.close, self._entered)
        host = Host(self.keeping.save, self.trail.entering, program.first_word)
        self.opening = Opening(current, self.stage, host, means, self.post_message, program.now)
        self.versions = Versions(current, self.opening, self.stage, means, self.standpoint.place, self.post_message)
        outward = Outward(self._open_source, program.open_outside, self._list_links)
        self.following = Following(
            current, body, self.boxes, outward, means, lambda count: self.run_command("line.down", count)
        )
        self.looks = Looks(
            current, body, self.panes, program.choices, means, self.mount, size,
            lambda count: program.verbs["looks"](count),
        )  # fmt: skip
        self.about = About(current, means, self.over.facts, program.open_outside)
        self.on_demand = OnDemand(
            current, body, self.columns.quotes, self.boxes, self.following, self.trail, means, program.copy
        )
        self.closing = Closing(
            current, body, self.opening, self.boxes, self.looks, self.panes, self.following, means,
            Home(self._back_to_list, program.leave), focused, lambda: self.on_demand.selection.end(),
            lambda: self.on_demand.searching.clear(),
        )  # fmt: skip
        self.reading_line = ReadingLine(body, lambda: self.following.selected)
        body.view.jumped = lambda before: self.trail.jumped(self.standpoint.place_of(before))

    # What is on it

    def compose(self) -> ComposeResult:
        """Three columns and the rows below them."""
        columns = self.columns
        with columns.row:
            yield from (columns.outline, columns.body, columns.card, columns.quotes)
        yield self.status
        yield columns.keys

    def on_mount(self) -> None:
        """Begin with nothing."""
        self.panes.arrange()

    def on_resize(self) -> None:
        """Panes come and go with the width."""
        self.panes.resized()
        self.call_after_refresh(self.boxes.resized)

    def _arranged(self) -> None:
        self.looks.show(self.looks.is_open)
        self.tell()

    def _entered(self, visit: Visit) -> None:
        self.keeping.begin()
        self.marks.load(visit)

    @property
    def is_selecting(self) -> bool:
        """Whether something is being selected."""
        return self.body.overlay.selected is not None

    @property
    def being_read(self) -> tuple[Widget, int] | None:
        """What lies over the text, else the row of the text, or of a pane, that is being read."""
        if self.boxes.peek_box is not None:
            return self.boxes.peek_box, 0
        if self.looks.panel is not None and self.looks.is_open:
            return self.looks.panel, self.looks.panel.row
        if self.body.has_focus:
            return self.body, self.reading_line.row
        if isinstance(self.focused, Listing):
            return self.focused, self.focused.cursor_row
        return (self.focused, 0) if self.focused is not None else None

    def tell(self) -> None:
        """Say on the status row where one is."""
        self.status.show(whereabouts(self._situation(), self.keymap))

    def _situation(self) -> Situation:
        current, body, panes, quotes = self.current, self.body, self.panes, self.columns.quotes
        document, visit = current.document, current.visit
        wide = body.sideways.wide_block() if document is not None else None
        return Situation(
            document=document,
            address=current.address,
            news=visit.news if visit is not None else "",
            waiting=waiting_for(current.state, time.monotonic()),
            has_failed=current.failure is not None,
            over=panes.over,
            pane=(f"QUOTES · {quotes.speaker}", quotes.place) if panes.over == "quotes" else ("OUTLINE", ""),
            shown=body.view.shown,
            section=body.sections.title or (document.title if document is not None else ""),
            selecting=self.selection.label if self.is_selecting else "",
            link=self.following.leads_to(body.links.selected) if body.links.selected is not None else "",
            wide="" if wide is None or document is None else name_of(document.blocks[wide]),
            found=self.searching.label if body.overlay.hits is not None else "",
            footer=bool(panes.key_rows),
            plain=self.means.reading.settings.plain,
        )

    # What happens to it

    def on_arrived(self, message: Arrived) -> None:
        """One event of the article being opened."""
        message.stop()
        self.opening.arrived(message.visit, message.event)

    def on_moved(self, message: Moved) -> None:
        """The text moved: the panes and the status row follow."""
        message.stop()
        self._follow()

    def _follow(self) -> None:
        """Follow the text, if nothing has followed it since it moved."""
        if not self.body.view.has_moved:
            return
        self.body.view.has_moved = False
        if not self.stage.drawn.is_set():
            self.is_placed = True
            # The frame that showed it was held back, if it came before this.
            self.body.refresh()
            self.call_after_refresh(self.stage.drawn.set)
        self.panes.follow()
        self.following.moved()
        self.tell()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """The cursor of a pane moved."""
        message.stop()
        self.tell()

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        """A section or a quote was chosen: go there, and the keys go to the text again."""
        message.stop()
        self.panes.leave()
        if message.listing is self.columns.quotes:
            self.body.quotes.enter(message.value, "quotes")
        else:
            self.body.sections.go_to(message.value)

    def on_said(self, message: Said) -> None:
        """The text has a word for the status row; at the end it is what comes next."""
        if message.text == "end":
            message.stop()
            self.stage.say_end()
        else:
            super().on_said(message)

    # Keys

    def places(self) -> Sequence[Where]:
        """The focused pane's keys come first."""
        if self.looks.is_open:
            return ("looks", "text")
        if self.is_selecting and self.body.has_focus:
            return ("select", "text")
        if self.focused is self.columns.quotes:
            return ("quotes", "list", "text")
        if self.focused is self.columns.outline:
            return ("list", "text")
        return ("text",) if self.current.document is not None else ("card", "text")

    def offers(self) -> Iterator[Verbs]:
        """The focused pane, then the text, what is done with the article, and what can be done everywhere."""
        if self.looks.panel is not None and self.looks.is_open:
            yield self.looks.panel.verbs
        elif self.focused is self.columns.quotes:
            yield from (self.columns.quotes.verbs, self.columns.quotes.moves)
        elif self.focused is self.columns.outline:
            yield self.columns.outline.moves
        if self.current.document is not None:
            yield from (self.body.motions.verbs, self.body.sideways.verbs)
        yield from (self._offered, self._host.verbs)

    def run_command(self, id: str, count: int | None = None) -> None:
        """Run a command, and follow what it did."""
        was_at_end = self.body.view.at_end
        if id not in ("reload", "later"):
            self.opening.forget_failure()
        self.body.view.point_at(None)
        self.boxes.before(id)
        super().run_command(id, count)
        self._follow()
        self.reading_line.after(id)
        self.keeping.moved_by(id, was_at_end)

    # Where it leads

    def _open_source(self, source: Source) -> None:
        self._host.open_source(source, self.from_articles)

    def _keep_screen(self, article: int) -> None:
        """Keep what stands on the screen, if opening the article again would draw it: nothing else is open."""
        as_opened = self.panes.is_as_opened and self.body.has_focus and not self.asking.is_open
        if as_opened and awaited(self.current.state) is None:
            self.status.say("")
            self._host.keep_screen(article)
