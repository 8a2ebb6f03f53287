"""The marks around all of a text that a page already says to be somebody's."""

_PAIRS = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "”": "”"}


def without_outer(text: str) -> str:
    """The text without the pair of marks that it stands in as a whole; one with other marks stays as it is."""
    closing = _PAIRS.get(text[:1], "")
    inner = text[1:-1]
    if len(text) < 3 or text[-1] not in closing or any(mark in inner for mark in (text[0], text[-1])):
        return text
    return inner.strip()
