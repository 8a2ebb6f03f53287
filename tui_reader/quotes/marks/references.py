"""Lines of a bibliography: the titles in their marks quote nobody."""

import re

# What only the lines of a list of works have, and a year that goes with it. Longer paragraphs are prose that cites.
_SIGNS = re.compile(
    r"\b(?:Retrieved|Archived from|ISBN|ISSN|doi|arXiv|Accessed|Abgerufen|abgerufen am|Consultado|Consulté le|"
    r"Archivado|URL consultato|Geraadpleegd)\b|\bpp?\.\s?\d|\bS\.\s?\d+|\bVol\.\s?\d|\bNo\.\s?\d"
)
_YEAR = re.compile(r"[12](?<!\w.)(?:(?<=1)[5-9]|(?<=2)0)\d\d\b")
# "^ Lawler, Kelley (6 June 2014). ", "Berg, Anna (1999): ": who wrote it, and when.
_AUTHOR = re.compile(
    r"(?:\^\s*)?(?:[^\W\d_][\w.’'-]*,?\s){1,8}\(?(?:\d{1,2}\s\w+\s|\w+\s\d{1,2},\s|\d{4}-\d\d-\d\d)?(?:\d{4})?[a-z]?\)[.:]?\s*[“\"«„]"
)
# "11 December 2019: The Lund Post – “Who pays the strike?”": what papers had, by their days, with nothing behind it.
_DAY = (
    r"(?:\d{1,2}(?:er|st|nd|rd|th|[.ºª])?\s(?:de\s)?[^\W\d_]+\.?\s(?:de\s)?|[^\W\d_]+\s\d{1,2},?\s|"
    r"\d{1,2}[./-]\d{1,2}[./-])\d{2,4}"
)
_PRESS = re.compile(
    rf"(?:\W*(?:{_DAY}|\d{{4}}-\d\d-\d\d))\s*[:–—|,-]\s*[^“\"«„:]{{0,60}}[“\"«„][^”\"»“]+[”\"»“]\s*(?:\([^()]{{1,30}}\))?"
    r"\s*(?:[•·|–—-].{0,40})?"
)
_LONGEST = 600
# "Lire aussi Anna Berg, «": a line that leads to another text.
_ONWARD = re.compile(
    r"[(\[→>\s]*(?:Lire aussi|Lire également|À lire|A lire|Voir aussi|Read (?:also|more|next)|See also|Related|"
    r"Mehr (?:dazu|zu[mr]?|Informationen|Infos)|Lesen Sie|Lies auch|Siehe auch|Weiterlesen|Auch interessant|"
    r"Lea también|Lee también|Leer también|L[ae]e? más|Leer más|Le puede interesar|Te puede interesar|Ver también|"
    r"Mira también|Puedes (?:ver|leer)|Leggi anche|Leia (?:também|mais)|Lees ook|Läs (?:också|mer)|Les også|Læs også|"
    r"Czytaj (?:też|także|więcej)|Zobacz (?:też|także)|Читайте также)\b"
)
_LINE = 250


def leads_onward(text: str) -> bool:
    """Whether a paragraph is a line that leads to another text."""
    if len(text) >= _LINE:
        return False
    first = " ".join(text.split(maxsplit=2)[:2])
    return _ONWARD.match(first.capitalize() if first.isupper() else text) is not None


def is_reference(text: str) -> bool:
    """Whether a paragraph is an entry of a list of works."""
    if len(text) > _LONGEST:
        return False
    if leads_onward(text):
        return True
    if text.lstrip().startswith("^"):
        return True
    if len(text) < _LINE and _PRESS.fullmatch(text):
        return True
    return bool(_YEAR.search(text)) and bool(_SIGNS.search(text) or _AUTHOR.match(text))
