"""Phrases that are looked for in the lines of a page, nearly all of which have none."""

import re


class Phrases:
    """Patterns, each behind the stems, parted by bars and in lower case, of which whatever it finds has one.

    A text is searched for its stems first: that takes a tenth of the time of a pattern that regards no case.
    """

    def __init__(self, *phrases: tuple[str, str]) -> None:
        self._phrases = [(tuple(stems.split("|")), re.compile(pattern, re.IGNORECASE)) for stems, pattern in phrases]

    def is_in(self, text: str) -> bool:
        """Whether a text has one of them."""
        small = text.lower()
        for stems, pattern in self._phrases:
            for stem in stems:
                if stem in small:
                    if pattern.search(text) is not None:
                        return True
                    break
        return False
