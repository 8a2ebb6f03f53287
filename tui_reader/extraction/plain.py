"""Plain text -> Document: paragraphs re-flowed, short lines as headings, lists, quotations and code by their shape."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from tui_reader.article.complete import complete
from tui_reader.article.document import Document
from tui_reader.clean import clean, one_line
from tui_reader.extraction.chunks import Chunk, chunks, is_rule, underline
from tui_reader.extraction.events import Events
from tui_reader.extraction.furniture import is_furniture, is_prompt, site_of, without_tail
from tui_reader.extraction.lists import items
from tui_reader.extraction.sections import headings

_LONGEST_TITLE = 200
_WIDEST_WRAP = 110
_ADDRESS = re.compile(r"<?\b(https?://[^\s<>\"'”’»]+[^\s<>\"'”’».,;:!?)\]])>?")
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av|Af)\s+((?:[A-Z][\w.'’-]*|and|und|et|y|de|van|von|der)(?:,?\s+|$)){1,10}")
_SNIPPET_END = re.compile(r"\s*(?:\.{3}|…|\[(?:\.{3}|…)\])$")
# Code has marks that prose does not, or blanks inside its lines.
_CODE_LINE = re.compile(r"[{};=<>|\\]|\w\(|\s{3,}|^\s*(?:[$#%>] |\+--|//|/\*)|[-=_]{3,}")


def read_plain(text: str, url: str) -> Document:
    """The completed document of plain `text`; its title is the first short line, else the file's name in `url`."""
    lines = clean(text).removeprefix("\ufeff").expandtabs(4).split("\n")
    title, lines = _titled(lines)
    site = site_of(title, lines)
    found = _without_snippets([one for one in chunks(without_tail(lines, title, site)) if not _is_aside(one)])
    byline = _byline(found)
    if byline:
        found = found[1:]
    shape = _Shape(url, found)
    shape.tell()
    return complete(
        Document(
            url=url,
            final_url=url,
            title=title or one_line(unquote(PurePosixPath(urlsplit(url).path).stem)),
            byline=byline,
            site=site,
            engine="plain",
            blocks=shape.events.finish(),
        )
    )


class _Shape:
    """Tells chunks to Events by their shape."""

    def __init__(self, url: str, found: Sequence[Chunk]) -> None:
        self.events = Events(url)
        self._chunks = found
        self._levels = headings(found)
        self._wrap = _wrap_width(found)
        self._margin = _margin(found)
        self._depth = 0
        self._item_indent = -1

    def tell(self) -> None:
        """Tell all of them in order."""
        for index, chunk in enumerate(self._chunks):
            self._quote(chunk.depth)
            if level := self._levels.get(index):
                self._end_list()
                self._leaf(f"h{level}", " ".join(line for line in chunk.lines if not underline(line)))
            elif is_rule(chunk):
                self._end_list()
                self.events.rule()
            else:
                self._prose(chunk)
        self._quote(0)

    def _prose(self, chunk: Chunk) -> None:
        before, listed = items(chunk)
        if self._item_indent >= 0 and not listed and chunk.indent > self._item_indent:
            self._paragraph(chunk.lines)
            return
        if before:
            self._end_list()
            if chunk.indent >= self._margin + 4 and not listed:
                self._set_apart(chunk)
            else:
                self._paragraph(before)
        for item in listed:
            self._item(chunk.indent + item.indent, item.number, item.lines)

    def _set_apart(self, chunk: Chunk) -> None:
        """Indented more than the text: code when it looks like it, else a quotation."""
        if sum(_CODE_LINE.search(line) is not None for line in chunk.lines) * 2 >= len(chunk.lines):
            self.events.code("\n".join(chunk.lines), "")
            return
        self.events.open("blockquote")
        self._paragraph(chunk.lines)
        self.events.close("blockquote")

    def _item(self, indent: int, number: int | None, lines: Sequence[str]) -> None:
        ...
