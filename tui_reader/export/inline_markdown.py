"""A text with its spans as lines of Markdown that read back as the same text."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from tui_reader.article.document import Block, Position, Span
from tui_reader.export.anchors import anchor
from tui_reader.export.nesting import Node, tree

_MARKS = {"EMPHASIS": "_", "STRONG": "**", "STRIKE": "~~"}
_ELEMENTS = {"EMPHASIS": "em", "STRONG": "strong", "STRIKE": "s", "SUP": "sup", "SUB": "sub", "CODE": "code"}
_SPECIAL = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#a-zA-Z])|[!^]$|[!^](?=\[)")
_OPENING = re.compile(r"(?:\d{1,9}(?=[.)])|\[\^\d+\](?=:))?")
_ADDRESS_SPECIAL = re.compile(r"[\\<>]|&(?=[#a-zA-Z])")


class Prose:
    """Writes the texts of one document.

    notes: block index -> number of the note that begins with it, for those written as footnotes. targets: block index
    -> offsets in it that something leads to. slugs: block index -> address of a heading that needs no other.
    """

    def __init__(
        self, notes: Mapping[int, int], targets: Mapping[int, Sequence[int]], slugs: Mapping[int, str]
    ) -> None:
        self._notes = notes
        self._slugs = slugs
        self._targets = targets

    def paragraph(self, block: Block, index: int) -> str:
        """The text in lines, its line breaks as backslashes."""
        body = block.text.rstrip("\n")
        trailing = "<br>" * (len(block.text) - len(body))
        line = self._written(block, index, 0, len(body), "\\\n")
        return "\n".join(_unmistaken(part) for part in line.split("\n")) + trailing

    def line(self, block: Block, index: int, start: int = 0, end: int | None = None) -> str:
        """The text in one line, its line breaks as <br>; `index` is -1 where nothing can be led to."""
        return self._written(block, index, start, len(block.text) if end is None else end, "<br>")

    def anchors(self, index: int) -> str:
        """The in-page addresses of a block that can not hold them."""
        return "".join(_anchor_tag(index, offset) for offset in self._targets.get(index, ()))

    def _written(self, block: Block, index: int, start: int, end: int, line_break: str) -> str:
        offsets = self._targets.get(index, ())
        anchors = offsets[bisect_left(offsets, start) :]
        led_to = [offset for offset in anchors if offset <= end]
        pieces = _Pieces(block.text[:end], index, start, led_to, self._notes, self._slugs)
        return "".join(pieces.written(tree(block.spans, start, end), start, end)).replace("\n", line_break)


class _Pieces:
    """Walks the tree of one text's spans."""

    def __init__(
        self,
        text: str,
        index: int,
        first: int,
        anchors: list[int],
        notes: Mapping[int, int],
        slugs: Mapping[int, str],
    ) -> None:
        self._slugs = slugs
        self._text = text
        self._index = index
        self._first = first
        self._anchors = anchors
        self._notes = notes

    def written(self, nodes: Sequence[Node], start: int, end: int) -> Iterator[str]:
        at = start
        for node in nodes:
            yield from self._plain(at, node.span.start)
            yield from self._led_to(node.span.start)
            yield from self._node(node)
            at = node.span.end
        yield from self._plain(at, end)
        if end == len(self._text):
            yield from self._led_to(end)

    def _plain(self, start: int, end: int) -> Iterator[str]:
        while self._anchors and self._anchors[0] < end:
            offset = max(start, self._anchors[0])
            yield self._escaped(start, offset)
            yield from self._led_to(offset)
            start = offset
        yield self._escaped(start, end)

    def _led_to(self, at: int) -> Iterator[str]:
        while self._anchors and self._anchors[0] <= at:
            yield _anchor_tag(self._index, self._anchors.pop(0))

    def _node(self, node: Node) -> Iterator[str]:
        span = node.span
        text = self._text[span.start : span.end]
        if span.kind == "CODE" and not node.children and "\n" not in text:
            yield _code(text)
        elif span.kind == "IMAGE":
            yield f"![{self._escaped(span.start, span.end)}]({address(span.href or '')})"
        elif span.kind == "NOTE":
            yield from self._note(node)
        elif span.kind == "LINK":
            href = self._in_page(span.to) if span.to else span.href
            content = "".join(self.written(node.children, span.start, span.end))
            yield f"[{content}]({address(href)})" if href is not None else content
        else:
            before, after = _around(span, self._text, self._first)
            yield before
            yield from self.written(node.children, span.start, span.end)
            yield after

    def _in_page(self, to: Position) -> str:
        """The address of a place within the document."""
        name = self._slugs.get(to.block) if not to.offset else None
        return f"#{name or anchor(to)}"

    def _note(self, node: Node) -> Iterator[str]:
        to = node.span.to
        number = self._notes.get(to.block) if to is not None and to.offset == 0 else None
        if number is not None:
            yield f"[^{number}]"
            return
        href = f"#{anchor(to)}" if to else node.span.href or ""
        yield f'<a role="doc-noteref" href="{escape(href)}">'
        yield from self.written(node.children, node.span.start, node.span.end)
        yield "</a>"

    def _escaped(self, start: int, end: int) -> str:
        if start == end:
            return ""
        part = _SPECIAL.sub(r"\\\g<0>", self._text[start:end])
        part = part.replace("\t", "&#9;").replace(" \n", "&#32;\n").replace("\n ", "\n&#32;")
        if part[0].isspace() and part[0] != "\n" and (start == self._first or self._text[start - 1] == "\n"):
            part = f"&#{ord(part[0])};{part[1:]}"
        if part[-1].isspace() and part[-1] != "\n" and (end == len(self._text) or self._text[end] == "\n"):
            part = f"{part[:-1]}&#{ord(part[-1])};"
        return part


