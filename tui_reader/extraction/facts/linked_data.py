"""A page's JSON-LD: objects of schema.org's words, such as an article and who wrote it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from tui_reader.clean import one_line

ARTICLE = re.compile(r"Article|Posting|Report|Recipe|HowTo|Review", re.IGNORECASE)
PAGE = re.compile(r"WebPage|Product|QAPage", re.IGNORECASE)
"""Types of objects that speak of the article, and of the page it is on."""
_POSTS = frozenset("DiscussionForumPosting SocialMediaPosting Question Answer Comment".split())


def linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object of the page, those of a graph or list one by one."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > 1_000_000:
            continue
        try:
            value = json.loads(
                re.sub(r"^\s*(?:<!\[CDATA\[|//.*?\n|/\*.*?\*/)|\]\]>\s*$", "", script.text), strict=False
            )
        except (ValueError, RecursionError):
            continue
        stack = [value]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(reversed(item))
            elif isinstance(item, dict):
                yield item
                if "@graph" in item:
                    stack.append(item["@graph"])
                if isinstance(item.get("mainEntity"), dict):
                    stack.append(item["mainEntity"])


def types_of(item: dict[str, Any]) -> str:
    """What an object says it is, several parted by blanks."""
    value = item.get("@type", "")
    return " ".join(str(part) for part in value) if isinstance(value, list) else str(value)


def is_post(item: dict[str, Any]) -> bool:
    """Whether an object is a post of a thread."""
    return not _POSTS.isdisjoint(types_of(item).split())


def text_in(value: Any) -> str:
    """A value that is a text, without markup; "" for any other."""
    return one_line(re.sub(r"<[^>]+>", "", value)) if isinstance(value, str) else ""


def name_in(value: Any) -> str:
    """The name of a JSON-LD person or organisation, or of several joined by commas."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(name_in, value))))
    if isinstance(value, dict):
        return name_in(value.get("name"))
    return text_in(value)
