"""Code in the styles of its language, found by Pygments when a code block comes into view."""

from bisect import bisect_left, bisect_right
from functools import lru_cache

from tui_reader.ui.text.drawing import Highlight

LONGEST = 20_000
"""Characters of code that are looked at; longer blocks stay plain, since lexers may be slow on strange text."""
# The first of these that a token's type begins with decides; the others are drawn as they are.
_STYLES = (
    ("Token.Keyword", "keyword"),
    ("Token.Operator.Word", "keyword"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Class", "name"),
    ("Token.Name.Tag", "keyword"),
    ("Token.Literal.String", "string"),
    ("Token.Comment.Preproc", "keyword"),
    ("Token.Comment", "comment"),
    ("Token.Generic.Heading", "keyword"),
)


def code_highlights(text: str, language: str, start: int, end: int) -> tuple[Highlight, ...]:
    """Those of `code_styles` that touch `[start, end)`, a line of the code."""
    styles = code_styles(text, language)
    return styles[bisect_right(styles, start, key=_end) : bisect_left(styles, end, key=_start)]


def _start(highlight: Highlight) -> int:
    return highlight.start


def _end(highlight: Highlight) -> int:
    return highlight.end


@lru_cache(64)
def code_styles(text: str, language: str) -> tuple[Highlight, ...]:
    """The ranges of `text` that its language's grammar marks; none for a language that nobody knows."""
    if not language or len(text) > LONGEST:
        return ()
    # 20 ms, and only with code on the screen.
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return ()
    found: list[Highlight] = []
    for start, token, piece in lexer.get_tokens_unprocessed(text):
        style = _style(str(token))
        if style and piece.strip():
            found.append(Highlight(start, start + len(piece), style))
    return tuple(found)


@lru_cache(256)
def _style(token: str) -> str:
    return next((style for name, style in _STYLES if token == name or token.startswith(name + ".")), "")
