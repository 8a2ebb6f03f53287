"""Who somebody is, as an article tells it beside the name: "Jon Dahl, the mayor of Lindhavn"."""

import re
from collections.abc import Sequence

from tui_reader.quotes.cues.lexicon import Lexicon

MOST_WORDS = 9
MOST_NAMINGS = 20
"""Places of one name that are looked at, in a text made to keep a reader busy."""
_BEHIND = re.compile(r"\s?,\s+([^,.;:!?“”„»«\"()—–\n]{2,80}?)\s*(?=[,.;:!?—–]|$)")
_BEFORE = re.compile(r"(?:^|[\s(“„\"])((?:[^\W\d_][\w’'-]*\s){1,2})$")
_AGE = re.compile(r"\d{1,3}$")


def about(name: str, texts: Sequence[str], words: Lexicon | None) -> str:
    """The first phrase of the texts that says who `name` is, "" when none does. words: those of the language."""
    if words is None:
        return ""
    left = MOST_NAMINGS
    for text in texts:
        at = text.find(name)
        while at >= 0 and left:
            left -= 1
            found = _behind(text, at + len(name), words) or _before(text[max(0, at - 40) : at], words)
            if found:
                return found
            at = text.find(name, at + len(name))
    return ""


def _behind(text: str, end: int, words: Lexicon) -> str:
    """What stands between commas behind a name, if it is somebody: "the mayor of Lindhavn", "a pupil", "who ran it"."""
    match = _BEHIND.match(text, end)
    if match is None:
        return ""
    phrase = match[1].split()
    if len(phrase) > MOST_WORDS:
        return ""
    if _AGE.match(phrase[0]) and len(phrase) == 1:
        return phrase[0]
    first = phrase[0].lower()
    is_led = first in words.determiners or first in words.relatives or first in words.titles or first in words.kin
    # "mayor of Lindhavn": a noun with what it is of; not "in Oslo" or "adding that", which begin with another word.
    is_role = (
        first.isalpha() and not _opens_a_clause(first, words) and any(w in words.prepositions for w in phrase[1:4])
    )
    if not (is_led or is_role) or first in words.pronouns or first in words.verbs:
        return ""
    if len(phrase) > 2 and phrase[-1].endswith("ly") and words.prepositions.isdisjoint(phrase):
        return ""  # "said Anna Berg, a little timidly"
    leads = words.definite | words.relatives | words.determiners
    drops = len(phrase) > 1 and first in leads and phrase[1] not in words.prepositions  # "one of the pilots" is whole
    return " ".join(phrase[1:] if drops else phrase)


def _opens_a_clause(word: str, words: Lexicon) -> bool:
    return (
        word in words.prepositions or word in words.starters or word in words.joins or word in words.between
        or word in words.participles or word in words.coordinates or word in words.bridges
        or word.endswith(words.adverbs)
    )  # fmt: skip


def _before(text: str, words: Lexicon) -> str:
    """The title before a name that says what somebody is: "Mayor Anna Berg", not "Mr" and "Dr"."""
    match = _BEFORE.search(text)
    last = match[1].split()[-1] if match else ""
    low = last.lower().rstrip(".")
    return last if len(low) > 3 and words.titles.get(low, "-") == "" else ""
