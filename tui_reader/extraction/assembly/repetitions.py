"""What stands among the chosen blocks and is not the article's: its own beginning again, a teaser cut off."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui_reader.extraction.engines.alignment import weight
from tui_reader.extraction.facts.written_dates import written_dates
from tui_reader.extraction.shape.units import Unit

TEASER = 30
"""Characters of a paragraph's beginning that are not repeated by chance."""
TWIN = 60
"""Characters of a paragraph that are not said twice by chance."""
AHEAD = 6
COPY = 300
"""Characters of text that is a copy of earlier text, word for word and in its order, and no refrain."""
TWICE = 2
"""What is said more often than that are the terms of several things."""
DAY = 40
WEEKDAY = 12
"""Characters of a heading that is a day, and letters of it besides its date."""
_SPEAKER = re.compile(r"[^\W\d_][\w .'’-]{1,40}: ")
_ANSWERS = ("QUOTATION", "POST", "NOTE", "ITEM")


def trimmed(
    units: Sequence[Unit], title: str, site: str = "", published: str = "", *, is_thread: bool = False
) -> list[Unit]:
    """The units without headings that only repeat the title or the day, teasers of what follows, and rules at either
    end or below another.

    Themes close with the title and the site's name once more: a last line that says nothing else goes too.
    published: the article's day, ISO. is_thread: several people may say the same.
    """
    key, name = _key(title), _key(site)
    signatures = {key, name + key, key + name} - {"", name} if key else set()
    again = (set() if is_thread else _told_again(units)) | _title_in_two(units, key)
    kept = [
        unit
        for at, unit in enumerate(units)
        if at not in again
        and not (unit.block.kind == "HEADING" and key and _key(unit.block.text) == key)
        and (is_thread or not (_is_teaser(units, at) or _is_twin(units, at)))
    ]
    if kept and kept[0].block.kind == "HEADING" and _is_day(kept[0].block.text, published):
        del kept[0]
    kept = [unit for at, unit in enumerate(kept) if not (at and _is_bare_rule(kept[at - 1]) and _is_bare_rule(unit))]
    while kept and (kept[-1].block.kind == "RULE" or _key(kept[-1].block.text) in signatures):
        kept.pop()
    while kept and kept[0].block.kind == "RULE":
        kept.pop(0)
    return kept


def _is_bare_rule(unit: Unit) -> bool:
    return unit.block.kind == "RULE" and not unit.block.text


def _is_day(text: str, published: str) -> bool:
    """Whether a heading is the day of the article and its weekday: themes of blogs head every day's pieces with it."""
    day = next(written_dates(text), None) if published and len(text) <= DAY else None
    if day is None or day.day != published[:10]:
        return False
    besides = text[: day.start] + text[day.end :]
    return not any(map(str.isdigit, besides)) and sum(map(str.isalpha, besides)) <= WEEKDAY


def _title_in_two(units: Sequence[Unit], key: str) -> set[int]:
    """The places of two headings, one below the other, that say the title together."""
    for at, (one, other) in enumerate(pairwise(units)):
        if one.block.kind == other.block.kind == "HEADING" and key and _key(one.block.text + other.block.text) == key:
            return {at, at + 1}
    return set()


def _told_again(units: Sequence[Unit]) -> set[int]:
    """The places of paragraphs that were told before, one after the other and in other boxes: pages have their text
    once for listening, for narrow screens, or in pages of a show, and once to be read.
    """
    long = [
        at
        for at, unit in enumerate(units)
        if len(unit.block.text) >= TWIN
        and unit.block.kind in ("PARAGRAPH", "HEADING")
        and not any(container.kind in _ANSWERS for container in unit.block.inside)
    ]
    times = Counter(_said(units[at]) for at in long)
    first: dict[str, int] = {}
    told: set[int] = set()
    run: list[int] = []
    for place, at in enumerate(long):
        before = first.setdefault(_said(units[at]), place)
        follows = place > 0 and first[_said(units[long[place - 1]])] == before - 1
        if not follows:
            told |= _copied(run, units)
            run = []
        if before < place and times[_said(units[at])] == TWICE and _stand_apart(units[long[before]], units[at]):
            run.append(at)
    return told | _copied(run, units)


def _copied(run: Sequence[int], units: Sequence[Unit]) -> set[int]:
    """A run of repeated paragraphs where it is long enough to be a copy, and the lines in it that were told too."""
    own = set(run)
    if sum(weight(units[at].block.text) for at in run) < COPY:
        return set()
    before = {unit.block.text for unit in units[: run[0]]}
    return {at for at in range(run[0], run[-1] + 1) if at in own or units[at].block.text in before}


def _said(unit: Unit) -> str:
    """What a paragraph says, without the name of who says it in a transcript."""
    speaker = _SPEAKER.match(unit.block.text)
    return unit.block.text[speaker.end() :] if speaker else unit.block.text


def _stand_apart(one: Unit, other: Unit) -> bool:
    return one.element is not other.element and one.element.getparent() is not other.element.getparent()


def _is_teaser(units: Sequence[Unit], at: int) -> bool:
    """A paragraph whose words begin one of the next paragraphs, and that is cut off with dots, or shorter and in
    another box.
    """
    unit = units[at]
    if unit.block.kind != "PARAGRAPH" or len(unit.block.text) < TEASER:
        return False
    text = unit.block.text.rstrip()
    cut = text.rstrip(".…[] ")
    dotted = text.endswith(("...", "…", "[…]", "[...]"))
    following = [other for other in units[at + 1 : at + 1 + AHEAD] if other.block.kind == "PARAGRAPH"]
    return any(other.block.text.startswith(cut) and (dotted or _is_more_elsewhere(other, unit)) for other in following)


def _is_twin(units: Sequence[Unit], at: int) -> bool:
    """A paragraph that was said right before, in another box: themes have one for narrow screens and one for wide."""
    unit = units[at]
    if unit.block.kind != "PARAGRAPH" or len(unit.block.text) < TWIN:
        return False
    before = units[at - 1] if at else unit
    one, other = before.element.getparent(), unit.element.getparent()
    if before.block != unit.block or one is None or other is None or one is other:
        return False
    return other.getprevious() is one and bool(one.get("class")) and one.get("class") != other.get("class")


def _is_more_elsewhere(other: Unit, unit: Unit) -> bool:
    return other.block.text != unit.block.text and other.element.getparent() is not unit.element.getparent()


def _key(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
