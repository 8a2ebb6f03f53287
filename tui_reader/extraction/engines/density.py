"""The article by density: the element whose paragraphs hold the most running text, cleaned of what is link or form.

The algorithm is that of Mozilla's Readability (https://github.com/mozilla/readability, Apache-2.0): paragraphs score
for length and commas, their ancestors share the score, links take from it; then neighbours that look alike join, and
lists, tables and boxes with too many links or too little text go. It works on a copy and answers with elements of the
page itself.
"""

import re
from copy import deepcopy
from functools import lru_cache

from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import content_of
from tui_reader.extraction.engines.alignment import weight
from tui_reader.extraction.engines.boxes import HEADINGS, has_little, inner, is_data, link_density
from tui_reader.extraction.engines.copy_changes import is_byline, is_empty, only_child, remove, replace, wrap_phrases

_UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|"
    r"related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|"
    r"pager|popup|yom-remote"
)
_MAYBE = re.compile(r"and|article|body|column|content|main|mathjax|shadow")
_POSITIVE = re.compile(r"article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story")
_NEGATIVE = re.compile(
    r"-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|"
    r"promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget"
)
_OTHERS = re.compile(r"comment|related|replies|remark|disqus|combx|share|rss", re.IGNORECASE)
_SHARE = re.compile(r"(?:\b|_)(?:share|sharedaddy)(?:\b|_)")
_COMMAS = re.compile(r"[\u002c\u060c\ufe50\ufe10\ufe11\u2e41\u2e34\u2e32\uff0c\u3001]")
_ROLES = frozenset(("menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"))
_SCORED = frozenset("section h2 h3 h4 h5 h6 p td pre".split())
_PARENT = frozenset("blockquote dl div img ol p pre table ul".split())
_BASE = {"div": 5, "pre": 3, "td": 3, "blockquote": 3, "address": -3, "ol": -3, "ul": -3, "dl": -3, "dd": -3, "dt": -3,
         "li": -3, "form": -3, "h1": -5, "h2": -5, "h3": -5, "h4": -5, "h5": -5, "h6": -5, "th": -5}  # fmt: skip
_GONE = ("footer", "link", "aside", "iframe", "input", "textarea", "select", "button", "object", "embed")
# A term is its definition's, whatever it is called.
_NEVER_UNLIKELY = frozenset(("body", "a", "dt", "dd"))
ENOUGH = 500
"""A result of fewer characters is tried again with fewer rules."""
TOP = 5


def dense(root: HtmlElement) -> set[HtmlElement]:
    """The elements of `root` that the article keeps; empty when there is no text at all."""
    best: set[HtmlElement] = set()
    most = 0
    for rules in (3, 2, 1, 0):
        kept, size = _Attempt(root, strip=rules > 2, weigh=rules > 1, clean=rules > 0).result()
        if size >= ENOUGH:
            return kept
        if size > most:
            best, most = kept, size
    return best


@lru_cache(1024)
def _are_unlikely(names: str) -> bool:
    """Whether the names of an element are hardly those of a text; most elements share theirs with others."""
    return _UNLIKELY.search(names) is not None and _MAYBE.search(names) is None


@lru_cache(1024)
def _name_weight(name: str) -> int:
    """What a class or an id says for its element, or against it."""
    name = name.lower()
    return (25 if _POSITIVE.search(name) else 0) - (25 if _NEGATIVE.search(name) else 0)


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


