"""The reading screen: outline, text and quotes over a status row."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from tui_reader.address import clean_link, display
from tui_reader.article.document import Document, Position
from tui_reader.reading import Stopped
from tui_reader.ui.keys.commands import Where
from tui_reader.ui.keys.messages import Moved, Said
from tui_reader.ui.lists.listing import Listing
from tui_reader.ui.panes.card import CardLine
from tui_reader.ui.reader.kept_place import PlacesScreen
from tui_reader.ui.reader.marks import Marks
from tui_reader.ui.reader.reading_line import ReadingLine
from tui_reader.ui.reader.trail import Stop, Trail
from tui_reader.ui.reader.visit import Visit
from tui_reader.ui.reader.whereabouts import section_title, whereabouts
from tui_reader.ui.text.viewport import Anchor
from tui_reader.ui.wording import meta_line

if TYPE_CHECKING:
    from tui_reader.article.search import Range
    from tui_reader.ui.reader.copying import Copying
    from tui_reader.ui.reader.searching import Search
    from tui_reader.ui.reader.selection import Selection
    from tui_reader.ui.reader.writing import Writing


class ReaderScreen(PlacesScreen):
    """One article, or the card of why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.from_articles = False
        self.is_placed = False
        self.body.jumped = self._jumped
        self.marks = Marks(self)
        self.trail = Trail(self)
        self._finished = False
        self._reading_line = ReadingLine()

    def compose(self) -> ComposeResult:
        """Three columns and the rows below them."""
        with Horizontal(id="panes"):
            yield self.outline
            yield self.body
            yield self.card
            yield self.quotes
        yield self.status
        yield self.keys_row

    def on_mount(self) -> None:
        """Begin with nothing."""
        self.arrange_panes()

    def on_resize(self) -> None:
        """Panes come and go with the width."""
        if self._arranged_for != self.app.size:
            self.arrange_panes()
        if self.figures is not None:
            self.call_after_refresh(self.figures.resized)

    # What is shown

    def show_document(self, document: Document, at: Position, row: int | None = None) -> None:
        """Show a text with `at` on a row; None: on the top row, the title with the first."""
        self._finished = False
        self.over, self.has_card = "", False
        self.close_box()
        self.outline.show_document(document)
        self.quotes.show_document(document)
        self.body.end_note = f"— end · {document.words:,} words"
        self.run_worker(self._find_next(document), exclusive=True, group="next")
        title = document.title or (self.visit.name if self.visit else "")
        meta = meta_line(document, simple=self.reader.plain or not self.reader.abilities.has_marks)
        self.body.show(document, title, meta, at, row, self.visit.heights if self.visit else None)
        self.arrange_panes()
        self.body.focus()
        self.marks.load()

    def entered(self, visit: Visit) -> None:
        """The article that is left becomes a stop of the trail, unless the way leads back along it."""
        if visit.returning is not None:
            self.trail.opened_again(visit)
        elif self.visit is not None and self.has_text and self.visit is not visit:
            self.trail.left(Stop(self.visit, self.place()))

    def show_card(self, lines: Sequence[CardLine]) -> None:
        """Show a card in place of the text."""
        self.card.show(lines)
        self.over, self.has_card = "", True
        self.arrange_panes()
        self.card.focus()

    def _jumped(self, before: Anchor) -> None:
        """The text jumped within the article: the way back leads to where it was."""
        if self.visit is not None and self.visit.document is not None:
            self.visit.previous = self.place_of(before)
            self.trail.left(Stop(self.visit, self.visit.previous))

    async def _find_next(self, document: Document) -> None:
        """The last line names what is next in the queue."""
        following = await self.reader.reading.shelf.next_in_queue(self.visit.address if self.visit else "", 1)
        if following is not None and document is self.body.document:
            key, name = self.keymap.key_of("queue.next"), following.title or display(following.address)
            self.body.end_note = f"— end · {document.words:,} words · {key} next: {name}"
            self.body.marks_changed()

    # Where one is

    def on_moved(self, message: Moved) -> None:
        """The text moved: the panes and the status row follow."""
        message.stop()
        self._follow()

    def _follow(self) -> None:
        """Follow the text, if nothing has followed it since it moved."""
        if not self.body.has_moved:
            return
        self.body.has_moved = False
        if not self.drawn.is_set():
            self.is_placed = True
            # The frame that showed it was held back, if it came before this.
            self.body.refresh()
            self.call_after_refresh(self.drawn.set)
        self.follow_in_panes()
        self.forget_unseen_link()
        self.find_kept_links()
        self.tell()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """The cursor of a pane moved."""
        message.stop()
        self.tell()

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        """A section or a quote was chosen: go there, and the keys go to the text again."""
        message.stop()
        self.leave_pane()
        if message.listing is self.quotes:
            self.body.enter_quote(message.value, "quotes")
        else:
            self.body.go_to_section(message.value)

    def tell(self) -> None:
        """Say on the status row where one is."""
        self.status.show(whereabouts(self))

    @property
    def being_read(self) -> tuple[Widget, int] | None:
        """What lies over the text, else the row of the text that is being read."""
        if self.peek is not None and self.peek.is_open:
            return self.peek, 0
        if self.looks is not None and self.looks.is_open:
            return self.looks, self.looks.row
        return (self.body, self._reading_line.row(self)) if self.body.has_focus else None

    def save_place(self) -> None:
        """Keep where reading stopped."""
        visit = self.visit
        if visit is None or visit.document is None or visit.article is None or self.body.layout_ is None:
            return
        left = max(1, round(visit.document.minutes * (1 - self.body.shown)))
        finished = self._finished or (visit.was_finished and self.body.top == 0)
        stopped = Stopped(
            visit.article, self.place(), finished, section_title(self, visit.document), left,
            self.marks.jumps(visit), self.new_heights(visit, self.body.layout_),
        )  # fmt: skip
        if not finished and self.opens_like_this:
            self.status.say("")
            stopped = stopped._replace(screen=self.reader.drawn_screen())
        self.reader.reading.shelf.save_stopped(stopped)

    def hit_found(self, hit: "Range") -> None:
        """A search led to another hit; a selection goes along."""
        if self.is_selecting:
            self.selection.to_hit(hit)

    def forget_jump(self) -> None:
        """The last jump was gone back otherwise."""
        self.trail.forget_last()

    def other_key(self, name: str) -> None:
        """Up brings the last search back while one is typed."""
        if name == "up":
            self.type_instead(self.search.typed)

    # Keys

    def places(self) -> Sequence[Where]:
        """The focused pane's keys come first."""
        if self.is_looking:
            return ("looks", "text")
        if self.is_selecting and self.body.has_focus:
            return ("select", "text")
        if self.focused is self.quotes:
            return ("quotes", "list", "text")
        if self.focused is self.outline:
            return ("list", "text")
        return ("text",) if self.has_text else ("card", "text")

    def targets(self) -> Iterator[Any]:
        """The focused pane, then the text, the screen and the app; at last what has to be imported for its keys."""
        if self.looks is not None and self.looks.is_open:
            yield self.looks
        elif self.focused in (self.outline, self.quotes):
            yield self.focused
        if self.has_text:
            yield self.body
        yield from (self, self.app, self.marks, self.trail)
        yield self.copying
        yield self.writing
        yield self.search
        yield self.selection

    # Imported with the first of their keys: together they would take 12 ms of every start.

    @cached_property
    def search(self) -> "Search":
        """Finding words in the text."""
        from tui_reader.ui.reader.searching import Search

        return Search(self)

    @cached_property
    def selection(self) -> "Selection":
        """Selecting text."""
        from tui_reader.ui.reader.selection import Selection

        return Selection(self)

    @cached_property
    def copying(self) -> "Copying":
        """Copying text and addresses."""
        from tui_reader.ui.reader.copying import Copying

        return Copying(self)

    @cached_property
    def writing(self) -> "Writing":
        """Writing the article to a file."""
        from tui_reader.ui.reader.writing import Writing

        return Writing(self)

    @property
    def is_selecting(self) -> bool:
        """Whether something is being selected."""
        return self.body.marked.selected is not None

    @property
    def found(self) -> str:
        """Which hit of a search is the current one; "" when nothing is marked."""
        return self.search.label if self.body.marked.hits is not None else ""

    def run_command(self, id: str, count: int | None = None) -> None:
        """Run a command; reading to the end by going down finishes the article."""
        was_at_end = self.body.at_end
        self.body.point_at(None)
        super().run_command(id, count)
        self._follow()
        self._reading_line.after(id)
        if id in ("line.down", "page.down", "half.down") and self.has_text and self.body.at_end:
            # Going down at the end that G led to reads nothing; a text of one screen is all read.
            self._finished = self._finished or not was_at_end or self.body.last_top == 0

    def on_said(self, message: Said) -> None:
        """The text has a word for the status row; at the end it is what comes next."""
        if message.text == "end":
            message.stop()
            self.run_worker(self._say_end(), exclusive=True, group="end")
        else:
            super().on_said(message)

    async def _say_end(self) -> None:
        address = self.visit.address if self.visit else ""
        following = await self.reader.reading.shelf.next_in_queue(address, 1)
        key = self.keymap.key_of("queue.next")
        self.status.say(f"end · {key} next: {following.title or following.address}" if following else "end")

    def do_close(self, count: int | None) -> None:
        """One thing a press: loading, a filter, an overlay, a docked pane. Never quits."""
        pane = self.focused
        if self.stop_loading() or self.stop_picture() or self.close_box():
            return
        if self.is_looking:
            self.show_looks(False)
            return
        if isinstance(pane, Listing) and pane.filter:
            pane.set_filter("")
        elif self.over:
            self.leave_pane()
        elif self.is_selecting:
            self.selection.end()
        elif self.body.link_marks.selected is not None:
            self.select_link(None)
        elif self.body.marked.hits is not None:
            self.search.clear()
        elif isinstance(pane, Listing):
            self.leave_pane()
        else:
            self.status.say("" if self.has_text else self.status.message)

    def do_quit(self, count: int | None) -> None:
        """Close an overlay, else leave: to the list when the article came from it, else to the shell."""
        if self.is_looking or self.has_box:
            self.do_close(None)
        elif self.over:
            self.leave_pane()
        elif self.from_articles and self.has_text:
            self.save_place()
            self.reader.show_articles()
        else:
            self.reader.leave()

    def do_interrupt(self, count: int | None) -> None:
        """Loading with nothing shown: leave. Else stop the load, or close like Esc."""
        if self.is_loading and not self.has_text:
            self.reader.leave(130)
        elif self.is_loading or self.over or self.has_box or self.is_looking or isinstance(self.focused, Listing):
            self.do_close(None)
        else:
            self.status.say(f"{self.keymap.key_of('quit')} quits")

    def do_info(self, count: int | None) -> None:
        """What is known about the article."""
        visit = self.visit
        if visit is not None and visit.document is not None:
            from tui_reader.ui.lists.facts import facts
            from tui_reader.ui.lists.list_screen import FactsScreen

            read = f"{int(self.body.shown * 100)} % · {section_title(self, visit.document)}"
            self.app.push_screen(FactsScreen(facts(visit, visit.document, read, self.reader.now())))

    def do_browser(self, count: int | None) -> None:
        """The article in the browser."""
        link = clean_link(self.visit.address if self.visit else self._target.source.address if self._target else "")
        self.status.say(self.reader.open_outside(link) if link else "only web addresses open in a browser")
