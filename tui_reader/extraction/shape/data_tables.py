"""Tables of data with their spans resolved into a grid; tables that only lay a page out are no tables."""

from lxml.html import HtmlElement

from tui_reader.article.document import Block, Container
from tui_reader.extraction.building.grid import Grid
from tui_reader.extraction.dom.element_text import content_of, text_of
from tui_reader.extraction.shape.page_text import cell_text

MOST_CELLS = 20_000
PROSE = 80
"""Characters of a cell that is no datum."""
_BLOCKS = ("p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "pre", "table", "article", "section", "form", "blockquote")


def holds_data(element: HtmlElement) -> bool:
    """Whether a <table> is a table: rows and columns of short cells, not a frame that places parts of a page."""
    if (element.get("role") or "").lower() in ("presentation", "none") or element.get("datatable") == "0":
        return False
    if next(element.iterdescendants("table"), None) is not None:
        return False
    rows = list(element.iter("tr"))
    widths = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in rows]
    if len(rows) < 1 or max(widths, default=0) < 2:
        return len(rows) > 1 and next(element.iter("th"), None) is not None
    if next(element.iter("th", "caption", "thead"), None) is not None or element.get("summary"):
        return True
    return not _lays_out(rows, widths)


def _lays_out(rows: list[HtmlElement], widths: list[int]) -> bool:
    """Cells that hold several blocks each, or one row of long cells, place parts of a page."""
    cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
    heavy = sum(1 for cell in cells if sum(1 for _ in cell.iter(*_BLOCKS)) > 2)
    sizes = [len(content_of(cell).strip()) for cell in cells]
    long = sum(1 for size in sizes if size > 500)
    empty = sum(
        1 for cell, size in zip(cells, sizes, strict=True) if not size and not any(map(_is_seen, cell.iter("img")))
    )
    if _are_pictures(rows):
        return True
    if len(rows) == 1:
        return len(cells) < 3 or any(
            len(text_of(cell)) > 60 or next(cell.iter(*_BLOCKS, "a", "img"), None) is not None for cell in cells
        )
    if 2 * empty >= len(cells) and max(sizes) > PROSE:
        return True  # empty cells move a text to where it belongs
    return heavy > len(cells) / 4 or long > len(cells) / 4 or len(rows) * max(widths) < 4


def _are_pictures(rows: list[HtmlElement]) -> bool:
    """Whether half of the rows at least are pictures, and no row has some beside words."""
    pictured = 0
    for row in rows:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        seen = [cell for cell in cells if any(map(_is_seen, cell.iter("img")))]
        if seen and any(text_of(cell) for cell in cells):
            return False
        pictured += bool(seen)
    return 2 * pictured >= len(rows) and sum(1 for row in rows for _ in row.iter("img")) > 1


def _is_seen(image: HtmlElement) -> bool:
    """Whether it is a picture, and not a pixel that keeps a distance."""
    return "1" not in (image.get("height"), image.get("width"))


def table(element: HtmlElement, base: str, inside: tuple[Container, ...]) -> Block | None:
    """The table as one block, every cell with its place in the grid; None when it has no text."""
    grid = Grid()
    for row in element.iter("tr"):
        grid.row()
        for cell in row:
            if cell.tag in ("td", "th") and len(grid.cells) < MOST_CELLS:
                text, spans = cell_text(cell, base)
                text = text.replace("\t", " ")
                grid.add(text, spans, _heads(cell), _span(cell, "rowspan"), _span(cell, "colspan"))
    return grid.block(inside)


def title(element: HtmlElement) -> str:
    """The text of a table's <caption>."""
    caption = element.find("caption")
    return "" if caption is None else text_of(caption)


def _heads(cell: HtmlElement) -> bool:
    return cell.tag == "th" or (
        cell.getparent() is not None
        and cell.getparent().getparent() is not None
        and cell.getparent().getparent().tag == "thead"
    )


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return int(value) if value.isdecimal() and len(value) < 7 else 1
