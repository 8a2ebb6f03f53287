"""The posts of a discussion: forum programs mark what people wrote, and all the rest of such a page is furniture.

The names below are those the programs give to the body of a post: XenForo, Stack Exchange, Invision, Discourse,
phpBB, wpForo, bbPress, vBulletin, Khoros, JForum and the boards like lobsters and Hacker News. Pages in
schema.org's words for questions and discussions say it by themselves.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.extraction.dom.class_names import classes_of
from tui_reader.extraction.dom.element_text import size_of

_BODIES = frozenset(
    "bbWrapper js-post-body cPost_contentWrap ipsRichText--user wpforo-post-content bbp-reply-content "
    "bbp-topic-content js-post__content-text postText post_inner comment_text commtext post_message "
    "lia-message-body-content toptext".split()
)
_WITHIN = {"content": "postbody", "post": "crawler-post", "md": "usertext-body"}
"""Names too common to say it alone, and what the box around must be called with them."""
_DISCUSSES = re.compile(r"/(?:QAPage|Question|Answer|DiscussionForumPosting)$")
_TEXTS = etree.XPath("//@itemprop[. = 'text']")
_MAY_BE = etree.XPath("//*[@class or @itemprop='text']")
LITTLE = 300
"""Characters below which the posts are not the page."""
MOST_BESIDE = 3
"""Times the text of the posts that may stand in other paragraphs; with more they are comments on an article."""


def posts(root: HtmlElement) -> list[HtmlElement]:
    """The bodies of a discussion's posts in reading order; none when the page is no discussion."""
    if not _may_discuss(root):
        return []
    found: list[HtmlElement] = []
    for element in _candidates(root):
        if not found or found[-1] not in element.iterancestors():
            found.append(element)
    size = sum(size_of(body) for body in found)
    return found if size >= LITTLE and _prose_beside(root, found) <= MOST_BESIDE * size else []


def _may_discuss(root: HtmlElement) -> bool:
    """Whether any name in the page is one of a post's; a page has some hundred names on thousands of elements."""
    names = set(" ".join(classes_of(root)).split())
    if not names.isdisjoint(_BODIES) or not names.isdisjoint(_WITHIN.values()):
        return True
    return bool(_TEXTS(root))


def _prose_beside(root: HtmlElement, bodies: list[HtmlElement]) -> int:
    """Characters of the paragraphs that stand in no post."""
    within = {paragraph for body in bodies for paragraph in body.iter("p")}
    return sum(size_of(paragraph) for paragraph in root.iter("p") if paragraph not in within)


def _candidates(root: HtmlElement) -> Iterator[HtmlElement]:
    elements: list[HtmlElement] = list(_MAY_BE(root))  # type: ignore[arg-type]  # this path gives elements
    for element in elements:
        names = (element.get("class") or "").split()
        named = not _BODIES.isdisjoint(names) or any(_is_within(element, name) for name in names if name in _WITHIN)
        if named or (element.get("itemprop") == "text" and _is_discussed(element)):
            yield element


def _is_within(element: HtmlElement, name: str) -> bool:
    parent = element.getparent()
    for above in (parent, None if parent is None else parent.getparent()):
        if above is not None and _WITHIN[name] in (above.get("class") or "").split():
            return True
    return False


def _is_discussed(element: HtmlElement) -> bool:
    """Whether the item that a text belongs to is part of a discussion; answers to a shop's usual questions are not."""
    kinds = [above.get("itemtype") or "" for above in element.iterancestors() if above.get("itemscope") is not None]
    return bool(kinds) and _DISCUSSES.search(kinds[0]) is not None and not kinds[-1].endswith("/FAQPage")
