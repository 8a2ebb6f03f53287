"""Quotations whose opening mark is missing: a large first letter took its place, or the text begins within them."""

import re
from collections import deque
from itertools import islice

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.grammar.beginnings import attributes_at
from tui_reader.quotes.grammar.clauses import before
from tui_reader.quotes.marks.paragraphs import Paragraph, narration
from tui_reader.quotes.marks.references import is_reference
from tui_reader.quotes.marks.segments import Segment

_MARK = re.compile('["“”„‟»«]')
# What a closing mark stands behind, where it closes a sentence or leads to the narrator.
_BEHIND = frozenset(".,!?…–—-")
_ENDS = frozenset(" \n\u00a0.,;:)(–—-[")
_LED = re.compile(r":\s+(?=[^\Wa-zß-öø-ÿ\d_])")
_DASH = re.compile(r"\s*[–—-]+\s+(?=[^\Wa-zß-öø-ÿ\d_])")
# Fewer words are a name or a word in marks of another kind.
_FEWEST = 4
# Paragraphs with such a mark, from which on the text uses its marks otherwise.
_MOST = 6
# Marks between two quotations that are looked at: more are no mark that was forgotten.
_LOOKED_AT = 20
# Characters of narration that are read for who says what follows.
_REACH = 160
_GAP = 6


def unopened(found: list[Paragraph], words: Lexicon) -> None:
    """Fill in the quotations that only a closing mark shows."""
    strays = {at: close for at, one in enumerate(found) if (close := _stray(one)) >= 0 and not is_reference(one.text)}
    if len(strays) > _MOST:
        return
    for at, close in strays.items():
        paragraph = found[at]
        start = _start(paragraph, close, words, at == 0)
        if start < 0 or len(paragraph.text[start:close].split()) < _FEWEST:
            continue
        kept = [one for one in paragraph.segments if one.end <= start or one.start > close]
        segments = sorted([*kept, Segment(start, close + 1, True, True)])
        found[at] = paragraph._replace(segments=segments, narration=narration(paragraph.text, segments))


def _stray(paragraph: Paragraph) -> int:
    """The first mark outside of quotations that closes what nothing opened, -1 where there is none."""
    text, segments = paragraph.text, paragraph.segments
    gaps = zip([0, *(one.end for one in segments)], [*(one.start for one in segments), len(text)], strict=True)
    for start, end in gaps:
        opened = False
        for match in islice(_MARK.finditer(text, start, end), _LOOKED_AT):
            at = match.start()
            last, behind = text[max(0, at - 1) : at].strip(), text[at + 1 : at + 2]
            closes = bool(last) and behind in ("", *_ENDS)
            if closes and not opened and (last in _BEHIND or (last.isalpha() and behind in tuple(".,"))):
                return at
            opened = not closes
    return -1


def _start(paragraph: Paragraph, close: int, words: Lexicon, first: bool) -> int:
    """Where what a mark closes begins, -1 where nothing tells."""
    text, segments = paragraph.text, paragraph.segments
    earlier = [one for one in segments if one.end <= close]
    begin = earlier[-1].end if earlier else 0
    dash = _DASH.match(text, begin, close) if earlier else None
    if dash:
        return dash.end()
    led = deque(_LED.finditer(text, begin, close), 1)
    colon = led[0].start() if led else -1
    if led and (said := before(text, max(begin, colon - _REACH), colon + 1, words)) and said.listed:
        return led[0].end()
    if _MARK.match(text):
        return -1  # a mark that opens it in the wrong way
    if earlier and not (first and all(text[one.end - 1] != text[close] for one in earlier)):
        return -1
    return 0 if first or _is_told(text, close + 1, words) else -1


def _is_told(text: str, end: int, words: Lexicon) -> bool:
    """`...”, said Anna Berg`: whether a narrator takes over behind the mark."""
    start = end
    while start < min(len(text), end + _GAP) and text[start] in " ,–—-":
        start += 1
    return attributes_at(text, start, min(len(text), start + _REACH // 2), words)
