"""Giving the selected text, or the article, to a program of the person, and showing what it writes."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Mapping
from typing import NamedTuple, Protocol

from textual.worker import Worker

from tui_reader.article.document import Document, Position
from tui_reader.export.excerpt import excerpt
from tui_reader.process.filter import Answered, Filter
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.opening.state import Current
from tui_reader.ui.outside.piped import Piped, ended, piped, readable, shell_of, variables
from tui_reader.ui.passages.copying import shared

MOST_NAMED = 24
"""Cells of a program beside the line that is typed."""


class Passage(NamedTuple):
    """A part of the text, and where it begins; None: it is all of it."""

    text: str
    at: Position | None


class Picked(Protocol):
    """What is picked out of the text."""

    @property
    def quote(self) -> int | None:
        """The current quote."""

    def take_passage(self) -> Passage | None:
        """What is selected, which it is no more; None when nothing is."""


class Piping:
    """The key |. One program at a time: another one takes its place.

    lend: gives the terminal to a program with a text and variables; returns what to say. show: a title, what a program
    wrote, and the place that it is about.
    """

    def __init__(
        self,
        current: Current,
        picked: Picked,
        means: Means,
        lend: Callable[[Piped, str, Mapping[str, str]], str],
        show: Callable[[str, str, Position | None], Coroutine[None, None, None]],
    ) -> None:
        self._current = current
        self._picked = picked
        self._means = means
        self._lend = lend
        self._show = show
        self._last = self._words = ""
        self._running: Worker[None] | None = None
        self.verbs: Verbs = {"pipe": self._ask}

    @property
    def running(self) -> str:
        """What the status row says of the program that runs; "" when none does."""
        is_running = self._running is not None and not self._running.is_finished
        return f"{shortened(self._words, MOST_NAMED)} runs" if is_running else ""

    def stop(self) -> bool:
        """End the program that runs; whether one did."""
        if self._running is None or not self.running:
            return False
        self._running.cancel()
        self._running = None
        self._means.say("stopped")
        self._means.tell()
        return True

    def _ask(self, count: int | None) -> None:
        """Ask for a program; those of the settings are named, and Enter alone takes the last one."""
        document = self._current.document
        if document is None:
            self._means.say("there is no text to give away")
            return
        named = [f"{name} {shortened(_words(command), MOST_NAMED)}" for name, command in self._named]
        enter = self._means.keymap.told("↵")
        aside = " · ".join([f"{enter} {shortened(self._last, MOST_NAMED)} again"] * bool(self._last) + named)
        self._means.asking.ask(Asked(Prompt("| ", aside=aside), lambda typed: self._typed(document, typed)))

    @property
    def _named(self) -> tuple[tuple[str, str | tuple[str, ...]], ...]:
        return self._means.reading.settings.pipe

    def _typed(self, document: Document, typed: str) -> None:
        typed = typed.strip() or self._last
        found = piped(typed, self._named, shell_of(os.environ))
        if found is None:
            return
        self._last = typed
        quote = self._picked.quote
        passage = self._picked.take_passage() or Passage(_article(document), None)
        words = "" if quote is None else document.quotes[quote].text
        told = variables(shared(document).final_url, document.title, words)
        if found.in_terminal:
            self._means.say(self._lend(found, passage.text, told))
            return
        self._words = found.words
        self._running = self._means.behind(self._run(found, passage, told), group="pipe", exclusive=True)
        self._means.tell()

    async def _run(self, found: Piped, passage: Passage, told: Mapping[str, str]) -> None:
        try:
            started = Filter(found.command, f"{passage.text}\n".encode("utf-8", "replace"), told)
        except (OSError, ValueError):  # it is not there, or there is a NUL in its words
            self._means.say(ended(shortened(found.words, MOST_NAMED), None))
            return
        try:
            answer = await asyncio.to_thread(started.read)
        finally:
            started.kill()
        self._running = None
        self._means.tell()
        await self._answered(found, passage, answer)

    async def _answered(self, found: Piped, passage: Passage, answer: Answered) -> None:
        """Show what it wrote; where that is nothing, say how it ended."""
        text = readable(answer.written)
        how = "more than 1 MB" if answer.is_cut else f"ended with {answer.code}" if answer.code else ""
        if text:
            self._means.say("")
            await self._show(" · ".join(filter(None, (found.words, how))), text, passage.at)
        else:
            self._means.say(ended(shortened(found.words, MOST_NAMED), answer.code))


def _article(document: Document) -> str:
    """The whole text under its title."""
    last = len(document.blocks) - 1
    text = (
        excerpt(document.blocks, Position(0, 0), Position(last, len(document.blocks[last].text))) if last >= 0 else ""
    )
    return "\n\n".join(filter(None, (document.title, text)))


def _words(command: str | tuple[str, ...]) -> str:
    return command if isinstance(command, str) else " ".join(command)
