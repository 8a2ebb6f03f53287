"""Letters as the archives of mailing lists print them: in a <pre> each, below its headers or with them.

They have no boxes, classes or times of HTML; what tells them is the form of letters itself: who wrote, and when.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.clean import one_line
from tui_reader.extraction.building.containers import Containers
from tui_reader.extraction.dom.element_text import content_of
from tui_reader.extraction.shape.preformatted.preformatted_prose import Written, prose_of, written
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.post_facts import Post, answers_by_depth

MOST = 10_000
"""Letters of a page."""
_HINTS = ("From", "mailto:")
"""A page that has neither in its markup has no letters."""
_PRE = re.compile(r"pre[\s>/\\&]", re.IGNORECASE)
"""Its name in markup, also where a script or a feed holds that as a text."""
_HEAD = 6_000
"""Characters of a <pre> in which its headers begin."""
_FIELD = re.compile(
    r"[ \t]*(?P<name>From|Date|Sent|Subject|Message-ID|In-Reply-To)[ \t]*:[ \t]*(?P<value>\S.*)", re.IGNORECASE
)
_FROM = re.compile(r"^[ \t]*From[ \t]*:[ \t]*\S", re.IGNORECASE | re.MULTILINE)
_FROM_AT = re.compile(r"(?P<name>.{1,200}?) @ (?P<time>\d{4}-\d\d-\d\d +\d{1,2}:\d\d)(?: UTC)?(?: \(.*)?$")
_PLACED = re.compile(r"\d{4}-\d\d-\d\d +\d{1,2}:\d\d(?P<blanks> *)(?P<tick>` )?$")
"""What stands before a letter's name in the overview of a thread."""
_WEEKDAY_FIRST = re.compile(r"(\w{3}),? (\w{3}) {1,2}(\d{1,2}) (\d\d:\d\d)(?::\d\d)? (?:[A-Z+\-\d]{2,5} )?(\d{4})$")
_OBSCURED = re.compile(r"(?P<address>\S+ (?:at|\(at\)|\[at\]) \S+) \((?P<name>[^()]{2,80})\)$")
_NAMED = re.compile(r'\s*"?([^<>"]{2,80}?)"?\s*<[^<>]{1,300}>')
_ID = re.compile(r"<\s*([^<>\s]{3,250})\s*>")
_BREAKS = frozenset("br p li ul ol div hr h1 h2 h3 tr table address dl dt dd span".split())
_LINKED = 0.5
"""Of a line's signs that must be links before it is taken for buttons."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SENTENCE = 40


class Headers(NamedTuple):
    """What a letter says of itself; when: as it is shown, "2026-11-20 10:00" where that can be read."""

    author: str
    when: str
    subject: str = ""
    name: str = ""
    answers: str = ""


class PrintedLetters(NamedTuple):
    """Letters in the page's order: their headers, the posts that they are, and all of their units."""

    headers: list[Headers]
    posts: list[Post]
    units: list[Unit]


class _Letter(NamedTuple):
    headers: Headers
    names: tuple[str, ...]
    body: Written
    nested: int


def preload(text: str = "") -> None:
    """Import what reads headers, where a page with this text (any, by default) may print some.

    With it come 6 ms of imports, and where no file can be opened any more it is too late for them.
    """
    if not text or (any(hint in text for hint in _HINTS) and _PRE.search(text)):
        import email.utils  # noqa: F401


def printed_letters(root: HtmlElement, base: str, markup: str, everything: Sequence[Unit]) -> PrintedLetters | None:
    """The letters of a page that holds little else; None for another one."""
    pres = list(root.iter("pre")) if any(hint in markup for hint in _HINTS) else []
    if not pres or len(pres) > 2 * MOST:
        return None
    told = [written(pre, base) for pre in pres]
    letters = list(_letters(pres, told)) or list(_below_headers(root, pres, told))
    if not letters:
        return None
    size = sum(len(letter.body.text) for letter in letters)
    beside = sum(len(unit.block.text) for unit in everything if _is_sentence(unit) and not _in_pre(unit.element))
    if beside > size:
        return None  # headers that an article shows
    answers = _by_names(letters) or answers_by_depth(_depths(letters, told, base))
    posts, units, containers = [], [], Containers()
    for letter, to in zip(letters, answers or [None] * len(letters), strict=True):
        element = etree.Element("pre")
        posts.append(Post(element, element, letter.headers.author, letter.headers.when, to))
        prose = prose_of(letter.body, base)
        blocks = enumerate(containers.adopted(prose.blocks))
        own = [Unit(block, element, prose.anchors.get(at, ())) for at, block in blocks]
        if own:
            named = tuple([(name, 0) for name in letter.names])
            own[0] = own[0]._replace(anchors=(*named, *own[0].anchors))
        units += own
    return PrintedLetters([letter.headers for letter in letters], posts, units) if units else None


