"""What a filter of the articles asks for, as conditions of SQL over the rows of `article`."""

from collections.abc import Iterable

from tui_reader.finding.query import Query, Words
from tui_reader.library.names import SITE
from tui_reader.library.search import conditions as of_search
from tui_reader.library.search.conditions import Conditions, holding

_NAMED = r"names LIKE ? ESCAPE '\'"
_ADDRESSED = r"queued LIKE ? ESCAPE '\'"
# A tag that is still being typed is every tag that begins so, unless there is one of that name.
_TAGGED = (
    "article.id IN (SELECT tag.article FROM tag WHERE tag.key = ? OR (tag.key LIKE ? ESCAPE '\\' "
    "AND NOT EXISTS (SELECT 1 FROM tag AS same WHERE same.key = ?)))"
)
_NEVER = Conditions("0", ())


def conditions(query: Query) -> Conditions:
    """What an article has to be, beginning with AND; `in:` is left out: that is what the groups are for."""
    found = [*map(_words, query.words), *(_not(_words(words)) for words in query.without)]
    for one in query.narrowings:
        if one.kind == "tag":
            tagged = Conditions(_TAGGED, (one.value, holding(one.value)[1:], one.value))
            found.append(_not(tagged) if one.is_not else tagged)
    others = tuple(one for one in query.narrowings if one.kind not in ("in", "tag"))
    return _joined([*found, of_search.conditions(query._replace(narrowings=others))])


def address_conditions(query: Query) -> Conditions:
    """What a queued address has to be that was not fetched yet: nothing else is known of it."""
    found = [_NEVER if words.in_title else _of_address(words.text) for words in query.words]
    found += [_not(_of_address(words.text)) for words in query.without]
    for one in query.narrowings:
        if one.kind != "in":
            is_it = _of_address(one.value) if one.kind == "site" else _NEVER
            found.append(_not(is_it) if one.is_not else is_it)
    return _joined([*found, _NEVER] if query.after is not None or query.before is not None else found)


def _joined(found: Iterable[Conditions]) -> Conditions:
    parts = [one for one in found if one.sql]
    return Conditions("".join(f" AND {one.sql}" for one in parts), tuple(v for one in parts for v in one.values))


def _words(words: Words) -> Conditions:
    """Anywhere in the names, or in the title."""
    pattern = holding(words.text.casefold())
    return Conditions(_NAMED, (f"{pattern}{SITE}%" if words.in_title else pattern,))


def _of_address(text: str) -> Conditions:
    return Conditions(_ADDRESSED, (holding(text.casefold()),))


def _not(one: Conditions) -> Conditions:
    return Conditions(f"NOT ({one.sql})", one.values)
