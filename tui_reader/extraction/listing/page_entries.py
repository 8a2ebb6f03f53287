"""The links of a page that may be entries of a list: what each is called there, and what stands beside it."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tui_reader.article.words import words
from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import names_of, text_of
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.listing.entry_text import LONGEST_TITLE

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NEAR = 3
"""Elements around a link among which a heading makes its text a title."""
STEPS = 5
"""Elements around a link, itself one of them, by whose names it is told from the links of other lists."""
ROW = 5
MOSTLY_OWN = 0.8
"""Elements beside each other, and the share of different classes among them, by which these tell nothing of a kind."""
LONGEST_LABEL = 200
"""Characters of a link's text; what is longer is a card with more than a title in it."""
_NUMBERS = re.compile(r"\d+")
_APART = frozenset(("nav", "footer", "dialog", "label", "fieldset"))
"""Menus; and choices, such as the other colours of what a card shows."""
_NAVIGATES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|pagination|pager|footer|tags?|tag-?cloud|share|"
    r"sharing|social|legal)(?:$|[\s_-])(?!(?:btn|button|arrow|dot|control)s?\b)"
)
"""Not what has buttons to go through it."""
_NO_TITLE = re.compile(
    r"(?:read|see|view|show|learn|find out|continue|weiter|mehr|lire|leer|leggi)\b.{0,12}"
    r"\b(?:more|all|on|article|story|lesen|la suite|más|tutto)\b|"
    r"\W*(?:\d[\d.,]*\W*)?(?:comments?|kommentare?|commentaires?|comentarios)\b|"
    r"(?:log ?in|sign ?(?:in|up)|subscribe|register|privacy|terms|cookies?|contact|advertis|newsletter)\b|"
    r"(?:next|previous|older|newer)(?: page| posts| stories)?\W*\Z|\W*\Z",
    re.IGNORECASE,
)
_ASIDES = re.compile(r"/(?:author|authors|profile|user|users|tag|tags|login|signin|comments?)(?:/|\Z)", re.IGNORECASE)
_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|mp[34]|m4[av]|mov|avi|mkv|webm|og[gv]|wav|flac|zip|gz|xz|7z|rar|exe|dmg"
    r"|css|js|ics|vcf|docx?|xlsx?|pptx?)\Z",
    re.IGNORECASE,
)
"""Files that are opened beside a page, and are none."""


class Entry(NamedTuple):
    """A link. group: what links like it have in common. order: its place in the page. element: the link itself.

    is_picture: its title is what its picture says. longest: the characters of the longest title that its address has.
    """

    url: str
    title: str
    group: str
    order: int
    is_heading: bool
    element: HtmlElement
    is_picture: bool
    longest: int

    @property
    def words(self) -> int:
        """How many words it says: a link that is a card with a heading in it has more than its title."""
        return words((text_of(self.element) if self.is_heading else self.title,))


def entries(root: HtmlElement, base: str) -> list[Entry]:
    """Every link out of the page that has a title, in its order; those of menus and footers excepted."""
    here = _key(base)
    apart: dict[HtmlElement, bool] = {}
    named: dict[tuple[HtmlElement, str], bool] = {}
    found = []
    for order, link in enumerate(root.iter("a")):
        url = absolute(base, link.get("href") or "").partition("#")[0]
        if not url.startswith(("http://", "https://")) or _key(url) in (here, _key("/", base)):
            continue
        path = url.partition("://")[2].partition("?")[0].partition("/")[2]
        if _ASIDES.search(f"/{path}") or _FILES.search(path) or _stands_apart(link, apart):
            continue
        title, is_heading = _title(link)
        is_picture = not title
        if is_picture:
            title = one_line(" ".join(image.get("alt") or "" for image in link.iter("img")))[:LONGEST_LABEL]
        if not _NO_TITLE.match(title):
            found.append(Entry(url, title, _group(link, named), order, is_heading, link, is_picture, len(title)))
    return found


def _key(url: str, base: str = "") -> str:
    """What tells pages apart: no scheme, no slash at the end; of a path alone that of the page it belongs to."""
    if base:
        parts = urlsplit(base)
        return parts.netloc
    return url.partition("://")[2].partition("#")[0].rstrip("/")


def _stands_apart(link: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Whether it stands in a menu, a footer or the like. known: what was found of the elements around links."""
    way = []
    answer = False
    for element in link.iterancestors():
        if element in known:
            answer = known[element]
            break
        way.append(element)
        tag = element.tag
        if tag in ("article", "main", "body"):
            break
        if (
            tag in _APART
            or element.get("role") == "navigation"
            or (tag != "html" and _NAVIGATES.search(names_of(element)) is not None)
        ):
            answer = True
            break
    known.update(dict.fromkeys(way, answer))
    return answer


def _title(link: HtmlElement) -> tuple[str, bool]:
    """What a link is called, and whether that is a heading: the highest in it, or one around it."""
    headings = ((heading.tag, text_of(heading)) for heading in link.iter(*HEADINGS))
    inner = min((heading for heading in headings if heading[1]), key=lambda heading: heading[0], default=None)
    if inner is not None:
        return inner[1][:LONGEST_TITLE], True
    text = text_of(link)
    if not text:
        return "", False
    around = [element.tag for _, element in zip(range(NEAR), link.iterancestors(), strict=False)]
    return text[:LONGEST_TITLE], any(tag in HEADINGS for tag in around)


def _group(link: HtmlElement, known: dict[tuple[HtmlElement, str], bool]) -> str:
    names: list[str] = []
    for element in (link, *link.iterancestors()):
        if len(names) == STEPS or element.tag in ("body", "html"):
            break
        first = (element.get("class") or "").split(None, 1)[:1]
        is_named = bool(first) and not _is_each_its_own(element, known)
        names.append(f"{element.tag}.{_NUMBERS.sub('#', first[0])}" if is_named else str(element.tag))
    return ">".join(names)


def _is_each_its_own(element: HtmlElement, known: dict[tuple[HtmlElement, str], bool]) -> bool:
    """Whether it stands in a row of elements each of which has a class of its own. known: what was found of others."""
    parent = element.getparent()
    if parent is None:
        return False
    key = (parent, str(element.tag))
    if key not in known:
        row = [_NUMBERS.sub("#", (one.get("class") or "").split(None, 1)[0]) for one in parent.iterchildren(element.tag)
               if (one.get("class") or "").strip()]  # fmt: skip
        known[key] = len(row) >= ROW and len(set(row)) >= MOSTLY_OWN * len(row)
    return known[key]


def site_of(url: str) -> str:
    """The last two names of its host, which tell sites apart well enough."""
    return _site("/".join(url.split("/", 3)[:3]).partition("?")[0])


@lru_cache(256)
def _site(origin: str) -> str:
    return ".".join((urlsplit(origin).hostname or "").split(".")[-2:])