def _is_sentence(unit: Unit) -> bool:
    linked = sum(span.end - span.start for span in unit.block.spans if span.kind == "LINK")
    return len(unit.block.text) >= _SENTENCE and 2 * linked < len(unit.block.text)


def _in_pre(element: HtmlElement) -> bool:
    return element.tag == "pre" or any(above.tag in ("pre", "form") for above in element.iterancestors())


def _letters(pres: Sequence[HtmlElement], told: Sequence[Written]) -> Iterator[_Letter]:
    """Those whose headers stand in the <pre> with them."""
    for pre, text in zip(pres, told, strict=True):
        found = _head(text.text)
        if found is not None:
            headers, end = found
            names = tuple([name for at, name in text.names if at < end])
            nested = sum(above.tag in ("ul", "ol", "blockquote") for above in pre.iterancestors())
            yield _Letter(headers, names, _body(text, end), nested)


def _head(text: str) -> tuple[Headers, int] | None:
    """The headers in the first lines of a text, and where they end."""
    match = _FROM.search(text, 0, _HEAD)
    if match is None:
        return None
    start = text.rfind("\n\n", 0, match.start()) + 1
    end = text.find("\n\n", match.start())
    end = len(text) if end < 0 else end
    fields: dict[str, str] = {}
    for line in text[start:end].split("\n"):
        if field := _FIELD.match(line):
            fields.setdefault(field["name"].lower(), field["value"].strip())
    sender = fields.get("from", "")
    subject = _bare(fields.get("subject", ""))
    if short := _FROM_AT.match(sender):
        return Headers(one_line(short["name"]), " ".join(short["time"].split()), subject), end
    when = _bare(fields.get("date", "") or fields.get("sent", ""))
    if not when or not any(map(str.isdigit, when)):
        return None
    name, answers = _ID.search(fields.get("message-id", "")), _ID.search(fields.get("in-reply-to", ""))
    own, to = name[1] if name else "", answers[1] if answers else ""
    return Headers(sender_name(sender), _when(when), subject, own, to), end


def _bare(value: str) -> str:
    """A value without the buttons behind it."""
    return one_line(re.sub(r"\t.*|\s+\[[a-z ]{3,40}\]\s*(?:\[.*)?$", "", value))


def sender_name(value: str) -> str:
    """Who wrote, by the value of From: the name before an address that may be obscured, else the address."""
    if obscured := _OBSCURED.match(value):
        return one_line(obscured["name"])
    if named := _NAMED.match(value):  # whose address may be written in any way
        return one_line(named[1]).strip(' "')
    from email.utils import parseaddr  # see `preload`

    return one_line(parseaddr(value[:1000])[1] or value)[:60]


def _when(value: str) -> str:
    if match := _WEEKDAY_FIRST.match(value):
        month = match[2].title()
        if month in _MONTHS:
            return f"{match[5]}-{_MONTHS.index(month) + 1:02}-{int(match[3]):02} {match[4]}"
    from email.utils import parsedate_to_datetime  # see `preload`

    try:
        return parsedate_to_datetime(value).strftime("%Y-%m-%d %H:%M")
    except (ValueError, TypeError, IndexError, OverflowError):
        return value[:60]


