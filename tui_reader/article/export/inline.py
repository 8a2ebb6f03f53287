"""A text's spans as a tree: overlapping ones cut so that they nest."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Span

# Where spans begin and end together, the first named here is outermost.
_ORDER = {"LINK": 0, "STRONG": 1, "EMPHASIS": 2, "STRIKE": 3, "SUP": 4, "SUB": 5, "CODE": 6, "NOTE": 7, "IMAGE": 8}
_LINKS = frozenset(("LINK", "NOTE"))


class Node(NamedTuple):
    """`[start, end)` of the text under one span, and the spans within it."""

    span: Span
    children: tuple["Node", ...]


def tree(spans: Sequence[Span], start: int, end: int) -> tuple[Node, ...]:
    """The spans over `[start, end)` as nested nodes in reading order; a link within a link is left out."""
    inside = [span._replace(start=max(span.start, start), end=min(span.end, end)) for span in spans]
    ordered = sorted((span for span in merged(inside) if span.start < span.end), key=_key)
    return _nested(ordered, frozenset())


def merged(spans: Sequence[Span]) -> list[Span]:
    """The spans with those of one kind and address that touch or overlap made one; pictures stay apart."""
    found: list[Span] = []
    last: dict[tuple[object, ...], int] = {}
    for span in sorted(spans, key=_key):
        what = span[2:]
        at = None if span.kind in ("IMAGE", "NOTE") else last.get(what)
        if at is not None and span.start <= found[at].end:
            found[at] = found[at]._replace(end=max(found[at].end, span.end))
        else:
            last[what] = len(found)
            found.append(span)
    return found


def _key(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, _ORDER[span.kind]


def _nested(spans: list[Span], above: frozenset[str]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    while spans:
        span, *others = spans
        within: list[Span] = []
        spans = []
        for other in others:
            if other.start < span.end:
                within.append(other._replace(end=min(other.end, span.end)))
            if other.end > span.end:
                spans.append(other._replace(start=max(other.start, span.end)))
        spans.sort(key=_key)
        here = above | _not_within(span)
        nodes.append(Node(span, _nested([one for one in within if one.kind not in here], here)))
    return tuple(nodes)


def _not_within(span: Span) -> frozenset[str]:
    """What may not stand within this span: links in links, a style in itself, anything in a picture's description."""
    if span.kind == "IMAGE":
        return frozenset(_ORDER)
    return _LINKS if span.kind in _LINKS else frozenset((span.kind,))
