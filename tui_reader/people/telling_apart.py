"""Which of the people known by a name somebody is: two of one name are told apart by who they are in the texts."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

STEM = 5
"""Letters by which words are compared: "minister", "ministers" and "ministry" are the same here."""
_WORD = re.compile(r"[^\W\d_]{3,}")
# Words of these languages that say nothing of who somebody is.
_EMPTY = frozenset(
    "the and who was for with his her their from has had der die das und von des ein eine mit les des une que qui "
    "los las una del con och som den det ved med til van het een voor".split()
)


class Known(NamedTuple):
    """A person of the library. about: who that is in the first text that says so."""

    id: int
    about: str


def key(name: str) -> str:
    """A name as it is compared: without case and accents."""
    parts = normalize("NFKD", name.casefold().replace("ø", "o").replace("ł", "l"))
    return " ".join("".join(one for one in parts if not combining(one)).split())


def same(about: str, known: Sequence[Known]) -> Known | None:
    """The one among people of the same name who this is; None: somebody else, or nobody knows which of several.

    An article that does not say who somebody is means the only one of that name. One that says so means whoever is
    described in a word of the same stem, else the one of whom no text has said anything.
    """
    told = _stems(about)
    if not told:
        return known[0] if len(known) == 1 else next((one for one in known if not _stems(one.about)), None)
    alike = [one for one in known if _stems(one.about) & told]
    if alike:
        return max(alike, key=lambda one: len(_stems(one.about) & told))
    untold = [one for one in known if not _stems(one.about)]
    return untold[0] if untold and len(known) == 1 else None


def _stems(about: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(about))
    return frozenset(word[:STEM] for word in words if word not in _EMPTY)
