"""The words that attribute, by language; a language's lists are read when the first article in it is."""

from functools import cache
from importlib import import_module

from tui_reader.quotes.cues.lexicon import Words

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


# Tags of three letters that pages use for the same languages.
_LONG = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl",
    "dut": "nl", "rus": "ru",
}  # fmt: skip
# Tags that name no language.
_UNKNOWN = frozenset({"und", "mul", "zxx", "x", "i", "c"})


def primary(tag: str) -> str:
    """The language of a tag: "en" of "en-GB", "en_US" or "eng"; "" where it names none."""
    first = tag.strip().lower().replace("_", "-").partition("-")[0]
    return "" if first in _UNKNOWN else _LONG.get(first, first)


@cache
def words(language: str) -> Words | None:
    """The words of a primary language tag, None for a language without speakers."""
    room = _ROOMS.get(language)
    if room is None:
        return None
    found: Words = import_module(f"tui_reader.quotes.cues.{room}").WORDS
    cues = found.verbs | found.bases | found.participles | found.behind_name | frozenset(found.by)
    return found._replace(cues=cues)


def preload() -> None:
    """Read the lists of every language, for a process that may open no file later. Costs about 5 ms."""
    for language in _ROOMS:
        words(language)
