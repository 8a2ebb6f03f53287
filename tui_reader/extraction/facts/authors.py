"""Who wrote an article: what a page tells machines and what it shows, a person before the house that prints."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import text_of
from tui_reader.extraction.facts import bylines
from tui_reader.extraction.facts.linked_data import ARTICLE, PAGE, text_in, types_of
from tui_reader.extraction.facts.meta_elements import meta_contents
from tui_reader.extraction.facts.names import is_house, told_names, without_departments
from tui_reader.extraction.facts.sourced import BESIDE, LINKED, MARKED, Sourced, meta_source

Names = tuple[str, ...]
_METAS = (
    "author", "article:author", "og:article:author", "citation_author", "dc.creator", "dc.creator.personalname",
    "dcterms.creator", "byl", "parsely-author", "sailthru.author", "article.author", "cxenseparse:author", "authors",
    "creator",
)  # fmt: skip
_LABELLED = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_LABEL = re.compile(
    r"by\b|author|verfasst|geschrieben|autor|écrit|auteur|escrito|scritto|geschreven|skriv|napisa|автор|yaz|kirjoit|írta|"
    r"작성|作者|投稿者|執筆|ditulis|लेख|كتب",
    re.IGNORECASE,
)
_LAST_FIRST = re.compile(r"([^\W\d_][\w'’-]+(?: [\w'’-]+)?), ([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2})")
_MARKED = etree.XPath("//@rel[. = 'author']/.. | //@itemprop[. = 'author']/..")


def authors(
    root: HtmlElement,
    linked: Sequence[dict[str, Any]],
    beside: Callable[[], list[HtmlElement]],
    site: str,
    title: str,
    address: str,
) -> Sourced:
    """The people a page names as the authors, parted by commas, else the house, else nobody.

    What machines are told comes first; the line beside the title where it names more, or they are told the house.
    """

    def people(names: Names) -> bool:
        return any(not is_house(name) and not _is_site(name, site, address) for name in names)

    told = [each for each in (*_linked(linked), *_metas(root)) if each.names]
    persons = [each for each in told if people(each.names)]
    shown = bylines.near_title(beside())
    if people(shown) and (not persons or (len(shown) > len(persons[0].names) and _meet(shown, persons[0].names))):
        return _Told(shown, BESIDE).as_one()
    if persons:
        return next((each for each in persons if _meet(each.names, shown)), persons[0]).as_one()
    rest = (*told, _Told(shown, BESIDE), _Told(_marked(root), MARKED))
    return next((each for each in rest if each.names and each.names != (title,)), _Told((), "")).as_one()


class _Told(NamedTuple):
    """Names, and where they stood."""

    names: Names
    source: str

    def as_one(self) -> Sourced:
        return Sourced(", ".join(without_departments(self.names)), self.source)


def _meet(left: Names, right: Names) -> bool:
    """Whether a name of one list is among those of another."""
    here, there = _key(" ".join(left)), _key(" ".join(right))
    return any(_key(name) in there for name in left) or any(_key(name) in here for name in right)


def _linked(linked: Sequence[dict[str, Any]]) -> Iterator[_Told]:
    """The authors of the articles in JSON-LD, those of pages behind them; people are looked up by their id."""
    people = {item["@id"]: item for item in linked if isinstance(item.get("@id"), str) and item.get("name")}
    for types in (ARTICLE, PAGE):
        for item in linked:
            if types.search(types_of(item)):
                yield _Told(tuple(_written_by(item.get("author") or item.get("creator"), people)), LINKED)


def _written_by(value: Any, people: dict[str, dict[str, Any]]) -> Iterator[str]:
    if isinstance(value, list):
        for part in value[:50]:
            yield from _written_by(part, people)
    elif isinstance(value, dict):
        yield from _written_by(value.get("name") or people.get(str(value.get("@id")), {}).get("name"), people)
    elif isinstance(value, str):
        yield from told_names(text_in(value))


def _metas(root: HtmlElement) -> Iterator[_Told]:
    """The authors in meta elements, kind by kind; one kind may be there once for each of them."""
    found: dict[str, list[str]] = {}
    for name, content in meta_contents(root):
        if name not in found or name in _METAS:
            found.setdefault(name, []).append(content)
    for name in _METAS:
        names = [_turned(text, name) for text in found.get(name, ())]
        yield _Told(tuple(dict.fromkeys(part for text in names for part in told_names(text))), meta_source(name))
    for label, data in _LABELLED:
        if _LABEL.search(" ".join(found.get(label, ()))):
            yield _Told(told_names(found.get(data, [""])[0]), meta_source(data))


def _turned(text: str, name: str) -> str:
    """A name of a library's catalogue, family name first, as it is written elsewhere."""
    match = _LAST_FIRST.fullmatch(text)
    return f"{match[2]} {match[1]}" if match and name.startswith(("citation", "dc")) else text


def _marked(root: HtmlElement) -> Names:
    """The name in the first element marked as the author; a box that says more than a name, and no name, has none."""
    marked: list[HtmlElement] = list(_MARKED(root))  # type: ignore[arg-type]  # this path gives elements
    for element in marked:
        named = [element.find(".//*[@itemprop='name']"), element, *element.iterdescendants("a")]
        texts = [text_of(box) for box in named if box is not None] + [one_line(element.get("content") or "")]
        for text in texts:
            if 2 < len(text) < 80 and (names := told_names(text)):
                return names
        if element.get("itemprop") is not None:
            return ()
    return ()


def _is_site(name: str, site: str, address: str) -> bool:
    """Whether a name is that of the site or of its host."""
    host = [label.replace("-", "") for label in (urlsplit(address).hostname or "").split(".")]
    return _key(name) in (_key(site), *host)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
