"""A query as it is typed, and the value that it stands for.

    ferry "ticket office" lamp* -noon title:bell site:coast.example tag:harbour by:holm in:queue has:note after:2026-05

All of it has to hold. A `-` turns what it stands before round. What has no meaning of its own is a word.
"""

import re
from typing import Literal, NamedTuple
from unicodedata import normalize

from tui_reader.clean import one_line
from tui_reader.finding.letters import has_letters
from tui_reader.finding.moments import KNOWN, moment

Kind = Literal["site", "tag", "by", "in", "has"]
KINDS: tuple[Kind, ...] = ("site", "tag", "by", "in", "has")
STATES = ("queue", "unread", "reading", "read", "archived")
"""What `in:` knows; read: to its end, or archived."""
PARTS = ("highlight", "note")
"""What `has:` knows."""
MOST_WORDS = 32
LONGEST = 1000
"""A pasted page is no query: what is longer is cut."""

_FIELDS = ("title", *KINDS, "after", "before")
_QUOTES = '"“”„‟«»'
_ITEM = re.compile(rf"(-?)(?:(\w+):)?(?:[{_QUOTES}]([^{_QUOTES}]*)(?:[{_QUOTES}](\*?)|$)|(\S+))")


class Words(NamedTuple):
    """Words that stand side by side in what is found. begins: the last one may go on. in_title: nowhere else."""

    text: str
    begins: bool = False
    in_title: bool = False


class Narrowing(NamedTuple):
    """What an article has to be; is_not: has not to be. value: as it is compared, folded."""

    kind: Kind
    value: str
    is_not: bool = False


class Query(NamedTuple):
    """What is asked for. after, before: the article was kept or read then, in seconds since the epoch.

    unclear: a sentence for each part that says nothing, and is left out.
    """

    words: tuple[Words, ...] = ()
    without: tuple[Words, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()
    after: float | None = None
    before: float | None = None
    unclear: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self._replace(unclear=()) == Query()

    @property
    def narrows(self) -> bool:
        """Whether there is more in it than words."""
        return bool(self.narrowings) or self.after is not None or self.before is not None


def parsed(typed: str, now: float) -> Query:
    """The query that was typed; whatever it is, it is one. now: in seconds since the epoch, for `30d`."""
    query = Query()
    for item in _ITEM.finditer(one_line(typed)[:LONGEST]):
        minus, field, phrase, star, bare = item.groups()
        field = (field or "").casefold()
        value = phrase if phrase is not None else bare
        if field in ("after", "before"):
            query = _dated(query, field, value, (field == "after") != bool(minus), now)
        elif field in KINDS:
            query = _narrowed(query, field, value, bool(minus))
        elif value.endswith(":") and value[:-1].casefold() in _FIELDS:
            continue  # what comes behind it is still to be typed
        else:
            if field and field != "title":
                value, field = f"{item[2]}:{value}", ""
            begins = bool(star) or (phrase is None and value.endswith("*"))
            query = _with_words(query, Words(value.rstrip("*"), begins, field == "title"), bool(minus))
    return query


def _with_words(query: Query, words: Words, is_not: bool) -> Query:
    if not has_letters(words.text):
        return _unclear(query, f"“{words.text}” has no letters") if words.text.strip("-") else query
    if len(query.words) + len(query.without) == MOST_WORDS:
        said = f"the first {MOST_WORDS} words are looked for"
        return query if said in query.unclear else _unclear(query, said)
    if is_not:
        return query._replace(without=(*query.without, words))
    return query._replace(words=(*query.words, words))


def _narrowed(query: Query, kind: Kind, typed: str, is_not: bool) -> Query:
    value = normalize("NFC", typed.strip().lstrip("#" if kind == "tag" else "")).casefold()
    known = {"in": STATES, "has": PARTS}.get(kind)
    if known is not None and value:
        named = [name for name in known if name.startswith(value.rstrip("s"))]
        if value not in named and len(named) != 1:
            return _unclear(query, f"{kind}: knows {', '.join(known)}")
        value = value if value in named else named[0]
    if not value:
        return query
    return query._replace(narrowings=(*query.narrowings, Narrowing(kind, value, is_not)))


def _dated(query: Query, field: str, value: str, is_after: bool, now: float) -> Query:
    at = moment(value, now)
    if at is None:
        return _unclear(query, f"{field}: knows {KNOWN}") if value else query
    if is_after:
        return query._replace(after=at if query.after is None else max(at, query.after))
    return query._replace(before=at if query.before is None else min(at, query.before))


def _unclear(query: Query, sentence: str) -> Query:
    return query._replace(unclear=(*query.unclear, sentence))
