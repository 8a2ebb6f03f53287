"""A document as Markdown that a parser reads back to the same structure: CommonMark, GFM tables, footnotes.

What Markdown has no syntax for is written as HTML that Markdown allows: asides, details, raised and lowered text,
captions, tables with spans, languages and directions, definition lists within something else.

What can not be said, and comes back differently: containers are numbered anew; touching spans of one kind are one; a
link within the document keeps its place but not its former address, and a place within code, a picture, a table or a
caption becomes that block's beginning; styles within a picture's description are lost, and so are blocks without text;
a paragraph that is one picture and nothing else is a figure.
"""

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from tui_reader.article.document import Block, Document
from tui_reader.article.figures import figure_link
from tui_reader.export.html import figure, own_language, table
from tui_reader.export.inline_markdown import Prose, address, described, escaped
from tui_reader.export.syntax import Step, Syntax, is_simple

_LANGUAGE = re.compile(r"[\w+#.:/-]+")


def markdown(document: Document) -> str:
    """The article with a front matter of what is known about it, and its title as the first heading."""
    return "\n".join([*_front_matter(document), *_Writer(document.blocks, document.title).lines()]).rstrip("\n") + "\n"


def _front_matter(document: Document) -> Iterator[str]:
    known = (
        ("title", document.title), ("author", document.byline), ("site", document.site), ("date", document.published),
        ("lang", document.language), ("source", document.final_url), ("description", document.excerpt),
    )  # fmt: skip
    yield "---"
    for name, value in known:
        if value or name == "title":
            yield f"{name}: {json.dumps(' '.join(value.split()), ensure_ascii=False)}"
    yield "---"


class _Open(NamedTuple):
    """A container that is open: its element when it is written as HTML, else what its lines begin with."""

    step: Step
    first: str = ""
    rest: str = ""


