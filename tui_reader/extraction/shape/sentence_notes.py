"""Notes that a page writes into the sentence they are about: beside it, below it, or shown when they are asked for."""

import re
from copy import deepcopy

from lxml.html import HtmlElement

from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.element_text import content_of

OURS = "\n"
"""What the names begin with that we give to notes which have none: no author can write it."""
_is_named_note = class_says(
    r"(?:^|\s)(?:ltx_role_(?:footnote|endnote|thanks)|sidenote|side-note|marginnote|margin-note|inline-footnote|"
    r"footnote(?:-(?:content|text|body))?|footnote__(?:content|note|text)|modern-footnotes-footnote__note|mfn-content)(?:\s|$)"
)
_NUMBER = re.compile(r"(?:^|\s)(?:ltx_note_mark|ltx_tag_note|footnote-?(?:number|mark)|sidenote-?number)(?:\s|$)")
LEAST = 12
"""Characters of a note; shorter ones are marks."""


def is_note(element: HtmlElement) -> bool:
    """Whether an element within a line is a note with its text, not a mark that leads to one."""
    if element.tag not in ("span", "small") or not _is_named_note(element):
        return False
    return len(content_of(element).strip()) >= LEAST and next(element.iter("div", "p", "li"), None) is None


def alone(element: HtmlElement) -> HtmlElement:
    """A copy of a note without its own marks and numbers, to be read for itself."""
    element = deepcopy(element)
    element.tail = None
    element.set("class", "")
    for node in list(element.iterdescendants()):
        if node.getparent() is not None and _NUMBER.search(node.get("class") or ""):
            node.drop_tree()
    return element


def name(number: int) -> str:
    """The in-page address of such a note."""
    return f"{OURS}note-{number}"
