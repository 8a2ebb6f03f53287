"""When an article was published, as its page writes it for people: beside its title, in the words of a language."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import names_of, text_of

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero ene gennaio gen janeiro januari januar leden styczeń stycznia",
            "february feb februar février févr fév febrero febbraio fevereiro februari únor luty lutego",
            "march mar märz mrz mars marzo março maart mrt března marzec marca",
            "april apr avril avr abril abr aprile dubna kwiecień kwietnia",
            "may mai mayo maggio mag maio mei května maj maja",
            "june jun juni juin junio giugno giu junho června czerwiec czerwca",
            "july jul juli juillet juil julio luglio lug julho července lipiec lipca",
            "august aug août agosto ago augustus augusti srpna sierpień sierpnia",
            "september sept sep septembre septiembre settembre set setembro září wrzesień września",
            "october oct oktober okt octobre octubre ottobre ott outubro října październik października",
            "november nov novembre noviembre novembro listopad listopadu listopada",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro prosinec prosince grudzień grudnia",
        ),
        1,
    )
    for name in names.split()
}
_ISO = re.compile(r"\b(19[89]\d|20[0-4]\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST = re.compile(
    r"\b([0-3]?\d)(?:st|nd|rd|th|\.|º|er)?,?\s+(?:de\s+|of\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(19[89]\d|20[0-4]\d)\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+([0-3]?\d)(?:st|nd|rd|th)?,?\s+(19[89]\d|20[0-4]\d)\b")
_NUMBERS = re.compile(r"\b([0-3]?\d)([./])([0-3]?\d)\2(19[89]\d|20[0-4]\d)\b")
# A date of another kind: when it was changed, or when something takes place.
_OTHER = re.compile(
    r"updat|modif|review|edited|aktualisiert|geändert|stand:|mis à jour|actualizad|aggiornat|bijgewerkt|expire|"
    r"deadline|last post|copyright|©|joined|since|event|until|from\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^\W*(?:(?:originally |first )?(?:published|posted|written|created|added|date|veröffentlicht|erschienen|publié|"
    r"publicado|pubblicato|gepubliceerd)\b\W*)?(?:on|am|le|el|il|op|at)?\W*(?:[^\W\d_]{2,10}day\W+|[a-z]{2,3}\W+|"
    r"[^\W\d_]{3,6}tag\W+)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\W*(?:(?:at|um|à|[-–—|·•@T])?\W*\d{1,2}\s*[:.h]\s*\d\d.{0,20})?(?:\W*\d+[\s-]+min.{0,20})?\W*", re.IGNORECASE
)
_NAMED = re.compile(r"date|publish|posted|byline|timestamp|(?:\b|_)(?:meta|time)(?:\b|_)", re.IGNORECASE)
LONGEST = 70
"""Characters of an element that says little more than a date."""


def iso(text: str) -> str:
    """The first date written in `text` as YYYY-MM-DD; "" without one, and where its day may be its month."""
    found = min((match for match in _written(text) if match[2]), default=None)
    return found[2] if found else ""


def near_title(beside: Sequence[HtmlElement]) -> str:
    """The first date that one of the elements beside a title says, as YYYY-MM-DD; "" when none does."""
    return next((day for element in beside if (day := _said(element))), "")


def in_address(address: str) -> str:
    """The day in an address such as /2024/05/31/title, as YYYY-MM-DD; "" when it has none."""
    match = re.search(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/", address)
    return _date(*map(int, match.groups())) if match else ""


def _said(element: HtmlElement) -> str:
    """The date that an element says and hardly anything else; "" for one of a change, or one told of something else."""
    text = element.get("datetime") or "" if element.tag == "time" else ""
    shown = text_of(element)
    if len(shown) > LONGEST or not (shown or text) or _OTHER.search(shown) or _OTHER.search(_words_before(element)):
        return ""
    if text and (found := iso(text)):
        return found
    matches = list(_written(shown))
    if len(matches) != 1 or not matches[0][2]:
        return ""
    start, end, found = matches[0]
    named = _NAMED.search(names_of(element)) is not None
    return found if named or (_BEFORE.fullmatch(shown[:start]) and _AFTER.fullmatch(shown[end:])) else ""


def _words_before(element: HtmlElement) -> str:
    """What stands right before an element in the same box: "Updated on" speaks of the date behind it."""
    above, parent = element.getprevious(), element.getparent()
    if above is not None:
        return f"{text_of(above)[-LONGEST:]} {above.tail or ''}"
    return (parent.text or "") if parent is not None else ""


def _written(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, YYYY-MM-DD) of every date; "" where it can be read in two ways."""
    for match in _ISO.finditer(text):
        yield match.start(), match.end(), _date(*map(int, match.groups()))
    for match in _DAY_FIRST.finditer(text):
        yield match.start(), match.end(), _named_date(match[3], match[2], match[1])
    for match in _MONTH_FIRST.finditer(text):
        yield match.start(), match.end(), _named_date(match[3], match[1], match[2])
    for match in _NUMBERS.finditer(text):
        left, right, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." or left > 12:
            yield match.start(), match.end(), _date(year, right, left)
        elif right > 12:
            yield match.start(), match.end(), _date(year, left, right)
        else:
            yield match.start(), match.end(), _date(year, left, right) if left == right else ""


def _named_date(year: str, month: str, day: str) -> str:
    return _date(int(year), _MONTHS.get(month.lower(), 0), int(day))


def _date(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
