"""Who signs a quotation set apart where no dash says so: networks' own lines, a name on a line, one in brackets."""

import re

from tui_reader.article.document import Block
from tui_reader.quotes.cues.given_names import FEMALE, MALE

Place = tuple[int, int]

# How networks sign what is embedded in other pages, in the languages of their pages.
_SHARED = re.compile(
    r"(?:^|\n)(?:(?:a )?(?:post|photo|video|reel)(?: shared)? by|posted by|(?:ein )?beitrag (?:geteilt )?von|"
    r"ein von (?=.{2,60} geteilter)|une publication partagée par|una publicación compartida (?:de|por)|"
    r"un post condiviso da|uma publicação (?:com)?partilhada por|een bericht gedeeld door|публикация от|by(?=\s?u/))\s?"
    r"(?P<name>u/[\w-]+|@[\w.@-]+|[^\n(@]{1,60}?)\s*(?:\([^()@\n]{1,30}\)\s*)?(?:\(@[\w.@-]{1,60}\)[^\n]*|\s(?:on|am|le|el|il|op|in)\s[^\n]*|"
    r"\sgeteilter beitrag)?\s*(?:in\s?[\w/-]+)?$",
    re.IGNORECASE,
)
_NETWORK = r"(?:Instagram|Mastodon|Threads|Facebook|TikTok|Bluesky|Twitter|X|Reddit|YouTube|LinkedIn)"
_ONWARD = re.compile(
    rf"(?:(?:view|see|watch|read|sieh|voir|ver|visualizza|bekijk|dit bericht|zobacz|посмотреть)\b.{{0,40}}{_NETWORK}\b"
    rf".{{0,12}}|この投稿を\w+で見る|♬.{{0,80}})",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@[\w.@-]{1,60}")
_NAME = re.compile(
    r"(?P<first>[^\W\d_][\w’'-]*)(?:\s(?:(?:de|d[aeiou]s?|v[ao]n|der|den|la|le|bin|al|af)\s)?[^\W\d_][\w’'.-]*){1,3}"
)
_BRACKETED = re.compile(r"[.!?…”\"»’]\s\((?P<name>[^()\n]{4,60})\)$")
_LONGEST = 80
_ENDS = tuple('.?!…:;”"»')


def is_onward(text: str) -> bool:
    """Whether a line only leads to the network that a post comes from: `View this post on Instagram`."""
    return len(text) <= _LONGEST and _ONWARD.fullmatch(text.strip()) is not None


def is_handle(text: str) -> bool:
    """Whether a line is nothing but somebody's name in a network: `@anna`."""
    return _HANDLE.fullmatch(text.strip()) is not None


def shared_by(text: str) -> tuple[int, Place] | None:
    """Where a network's line begins that says whose post this is, and where the name lies in it."""
    start = max(0, text.rfind("\n"))
    match = _SHARED.match(text, start) if len(text) - start <= 2 * _LONGEST else None
    return None if match is None else (start, match.span("name"))


def bracketed(text: str) -> tuple[int, Place] | None:
    """The same for a name in brackets behind the last sentence: `We stay here. (Anna Berg, ferrywoman)`."""
    match = _BRACKETED.search(text, max(0, len(text) - _LONGEST))
    if match is None or not _opens_with_name(match.group("name")):
        return None
    return match.start() + 1, match.span("name")


def is_signature(block: Block) -> bool:
    """Whether a paragraph is a name, with what the person is behind a comma: one with a known given name, or one that
    is set apart by its letters.
    """
    text = block.text.strip()
    if block.kind != "PARAGRAPH" or not text or len(text) > _LONGEST or text.endswith(_ENDS):
        return False
    if _opens_with_name(text):
        return True
    whole = any(span.kind in ("EMPHASIS", "STRONG") and span.end - span.start >= len(text) for span in block.spans)
    match = _NAME.match(text)
    return whole and match is not None and match.end() == len(text) and all(map(_is_capital, text.split()))


def _opens_with_name(text: str) -> bool:
    """Whether a text is a name in full, or begins with one that a comma or bracket ends."""
    match = re.match(r"[^,(–—|\n]+(?<!\s)", text)
    name = match.group() if match else ""
    first = name.partition(" ")[0].lower()
    return (first in FEMALE or first in MALE) and _NAME.fullmatch(name) is not None and _is_capital(name.split()[-1])


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word in ("de", "der", "den", "van", "von", "la", "le", "bin", "al", "af")
