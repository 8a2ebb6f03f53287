"""Small changes to a page's copy: bare text becomes paragraphs, an element takes another's place or goes."""

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import content_of

_BYLINE = ("byline", "author", "dateline", "writtenby")
_PHRASING = frozenset(
    "abbr audio b bdo br button cite code data datalist dfn em embed i img input kbd label mark math meter noscript "
    "object output progress q ruby samp script select small span strong sub sup textarea time var wbr a del ins font"
    " svg u s tt big strike nobr".split()
)


def is_byline(node: HtmlElement, names: str) -> bool:
    """Whether an element, by what it is called, says who wrote."""
    if (
        node.get("rel") != "author"
        and "author" not in (node.get("itemprop") or "")
        and not any(word in names for word in _BYLINE)
    ):
        return False
    return 0 < len(content_of(node).strip()) < 100


def is_empty(node: HtmlElement) -> bool:
    """Whether an element holds nothing but breaks and blanks."""
    if any(child.tag not in ("br", "hr") for child in node):
        return False
    return not content_of(node).strip()


def only_child(node: HtmlElement) -> HtmlElement | None:
    """The child that is all of an element's content."""
    if len(node) != 1 or (node.text or "").strip() or (node[0].tail or "").strip():
        return None
    return node[0]


def _is_phrasing(node: HtmlElement) -> bool:
    return node.tag in _PHRASING and (
        node.tag not in ("a", "del", "ins") or all(_is_phrasing(child) for child in node if isinstance(child.tag, str))
    )


def wrap_phrases(node: HtmlElement) -> None:
    """Bare text and inline elements beside blocks are put into paragraphs of their own."""
    if not any(isinstance(child.tag, str) and not _is_phrasing(child) for child in node):
        return
    paragraph: HtmlElement | None = None
    if (node.text or "").strip():
        paragraph = etree.SubElement(node, "p")
        paragraph.text, node.text = node.text, None
        node.insert(0, paragraph)
    for child in list(node):
        if child is paragraph:
            continue
        if _is_phrasing(child):
            tail = child.tail
            if paragraph is None:
                if child.tag == "br" and not (tail or "").strip():
                    continue
                paragraph = etree.Element("p")
                child.addprevious(paragraph)
            paragraph.append(child)
        else:
            paragraph = None
            if (child.tail or "").strip():
                paragraph = etree.Element("p")
                paragraph.text, child.tail = child.tail, None
                child.addnext(paragraph)


def replace(old: HtmlElement, new: HtmlElement) -> None:
    """Put an element where another was; what followed that one stays."""
    parent = old.getparent()
    if parent is not None:
        new.tail = old.tail
        parent.replace(old, new)


def remove(node: HtmlElement) -> None:
    """Take an element out; the text after it stays."""
    if node.getparent() is not None:
        node.drop_tree()
