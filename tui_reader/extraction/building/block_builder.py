"""Start tags, end tags and text become blocks: what Markdown's tokens, the HTML among them, and plain text are told to.

A tag that Markdown opened is closed by Markdown only, so that a stray `</div>` of the author can not end a list.
"""

from collections.abc import Mapping, Sequence
from typing import overload

from tui_reader.article.document import Block, Image, Position, Span, SpanKind
from tui_reader.article.slugs import slug
from tui_reader.clean import clean, one_line
from tui_reader.extraction.building.containers import Containers
from tui_reader.extraction.building.grid import Grid
from tui_reader.extraction.building.link_targets import Links, leads_somewhere
from tui_reader.extraction.building.list_numbers import number_style
from tui_reader.extraction.building.open_tags import OpenTag, OpenTags
from tui_reader.extraction.building.tag_table import CONTAINERS, HEADINGS, LEAVES, SCOPES, STYLES
from tui_reader.extraction.building.text_run import TextRun

_NONE: Mapping[str, str] = {}
_LEAVES = LEAVES | {"pre"}
_BLOCKS = _LEAVES | SCOPES | frozenset(CONTAINERS)


class _Figure:
    """A <figure> while it is read."""

    def __init__(self) -> None:
        self.image: Image | None = None
        self.caption: tuple[str, list[Span]] = ("", [])


