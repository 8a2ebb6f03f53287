"""What a copied page's text holds besides the article: label clouds, share prompts, calendars, its title again."""

import re

_CALENDAR = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "sat", "sun", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
    "sonntag", "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars", "avril", "juin", "juillet",
    "août", "septembre", "octobre", "novembre", "décembre", "lunes", "martes", "miércoles", "jueves", "viernes",
    "sábado", "domingo", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
))  # fmt: skip
_CONTROLS = frozenset((
    "home", "menu", "search", "login", "register", "reply", "delete", "cancel", "share", "tweet", "pin", "print",
    "email", "save", "like", "follow", "comments", "comment", "posts", "post", "pages", "page", "view", "all",
    "more", "next", "previous", "prev", "back", "top", "loading", "loaded", "readmore", "archive", "label",
    "labels", "tags", "recommended", "subscribe", "newsletter", "advertisement", "facebook", "twitter", "whatsapp",
    "telegram", "linkedin", "pinterest", "reddit", "instagram", "youtube", "rss", "cookies", "privacy", "terms",
    "contact", "about", "sitemap",
))  # fmt: skip
_PROMPT = re.compile(
    r"(?:read|see) also|also read|read more|related (?:posts?|articles?|stor(?:y|ies)|news|topics|links)"
    r"|share (?:this|on|via)"
    r"|(?:you (?:may|might) (?:also )?like|recommended for you|more (?:from|on this)|most (?:read|popular))"
    r"|click (?:here )?to share|follow us|like us on|join (?:us|our)|subscribe (?:to|now)|sign up|advertisement"
    r"|leave a (?:reply|comment)|post a comment|no comments|filed under|tags?:|labels?:|categor(?:y|ies):"
    r"|(?:copyright|©|\(c\)) .{0,80}|all rights reserved|skip to (?:main )?content|loading\W*"
    r"|lesen sie auch|auch interessant|mehr zum thema|lire aussi|à lire aussi|lee también|leia também|leggi anche",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[^,;|()]{1,40}[,;|(]\s*\d{1,6}\s*\)?\s*(?:[,;|]|$)")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
# A prompt is short; a sentence that begins like one is not.
_LONGEST_PROMPT = 160


def is_furniture(line: str) -> bool:
    """Whether the line is none of an author's: a prompt, counted labels, or a run of calendar and control words."""
    return is_prompt(line) or _is_label_cloud(line) or _is_words_of_a_theme(line)


def is_prompt(line: str) -> bool:
    """Whether the line asks to share, follow or read something else."""
    match = _PROMPT.match(line.strip(" \t•*-–—>»|:"))
    if match is None or len(line) > _LONGEST_PROMPT:
        return False
    rest = line.strip(" \t•*-–—>»|:")[match.end() :]
    return not rest or (
        not rest[0].isalnum() and (rest.lstrip()[:1] in (":", "|", "–", "-") or not _SENTENCE_END.search(line))
    )


def _is_label_cloud(line: str) -> bool:
    counted = _COUNTED.findall(line)
    return len(counted) >= 5 and sum(map(len, counted)) > 0.8 * len(line)


def _is_words_of_a_theme(line: str) -> bool:
    """Whether most words are names of days, months and buttons, and there are more of them than a sentence has."""
    words = [word.lower() for word in _WORD.findall(line)]
    calendar = sum(word in _CALENDAR for word in words)
    known = calendar + sum(word in _CONTROLS for word in words)
    if _SENTENCE_END.search(line):
        return False
    return (known >= 5 and known > 0.6 * len(words)) or calendar >= 12


def site_of(title: str, lines: list[str]) -> str:
    """The site's name, from a line that is the title with a name before or behind it: `Name: Title`, `Title - Name`."""
    for line in lines:
        if title and title in line and len(line) > len(title):
            before, _, after = line.partition(title)
            name = (before + after).strip(" \t:|-–—•·»«<>")
            if 0 < len(name) <= 60 and not (before.strip() and after.strip()):
                return name
    return ""


def without_tail(lines: list[str], title: str, site: str) -> list[str]:
    """The lines up to the last one of the article: after it come only furniture, the title, the site, empty lines."""
    end = len(lines)
    while end:
        line = lines[end - 1].strip()
        repeats = (bool(title) and title in line and len(line) <= len(title) + 80) or (bool(site) and line == site)
        if line and not repeats and not is_furniture(line):
            break
        end -= 1
    return lines[:end]
