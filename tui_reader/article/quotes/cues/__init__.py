"""The words that attribute, by language; a language's lists are read when the first article in it is."""

from functools import cache
from importlib import import_module

from tui_reader.article.quotes.cues.words import Words

_ROOMS = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "ru": "russian",
}


@cache
def words(language: str) -> Words | None:
    """The words of a primary language tag, None for a language without speakers."""
    room = _ROOMS.get(language)
    if room is None:
        return None
    found: Words = import_module(f"tui_reader.article.quotes.cues.{room}").WORDS
    return found