class _Attempt:
    """One attempt on a copy of the page with some of the rules."""

    def __init__(self, root: HtmlElement, *, strip: bool, weigh: bool, clean: bool) -> None:
        self._page = deepcopy(root)
        # The keys hold lxml's proxies, so that an element is the same object each time it is met.
        self._origin = dict(zip(self._page.iter(), root.iter(), strict=True))
        self._strip, self._weigh, self._clean_boxes = strip, weigh, clean
        self._scores: dict[HtmlElement, float] = {}
        self._finals: dict[HtmlElement, float] = {}
        self._data_tables: set[HtmlElement] = set()

    def result(self) -> tuple[set[HtmlElement], int]:
        """The kept elements of the original page and the size of their text."""
        body = self._page.find("body")
        if body is None:
            return set(), 0
        self._score(self._prepared(body))
        article = self._joined(*self._top(body))
        for element in article:
            self._clean(element)
        kept = {self._origin[node] for element in article for node in element.iter() if node in self._origin}
        return kept, sum(weight(inner(element)) for element in article)

    def _prepared(self, body: HtmlElement) -> list[HtmlElement]:
        """Remove what is unlikely, make paragraphs of bare text; the elements to be scored."""
        scored = []
        stack = [body]
        bylines = 0
        while stack:
            node = stack.pop()
            names = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
            if node is not body and node.getparent() is None:
                continue
            if not bylines and is_byline(node, names):
                bylines += 1
                remove(node)
                continue
            if self._strip and node is not body and self._is_unlikely(node, names):
                remove(node)
                continue
            if node.tag in ("div", "section", "header", *HEADINGS) and is_empty(node):
                remove(node)
                continue
            if node.tag in _SCORED:
                scored.append(node)
            if node.tag == "div":
                wrap_phrases(node)
                only = only_child(node)
                if only is not None and only.tag == "p" and link_density(node) < 0.25:
                    replace(node, only)
                    node = only
                    scored.append(node)
                elif next(node.iterdescendants(*_PARENT), None) is None:
                    node.tag = "p"
                    scored.append(node)
            stack.extend(node.iterchildren("*", reversed=True))
        return scored

    def _is_unlikely(self, node: HtmlElement, names: str) -> bool:
        if (node.get("role") or "") in _ROLES:
            return True
        if (
            len(names) < 3
            or node.tag in ("body", "a", "dt", "dd")
            or not _are_unlikely(names)
            or _is_named_by_title(node)
        ):
            return False
        return next(node.iterancestors("table", "code"), None) is None

    def _score(self, scored: list[HtmlElement]) -> None:
        for node in scored:
            if node.getparent() is None:
                continue
            text = inner(node)
            size = weight(text)
            if size < 25:
                continue
            score = 1 + len(_COMMAS.findall(text)) + 1 + min(size // 100, 3)
            for level, above in enumerate(node.iterancestors()):
                if level >= 5 or above.getparent() is None:
                    break
                if above not in self._scores:
                    self._scores[above] = self._base(above)
                self._scores[above] += score / (1 if level == 0 else 2 if level == 1 else level * 3)

    def _base(self, node: HtmlElement) -> float:
        return _BASE.get(node.tag, 0) + self._weight(node)

    def _weight(self, node: HtmlElement) -> int:
        if not self._weigh:
            return 0
        return sum(_name_weight(name) for name in (node.get("class"), node.get("id")) if name)

    def _top(self, body: HtmlElement) -> tuple[HtmlElement, bool]:
        """The element that is the article; and whether it is the whole body, for want of a better one."""
        ordered = self._best()
        if not ordered or ordered[0][0].tag == "body":
            return body, True
        top, best = ordered[0]
        top = self._common(top, [node for node, score in ordered[1:] if best > 0 and score / best >= 0.75])
        top = self._better_parent(top)
        parent = top.getparent()
        while parent is not None and parent.tag not in ("body", "html") and len(parent) == 1:
            top, parent = parent, parent.getparent()
        if self._final(top) is None:
            self._finals[top] = self._base(top)
        return top, False

    def _best(self) -> list[tuple[HtmlElement, float]]:
        """The TOP elements by score, the best first; links, which cost most to count, only where they can matter."""
        best: list[tuple[HtmlElement, float]] = []
        for node, raw in sorted(self._scores.items(), key=lambda item: -item[1]):
            if len(best) == TOP and raw <= best[-1][1]:
                break
            best.append((node, self._final(node) or 0.0))
            best = sorted(best, key=lambda item: -item[1])[:TOP]
        return best

    def _final(self, node: HtmlElement) -> float | None:
        """An element's score, less for its links; None when it has none."""
        found = self._finals.get(node)
        if found is None and node in self._scores:
            found = self._finals[node] = self._scores[node] * (1 - link_density(node))
        return found

    def _common(self, top: HtmlElement, others: list[HtmlElement]) -> HtmlElement:
        """An ancestor that holds at least three other good candidates is the better one."""
        if len(others) < 3:
            return top
        ancestors = [set(node.iterancestors()) for node in others]
        for above in top.iterancestors():
            if above.tag in ("body", "html"):
                break
            if sum(above in group for group in ancestors) >= 3:
                return above
        return top

    def _better_parent(self, top: HtmlElement) -> HtmlElement:
        """Up while the score grows, unless it falls below a third: one of its children then was the best."""
        if self._final(top) is None:
            self._finals[top] = self._base(top)
        last = self._finals[top]
        threshold = last / 3
        for above in top.iterancestors():
            if above.tag in ("body", "html"):
                break
            score = self._final(above)
            if score is None:
                continue
            if score < threshold:
                break
            if score > last:
                return above
            last = score
        return top

    def _joined(self, top: HtmlElement, whole: bool) -> list[HtmlElement]:
        """The article's element and those of its neighbours that read like it."""
        parent = top.getparent()
        if whole or parent is None:
            return [top]
        best = self._finals[top]
        threshold = max(10.0, best * 0.2)
        article = []
        for sibling in parent:
            if sibling is top:
                article.append(sibling)
                continue
            same = bool(sibling.get("class")) and sibling.get("class") == top.get("class")
            score = self._final(sibling)
            if score is not None and score + (best * 0.2 if same else 0) >= threshold:
                article.append(sibling)
            elif sibling.tag == "p":
                text, links = inner(sibling), link_density(sibling)
                if (len(text) > 80 and links < 0.25) or (
                    0 < len(text) < 80 and links == 0 and re.search(r"\.( |$)", text)
                ):
                    article.append(sibling)
        return article

    def _clean(self, article: HtmlElement) -> None:
        for table in article.iter("table"):
            if is_data(table):
                self._data_tables.add(table)
        self._clean_conditionally(article, "form")
        self._clean_conditionally(article, "fieldset")
        for node in list(article.iter(*_GONE)):
            if node is not article:
                remove(node)
        for node in list(article.iterdescendants()):
            names = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
            if (
                node.tag not in _NEVER_UNLIKELY
                and len(names) > 1
                and "share" in names
                and _SHARE.search(names)
                and len(content_of(node)) < ENOUGH
            ):
                remove(node)
        for node in list(article.iter("h1", "h2")):
            if node is not article and self._weight(node) < 0:
                remove(node)
        for tag in ("table", "ul", "div"):
            self._clean_conditionally(article, tag)

    def _clean_conditionally(self, article: HtmlElement, tag: str) -> None:
        if not self._clean_boxes:
            return
        for node in reversed(list(article.iterdescendants(tag))):
            if node.getparent() is not None and self._is_box(node, tag):
                remove(node)

    def _is_box(self, node: HtmlElement, tag: str) -> bool:
        """Whether a list, table or box is furniture: many links, little text, few paragraphs."""
        if node in self._data_tables or any(above in self._data_tables for above in node.iterancestors("table")):
            return False
        if next(node.iterancestors("code"), None) is not None or any(
            t in self._data_tables for t in node.iter("table")
        ):
            return False
        weight = self._weight(node)
        if weight < 0:
            return True
        text = inner(node)
        if text.count(",") >= 10:
            return False
        return has_little(node, tag, text, weight)
