"""Markup that HTML's rules read otherwise than libxml2, which knows those of 1999, is written so that both agree."""

import re

from lxml.html import HtmlElement

from tui_reader.extraction.dom.thinning import tag_names

# libxml2 takes these for boxes that are open to the end of the page.
_VOID = re.compile(r"<(source|track|embed|wbr|keygen)\b[^<>]*>", re.IGNORECASE)
_SELF_CLOSED = re.compile(r"<(script|style|title)\b[^<>]*/>", re.IGNORECASE)
_VOIDS = frozenset(("source", "track", "embed", "wbr", "keygen"))
_UNREAD = ("script", "style", "title")
_FRAME = re.compile(r"<(/?)iframe\b[^<>]*>", re.IGNORECASE)
_LAYS_OUT = re.compile(r"</?(?:p|div|h[1-6]|ul|table|article|section|main|body|head|header)\b[^<>]*>", re.IGNORECASE)
LONGEST_PROGRAM = 5000
"""Characters behind a tag that seems to close itself in which its end is looked for."""
_OF_THE_HEAD = frozenset("meta title link script style base noscript template".split())


def mended(markup: str) -> str:
    """The markup with elements that hold nothing closed at once, and programs that end where they end."""
    names = {*tag_names(markup)}
    lower = {name.lower() for name in names}
    if not lower.isdisjoint(_VOIDS):
        markup = _VOID.sub(r"\g<0></\1>", markup)
    small = markup if all(map(str.islower, names)) else markup.lower()
    if any(_closes_itself(small, name) for name in _UNREAD):
        markup = _SELF_CLOSED.sub(_opened, markup)
    if "iframe" in lower and small.count("<iframe") > small.count("</iframe"):
        markup = _framed(markup)
    for name in _UNREAD:
        if small.rfind(f"<{name}") > small.rfind(f"</{name}"):
            markup = _closed(markup, name)
    return markup


def _closes_itself(markup: str, name: str) -> bool:
    """Whether a tag of that name ends with "/>"."""
    start = markup.find(f"<{name}")
    while start >= 0:
        end = markup.find(">", start)
        if end > 0 and markup[end - 1] == "/" and "<" not in markup[start + 1 : end]:
            return True
        start = markup.find(f"<{name}", start + 1)
    return False


def _opened(tag: re.Match[str]) -> str:
    """A program's tag that seems to close itself: it does not, and what follows up to its end is no text. Where that
    would be the page's own boxes, its author wrote XHTML, and it does.
    """
    following = tag.string[tag.end() : tag.end() + LONGEST_PROGRAM].lower()
    end = following.find(f"</{tag[1].lower()}")
    between = following[:end]
    if end < 0 or f"<{tag[1].lower()}" in between or _LAYS_OUT.search(between):
        return f"{tag.group()[:-2]}></{tag[1]}>"
    return f"{tag.group()[:-2]}>"


def _framed(markup: str) -> str:
    """The markup with frames that nobody closes closed at once: what follows one is the page's, and not the frame's."""
    tags = list(_FRAME.finditer(markup))
    parts, at = [], 0
    for tag, following in zip(tags, [*tags[1:], None], strict=True):
        if not tag[1] and (following is None or not following[1]):
            parts += [markup[at : tag.end()], "</iframe>"]
            at = tag.end()
    return "".join((*parts, markup[at:]))


def _closed(markup: str, name: str) -> str:
    """The markup with the last such element, when nobody closes it, closed before the page's next box."""
    start = markup.lower().rfind(f"<{name}")
    if markup.lower().find(f"</{name}", start) >= 0:
        return markup
    box = _LAYS_OUT.search(markup, start)
    at = box.start() if box else len(markup)
    return f"{markup[:at]}</{name}>{markup[at:]}"


def unheaded(root: HtmlElement) -> None:
    """Move what is no head of a page, but stands there for want of its end, to the beginning of the body."""
    head, body = root.find("head"), root.find("body")
    if head is None or body is None:
        return
    first = next((at for at, child in enumerate(head) if child.tag not in _OF_THE_HEAD), len(head))
    strays = list(head[first:])
    if not strays:
        return
    text, body.text = body.text, None
    for at, child in enumerate(strays):
        body.insert(at, child)
    strays[-1].tail = (strays[-1].tail or "") + (text or "")
