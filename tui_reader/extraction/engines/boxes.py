"""Boxes of a page: how much running text they hold, and how much of it is links, pictures and forms.

The measures are those of Mozilla's Readability (https://github.com/mozilla/readability, Apache-2.0).
"""

import re

from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import content_of

_NOTHING_BUT = re.compile(
    r"^(?:ad(?:vertising|vertisement)?|pub(?:licité)?|werb(?:ung)?|广告|реклама|anuncio|"
    r"(?:loading|正在加载|загрузка|chargement|cargando)(?:…|\.\.\.)?)$",
    re.IGNORECASE,
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def has_little(node: HtmlElement, tag: str, text: str, weight: int) -> bool:
    """Whether a list, table or box, with its `text` and the weight of its names, is furniture rather than text."""
    size = len(text)
    is_list = tag in ("ul", "ol")
    if not is_list:
        is_list = size > 0 and sum(len(inner(found)) for found in node.iter("ul", "ol")) / size > 0.9
    counts: dict[str, int] = {}
    for below in node.iterdescendants():
        counts[below.tag] = counts.get(below.tag, 0) + 1
    if _NOTHING_BUT.match(text):
        return True
    paragraphs, images, items = counts.get("p", 0), counts.get("img", 0), counts.get("li", 0) - 100
    links = link_density(node)
    in_figure = next(node.iterancestors("figure"), None) is not None
    headings = _share(node, size, *HEADINGS)
    # Pages that set their text in <font> mean <span>.
    textish = _share(node, size, "span", "font", "li", "td", "blockquote", "dl", "div", "ol", "p", "pre", "table", "ul")
    little = (
        (not in_figure and images > 1 and paragraphs / images < 0.5)
        or (not is_list and items > paragraphs)
        or counts.get("input", 0) > paragraphs // 3
        or (
            not is_list and not in_figure and headings < 0.9 and size < 25 and (images == 0 or images > 2) and links > 0
        )
        or (not is_list and weight < 25 and links > 0.2)
        or (weight >= 25 and links > 0.5)
        or (images == 0 and textish == 0)
    )
    if is_list and little:
        if any(len(child) > 1 for child in node):
            return True
        return images != counts.get("li", 0)
    return little


def _share(node: HtmlElement, size: int, *tags: str) -> float:
    if not size:
        return 0.0
    return sum(len(inner(found)) for found in node.iterdescendants(*tags)) / size


def inner(node: HtmlElement) -> str:
    """The element's text, runs of blanks as one."""
    return " ".join(content_of(node).split()) if len(node) else " ".join((node.text or "").split())


def link_density(node: HtmlElement) -> float:
    """The share of an element's text that is links, 0 to 1; links within the page count for a third."""
    size = len(inner(node))
    if not size:
        return 0.0
    linked = 0.0
    for link in node.iter("a"):
        linked += len(inner(link)) * (0.3 if (link.get("href") or "").startswith("#") else 1.0)
    return linked / size


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds data, by Readability's signs."""
    if table.get("role") == "presentation" or table.get("datatable") == "0":
        return False
    if table.get("summary") or next(table.iter("caption", "col", "colgroup", "tfoot", "thead", "th"), None) is not None:
        return True
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in table.iter("tr")]
    columns = max(rows, default=0)
    if len(rows) <= 1 or columns <= 1:
        return False
    return len(rows) >= 10 or columns > 4 or len(rows) * columns > 10
