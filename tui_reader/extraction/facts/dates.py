"""When an article was published, as its page writes it for people: beside its title, in the words of a language."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from lxml.html import HtmlElement

from tui_reader.extraction.dom.element_text import names_of, text_of
from tui_reader.extraction.facts.beside_title import shown_text
from tui_reader.extraction.facts.months import month_named
from tui_reader.extraction.facts.names import BY, names_in
from tui_reader.extraction.facts.written_dates import WrittenDate, written_dates, written_months

_Finder: TypeAlias = Callable[[str, str], Iterable[WrittenDate]]

# A date of another kind: when it was changed, or when something takes place.
_OTHER = re.compile(
    r"updat|modif|review|edited|aktualisiert|geändert|stand:|mis à jour|actualizad|aggiornat|bijgewerkt|expire|"
    r"deadline|last post|copyright|©|joined|since|event|until|from\b|更新|最終|修正|수정|обновлен|оновлено|güncelle|"
    r"zaktualizowano|uppdatera|oppdatert|opdateret|päivitetty|aktualizov|frissít|ažurir|atualizad|diperbarui",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^\W*(?:(?:originally |first )?(?:published|posted|written|created|added|date|veröffentlicht|erschienen|publié|"
    r"publicado|pubblicato|gepubliceerd)\b\W*)?(?:on|am|le|el|il|op|at)?\W*(?:[^\W\d_]{2,10}day\W+|[a-z]{2,3}\W+|"
    r"[^\W\d_]{3,6}tag\W+)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\W*(?:г|р|r|d)\.)?\W*(?:(?:at|um|à|[-–—|·•@T])?\W*\d{1,2}\s*[:.h時时]\s*\d\d.{0,20})?(?:\W*\d+[\s-]+min.{0,20})?"
    r"\W*(?:公開|掲載|配信|发布|發布|付|입력|등록)?\W*",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|veröffentlicht|erschienen|publié|paru|publicado|pubblicato|gepubliceerd|publicerad|publisert|"
    r"udgivet|julkaistu|opublikowano|publikováno|publicat|megjelent|yayın\w*|опубликован\w*|опубліковано|δημοσι\w*|terbit|"
    r"objavljeno)\b|公開|掲載|配信|发布|發布|发表|등록|입력|تاريخ النشر|प्रकाशित|เผยแพร่",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\W*(?:(?:posted|published|written) )?(?:by|von|par|por|di|door|av|af)\s[^.!?]{2,40}?"
    r"(?:\b(?:on|am|le|il|el|op)\b|[,|·•–—-])?\W*(?:\w{2,9}day,?\W*)?",
    re.IGNORECASE,
)
_PARTED_BEFORE = re.compile(r"[^.!?]{0,40}[|·•–—]\s*(?:[^\W\d_]{2,10},?\s*)?|(?:[^\W\d_]{2,10}\.?,?\s+)?")
_PARTED_AFTER = re.compile(r",?\s*(?:[|·•–—-]|\d{1,2}[:.]\d\d)[^.!?]{0,60}|\W*")
_LINES = frozenset(("div", "span", "time", "small", "h2", "h3", "h4", "h5", "h6", "dd"))
"""Elements that hold the lines of a head; a paragraph with a dash in it may tell a story."""
_ADDRESSES = tuple(
    re.compile(pattern)
    for pattern in (
        r"/((?:19|20)\d\d)/([01]?\d|[a-z]{3,9})/([0-3]?\d)(?:/|$)",
        r"/((?:19|20)\d\d)/?([01]\d)([0-3]\d)(?=/|$)",
        r"/((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?!\d)",
    )
)
_MONTH_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/(?=[^/]*[a-z]{3})", re.IGNORECASE)
_NAMED = re.compile(r"date|publish|posted|byline|timestamp|(?:\b|_)(?:meta|time)(?:\b|_)", re.IGNORECASE)
LONGEST = 70
"""Characters of an element that says little more than a date."""


def iso(text: str, language: str = "") -> str:
    """The first date written in `text` as YYYY-MM-DD; "" without one, and where its day may be its month."""
    return _first(text, language, written_dates)


def iso_month(text: str, language: str = "") -> str:
    """The first month with a year and without a day that is written in `text` as YYYY-MM; "" without one."""
    return _first(text, language, written_months)


def _first(text: str, language: str, find: _Finder) -> str:
    found = min((written for written in find(text, language) if written.day), default=None)
    return found.day if found else ""


def near_title(beside: Sequence[HtmlElement], language: str = "") -> str:
    """The first date that one of the elements beside a title says, as YYYY-MM-DD; "" when none does."""
    return next((day for element in beside if (day := _said(element, language, written_dates))), "")


def month_near_title(beside: Sequence[HtmlElement], language: str = "") -> str:
    """The first month with a year that one of the elements beside a title says, as YYYY-MM; "" when none does."""
    return next((month for element in beside if (month := _said(element, language, written_months))), "")


def in_address(address: str) -> str:
    """The day in an address such as /2024/05/31/title, as YYYY-MM-DD; "" when it has none."""
    for pattern in _ADDRESSES:
        if match := pattern.search(address):
            month = match[2] if match[2].isdecimal() else str(month_named(match[2]))
            if day := iso(f"{match[1]}-{month}-{match[3]}"):
                return day
    return ""


def month_in_address(address: str) -> str:
    """The month in an address such as /2024/05/title, as YYYY-MM; "" when it has none."""
    match = _MONTH_ADDRESS.search(address)
    return f"{match[1]}-{match[2]}" if match else ""


def _said(element: HtmlElement, language: str, find: _Finder) -> str:
    """The date that an element says and hardly anything else; "" for one of a change, or one told of something else."""
    text = element.get("datetime") or "" if element.tag == "time" else ""
    shown = shown_text(element)
    if len(shown) > LONGEST or not (shown or text) or _OTHER.search(_words_before(element)):
        return ""
    found = sorted(find(shown, language))
    if (
        found
        and found[0].day
        and _PUBLISHED.search(shown[: found[0].start])
        and not _OTHER.search(shown[: found[0].start])
    ):
        return found[0].day
    if len(found) > 1 and found[0].day and _is_published_before_change(shown, found[0], found[1]):
        return found[0].day
    if _OTHER.search(shown):
        return ""
    if text and (day := _first(text, "", find)):
        return day
    if len(found) != 1 or not found[0].day:
        return ""
    start, end, day = found[0]
    named = _NAMED.search(names_of(element)) is not None
    return day if named or _says_no_more(shown[:start], shown[end:], of_line=element.tag in _LINES) else ""


def _is_published_before_change(shown: str, first: WrittenDate, second: WrittenDate) -> bool:
    """Whether a line says a day alone, and only then when it was changed: "3 May 2014, updated 4 May 2014"."""
    return bool(_BEFORE.fullmatch(shown[: first.start]) and _OTHER.search(shown[first.end : second.start]))


def _says_no_more(before: str, after: str, *, of_line: bool) -> bool:
    """Whether what stands around a date only introduces it, names who wrote, or is parted from it by a bar or dash."""
    introduced = _BEFORE.fullmatch(before) or _BY.fullmatch(before) or (of_line and _PARTED_BEFORE.fullmatch(before))
    signed = BY.match(after.strip()) and names_in(after.strip())
    return bool(introduced and (_AFTER.fullmatch(after) or signed or (of_line and _PARTED_AFTER.fullmatch(after))))


def _words_before(element: HtmlElement) -> str:
    """What stands right before an element in the same box: "Updated on" speaks of the date behind it."""
    above, parent = element.getprevious(), element.getparent()
    if above is not None:
        said = "" if above.tag in ("h1", "h2", "h3", "h4") else text_of(above)[-LONGEST:]
        return f"{said} {above.tail or ''}"
    return (parent.text or "") if parent is not None else ""
