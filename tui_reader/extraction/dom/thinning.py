"""Markup that would cost its readers minutes or gigabytes is thinned before anybody reads it; its text stays.

libxml2 drops what lies deeper than 2048 elements without an error, resiliparse takes time with the square of the
depth, both with the square of a tag's attributes, and a million elements do not fit into the memory of one extraction.
No page made for people comes near these limits.
"""

import re
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from operator import sub

DEEPEST = 500
"""Elements open at once from which on a page is made shallow."""
SHALLOW = 200
"""Elements around the text that stay of such a page; tags that say what a text is stay up to DEEPEST."""
MOST_OF_A_KIND = 120_000
"""Tags of one name; those after them go."""
MOST_ATTRIBUTES = 200

# They stop at the next <, so that their time grows with the page and no faster.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_OPENS_OR_CLOSES = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9-]*)")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{1000,}>?")
_ATTRIBUTE = re.compile(r"""[^\s"'=<>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")
# Their tags may go when a page is thinned, and what was in them is not for readers.
_PROGRAMS = frozenset(("script", "style"))
# Within these "/>" closes an element, until the page's own elements begin again: the HTML standard's list of those that
# break out of foreign content, and of the places within it where HTML is read.
_FOREIGN = frozenset(("svg", "math"))
_NATIVE = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta"
    " nobr ol p pre ruby s small span strong strike sub sup table tt u ul var font"
    " foreignobject desc title annotation-xml mi mo mn ms mtext".split()
)
# Nothing lies in the first ones; the others end where the next one begins, closed or not.
_FLAT = frozenset(
    "area base br col embed frame hr img input link meta param source track wbr"
    " p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption".split()
)
_TELLING = frozenset("h1 h2 h3 h4 h5 h6 pre a ul ol figure figcaption".split())
# An end tag looks no further back for its start: wrongly nested tags are few, or they are an attack.
_REACH = 8


def thinned(markup: str) -> str:
    """`markup` as it is, or without the attributes, wrapping tags and repeated tags that are too many."""
    markup = _LONG_TAG.sub(_with_few_attributes, markup)
    if markup.count("<") <= DEEPEST:
        return markup
    counts = _tag_counts(markup)
    most = max((number + counts[f"/{name}"] for name, number in counts.items()), default=0)
    return _thinned(markup) if most > MOST_OF_A_KIND or is_deeper(markup, DEEPEST) else markup


def _with_few_attributes(tag: re.Match[str]) -> str:
    """A long tag as it is, or its first attributes: the parsers compare every one with all before it."""
    text = tag.group()
    for number, attribute in enumerate(_ATTRIBUTE.finditer(text)):
        if number > MOST_ATTRIBUTES:
            return text[: attribute.start()] + ">"
    return text


def is_deeper(markup: str, most: int) -> bool:
    """Whether more than `most` elements are open at once; those that nobody closes count to the end."""
    # Half of all pages have fewer tags that open anything, which their counts tell in a third of the time.
    opened = sum(number for tag, number in _tag_counts(markup).items() if _change(tag) > 0)
    return opened > most and _depth(markup) > most and _true_depth(markup) > most


@lru_cache(1)
def tag_names(markup: str) -> list[str]:
    """What looks like the tags of a page, "div" or "/div", in their order and as they are written."""
    return _OPENS_OR_CLOSES.findall(markup)


@lru_cache(1)
def _tag_counts(markup: str) -> Counter[str]:
    return Counter(tag_names(markup))


@lru_cache(1)
def _depth(markup: str) -> int:
    """How many elements are open at once at most."""
    change = {tag: _change(tag) for tag in _tag_counts(markup)}
    changes = list(accumulate(map(change.__getitem__, tag_names(markup))))
    # An end tag without a start does not go below the page: the depth counts from the lowest point before.
    return max(map(sub, changes, accumulate(changes, min, initial=0)), default=0)


def _change(tag: str) -> int:
    """By how much a tag, "div" or "/div", changes the number of open elements."""
    name = tag.lstrip("/").lower()
    return 0 if name in _FLAT else -1 if tag[0] == "/" else 1


@lru_cache(1)
def _true_depth(markup: str) -> int:
    """The depth without what only looks like a tag, in programs, and with the shapes of drawings that close themselves:
    ten times slower than counting.
    """
    open_now = deepest = 0
    program, foreign = "", False
    # A program that nobody ends hides nothing: what follows it counts.
    ends = {name: markup.lower().rfind(f"</{name}") for name in _PROGRAMS}
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if program:
            program = "" if tag[1] and name == program else program
        elif name in _PROGRAMS:
            program = name if not tag[1] and tag.end() <= ends[name] else ""
        elif not (foreign and name not in _NATIVE and tag.group().endswith("/>")) and name not in _FLAT:
            foreign = not tag[1] if name in _FOREIGN else foreign and name not in _NATIVE
            open_now = max(0, open_now - 1) if tag[1] else open_now + 1
            deepest = max(deepest, open_now)
    return deepest


def _thinned(markup: str) -> str:
    parts: list[str] = []
    at = 0
    opened = _Opened()
    counts: Counter[str] = Counter()
    program = ""
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if program:
            if tag[1] and name == program:
                program, at = "", tag.end()
            continue
        if name in _PROGRAMS and not tag[1] and "ld+json" not in tag.group():
            parts.append(markup[at : tag.start()])
            program, at = name, tag.end()
            continue
        counts[name] += 1
        goes = counts[name] > MOST_OF_A_KIND
        if name not in _FLAT:
            goes = opened.close(name) if tag[1] else opened.open(name, goes)
        if goes:
            parts.append(markup[at : tag.start()])
            at = tag.end()
    parts.append(markup[at:])
    return " ".join(parts)


class _Opened:
    """The elements that are open: their names, and whether their tags go."""

    def __init__(self) -> None:
        self._elements: list[tuple[str, bool]] = []
        self._staying = 0

    def open(self, name: str, goes: bool) -> bool:
        """Open an element; whether its tag goes."""
        goes = goes or self._staying >= (DEEPEST if name in _TELLING else SHALLOW)
        self._elements.append((name, goes))
        self._staying += not goes
        return goes

    def close(self, name: str) -> bool:
        """Close an element; whether its tag goes, as its start did or as one without a start so deep down."""
        elements = self._elements
        for index in range(len(elements) - 1, max(-1, len(elements) - 1 - _REACH), -1):
            if elements[index][0] == name:
                goes = elements[index][1]
                self._staying -= sum(not gone for _, gone in elements[index:])
                del elements[index:]
                return goes
        return self._staying >= SHALLOW
