"""What an article is called: the heading that is shown as its title, else the page's title without its site's name."""

import html
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import text_of
from tui_reader.extraction.facts.meta_elements import name_of
from tui_reader.extraction.facts.sourced import HEADING, LINKED, Sourced, meta_source
from tui_reader.extraction.facts.title_headings import TitleHeading, title_headings

_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:/\\~]+\s+|\s*[|»｜]\s*")
_SIGNS_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_SIGNS_ALONE}]+|[^\W{_SIGNS_ALONE}]+")
_PIECE = re.compile(
    rf"\s+[|\-–—·•»«:/\\~]+\s+|\s*[|»｜]\s*|(?<=\w):\s+|(?<=[{_SIGNS_ALONE}!?！？。）」』])[-_–—](?=\w)|\s+(?=\[[^\]]+\]$)"
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]\w{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
SHARED = 0.5
"""Of a heading's words, how many must be among those that the page tells machines of its title."""
TOLD = 0.3
"""Of the words that are told, how many the heading must hold unless it is a whole piece of them."""
PIECE = 0.2
"""Of the words that are told, how many such a piece must have: a section's name has fewer."""
ALIKE = 0.75
"""How much of both must be the same where nothing says that the page is an article: shops show slogans."""
SAME = 0.9
"""How much of both must be the same for the told one to be as good, without the ornaments of the page's."""
ALONE = 3
"""Words of the only h1 of an article that is its title although it says nothing that is told."""


def page_title(root: HtmlElement, metas: dict[str, str], headline: str, site: str, address: str) -> Sourced:
    """The heading that says what the page's elements for machines tell, else these, without the site's name.

    headline: the article's in JSON-LD.
    """
    host = _host(address)
    page = next((text_of(element) for element in root.iter("title")), "")
    meta = name_of(metas, "og:title", "twitter:title", "dc.title", "title")
    named = once(metas.get(meta, ""))
    headline = once(headline)
    headings = [heading for heading in title_headings(root, address) if not _is_site(heading, site, host)]
    of_article = bool(headline) or "article" in metas.get("og:type", "") or "article:published_time" in metas
    told = Told(tuple(filter(None, (named, page, headline, once(metas.get("twitter:title", ""))))), of_article)
    # Encyclopedias say in the headline what a thing is, not what it is called.
    source = meta_source(meta) if named else "<title>" if page else LINKED
    best = _first_piece(_without_site(named or page or headline, site, host))
    if shown := _without_site(_shown(headings, told), site, host):
        same = named and not headline and _key(shown) not in _key(best) and SAME <= _fit(shown, [best]) < 1
        if not same and _key(best) != _key(_SEPARATOR.split(shown)[0]):
            return Sourced(shown, HEADING)
    first = next((heading.text for heading in headings), "")
    return Sourced(best, source) if best else Sourced(first, HEADING) if first else Sourced()


class Told(NamedTuple):
    """What a page tells machines of its title, the most telling first, and whether it says that it is an article."""

    texts: tuple[str, ...]
    of_article: bool

    def pieces(self) -> set[str]:
        """The keys of the titles, and of those pieces that may be what an article is called alone."""
        pieces = _PIECE.split(self.texts[0]) if self.texts else []
        alone = pieces if len(pieces) == 2 else pieces[:1]
        words = len(_words(self.texts[0])) if self.texts else 0
        ends = {_key(piece) for piece in alone if len(_words(piece)) >= PIECE * words}
        return ends | {_key(text) for text in self.texts} - {""}


def once(text: str) -> str:
    """A text that was escaped twice, read once more; what is no reference stays."""
    return one_line(html.unescape(text)) if _ENTITY.search(text) else text


def _shown(headings: Sequence[TitleHeading], told: Told) -> str:
    """The text of the heading that says the title; "" when none does."""
    if parted := _parted(headings, told.texts):
        return parted
    pieces = told.pieces()
    shown = {_key(heading.text) for heading in headings} & pieces
    first = [heading for heading in headings if heading.level == 1 and not _names_site(heading, told.texts, shown)]
    for group in (first, [heading for heading in headings if heading.headline]):
        fits = [1.0 if _key(heading.text) in pieces else _fit(heading.text, told.texts) for heading in group]
        if (best := max(fits, default=0.0)) > (0 if told.of_article else ALIKE):
            return _without_kicker(group[fits.index(best)], told.texts)
    whole = [heading.text for heading in headings if heading.level > 1 and _key(heading.text) in pieces]
    if whole:
        return whole[0]
    alone = told.of_article and len({_key(heading.text) for heading in first}) == 1
    return first[0].text if alone and len(_words(first[0].text)) >= ALONE else ""


def _parted(headings: Sequence[TitleHeading], told: Sequence[str]) -> str:
    """The told title that two headings of the first rank say together, one below the other; "" where none does."""
    whole = {_key(text): text for text in told}
    pairs = (pair for pair in pairwise(headings) if all(heading.level == 1 and heading.text for heading in pair))
    return next(filter(None, (whole.get(_key(one.text) + _key(other.text)) for one, other in pairs)), "")


def _names_site(heading: TitleHeading, told: Sequence[str], shown: set[str]) -> bool:
    """Whether a heading is the last piece of a title whose first is shown in a heading of its own."""
    key = _key(heading.text)
    ends = [(_key(pieces[0]), _key(pieces[-1])) for pieces in map(_PIECE.split, told) if len(pieces) > 1]
    return any(key == last and first != last and first in shown for first, last in ends)


def _fit(heading: str, told: Sequence[str]) -> float:
    """How much of a heading and of what is told are the same words, 0 to 1; 0 when it is too little."""
    words = _words(heading)
    best = 0.0
    for text in told:
        there = _words(text)
        common = len(words & there)
        if common > 1 and common >= SHARED * len(words) and common >= TOLD * len(there):
            best = max(best, 2 * common / (len(words) + len(there)))
    return best


def _without_kicker(heading: TitleHeading, told: Sequence[str]) -> str:
    """The heading's text behind a short first element, where the title is told without it."""
    rest = heading.text[len(heading.kicker) :].lstrip(" :|·•-–—")
    if heading.kicker and any(_key(text).startswith(_key(rest)) for text in told):
        return rest
    return heading.text


def _words(text: str) -> set[str]:
    """The words of a text; of what is written without blanks every two signs."""
    words = set()
    for run in _WORD.findall(text.lower()):
        if ord(run[0]) < 0xE00 or len(run) < 3:
            words.add(run)
        else:
            words.update(run[at : at + 2] for at in range(len(run) - 1))
    return words


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _without_site(title: str, site: str, host: str) -> str:
    """Without the last piece that names the site or its host, or the first that names the site."""
    pieces = _SEPARATOR.split(title)
    if len(pieces) < 2:
        return title
    if (site and _same(pieces[-1], site)) or _is_of_host(pieces[-1], host):
        return title[: title.rfind(pieces[-1])].rstrip(" |-–—·•»«:/\\~")
    if site and _same(pieces[0], site):
        return title[len(pieces[0]) :].lstrip(" |-–—·•»«:/\\~")
    return title


def _first_piece(title: str) -> str:
    """What stands before a bar, unless it is one word: behind it come the site, its section, and what it sells."""
    first = title.split(" | ", 1)[0].strip()
    return first if first.count(" ") else title


def _is_site(heading: TitleHeading, site: str, host: str) -> bool:
    """Whether a heading names the site and not the article."""
    return heading.of_site or (bool(site) and _key(heading.text) == _key(site)) or _is_of_host(heading.text, host)


def _is_of_host(piece: str, host: str) -> bool:
    """Whether the name of a host is most of what a piece of a title says."""
    key = re.sub(r"\W+", "", piece.lower())
    return bool(host) and host in key and len(host) > 0.4 * len(key)


def _host(address: str) -> str:
    """The word that names a host: the longest label but the last. "" where it is short enough to be any word."""
    labels = (urlsplit(address).hostname or "").removeprefix("www.").split(".")[:-1]
    name = max(labels, key=len, default="").replace("-", "")
    return name if len(name) > 4 else ""


def _same(left: str, right: str) -> bool:
    left, right = (re.sub(r"\W+|^the|\.com$", "", text.lower()) for text in (left, right))
    return bool(left) and (left == right or (len(left) > 4 and (left in right or right in left)))
