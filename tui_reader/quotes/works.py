"""Titles of works and mottos: how a text shows that the words in its marks are one, which nobody says."""

import re

from tui_reader.quotes.cues.lexicon import Lexicon, listed

# What is sung, played, painted or told, and a saying: a colon leads to what it is called, or how it goes.
_WORKS = listed("""
lied schlager oper operette singspiel lustspiel schauspiel hörspiel stück theaterstück drama posse komödie gedicht
ballade roman novelle erzählung gemälde film motto slogan losung devise formel rezept parole wahlspruch sprichwort
redensart adresse aufschrift inschrift
song songs novel opera musical painting movie proverb adage maxim
chanson opéra tableau adage proverbe
novela canción película cuadro lema refrán
romanzo canzone dipinto proverbio
canção quadro provérbio
lied schilderij leus spreekwoord
målning sång
sang maleri
piosenka powieść obraz hasło
píseň román obraz heslo
песня роман картина девиз
""")
# The last part of a German noun that is one of them: "Hafenlied".
_LAST = ("spiel", "stück", "roman", "lied", "gedicht", "operette", "posse", "drama", "komödie", "schlager")
_KINDS = (
    "Roman|Novelle|Erzählung|Skizze|Gedicht|Ballade|Lied|Oper|Operette|Lustspiel|Schauspiel|Singspiel|Komödie|Posse|"
    "Drama|Hörspiel|Film|Aquarell|Gemälde|Ölgemälde|Radierung|Holzschnitt|Zeichnung|Lithographie|Guache|Gouache|"
    "Skulptur|painting|novel|poem|song|play|film|drawing|watercolour|watercolor|sculpture|roman|poème|chanson|tableau|"
    "aquarelle|sculpture|novela|poema|canción|película|cuadro|romanzo|poesia|canzone|dipinto|romance|canção|quadro|"
    "gedicht|lied|schilderij|målning|dikt|maleri|digt"
)
_BY = "[Vv]on|[Bb]y|[Pp]ar|[Pp]or|[Dd]i|[Vv]an|[Aa]v|[Aa]f"
_NAME = r"(?:[^\W\d_a-zß-öø-ÿ][\w.=’'-]*)"
# `“A Journey.” Von Anna Berg`, `“A Journey”, a novel in two parts by Anna Berg`.
_CREDIT = re.compile(
    rf"[.,;]?\s*(?:Von|By)\s+{_NAME}(?:\s(?:{_NAME}|von|van|de)){{0,3}}\s?(?:[.,;)—–-]|$)|"
    rf"[.,;]?\s*\(?(?:(?:[Ee]ine?|an?|une?|una?|uma?|een|en|et|ett)\s)?(?:[^\W\d_]+\s)?(?:{_KINDS})\s"
    rf"(?:in\s\w+\s\w+\s)?(?:{_BY}|de)\s+(?:[^\W\d_]+\s){{0,2}}{_NAME}"
)
# `“A Journey, by Anna Berg”`
_CREDITED = re.compile(rf",\s(?:{_BY})\s+{_NAME}(?:\s(?:{_NAME}|in|von|van|de)){{0,4}}[.,;]?$")
# "In Anna Berg's column on May 10, “...,”": what somebody wrote, and how it is entitled.
_WRITTEN = re.compile(
    r"['’]s?\s(?:[^\W\d_]+\s)?(?:column|commentary|op-ed|editorial|essay|article|novel|poem|song|film)"
    r"(?:\son\s[A-Z][a-z]+\.?\s\d+)?,\s*$"
)
# Letters before a mark in which a word leads to it.
_NEAR = 40


def is_credited(text: str, start: int, end: int) -> bool:
    """Whether the words of `text[start:end]` are told to be somebody's work, behind them or in their last words."""
    inner = text[max(start, end - _NEAR) : end].rstrip('"”“»«’‘ ')
    if inner[-1:] in ("!", "?") and text[end : end + 2].strip()[:1] in (",", ""):
        return False
    credit = _CREDIT.match(text, end)
    return (credit is not None and not text[end : end + 1].isalnum()) or _CREDITED.search(inner) is not None


def is_entitled(text: str, start: int, words: Lexicon) -> bool:
    """`a new song: “...”`, `Berg's column, “...,”`: whether what has a title or is a saying leads to the words."""
    led = text[max(0, start - _NEAR) : start].rstrip()
    if led[-1:] == ",":
        return _WRITTEN.search(led) is not None
    if led[-1:] != ":":
        return False
    word = led[:-1].rstrip().rpartition(" ")[2].lower()
    return word in _WORKS or (words.nouns_capitalised and word.endswith(_LAST))
