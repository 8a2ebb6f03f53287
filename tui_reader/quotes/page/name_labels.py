"""What may be the name of who speaks, before what is said: "Anna Berg: …", "BERG: …", a name in bold letters or on a
line of its own, "[12:03] anna: hi", "<anna> hi" in a log, the term of a definition.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tui_reader.article.document import Block

Form = Literal["colon", "bold", "line", "term", "chat", "timed"]

# Titles and particles stand in a name; what follows it in brackets or behind a comma is what the person is.
_PARTICLE = r"(?:d[aeiou]s?|de[nr]|v[ao]n|la|le|bin|ibn|al|zu|af|av|y|[dl]['’])"
_NAME = rf"[^\W\d_a-z][\w'’.-]*(?:\s+(?:{_PARTICLE}\s+)*[^\W\d_a-z][\w'’.-]*){{0,4}}"
_COLON = re.compile(
    rf"(?P<name>{_NAME}(?:\s#?\d{{1,2}})?)(?:\s*\([^()\n]{{1,40}}\)|,[^:.!?\n]{{1,60}})?\s*:[\s\u00a0]+(?=\S)"
)
# A name in Han, kana or Hangul, or a word for who asks.
_EASTERN = re.compile(r"(?P<name>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·]{1,12})\s?[:：]\s*(?=\S)")
_TIME = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?"
_CHAT = re.compile(
    rf"(?:[\[(]?{_TIME}[\])]?\s*[-–—]?\s*(?:<(?P<timed>[\w.|\-\[\]]{{1,30}})>|(?P<told>[^\W\d][^:<>\n]{{0,40}}?)\s*:)"
    r"|<(?P<nick>[\w.|\-\[\]]{1,30})>)[\s\u00a0]+(?=\S)",
    re.IGNORECASE,
)
# So begin the lines of a timetable too; the time of a chat stands in brackets, behind its day, or before a nick.
_TIMETABLE = re.compile(r"\d{1,2}:\d\d")
_TIMED_LINE = re.compile(rf"(?P<name>\S.{{0,40}}?)\s*[-–—,·|]?\s*(?:at\s)?[\[(]?{_TIME}[\])]?", re.IGNORECASE)
_MARKUP = "</"
_GOES_ON = tuple(",;.)/")
_ENDS = tuple('.?!…”"»)。？！')
_LONGEST_LABEL = 120
_LONGEST_NAME = 50
_LONGEST_LOG = 4_000
"""Lines of a log that are read."""


class Label(NamedTuple):
    """A name before what is said. block, start: where it stands; words, said: the block and offset where what is said
    begins.
    """

    name: str
    form: Form
    block: int
    start: int
    words: int
    said: int


def labels(blocks: Sequence[Block]) -> list[Label]:
    """All that may be one, in reading order."""
    found: list[Label] = []
    for index, block in enumerate(blocks):
        if any(one.kind == "POST" for one in block.inside):
            continue  # it has its author
        if block.kind == "CODE":
            found += _logged(block.text, index)
        elif (name := _alone(blocks, index)) is not None:
            found.append(name)
        elif block.kind == "PARAGRAPH" and not any(one.kind in ("NOTE", "FIGURE") for one in block.inside):
            found += _begun(block, index)
    return found


def _logged(text: str, index: int) -> Iterator[Label]:
    """The lines of a log of a chat; a page's markup has names in brackets too."""
    if _MARKUP in text:
        return
    for start in _lines(text)[:_LONGEST_LOG]:
        if match := _CHAT.match(text, start):
            yield _chatted(match, index)


def _begun(block: Block, index: int) -> Iterator[Label]:
    """Lines of a paragraph that begin with a name."""
    text = block.text
    if ":" in text or "<" in text or "：" in text:
        for start in _lines(text):
            if chat := _CHAT.match(text, start):
                yield _chatted(chat, index)
            elif eastern := _EASTERN.match(text, start):
                yield Label(eastern.group("name"), "colon", index, start, index, eastern.end())
            elif (match := _COLON.match(text, start)) and match.end() - start <= _LONGEST_LABEL:
                yield Label(match.group("name").rstrip(" .:"), "colon", index, start, index, match.end())
    bold = next((span for span in block.spans if span.kind == "STRONG" and span.start == 0), None)
    if bold is not None and bold.end < len(text) and ":" not in text[: bold.end + 2]:
        name = text[: bold.end].strip()
        rest = len(text) - len(text[bold.end :].lstrip(" \u00a0\n–—-"))
        if re.fullmatch(_NAME, name) and not (text[rest : rest + 1] in _GOES_ON or text[rest : rest + 1].islower()):
            yield Label(name, "bold", index, 0, index, rest)


def _alone(blocks: Sequence[Block], index: int) -> Label | None:
    """A name that is all of a line above what is said: in capitals, or as the page has it, perhaps with the time."""
    block = blocks[index]
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if below is None or below.kind != "PARAGRAPH" or len(block.text) > _LONGEST_NAME:
        return None
    text = block.text.strip()
    inside = {container.kind for container in block.inside}
    if "TERM" in inside:
        called = re.fullmatch(_NAME, text.rstrip(":")) is not None
        return Label(text.rstrip(":"), "term", index, 0, index + 1, 0) if called else None
    if block.kind not in ("HEADING", "PARAGRAPH"):
        return None
    if timed := _TIMED_LINE.fullmatch(text):
        return Label(timed.group("name"), "timed", index, 0, index + 1, 0)
    name = text.rstrip(": ")
    if name.endswith(_ENDS) or not (name.isupper() or name.islower() or re.fullmatch(_NAME, name)):
        return None
    name = name.title() if name.islower() else name
    whole = re.fullmatch(_NAME, name) is not None and (" " in name or text.endswith(":"))
    return Label(name, "line", index, 0, index + 1, 0) if whole else None


def _chatted(match: re.Match[str], block: int) -> Label:
    name = str(match.group("nick") or match.group("timed") or match.group("told")).strip()
    plain = match.group("told") is not None and _TIMETABLE.match(match.string, match.start()) is not None
    return Label(name, "timed" if plain else "chat", block, match.start(), block, match.end())


def _lines(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\n", text))] if "\n" in text else [0]
