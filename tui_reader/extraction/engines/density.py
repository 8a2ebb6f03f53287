"""The article by density: the element whose paragraphs hold the most running text, cleaned of what is link or form.

The algorithm is that of Mozilla's Readability (https://github.com/mozilla/readability, Apache-2.0): paragraphs score
for length and commas, their ancestors share the score, links take from it; then neighbours that look alike join, and
lists, tables and boxes with too many links or too little text go. It works on the page laid flat and answers with
elements of the page itself.
"""

import re
from functools import lru_cache, partial

from lxml.html import HtmlElement

from tui_reader.extraction.engines.alignment import weight
from tui_reader.extraction.engines.boxes import is_box, is_data
from tui_reader.extraction.engines.flattening import NEVER_UNLIKELY, Flattened, flattened

_POSITIVE = re.compile(r"article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story")
_NEGATIVE = re.compile(
    r"-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|"
    r"promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget"
)
_SHARE = re.compile(r"(?:\b|_)(?:share|sharedaddy)(?:\b|_)")
_COMMAS = re.compile(r"[\u002c\u060c\ufe50\ufe10\ufe11\u2e41\u2e34\u2e32\uff0c\u3001]")
_BASE = {"div": 5, "pre": 3, "td": 3, "blockquote": 3, "address": -3, "ol": -3, "ul": -3, "dl": -3, "dd": -3, "dt": -3,
         "li": -3, "form": -3, "h1": -5, "h2": -5, "h3": -5, "h4": -5, "h5": -5, "h6": -5, "th": -5}  # fmt: skip
_GONE = frozenset("footer link aside iframe input textarea select button object embed".split())
ENOUGH = 500
"""A result of fewer characters is tried again with fewer rules."""
LEAST = 25
"""Characters of a paragraph below which it has no score."""
TOP = 5
BODY = 0
"""The place of the body in a page laid flat."""


def dense(root: HtmlElement) -> set[HtmlElement]:
    """The elements of `root` that the article keeps; empty when there is no text at all."""
    best: set[HtmlElement] = set()
    most = 0
    body = root.find("body")
    for rules in (3, 2, 1, 0) if body is not None else ():
        kept, size = _Attempt(flattened(body, strip=rules > 2), weigh=rules > 1, clean=rules > 0).result()
        if size >= ENOUGH:
            return kept
        if size > most:
            best, most = kept, size
    return best


@lru_cache(1024)
def _name_weight(name: str) -> int:
    """What a class or an id says for its element, or against it."""
    name = name.lower()
    return (25 if _POSITIVE.search(name) else 0) - (25 if _NEGATIVE.search(name) else 0)


@lru_cache(1024)
def _names_sharing(names: str) -> bool:
    names = names.lower()
    return "share" in names and _SHARE.search(names) is not None


