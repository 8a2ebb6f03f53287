"""Quotations that go on over paragraphs without another opening mark, as older books and papers print letters."""

import re
from collections.abc import Callable, Sequence

from tui_reader.quotes.marks.paragraphs import Paragraph, narration
from tui_reader.quotes.marks.segments import Segment, with_words

# Marks that can only open, with those that close them. Straight ones are not known from each other.
_CLOSERS = {"„": '“”"', "“": "”", "«": "»", "»": "«"}
_MARK = re.compile('["“”„‟«»]')
# Paragraphs that one mark may hold open: more of them are a mark that was forgotten.
_MOST = 8
# Fewer words are a name that an abbreviation's full stop has broken: `(„Lund.` and `Nachr.“)`.
_FEWEST = 4


def carried_on(found: list[Paragraph], find: Callable[[str], list[Segment]]) -> None:
    """Fill in the quotations of paragraphs that an open one reaches into, up to its closing mark."""
    for at, paragraph in enumerate(found):
        last = paragraph.segments[-1] if paragraph.segments else None
        if last is None or last.closed or last.spoken or _MARK.search(paragraph.text, last.end):
            continue
        mark = paragraph.text[last.start]
        end, close = _closed_in(found, at, mark) if mark in _CLOSERS else (-1, -1)
        if end < 0 or len((paragraph.text[last.start :] + " " + found[end].text[:close]).split()) < _FEWEST:
            continue
        if last.end < len(paragraph.text) and not _in_one_voice(found[at + 1 : end + 1]):
            continue
        _open(found, at, last)
        above = at
        for index in range(at + 1, end + 1):
            _fill(found, index, close if index == end else -1, find)
            if found[index].segments:
                # A line of dashes parts no speech.
                found[index] = found[index]._replace(above=above)
                above = index


def _in_one_voice(below: Sequence[Paragraph]) -> bool:
    """Whether what a mark may hold open has words, and no line of a talk, which opens with a dash."""
    lines = [one.text.lstrip() for one in below]
    return any(map(str.isalpha, "".join(lines))) and not any(line[:1] in tuple("–—-") for line in lines)


def _open(found: list[Paragraph], at: int, last: Segment) -> None:
    """Give an open quotation all of its paragraph: a narrator who seemed to step in is told of in it."""
    text = found[at].text
    if last.end < len(text):
        segments = [*found[at].segments[:-1], last._replace(end=len(text))]
        found[at] = found[at]._replace(segments=segments, narration=narration(text, segments))


def _closed_in(found: Sequence[Paragraph], opened: int, mark: str) -> tuple[int, int]:
    """The paragraph that closes what is open, and where in it, if those before have whole pairs only; else -1."""
    for at in range(opened + 1, min(opened + 1 + _MOST, len(found))):
        if found[at].above != at - 1:
            return -1, -1
        close = _close(found[at].text, mark)
        if close is not None:
            return (at, close) if close >= 0 else (-1, -1)
    return -1, -1


def _close(text: str, opening: str) -> int | None:
    """Where a text closes what was opened before it: -1 where something else begins, None where it goes on."""
    depth = 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if mark in _CLOSERS[opening]:
            if at == 0 or text[at - 1].isspace() or text[at + 1 : at + 2].isalnum():
                return -1
            if depth == 0:
                return at
            depth -= 1
        elif mark == opening and at:
            depth += 1
        else:
            return -1
    return None if depth == 0 else -1


def _fill(found: list[Paragraph], at: int, close: int, find: Callable[[str], list[Segment]]) -> None:
    text = found[at].text
    last = close >= 0
    end = close + 1 if last else len(text)
    rest = [one._replace(start=one.start + end, end=one.end + end) for one in find(text[end:])] if last else []
    segments = [*with_words(text, [Segment(0, end, last, True, True)]), *rest]
    found[at] = found[at]._replace(segments=segments, narration=narration(text, segments))
