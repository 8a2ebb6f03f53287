"""Participles that give a name: "a folder called", "known as"."""

from collections.abc import Sequence

from tui_reader.quotes.cues.lexicon import Lexicon


def gives_name(before: Sequence[str], words: Lexicon) -> bool:
    """Whether the words, up to what stands in marks, end by naming it: `is known as a`, `a folder called`."""
    tokens = list(before)
    if len(tokens) > 1 and tokens[-1].lower() in words.determiners:
        tokens.pop()
    if len(tokens) > 1 and tokens[-1].lower() in words.alike:
        tokens.pop()
    if not tokens:
        return False
    last = tokens.pop().lower()
    if last in words.called:
        return not tokens or tokens[-1].lower() not in words.auxiliaries
    if last not in words.named:
        return False
    # A thing of which no sentence has told yet is named, a person who is known names.
    for token in reversed(tokens):
        if token.lower() in words.indefinite:
            return token is not tokens[-1]
        if not token[0].islower() or token.lower() in words.determiners or token.lower() in words.pronouns:
            return False
    return False
