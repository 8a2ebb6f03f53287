"""What somebody says in a text of the Far East: which marks are speech, whose it is, and one name for one person."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui_reader.article.document import Quote
from tui_reader.quotes.east import chinese, japanese, korean
from tui_reader.quotes.east.around import Around, around
from tui_reader.quotes.marks.segments import Segment
from tui_reader.quotes.names.voices import Said


class _Ways(NamedTuple):
    """How a language attributes, whether marks that nobody claims are speech (None where their form tells), and whether
    words go on with those before them.
    """

    said: Callable[[Around], Said | None]
    is_speech: Callable[[Around], bool | None]
    goes_on: Callable[[Around], bool]


LANGUAGES = {
    "zh": _Ways(chinese.said, chinese.is_speech, chinese.goes_on),
    "ja": _Ways(japanese.said, japanese.is_speech, japanese.goes_on),
    "ko": _Ways(korean.said, korean.is_speech, korean.goes_on),
}
# How often somebody without a surname speaks who is known by that name.
_OFTEN = 3
_SHORT = 4
_ROLE = re.compile(r"[者人员員方们們]$")


def read(text: str, segments: Sequence[Segment], language: str) -> list[tuple[Said | None, bool | None]]:
    """For each quotation of a paragraph who says it, and whether it is speech, None where its form must tell."""
    ways = LANGUAGES.get(language)
    if ways is None:
        return [(None, None)] * len(segments)
    found: list[tuple[Said | None, bool | None]] = []
    for at, place in enumerate(around(text, segments)):
        who = ways.said(place)
        if at and (who is None or not (who.speaker or who.mention)) and ways.goes_on(place):
            who = _again(found[-1][0]) or who
        found.append((who, True if who else ways.is_speech(place)))
    return found


def _again(said: Said | None) -> Said | None:
    """Who goes on speaking, as far as nothing says otherwise."""
    return said._replace(sure=False) if said else None


def one_name_each(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes with the fullest name of each person, and with the name of who is called by one word often."""
    named = Counter(quote.speaker for quote in quotes if quote.speaker)
    called = Counter(quote.mention for quote in quotes if not quote.speaker and quote.mention)
    return [_fuller(quote, named, called) for quote in quotes]


def _fuller(quote: Quote, named: Counter[str], called: Counter[str]) -> Quote:
    if quote.speaker:
        fuller = [one for one in named if one != quote.speaker and one.startswith(quote.speaker)]
        return quote._replace(speaker=fuller[0]) if len(fuller) == 1 and len(quote.speaker) > 1 else quote
    mention = quote.mention or ""
    opens = [one for one in named if len(one) > 1 and mention.startswith(one)]
    if len(opens) == 1:
        return quote._replace(speaker=opens[0])  # 小刚想了半天
    often = 1 < len(mention) < _SHORT and called[mention] >= _OFTEN and not _ROLE.search(mention)
    return quote._replace(speaker=mention) if often and mention not in chinese.PRONOUNS else quote
