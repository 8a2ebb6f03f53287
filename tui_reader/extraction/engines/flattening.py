"""A page laid flat without what is hardly its text: boxes called so and empty ones go, bare text becomes paragraphs.

The rules are those of Mozilla's Readability (https://github.com/mozilla/readability, Apache-2.0).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import content_of, size_of
from tui_reader.extraction.engines.boxes import HEADINGS
from tui_reader.extraction.engines.flat_page import FlatPage

_UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|"
    r"related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|"
    r"pager|popup|yom-remote"
)
_MAYBE = re.compile(r"and|article|body|column|content|main|mathjax|shadow")
_OTHERS = re.compile(r"comment|related|replies|remark|disqus|combx|share|rss", re.IGNORECASE)
_BYLINE = ("byline", "author", "dateline", "writtenby")
_ROLES = frozenset(("menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"))
_SCORED = frozenset("section h2 h3 h4 h5 h6 p td pre".split())
_PARENT = tuple("blockquote dl div img ol p pre table ul".split())
_GO_EMPTY = frozenset(("div", "section", "header", *HEADINGS))
# A term is its definition's, whatever it is called.
NEVER_UNLIKELY = frozenset(("body", "a", "dt", "dd"))
_PHRASING = frozenset(
    "abbr audio b bdo br button cite code data datalist dfn em embed i img input kbd label mark math meter noscript "
    "object output progress q ruby samp script select small span strong sub sup textarea time var wbr a del ins font"
    " svg u s tt big strike nobr".split()
)


class Flattened(NamedTuple):
    """A page laid flat, and the places of its elements that are to be scored."""

    page: FlatPage
    scored: list[int]


class _Paragraph(NamedTuple):
    """What is made of bare text and of inline elements that stand beside blocks."""

    text: str
    children: list[HtmlElement]


class _Alone(NamedTuple):
    """An element without the text behind it, which is in a paragraph of its own."""

    element: HtmlElement


_Step: TypeAlias = "int | HtmlElement | _Paragraph | _Alone"
"""What is to be laid down next; a number is the end of the element at that place."""


class _Names(NamedTuple):
    """What class and id of an element say: that it names who wrote, that it is hardly a text."""

    is_byline: bool
    is_unlikely: bool


def flattened(body: HtmlElement, *, strip: bool) -> Flattened:
    """A body laid flat. strip: whether boxes go that are called like furniture."""
    return _Flattening(body, strip).laid()


@lru_cache(2048)
def _named(name: str, number: str) -> _Names:
    names = f"{name} {number}".lower()
    unlikely = len(names) > 2 and _UNLIKELY.search(names) is not None and _MAYBE.search(names) is None
    return _Names(any(word in names for word in _BYLINE), unlikely)


class _Flattening:
    """One walk over a page, which is not changed by it."""

    def __init__(self, body: HtmlElement, strip: bool) -> None:
        self._body, self._strip = body, strip
        self._has_byline = False
        self._flat = FlatPage()
        self._scored: list[int] = []
        self._steps: list[_Step] = []
        self._tails: list[str | None] = []

    def laid(self) -> Flattened:
        flat, steps, tails, scored = self._flat, self._steps, self._tails, self._scored
        pieces, parents, goes = flat.pieces, flat.parents, self._goes
        parent = flat.open(self._body.tag, self._body, -1, self._body.text)
        steps += [parent, *reversed(self._body)]
        tails.append(None)
        while steps:
            step = steps.pop()
            if isinstance(step, int):
                flat.close(step)
                if tail := tails.pop():
                    pieces.append(tail)
                parent = parents[step]
                continue
            if isinstance(step, tuple) or not isinstance(step.tag, str):
                parent = self._lay_special(step, parent)
                continue
            element, tag, tail = step, step.tag, step.tail
            children = list(element) if len(element) else []
            if goes(element, tag, children):
                pass
            elif tag == "div":
                parent = self._lay_box(element, children, parent, tail)
                continue
            else:
                at = flat.open(tag, element, parent, element.text)
                if tag in _SCORED:
                    scored.append(at)
                if children:
                    tails.append(tail)
                    steps.append(at)
                    children.reverse()
                    steps += children
                    parent = at
                    continue
            if tail:
                pieces.append(tail)
        return Flattened(flat, scored)

    def _goes(self, element: HtmlElement, tag: str, children: Sequence[HtmlElement]) -> bool:
        """Whether an element is left out: the first that names who wrote, what is hardly a text, what is empty."""
        get = element.get
        name, number = get("class"), get("id")
        says_who, unlikely = _named(name or "", number or "") if name or number else (False, False)
        if not self._has_byline and (says_who or get("rel") == "author" or "author" in (get("itemprop") or "")):
            self._has_byline = 0 < len(content_of(element).strip()) < 100
            if self._has_byline:
                return True
        if self._strip:
            if get("role") in _ROLES:
                return True
            if (
                unlikely
                and tag not in NEVER_UNLIKELY
                and not _is_named_by_title(element)
                and next(element.iterancestors("table", "code"), None) is None
            ):
                return True
        return tag in _GO_EMPTY and _is_empty(element, children)

    def _lay_box(self, element: HtmlElement, children: list[HtmlElement], parent: int, tail: str | None) -> int:
        """Lay down a <div>: one that holds nothing but a paragraph is that; one without blocks is a paragraph."""
        own = element.text or ""
        steps = _with_paragraphs(own, children)
        if steps is not None:
            return self._begin("div", element, parent, "" if own.strip() else own, steps, tail)
        if _is_one_paragraph(own, children):
            only = children[0]
            return self._begin("p", only, parent, only.text, list(only), tail)
        if children and next(element.iterdescendants(*_PARENT), None) is not None:
            return self._begin("div", element, parent, own, children, tail)
        return self._begin("p", element, parent, own, children, tail)

    def _lay_special(self, step: _Paragraph | _Alone | HtmlElement, parent: int) -> int:
        """Lay down a paragraph that is made, an element without the text behind it, or the text behind a comment."""
        if isinstance(step, _Paragraph):
            return self._begin("p", None, parent, step.text, step.children, None)
        if not isinstance(step, _Alone):
            self._flat.pieces.append(step.tail or "")
            return parent
        element = step.element
        children, tag = list(element), element.tag
        if self._goes(element, tag, children):
            return parent
        if tag == "div":
            return self._lay_box(element, children, parent, None)
        return self._begin(tag, element, parent, element.text, children, None)

    def _begin(
        self, tag: str, element: HtmlElement | None, parent: int, text: str | None, inside: Sequence[_Step],
        tail: str | None,
    ) -> int:  # fmt: skip
        at = self._flat.open(tag, element, parent, text)
        if tag in _SCORED:
            self._scored.append(at)
        self._tails.append(tail)
        self._steps.append(at)
        self._steps += reversed(inside)
        return at


def _is_named_by_title(node: HtmlElement) -> bool:
    """Whether a section has nothing but an id that is some words of the title it begins with: those say nothing of it.

    What is called after comments, or what is related, is that, whatever stands above it.
    """
    name = node.get("id") or ""
    if (
        node.tag not in ("section", "div")
        or _UNLIKELY.search((node.get("class") or "").lower())
        or _OTHERS.search(name)
    ):
        return False
    heading = next(node.iter(*HEADINGS, "p"), None)
    if heading is None or heading.tag == "p":
        return False
    said = re.findall(r"[^\W_]+", name.lower())
    told = re.findall(r"[^\W_]+", content_of(heading).lower())
    return len(said) > 1 and sum(word in told for word in said) >= len(said) / 2 and told != said[:1]


def _is_empty(element: HtmlElement, children: Sequence[HtmlElement]) -> bool:
    """Whether an element holds nothing but breaks and blanks."""
    if any(child.tag not in ("br", "hr") for child in children):
        return False
    return not (element.text or "").strip() and not any((child.tail or "").strip() for child in children)


def _is_one_paragraph(text: str, children: Sequence[HtmlElement]) -> bool:
    """Whether all that a box with `text` holds is a paragraph that is not made of links."""
    if len(children) != 1 or children[0].tag != "p" or text.strip():
        return False
    return not (children[0].tail or "").strip() and _linked_share(children[0]) < 0.25


def _linked_share(element: HtmlElement) -> float:
    """The share of an element's text that is links, 0 to 1; links within the page count for a third."""
    links = list(element.iter("a"))
    size = size_of(element) if links else 0
    if not size:
        return 0.0
    return sum(size_of(link) * (0.3 if (link.get("href") or "").startswith("#") else 1.0) for link in links) / size


def _is_phrasing(node: HtmlElement) -> bool:
    return node.tag in _PHRASING and (
        node.tag not in ("a", "del", "ins") or all(_is_phrasing(child) for child in node if isinstance(child.tag, str))
    )


def _with_paragraphs(text: str, children: Sequence[HtmlElement]) -> list[_Step] | None:
    """What a box with `text` holds, its bare text and inline elements beside blocks in paragraphs; None where it has no
    such.
    """
    inline = list(map(_is_phrasing, children))
    if all(inline):
        return None
    steps: list[_Step] = []
    paragraph = _Paragraph(text, []) if text.strip() else None
    made = paragraph is not None
    if paragraph is not None:
        steps.append(paragraph)
    for child, is_inline in zip(children, inline, strict=True):
        tail = child.tail or ""
        if not is_inline:
            paragraph = _Paragraph(tail, []) if tail.strip() else None
            steps += [child] if paragraph is None else [_Alone(child), paragraph]
        elif paragraph is not None:
            paragraph.children.append(child)
        elif child.tag == "br" and not tail.strip():
            steps.append(child)
        else:
            paragraph = _Paragraph("", [child])
            steps.append(paragraph)
        made = made or paragraph is not None
    return steps if made else None
