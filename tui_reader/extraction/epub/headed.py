"""A book's table of contents as its headings: what an entry leads to is a heading of the entry's depth."""

from collections.abc import Sequence

from tui_reader.article.document import Block
from tui_reader.clean import one_line
from tui_reader.extraction.epub.chapters import place
from tui_reader.extraction.epub.package import Entry
from tui_reader.extraction.shape.units import Unit

NEAR = 3
"""Units from where an entry leads within which its heading is looked for."""
DEEPEST = 6


def headed(units: Sequence[Unit], contents: Sequence[Entry], numbers: dict[str, int]) -> list[Unit]:
    """The units with a heading for every entry; the book's other headings stand below the entry they follow."""
    at = {name: index for index, unit in reversed(list(enumerate(units))) for name, _ in unit.anchors}
    levels: dict[int, int] = {}
    before: dict[int, list[Entry]] = {}
    for entry in contents:
        number = numbers.get(entry.path)
        if number is None:
            continue
        start = at.get(place(entry.fragment, number), at.get(place("", number)))
        if start is None:
            continue
        near = range(start, min(start + NEAR, len(units)))
        said = next((index for index in near if _says(units[index], entry)), None)
        if said is not None and said not in levels:
            levels[said] = _level(entry)
        elif said is None:
            before.setdefault(start, []).append(entry)
    return _with_levels(units, levels, before) if levels or before else list(units)


def _level(entry: Entry) -> int:
    """Below the title, as the headings of an article are."""
    return min(entry.depth + 1, DEEPEST)


def _says(unit: Unit, entry: Entry) -> bool:
    """Whether a unit is the heading of an entry: one says what the other says, or its beginning or end."""
    if unit.block.kind != "HEADING":
        return False
    heading, title = _plain(unit.block.text), _plain(entry.title)
    return bool(heading) and (heading in title or title in heading)


def _plain(text: str) -> str:
    return "".join(character for character in one_line(text).casefold() if character.isalnum())


def _with_levels(units: Sequence[Unit], levels: dict[int, int], before: dict[int, list[Entry]]) -> list[Unit]:
    result: list[Unit] = []
    depth, highest = 0, DEEPEST
    for index, unit in enumerate(units):
        for entry in before.get(index, ()):
            result.append(Unit(Block("HEADING", entry.title, _level(entry)), unit.element))
            depth, highest = _level(entry), DEEPEST
        if index in levels:
            depth, highest = levels[index], DEEPEST
            unit = unit._replace(block=unit.block._replace(level=depth))
        elif unit.block.kind == "HEADING" and depth:
            highest = min(highest, unit.block.level)
            level = min(DEEPEST, depth + 1 + unit.block.level - highest)
            unit = unit._replace(block=unit.block._replace(level=level))
        result.append(unit)
    return result
