"""Lists of a page's own sections, before its text or below its abstract: the outline says the same."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.shape.units import Unit

LEAST = 3
"""Items of such a list."""
SHARE = 0.7
"""Of its items that lead to headings of the text, and say what these say."""
WHOLE = 0.5
"""Of the headings below a list behind the first sentence, which it names if it is one of all sections."""
SENTENCE = 80
"""Characters of a paragraph with which the text has begun."""
_NAMES = frozenset(
    "toc contents tableofcontents onthispage inthisarticle inhalt inhaltsverzeichnis sommaire tabledesmatières índice "
    "contenido contenidos sumário indice inhoud spistreści содержание оглавление зміст 目录 目次 目錄 차례 목차".split()
)
_LISTS = ("ul", "ol")


def without_contents(units: Sequence[Unit]) -> list[Unit]:
    """The units without lists whose items are links to the headings that follow, and which stand before the first
    sentence, or name most of these.
    """
    titles: dict[str, int] = {}
    for at, unit in enumerate(units):
        if unit.block.kind == "HEADING":
            titles[title_key(unit.block.text)] = at
    lists: dict[HtmlElement, list[int]] = {}
    for at, unit in enumerate(units):
        if (outer := _outer_list(unit)) is not None:
            lists.setdefault(outer, []).append(at)
    begins = next((at for at, unit in enumerate(units) if _is_sentence(unit)), len(units))
    gone = {at for places in lists.values() if _are_contents(units, places, titles, begins) for at in places}
    names = {at for at in range(len(units) - 1) if at + 1 in gone and _names_contents(units[at])}
    return [unit for at, unit in enumerate(units) if at not in gone and at not in names]


def _names_contents(unit: Unit) -> bool:
    """Whether a heading, or a bold line, says that what stands below are contents."""
    return unit.block.kind in ("HEADING", "PARAGRAPH") and title_key(unit.block.text) in _NAMES


def _is_sentence(unit: Unit) -> bool:
    return unit.block.kind == "PARAGRAPH" and len(unit.block.text) >= SENTENCE and not is_in_page(unit)


def _are_contents(units: Sequence[Unit], places: Sequence[int], titles: dict[str, int], begins: int) -> bool:
    """Whether the items of a list name sections that stand below it, and lead there.

    begins: where the first sentence stands; a list below it has to name most of the sections.
    """
    if len(places) < LEAST:
        return False
    leads = sum(titles.get(title_key(units[at].block.text), -1) > at and is_in_page(units[at]) for at in places)
    least = LEAST
    if places[0] > begins:
        least = max(2 * LEAST, round(WHOLE * sum(at > places[-1] for at in titles.values())))
    return leads >= max(least, SHARE * len(places))


def is_in_page(unit: Unit) -> bool:
    """Whether the unit's element has links, and all lead to places of the page."""
    links = list(unit.element.iter("a"))
    return bool(links) and all((link.get("href") or "").startswith("#") for link in links)


def _outer_list(unit: Unit) -> HtmlElement | None:
    """The outermost list that a unit stands in."""
    if not any(container.kind == "ITEM" for container in unit.block.inside):
        return None
    return next((node for node in reversed(list(unit.element.iterancestors(*_LISTS)))), None)


def title_key(text: str) -> str:
    """A title without its number and its signs."""
    return "".join(filter(str.isalpha, text.casefold()))
