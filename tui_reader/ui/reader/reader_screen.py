"""The reading screen: it puts its parts together, and tells them what was pressed and what came."""

import time
from collections.abc import Callable, Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from tui_reader.address import Source
from tui_reader.article.document import Quote
from tui_reader.reading import DrawnScreen
from tui_reader.ui.keys.commands import Where, needs_text
from tui_reader.ui.keys.key_row import KeyRow
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.messages import Moved, Said
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.listing import Listing
from tui_reader.ui.opening.entrance import FROM_NOWHERE, Along, Entrance
from tui_reader.ui.opening.leaving import Leaving
from tui_reader.ui.opening.marks import Marks
from tui_reader.ui.opening.opening import Arrived, Host, Opening
from tui_reader.ui.opening.standpoint import Standpoint
from tui_reader.ui.opening.state import Current, awaited, no_text, waiting_for
from tui_reader.ui.opening.trail import Trail
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.panes.outline_pane import Outline
from tui_reader.ui.panes.quotes_pane import Quotes
from tui_reader.ui.reader.arranging import Arranging, Columns
from tui_reader.ui.reader.following import Following, Outward
from tui_reader.ui.reader.looking_closer import LookingCloser
from tui_reader.ui.reader.looks import Looks
from tui_reader.ui.reader.on_demand import Always, OnDemand
from tui_reader.ui.reader.reader_program import ReaderProgram
from tui_reader.ui.reader.screens_over import ScreensOver
from tui_reader.ui.reader.stage import Stage
from tui_reader.ui.reader.whereabouts import Situation, whereabouts
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.card import Card
from tui_reader.ui.text.reading_line import ReadingLine
from tui_reader.ui.text.sideways import name_of

OF_FAILURE = frozenset(("reload", "later", "ways"))
"""The commands that mean what could not be opened, as long as that is said."""


