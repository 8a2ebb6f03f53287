"""Where sentences end, with the full stops that end none: titles, initials, abbreviations."""

import re

# Behind the full stop a blank, or none where a page has lost it: "he said.The mayor".
_STOP = re.compile(
    # A closing mark may open as well (»so«, ›so‹), where it stands right before the word.
    # The stop stands before both, so that re skips to the next one at the speed of C.
    r"[.!?…](?:[.!?…]*[\"'“”‘’«»‹›)\]]*\s+(?=[\"'“‘„«(\[¿¡—–-]*[^\Wa-z\d_]|[\"'“‘„«]|[»›‚](?=\w)|\d)"
    r"|(?<=[a-zß][.!?])(?=[A-ZÄÖÜ][a-zäöü]))"
)
_BEFORE_WORD = re.compile(r"[\s(“\"‘']")
# Abbreviations that a capital letter follows without a new sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr sen sens rep reps gov gen lt col sgt cpl capt cmdr adm maj prof rev fr hon pres st sr jr "
    "vs no nos mt ft ave blvd inc ltd co corp dept univ assn bros jan feb mar apr jun jul aug sept oct nov dec "
    "u.s u.k u.n d.c e.u e.g i.e a.m p.m ph.d al ala ariz ark calif colo conn del fla ga ill ind kan ky la mass "
    "md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo hr fr bzw ca usw z.b d.h u.a abg "
    "nr str st hl dipl.-ing prof dr bspw sog ggf evtl mme mlle m mm sra srta ud uds sres ilmo ing avv on dott "
    "sig dhr mevr drs ir mw".split()
)
# "u. A.", "z. B.", "Herr v. Lind", "e. V.": small letters that are short for a word before a capital.
_LETTERS = frozenset("uzdvse")


# What a German number with a full stop counts: "aus dem 17. Jahrhundert".
_COUNTED = re.compile(
    r"(?:Jahrhundert|Jh|Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"Geburtstag|Lebensjahr|Jahrestag|Spieltag|Minute|Runde|Platz|Auflage|Ausgabe|Stock|Etage|Klasse|Mal|Tag|Weltkrieg|"
    r"Kapitel|Saison|Spielminute|Bundestag|Legislaturperiode|Bezirk|Stunde|Woche|Monat)"
)


def sentence_ends(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Offsets in `text[start:end]` at which a new sentence begins, the first one left out; `end` may be one."""
    if end is None:
        end = len(text)
    found: list[int] = []
    for match in _STOP.finditer(text, start, min(end + 2, len(text))):
        if match.end() > end or (text[match.start()] == "." and _abbreviated(text, start, match.start())):
            continue
        if text[match.start() - 1].isdigit() and _COUNTED.match(text, match.end()):
            continue
        found.append(match.end())
    return found


def _abbreviated(text: str, start: int, dot: int) -> bool:
    """Whether the word before the full stop at `dot` is one that is shortened, or an initial."""
    before = text[max(start, dot - 12) : dot]
    word = before.rpartition(" ")[2]
    if not word.isalnum():
        word = _BEFORE_WORD.split(before)[-1]
    if len(word) == 1:
        return word.isupper() or word.isdigit() or word in _LETTERS
    if len(word) == 3 and word[1] == "." and word.isupper():
        return True  # "J.B. Berg"
    return word.lower() in _ABBREVIATIONS or (0 < len(word) < 6 and all(letter in "IVX" for letter in word))
