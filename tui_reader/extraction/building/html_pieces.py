"""Fragments of HTML as they stand in Markdown, told to the builder of blocks tag by tag, text by text.

One pass of a regular expression that never looks past the next `<`, so its time grows with the text and no faster.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from tui_reader.clean import clean
from tui_reader.extraction.building.block_builder import BlockBuilder

_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>"']*|"[^<"]*"|'[^<']*')*)(/?)>"""
    r"""|<!--|<[!?][^<>]*>|&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_BLANKS = re.compile(r"[ \t\n\f]+")
_SKIPPED = frozenset((
    "script", "style", "template", "textarea", "iframe", "object", "svg", "math", "head", "title", "select", "video",
    "audio",
))  # fmt: skip


class Tag(NamedTuple):
    """A start or end tag, its name in lower case."""

    name: str
    closes: bool
    attributes: dict[str, str]


class Text(NamedTuple):
    """Text between tags; `exact`: written as a character reference, so its blanks are meant."""

    text: str
    exact: bool = False


class HtmlPieces:
    """Tells pieces of HTML, one after the other; what a <script> swallows may end in a later one."""

    def __init__(self, builder: BlockBuilder) -> None:
        self._builder = builder
        self._skipping = ""

    def tell(self, source: str) -> None:
        """Tell one piece."""
        for part in tags(source):
            if self._skipping:
                if isinstance(part, Tag) and part.closes and part.name == self._skipping:
                    self._skipping = ""
            elif isinstance(part, Text):
                self._text(part)
            elif part.closes:
                self._builder.close(part.name, html=True)
            elif part.name in _SKIPPED:
                self._skipping = part.name
            else:
                self._builder.open(part.name, part.attributes, html=True)

    def _text(self, part: Text) -> None:
        if part.exact or self._builder.keeps_blanks:
            self._builder.text(part.text)
        else:
            self._builder.flowing_text(_BLANKS.sub(" ", clean(part.text)))


def tags(source: str) -> Iterator[Tag | Text]:
    """The fragment's parts in order; comments, declarations and instructions are left out."""
    at = search = 0
    while match := _TAG.search(source, search):
        if match.start() > at:
            yield Text(source[at : match.start()])
        found = match.group()
        at = search = match.end()
        if found == "<!--":
            end = source.find("-->", at)
            at = search = len(source) if end < 0 else end + 3
        elif found[0] == "&":
            yield Text(unescape(found), exact=True)
        elif match[2]:
            yield Tag(match[2].lower(), bool(match[1]), _attributes(match[3]))
    if at < len(source):
        yield Text(source[at:])


def _attributes(source: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(source):
        bare = value[1:-1] if value[:1] in ("'", '"') else value
        values.setdefault(name.lower(), unescape(bare))
    return values