class ReaderScreen(KeyedScreen):
    """One article, or the card of why there is none."""

    def __init__(self, program: ReaderProgram) -> None:
        super().__init__(program)
        self._host = program
        self.is_placed = False
        self.body = Body(program.keymap.key_of)
        self.current = Current()
        self.means = Means(
            self.status.say, self.tell, self.asking, self.run_worker, program.keymap, program.reading, self.hold_keys,
            self.release_keys,
        )  # fmt: skip
        self.over = ScreensOver(
            self.body,
            self.means,
            program,
            program.outside,
            program.now,
            lambda screen: self.app.push_screen(screen),
            self._show_text,
        )
        quotes = Quotes(self._list_speakers)
        self.columns = Columns(Horizontal(id="panes"), Outline(), self.body, Card(), quotes, KeyRow(), self.status)
        self._put_together()

    def _put_together(self) -> None:
        """Make the parts, each with what it needs of the others."""
        program, current, body, means, over = self._host, self.current, self.body, self.means, self.over
        size, focused = (lambda: self.app.size), (lambda: self.focused)
        standpoint = self.standpoint = Standpoint(current, body.view, means.say)
        trail = self.trail = Trail(
            current, standpoint, means.say, lambda visit, place: self.opening.return_to(visit, place),
            self._back_to_list, over.list_stops,
        )  # fmt: skip
        body.view.jumped = lambda before: trail.jumped(standpoint.place_of(before))
        body.motions.ended = lambda: self.on_demand.select_onward()
        marks = self.marks = Marks(current, body, standpoint, means, trail.remember)
        self.leaving = Leaving(current, body, standpoint, trail, means.reading, self._drawn_screen)
        glyphs, has_marks = program.abilities.glyphs, program.abilities.has_marks
        panes = self.panes = Arranging(self.columns, current, means, size, focused, glyphs, self._arranged)
        boxes = self.boxes = LookingCloser(
            current, body, means, lambda: self.following, program, self.mount, self.call_after_refresh,
            over.show_whole,
        )  # fmt: skip
        self.stage = Stage(self.columns, panes, current, means, has_marks, boxes.close, self._entered)
        host = Host(self.leaving.save, trail.entering, program.first_word)
        self.opening = Opening(current, self.stage, host, means, self.post_message, program.now)
        outward = Outward(self._open_source, program.outside.open_outside, over.list_links)
        self.following = Following(
            current, body, boxes, outward, means, lambda count: self.run_command("line.down", count),
            lambda: self.on_demand.go_on(),
        )  # fmt: skip
        self.looks = Looks(
            current, body, panes, program.choices, means, self.mount, size,
            lambda count: program.verbs["looks"](count), lambda count: program.verbs["settings"](count),
        )  # fmt: skip
        always = Always(
            current, body, self.columns.quotes, standpoint, self.leaving, self.opening, self.stage, panes, boxes,
            self.following, self.looks, trail, over, means, program.outside,
        )  # fmt: skip
        self.on_demand = OnDemand(
            always,
            self.post_message,
            self._open_source,
            focused,
            self._back_to_list,
            program.leave,
            self.run_command,
        )
        self.reading_line = ReadingLine(body, lambda: self.following.selected)
        parts = (panes, boxes, self.following, self.looks, trail, marks, self.on_demand)
        self._verbs: Verbs = {id: verb for part in parts for id, verb in part.verbs.items()}

    # What is on it

    def compose(self) -> ComposeResult:
        """Three columns and the rows below them."""
        columns = self.columns
        with columns.row:
            yield from (columns.outline, columns.body, columns.card, columns.quotes)
        yield columns.keys
        yield self.status

    def on_mount(self) -> None:
        """Begin with nothing."""
        self.panes.arrange()

    def on_resize(self) -> None:
        """Panes come and go with the width."""
        self.panes.resized()
        self.boxes.resized()

    def _arranged(self) -> None:
        self.looks.show(self.looks.is_open)
        self.tell()

    def _entered(self, visit: Visit) -> None:
        self.leaving.begin()
        self.marks.load(visit)
        self.on_demand.show_highlights(visit)
        if visit.entrance.sought is not None:
            self.on_demand.searching.take(*visit.entrance.sought)
            visit.entrance = visit.entrance._replace(sought=None)
        self.on_demand.entered(visit)

    @property
    def being_read(self) -> tuple[Widget, int] | None:
        """What lies over the text, else the row of the text, or of a pane, that is being read."""
        focused = self.focused
        if self.boxes.peek_box is not None:
            return self.boxes.peek_box, 0
        if self.looks.panel is not None and self.looks.is_open:
            return self.looks.panel, self.looks.panel.row
        if focused is self.body:
            return self.body, self.reading_line.row
        if isinstance(focused, Listing):
            return focused, focused.cursor_row
        return (focused, 0) if focused is not None else None

    def tell(self) -> None:
        """Say on the status row where one is."""
        self.status.show(whereabouts(self._situation(), self.keymap))

    def _situation(self) -> Situation:
        current, body, panes, quotes = self.current, self.body, self.panes, self.columns.quotes
        document, visit, link = current.document, current.visit, body.links.selected
        wide = body.sideways.wide_block if document is not None else None
        return Situation(
            document=document,
            address=current.address,
            news=visit.news if visit is not None else "",
            waiting=waiting_for(current.state, time.monotonic()) or self.on_demand.running,
            has_failed=current.failure is not None,
            over=panes.over,
            pane=(f"QUOTES · {quotes.speaker}", quotes.place) if panes.over == "quotes" else ("OUTLINE", ""),
            shown=body.view.shown,
            section=body.sections.title or (document.title if document is not None else ""),
            selecting=self.on_demand.selecting,
            link=self.following.leads_to(link) if link is not None else self.on_demand.onward,
            wide="" if wide is None or document is None else name_of(document.blocks[wide]),
            found=self.on_demand.found or (body.quotes.alone if document is not None else ""),
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
        # Those that were typed for a text which is laid out now.
        if self.panes.is_laid_out:
            self.release_keys()

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """The cursor of a pane moved, or its first entries came: for those keys may wait."""
        message.stop()
        self.tell()
        if message.listing is self.focused:
            self.release_keys()

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
        if self.body.overlay.selected is not None and self.body.has_focus:
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
        elif isinstance(self.focused, Listing):
            yield self.focused.verbs
        if self.current.document is not None:
            yield self.body.motions.verbs
        yield from (self._verbs, self.program.verbs)

    def run_command(self, id: str, count: int | None = None) -> None:
        """Run a command, and follow what it did."""
        if self.current.document is None and needs_text(id):
            self.status.say(no_text(self.current.state))
            return
        was_at_end = self.body.view.at_end
        if id not in OF_FAILURE:
            self.opening.forget_failure()
        self.body.view.point_at(None)
        self.boxes.before(id)
        self.on_demand.before(id)
        super().run_command(id, count)
        self._follow()
        self.reading_line.after(id)
        self.leaving.moved_by(id, was_at_end)

    def _list_speakers(self, quotes: Sequence[Quote], choose: Callable[[str | None], None]) -> None:
        """Who speaks; the quotes of one alone are shown, and gone through."""

        def alone(speaker: str | None) -> None:
            choose(speaker)
            self.body.quotes.of_speaker(speaker)

        self.over.list_speakers(quotes, alone)

    # Where it leads

    def _open_source(self, source: Source) -> None:
        self._host.open_source(source, self.onward)

    @property
    def along(self) -> Along | None:
        """The way along the list that the article was chosen from."""
        visit = self.current.wanted
        return None if visit is None else visit.entrance.along

    @property
    def onward(self) -> Entrance:
        """How one comes from this article to another one."""
        visit = self.current.wanted
        return FROM_NOWHERE if visit is None else visit.entrance.onward

    def _show_text(self) -> None:
        """Take away all screens that lie over this one."""
        while self.app.screen is not self and len(self.app.screen_stack) > 1:
            over = self.app.screen
            self.app.pop_screen()
            if isinstance(over, KeyedScreen):
                over.release_keys()  # they were typed for what comes

    def put_away(self) -> None:
        """Save the place and take the box away: somebody else is to have the terminal."""
        self.leaving.save()
        self.boxes.close()

    def _back_to_list(self) -> bool:
        """To the list that the article was opened from, if it was; whether it was."""
        show_list = self.onward.show_list
        if show_list is not None:
            self.leaving.save()
            show_list()
        return show_list is not None

    def _drawn_screen(self) -> DrawnScreen | None:
        """What stands on the screen, if opening the article again would draw it: nothing else is open."""
        as_opened = self.panes.is_as_opened and self.body.has_focus and not self.asking.is_open
        if not as_opened or awaited(self.current.state) is not None:
            return None
        self.status.say("")
        return self._host.drawn_screen()
