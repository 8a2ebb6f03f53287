"""Words that an article capitalises only because they stand first: "Vielmehr", "Take", "Devant" name nobody."""

import re
from collections.abc import Iterable
from itertools import filterfalse

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.names.people import UPPER

_AROUND = ".,;:!?…\"“”„«»‹›()[]'‘’—–-"
# Begins with the letter, not with what stands before it: re then skips to the next capital at the speed of C.
_CAPITAL = re.compile(rf"[{UPPER}](?<!\w.)[^\W\d_]*(?:[’'-][^\W\d_]+)*")
_NEXT = re.compile(r" ([^\W\d_]+)")
# What a word behind it stands first after; a full stop of an initial or a title (`J. Berg`, `Dr. Berg`) is none.
_FIRST = frozenset(".!?…:;\"“”„‟«»‹›「」『』'‘’‚([{—–-•*·/\n")
_TITLE = 4
# Words looked at: a text with more of them was made to keep a reader busy.
MOST = 400_000


def fitted(words: Lexicon, texts: Iterable[str]) -> Lexicon:
    """The word lists with what this article shows to be no name: its words that stand first and nowhere else.

    A given name, a word that is capitalised within a sentence, and one right before a verb of speech or another name
    may be names, unless the article writes them small as well.
    """
    within: set[str] = set()
    first: set[str] = set()
    likely: set[str] = set()
    settled: set[str] = set()  # names whatever comes
    # One text is looked at quicker than many; the break and the blank part them for all that is asked below.
    text = "\n ".join(texts)[:MOST]
    for match in _CAPITAL.finditer(text):
        word = match.group()
        if word in settled:
            continue
        start, low = match.start(), word.lower()
        if (word.isupper() and len(word) > 2) or not _stands_first(text, start):
            within.add(low)  # BERG: a label
            if low not in words.verbs:
                settled.add(word)
            continue
        first.add(low)
        if low not in likely:
            after = _NEXT.match(text, match.end())
            if after and (after.group(1)[0].isupper() or after.group(1).lower() in words.verbs):
                likely.add(low)
    seen = set(text.split())
    small = {*filter(str.isalpha, seen), *(word.strip(_AROUND) for word in filterfalse(str.isalpha, seen))}
    none = {one for one in first if one in small or not (one in likely or _owner(one, small, words))}
    # One after the other: the given names are thousands, and a union of them costs more than all of this.
    none = none - within - words.female - words.male
    return words._replace(first_words=frozenset(none | (first & words.verbs)))


def _owner(word: str, small: set[str], words: Lexicon) -> bool:
    """`Berg's`: somebody's, if it is a name without the ending."""
    stem = word[:-2]
    return word.endswith(("'s", "’s")) and stem not in small and stem not in words.not_names


def _stands_first(text: str, start: int) -> bool:
    """Whether the word at `start` begins a sentence, a quotation or a line."""
    at = start - 1
    if at > 0 and text[at] == " " and (text[at - 1].isalpha() or text[at - 1] == ","):
        return False
    while at >= 0 and text[at] in " \u00a0":
        at -= 1
    if at < 0:
        return True
    if text[at] != ".":
        return text[at] in _FIRST
    begin = text.rfind(" ", 0, at) + 1
    word = text[begin : at + 1]
    return not (word[0].isupper() and (len(word) <= _TITLE or word.count(".") > 1))
