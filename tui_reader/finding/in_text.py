"""A query's words as they are searched for in the text that was found by them."""

from collections.abc import Iterable
from itertools import pairwise

from tui_reader.article.search import PATTERN_MARK
from tui_reader.finding.passage import is_spaced, parts_of
from tui_reader.finding.query import Words


def in_text(words: Iterable[Words]) -> str:
    """What is typed after `/` to go from one of them to the next: a regular expression; "" without words."""
    patterns = [pattern for one in words if (pattern := _pattern(one))]
    return f"{PATTERN_MARK}{'|'.join(dict.fromkeys(patterns))}" if patterns else ""


def _pattern(words: Words) -> str:
    parts = parts_of(words)
    if not parts:
        return ""
    pattern = parts[0]
    for before, part in pairwise(parts):
        pattern += (r"\W+" if is_spaced(before) and is_spaced(part) else r"\W*") + part
    head = r"\b" if is_spaced(parts[0]) else ""
    return head + pattern + (r"\b" if is_spaced(parts[-1]) and not words.begins else "")
