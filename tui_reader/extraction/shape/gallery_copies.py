"""The small copies of a gallery's pictures, on which one goes from one to the other."""

import re
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from tui_reader.extraction.dom.painted_pictures import is_gallery
from tui_reader.extraction.shape.units import Unit

DEEP = 8
"""How many elements up a gallery begins, its captions and small copies within."""
_SIZE = re.compile(
    r"[?#].*$|[-_](?:\d{2,4}x\d{2,4}|thumb(?:nail)?|small|large|medium|square|scaled)(?=\.\w+$)|"
    r"(?<=/)(?:thumb(?:nail)?s?|small|large|medium|full|square|\d{2,4}x\d{2,4})/",
    re.IGNORECASE,
)
_SMALL = re.compile(r"thumb|small|square|-\d{2,3}x\d{2,3}\.|[?&](?:w|width|h|height)=\d{2,3}(?:\D|$)", re.IGNORECASE)


def without_copies(units: Sequence[Unit]) -> list[Unit]:
    """The units without pictures that a gallery shows in another size: of two the one with a caption stays, else the
    larger, else the first.
    """
    shown: dict[tuple[HtmlElement | None, str], list[int]] = {}
    for at, unit in enumerate(units):
        if unit.block.kind == "FIGURE" and unit.block.image is not None and unit.block.image.src:
            shown.setdefault((_gallery(unit.element), _SIZE.sub("", unit.block.image.src)), []).append(at)
    copies = {
        at
        for (gallery, _), places in shown.items()
        if gallery is not None and len(places) > 1
        for at in _but_best(units, places)
    }
    return [unit for at, unit in enumerate(units) if at not in copies] if copies else list(units)


def _but_best(units: Sequence[Unit], places: Sequence[int]) -> list[int]:
    """The places of the copies of a picture; none with a caption of its own is a copy."""
    best = min(places, key=lambda at: (not units[at].block.text, _is_small(units[at]), at))
    return [at for at in places if at != best and units[at].block.text in ("", units[best].block.text)]


def _is_small(unit: Unit) -> bool:
    return unit.block.image is not None and _SMALL.search(unit.block.image.src) is not None


def _gallery(element: HtmlElement) -> HtmlElement | None:
    """The outermost gallery around a picture."""
    found = None
    for around in islice(element.iterancestors(), DEEP):
        if around.tag in ("body", "main", "article"):
            break
        if is_gallery(around):
            found = around
    return found
