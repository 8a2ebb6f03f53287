"""Raised numbers that lead nowhere, and the list of notes at the end whose numbers they are: a link between the two."""

import re
from collections.abc import Sequence

from tui_reader.article.document import Span
from tui_reader.extraction.shape.sentence_notes import OURS
from tui_reader.extraction.shape.units import Unit

_TITLE = re.compile(
    r"(?:foot|end)?notes?(?: and references)?|references?|sources|"
    r"anmerkungen|fu(?:\u00df|ss)noten|einzelnachweise|notas",
    re.IGNORECASE,
)
# What a note's mark stands behind: a word or a stop, and neither a unit nor a number.
_BEFORE = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\]\"'\u201d\u2019\u00bb])\Z")


def with_links(units: Sequence[Unit]) -> list[Unit]:
    """The units, raised numbers linked to the items of a numbered list below a title such as "Notes"."""
    titles = [at for at, unit in enumerate(units) if _TITLE.fullmatch(unit.block.text.strip(" :"))]
    notes = _items(units, titles[-1]) if titles else {}
    marks = _marks(units[: titles[-1]], notes) if notes else {}
    numbers = [number for spans in marks.values() for number in spans.values()]
    # A power or two is no mark of a note: most of the notes are referred to, and the first of them first.
    if not numbers or numbers[0] != 1 or len(set(numbers)) * 2 < len(notes):
        return list(units)
    result = list(units)
    for at, spans in marks.items():
        links = [Span(span.start, span.end, "LINK", f"#{OURS}item-{number}") for span, number in spans.items()]
        result[at] = units[at]._replace(block=units[at].block._replace(spans=(*units[at].block.spans, *links)))
    for number, at in notes.items():
        result[at] = units[at]._replace(anchors=(*units[at].anchors, (f"{OURS}item-{number}", 0)))
    return result


def _items(units: Sequence[Unit], title: int) -> dict[int, int]:
    """The numbers of the items below the title, and the unit each begins with."""
    found: dict[int, int] = {}
    for at in range(title + 1, len(units)):
        item = next((one for one in reversed(units[at].block.inside) if one.kind == "ITEM"), None)
        if item is None or item.number is None:
            break
        found.setdefault(item.number, at)
    return found


def _marks(units: Sequence[Unit], notes: dict[int, int]) -> dict[int, dict[Span, int]]:
    """Unit -> its raised numbers that are those of notes, none of them a link already."""
    found: dict[int, dict[Span, int]] = {}
    for at, unit in enumerate(units):
        links = [span for span in unit.block.spans if span.kind == "LINK"]
        for span in unit.block.spans:
            text = unit.block.text[span.start : span.end].strip("[]() ")
            if span.kind != "SUP" or not (text.isascii() and text.isdigit()) or int(text) not in notes:
                continue
            if not _BEFORE.search(unit.block.text[: span.start]):
                continue
            if not any(link.start < span.end and span.start < link.end for link in links):
                found.setdefault(at, {})[span] = int(text)
    return found
