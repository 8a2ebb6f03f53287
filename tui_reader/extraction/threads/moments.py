"""Elements that say a time and nothing else: "3 hours ago", "2 May 2021, 10:00"."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import words_apart
from tui_reader.extraction.threads.post_facts import TIMES, dated_line

_UNITS = "s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|years?"
_AGO = re.compile(
    rf"(?:an?|one|\d{{1,3}})[ \u00a0]?(?:{_UNITS})[ \u00a0]ago|"
    r"(?:vor|hace|il y a|há|fa)[ \u00a0]\d{1,3}[ \u00a0]\w+|\d{1,3}[ \u00a0]?\w{1,8} (?:geleden|sedan|siden|fa|назад)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:on )?(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [^\W\d_]{3,9}\.? \d{4}|"
    r"[^\W\d_]{3,9}\.? \d{1,2},? \d{4})(?:[ ,·]*(?:at )?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}:\d\d ?[ap]\.?m\.?", re.IGNORECASE)
_MAY_TELL = re.compile(r"\d|[Aa][Gg][Oo]")
"""What all of these have."""
_LONGEST = 60


def times_of(root: HtmlElement) -> Iterator[HtmlElement]:
    """Those in an element."""
    for element in root.iter("time", *TIMES[1:], "span", "a", "small", "td", "div", "p", "b", "i", "em"):
        if element.tag in TIMES:
            yield element
        elif len(element) == 0 and element.text and len(element.text) <= _LONGEST:
            if not _MAY_TELL.search(element.text):
                continue
            words = words_of(element)
            if _AGO.fullmatch(words) or _DAY.fullmatch(words) or _CLOCK.fullmatch(words):
                yield element
        elif dated_line(element):
            yield element


def words_of(time: HtmlElement) -> str:
    """What one says."""
    return words_apart(time).strip(" ·|,-–—»")
