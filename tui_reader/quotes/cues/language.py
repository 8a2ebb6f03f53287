"""The language of an article: of its tag, else of its commonest small words."""

import re
from collections import Counter
from itertools import filterfalse

# Tags of three letters that pages use for the same languages.
_LONG = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl",
    "dut": "nl", "rus": "ru", "swe": "sv", "dan": "da", "nor": "no", "nob": "no", "nno": "no", "pol": "pl", "ces": "cs",
    "cze": "cs", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko",
}  # fmt: skip
# Tags that name no language.
_UNKNOWN = frozenset({"und", "mul", "zxx", "x", "i", "c"})
# Words of one language that are rare in the others.
_COMMON = {
    "en": "the of and to that was with for said his they from which have were",
    "de": "der die und das nicht ist mit von sich auch ein dem auf wird eine",
    "fr": "les des est une dans que pour qui sur pas avec plus par au ce",
    "es": "los las una del por con para más como pero sus este ha fue y",
    "it": "il che di una per non sono della nel con gli alla più anche è",
    "pt": "os não uma com para mais como dos das ao foi pelo são em é",
    "nl": "de het een van en dat niet zijn op voor met aan er ook maar",
    "ru": "и в не на что с по это как он его к из за от",
    "sv": "och att det som är av för på inte till med jag från även vid",
    "da": "og er af efter mig sig hvad blev ud bliver nogen kunne hende sådan ved",
    "no": "og er av etter meg seg hva ble ut blir noen kunne henne sånn ved",
    "pl": "w i nie się że jest jak przez dla przy tego był które także czy",
    "cs": "že je v který jsou jako také pro již byl není při jeho které až",
}
_LISTS = {tag: frozenset(words.split()) for tag, words in _COMMON.items()}
_TAGS = {word: [tag for tag, words in _LISTS.items() if word in words] for word in frozenset().union(*_LISTS.values())}
_SAMPLE = 4000
_OF_A_SCRIPT = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_SCRIPTS = (("\u4e00", "\u9fff"), ("\u3040", "\u30ff"), ("\uac00", "\ud7af"))
_WORD = re.compile(r"[^\W\d_]+")
# At least one word in twenty is among a language's commonest fifteen, and clearly more than of the next language.
_SHARE = 0.05
# Characters that tell whether the tag is right where many of their words are the language's commonest.
_GLANCE = 1000
_SURELY = 0.12
# A tag is wrong where another language has this many times its words.
_CLEARLY = 3


def primary(tag: str) -> str:
    """The language of a tag: "en" of "en-GB", "en_US" or "eng"; "" where it names none."""
    first = tag.strip().lower().replace("_", "-").partition("-")[0]
    return "" if first in _UNKNOWN else _LONG.get(first, first)


def language_of(tag: str, text: str) -> str:
    """The primary language of a page: its tag's, but where the text clearly is in another one of those known, that."""
    script = _script(text)
    if script:
        return script
    named = primary(tag)
    if _is_clearly(named, text):
        return named
    counts = _counts(text)
    best = _best(counts)
    if named in _COMMON and best and best != named:
        return best if counts[best] >= (_CLEARLY * counts[named] or 3) else named
    return named or best


def _is_clearly(tag: str, text: str) -> bool:
    """Whether a text's first words leave no doubt that it is in the language of its tag; no other is looked at then."""
    common = _LISTS.get(tag)
    words = text[:_GLANCE].lower().split()
    return common is not None and sum(map(common.__contains__, words)) >= max(_SURELY * len(words), 8)


def _script(text: str) -> str:
    """zh, ja or ko, where at least a third of the letters are of its script, else ""."""
    sample = text[:_SAMPLE]
    if sample.isascii() or not _OF_A_SCRIPT.search(sample):
        return ""
    han, kana, hangul = (sum(first <= one <= last for one in sample) for first, last in _SCRIPTS)
    if (han + kana + hangul) * 3 < sum(map(str.isalpha, sample)) or not han + kana + hangul:
        return ""
    return "ko" if hangul > han + kana else "ja" if kana * 8 > han else "zh"


def guess(text: str) -> str:
    """The primary tag of the language `text` is written in, "" when it is none of those known here."""
    return _best(_counts(text))


def _counts(text: str) -> dict[str, int]:
    """How many of the text's first words are among the commonest of each language; "" has the number of words."""
    pieces = text[:_SAMPLE].lower().split()
    # Most are words as they stand, which costs a tenth of looking at each letter.
    found = [*filter(str.isalpha, pieces), *_WORD.findall(" ".join(filterfalse(str.isalpha, pieces)))]
    counts = {**dict.fromkeys(_LISTS, 0), "": len(found)}
    for word, times in Counter(filter(_TAGS.__contains__, found)).items():
        for tag in _TAGS[word]:
            counts[tag] += times
    return counts


def _best(counts: dict[str, int]) -> str:
    best, second = sorted(_COMMON, key=counts.__getitem__, reverse=True)[:2]
    if counts[best] < max(3, counts[""] * _SHARE) or counts[best] < counts[second] * 1.3:
        return ""
    return best
