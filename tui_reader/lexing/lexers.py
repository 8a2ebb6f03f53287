"""A text and the name of its language -> its styled ranges."""

from functools import lru_cache
from typing import TYPE_CHECKING

from tui_reader.lexing.styles import Styled

if TYPE_CHECKING:
    from pygments.lexer import Lexer

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


def lexer_named(language: str) -> "Lexer | None":
    """The lexer of a language, its modules imported; None for one that nobody knows."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        # Code in the blocks of a text would need more lexers, and those more files.
        return get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False, handlecodeblocks=False)
    except ClassNotFound:
        return None


def styled(lexer: "Lexer", text: str) -> tuple[Styled, ...]:
    """The ranges that the lexer's grammar marks, in their order; of two that overlap the first."""
    found: list[Styled] = []
    for start, token, piece in lexer.get_tokens_unprocessed(text):
        style = _style(str(token))
        if style and piece.strip():
            found.append(Styled(start, start + len(piece), style))
    found.sort(key=lambda one: one.start)
    apart: list[Styled] = []
    for one in found:
        if (not apart or one.start >= apart[-1].end) and one.end <= len(text):
            apart.append(one)
    return tuple(apart)


@lru_cache(256)
def _style(token: str) -> str:
    return next((style for name, style in _STYLES if token == name or token.startswith(name + ".")), "")
