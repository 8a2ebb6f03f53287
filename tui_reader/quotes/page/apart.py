"""Quotations set apart from the text: block quotations with their cite, and pull quotes that only repeat."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Block
from tui_reader.quotes.marks.references import leads_onward
from tui_reader.quotes.page.persons import ME, YOU
from tui_reader.quotes.page.signatures import bracketed, is_handle, is_onward, is_signature, shared_by

# "— Anna Berg, mayor": a last line, or the end of one, that says whose words these are.
_CITE = re.compile(r"(?:^|\n|[.!?…”\"»’]\s+)(?:[—―–]|--?)\s*(?=[^\W\d_])")
_CITE_LENGTH = 120
_SAID = re.compile(
    r"([^\s:](?:[^:\n]{0,48}[^\s:])?) (?:said|wrote|schrieb|sagte|hat geschrieben|a dit|a écrit|dijo|escribió|ha detto|"
    r"ha scritto|disse|escreveu|schreef|zei|skrev|sa|napisał\(a\)|написал|сказал)\s?:"
)
_FROM = re.compile(
    r"(?:Zitat\s+)*(?:Zitat von|Original von|Quote from|Originally posted by|Citation de|Cita de|Citazione di|"
    r"Citaat van|Citat av|Цитата)\s*:?\s+(\S[^:\n]{0,48}\S)",
    re.IGNORECASE,
)
_EXPANDS = re.compile(r"(?:Click to expand|Zum Vergrößern anklicken|Cliquez pour agrandir|Haga clic para)[^\n]{0,20}")
_DASH = re.compile(r"[—―–-]+\s*")
# "Anna Berg (@aberg) March 5": how networks sign what is embedded in other pages.
_HANDLE = re.compile(r"\s*\(@[\w.@-]{1,60}\)")
MARKS = frozenset('"“„«‘‚»›')
_MARKED = re.compile('“[^”]*”|"[^"]*"|«[^»]*»|„[^“”]*[“”]')
# The first words of a note, which no name is: `Did you know? Harbours freeze.`
_HEADED = re.compile(r"[¿¡]?[^\W\d_]\w*(?:\s[^\W\dA-ZÄÖÜ_]\w*){0,3}\s?[:?!]\s+(?=\S)")
# Words of a paragraph.
_LONG = 20
_OWN = 3
_WORD = re.compile(r"\w+")
# A pull quote is found again by its first words.
_SHINGLE = 4


class Apart(NamedTuple):
    """A quotation set apart: its blocks `[first, last]`, where its words end in `last`, and its cite's place."""

    first: int
    last: int
    end: int
    cite: tuple[int, int, int] | None

    @property
    def blocks(self) -> range:
        """Its blocks with that of its cite."""
        cite = self.cite[0] if self.cite else self.first
        return range(min(self.first, cite), max(self.last, cite) + 1)


def apart(blocks: Sequence[Block]) -> list[Apart]:
    """The quotation containers of an article, outermost ones, without pull quotes."""
    groups: list[tuple[int, int]] = []
    open_id: int | None = None
    for index, block in enumerate(blocks):
        found = next((container.id for container in block.inside if container.kind == "QUOTATION"), None)
        if found is None or block.kind not in ("PARAGRAPH", "HEADING", "FIGURE"):
            open_id = None if found is None else open_id
            continue
        if found == open_id:
            groups[-1] = (groups[-1][0], index)
        else:
            groups.append((index, index))
        # Behind its cite another quotation begins, whoever put both in one box.
        signed = _ends_with_cite(block.text) or (groups[-1][0] < index and _is_cite(block.text))
        open_id = None if signed else found
    return [one for first, last in groups if (one := _read(blocks, first, last)) is not None]


def tells_of_itself(blocks: Sequence[Block]) -> bool:
    """Whether who wrote an article says I in it, outside of quotations: in a third of its paragraphs or more."""
    texts = [block.text for block in blocks if block.kind == "PARAGRAPH" and not block.inside]
    own = sum(not ME.isdisjoint(_WORD.findall(_MARKED.sub(" ", text).lower())) for text in texts)
    return own >= _OWN and own * _OWN >= len(texts)


def is_prose(blocks: Sequence[Block], one: Apart, own: bool) -> bool:
    """Whether a page only sets its own text apart: a line to another text; what is long or has a heading of its own
    (`Did you know?`, `Note:`) and nothing says that it is quoted: in the third person, or as the whole article is told.

    own: whether that says I.
    """
    above = blocks[one.first - 1].text.rstrip() if one.first else ""
    post = any(inside.kind == "POST" for inside in blocks[one.first].inside)
    text = " ".join(blocks[at].text for at in range(one.first, one.last + 1))
    if one.cite is not None or post or above.endswith((":", ",")) or text[:1] in MARKS:
        return False
    if leads_onward(text):
        return True
    found = _WORD.findall(_MARKED.sub(" ", text).lower())
    apart_from_all = not own and not (ME.isdisjoint(found) and YOU.isdisjoint(found))
    return (len(found) >= _LONG or _HEADED.match(text) is not None) and not apart_from_all


def _cite_in(text: str) -> re.Match[str] | None:
    """The last dash in a text that a cite may stand behind."""
    start = max(0, len(text) - _CITE_LENGTH)
    match = next(reversed(list(_CITE.finditer(text, start))), None)
    return match if match is not None and text[match.end()].isupper() else None


def _ends_with_cite(text: str) -> bool:
    match = _cite_in(text)
    return match is not None and match.start() > 0 and "\n" in match.group()