class _Writer:
    """Walks the blocks once; each becomes a chunk of lines behind the marks of the containers it stands in."""

    def __init__(self, blocks: Sequence[Block], title: str) -> None:
        self._blocks = blocks
        self._title = title
        self._syntax = Syntax(blocks, title)
        self._prose = Prose(self._syntax.notes, self._syntax.targets, self._syntax.slugs)
        self._lines: list[str] = []
        self._path: list[_Open] = []
        # How many levels of the path the last chunk stood in: these lines continue, the others begin.
        self._begun = 0
        self._markers: dict[int, str] = {}
        self._paragraph_in: tuple[tuple[str, int], ...] = ()
        self._last_list: tuple[list[tuple[str, int]], str, int] = ([], "", 0)

    def lines(self) -> list[str]:
        if self._title:
            self._lines += ["", f"# {escaped(self._title)}"]
        for index, block in enumerate(self._blocks):
            if block.text or block.kind in ("RULE", "FIGURE", "CODE"):
                self._enter(self._syntax.steps(block.inside))
                self._block(self._without_way_back(block), index)
        self._leave(0)
        return self._lines

    def _without_way_back(self, block: Block) -> Block:
        """A footnote's last paragraph without the sign that leads back."""
        for span in block.spans:
            if span.end == len(block.text) and self._syntax.is_back(block, span):
                text = block.text[: span.start].rstrip()
                kept = [one for one in block.spans if one != span and one.start < len(text)]
                return block._replace(text=text, spans=tuple(one._replace(end=min(one.end, len(text))) for one in kept))
        return block

    def _enter(self, steps: list[Step]) -> None:
        shared = 0
        for opened, step in zip(self._path, steps, strict=False):
            if opened.step.key != step.key:
                break
            shared += 1
        self._leave(shared)
        elements: list[str] = []
        for step in steps[shared:]:
            if step.element:
                elements.append(f"<{step.element}{step.attributes}>")
                self._path.append(_Open(step))
                continue
            if elements:
                self._chunk(elements)
                elements = []
            self._path.append(self._opened(step))
        if elements:
            self._chunk(elements)

    def _leave(self, depth: int) -> None:
        elements: list[str] = []
        while len(self._path) > depth:
            step = self._path[-1].step
            if not step.element and elements:
                self._chunk(elements)
                elements = []
            if step.element:
                elements.append(f"</{step.element}>")
            self._path.pop()
            if step.container.kind == "LIST" and not step.element:
                keys = [opened.step.key for opened in self._path]
                self._last_list = (keys, self._markers[step.container.id], len(self._lines))
        if elements:
            self._chunk(elements)
        self._begun = min(self._begun, depth)

    def _opened(self, step: Step) -> _Open:
        kind, id, number, *_ = step.container
        if kind == "LIST":
            self._markers[id] = self._marker(number is not None)
            return _Open(step)
        if kind == "ITEM":
            marker = self._markers[self._path[-1].step.container.id]
            first = f"{marker} " if number is None else f"{number}{marker} "
            return _Open(step, first, " " * len(first))
        if kind == "DEFINITION":
            return _Open(step, ":   ", "    ")
        if kind == "NOTE":
            return _Open(step, f"[^{number}]: ", "    ")
        return _Open(step, "> ", "> ") if kind == "QUOTATION" else _Open(step)

    def _marker(self, ordered: bool) -> str:
        """The mark of a list that begins; right after another list it is a different one, or they would be one."""
        usual, other = (".", ")") if ordered else ("-", "*")
        keys, marker, at = self._last_list
        follows = at == len(self._lines) and keys == [opened.step.key for opened in self._path]
        return other if follows and marker == usual else usual

    def _chunk(self, lines: Sequence[str], tight: bool = False) -> None:
        """Write lines behind the marks of what is open, after an empty line."""
        rests = [opened.rest for opened in self._path]
        firsts = [opened.first for opened in self._path]
        if not tight:
            self._paragraph_in = () if lines[0].startswith("<") else self._paragraph_in
            self._lines.append("".join(rests[: self._begun]).rstrip())
        begin = "".join(rests[: self._begun] + firsts[self._begun :])
        rest = "".join(rests)
        marks = [begin, *[rest] * (len(lines) - 1)]
        self._lines += [mark + line if line else mark.rstrip() for mark, line in zip(marks, lines, strict=True)]
        self._begun = len(self._path)

    def _block(self, block: Block, index: int) -> None:
        attributes = own_language(block)
        scope = f"<div{attributes}>" if attributes else ""
        if scope:
            self._chunk([scope])
        if block.kind not in ("PARAGRAPH", "HEADING") and (anchors := self._prose.anchors(index)):
            self._chunk([anchors])
        self._chunk(self._block_lines(block, index), tight=self._is_tight(block, scope))
        if scope:
            self._chunk(["</div>"])

    def _is_tight(self, block: Block, scope: str) -> bool:
        """Whether a paragraph follows without an empty line: an item right after another, or what a term means."""
        before, self._paragraph_in = self._paragraph_in, ()
        if block.kind != "PARAGRAPH" or scope or not self._path:
            return False
        *outer, inner = [opened.step.key for opened in self._path]
        self._paragraph_in = (*outer, (inner[0], 0))
        begins = self._begun == len(outer)
        return begins and (
            (inner[0] == "ITEM" and before == self._paragraph_in)
            or (inner[0] == "DEFINITION" and before == (*outer, ("TERM", 0)))
        )

    def _block_lines(self, block: Block, index: int) -> list[str]:
        if block.kind == "HEADING":
            line = self._prose.line(block, index)
            closed = re.sub(r"(#+)$", r"\\\1", line)
            return [f"{'#' * min(max(block.level, 1), 6)} {closed}"]
        if block.kind == "CODE":
            return _code_lines(block)
        if block.kind == "TABLE":
            return self._table(block) if is_simple(block) else table(block).split("\n")
        if block.kind == "FIGURE":
            return [self._figure(block)]
        if block.kind == "RULE":
            # After a list's mark, dashes would be another list.
            rule = "---" if self._begun == len(self._path) else "___"
            return [rule, "", f"*{block.text}*"] if block.text else [rule]
        return self._prose.paragraph(block, index).split("\n")

    def _figure(self, block: Block) -> str:
        if block.text or block.image is None:
            return figure(block)
        alt, href = described(block.image.alt), figure_link(block)
        shown = f"![{alt}]({address(block.image.src)})" if block.image.src or not href else alt
        return f"[{shown}]({address(href)})" if href else shown

    def _table(self, block: Block) -> list[str]:
        rows: list[list[str]] = []
        for cell in block.cells:
            if cell.column == 0:
                rows.append([])
            rows[-1].append(self._prose.line(block, -1, cell.start, cell.end).replace("|", "\\|"))
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return [lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]]


def _code_lines(block: Block) -> list[str]:
    if block.language and not _LANGUAGE.fullmatch(block.language):
        name = escape(block.language)
        return f'<pre><code data-language="{name}">{escape(block.text, quote=False)}\n</code></pre>'.split("\n")
    longest = max((len(run) for run in re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence + (block.language or ""), *(block.text.split("\n") if block.text else []), fence]
