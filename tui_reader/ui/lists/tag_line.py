"""The line on which tags are typed; Tab completes them by those that there are."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.prompt import Prompt

SHOWN = 6
"""Tags that are offered beside the line."""


class Typing(NamedTuple):
    """What a line needs of the row on which it is typed. note: says something beside it. instead: replaces it."""

    ask: Callable[[Asked], None]
    note: Callable[[str], None]
    instead: Callable[[str], None]


class TagLine:
    """Asks for tags. known: all there are, the commonest first."""

    def __init__(self, typing: Typing, known: Sequence[str]) -> None:
        self._typing = typing
        self._known = known
        self._text = ""
        self._base: str | None = None
        self._turn = 0

    def ask(self, label: str, text: str, done: Callable[[str], None]) -> None:
        """Let the line be typed, beginning with `text`."""
        prompt = Prompt(label, text, len(text), offer(text, self._known))
        self._text = text
        self._typing.ask(Asked(prompt, done, self._changed, other=self._other))

    def _changed(self, text: str) -> None:
        self._base, self._text = None, text
        self._typing.note(offer(text, self._known))

    def _other(self, key: str) -> None:
        """Tab: the next tag that the word may be; with Shift the one before."""
        if key not in ("tab", "shift+tab"):
            return
        base = self._text if self._base is None else self._base
        found = candidates(base, self._known)
        if not found:
            return
        step = 1 if key == "tab" else -1
        self._turn = 0 if self._base is None else (self._turn + step) % len(found)
        self._typing.instead(completed(base, found[self._turn]))
        self._base = base


def candidates(text: str, known: Sequence[str]) -> list[str]:
    """The tags that the word at the end of a line may become, and that are not in it yet."""
    *before, word = text.split(" ")
    there = {one.lstrip("-#").casefold() for one in before}
    begun = word.lstrip("-#").casefold()
    return [name for name in known if name.casefold().startswith(begun) and name.casefold() not in there]


def completed(text: str, name: str) -> str:
    """The line with that tag in the place of its last word."""
    before, blank, word = text.rpartition(" ")
    sign = "-" if word.startswith("-") else ""
    return f"{before}{blank}{sign}{name} "


def offer(text: str, known: Sequence[str]) -> str:
    """What is said beside the line: the tags that Tab would write."""
    found = candidates(text, known)
    return f"Tab: {' '.join(found[:SHOWN])}{' …' if len(found) > SHOWN else ''}" if found else ""
