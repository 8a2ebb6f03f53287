"""What stands in a paragraph where its author's line ended."""

import re
from collections.abc import Sequence
from itertools import pairwise

# Scripts written without blanks between words; Korean has them.
_UNSPACED = re.compile(
    "[\u2e80-\u2fff\u3001-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff]"
)


def between(before: str, after: str) -> str:
    """A blank; nothing after a hyphen within a word, or between ideographs."""
    if before[-1:] == "-" and before[-2:-1].isalnum() and after[:1].isalnum():
        return ""
    return "" if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1]) else " "


def flowed(lines: Sequence[str]) -> str:
    """The lines of one paragraph as one."""
    parts = [lines[0]]
    for before, after in pairwise(lines):
        parts += [between(before, after), after]
    return "".join(parts)
