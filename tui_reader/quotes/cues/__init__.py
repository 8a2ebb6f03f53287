"""The words that attribute, by language; a language's lists are read when the first article in it is."""

from functools import cache
from importlib import import_module

from tui_reader.quotes.cues.lexicon import Lexicon

_MODULES = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "ru": "russian",
    "sv": "swedish",
    "da": "danish",
    "no": "norwegian",
    "nb": "norwegian",
    "nn": "norwegian",
    "pl": "polish",
    "cs": "czech",
}


@cache
def words_of(language: str) -> Lexicon | None:
    """The words of a primary language tag, None for a language without speakers."""
    name = _MODULES.get(language)
    if name is None:
        return None
    found: Lexicon = import_module(f"tui_reader.quotes.cues.{name}").LEXICON
    found = found._replace(verbs=found.verbs | found.known, between=found.between | found.lets)
    cues = found.verbs | found.bases | found.participles | found.behind_name | frozenset(found.by)
    may_call = found.called | found.named | found.alike | found.determiners
    return found._replace(cues=cues, may_call=may_call)


def preload() -> None:
    """Read the lists of every language, for a process that may open no file later. Costs about 5 ms."""
    for language in _MODULES:
        words_of(language)