class BlockBuilder:
    """Takes what is told in reading order; `finish` gives the blocks. url: what relative addresses belong to."""

    def __init__(self, url: str) -> None:
        self._links = Links(url)
        self._blocks: list[Block] = []
        self._tags = OpenTags()
        self._containers = Containers()
        self._run = TextRun()
        self._images: list[Image] = []
        self._figure: _Figure | None = None
        self._grid: Grid | None = None
        self._cell: Mapping[str, str] | None = None
        self._code_language: str | None = None

    def open(self, tag: str, attributes: Mapping[str, str] = _NONE, html: bool = False) -> None:
        """A start tag; html: it was written as HTML."""
        while html and self._tags.ends_at(tag):
            self._pop()
        if anchor := attributes.get("id") or (tag == "a" and attributes.get("name")) or "":
            if tag not in STYLES and tag != "a":
                self._flush()
            self._run.anchor(anchor)
        if tag in STYLES or tag == "a":
            self._open_span(tag, attributes)
        elif tag in _BLOCKS:
            self._flush()
            contains = tag in CONTAINERS and self._cell is None
            self._tags.push(OpenTag.of(tag, attributes, html=html, contains=contains))
            if contains:
                self._open_container(tag, attributes)
            else:
                self._open_part(tag, attributes)
        elif tag == "br":
            self.line_break()
        elif tag == "hr" and self._cell is None:
            self.rule()
        elif tag == "img":
            self.image(attributes.get("src", ""), attributes.get("alt", ""))

    def close(self, tag: str, html: bool = False) -> None:
        """An end tag; one without its start tag is ignored."""
        if tag in STYLES or tag == "a":
            self._run.close(tag)
            return
        for _ in range(self._tags.closed_by(tag, html)):
            self._pop()

    def text(self, text: str) -> None:
        """Text as it is."""
        self._run.exact(text)

    @property
    def keeps_blanks(self) -> bool:
        """Whether blanks count where it stands."""
        return self._tags.innermost == "pre"

    def flowing_text(self, text: str) -> None:
        """Text whose runs of white space are one blank already: of blanks that meet, one stays."""
        self._run.flow(text)

    def line_break(self) -> None:
        """A line break inside a block."""
        self._run.line_break()

    def code_span(self, text: str) -> None:
        """Code within a line."""
        self._run.span(text, "CODE")

    def code(self, text: str, language: str) -> None:
        """A block of code."""
        self._flush()
        self._add(Block("CODE", clean(text), 0, language=one_line(language) or None))

    def image(self, src: str, alt: str) -> None:
        """A picture: the figure's, or one in the line, which shows its alternative text."""
        picture = Image(self._links.absolute(src), one_line(alt))
        figure = self._figure if self._cell is None and self._leaf() != "figcaption" else None
        if figure is not None and figure.image is None:
            figure.image = picture
            return
        self._images.append(picture)
        self._run.span(picture.alt, "IMAGE", picture.src)

    def note(self, number: int, anchor: str) -> None:
        """A reference to the note that begins at `anchor`."""
        self._run.span(f"[{number}]", "NOTE", f"#{anchor}")

    def rule(self) -> None:
        """A thematic break."""
        self._flush()
        self._add(Block("RULE", ""))

    def finish(self) -> tuple[Block, ...]:
        """The blocks, their links into the document resolved."""
        while self._tags:
            self._pop()
        self._flush()
        for index, block in enumerate(self._blocks):
            if block.kind == "HEADING":
                self._links.add(slug(block.text), Position(index, 0))
        return tuple([self._links.resolved(block) for block in self._blocks])

    def _open_span(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "code" and self._tags.innermost == "pre":
            self._code_language = one_line(attributes.get("data-language", "")) or _language(
                attributes.get("class", "")
            )
            return
        if tag != "a":
            self._run.open(tag, STYLES[tag])
            return
        href = clean(attributes.get("href", "")).strip()
        kind: SpanKind = "NOTE" if attributes.get("role") == "doc-noteref" else "LINK"
        self._run.open(tag, kind if href and leads_somewhere(href) else None, href)

    def _open_container(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "aside" and attributes.get("role") == "doc-footnote":
            self._containers.open("NOTE", _number(attributes.get("data-number", "")))
            return
        number = None
        if tag == "ol":
            number = _number(attributes.get("start", ""), 1)
        elif tag == "li":
            number = _number(attributes.get("value", ""))
        style = number_style(attributes.get) if tag in ("ol", "li") else None
        self._containers.open(CONTAINERS[tag], number, style, -1 if "reversed" in attributes else 1)

    def _open_part(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A table, a part of it, or a figure begins, unless in a cell."""
        if self._cell is not None:
            return
        if tag == "table" and self._grid is None:
            self._grid = Grid()
        elif tag == "tr" and self._grid is not None:
            self._grid.row()
        elif tag in ("td", "th") and self._grid is not None:
            self._cell = attributes
        elif tag == "figure" and self._figure is None:
            self._figure = _Figure()

    def _pop(self) -> None:
        self._flush()
        opened = self._tags.pop()
        if opened.contains:
            self._containers.close()
        if opened.tag in ("td", "th") and self._cell is not None and self._grid is not None:
            self._close_cell(self._grid, opened.tag, self._cell)
        elif opened.tag == "table" and self._grid is not None and self._cell is None:
            block, self._grid = self._grid.block(), None
            if block:
                self._add(block)
        elif opened.tag == "figure" and self._figure is not None:
            figure, self._figure = self._figure, None
            if figure.image or figure.caption[0]:
                self._add(Block("FIGURE", figure.caption[0], 0, tuple(figure.caption[1]), image=figure.image))

    def _close_cell(self, grid: Grid, tag: str, cell: Mapping[str, str]) -> None:
        rowspan, colspan = (_number(cell.get(name, ""), 1) for name in ("rowspan", "colspan"))
        run, _ = self._taken()
        grid.add(*run.finish(), cell.get("scope", "") != "" or tag == "th", rowspan, colspan)
        self._cell = None
        self._run.anchors = [(name, 0) for name, _ in run.anchors]

    def _flush(self) -> None:
        """End the run: a block of the kind that its innermost tag names; inside a cell only a line ends."""
        if self._cell is not None:
            self._run.part()
            return
        run, images = self._taken()
        if not run.size and not images:
            self._run.anchors = [(name, 0) for name, _ in run.anchors]
            return
        text, spans = run.finish()
        self._arrive(run.anchors)
        self._add_leaf(self._leaf(), text, spans, images)

    def _taken(self) -> tuple[TextRun, list[Image]]:
        """What was read since the last time; what is open in it stays open in nothing else."""
        taken = self._run, self._images
        self._run, self._images = TextRun(), []
        return taken

    def _leaf(self) -> str:
        """The leaf that is open, "" when text stands in containers only."""
        for opened in self._tags.outwards():
            if opened.tag in _LEAVES or opened.contains:
                return opened.tag if opened.tag in _LEAVES else ""
        return ""

    def _add_leaf(self, tag: str, text: str, spans: Sequence[Span], images: Sequence[Image]) -> None:
        if tag == "figcaption" and self._figure is not None and not self._figure.caption[0]:
            self._figure.caption = (text, [*spans])
        elif tag == "pre":
            language, self._code_language = self._code_language, None
            code = text.removeprefix("\n") if language is None else text
            self._add(Block("CODE", code.removesuffix("\n"), language=language or None))
        elif tag in HEADINGS:
            self._add(Block("HEADING", text, HEADINGS[tag], tuple(spans)))
        elif images and (len(images) == 1 or not text.strip()) and _only_images(text, spans):
            for image in images:
                self._add(Block("FIGURE", "", image=image))
        elif text:
            self._add(Block("PARAGRAPH", text, 0, tuple(spans)))

    def _add(self, block: Block) -> None:
        """Put the block where it stands; a run without text leaves its anchors to it."""
        self._arrive(self._run.anchors)
        self._run.anchors = []
        language = block.language or self._tags.language
        inside = self._containers.path
        self._blocks.append(block._replace(inside=inside, language=language, direction=self._tags.direction))

    def _arrive(self, anchors: Sequence[tuple[str, int]]) -> None:
        """The in-page addresses lead to the block that comes next."""
        for name, offset in anchors:
            self._links.add(name, Position(len(self._blocks), offset))


def _only_images(text: str, spans: Sequence[Span]) -> bool:
    """Whether all of `text` is the alternative text of pictures."""
    shown = [span for span in spans if span.kind == "IMAGE"]
    return len(text.strip()) <= sum(span.end - span.start for span in shown)


def _language(classes: str) -> str:
    """The language that a code's class names, as highlighters write it."""
    names = (name.split("-", 1) for name in classes.split() if name.startswith(("language-", "lang-")))
    return next((name[1] for name in names), "")


@overload
def _number(text: str) -> int | None: ...
@overload
def _number(text: str, default: int) -> int: ...
def _number(text: str, default: int | None = None) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default
