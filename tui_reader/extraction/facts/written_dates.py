"""Dates as people write them: in words of many languages, in numbers by the page's language, in Chinese signs."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tui_reader.extraction.facts.months import month_named


class WrittenDate(NamedTuple):
    """Where a date stands in a text, and the day as YYYY-MM-DD; "" where it can be read in two ways."""

    start: int
    end: int
    day: str


_LETTER = r"[^\W\d_]|[\u0900-\u0dff\u0e00-\u0e7f]"
_MONTH = rf"((?:{_LETTER}){{2,12}}|[ก-ฮ]\.[ก-ฮ]|(?:{_LETTER}){{2}}\.[ก-ฮ])"
_YEAR = r"(19[89]\d|20[0-4]\d|25[2-8]\d)"
_GAP = r"[.,]?[\s./,-]+"
_ISO = re.compile(r"\b(19[89]\d|20[0-4]\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<![\d.])([0-3]?\d)(?:st|nd|rd|th|º|ª|er|-?го|ος|η)?{_GAP}(?:de |d['’]|of |del )?"
    rf"{_MONTH}{_GAP}(?:de |del )?{_YEAR}\b"
)
_MONTH_FIRST = re.compile(rf"(?<!\w){_MONTH}\.?\s+([0-3]?\d)(?:st|nd|rd|th)?(?:,\s*|\s+){_YEAR}\b")
_YEAR_FIRST = re.compile(rf"\b(19[89]\d|20[0-4]\d)(?:\.|,| m\.)?\s+{_MONTH}\.?\s+([0-3]?\d)\b")
_SIGNS = re.compile(r"(令和|平成)?\s*(\d{1,4}|元)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_VIETNAMESE = re.compile(r"([0-3]?\d)\s+tháng\s+(\d{1,2})(?:,| năm)?\s+(19[89]\d|20[0-4]\d)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<![\d./-])([0-3]?\d)([./-])([0-3]?\d)\2(19[89]\d|20[0-4]\d)(?![\d./-])")
_SHORT = re.compile(r"(?<![\d./-])([0-3]\d)\.([0-3]\d)\.(\d\d)(?![\d./-])")
_MONTH_YEAR = re.compile(rf"(?<!\w){_MONTH}\.?,?\s+(?:de |del |of )?{_YEAR}\b")
_ISO_MONTH = re.compile(r"(?<![\d./-])(19[89]\d|20[0-4]\d)-(0[1-9]|1[0-2])(?![\d./-])")
_MONTH_SIGNS = re.compile(r"(令和|平成)?\s*(\d{1,4}|元)\s*[年년]\s*(\d{1,2})\s*[月월](?!\s*\d)")
_ERAS = {"令和": 2018, "平成": 1988}
_MONTH_BEFORE_DAY = frozenset(("en-us", "en-ph"))
_UNCERTAIN = frozenset(("", "en", "en-ca"))
THAI_YEARS = 543
"""Years by which the calendar of Thailand is ahead."""


def written_dates(text: str, language: str = "") -> Iterator[WrittenDate]:
    """Every date of a text. language: the page's, which decides what 03/09/2025 means; English alone does not."""
    text = _plain_digits(text)
    yield from _in_words(text, language)
    for match in _ISO.finditer(text):
        yield WrittenDate(match.start(), match.end(), _day(match[1], match[3], match[4]))
    for match in _SIGNS.finditer(text):
        yield WrittenDate(match.start(), match.end(), _day(_year_of_sign(match), match[3], match[4]))
    for match in _VIETNAMESE.finditer(text):
        yield WrittenDate(match.start(), match.end(), _day(match[3], match[2], match[1]))
    yield from _in_numbers(text, language.lower().replace("_", "-"))


def written_months(text: str, language: str = "") -> Iterator[WrittenDate]:
    """Every month that a text names with its year and without a day; its `day` is YYYY-MM."""
    text = _plain_digits(text)
    days = [range(written.start, written.end) for written in written_dates(text, language)]
    found = [
        *((match, match[2], month_named(match[1], language)) for match in _MONTH_YEAR.finditer(text)),
        *((match, match[1], int(match[2])) for match in _ISO_MONTH.finditer(text)),
        *((match, _year_of_sign(match), int(match[3])) for match in _MONTH_SIGNS.finditer(text)),
    ]
    for match, year, month in found:
        if month and not any(match.start() in day or match.end() - 1 in day for day in days):
            ahead = THAI_YEARS if int(year) > THAI_YEARS + 1957 else 0
            yield WrittenDate(match.start(), match.end(), _day(int(year) - ahead, month, 1)[:-3])


def _year_of_sign(match: re.Match[str]) -> int:
    """The year before its sign, in the era that stands before it."""
    return (1 if match[2] == "元" else int(match[2])) + _ERAS.get(match[1] or "", 0)


def _in_words(text: str, language: str) -> Iterator[WrittenDate]:
    for pattern, day, month, year in ((_DAY_FIRST, 1, 2, 3), (_MONTH_FIRST, 2, 1, 3), (_YEAR_FIRST, 3, 2, 1)):
        for match in pattern.finditer(text):
            if number := month_named(match[month], language):
                ahead = THAI_YEARS if int(match[year]) > THAI_YEARS + 1957 else 0
                yield WrittenDate(match.start(), match.end(), _day(int(match[year]) - ahead, number, match[day]))


def _in_numbers(text: str, language: str) -> Iterator[WrittenDate]:
    for match in _NUMBERS.finditer(text):
        left, right = int(match[1]), int(match[3])
        if left > 12 or match[2] == ".":
            day = _day(match[4], right, left)
        elif right > 12 or language in _MONTH_BEFORE_DAY:
            day = _day(match[4], left, right)
        elif left == right or language not in _UNCERTAIN:
            day = _day(match[4], right, left)
        else:
            day = ""
        yield WrittenDate(match.start(), match.end(), day)
    for match in _SHORT.finditer(text):
        yield WrittenDate(match.start(), match.end(), _day(2000 + int(match[3]), match[2], match[1]))


def _plain_digits(text: str) -> str:
    """The text with the digits of every script as those of ours, at the same places."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)


def _day(year: str | int, month: str | int, day: str | int) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
