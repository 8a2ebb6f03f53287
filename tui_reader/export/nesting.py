"""A text's spans as a tree: overlapping ones cut so that they nest."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
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
    """A heap instead of the list, since a text may have a hundred thousand links; equal spans keep their order."""
    nodes: list[Node] = []
    waiting = [(_key(span), number, span) for number, span in enumerate(spans)]
    heapify(waiting)
    while waiting:
        _, _, span = heappop(waiting)
        here = above | _not_within(span)
        within: list[Span] = []
        rest: list[tuple[tuple[int, int, int], int, Span]] = []
        while waiting and waiting[0][2].start < span.end:
            _, number, other = heappop(waiting)
            if other.kind not in here:
                within.append(other._replace(end=min(other.end, span.end)))
            if other.end > span.end:
                left = other._replace(start=span.end)
                rest.append((_key(left), number, left))
        for entry in rest:
            heappush(waiting, entry)
        nodes.append(Node(span, _nested(within, here)))
    return tuple(nodes)


def _not_within(span: Span) -> frozenset[str]:
    """What may not stand within this span: links in links, a style in itself, anything in a picture's description."""
    if span.kind == "IMAGE":
        return frozenset(_ORDER)
    return _LINKS if span.kind in _LINKS else frozenset((span.kind,))