def _read(blocks: Sequence[Block], first: int, last: int) -> Apart | None:
    while first <= last and is_onward(blocks[last].text):
        last -= 1
    while first < last and is_onward(blocks[first].text):
        first += 1
    if first > last or _is_bare_post(blocks, first, last):
        return None
    found = _opened(blocks, first, last) or _networked(blocks, first, last) or _signed(blocks, first, last)
    texts = [blocks[at].text[: found.end if at == found.last else None] for at in range(found.first, found.last + 1)]
    return found if any(map(str.isalnum, "".join(texts))) else None


def _is_bare_post(blocks: Sequence[Block], first: int, last: int) -> bool:
    """Whether there is only who signs it: the post was a picture, or comes by program."""
    text = blocks[first].text
    shared = shared_by(text)
    signs = _HANDLE.search(text) is not None and _DASH.match(text) is not None
    return first == last and (signs or is_handle(text) or (shared is not None and not shared[0]))


def _networked(blocks: Sequence[Block], first: int, last: int) -> Apart | None:
    """A post of a network: who signs it stands in its last line, or in its first."""
    if first < last and is_handle(blocks[first].text):
        return Apart(first + 1, last, len(blocks[last].text), (first, 0, len(blocks[first].text.rstrip())))
    shared = shared_by(blocks[last].text)
    if shared is None:
        return None
    start, name = shared
    if not start:
        return Apart(first, last - 1, len(blocks[last - 1].text), (last, *name)) if first < last else None
    return Apart(first, last, start, (last, *name))


def _signed(blocks: Sequence[Block], first: int, last: int) -> Apart:
    """A quotation with the line that says whose words it is, where there is one."""
    text = blocks[last].text
    match = _cite_in(text)
    handle = _HANDLE.search(text)
    if match is not None and (match.start() > 0 or last > first):
        until = handle.start() if handle is not None and handle.start() > match.end() else len(text)
        cite, end = (last, match.end(), until), match.start() + len(match.group().rstrip("—―–- \n"))
        return _behind(blocks, first, last, end, cite)
    if match is None and last > first and handle:
        dash = _DASH.match(text)
        return _behind(blocks, first, last, 0, (last, dash.end() if dash else 0, handle.start()))
    if match is None and last > first and is_signature(blocks[last]):
        return _behind(blocks, first, last, 0, (last, 0, len(text.rstrip())))
    if (named := bracketed(text)) is not None:
        return Apart(first, last, named[0], (last, *named[1]))
    below = blocks[last + 1] if last + 1 < len(blocks) else None
    if match is None and below is not None and below.kind == "PARAGRAPH" and _is_cite(below.text):
        opening = _CITE.match(below.text)
        return Apart(first, last, len(text), (last + 1, opening.end() if opening else 0, len(below.text)))
    return Apart(first, last, len(text), None)


def _behind(blocks: Sequence[Block], first: int, last: int, end: int, cite: tuple[int, int, int]) -> Apart:
    """A quotation whose cite stands in its last block; where that is nothing else, its words end in the one before."""
    return Apart(first, last, end, cite) if end else Apart(first, last - 1, len(blocks[last - 1].text), cite)


def _opened(blocks: Sequence[Block], first: int, last: int) -> Apart | None:
    """A quotation whose own first line says whose words follow, as boards set one: `Anna Berg said:`."""
    head = blocks[first].text.strip() if first < last else ""
    match = _SAID.fullmatch(head) or _FROM.fullmatch(head)
    if match is None:
        return None
    if _EXPANDS.fullmatch(blocks[last].text.strip()) and last > first + 1:
        last -= 1
    return Apart(first + 1, last, len(blocks[last].text), (first, match.start(1), match.end(1)))


def _is_cite(text: str) -> bool:
    """Whether a paragraph below a quotation is the line that says whose words it was: a dash, a name, no sentence."""
    opening = _CITE.match(text)
    return (
        opening is not None and len(text) <= _CITE_LENGTH and text[opening.end()].isupper() and text[-1] not in ".?!…"
    )


def repeated(blocks: Sequence[Block], found: Sequence[Apart]) -> frozenset[int]:
    """The blocks of pull quotes: set apart, or in an aside, and said again in the running text."""
    # In a discussion it is an answer that quotes.
    alone = (one for one in found if not any(inside.kind == "POST" for inside in blocks[one.first].inside))
    candidates = {index for one in alone for index in range(one.first, one.last + 1)}
    candidates |= {
        index for index, block in enumerate(blocks) if any(inside.kind == "ASIDE" for inside in block.inside)
    }
    if not candidates:
        return frozenset()
    body: list[str] = []
    for index, block in enumerate(blocks):
        if index not in candidates and block.kind == "PARAGRAPH":
            body += _words(block.text)
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(body) - _SHINGLE + 1):
        known = places.setdefault(tuple(body[at : at + _SHINGLE]), [])
        if len(known) < 4:
            known.append(at)
    return frozenset(index for index in candidates if _within(_words(blocks[index].text), body, places))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _within(words: list[str], body: list[str], places: dict[tuple[str, ...], list[int]]) -> bool:
    """Whether the words stand in the body, but for a last few that may be a name."""
    if len(words) < _SHINGLE:
        return False
    size = max(_SHINGLE, len(words) * 4 // 5)
    return any(body[at : at + size] == words[:size] for at in places.get(tuple(words[:_SHINGLE]), ()))
