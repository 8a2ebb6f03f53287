"""Pull quotes: sentences of the text that are shown a second time, large, beside it. They are read once."""

import re
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.shape.units import DASH, Unit

_is_named_pulled = class_says(
    r"pull-?_?quote|blockquote-pull|quote-?pull|(?:^|[\s_-])(?:pq|callout-quote)(?:$|[\s_-])", re.IGNORECASE
)
_AROUND = 3
"""How many elements up a box's name speaks of a paragraph."""
SHINGLE = 3
REPEATED = 0.8
"""Share of a pull quote's runs of SHINGLE words that stand in the text: editors shorten and mend them."""


def without_pull_quotes(units: Sequence[Unit]) -> list[Unit]:
    """The units without those that a page sets beside the text, or hides from who is read to, and that it says too."""
    pulled = {at for at, unit in enumerate(units) if unit.block.kind != "HEADING" and _is_pulled(unit.element)}
    if not pulled:
        return list(units)
    said = {run for at, unit in enumerate(units) if at not in pulled for run in _runs(unit.block.text)}
    gone: set[int] = set()
    for at in sorted(pulled):
        text = units[at].block.text
        # Whose words they were goes with them.
        if _is_said(text, said) or (text.startswith(DASH) and at - 1 in gone):
            gone.add(at)
    return [unit for at, unit in enumerate(units) if at not in gone]


def _is_pulled(element: HtmlElement) -> bool:
    for node in (element, *islice(element.iterancestors(), _AROUND)):
        if node.tag in ("body", "main", "article"):
            return False
        if node.get("aria-hidden") == "true" or _is_named_pulled(node):
            return True
    return False


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def _is_said(text: str, said: set[tuple[str, ...]]) -> bool:
    runs = _runs(text)
    return bool(runs) and sum(run in said for run in runs) >= REPEATED * len(runs)
