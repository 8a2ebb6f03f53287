"""Letters on the sentences of the screen: typing one selects its sentence."""

from collections.abc import Callable, Iterator

from tui_reader.article import boundaries
from tui_reader.article.document import Position
from tui_reader.article.search import Range
from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.hint_names import Hint, chosen, hints_for, matching


class SentencePrompt:
    """One question which sentence is meant. take: selects it."""

    def __init__(self, body: Body, means: Means, take: Callable[[Range], None]) -> None:
        self._body = body
        self._means = means
        self._take = take
        self._seen = tuple(self._sentences())
        numbers = means.reading.settings.plain or means.reading.settings.hints == "numbers"
        self._word = "number" if numbers else "letter"
        self._hints = hints_for(range(len(self._seen)), numbers)

    def ask(self) -> None:
        """Show the letters and wait for one to be typed."""
        if not self._seen:
            self._means.say("no sentence begins on the screen")
            return
        self._draw(self._hints)
        aside = " · ".join(filter(None, (f"type a {self._word}", self._means.keymap.key_of("close"))))
        asked = Asked(Prompt("sentence: ", aside=aside), lambda text: self._typed(text, True), self._typed, self._end)
        self._means.asking.ask(asked)

    def _sentences(self) -> Iterator[Range]:
        """Those that begin on the screen; tables and code have none."""
        if self._body.document is None:
            return
        blocks = self._body.document.blocks
        first, below = self._body.view.span
        for number in range(first.block, min(below.block + 1, len(blocks))):
            block = blocks[number]
            if block.kind in ("TABLE", "CODE", "RULE") or not block.text.strip():
                continue
            for begin in boundaries.sentences(block.text):
                start, end = boundaries.sentence_at(blocks, Position(number, begin))
                if first <= start < below and start < end:
                    yield Range(start, end)

    def _typed(self, text: str, entered: bool = False) -> None:
        hint = chosen(self._hints, text, entered)
        if hint is not None:
            self._end()
            self._take(self._seen[hint.link])
        elif entered or not matching(self._hints, text):
            self._end()
            self._means.say(f"no sentence is called {text}" if text else "")
        else:
            self._draw(matching(self._hints, text))

    def _end(self) -> None:
        self._means.asking.stop()
        self._draw(())

    def _draw(self, hints: tuple[Hint, ...]) -> None:
        self._body.overlay.show_names({self._seen[hint.link].start: hint.name.upper() for hint in hints})
