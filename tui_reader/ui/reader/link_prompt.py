"""Letters on the links of the screen: typing one does with its link what was asked for."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui_reader.address import host
from tui_reader.ui.keys.keyed_screen import Asked
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.text.hint_names import chosen, hints_for, matching

if TYPE_CHECKING:
    from tui_reader.ui.reader.following import FollowingScreen


class Hinting:
    """One question which link is meant. word: what is done with it, for the status row; verb: that does it."""

    def __init__(self, screen: "FollowingScreen", word: str, verb: Callable[[int], None]) -> None:
        self._screen = screen
        self._marks = screen.body.link_marks
        self._word = word
        self._verb = verb

    def ask(self, seen: Sequence[int]) -> None:
        """Show the hints of these links, else of all on the screen, and wait for one to be typed."""
        screen, marks = self._screen, self._marks
        seen = seen or screen.body.links_seen()
        if not seen:
            screen.status.say("no link on the screen" if marks.links else "this article has no links")
            return
        marks.hints, marks.typed = hints_for(seen, screen.uses_numbers), ""
        self._draw()
        aside = f"type a {'number' if screen.uses_numbers else 'letter'} · Esc   {self._about()}"
        prompt = Prompt(f"{self._word}: ", aside=aside)
        screen.ask(Asked(prompt, lambda text: self._typed(text, True), self._typed, self._end))

    def _typed(self, text: str, entered: bool = False) -> None:
        marks = self._marks
        marks.typed = text
        hint = chosen(marks.hints, text, entered)
        if hint is not None:
            self._end()
            self._screen.close_box()
            self._screen.select_seen_link(hint.link)
            self._verb(hint.link)
        elif entered or not matching(marks.hints, text):
            self._end()
            self._screen.status.say(f"no link is called {text}" if text else "")
        else:
            self._draw()

    def _about(self) -> str:
        """Which hints lead to kept articles and which to other hosts."""
        marks = self._marks
        kept = [hint.name.upper() for hint in marks.hints if hint.link in marks.kept]
        other = [hint for hint in marks.hints if self._screen.is_other_host(marks.links[hint.link])]
        words = [f"{' '.join(kept)} kept"] if kept else []
        if other:
            hosts = dict.fromkeys(host(marks.links[hint.link].href).removeprefix("www.") for hint in other)
            names = " ".join(hint.name.upper() for hint in other)
            words.append(f"{names} other host{'s' if len(hosts) > 1 else ''}: {', '.join(hosts)}")
        return " · ".join(words)

    def _end(self) -> None:
        self._screen.stop_asking()
        self._marks.hints = ()
        self._draw()

    def _draw(self) -> None:
        self._screen.body.links_changed()
        if self._screen.peek is not None:
            self._screen.peek.refresh()
