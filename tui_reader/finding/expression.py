"""A query's words as SQLite's full-text index is asked for them (FTS5, section 3): all of them quoted."""

from collections.abc import Iterable

from tui_reader.finding.letters import indexed
from tui_reader.finding.query import Words


def expression(words: Iterable[Words], without: Iterable[Words] = ()) -> str:
    """What matches all of `words` and none of `without`; "" without words, since an index finds nothing by what is not.

    The index has a column `title`.
    """
    wanted = " AND ".join(map(_quoted, words))
    unwanted = any_of(without)
    return f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted


def any_of(words: Iterable[Words]) -> str:
    """What matches one of `words` or more; "" without words."""
    return " OR ".join(map(_quoted, words))


def _quoted(words: Words) -> str:
    quoted = '"' + indexed(words.text).replace('"', '""') + '"'
    return ("title : " if words.in_title else "") + quoted + (" *" if words.begins else "")