def _below_headers(root: HtmlElement, pres: Sequence[HtmlElement], told: Sequence[Written]) -> Iterator[_Letter]:
    """The one letter of a page that says above its <pre> who wrote it and when."""
    pre, text = max(zip(pres, told, strict=True), key=lambda pair: len(pair[1].text))
    lines = _lines_above(root, pre)
    sender = next((at for at, (line, address) in enumerate(lines) if address), None)
    if sender is None:
        return
    line, address = lines[sender]
    dated = (_day_in(one_line(each)) for each, _ in lines[max(0, sender - 3) : sender + 4])
    when = next(filter(None, dated), "")
    name = re.sub(r"^From\s*:\s*", "", one_line(line.replace(address, " ")), flags=re.IGNORECASE)
    name = name.replace("<>", "").strip(" \"'():<>[]")
    if when:
        yield _Letter(Headers(name or one_line(address), when), (), _body(text, 0), 0)


def _day_in(line: str) -> str:
    """A line that is a moment and nothing else, as it is shown; "" for any other."""
    words = re.sub(r"^(?:Date|Sent)\s*:\s*", "", line, flags=re.IGNORECASE)
    return when if len(words) <= 60 and (when := _when(words)) != words else ""


def _lines_above(root: HtmlElement, pre: HtmlElement) -> list[tuple[str, str]]:
    """The lines between the heading or the <pre> before this one and it, each with the address of mail in it."""
    lines = [("", "")]
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if node is pre:
            break
        if event == "start":
            if node.tag in ("h1", "h2", "pre"):
                lines = [("", "")]
            elif node.tag in _BREAKS:
                lines.append(("", ""))
            text = node.text
            if node.tag == "a" and (node.get("href") or "").startswith("mailto:"):
                lines[-1] = (lines[-1][0], content_of(node))
        else:
            if node.tag in _BREAKS and node.tag != "span":
                lines.append(("", ""))
            text = node.tail
        if text and isinstance(node.tag, str):
            lines[-1] = (lines[-1][0] + text, lines[-1][1])
    return [line for line in lines if line[0].strip()][:12]


def _body(told: Written, start: int) -> Written:
    """A letter without its headers and the buttons around it."""
    lines = told.text[start:].split("\n")
    begins = [start]
    for line in lines:
        begins.append(begins[-1] + len(line) + 1)
    first, last = 0, len(lines)
    own = [link for link in told.links if link[2] not in ("", told.text[link[0] : link[1]])]
    while first < last and _is_bare(lines[first], begins[first], own):
        first += 1
    while last > first and _is_bare(lines[last - 1], begins[last - 1], own):
        last -= 1
    low, high = begins[first], max(begins[first], begins[last] - 1)
    return Written(
        told.text[low:high],
        [(begin - low, end - low, href) for begin, end, href in told.links if low <= begin and end <= high],
        [(at - low, name) for at, name in told.names if low <= at < high],
    )


def _is_bare(line: str, start: int, links: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a line is empty, or hardly anything but links that lead elsewhere."""
    signs = len("".join(line.split()))
    if not signs:
        return True
    end = start + len(line)
    linked = sum(min(end, stop) - max(start, begin) for begin, stop, _ in links if begin < end and start < stop)
    return linked >= _LINKED * signs and len(line) <= 120


def _by_names(letters: Sequence[_Letter]) -> list[int | None]:
    """To which letter each answers, by the ids in their headers; [] where none does."""
    found: list[int | None] = []
    known: dict[str, int] = {}
    for at, letter in enumerate(letters):
        found.append(known.get(letter.headers.answers))
        if letter.headers.name:
            known.setdefault(letter.headers.name, at)
    return found if any(to is not None for to in found) else []


def _depths(letters: Sequence[_Letter], told: Sequence[Written], base: str) -> list[int | None]:
    """How deep each stands, by the overview of the thread, else by the lists that it stands in."""
    said: dict[str, int] = {}
    for one in told:
        for start, _, href in one.links:
            page, _, name = href.partition("#")
            if name and page == base.partition("#")[0]:
                line = one.text[one.text.rfind("\n", 0, start) + 1 : start]
                if placed := _PLACED.match(line):
                    said[name] = max(0, len(placed["blanks"]) - 1) // 2 + bool(placed["tick"])
    by_overview = [next((said[name] for name in letter.names if name in said), None) for letter in letters]
    if 2 * sum(depth is not None for depth in by_overview) > len(letters):
        return by_overview
    return [letter.nested for letter in letters]
