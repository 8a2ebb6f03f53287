"""The lexer's process as the program sees it: asked about some pieces of code, answering one after the other."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from tui_reader.lexing.styles import Code, Styled, from_numbers
from tui_reader.process.program import Process

LONGEST = 50_000
"""Characters of the longest piece that is lexed; what is longer stays plain."""
PIECE_SECONDS = 1.0
"""Seconds of computing for a piece; ordinary code of the longest kind takes a tenth."""
SECONDS = 15.0
"""How long all pieces of one question may take."""
MEMORY = 200_000_000
"""Bytes of data that the process may hold."""
MOST = 8_000_000
"""Bytes of its answer: some ten for each token, of which a character has at most one."""


async def lexed(pieces: Sequence[Code]) -> AsyncGenerator[tuple[Styled, ...]]:
    """The styles of each piece in their order, none for those that could not be lexed in time.

    A piece that ends the process has none either, and those behind it are asked again. Closing the iterator ends the
    process. Raises ReaderError when it can not be started.
    """
    left = list(pieces)
    while left:
        done = 0
        async with aclosing(_answers(left)) as answers:
            async for styled in answers:
                done += 1
                yield styled
        if done < len(left):
            done += 1
            yield ()
        del left[:done]


async def _answers(pieces: Sequence[Code]) -> AsyncGenerator[tuple[Styled, ...]]:
    """The answers of one process, up to the piece that ends it."""
    process = Process("tui_reader.lexing.lexer_worker", str(MEMORY), str(PIECE_SECONDS), seconds=SECONDS, most=MOST)
    try:
        answer = await process.ask(json.dumps(pieces).encode())
        for piece in pieces:
            line = await answer.readline()
            if not line.endswith(b"\n"):
                return
            yield _read(line, piece)
    except ValueError:  # a longer line than one may be
        return
    finally:
        process.kill()


def _read(line: bytes, piece: Code) -> tuple[Styled, ...]:
    """The styles of a piece; its process has read foreign text, so that it is not believed."""
    try:
        return from_numbers(json.loads(line), len(piece.text))
    except (ValueError, RecursionError):
        return ()
