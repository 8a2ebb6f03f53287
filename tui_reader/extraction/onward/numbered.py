"""Two addresses that differ in the number of a page and in nothing else."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlsplit

from tui_reader.address import identity

WORDS = frozenset(
    "p pg page pages pagenum pageno pagenumber paged seite pagina página pag strona str stranka side sida sivu oldal "
    "sayfa страница стр".split()
)
"""What the numbers of pages are called in addresses."""
_NOT_OF_THE_TEXT = ("comment", "reply", "kommentar", "slide", "image", "photo")
_NUMBER = re.compile(r"(?:([^\W\d_]{1,10})[-_/=.,]?)?(\d{1,2})")
_ADDED = re.compile(rf"[/\-_.,;:~]+{_NUMBER.pattern}")
_ENDING = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
_NO_LETTERS = re.compile("[^a-z]+")
_SPELLED_TWO_WAYS = re.compile(r"[^!-~]|[%@\\]|/\.")
_NAMED_BEFORE = re.compile(r"([^\W\d_]{1,10})[-_/=.,]?$")


class Step(NamedTuple):
    """From the number in one address to that in another; here: None where the first has none.

    is_named: the number is called that of a page.
    """

    here: int | None
    there: int
    is_named: bool


@lru_cache(1024)
def _parts(address: str) -> SplitResult:
    """Those of its identity; the links of a page are many, and lead from one address."""
    return urlsplit(identity(address))


def step(here: str, there: str) -> Step | None:
    """The step between two pages of one text; None where the addresses differ in anything else, or not at all."""
    if not _is_like(here, there):
        return None
    before, after = _parts(here), _parts(there)
    if (
        before.scheme not in ("http", "https")
        or after.scheme not in ("http", "https")
        or not _is_same_site(before, after)
    ):
        return None
    if before.path.rstrip("/") == after.path.rstrip("/"):
        return _in_query(before.query, after.query)
    return _in_path(before.path, after.path) if before.query == after.query else None


def _is_like(here: str, there: str) -> bool:
    """Whether two addresses may differ in a number alone, by their letters: few do, and this is seen in a tenth of the
    time that it takes to spell them one way.
    """
    letters = _stem_letters(here)
    return not letters or _SPELLED_TWO_WAYS.search(there) is not None or _letters(there).startswith(letters)


@lru_cache(16)
def _stem_letters(address: str) -> str:
    """The letters of an address without its ending; none where it may be spelled in two ways."""
    if _SPELLED_TWO_WAYS.search(address):
        return ""
    return _letters(_stem(address.partition("#")[0].partition("?")[0])[0])


def _letters(address: str) -> str:
    """Those of an address without its scheme and its query."""
    place = address.partition("://")[2].partition("#")[0].partition("?")[0]
    return _NO_LETTERS.sub("", place.lower().removeprefix("www."))


def is_same_site(here: str, there: str) -> bool:
    """Whether two addresses are of one host and port, with "www." or without."""
    return _is_same_site(urlsplit(here), urlsplit(there))


def _is_same_site(one: SplitResult, other: SplitResult) -> bool:
    return bool(one.netloc) and one.netloc.lower().removeprefix("www.") == other.netloc.lower().removeprefix("www.")


def _in_query(before: str, after: str) -> Step | None:
    """One parameter more, or one with another number."""
    here, there = dict(parse_qsl(before, True)), dict(parse_qsl(after, True))
    changed = [name for name in there if here.get(name) != there[name]]
    if len(changed) != 1 or here.keys() - there.keys():
        return None
    name = changed[0]
    found, known = _NUMBER.fullmatch(there[name]), _NUMBER.fullmatch(here.get(name, ""))
    if found is None or (name in here and known is None):
        return None
    return _step(known[2] if known else None, found[2], name.lower())


def _in_path(before: str, after: str) -> Step | None:
    """A number behind the path of the first, or another one in the same place."""
    here, there = _stem(before), _stem(after)
    if not here[0]:
        return None
    if there[0].startswith(here[0]) and (here[1] == there[1] or not (here[1] and there[1])):
        added = _ADDED.fullmatch(there[0][len(here[0]) :])
        return _step(None, added[2], added[1] or "") if added else None
    return _exchanged(before.rstrip("/"), after.rstrip("/"))


def _stem(path: str) -> tuple[str, str]:
    """A path without its ending, and the ending."""
    path = path.rstrip("/")
    ending = _ENDING.search(path)
    return (path[: ending.start()], ending.group()) if ending else (path, "")


def _exchanged(before: str, after: str) -> Step | None:
    """Another number in the same place of two paths."""
    parts, others = re.split(r"(\d+)", before), re.split(r"(\d+)", after)
    differ = [at for at, (one, other) in enumerate(zip(parts, others, strict=False)) if one != other]
    if len(parts) != len(others) or len(differ) != 1 or not differ[0] % 2:
        return None
    at = differ[0]
    if len(parts[at]) > 2 or len(others[at]) > 2:
        return None
    named = _NAMED_BEFORE.search(parts[at - 1])
    return _step(parts[at], others[at], named[1] if named else "")


def _step(here: str | None, there: str, name: str) -> Step | None:
    name = name.lower()
    if any(word in name for word in _NOT_OF_THE_TEXT):
        return None
    return Step(None if here is None else int(here), int(there), name in WORDS)
