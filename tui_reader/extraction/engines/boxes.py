"""Boxes of a page: how much running text they hold, and how much of it is links, pictures and forms.

The measures are those of Mozilla's Readability (https://github.com/mozilla/readability, Apache-2.0).
"""

import re
from collections.abc import Collection

from tui_reader.extraction.engines.flat_page import FlatPage

_NOTHING_BUT = re.compile(
    r"^(?:ad(?:vertising|vertisement)?|pub(?:licité)?|werb(?:ung)?|广告|реклама|anuncio|"
    r"(?:loading|正在加载|загрузка|chargement|cargando)(?:…|\.\.\.)?)$",
    re.IGNORECASE,
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Pages that set their text in <font> mean <span>.
_TEXTISH = frozenset("span font li td blockquote dl div ol p pre table ul".split())
_OF_DATA = frozenset("caption col colgroup tfoot thead th".split())


def is_box(page: FlatPage, at: int, tag: str, weight: int, data_tables: set[int]) -> bool:
    """Whether a list, table or box is furniture, by the `weight` of its names, its links, text and paragraphs."""
    if data_tables and (not data_tables.isdisjoint(page.above(at)) or _holds(page, at, data_tables)):
        return False
    if page.in_code(at):
        return False
    if weight < 0:
        return True
    text = page.inner(at)
    return text.count(",") < 10 and _has_little(page, at, tag, text, weight)


def _holds(page: FlatPage, at: int, places: set[int]) -> bool:
    return any(at <= place < page.ends[at] and page.tags[place] for place in places)


def _has_little(page: FlatPage, at: int, tag: str, text: str, weight: int) -> bool:
    """Whether a list, table or box with its `text` is furniture rather than text."""
    size = len(text)
    is_list = tag in ("ul", "ol") or (size > 0 and _share(page, at, size, ("ul", "ol")) > 0.9)
    if _NOTHING_BUT.match(text):
        return True
    tags = page.below_tags(at)
    paragraphs, images, items = tags.count("p"), tags.count("img"), tags.count("li") - 100
    links = page.link_density(at)
    in_figure = "figure" in map(page.tags.__getitem__, page.above(at))
    little = (
        (not in_figure and images > 1 and paragraphs / images < 0.5)
        or (not is_list and items > paragraphs)
        or tags.count("input") > paragraphs // 3
        or (
            not is_list
            and not in_figure
            and size < 25
            and (images == 0 or images > 2)
            and links > 0
            and _share(page, at, size, HEADINGS) < 0.9
        )
        or (not is_list and weight < 25 and links > 0.2)
        or (weight >= 25 and links > 0.5)
        or (images == 0 and not (size and any(map(page.inner, page.below(at, _TEXTISH)))))
    )
    if is_list and little:
        if any(len(page.children(child)) > 1 for child in page.children(at)):
            return True
        return images != tags.count("li")
    return little


def _share(page: FlatPage, at: int, size: int, tags: Collection[str]) -> float:
    """The share of a text of `size` that elements with these tags hold, those within others counted again."""
    return sum(len(page.inner(found)) for found in page.below(at, tags)) / size if size else 0.0


def is_data(page: FlatPage, at: int) -> bool:
    """Whether a table holds data, by Readability's signs."""
    if page.says(at, "role") == "presentation" or page.says(at, "datatable") == "0":
        return False
    tags = page.below_tags(at)
    if page.says(at, "summary") or not _OF_DATA.isdisjoint(tags):
        return True
    if "table" in tags:
        return False
    lines = [sum(page.tags[cell] in ("td", "th") for cell in page.children(row)) for row in page.below(at, ("tr",))]
    columns = max(lines, default=0)
    if len(lines) <= 1 or columns <= 1:
        return False
    return len(lines) >= 10 or columns > 4 or len(lines) * columns > 10
