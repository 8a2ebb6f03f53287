"""Entries of an article that have a time each: of a page that is written on as things happen, of any board.

"It was 2.9 metres at nine" means nothing without the hour at which it was written.
"""

from collections.abc import Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.post_facts import TIMES, Post, alike, entry

LEAST = 3
"""Entries that are no chance."""
MOST_TIMES = 5_000
LITTLE = 20
"""Characters of an entry's chosen text below which it is no sentence; boxes of such lines alone are no entries."""
SHARE = 0.5
"""Of the article's text that its entries must hold."""


def entries(root: HtmlElement, chosen: Sequence[Unit]) -> list[Post]:
    """The entries that the chosen units stand in, each with its time; none where most of the text stands in none."""
    times = list(root.iter(*TIMES))
    if not LEAST <= len(times) <= MOST_TIMES:
        return []
    sizes = _sizes(chosen)
    best = max(_groups(times, sizes), key=lambda group: sum(sizes[each] for each in group), default=[])
    text = sum(len(unit.block.text) for unit in chosen)
    if sum(sizes[each] >= LITTLE for each in best) < LEAST or sum(sizes[each] for each in best) < SHARE * text:
        return []
    elements = {unit.element for unit in chosen}
    # A time that was chosen stands in the text already.
    return [post for each in best if each not in elements and (post := entry(each, elements)).time]


def _sizes(chosen: Sequence[Unit]) -> dict[HtmlElement, int]:
    """Of every element around chosen text how many characters of it stand in there."""
    result: dict[HtmlElement, int] = {}
    for unit in chosen:
        for above in (unit.element, *unit.element.iterancestors()):
            result[above] = result.get(above, 0) + len(unit.block.text)
    return result


def _groups(times: Sequence[HtmlElement], sizes: dict[HtmlElement, int]) -> list[list[HtmlElement]]:
    """Elements that hold one time and text each, and are of one kind and beside each other."""
    counts: dict[HtmlElement, int] = {}
    for time in times:
        for above in time.iterancestors():
            counts[above] = counts.get(above, 0) + 1
    groups: dict[HtmlElement, list[HtmlElement]] = {}
    for time in times:
        box = time
        for above in time.iterancestors():
            if counts[above] > 1:
                if box is not time and sizes.get(box, 0):
                    groups.setdefault(above, []).append(box)
                break
            box = above
    return [[each for each in group if alike(group[0], each)] for group in groups.values()]
