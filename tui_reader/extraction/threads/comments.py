"""What readers wrote below an article, as the thread that it is."""

from collections.abc import Iterator, Sequence
from itertools import chain

from lxml.html import HtmlElement

from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.conversation import LEAST, Conversation, conversation
from tui_reader.extraction.threads.moments import times_of


def comments_below(root: HtmlElement, everything: Sequence[Unit], article: Sequence[Unit]) -> Conversation | None:
    """The comments among all units of a page whose article are these; None where there are none.

    They stand in a box that is named after them and holds nothing of the article.
    """
    times: set[HtmlElement] | None = None
    for box in _boxes(root, article):
        times = set(times_of(root)) if times is None else times
        within = set(box.iter())
        if len(times & within) < LEAST:
            continue
        inside = [unit for unit in everything if unit.element in within]
        if told := conversation(box, inside, inside):
            return told
    return None


def named_after_comments(root: HtmlElement) -> list[HtmlElement]:
    """The boxes that are named after comments."""
    return list(filter(_is_named, root.iter()))


def _is_named(element: HtmlElement) -> bool:
    names = element.get("class")
    if names and ("omment" in names or "respond" in names or "responses" in names):
        return True
    name = element.get("id")
    return name is not None and "omment" in name


def outermost(boxes: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Those of the boxes that stand in no other one."""
    every = set(boxes)
    return [box for box in boxes if not any(above in every for above in box.iterancestors())]


def _boxes(root: HtmlElement, article: Sequence[Unit]) -> Iterator[HtmlElement]:
    """The outermost boxes that are named after comments, apart from the article."""
    named = named_after_comments(root)
    if not named:
        return
    its = set(chain.from_iterable((unit.element, *unit.element.iterancestors()) for unit in article))
    yield from outermost([box for box in named if box not in its])
