"""Boxes to tick: those that say what is done, and those that are only painted beside a line."""

import re

from lxml.html import HtmlElement

from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.element_text import content_of

DONE, OPEN = "\u2611", "\u2610"
_TASK = re.compile(r"(?:^|[\s_-])task(?:-?list)?(?:$|[\s_-])", re.IGNORECASE)
_is_spoken = class_says(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text)?)(?:\s|$)|checkbox")
_PAINTED = re.compile(r"[\u25a0-\u25a2\u2610-\u2612\u2713-\u2718\u25fb\u25fc\u2b1c\u2705\s]*")


def task(element: HtmlElement) -> str:
    """The sign of an <input> that a task list has for done or open; "" for one that is for its reader to tick."""
    if (element.get("type") or "").lower() != "checkbox":
        return ""
    item = next(element.iterancestors("li"), None)
    if item is None:
        return ""
    names = f"{element.get('class') or ''} {item.get('class') or ''}"
    if element.get("disabled") is None and not _TASK.search(names):
        return ""
    return OPEN if element.get("checked") is None else DONE


def is_painted(element: HtmlElement) -> bool:
    """Whether an element says nothing but the sign of a box, for those who do not see the box itself."""
    if element.tag != "label" and not _is_spoken(element):
        return False
    text = content_of(element)
    return bool(text.strip()) and len(text) < 8 and _PAINTED.fullmatch(text) is not None
