"""How the lists of a page write their numbers: by HTML's attributes or by a style of CSS."""

import re
from collections.abc import Callable

from tui_reader.article.document import NumberStyle

_TYPES: dict[str, NumberStyle] = {"a": "a", "A": "A", "i": "i", "I": "I", "1": ""}
_STYLES: dict[str, NumberStyle] = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I", "decimal": "",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-(?:alpha|latin|roman)|decimal)\b", re.IGNORECASE)


def number_style(attribute: Callable[[str], str | None]) -> NumberStyle | None:
    """What a list or an item says of its numbers; None when it says nothing. attribute: name -> value, or None."""
    if (style := attribute("style")) and (match := _STYLE.search(style)):
        return _STYLES[match[1].lower()]
    return _TYPES.get((attribute("type") or "").strip())
