"""Notes whose number stands in a line of its own, as manuals write them: it is no text, and leads to what follows."""

from collections.abc import Sequence

from tui_reader.extraction.assembly.note_marks import is_number, marks_of
from tui_reader.extraction.shape.units import Unit


def with_labels(units: Sequence[Unit], here: str) -> list[Unit]:
    """The units of the page at `here`, those without text of their own as names of what stands below them."""
    alone = {at for at, unit in enumerate(units) if unit.anchors and is_number(unit.block.text)}
    if not alone:
        return list(units)
    alone &= {mark.target for mark in marks_of(units, here)}
    result: list[Unit] = []
    names: tuple[tuple[str, int], ...] = ()
    for at, unit in enumerate(units):
        if at in alone and at + 1 < len(units) and at + 1 not in alone and units[at + 1].block.kind != "HEADING":
            names = tuple([(name, 0) for name, _ in unit.anchors])
        else:
            result.append(unit._replace(anchors=(*names, *unit.anchors)) if names else unit)
            names = ()
    return result
