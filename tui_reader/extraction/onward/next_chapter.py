"""The next chapter of a manual or a book that has a page for each."""

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from tui_reader.article.document import Continuation
from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import text_of
from tui_reader.extraction.dom.link_addresses import absolute, file_title
from tui_reader.extraction.dom.page_links import OnwardLink
from tui_reader.extraction.onward.numbered import is_same_site

_NO_TITLE = re.compile(
    r"\W*(?:next|continue|forward|weiter|nächste[sr]?|suivante?|siguiente|volgende|следующая)?(?: |$)"
    r"(?:chapter|section|page|topic|kapitel|abschnitt|seite|chapitre|capítulo)?\W*",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:next(?: (?:chapter|section|page|topic))?)\s*[:»›>→–—-]*\s+(?=\S)", re.IGNORECASE)
_LONGEST = 120
"""Characters of a title."""


def next_chapter(links: Sequence[OnwardLink], root: HtmlElement, base: str, here: str) -> Continuation | None:
    """What the page calls its next one, on the same site; None where it names none, or itself."""
    for link in links:
        url = link.url.partition("#")[0]
        if link.is_next and is_same_site(here, url) and url != here.partition("#")[0]:
            return Continuation("chapter", url, _title(links, root, base, url))
    return None


def _title(links: Sequence[OnwardLink], root: HtmlElement, base: str, url: str) -> str:
    """What the chapter is called: by the links that lead to it, the page's own word for it, its file."""
    told = [words for link in links if link.url.partition("#")[0] == url for words in _told(link)]
    return next((title for title in map(_as_title, [*told, *_contents(root, base, url)]) if title), file_title(url))


def _told(link: OnwardLink) -> Iterator[str]:
    yield one_line(link.element.get("title") or "")
    yield link.words


def _contents(root: HtmlElement, base: str, url: str) -> Iterator[str]:
    """How a table of contents beside the text calls it."""
    name = url.rpartition("/")[2]
    for element in root.iter("a"):
        href = element.get("href") or ""
        if name in href and "#" not in href and absolute(base, href) == url:
            yield text_of(element)


def _as_title(words: str) -> str:
    if not words or len(words) > _LONGEST or _NO_TITLE.fullmatch(words):
        return ""
    return _BEFORE.sub("", words, count=1)
