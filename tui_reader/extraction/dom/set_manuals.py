"""What programs that set manual pages make of options and synopses is made what it says: terms and definitions, lines.

They know widths alone: an option is a paragraph with a margin and what it does one with a wider one, or both are cells
of a table without rules; a command and its arguments are two cells.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from lxml.html import builder as make

from tui_reader.clean import one_line
from tui_reader.extraction.dom.element_text import content_of

LEAST = 3
"""Options of a page before any of it is changed."""
LONGEST = 160
"""Characters of an option with its arguments."""
_MARGIN = re.compile(r"(?:^|;)\s*margin-left:\s*(\d{1,2})(?:\.\d+)?%")
_WIDTH = re.compile(r"(\d{1,2})%$")
_BULLETS = frozenset(("•", "·", "*", "-", "–", "o"))
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]$")
_NOT_HELD = frozenset("h1 h2 h3 h4 h5 h6 hr".split())


def as_definitions(root: HtmlElement, markup: str) -> None:
    """Change a page that was set in that way; any other one stays."""
    if ("margin-left:" in markup and 'frame="void"' in markup) or _are_many(root, markup):
        for parent in {one.getparent(): None for one in root.iter("p", "table") if _margin(one) >= 0}:
            if parent is not None:
                _define(parent)
    if "<td" in markup and "<code" in markup:
        for table in list(root.iter("table")):
            _as_line(table)


def _are_many(root: HtmlElement, markup: str) -> bool:
    if markup.count("margin-left:") < 2 * LEAST:
        return False
    return sum(_margin(one) >= 0 and _is_term(one) for one in root.iter("p")) >= LEAST


def _margin(element: HtmlElement) -> int:
    """How far in an element stands, in hundredths of the page; -1 where it does not say it."""
    if element.tag == "table":
        first = next(element.iter("td"), None)
        match = _WIDTH.match(first.get("width") or "") if first is not None and element.get("frame") == "void" else None
    else:
        match = _MARGIN.search(element.get("style") or "")
    return int(match[1]) if match else -1


def _is_term(element: HtmlElement) -> bool:
    """Whether a paragraph is an option: it begins with a dash, or with bold letters and ends as no sentence does."""
    words = one_line(content_of(element))
    if not 0 < len(words) <= LONGEST:
        return False
    first = element[0] if len(element) and not (element.text or "").strip() else None
    bold = first is not None and first.tag == "b"
    return words[0] in "-+" or (bold and words[-1] not in ".:;,")


def _define(parent: HtmlElement) -> None:
    """The children of a box, those that are options and what they do put into lists."""
    children = [one for one in parent if isinstance(one.tag, str)]
    at = 0
    while at < len(children):
        one = children[at]
        at += 1
        if one.getparent() is not parent:
            continue
        if one.tag == "table" and _margin(one) >= 0:
            _rows(one)
        elif one.tag == "p" and (inner := _inner(children, at, _margin(one))):
            term = _split(one)
            if not _is_term(term):
                continue
            listed = make.DL(make.DT(), make.DD())
            term.addprevious(listed)
            listed.tail, term.tail = term.tail, None
            listed[0].append(term)
            listed[1].extend(inner)
            _define(listed[1])
            at += len(inner)


def _inner(children: list[HtmlElement], at: int, margin: int) -> list[HtmlElement]:
    """What follows and stands further in."""
    found = []
    for one in children[at:]:
        if margin < 0 or one.tag in _NOT_HELD or _margin(one) <= margin:
            break
        found.append(one)
    return found


def _split(paragraph: HtmlElement) -> HtmlElement:
    """The paragraph, or the option that is its last line, as one of its own behind the rest."""
    broken = list(paragraph.iter("br"))
    last = broken[-1] if broken else None
    if last is None or not (last.tail or "").lstrip().startswith(("-", "+")):
        return paragraph
    around = last.getparent()
    if around is not paragraph and around.getparent() is not paragraph:
        return paragraph
    made = make.P()
    if around is paragraph:
        made.text, following = last.tail, list(last.itersiblings())
    else:
        inner = around.makeelement(around.tag)
        inner.text, following = last.tail, list(around.itersiblings())
        inner.extend(list(last.itersiblings()))
        inner.tail, around.tail = around.tail, None
        made.append(inner)
    last.tail = None
    made.extend(following)
    made.tail, paragraph.tail = paragraph.tail, None
    paragraph.addnext(made)
    return made


def _rows(table: HtmlElement) -> None:
    """A table without rules whose rows have two cells with text each."""
    rows = [list(_written(row)) for row in table.iter("tr")]
    if not rows or any(len(row) != 2 or not _is_cell_term(row[0]) for row in rows):
        return
    marks = [one_line(content_of(row[0])) for row in rows]
    if all(mark in _BULLETS or _NUMBER.match(mark) for mark in marks):
        _listed(table, marks, [row[1] for row in rows])
        return
    listed = make.DL()
    for term, definition in rows:
        for cell, box in ((term, make.DT()), (definition, make.DD())):
            box.text = cell.text
            box.extend(list(cell))
            listed.append(box)
    listed.tail = table.tail
    table.getparent().replace(table, listed)


def _listed(table: HtmlElement, marks: list[str], cells: list[HtmlElement]) -> None:
    """Rows whose first cells are the signs of a list; one that follows another is a part of it."""
    before = table.getprevious()
    tag = "ul" if marks[0] in _BULLETS else "ol"
    goes_on = before is not None and before.tag == tag and not (before.tail or "").strip()
    listed = before if goes_on else table.makeelement(tag)
    for mark, cell in zip(marks, cells, strict=True):
        item = make.LI()
        if number := _NUMBER.match(mark):
            item.set("value", number[1])
        item.text = cell.text
        item.extend(list(cell))
        listed.append(item)
    parent = table.getparent()
    if goes_on:
        before.tail = table.tail
        parent.remove(table)
    else:
        listed.tail = table.tail
        parent.replace(table, listed)


def _written(row: HtmlElement) -> Iterator[HtmlElement]:
    yield from (cell for cell in row.iterchildren("td") if content_of(cell).strip())


def _is_cell_term(cell: HtmlElement) -> bool:
    return len(one_line(content_of(cell))) <= LONGEST and next(cell.iter("table", "ul", "ol", "pre"), None) is None


def _as_line(table: HtmlElement) -> None:
    """A command in one cell and its arguments in the other as the line that they are."""
    cells = list(table.iter("td", "th"))
    if len(cells) != 2 or cells[0].tag != "td" or len(cells[0]) != 1 or cells[0][0].tag not in ("code", "b"):
        return
    if one_line(content_of(cells[0])) != one_line(content_of(cells[0][0])) or len(content_of(cells[0])) > LONGEST:
        return
    if next(cells[1].iter("p", "div", "table", "ul", "ol", "dl", "pre"), None) is not None:
        return
    line = make.P()
    line.append(cells[0][0])
    line[0].tail = f" {cells[1].text or ''}"
    line.extend(list(cells[1]))
    line.tail = table.tail
    table.getparent().replace(table, line)
