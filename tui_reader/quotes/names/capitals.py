"""Words that an article capitalises only because they stand first: "Vielmehr", "Take", "Devant" name nobody."""

import re
from collections.abc import Iterable

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.names.people import UPPER

_AROUND = ".,;:!?…\"“”„«»‹›()[]'‘’—–-"
_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*(?:[’'-][^\W\d_]+)*")
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
    words_seen: set[str] = set()
    first: set[str] = set()
    likely: set[str] = set()
    left = MOST
    for text in texts:
        if left <= 0:
            break
        words_seen.update(text[:left].split())
        for match in _CAPITAL.finditer(text, 0, left):
            word, start = match.group(), match.start()
            low = word.lower()
            if (word.isupper() and len(word) > 2) or not _stands_first(text, start):
                within.add(low)  # BERG: a label
                continue
            first.add(low)
            after = _NEXT.match(text, match.end())
            if after and (after.group(1)[0].isupper() or after.group(1).lower() in words.verbs):
                likely.add(low)
        left -= len(text)
    small = {word.strip(_AROUND) for word in words_seen}
    none = {one for one in first if one in small or not (one in likely or _owner(one, small, words))}
    none -= within | words.female | words.male
    return words._replace(first_words=frozenset(none | (first & words.verbs)))


def _owner(word: str, small: set[str], words: Lexicon) -> bool:
    """`Berg's`: somebody's, if it is a name without the ending."""
    stem = word[:-2]
    return word.endswith(("'s", "’s")) and stem not in small and stem not in words.not_names


def _stands_first(text: str, start: int) -> bool:
    """Whether the word at `start` begins a sentence, a quotation or a line."""
    at = start - 1
    while at >= 0 and text[at] in " \u00a0":
        at -= 1
    if at < 0:
        return True
    if text[at] != ".":
        return text[at] in _FIRST
    begin = text.rfind(" ", 0, at) + 1
    word = text[begin : at + 1]
    return not (word[0].isupper() and (len(word) <= _TITLE or word.count(".") > 1))
