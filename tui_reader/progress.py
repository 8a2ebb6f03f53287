"""How far something is that takes long, on one line of the terminal."""

import sys


def hide(words: str) -> None:
    """Where the line would be in the way."""


def show(words: str) -> None:
    """Show these words instead of those before; "" takes the line away. Nothing where standard error is no terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()
