"""Names as Slavic languages decline them: which nominatives a form of another case may have."""

# What a genitive or an instrumental ends with, and what its nominatives end with there: "Jana" is Jan, "Anny" is Anna.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("iego", ("i",)), ("ego", ("y", "i")), ("ého", ("ý",)), ("ka", ("ek", "k")), ("la", ("el", "l")),
    ("ła", ("eł", "ł")), ("ra", ("r", "er")), ("sia", ("ś", "sio")), ("cia", ("ć", "cio")), ("nia", ("ń", "nio")),
    ("zia", ("ź",)), ("ia", ("i", "")), ("ca", ("ec", "c")), ("a", ("",)), ("e", ("a", "")), ("ie", ("ia",)),
    ("y", ("a",)), ("i", ("a", "ia")), ("ii", ("ia",)), ("iej", ("a", "ia")), ("ej", ("a", "ej")), ("é", ("á",)),
    ("ou", ("a", "á")), ("em", ("", "")), ("ом", ("",)), ("ого", ("ий", "ый", "ой")), ("его", ("ий",)),
    ("ка", ("ек", "ок", "к")), ("ца", ("ец",)), ("ла", ("ел", "ёл", "л")), ("ьва", ("ев",)), ("а", ("",)),
    ("я", ("й", "ь")), ("ы", ("а",)), ("и", ("а", "я")), ("ии", ("ия",)), ("ой", ("а", "ая")),
    ("ей", ("я", "а", "ая", "яя")), ("ым", ("",)), ("им", ("ий", "")), ("ем", ("й", "ь", "")), ("ьи", ("ья",)),
)  # fmt: skip
# "Petra" is Petr, "Петра" is Пётр.
_VOWELS = (("е", "ё"), ("ů", "u"), ("o", "ó"))
_SHORTEST = 2


def nominatives(word: str) -> frozenset[str]:
    """All that the nominative of a word may be, in small letters, with the word itself."""
    low = word.lower()
    found = {low}
    for ending, others in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST:
            found.update(low[: -len(ending)] + other for other in others)
    found.update(one.replace(old, new, 1) for one in tuple(found) for old, new in _VOWELS)
    return frozenset(found)


def is_form_of(name: str, nominative: str) -> bool:
    """Whether a name is another one declined: word by word, or its last word alone."""
    words, others = name.split(), nominative.lower().split()
    if name.lower() == nominative.lower() or len(words) not in (1, len(others)):
        return False
    return all(other in nominatives(word) for word, other in zip(words, others[-len(words) :], strict=True))
