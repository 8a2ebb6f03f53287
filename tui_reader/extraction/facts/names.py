"""What a person's name looks like, and how a line names several."""

import html
import re

from tui_reader.clean import one_line

LONGEST = 60
"""Characters of a name."""
MOST_TOLD = 300
"""Characters of a field for machines that may hold names."""
MOST = 12
"""Names of one line."""
BY = re.compile(
    r"^\W*(?:(?:(?:written|posted|published|story|words|text|reported|reporting|review|report|photos?) )*by|"
    r"(?:ein (?:text|beitrag|artikel) )?von|verfasst von|par|por|di|door|av|af|od|oleh|de|yazan|kirjoittanut|írta|"
    r"γράφει (?:ο|η)|автор(?:ы|и)?|текст|بقلم|كتبها?|كتب|نویسنده|מאת|लेखक|"
    r"authors?|autor(?:es|en|in|zy|ka)?|auteurs?|autore|autori|author\(s\)|forfatter|te[kx]st[eio]?|"
    r"作者|著者|執筆者?|筆者|取材・文|文|記者|本報記者|本报记者|记者|撰文|撰稿|編集|编辑|責任編輯|责任编辑|责编|글쓴이|글|ライター)"
    r"(?:\s*[:：|｜/／]\s*|\s+)(?:by\s+)?",
    re.IGNORECASE,
)
"""What stands before a name in a byline, in the languages of the pages one reads."""
_BEHIND = re.compile(r"(?:\s*(?:記者|记者|기자|特派員|編集委員|さん|氏|द्वारा))$")
_AND = re.compile(
    r"(?:\s|\|)+(?:and|und|et|y|e|en|och|og|ja|i|a|oraz|и|та|ve|with|और|و|ו)(?:\s|\|)+|\s*(?:&|;|、|，|/|・(?=\S+\s))\s*"
)
_COMMA = re.compile(r"[\s|]*,[\s|]*")
_LOOSE_BAR = re.compile(
    r"\s*\|\s*(?=[,&]|(?:and|und|et|y|en|och|og|e|i)\s)|(?<=[,&])\s*\|\s*|(?<=\s(?:and|und|och))\s*\|\s*"
)
_END = re.compile(
    r"\s*(?:[|·•()\[\]\n<>@]|\s[-–—]\s|\s\d|^\d|https?:|www\.|"
    r"\s(?:on|in|for|from|at|[uU]pdated|[pP]ublished|[pP]osted|is an?|am|le|il|el)(?=\W))"
)
_CASED = re.compile(r"(?:[^\W\d_][\w.'’ʼ`´‘-]*\.?)(?:\s+(?:\([^\W\d_]\.?[^\W\d_]?\.?\)|[^\W\d_][\w.'’ʼ`´‘-]*\.?)){1,5}")
_UNCASED = re.compile(
    r"[\u0900-\u0dff\u0e00-\u0eff\u0590-\u06ff]{2,20}(?: [\u0900-\u0dff\u0e00-\u0eff\u0590-\u06ff.]{1,20}){1,4}"
    r"|[\u3400-\u9fff々]{1,4}[ \u3000]?[\u3040-\u30ff\u3400-\u9fff々]{1,5}"
    r"|[\u30a0-\u30ff]{2,10}(?:[・＝ ][\u30a0-\u30ff]{2,12}){1,3}|[\uac00-\ud7a3]{2,5}"
)
_SMALL = frozenset(
    "de da das do dos del della der den di du la le van von vom zu zum al bin bint ibn el y e i ten ter af av".split()
)
_NO_NAME = re.compile(
    r"\b(?:about|view|more|posts|articles?|authors?|min|minutes?|share|follow|written|our|comments?|"
    r"published|updated|advertis\w*|contact|subscribe|all|guest|profile|website|admin|administrator|anonymous|"
    r"unknown|webmaster|user|test|null|undefined|none|wordpress|badges?|image|photo|credit|getty|see|here|this|the|"
    r"publisher|copyright|beitr[aä]g\w*|artikel|kontakt\w*|kommentar\w*|folgen|teilen|zeige|alle|mehr|lesen|zvg|"
    r"voir|suivre|partager|contacter|seguir|compartir|name|bio|biography|log ?in|sign|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\d",
    re.IGNORECASE,
)
_NO_NAME_ALONE = re.compile(
    r"by|by:|von|vom|par|por|di|door|av|af|autor\w*|auteur|am|um|le|el|il|on|at|read|post|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:reporter|editors?|correspondent|writers?|columnist|director|manager|officer|chief|"
    r"senior|bureau|contributors?|"
    r"contributing|journalist|founder|ceo|professor|president|analyst|specialist|experts?|producer|"
    r"photographer|m\.?d\.?|ph\.?d\.?|"
    r"redakteur\w*|journalist\w*|korrespondent\w*|autorin|journaliste|redactora?|periodista|redactie|redaktor\w*)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:staff|newsroom|news|press|agency|agencies|team|desk|media|magazine|times|daily|university|institute|network|"
    r"reuters|afp|dpa|tass|bloomberg|associated|company|inc|ltd|llc|gmbh|foundation|society|"
    r"ministry|redaktion|redacción|"
    r"redação|redazione|rédaction|redakce|redakcja|redactie|toimitus|redaksjonen|redaksi|editorial|editors|"
    r"contributors?|correspondents?|wire|services?|group|publishing|tv|radio|channel|ajansı|condé nast)\b|"
    r"編集部|新聞|通信|编辑部|редакция",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"\b(?:department|dept\.?|faculty|school of|college of|desk|office|division|section|bureau|laborator(?:y|ies)|"
    r"ressort|abteilung|fakultät|institut|redaktion|département|service|rubrique|departamento|facultad|sección|"
    r"dipartimento|facoltà|sezione|departament\w*|wydział\w*)\b|(?:学部|学科|研究科|部門|編集部|编辑部|취재부|부서)$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:view|more|posts?|read|see all|webmaster|publisher|beiträge|copyright|rights reserved)\b|"
    r"\[at\]|©|^(?:admin(?:istrator)?|name|user|guest|anonymous|unknown)$|"
    r"^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.? \d|://|www\.|\d{4}|\d,\d|badges?\b|\.txt$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*(?:,|;|、|\||\s&\s|\s(?:and|und|et)\s)\s*")
