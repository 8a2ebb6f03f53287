"""A printed manual page, as `man` and `mandoc` write it: told by its running head, its sections told to a builder."""

import re
from collections.abc import Sequence
from itertools import groupby

from tui_reader.article.document import Block
from tui_reader.clean import clean, one_line
from tui_reader.extraction.building.block_builder import BlockBuilder
from tui_reader.extraction.plaintext.manual_section import ManualSection, indent

_HEAD = re.compile(r"(?P<name>[^\s()][^()]{0,60}\(\d\w{0,8}\))(?:  +\S.*?)?  +(?P=name)\s*")
# Characters of a printed line: no printer has more, and a word without end is not put together again and again.
_WIDEST = 300
_OVERSTRUCK = re.compile(r".\x08")
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r"\S {3,}\S")
# The letters of a word that the printer divided: this hyphen is the one it sets itself.
_DIVIDED = re.compile(r"(?<=[^\W\d_])\u2010$")


def manual_lines(text: str) -> list[str]:
    """The lines of a printed manual page, tabs of 8 as blanks, from its running head on; none for any other text."""
    begun = text.lstrip("\ufeff\r\n")
    first = _OVERSTRUCK.sub("", begun.partition("\n")[0]).expandtabs(8)
    if len(first) > _WIDEST or not _HEAD.fullmatch(first):
        return []
    lines = clean(_OVERSTRUCK.sub("", begun)).expandtabs(8).split("\n")
    return lines if any(indent(line) for line in lines if line.strip()) else []


def manual_title(lines: Sequence[str]) -> str:
    """What the running head names: `ls(1)` of `LS(1)   User Commands   LS(1)`, in the letters of the text below."""
    found = _HEAD.fullmatch(lines[0])
    name = one_line(found["name"]) if found else ""
    bare = name.partition("(")[0]
    written = re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", "\n".join(lines[1:-1]), re.IGNORECASE)
    return (written.group() if written else bare) + name[len(bare) :]


def manual_blocks(lines: Sequence[str], url: str) -> tuple[Block, ...]:
    """The blocks of a manual page: headings, definitions, lists, code, and paragraphs of lines joined."""
    builder = BlockBuilder(url)
    width = len(lines[0].rstrip())
    name = manual_title(lines).partition("(")[0]
    body = _without_running(lines)
    left = min((indent(line) for line in _first_section(body)), default=0)
    columns = frozenset(map(indent, body))
    usage = False
    for number, (is_heading, section) in enumerate(_parted(body, left)):
        if is_heading:
            for line in section:
                builder.open("h3" if indent(line) else "h2")
                builder.text(one_line(line))
                builder.close("h3" if indent(line) else "h2")
            usage = usage and all(map(indent, section))
            continue
        usage = usage or (number == 3 and _is_usage(section, name))
        if usage:
            builder.code("\n".join(line[left:].rstrip() for line in section).strip("\n"), "")
        else:
            ManualSection(builder, left, width, columns).tell(section)
    return builder.finish()


def _parted(body: Sequence[str], left: int) -> list[tuple[bool, list[str]]]:
    """Headings and what stands below them in turn; an empty line belongs to what is around it."""
    told = groupby(body, lambda line: bool(line.strip()) and indent(line) < left)
    parts = [(is_heading, list(lines)) for is_heading, lines in told]
    return [(is_heading, lines) for is_heading, lines in parts if any(map(str.strip, lines))]


def _is_usage(section: Sequence[str], name: str) -> bool:
    """Whether a section shows how the thing is called, line by line: it begins with its name, or includes a head."""
    first = next(line.strip() for line in section if line.strip())
    called = re.match(rf"{re.escape(name)}(?!\w)", "-".join(first.split()), re.IGNORECASE)
    return first.startswith("#") or called is not None


def _without_running(lines: Sequence[str]) -> list[str]:
    """The lines without the heads and feet of pages, words divided at their ends whole again."""
    feet = {_alike(line) for line in [next(line for line in reversed(lines) if line.strip())] if _is_foot(line)}
    running = feet | {_alike(lines[0])}
    kept = [line for line in lines if indent(line) or not line.strip() or _alike(line) not in running]
    return _undivided(kept)


def _is_foot(line: str) -> bool:
    return not indent(line) and _GAP.search(line) is not None


def _alike(line: str) -> str:
    """A running line without what differs from page to page: its number, and the gaps that give way to it."""
    return _DIGITS.sub("0", " ".join(line.split()))


def _undivided(lines: Sequence[str]) -> list[str]:
    """The lines, the rest of a divided word moved up to its beginning."""
    result: list[str] = []
    for line in lines:
        is_short = bool(result) and len(result[-1]) <= _WIDEST
        if is_short and _DIVIDED.search(result[-1].rstrip()) and line.strip()[:1].isalpha():
            rest, _, more = line.strip().partition(" ")
            result[-1] = result[-1].rstrip()[:-1] + rest
            if not more.strip():
                continue
            line = " " * indent(line) + more.strip()
        result.append(line)
    return result


def _first_section(body: Sequence[str]) -> list[str]:
    """The lines between the first two headings."""
    result: list[str] = []
    for line in body:
        if line.strip() and not indent(line) and result:
            break
        if indent(line):
            result.append(line)
    return result
