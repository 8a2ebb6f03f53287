"""The part of the reading screen that deals with links: select, follow, hint, peek, put away, open outside."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui_reader.address import Source, clean_link, display, host, identity, parse_source
from tui_reader.article.document import Position
from tui_reader.article.links import Link, is_other_than_named, named_host
from tui_reader.errors import LibraryError, ReaderError
from tui_reader.ui.reader.opening import OpeningScreen
from tui_reader.ui.text.body import Body

if TYPE_CHECKING:
    from tui_reader.ui.boxes.figures import Figures
    from tui_reader.ui.boxes.peek import Peek

Verb = Callable[[int], None]


class FollowingScreen(OpeningScreen):
    """Every verb acts on the selected link; without one it shows hints."""

    body: Body
    from_articles = False
    # The boxes over the text are made for those who press their keys.
    peek: "Peek | None" = None
    figures: "Figures | None" = None

    # What is selected

    @property
    def selected_link(self) -> Link | None:
        """The selected link, while it is seen."""
        marks = self.body.link_marks
        return None if marks.selected is None else marks.links[marks.selected]

    def select_link(self, index: int | None) -> None:
        """Select a link, or none."""
        if index != self.body.link_marks.selected:
            self.body.link_marks.selected = index
            self.body.links_changed()
            self.tell()

    def select_seen_link(self, index: int) -> None:
        """Select a link if it is on the screen."""
        if index in self.body.links_seen():
            self.select_link(index)

    def forget_unseen_link(self) -> None:
        """A link that is scrolled away is selected no more."""
        selected = self.body.link_marks.selected
        if selected is not None and selected not in self.body.links_seen():
            self.body.link_marks.selected = None
            self.body.links_changed()

    def find_kept_links(self) -> None:
        """Ask the library, behind the text, which links near what is seen lead to kept articles."""
        marks = self.body.link_marks
        if parts := [part for part in self.body.parts_seen() if part not in marks.asked]:
            marks.asked.update(parts)
            self.run_worker(self._find_kept(parts), group="kept-links")

    async def _find_kept(self, parts: Sequence[int]) -> None:
        marks = self.body.link_marks
        asked = [index for part in parts for index in marks.links.in_part(part) if marks.links[index].to is None]
        kept = await self.reader.reading.shelf.kept_among({marks.links[index].href for index in asked})
        found = marks.kept.difference(asked) | {index for index in asked if marks.links[index].href in kept}
        if marks is self.body.link_marks and found != marks.kept:
            marks.kept = found
            self.body.links_changed()
            self.tell()

    def leads_to(self, index: int) -> str:
        """Where a link leads, for the status row: its address, whether it is another host and whether it is kept."""
        link = self.body.link_marks.links[index]
        if link.to is not None:
            return f"→ note {link.text.strip('[] ')} · in this article" if link.note else "→ in this article"
        words = [f"→ {display(link.href) if clean_link(link.href) else link.href}"]
        if self.is_other_host(link):
            words.append("other host")
        if index in self.body.link_marks.kept:
            words.append("kept")
        return " · ".join(words)

    def is_other_host(self, link: Link) -> bool:
        """Whether a link leads to another host than the article's."""
        there, here = host(link.href), host(self.visit.address if self.visit else "")
        return bool(there and here) and there.removeprefix("www.") != here.removeprefix("www.")

    # Selecting

    def do_link_next(self, count: int | None) -> None:
        """The next link; the first one is looked for from the top of the screen."""
        self._step_link(count or 1)

    def do_link_prev(self, count: int | None) -> None:
        """The link before."""
        self._step_link(-(count or 1))

    def _step_link(self, by: int) -> None:
        marks, seen = self.body.link_marks, self.body.links_seen()
        if not marks.links:
            self.status.say("this article has no links")
            return
        before = marks.selected if marks.selected is not None else seen.start - 1 if by > 0 else seen.stop
        index = before + by
        if not 0 <= index < len(marks.links):
            self.status.say("last link" if index > 0 else "first link")
            index = max(0, min(index, len(marks.links) - 1))
        if index not in seen:
            self.body.bring_into_view(marks.links[index].at)
        self.select_link(index)

    # Verbs

    def do_follow(self, count: int | None) -> None:
        """The selected link, in place; with the keys of less, a line down while none is selected."""
        if self.selected_link is None and self.reader.reading.settings.preset == "less":
            self.run_command("line.down", count)
            return
        self._on_selected(self.follow, hint=False)

    def do_hints_follow(self, count: int | None) -> None:
        """Hints; typing one follows the link. In the box that lies over the text: for its links."""
        if self.peek is None or not self.peek.is_open:
            self._hint("follow", self.follow)
        elif self.peek.links_seen:
            self._hint("follow", self.follow, self.peek.links_seen)
        else:
            self.status.say("no link in the box")

    def do_hints_outside(self, count: int | None) -> None:
        """The selected link in the browser."""
        self._on_selected(self.follow_outside)

    def do_later(self, count: int | None) -> None:
        """The selected link into the queue."""
        self._on_selected(self.put_away)

    def do_peek(self, count: int | None) -> None:
        """A look at the selected link, else at the wide table on the screen, else at the only link on it."""
        seen, wide = self.body.links_seen(), self.body.wide_block()
        if self.body.link_marks.selected is None and wide is not None:
            self._show_whole(wide)
        elif self.body.link_marks.selected is None and len(seen) == 1:
            self._peek(seen.start)
        else:
            self._on_selected(self._peek, "peek at")

    def do_links(self, count: int | None) -> None:
        """All links of the article."""
        if self.body.link_marks.links and self.has_text:
            self.run_worker(self._list_links(), exclusive=True, group="links")
        else:
            self.status.say("this article has no links")

    async def _list_links(self) -> None:
        """The list says of every link whether it leads to a kept article."""
        from tui_reader.ui.lists.links_list import LinksScreen  # with what all lists need 5 ms

        marks = self.body.link_marks
        await self._find_kept([part for part in range(marks.links.part_count) if part not in marks.asked])
        marks.asked.update(range(marks.links.part_count))
        if marks is self.body.link_marks:
            self.app.push_screen(LinksScreen(self, marks))

    def _on_selected(self, verb: Verb, name: str = "", hint: bool = True) -> None:
        selected = self.body.link_marks.selected
        if selected is not None:
            verb(selected)
        elif hint:
            names = {"follow_outside": "open outside", "put_away": "read later"}
            self._hint(name or names.get(verb.__name__, verb.__name__), verb)
        else:
            self.status.say(f"{self.keymap.key_of('hints.follow')} shows links")

    def follow(self, index: int) -> None:
        """Go where a link leads. Words that name another host than the address are asked about first."""
        link = self.body.link_marks.links[index]
        if link.to is not None:
            self.select_link(None)
            self.go_in_article(link.to)
            return
        there = host(link.href)
        if there and is_other_than_named(link.text, there):
            self.question(f"It says {named_host(link.text)} and leads to {there}. Go?", lambda: self._open_link(link))
        else:
            self._open_link(link)

    def go_in_article(self, position: Position) -> None:
        """Jump within the article."""
        self.body.go_to(position, "link")

    def _open_link(self, link: Link) -> None:
        source = self.link_source(link)
        if source is None:
            return
        if self.visit is not None and source.address and identity(source.address) == identity(self.visit.address):
            self.status.say("this link leads to the article you are reading")
            return
        self.reader.open_source(source, self.from_articles)

    def link_source(self, link: Link) -> Source | None:
        """The source of a link; None, and a word about it, when it is not for the reader. No link opens a file."""
        address = clean_link(link.href)
        if address is None:
            self.status.say(f"only web addresses can be followed: {link.href}")
            return None
        try:
            return parse_source(address, lambda _: False)
        except ReaderError as error:
            self.status.say(str(error))
            return None

    def follow_outside(self, index: int) -> None:
        """A link in the browser."""
        self.status.say(self.reader.open_outside(self.body.link_marks.links[index].href))

    def put_away(self, index: int) -> None:
        """A link into the queue, fetched behind the text."""
        source = self.link_source(self.body.link_marks.links[index])
        if source is not None:
            self.run_worker(self._put_away(identity(source.address)), group="later")

    async def _put_away(self, address: str) -> None:
        reading = self.reader.reading
        if not reading.keeper.keeps:
            self.status.say("nothing is kept, so there is no queue")
            return
        try:
            await reading.shelf.enqueue([address])
        except LibraryError as error:
            self.status.say(f"! not put away: {error}")
            return
        entries = await reading.shelf.queue()
        entry = next((entry for entry in entries if entry.address == address), None)
        self.status.say(f"put away for later · {len(entries)} in the queue · {display(address)}")
        if entry is not None and entry.article is None and not reading.options.offline:
            await reading.fetch_behind(address)
            self.body.link_marks.asked.clear()
            self.find_kept_links()

    # Figures

    def do_image(self, count: int | None) -> None:
        """Fetch and show the first figure on the screen; once more: take it away."""
        if self.figures is None:
            from tui_reader.ui.boxes.figures import Figures  # only for those who press its key

            self.figures = Figures(self)
        if not self.figures.close():
            self.figures.show_first()

    @property
    def is_peeking(self) -> bool:
        """Whether the box of a note, or of the beginning of a kept article, is open."""
        return self.peek is not None and self.peek.is_open

    @property
    def has_box(self) -> bool:
        """Whether a box lies over the text: a note or a picture."""
        return self.is_peeking or (self.figures is not None and self.figures.is_open)

    def stop_picture(self) -> bool:
        """Stop fetching a picture; whether one was being fetched."""
        return self.figures is not None and self.figures.stop()

    # Hints

    @property
    def uses_numbers(self) -> bool:
        """Whether hints are numbers."""
        settings = self.reader.reading.settings
        return settings.plain or settings.hints == "numbers"

    def _hint(self, word: str, verb: Verb, seen: Sequence[int] = ()) -> None:
        from tui_reader.ui.reader.link_prompt import Hinting  # only for those who press its keys

        Hinting(self, word, verb).ask(seen)

    # Peeking

    def run_command(self, id: str, count: int | None = None) -> None:
        """Run a command; whatever is done with the text, the box that lies over it goes first."""
        for_box = ("redraw", "copy", "hints.follow") if self.is_peeking else ("image",)
        if id not in ("close", "quit", "interrupt", *for_box):
            self.close_box()
        super().run_command(id, count)

    def _peek(self, index: int) -> None:
        self.select_link(index)
        self.run_worker(self._peeked(index), exclusive=True, group="peek")

    async def _peeked(self, index: int) -> None:
        from tui_reader.ui.boxes.peek import Peek, peek_at

        link, document = self.body.link_marks.links[index], self.visit.document if self.visit else None
        if document is None:
            return
        kept = None if link.to is not None else await self.reader.reading.shelf.first_lines(link.href)
        shown = peek_at(document, link, kept, self.body.link_marks.links)
        if shown is None:
            self.status.say(f"not kept, so there is nothing to peek at · {self.keymap.key_of('later')} puts it away")
        elif self.body.link_marks.selected == index:
            words = {"follow": "go there", "hints.follow": "its links", "copy": "copy", "close": "close"}
            keys = [(self.keymap.key_of(id), word) for id, word in words.items() if id != "hints.follow" or shown.links]
            if self.peek is None:
                self.peek = Peek()
                await self.mount(self.peek)
            self.peek.framed = not self.reader.plain
            self.peek.show(shown, self.body, self.body.row_of(link.at), [(key, word) for key, word in keys if key])
            self.tell()

    def _show_whole(self, index: int) -> None:
        from tui_reader.ui.text.whole import WholeScreen  # only for those who press its key

        if self.body.document is not None:
            block = self.body.document.blocks[index]
            self.app.push_screen(WholeScreen(block, self.body.glyphs, self.body.plain))

    def close_box(self) -> bool:
        """Take the box away; whether there was one."""
        was = self.has_box
        if self.peek is not None:
            self.peek.close()
        if self.figures is not None:
            self.figures.close()
        return was
