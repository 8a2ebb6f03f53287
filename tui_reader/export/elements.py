"""A block's path of containers as HTML elements."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Container

_TAGS = {
    "ITEM": "li", "QUOTATION": "blockquote", "ASIDE": "aside", "NOTE": "aside", "DETAILS": "details", "TERM": "dt",
    "DEFINITION": "dd", "POST": "article",
}  # fmt: skip


class Element(NamedTuple):
    """An element that a block stands in; blocks whose paths begin with the same keys share it."""

    key: tuple[str, int]
    tag: str
    attributes: str = ""


def elements(path: Sequence[Container]) -> list[Element]:
    """The elements of a path, outermost first, with the <dl> that terms and definitions need around them."""
    found: list[Element] = []
    for depth, container in enumerate(path):
        if container.kind in ("TERM", "DEFINITION"):
            found.append(term_list(path, depth))
        found.append(element(path, depth))
    return found


def term_list(path: Sequence[Container], depth: int) -> Element:
    """The list that the terms and definitions of one parent stand in."""
    return Element(("dl", path[depth - 1].id if depth else -1), "dl")


def shared(one: Sequence[Element], other: Sequence[Element]) -> int:
    """How many elements both paths begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left.key != right.key:
            break
        count += 1
    return count


def is_ordered(path: Sequence[Container], depth: int) -> bool:
    """Whether the LIST at `depth` of a path is numbered."""
    if path[depth].number is not None:
        return True
    return depth + 1 < len(path) and path[depth + 1].kind == "ITEM" and path[depth + 1].number is not None


def element(path: Sequence[Container], depth: int) -> Element:
    """The element of the container at `depth`."""
    kind, id, number, style, *_ = path[depth]
    key = (kind, id)
    if kind == "LIST":
        if not is_ordered(path, depth):
            return Element(key, "ul")
        start = f' start="{number}"' if number not in (None, 1) else ""
        return Element(key, "ol", (f' type="{style}"' if style else "") + start)
    if kind == "ITEM":
        own = f' type="{style or 1}"' if number is not None and depth and path[depth - 1].style != style else ""
        return Element(key, "li", f' value="{number}"{own}' if number is not None else "")
    if kind == "NOTE":
        told = f' data-number="{number}"' if number is not None else ""
        return Element(key, "aside", f' role="doc-footnote"{told}')
    return Element(key, _TAGS[kind], " open" if kind == "DETAILS" else "")
