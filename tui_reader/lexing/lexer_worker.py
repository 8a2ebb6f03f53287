"""The process that lexes: `lexer_worker MEMORY SECONDS`, pieces of code on standard input, their styles on its output.

In: a JSON list of [language, text]. Out: for each of them, in their order, a line with the numbers of its styles
(`styles.to_numbers`), or null where its language is not known, or its lexer fails or takes longer than SECONDS.
"""

import json
import os
import signal
import sys
from typing import TYPE_CHECKING

from tui_reader.lexing.lexers import lexer_named, styled
from tui_reader.lexing.styles import to_numbers
from tui_reader.process.confinement import OUT_OF_MEMORY, confine

if TYPE_CHECKING:
    from pygments.lexer import Lexer

TOTAL = 30
"""Seconds of computing after which the process ends whatever its lexers do with their own limit."""
_BEHIND = 10
_AGAIN = 0.1


class _TooSlow(BaseException):
    """The time of a piece is over; no error that a lexer may take for one of its own."""


def main() -> int:
    """Answer the pieces one after the other."""
    memory, seconds = int(sys.argv[1]), float(sys.argv[2])
    sink, sys.stdout = sys.stdout.buffer, sys.stderr
    os.nice(_BEHIND)
    asked = json.load(sys.stdin.buffer)
    lexers = {language: lexer_named(language) for language in {language for language, _ in asked}}
    # Python looks for signals between the steps of its expressions too, so that this ends a single slow match.
    signal.signal(signal.SIGPROF, _stop)
    confine(memory, TOTAL)
    try:
        for language, text in asked:
            sink.write(json.dumps(_numbers(lexers[language], text, seconds)).encode() + b"\n")
            sink.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    os._exit(0)


def _numbers(lexer: "Lexer | None", text: str, seconds: float) -> list[int] | None:
    if lexer is None:
        return None
    try:
        # Once more and again: a lexer may have a handler that takes everything.
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        try:
            return to_numbers(styled(lexer, text))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except MemoryError:
        raise
    except (_TooSlow, Exception):  # a grammar on a text that it was not written for raises what it likes
        return None


def _stop(signal_number: int, frame: object) -> None:
    raise _TooSlow
