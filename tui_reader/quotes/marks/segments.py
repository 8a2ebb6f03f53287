"""Quotation marks become segments: which mark opens, which closes, and which is only an apostrophe.

One scan from left to right over each paragraph; nothing is matched across more than one mark, so the cost is linear
in the number of marks whatever their order.
"""

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

MOST_MARKS = 60_000
"""Marks of a paragraph that are looked at; one with more is a text made to keep a reader busy."""


class Segment(NamedTuple):
    """Text between two marks, `[start, end)` with the marks. closed: False where the closing mark is missing.

    spoken: the form is dialogue (a dash at the start of a paragraph), which needs no further proof of speech.
    goes_on: it was opened in a paragraph above.
    """

    start: int
    end: int
    closed: bool = True
    spoken: bool = False
    goes_on: bool = False


class Habit(NamedTuple):
    """How one document uses its marks. single: 'these' are its first marks; inward: it writes »these«."""

    single: bool = False
    inward: bool = False


# A mark between two letters is an apostrophe (it's); the regular expression passes those over.
_DOUBLES = re.compile('["“”„‟«»‹›「」『』]')
# In Korean, Chinese and Japanese a particle follows the closing mark without a blank.
_SINGLES = re.compile("(?<!\\w)['’‘‚‛`]|['’‘](?![^\\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
# "the same as above", in the columns of a price list: before a figure, or behind one, where nothing closes soon.
_DITTO = re.compile(r"\s+(?:[\d„]|$)")
_FIGURE = re.compile(r"[\d„][ \u00a0]+$")
_UNCLOSED = re.compile(r"\s[^“”\"]{0,400}(?:„|$)")
_ALNUM = re.compile(r"[^\W_]")
_WORDS = re.compile(r"\w+")
# Characters that show what a table's row is.
_ROW = 60
_SINGLE = frozenset("'’‘‚‛`")
_CLOSERS = {
    '"': '"”', "“": '”"', "„": '“”"‟', "‟": '”"', "”": '”"', "«": "»", "»": "«»", "‹": "›", "›": "‹›",
    "「": "」", "『": "』", "'": "'’", "‘": "’'", "‚": "‘’'", "‛": "’", "’": "’'", "`": "'`",
}  # fmt: skip
# Words that begin with an apostrophe, and years (the '90s): their mark opens nothing.
_ELISION = re.compile(r"(?:em|n|til|till|cause|twas|tis|bout|round|cos|ere|s|t|d|\d\ds?)\b", re.IGNORECASE)
_BEFORE_OPEN = frozenset("([{<—–-/ \t\n\u00a0\u2009\u202f")
_BEHIND_CLOSED = frozenset(")],;")
# What nothing that is quoted begins with.
_CLOSES = tuple(".,;:!?)")
# In these the mark stands before what is before it, so that re skips to the next mark at the speed of C.
_SINGLE_OPENING = re.compile(r"['‘](?<![^\s(\[—–]['‘])(?=[^\W\d])(?!(?i:em\b|n\b|til|cause\b|twas\b|tis\b))")
# Which of the two stands within the other.
_SINGLE_WITHIN = re.compile("[“„«][^“”„«»]{0,600}[‘‚][^“”„«»]{1,600}[”“»]")
_DOUBLE_WITHIN = re.compile("[‘‚][^‘’“”„«»\n]{0,600}[“„«][^“”„«»]{1,600}[”“»][^‘“”„«»]{0,600}’")
_INWARD = re.compile(r"»(?<![^\s(]»)\w")
_OUTWARD = re.compile(r"«(?<![^\s(]«)\s?\w")


def habit(texts: Iterable[str], language: str) -> Habit:
    """Which marks come first in this document, counted over all its paragraphs."""
    single = double = inward = first = 0
    kept: list[str] = []
    for text in texts:
        here = len(_SINGLE_OPENING.findall(text)) if "'" in text or "‘" in text else 0
        here += text.count("‚")
        others = text.count('"') // 2 + text.count("“") + text.count("„")
        if "«" in text or "»" in text:
            inward += len(_INWARD.findall(text)) - len(_OUTWARD.findall(text))
            others += text.count("«")
        if here and others and not first:
            first = 1 if _SINGLE_OPENING.search(text, 0, _first_double(text) + 1) else -1
        single += here
        double += others
        if here and others:
            kept.append(text)
    is_single = single + (first > 0) > double
    if is_single and double:
        inner = sum(len(_SINGLE_WITHIN.findall(text)) - len(_DOUBLE_WITHIN.findall(text)) for text in kept)
        is_single = inner <= 0
    return Habit(is_single, inward > 0 or (inward == 0 and language in ("de", "da")))


def _first_double(text: str) -> int:
    return min(at for at in map(text.find, '"“„«') if at >= 0)


def segments(text: str, use: Habit) -> list[Segment]:
    """The outermost quotations of one paragraph, in order; quotations inside them are part of their text.

    Single marks beside double ones are headings and words in passing: where double marks come first, they are left.
    """
    outer = _pairs(text, 0, len(text), use.single, True, use.inward)
    if outer:
        outer = with_words(text, outer)
    if not use.single:
        return outer
    found: list[Segment] = []
    at = 0
    for segment in outer:
        if segment.start > at:
            found += _pairs(text, at, segment.start, False, False, use.inward)
        found.append(segment)
        at = segment.end
    if at < len(text):
        found += _pairs(text, at, len(text), False, False, use.inward)
    return with_words(text, found)


def with_words(text: str, found: list[Segment]) -> list[Segment]:
    """The segments that hold a letter or a figure: marks around nothing quote nobody, nor does one before a table's
    figures.
    """
    held = [one for one in found if _ALNUM.search(text, one.start, one.end)]
    return [one for one in held if one.closed or not text[one.start + 1].isdigit() or not _is_row(text, one)]


def _is_row(text: str, segment: Segment) -> bool:
    """`„4 1/2 % Lund 80 1/2`: whether at least half of what an open mark leads to are figures."""
    words: list[str] = _WORDS.findall(text, segment.start, min(segment.end, segment.start + _ROW))
    return sum(word[0].isdigit() for word in words) * 2 >= len(words)


def _pairs(text: str, start: int, end: int, single: bool, first: bool, inward: bool) -> list[Segment]:
    """The segments of one family of marks in `text[start:end]`."""
    if text.isascii() and ("'" not in text and "`" not in text if single else '"' not in text):
        return []  # most paragraphs, at a tenth of what looking for each mark costs
    found = (_SINGLES if single else _DOUBLES).finditer(text, start, end)
    marks = [match.start() for match in islice(found, MOST_MARKS)]
    if not marks:
        return []
    return _single_pairs(text, marks, end, first) if single else _double_pairs(text, marks, end, inward)


def _double_pairs(text: str, marks: list[int], end: int, inward: bool) -> list[Segment]:
    found: list[Segment] = []
    closing, low = text.count("”", marks[0], end), text.count("„", marks[0], end)
    high = text.count("“", marks[0], end)
    nested = high <= closing or 0 < low <= high + closing
    opened, depth, closers = -1, 0, ""
    for at in marks:
        mark = text[at]
        if opened < 0:
            if _opens(text, at, end, inward):
                opened, depth, closers = at, 0, _CLOSERS[mark]
        elif mark in closers and (mark not in '"“' or mark != text[opened] or not _opens_anew(text, at, end)):
            depth -= 1
            if depth < 0:
                found.append(Segment(opened, at + 1))
                opened = -1
        elif mark == text[opened] and mark not in _CLOSERS[mark]:
            if mark == "“" and not text[at - 1].isspace() and (at + 1 == end or not text[at + 1].isalnum()):
                found.append(Segment(opened, at + 1))  # “these“: the wrong mark, where only a closing one can stand
                opened = -1
            elif nested:
                depth += 1
            else:
                found.append(Segment(opened, at, False))
                opened = at
        elif mark == text[opened]:
            found.append(Segment(opened, at, False))
            opened = at
    if opened >= 0:
        found.append(Segment(opened, end, False))
    return found


def _opens(text: str, at: int, end: int, inward: bool) -> bool:
    mark = text[at]
    if mark in '“”"' and at and text[at - 1].isdigit():
        return False  # 10,25“-Touchscreen
    behind = text[at + 1 : at + 2]
    if mark == "“" and at and _ends(text[at - 1]) and (behind.isspace() or behind in _CLOSES):
        return False  # closes what nothing has opened
    if mark == "„" and (not behind or _is_ditto(text, at, end)):
        return False
    if mark in "“„‟「『":
        return True
    if mark in "«»":
        return (mark == "»") == inward
    if mark in "‹›":
        return (mark == "›") == inward
    if mark in "」』":
        return False
    return _looks_open(text, at, end)


def _ends(before: str) -> bool:
    return before != ":" and not before.isspace() and before not in _BEFORE_OPEN


def _is_ditto(text: str, at: int, end: int) -> bool:
    """`40 „ 2 M.`, `150 „ „ Lund`: whether the mark repeats what stands above it."""
    if _DITTO.match(text, at + 1, end):
        return True
    return _FIGURE.search(text, max(0, at - 4), at) is not None and _UNCLOSED.match(text, at + 1, end) is not None


def _looks_open(text: str, at: int, end: int) -> bool:
    """Straight marks, and ” where it opens too: nothing before, something behind."""
    after = text[at + 1] if at + 1 < end else " "
    if after.isspace() or after in _BEHIND_CLOSED:
        return False
    before = text[at - 1] if at else " "
    return before in _BEFORE_OPEN or before in _SINGLE or (before in ":;,.”" and after.isalnum() and after.isupper())


def _opens_anew(text: str, at: int, end: int) -> bool:
    """Whether a mark that may close what is open looks as one that opens; `the fleet,"Anna Berg said` lacks a blank."""
    return text[at - 1] not in ",.!?" and _looks_open(text, at, end)


def _single_pairs(text: str, marks: list[int], end: int, first: bool) -> list[Segment]:
    """Single marks: a strong closer has punctuation before it; 's ' may be a possessive, and closes only if no
    strong closer comes before the next opening.
    """
    found: list[Segment] = []
    opened, weak = -1, -1
    for at in marks:
        opens = _single_opens(text, at, end)
        if opened < 0:
            if opens:
                opened, weak = at, -1
            continue
        if opens and text[at] != "’":
            if weak >= 0:
                found.append(Segment(opened, weak + 1))
                opened, weak = at, -1
            elif text[opened] != "‘":
                opened = at
        elif text[at] in _CLOSERS[text[opened]] and (not text[at - 1].isspace() or _behind_another(text, at, end)):
            if text[at - 1] == "s" and at - opened > 1:
                weak = at if weak < 0 else weak
            else:
                found.append(Segment(opened, at + 1))
                opened, weak = -1, -1
    if opened >= 0 and weak >= 0:
        found.append(Segment(opened, weak + 1))
    elif opened >= 0 and first and (text[opened] == "‘" or opened == 0):
        found.append(Segment(opened, end, False))
    return found


def _behind_another(text: str, at: int, end: int) -> bool:
    """`“the fleet,” ’ he said`: whether a blank behind another closing mark, or behind a comma, is all before it."""
    before = text[max(0, at - 3) : at].rstrip()[-1:]
    return before in ("”", '"', "“", "»", ",") and (at + 1 == end or text[at + 1].isspace())


def _single_opens(text: str, at: int, end: int) -> bool:
    if text[at] in "‚‛":
        return True
    after = text[at + 1] if at + 1 < end else " "
    before = text[at - 1] if at else " "
    if after.isspace() or not (before in _BEFORE_OPEN or before in '"“„«('):
        return False
    return text[at] == "‘" or (text[at] == "'" and not _ELISION.match(text, at + 1))