_PLAIN = re.compile(r"\s*(?:<[^>]*>|\(?\bhttps?://\S+|\(?\S+@\S+\.\w+\)?|\s[-–—]\s*$)\s*")


def names_in(text: str, *, marked: bool = False) -> tuple[str, ...]:
    """The names that a byline begins with: "By Ada Quay and Lee Marsh, Harbour News". Without a name it is empty.

    marked: the page says that this is a name, so one word or signs without capitals are enough.
    """
    text = _LOOSE_BAR.sub(" ", text)
    match = BY.match(text)
    text = text[match.end() :] if match else text.strip()
    end = _END.search(text)
    # One word is a name when it is all that is said.
    alone = (marked or match is not None) and (end is None or text[end.start() :].strip()[:1] in "|·•")
    text = text[: end.start()] if end else text
    found: list[str] = []
    chunks = _AND.split(text)
    for number, chunk in enumerate(chunks):
        parts = _COMMA.split(chunk)
        for at, part in enumerate(parts):
            name = _BEHIND.sub("", part.strip(" .,:|"))
            # "By foot" is no byline: what nothing marks has a capital, where its script has them.
            may_be_one = alone and not found and (marked or not name[:1].islower())
            if not is_name(name, marked=may_be_one):
                if at or not part.strip(" .,:|"):  # behind a comma: who pays the author, or an empty piece
                    break
                return tuple(dict.fromkeys(found))
            if at and (_ROLE.search(name) or _HOUSE.search(name)):
                break
            found.append(name)
        if len(found) >= MOST or (number == 0 and not found):
            break
    return tuple(dict.fromkeys(found))


def is_name(text: str, *, marked: bool = False) -> bool:
    """Two to six words that begin with capitals, small ones of family names aside, or what names are without capitals.

    marked: one word is enough, in any case.
    """
    if not 1 < len(text) <= LONGEST or _NO_NAME.search(text):
        return False
    if _UNCASED.fullmatch(text):
        return True
    words = text.split()
    capitals = [word for word in words if word.lower() not in _SMALL]
    if marked and len(words) == 1:
        return not _NO_NAME_ALONE.fullmatch(text) and re.fullmatch(r"[^\W\d_][\w.'’-]{1,24}", text) is not None
    return (
        _CASED.fullmatch(text) is not None
        and len(capitals) > 1
        and all(word[0].isupper() or not word[0].isalpha() for word in capitals)
    )


def is_house(name: str) -> bool:
    """Whether a name is one of a paper, an agency or its staff rather than a person's."""
    capitals = re.fullmatch(r"[^\W\d_a-z][A-Z0-9&.-]{1,5}", name) is not None
    return capitals or _HOUSE.search(name) is not None or _ROLE.search(name) is not None


def without_departments(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names without those of the departments that people belong to; all where nobody else is named."""
    return tuple(name for name in names if not _DEPARTMENT.search(name)) or names


def told_names(text: str) -> tuple[str, ...]:
    """The names in a field made for machines; its text as it is where it holds something else that one can read."""
    text = _PLAIN.sub(" ", one_line(html.unescape(text))).strip(" ,;|-–—")
    text = BY.sub("", text).strip(" ,;|")
    if not re.search(r"[^\W\d_]", text) or len(text) > MOST_TOLD or text.startswith("(") or _NOBODY.search(text):
        return ()
    parts = [part for part in _SEVERAL.split(text) if part.strip()]
    return tuple(dict.fromkeys(parts)) if len(parts) > 1 and all(map(is_name, parts)) else (text,)
