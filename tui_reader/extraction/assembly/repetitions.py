"""What stands among the chosen blocks and is not the article's: its own beginning again, a teaser cut off."""

from collections.abc import Sequence

from tui_reader.extraction.shape.units import Unit

TEASER = 30
"""Characters of a paragraph's beginning that are not repeated by chance."""
TWIN = 60
"""Characters of a paragraph that are not said twice by chance."""
AHEAD = 6


def trimmed(units: Sequence[Unit], title: str, site: str = "", *, is_thread: bool = False) -> list[Unit]:
    """The units without headings that only repeat the title, teasers of what follows, and rules at either end.

    Themes close with the title and the site's name once more: a last line that says nothing else goes too.
    is_thread: several people may say the same.
    """
    key, name = _key(title), _key(site)
    signatures = {key, name + key, key + name} - {"", name} if key else set()
    kept = [
        unit
        for at, unit in enumerate(units)
        if not (unit.block.kind == "HEADING" and key and _key(unit.block.text) == key)
        and (is_thread or not (_is_teaser(units, at) or _is_twin(units, at)))
    ]
    while kept and (kept[-1].block.kind == "RULE" or _key(kept[-1].block.text) in signatures):
        kept.pop()
    while kept and kept[0].block.kind == "RULE":
        kept.pop(0)
    return kept


def _is_teaser(units: Sequence[Unit], at: int) -> bool:
    """A paragraph whose words begin one of the next paragraphs, and that is cut off with dots, or shorter and in
    another box.
    """
    unit = units[at]
    if unit.block.kind != "PARAGRAPH" or len(unit.block.text) < TEASER:
        return False
    text = unit.block.text.rstrip()
    cut = text.rstrip(".…[] ")
    dotted = text.endswith(("...", "…", "[…]", "[...]"))
    following = [other for other in units[at + 1 : at + 1 + AHEAD] if other.block.kind == "PARAGRAPH"]
    return any(other.block.text.startswith(cut) and (dotted or _is_more_elsewhere(other, unit)) for other in following)


def _is_twin(units: Sequence[Unit], at: int) -> bool:
    """A paragraph that was said right before, in another box: themes have one for narrow screens and one for wide."""
    unit = units[at]
    if unit.block.kind != "PARAGRAPH" or len(unit.block.text) < TWIN:
        return False
    before = units[at - 1] if at else unit
    one, other = before.element.getparent(), unit.element.getparent()
    if before.block != unit.block or one is None or other is None or one is other:
        return False
    return other.getprevious() is one and bool(one.get("class")) and one.get("class") != other.get("class")


def _is_more_elsewhere(other: Unit, unit: Unit) -> bool:
    return other.block.text != unit.block.text and other.element.getparent() is not unit.element.getparent()


def _key(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
