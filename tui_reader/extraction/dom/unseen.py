"""What no reader of the page sees, or reads, is taken out of its DOM before anybody chooses from it."""

import re
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import content_of, size_of, text_of
from tui_reader.extraction.dom.embedded import EMBEDDED, settle_players
from tui_reader.extraction.dom.evidence import CALLOUT, invites
from tui_reader.extraction.dom.unscripted import drop, settle_noscript

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SLIDE = re.compile(r"(?:^|[\s_-])(?:slides?|carousel|swiper|gallery)(?:$|[\s_-])", re.IGNORECASE)
_MAY_HIDE = etree.XPath("//@hidden/.. | //@style/..")
# MediaWiki's links to edit a section, beside its heading: as words of the page they part it from its text.
_EDITS = etree.XPath("//span[@class='mw-editsection']")
_UNSPOKEN = etree.XPath("//@aria-hidden[. = 'true']/parent::*[not(self::svg) and not(ancestor-or-self::math)]")
# Signs of a font that are written as their names: "chevron_right".
_LIGATURES = etree.XPath("//@class[contains(., 'material-icons') or contains(., 'material-symbols')]/..")
_LIGATURE = re.compile(r"\s*[a-z0-9]+(?:_[a-z0-9]+)*\s*")
_ICON = re.compile(r"(?:^|[\s_-])(?:icons?|fa[srlbd]?|fa-[\w-]+|material-(?:icons|symbols)[\w-]*|glyphicon[\w-]*|"
                   r"symbol|emoji)(?:$|[\s_-])", re.IGNORECASE)  # fmt: skip
_PROGRAMS = ("script", "style", "template", "embed", "link")
_OTHER_PAGES = ("iframe", "object")
_USUALLY_EMPTY = ("noscript", "button", "svg", "dialog", "canvas", "video", "audio", "select", "textarea", "map",
                  "amp-img", *_OTHER_PAGES)  # fmt: skip
# Webflow's, for the parts of a template that this item of it does not have.
_WITHHELD = "w-condition-invisible"
LEAST_SHOWN = 600
"""Characters of a page besides what is withheld."""
# A page that shows itself by program hides its text until then: more than this share hidden is not hidden.
MOST_HIDDEN = 0.4


LONGEST_ICON = 30
SHORTEST_COPY = 20
LONGEST_COPY = 500
"""Characters of what is not to be read out that is an icon's name, or a copy."""
MOST_LOOKED_FOR = 300
"""Elements whose text is looked for in the whole page; a page of more is none of a person's."""
SHORTEST_STORY = 60
"""Characters of a hidden paragraph that is part of a story."""


def drop_unseen(root: HtmlElement) -> list[str]:
    """Remove programs but for what they play, links that edit, what is hidden, and the twins of lazily loaded pictures
    (the address of those is kept). Returns the texts of what was hidden.
    """
    settle_players(root)
    edits: list[HtmlElement] = list(_EDITS(root))  # type: ignore[arg-type]  # this path gives elements
    for element in [*root.iter(*_PROGRAMS), *edits]:
        drop(element)
    _unwrap_pages(root)
    for element in list(root.iter(*_OTHER_PAGES)):
        if not element.get(EMBEDDED):
            drop(element)
    for element in list(root.iter("noscript")):
        settle_noscript(element)
    hidden = [*_drop_withheld(root), *_drop_hidden(root)]
    _drop_unspoken(root)
    return hidden


def _unwrap_pages(root: HtmlElement) -> None:
    """Elements that hold no text of an article, but here hold most of the page: it is in there all the same.

    Forums serve their threads in a noscript; one unclosed button or dialog swallows what follows it.
    """
    whole = 0
    for element in list(root.iter(*_USUALLY_EMPTY)):
        holds = len(element) > 2 or element.tag == "noscript" or next(element.iter("p", "div"), None) is not None
        if holds and element.getparent() is not None:
            whole = whole or size_of(root)
            if size_of(element) > MOST_HIDDEN * whole:
                element.tag = "div"


def _drop_unspoken(root: HtmlElement) -> None:
    """Remove what is not to be read out and is no text: icons, signs, and copies of what the page says elsewhere."""
    marked: list[HtmlElement] = list(_UNSPOKEN(root))  # type: ignore[arg-type]  # this path gives elements
    small = [element for element in marked if len(content_of(element)) <= LONGEST_COPY][:MOST_LOOKED_FOR]
    whole = text_of(root) if small else ""
    for element in small:
        text = text_of(element)
        icon = len(text) <= LONGEST_ICON and _ICON.search(element.get("class") or "")
        copied = len(text) >= SHORTEST_COPY and whole.count(text) > 1
        if icon or copied or not any(map(str.isalnum, text)):
            drop(element)
    signs: list[HtmlElement] = list(_LIGATURES(root))  # type: ignore[arg-type]  # this path gives elements
    for sign in signs:
        if _LIGATURE.fullmatch(content_of(sign)):
            drop(sign)


def _drop_withheld(root: HtmlElement) -> list[str]:
    """Remove what a site's builder put into the page under a condition that does not hold: no program shows it, however
    much of the page it is. Where there is hardly anything else, the condition is not what it seems.
    """
    named = [element for element in root.iter() if _WITHHELD in (element.get("class") or "")]
    outermost = _outermost([element for element in named if _WITHHELD in element.get("class").split()])
    texts = [text_of(element) for element in outermost]
    if not outermost or size_of(root) - sum(map(len, texts)) < LEAST_SHOWN:
        return []
    for element in outermost:
        drop(element)
    return list(filter(None, texts))


def _drop_hidden(root: HtmlElement) -> list[str]:
    may_hide: list[HtmlElement] = list(_MAY_HIDE(root))  # type: ignore[arg-type]  # this path gives elements
    outermost = _outermost([one for one in may_hide if one.tag not in ("html", "body") and _is_hidden(one)])
    if not outermost:
        return []
    whole = text_of(root)
    hidden = []
    for at, element in enumerate(outermost):
        story = at < MOST_LOOKED_FOR and _is_story(element, whole)
        if not story and len(text := text_of(element)) <= MOST_HIDDEN * len(whole):
            hidden.append(text)
            drop(element)
    return list(filter(None, hidden))


def _outermost(marked: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Those that stand in none of the others, in the page's order."""
    every = set(marked)
    return [element for element in marked if every.isdisjoint(element.iterancestors())]


def _is_story(element: HtmlElement, whole: str) -> bool:
    """Whether a hidden paragraph of what the page calls its article's body is told nowhere else: a program shows it."""
    if element.tag != "p" or element.get("hidden") is not None:
        return False
    text = text_of(element)
    if len(text) < SHORTEST_STORY or whole.count(text) > 1 or invites(text):
        return False
    return any("articleBody" in (up.get("itemprop") or "") for up in element.iterancestors())


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    if style is None or not _HIDDEN.search(style):
        return False
    parent = element.getparent()
    return parent is None or not (CALLOUT.search(parent.get("class") or "") or _waits_its_turn(element))


def _waits_its_turn(element: HtmlElement) -> bool:
    """Whether an element is one of several slides, of which a page shows one at a time."""
    names = element.get("class") or ""
    if not _SLIDE.search(names) or next(element.iter("img"), None) is None:
        return False
    beside = [node for node in element.itersiblings() if node.tag == element.tag]
    beside += [node for node in element.itersiblings(preceding=True) if node.tag == element.tag]
    return any(_SLIDE.search(node.get("class") or "") for node in beside)
