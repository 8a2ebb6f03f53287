"""Words that an article capitalises only because they stand first: "Vielmehr", "Take", "Devant" name nobody."""

import re
from collections.abc import Iterable
from itertools import filterfalse

from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.names.written import UPPER

_AROUND = ".,;:!?…\"“”„«»‹›()[]'‘’—–-"
# Begins with the letter, not with what stands before it: re then skips to the next capital at the speed of C.
_REST = r"[^\W\d_]*+(?:[’'-][^\W\d_]++)*+"
# Behind a word or a comma and a blank: no sentence begins there, unless the Dutch one that opens with "'t" or "'s".
_WITHIN = re.compile(rf"[{UPPER}](?<=[^\W\d_] .|, .)(?<!['’][tskn] .){_REST}")
_OTHERS = re.compile(rf"[{UPPER}](?<!\w.)(?:(?<![^\W\d_] .|, .)|(?<=['’][tskn] .)){_REST}")
_NEXT = re.compile(r" ([^\W\d_]+)")
# What a word behind it stands first after; a full stop of an initial or a title (`J. Berg`, `Dr. Berg`) is none.
_FIRST = frozenset(".!?…:;\"“”„‟«»‹›「」『』'‘’‚([{—–-•*·/\n")
_TITLE = 4
# Up to so many words each is looked for in the text; more are looked up among all its words, which costs as much.
FEW = 60
# Longer words that a word is looked for past.
WITHIN_OTHERS = 300
# Words looked at: a text with more of them was made to keep a reader busy.
MOST = 400_000


def fitted(words: Lexicon, texts: Iterable[str]) -> Lexicon:
    """The word lists with what this article shows to be no name: its words that stand first and nowhere else.

    A given name, a word that is capitalised within a sentence, and one right before a verb of speech or another name
    may be names, unless the article writes them small as well.
    """
    # One text is looked at quicker than many; the break and the blank part them for all that is asked below.
    text = "\n ".join(texts)[:MOST]
    within = {*map(str.lower, _WITHIN.findall(text))}
    first: set[str] = set()
    likely: set[str] = set()
    settled: set[str] = set()
    speaking = (words.verbs | words.lets) - words.known
    for match in _OTHERS.finditer(text):
        word = match.group()
        if word in settled:
            continue
        low = word.lower()
        if low in within and low not in words.verbs:
            settled.add(word)  # a name whatever comes
            continue
        if (len(word) > 2 and word.isupper()) or not _stands_first(text, match.start()):
            within.add(low)  # BERG: a label
            continue
        first.add(low)
        if low not in likely and text[max(0, match.start() - 3) : match.start()].rstrip()[:1] not in ("'", "’"):
            after = _NEXT.match(text, match.end())
            beside = after.group(1) if after else ""
            # "Kennen Sie": a verb, before its subject.
            if beside and beside.lower() not in words.pronouns and (beside[0].isupper() or beside.lower() in speaking):
                likely.add(low)
    asked = [one for one in first if one not in within and one not in words.female and one not in words.male]
    small = _small(text, [one for one in asked if one in likely])
    none = {one for one in asked if (one in small if one in likely else not _owner(one, text, words))}
    return words._replace(first_words=frozenset(none | (first & words.verbs)))


def _small(text: str, asked: list[str]) -> set[str]:
    """Those of the words that the text has in small letters as well."""
    if len(asked) <= FEW:
        return {one for one in asked if _has(text, one)}
    seen = set(text.split())
    found = {*filter(str.isalpha, seen), *(word.strip(_AROUND) for word in filterfalse(str.isalpha, seen))}
    return found.intersection(asked)


def _has(text: str, word: str) -> bool:
    """Whether a word stands in the text as it is; what is a part of very many others is no name either."""
    end = 0
    for _ in range(WITHIN_OTHERS):
        at = text.find(word, end)
        if at < 0:
            return False
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
    return True


def _owner(word: str, text: str, words: Lexicon) -> bool:
    """`Berg's`: somebody's, if it is a name without the ending."""
    stem = word[:-2]
    return word.endswith(("'s", "’s")) and stem not in words.not_names and not _small(text, [stem])


def _stands_first(text: str, start: int) -> bool:
    """Whether the word at `start` begins a sentence, a quotation or a line."""
    at = start - 1
    while at >= 0 and text[at] in " \u00a0":
        at -= 1
    if at > 0 and text[at] in "tskn" and text[at - 1] in "'’" and not text[at - 2 : at - 1].isalnum():
        at -= 2
        while at >= 0 and text[at] in " \u00a0":
            at -= 1
    if at < 0:
        return True
    if text[at] != ".":
        return text[at] in _FIRST
    begin = text.rfind(" ", 0, at) + 1
    word = text[begin : at + 1]
    return not (word[0].isupper() and (len(word) <= _TITLE or word.count(".") > 1))
