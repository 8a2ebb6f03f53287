"""Links: select, follow, put away, open outside; every verb acts on the selected link, without one it shows hints."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from tui_reader.address import Linked, Source, clean_link, display, host, identity, network, parse_source
from tui_reader.article.links import Link, is_other_than_named, named_host
from tui_reader.errors import LibraryError, ReaderError
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verb, Verbs
from tui_reader.ui.opening.state import Current, Failed, no_text
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.shown_links import ShownLinks

OnLink = Callable[[int], None]
"""Does something with a link, by its index."""


class Box(Protocol):
    """What lies over the text for a while, and may have links in it."""

    @property
    def links_seen(self) -> Sequence[int] | None:
        """The links in the box; None when there is no box with a text."""

    def peek(self, index: int) -> None:
        """Look at a link."""

    def close(self) -> bool:
        """Take the box away; whether there was one."""

    def redraw(self) -> None:
        """The hints in it are others."""


class Outward(NamedTuple):
    """Where links lead to.

    open_source: another article on this screen. open_outside: the browser; returns what to say about it. list_links:
    all links of the article as a list.
    """

    open_source: Callable[[Source], None]
    open_outside: Callable[[str], str]
    list_links: "Callable[[Following, ShownLinks], None]"


class Following:
    """The keys of links. line_down: what Enter does with the keys of less while no link is selected.

    go_on: goes to what the end of the text leads to, if that is selected; whether it was.
    """

    def __init__(
        self,
        current: Current,
        body: Body,
        box: Box,
        outward: Outward,
        means: Means,
        line_down: Verb,
        go_on: Callable[[], bool],
    ) -> None:
        self._current = current
        self._body = body
        self._box = box
        self._outward = outward
        self._means = means
        self._line_down = line_down
        self._go_on = go_on
        self.verbs: Verbs = {
            "link.next": lambda count: self._step(count or 1),
            "link.prev": lambda count: self._step(-(count or 1)),
            "follow": self._follow,
            "hints.follow": self._hints_follow,
            "hints.outside": lambda count: self._on_selected("open outside", self.open_outside),
            "later": self._later,
            "links": self._list,
        }

    # What is selected

    @property
    def selected(self) -> Link | None:
        """The selected link, while it is seen."""
        shown = self._body.links
        return None if shown.selected is None else shown.links[shown.selected]

    def select(self, index: int | None) -> None:
        """Select a link, or none."""
        if index != self._body.links.selected:
            self._body.links.select(index)
            self._means.tell()

    def select_seen(self, index: int) -> None:
        """Select a link if it is on the screen."""
        if index in self._body.links.seen:
            self.select(index)

    def moved(self) -> None:
        """The text moved: a link that is scrolled away is selected no more, others may lead to kept articles."""
        selected = self._body.links.selected
        if selected is not None and selected not in self._body.links.seen:
            self._body.links.select(None)
        self.find_kept()

    def find_kept(self) -> None:
        """Ask the library, behind the text, which links near what is seen lead to kept articles."""
        shown = self._body.links
        if parts := [part for part in self._body.links.parts_seen if part not in shown.asked]:
            shown.asked.update(parts)
            self._means.behind(self._find_kept(shown, parts), group="kept-links")

    async def _find_kept(self, shown: ShownLinks, parts: Sequence[int]) -> None:
        asked = [index for part in parts for index in shown.links.in_part(part) if shown.links[index].to is None]
        kept = await self._means.reading.shelf.kept_among({shown.links[index].href for index in asked})
        found = shown.kept.difference(asked) | {index for index in asked if shown.links[index].href in kept}
        if found != shown.kept:
            shown.mark_kept(found)
            self._means.tell()

    def leads_to(self, index: int) -> str:
        """Where a link leads, for the status row: its address, whether it is another host and whether it is kept."""
        link = self._body.links.links[index]
        if link.to is not None:
            return f"→ note {link.text.strip('[] ')} · in this article" if link.note else "→ in this article"
        words = [f"→ {display(link.href) if clean_link(link.href) else link.href}"]
        if self.is_other_host(link):
            words.append("other host")
        if index in self._body.links.kept:
            words.append("kept")
        return " · ".join(words)

    def is_other_host(self, link: Link) -> bool:
        """Whether a link leads to another host than the article's."""
        there, here = host(link.href), host(self._current.address)
        return bool(there and here) and there.removeprefix("www.") != here.removeprefix("www.")

    def _step(self, by: int) -> None:
        """So many links on; the first one is looked for from the top of the screen."""
        shown, seen = self._body.links, self._body.links.seen
        if not shown.links:
            self._means.say("this article has no links")
            return
        before = shown.selected if shown.selected is not None else seen.start - 1 if by > 0 else seen.stop
        index = before + by
        if not 0 <= index < len(shown.links):
            self._means.say("last link" if index > 0 else "first link")
            index = max(0, min(index, len(shown.links) - 1))
        if index not in seen:
            self._body.view.bring_into_view(shown.links[index].at)
        self.select(index)

    # Keys

    def _follow(self, count: int | None) -> None:
        """The selected link, in place; with the keys of less, a line down while none is selected."""
        selected = self._body.links.selected
        if selected is not None:
            self.follow(selected)
        elif self._go_on():
            return
        elif self._means.reading.settings.preset == "less":
            self._line_down(count)
        else:
            self._means.say(self._means.keymap.word("hints.follow", "shows links"))

    def _hints_follow(self, count: int | None) -> None:
        """Hints; typing one follows the link. In the box that lies over the text: for its links."""
        in_box = self._box.links_seen
        if in_box is None:
            self.hint("follow", self.follow)
        elif in_box:
            self.hint("follow", self.follow, in_box)
        else:
            self._means.say("no link in the box")

    def _later(self, count: int | None) -> None:
        """What could not be opened just now, else the selected link, into the queue; else one is asked for."""
        state, selected = self._current.state, self._body.links.selected
        if isinstance(state, Failed) and state.visit.source.address:
            self._put_away_behind(state.visit.source.address)
        elif selected is not None:
            self.put_away(selected)
        elif self._current.document is None:
            self._means.say(no_text(state))
        else:
            self._means.hold_keys()
            self._means.behind(self._ask_what_later(), group="later", exclusive=True)

    async def _ask_what_later(self) -> None:
        """Ask which link is meant; an article that is not in the queue is offered with them, or alone."""
        current, reading = self._current, self._means.reading
        try:
            queued = {entry.address for entry in await reading.shelf.queue()}
            address = current.asked_address
            known = {identity(one) for one in (address, current.address) if one}
            if not known or known & queued or not reading.keeper.keeps:
                self.hint("read later", self.put_away)
            elif self._body.links.seen:
                self.hint("read later", self.put_away, this=lambda: self._put_away_behind(address))
            else:
                self._means.asking.question("Put this article into the queue?", lambda: self._put_away_behind(address))
        finally:
            self._means.release_keys()

    def _list(self, count: int | None) -> None:
        """All links of the article; of every one is said whether it leads to a kept article."""
        shown = self._body.links
        if not shown.links or self._current.document is None:
            self._means.say("this article has no links")
            return
        self._outward.list_links(self, shown)

    async def find_all_kept(self, shown: ShownLinks) -> None:
        """Ask of every link of the text whether it leads to a kept article."""
        parts = [part for part in range(shown.links.part_count) if part not in shown.asked]
        shown.asked.update(parts)
        await self._find_kept(shown, parts)

    def _on_selected(self, name: str, verb: OnLink) -> None:
        selected = self._body.links.selected
        if selected is not None:
            verb(selected)
        else:
            self.hint(name, verb)

    # What is done with a link

    def follow(self, index: int) -> None:
        """Go where a link leads."""
        link = self._body.links.links[index]
        if link.to is not None:
            self.select(None)
            self._body.view.go_to(link.to, "link")
        elif (source := self._source(link)) is not None:
            self._sure(link, "Go?", lambda linked: self._open(source._replace(linked=linked)))

    def _sure(self, link: Link, what: str, yes: Callable[[Linked], None]) -> None:
        """Do it with the network that the link comes from; ask first where it leads to what nobody would expect.

        That is another host than its words name, and the own network from outside; whoever says yes may go there.
        """
        there, here = host(link.href), self._means.reading.network_of(self._current.address)
        if is_other_than_named(link.text, there):
            ask = f"It says {named_host(link.text)} and leads to {there}. {what}"
        elif network(there) not in ("public", here):
            ask = f"It leads into your own network: {there}. {what}"
        else:
            yes(here)
            return
        self._means.asking.question(ask, lambda: yes(here if network(there) == "public" else ""))

    def _open(self, source: Source) -> None:
        if source.address and identity(source.address) == identity(self._current.address):
            self._means.say("this link leads to the article you are reading")
        else:
            self._outward.open_source(source)

    def _source(self, link: Link) -> Source | None:
        """The source of a link; None, and a word about it, when it is not for the reader. No link opens a file."""
        address = clean_link(link.href)
        if address is None:
            self._means.say(f"only web addresses can be followed: {link.href}")
            return None
        try:
            return parse_source(address, lambda _: False)
        except ReaderError as error:
            self._means.say(str(error))
            return None

    def open_outside(self, index: int) -> None:
        """A link in the browser."""
        link = self._body.links.links[index]
        self._sure(link, "Open it?", lambda _: self._means.say(self._outward.open_outside(link.href)))

    def put_away(self, index: int) -> None:
        """A link into the queue, fetched behind the text."""
        link = self._body.links.links[index]
        if (source := self._source(link)) is not None:
            self._sure(link, "Put it away?", lambda linked: self._put_away_behind(source.address, linked))

    def _put_away_behind(self, address: str, linked: Linked = "") -> None:
        self._means.behind(self._put_away(identity(address), linked), group="putting-away")

    async def _put_away(self, address: str, linked: Linked = "") -> None:
        reading = self._means.reading
        if not reading.keeper.keeps:
            self._means.say("nothing is kept, so there is no queue")
            return
        try:
            await reading.shelf.enqueue([address])
        except LibraryError as error:
            self._means.say(f"! not put away: {error}")
            return
        entries = await reading.shelf.queue()
        entry = next((entry for entry in entries if entry.address == address), None)
        self._means.say(f"put away for later · {len(entries)} in the queue · {display(address)}")
        if entry is not None and entry.article is None and not reading.options.offline:
            await reading.fetch_behind(address, linked)
            self._body.links.asked.clear()
            self.find_kept()

    def hint(self, word: str, verb: OnLink, seen: Sequence[int] = (), this: Callable[[], None] | None = None) -> None:
        """Ask which link is meant: of these, else of all on the screen; this: what is done with the article instead."""
        from tui_reader.ui.reader.link_prompt import LinkPrompt  # only for those who press its keys

        LinkPrompt(self._body, self._box, self, self._means, word, verb, this).ask(seen)
