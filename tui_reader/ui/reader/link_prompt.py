"""Letters on the links of the screen: typing one does with its link what was asked for."""

from collections.abc import Callable, Sequence
from typing import Protocol

from tui_reader.address import host
from tui_reader.article.links import Link
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.hint_names import Hint, chosen, hints_for, matching

THIS = "y"
"""The answer that means the article itself; no hint has this letter."""


class Box(Protocol):
    """What lies over the text for a while."""

    def close(self) -> bool:
        """Take it away."""

    def redraw(self) -> None:
        """The hints in it are others."""


class Selecting(Protocol):
    """What knows of links, and selects one."""

    def select_seen(self, index: int) -> None:
        """Select a link if it is on the screen."""

    def is_other_host(self, link: Link) -> bool:
        """Whether it leads to another host than the article's."""


class LinkPrompt:
    """One question which link is meant. word: what is done with it, for the status row; verb: that does it.

    this: does it with the article itself, which then is an answer too.
    """

    def __init__(
        self,
        body: Body,
        box: Box,
        selecting: Selecting,
        means: Means,
        word: str,
        verb: Callable[[int], None],
        this: Callable[[], None] | None = None,
    ) -> None:
        self._body = body
        self._box = box
        self._selecting = selecting
        self._means = means
        self._shown = body.links
        self._word = word
        self._verb = verb
        self._this = this

    def ask(self, seen: Sequence[int]) -> None:
        """Show the hints of these links, else of all on the screen, and wait for one to be typed."""
        shown, settings = self._shown, self._means.reading.settings
        seen = seen or self._body.links.seen
        if not seen:
            self._means.say("no link on the screen" if shown.links else "this article has no links")
            return
        numbers = settings.plain or settings.hints == "numbers"
        self._draw(hints_for(seen, numbers))
        end = self._means.keymap.key_of("close")
        this = f"{THIS} this article" if self._this is not None else ""
        words = (this, f"type a {'number' if numbers else 'letter'}", end, self._about())
        aside = " · ".join(filter(None, words))
        prompt = Prompt(f"{self._word}: ", aside=aside)
        self._means.asking.ask(Asked(prompt, lambda text: self._typed(text, True), self._typed, self._end))

    def _typed(self, text: str, entered: bool = False) -> None:
        shown = self._shown
        if self._this is not None and text.lower() in (THIS, "") and (text or entered):
            self._end()
            self._this()
            return
        hint = chosen(shown.hints, text, entered)
        if hint is not None:
            self._end()
            self._box.close()
            self._selecting.select_seen(hint.link)
            self._verb(hint.link)
        elif entered or not matching(shown.hints, text):
            self._end()
            self._means.say(f"no link is called {text}" if text else "")
        else:
            self._draw(shown.hints, text)

    def _about(self) -> str:
        """Which hints lead to kept articles and which to other hosts."""
        shown = self._shown
        kept = [hint.name.upper() for hint in shown.hints if hint.link in shown.kept]
        other = [hint for hint in shown.hints if self._selecting.is_other_host(shown.links[hint.link])]
        words = [f"{' '.join(kept)} kept"] if kept else []
        if other:
            hosts = dict.fromkeys(host(shown.links[hint.link].href).removeprefix("www.") for hint in other)
            names = " ".join(hint.name.upper() for hint in other)
            words.append(f"{names} other host{'s' if len(hosts) > 1 else ''}: {', '.join(hosts)}")
        return " · ".join(words)

    def _end(self) -> None:
        self._means.asking.stop()
        self._draw(())

    def _draw(self, hints: tuple[Hint, ...], typed: str = "") -> None:
        self._shown.show_hints(hints, typed)
        self._box.redraw()
