"""What a stamp had seen of other machines, as the text of a column."""

from tui_reader.merging.writes import NOTHING, Versions


def seen_of(text: str) -> Versions:
    """The vector of a stamp."""
    if not text:
        return NOTHING
    import json  # 4 ms that a first screen is painted without

    found: Versions = json.loads(text)
    return found


def seen_text(seen: Versions) -> str:
    """A vector as a stamp has it."""
    if not seen:
        return ""
    import json

    return json.dumps(seen, separators=(",", ":"), sort_keys=True)