class _Attempt:
    """One attempt on a page laid flat with some of the rules."""

    def __init__(self, laid: Flattened, *, weigh: bool, clean: bool) -> None:
        self._page, self._scored = laid
        self._weigh, self._clean_boxes = weigh, clean
        self._scores: dict[int, float] = {}
        self._finals: dict[int, float] = {}
        self._data_tables: set[int] = set()

    def result(self) -> tuple[set[HtmlElement], int]:
        """The kept elements of the page and the size of their text."""
        page = self._page
        self._score()
        article = self._joined(*self._top())
        for at in article:
            self._clean(at)
        inside = ((page.tags[at : page.ends[at]], page.elements[at : page.ends[at]]) for at in article)
        kept = {
            element
            for tags, elements in inside
            for tag, element in zip(tags, elements, strict=True)
            if tag and element is not None
        }
        return kept, sum(weight(page.inner(at)) for at in article)

    def _score(self) -> None:
        page, scores = self._page, self._scores
        for at in self._scored:
            text = page.inner(at)
            size = weight(text) if len(text) * 3 >= LEAST else 0
            if size < LEAST:
                continue
            score = 1 + len(_COMMAS.findall(text)) + 1 + min(size // 100, 3)
            above = page.parents[at]
            for level in range(5):
                if above < 0:
                    break
                if above not in scores:
                    scores[above] = self._base(above)
                scores[above] += score / (1 if level == 0 else 2 if level == 1 else level * 3)
                above = page.parents[above]

    def _base(self, at: int) -> float:
        return _BASE.get(self._page.tags[at], 0) + self._weight(at)

    def _weight(self, at: int) -> int:
        if not self._weigh:
            return 0
        return sum(_name_weight(name) for name in map(partial(self._page.says, at), ("class", "id")) if name)

    def _top(self) -> tuple[int, bool]:
        """The element that is the article; and whether it is the whole body, for want of a better one."""
        page = self._page
        ordered = self._best()
        if not ordered or ordered[0][0] == BODY:
            return BODY, True
        top, best = ordered[0]
        top = self._common(top, [at for at, score in ordered[1:] if best > 0 and score / best >= 0.75])
        top = self._better_parent(top)
        while (parent := page.parents[top]) > BODY and len(page.children(parent)) == 1:
            top = parent
        if self._final(top) is None:
            self._finals[top] = self._base(top)
        return top, False

    def _best(self) -> list[tuple[int, float]]:
        """The TOP elements by score, the best first; links, which cost most to count, only where they can matter."""
        best: list[tuple[int, float]] = []
        for at, raw in sorted(self._scores.items(), key=lambda item: -item[1]):
            if len(best) == TOP and raw <= best[-1][1]:
                break
            best.append((at, self._final(at) or 0.0))
            best = sorted(best, key=lambda item: -item[1])[:TOP]
        return best

    def _final(self, at: int) -> float | None:
        """An element's score, less for its links; None when it has none."""
        found = self._finals.get(at)
        if found is None and at in self._scores:
            found = self._finals[at] = self._scores[at] * (1 - self._page.link_density(at))
        return found

    def _common(self, top: int, others: list[int]) -> int:
        """An ancestor that holds at least three other good candidates is the better one."""
        if len(others) < 3:
            return top
        ancestors = list(map(self._page.above, others))
        for above in self._page.above(top)[:-1]:
            if sum(above in group for group in ancestors) >= 3:
                return above
        return top

    def _better_parent(self, top: int) -> int:
        """Up while the score grows, unless it falls below a third: one of its children then was the best."""
        if self._final(top) is None:
            self._finals[top] = self._base(top)
        last = self._finals[top]
        threshold = last / 3
        for above in self._page.above(top)[:-1]:
            score = self._final(above)
            if score is None:
                continue
            if score < threshold:
                break
            if score > last:
                return above
            last = score
        return top

    def _joined(self, top: int, whole: bool) -> list[int]:
        """The article's element and those of its neighbours that read like it."""
        page = self._page
        if whole:
            return [top]
        best, name = self._finals[top], page.says(top, "class")
        threshold = max(10.0, best * 0.2)
        article = []
        for sibling in page.children(page.parents[top]):
            same = bool(name) and page.says(sibling, "class") == name
            score = self._final(sibling)
            if sibling == top or (score is not None and score + (best * 0.2 if same else 0) >= threshold):
                article.append(sibling)
            elif page.tags[sibling] == "p":
                text, links = page.inner(sibling), page.link_density(sibling)
                if (len(text) > 80 and links < 0.25) or (
                    0 < len(text) < 80 and links == 0 and re.search(r"\.( |$)", text)
                ):
                    article.append(sibling)
        return article

    def _clean(self, article: int) -> None:
        page = self._page
        tables = [article] if page.tags[article] == "table" else []
        self._data_tables |= {at for at in tables + page.below(article, ("table",)) if is_data(page, at)}
        self._clean_conditionally(article, "form")
        self._clean_conditionally(article, "fieldset")
        for at in page.below(article, _GONE):
            page.remove(at)
        for at, tag in enumerate(page.below_tags(article), article + 1):
            if (
                tag not in NEVER_UNLIKELY
                and page.tags[at]
                and _names_sharing(f"{page.says(at, 'class')} {page.says(at, 'id')}")
                and len(page.content(at)) < ENOUGH
            ):
                page.remove(at)
        for at in page.below(article, ("h1", "h2")):
            if self._weight(at) < 0:
                page.remove(at)
        for tag in ("table", "ul", "div"):
            self._clean_conditionally(article, tag)

    def _clean_conditionally(self, article: int, tag: str) -> None:
        if not self._clean_boxes:
            return
        for at in reversed(self._page.below(article, (tag,))):
            if is_box(self._page, at, tag, self._weight(at), self._data_tables):
                self._page.remove(at)
