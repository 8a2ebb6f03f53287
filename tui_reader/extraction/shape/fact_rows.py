"""Boxes of facts that are made of divs: rows of a label and what it says are the table that they look like."""

import re
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from tui_reader.article.document import Block, Container
from tui_reader.extraction.building.grid import Grid
from tui_reader.extraction.dom.element_text import size_of
from tui_reader.extraction.shape.page_text import cell_text

LEAST = 2
"""Rows that are no chance, and cells of each."""
_LABEL, _VALUE = 60, 300
"""Characters of a label, and of what it says."""
_AROUND = 4
"""How many elements up a row's box may be."""
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:info-?box|infobox\w*|taxobox|geobox|info-?card|fact-?(?:box|file|sheet)|vertical-navbox|"
    r"quick-?facts|steckbrief|ficha(?:-tecnica)?)(?:$|[\s_-])",
    re.IGNORECASE,
)


@lru_cache(4096)
def names_facts(names: str) -> bool:
    """Whether the class of a box says that it holds facts."""
    return _NAMED.search(names) is not None


def run_of(element: HtmlElement) -> list[HtmlElement]:
    """The rows of a box of facts that begin with this element; none where they are fewer than LEAST."""
    if element.tag != "div" or len(element) < LEAST or not _is_in_box(element) or not _is_row(element):
        return []
    run = [element]
    while (below := run[-1].getnext()) is not None and below.tag == "div" and _is_row(below):
        run.append(below)
    return run if len(run) >= LEAST else []


def table(rows: list[HtmlElement], base: str, inside: tuple[Container, ...]) -> Block | None:
    """The rows as a table whose first column heads them."""
    grid = Grid()
    for row in rows:
        grid.row()
        for at, cell in enumerate(_cells(row)):
            text, spans = cell_text(cell, base)
            grid.add(text.replace("\t", " "), spans, header=not at)
    return grid.block(inside)


def _is_in_box(element: HtmlElement) -> bool:
    return any(names_facts(box.get("class") or "") for box in islice(element.iterancestors(), _AROUND))


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if isinstance(cell.tag, str) and size_of(cell)]


def _is_row(element: HtmlElement) -> bool:
    """Whether it holds a label and what that says, and no text of its own."""
    cells = _cells(element)
    if len(cells) != 2 or (element.text or "").strip() or any((cell.tail or "").strip() for cell in element):
        return False
    return size_of(cells[0]) <= _LABEL and size_of(cells[1]) <= _VALUE