def escaped(text: str) -> str:
    """One line of text, such as a title, as Markdown."""
    line = " ".join(text.split())
    return _unmistaken(_SPECIAL.sub(r"\\\g<0>", line))


def described(alt: str) -> str:
    """A picture's description, in one line."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(alt.split()))


def _unmistaken(line: str) -> str:
    """The line with a backslash where its beginning would make it something else than a paragraph."""
    at = _OPENING.match(line).end()  # type: ignore[union-attr]  # it matches the empty string
    return f"{line[:at]}\\{line[at:]}" if line[at : at + 1] in (tuple("#-+=>:|") if not at else tuple(".):")) else line


def _around(span: Span, text: str, first: int) -> tuple[str, str]:
    """What goes around a styled text: Markdown's marks where they can not be misread, else an HTML element."""
    mark = _MARKS.get(span.kind)
    if (
        mark
        and text[span.start].isalnum()
        and text[span.end - 1].isalnum()
        and (span.start == first or _parts(text[span.start - 1]))
        and (span.end == len(text) or _parts(text[span.end]))
    ):
        return mark, mark
    return f"<{_ELEMENTS[span.kind]}>", f"</{_ELEMENTS[span.kind]}>"


def _parts(character: str) -> bool:
    """Whether a mark beside this character can only be read one way."""
    return character in " \n" or unicodedata.category(character)[0] == "P"


def _code(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    padded = text[0] == "`" or text[-1] == "`" or (text[0] == text[-1] == " " and text.strip(" ") != "")
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"


def address(href: str) -> str:
    """A link's destination: bare when it has nothing that would end it, else in angle brackets."""
    written = _ADDRESS_SPECIAL.sub(r"\\\g<0>", href.replace("\n", "%0A"))
    return written if href and re.fullmatch(r"[^\s()<>\x00-\x1f]+", href) else f"<{written}>"


def _anchor_tag(index: int, offset: int) -> str:
    return f'<a id="{anchor(Position(index, offset))}"></a>'
