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


def carried_on(found: list[Paragraph], find: Callable[[str], list[Segment]]) -> None:
    """Fill in the quotations of paragraphs that an open one reaches into, up to its closing mark."""
    for at, paragraph in enumerate(found):
        last = paragraph.segments[-1] if paragraph.segments else None
        if last is None or last.closed or last.spoken or last.end < len(paragraph.text):
            continue
        closers = _CLOSERS.get(paragraph.text[last.start], "")
        end = _closed_in(found, at, closers) if closers else -1
        above = at
        for index in range(at + 1, end + 1):
            _fill(found, index, index == end, find)
            if found[index].segments:
                # A line of dashes parts no speech.
                found[index] = found[index]._replace(above=above)
                above = index


def _closed_in(found: Sequence[Paragraph], opened: int, closers: str) -> int:
    """The paragraph whose first mark closes what is open, where those before it have none; -1 where there is none."""
    for at in range(opened + 1, min(opened + 1 + _MOST, len(found))):
        text = found[at].text
        if found[at].above != at - 1:
            return -1
        mark = _MARK.search(text)
        if mark is not None:
            start = mark.start()
            closes = start > 0 and mark.group() in closers and not text[start - 1].isspace()
            return at if closes and not text[start + 1 : start + 2].isalnum() else -1
    return -1


def _fill(found: list[Paragraph], at: int, last: bool, find: Callable[[str], list[Segment]]) -> None:
    text = found[at].text
    mark = _MARK.search(text) if last else None
    end = mark.end() if mark else len(text)
    rest = [one._replace(start=one.start + end, end=one.end + end) for one in find(text[end:])] if last else []
    segments = [*with_words(text, [Segment(0, end, last, True, True)]), *rest]
    found[at] = found[at]._replace(segments=segments, narration=narration(text, segments))
