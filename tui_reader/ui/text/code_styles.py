"""Code in the styles of its language: asked for when it comes into view, plain until the answer is there."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Coroutine, Sequence
from contextlib import aclosing

from tui_reader.article.document import Block
from tui_reader.errors import ReaderError
from tui_reader.lexing.lexing import LONGEST, lexed
from tui_reader.lexing.styles import Code
from tui_reader.ui.text.drawing import Highlight

AHEAD = 20_000
"""Characters of code that one question is about: what is seen, and what follows it."""
BLOCKS_AHEAD = 32
"""Blocks that are looked at for it."""
LONGEST_NAME = 40
"""Characters of the longest name of a language."""
MISSED = 50
"""Blocks that are waited for; those that were seen before them are asked for when they are drawn again."""
KEPT = 1_000_000
"""Characters of code whose styles are remembered."""


class CodeStyles:
    """The styles of code that is seen or was seen lately. Whoever draws asks for them, and never waits.

    begin: runs work behind the keys. redraw: the styles of something that was drawn without them are there.
    """

    def __init__(self, begin: Callable[[Coroutine[None, None, None]], object], redraw: Callable[[], None]) -> None:
        self._begin = begin
        self._redraw = redraw
        self._known: dict[Code, tuple[Highlight, ...]] = {}
        self._size = 0
        self._missed: dict[Code, tuple[Sequence[Block], int]] = {}
        self._is_asking = False

    def of(self, blocks: Sequence[Block], number: int, start: int, end: int) -> tuple[Highlight, ...]:
        """Those of block `number` that touch `[start, end)`, a line of the code; none as long as they are not known."""
        code = _code(blocks[number])
        if code is None:
            return ()
        styles = self._known.get(code)
        if styles is None:
            self._miss(code, blocks, number)
            return ()
        return styles[bisect_right(styles, start, key=_end) : bisect_left(styles, end, key=_start)]

    def _miss(self, code: Code, blocks: Sequence[Block], number: int) -> None:
        """Ask for a block that is seen, after what is being asked; the one that was seen last comes first."""
        self._missed[code] = self._missed.pop(code, (blocks, number))
        if len(self._missed) > MISSED:
            del self._missed[next(iter(self._missed))]
        if not self._is_asking:
            self._is_asking = True
            self._begin(self._ask())

    async def _ask(self) -> None:
        """One question after the other, until all that was seen is known."""
        try:
            while self._missed:
                pieces = self._pieces(*next(reversed(self._missed.values())))
                learned = iter(pieces)
                async with aclosing(lexed(pieces)) as answers:
                    async for styled in answers:
                        self._keep(next(learned), tuple([Highlight(*one) for one in styled]))
            self._is_asking = False
        except ReaderError:  # no process could be started: code stays plain from now on
            self._missed.clear()

    def _pieces(self, blocks: Sequence[Block], number: int) -> Sequence[Code]:
        """The code of a block and of those that follow it, as far as it is not known."""
        pieces: list[Code] = []
        size = 0
        for at in range(number, min(number + BLOCKS_AHEAD, len(blocks))):
            code = _code(blocks[at])
            if code is not None and code not in self._known and code not in pieces:
                size += len(code.text)
                if pieces and size > AHEAD:
                    break
                pieces.append(code)
        return pieces

    def _keep(self, code: Code, styles: tuple[Highlight, ...]) -> None:
        """Remember styles; those that were learned first go."""
        self._known[code] = styles
        self._size += len(code.text)
        while self._size > KEPT:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._size -= len(oldest.text)
        if self._missed.pop(code, None) and styles:
            self._redraw()


def _code(block: Block) -> Code | None:
    """What of a block can have styles: code in a language, and not too much of it."""
    if block.kind != "CODE" or not 0 < len(block.text) <= LONGEST or not 0 < len(block.language or "") <= LONGEST_NAME:
        return None
    assert block.language is not None
    return Code(block.language, block.text)


def _start(highlight: Highlight) -> int:
    return highlight.start


def _end(highlight: Highlight) -> int:
    return highlight.end
