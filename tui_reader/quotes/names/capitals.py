"""Words that an article capitalises only because they stand first: "Vielmehr", "Take", "Devant" name nobody."""

import re
from collections.abc import Iterable

from tui_reader.quotes.cues.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?")
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
    small: set[str] = set()
    first: set[str] = set()
    likely: set[str] = set()
    left = MOST
    for text in texts:
        if left <= 0:
            break
        before, end = "", 0
        for match in _WORD.finditer(text, 0, left):
            word, start = match.group(), match.start()
            low = word.rstrip(".").lower()
            capital = word[0].isupper()
            if before and text[end:start] == " " and (capital or low in words.verbs):
                likely.add(before)
            before = ""
            if not capital:
                small.add(low)
            elif word.isupper() and len(word) > 2:
                within.add(low)  # BERG: a label
            elif _stands_first(text, start, end):
                first.add(low)
                before = low
            else:
                within.add(low)
            end = match.end()
        left -= len(text)
    none = {one for one in first if one in small or not (one in likely or _owner(one, small, words))}
    none -= within | words.female | words.male
    return words._replace(first_words=frozenset(none | (first & words.verbs)))


def _owner(word: str, small: set[str], words: Lexicon) -> bool:
    """`Berg's`: somebody's, if it is a name without the ending."""
    stem = word[:-2]
    return word.endswith(("'s", "’s")) and stem not in small and stem not in words.not_names


def _stands_first(text: str, start: int, end: int) -> bool:
    """Whether the word at `start` begins a sentence, a quotation or a line. end: where the word before it ends."""
    if start == 0 or end == 0:
        return True
    between = text[end:start]
    if text[end - 1] == ".":
        at = text.rfind(" ", 0, end - 1) + 1
        word = text[at:end]
        return not (word[0].isupper() and (len(word) <= _TITLE or word.count(".") > 1))
    return not _FIRST.isdisjoint(between)
