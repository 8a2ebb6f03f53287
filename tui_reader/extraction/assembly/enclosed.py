"""A text between two lines that say where it begins and where it ends: a book with its licence around it."""

import re
from collections.abc import Sequence

from tui_reader.extraction.shape.units import Unit

_BEGINS = re.compile(r"\*{3} ?START OF (?:THE|THIS) [^*]{4,200}\*{3}", re.IGNORECASE)
_ENDS = re.compile(r"\*{3} ?END OF (?:THE|THIS) [^*]{4,200}\*{3}", re.IGNORECASE)


def enclosed(units: Sequence[Unit]) -> list[Unit]:
    """The units between the two lines; all of them where not both stand there in this order."""
    begins = [at for at, unit in enumerate(units) if _is_line(unit, _BEGINS)]
    ends = [at for at, unit in enumerate(units) if _is_line(unit, _ENDS)]
    if len(begins) != 1 or len(ends) != 1 or begins[0] + 1 >= ends[0]:
        return list(units)
    return list(units[begins[0] + 1 : ends[0]])


def _is_line(unit: Unit, pattern: re.Pattern[str]) -> bool:
    return unit.block.text.startswith("***") and pattern.fullmatch(unit.block.text) is not None
