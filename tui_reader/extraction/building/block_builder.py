"""Start tags, end tags and text become blocks: what Markdown's tokens and the HTML among them are both told to.

A tag that Markdown opened is closed by Markdown only, so that a stray `</div>` of the author can not end a list.
"""

from collections.abc import Mapping
from typing import NamedTuple

from tui_reader.article.document import (
    Block,
    Container,
    ContainerKind,
    Direction,
    Image,
    Position,
    Span,
    SpanKind,
)
from tui_reader.clean import clean, one_line
from tui_reader.extraction.building.grid import Grid
from tui_reader.extraction.building.html_pieces import Tag, tags
from tui_reader.extraction.building.link_targets import Links, leads_somewhere, slug
from tui_reader.extraction.building.text_run import Run

_NONE: Mapping[str, str] = {}
_CONTAINERS: dict[str, ContainerKind] = {
    "ul": "LIST", "ol": "LIST", "li": "ITEM", "blockquote": "QUOTATION", "aside": "ASIDE", "details": "DETAILS",
    "dt": "TERM", "dd": "DEFINITION",
}  # fmt: skip
_STYLES: dict[str, SpanKind] = {
    "em": "EMPHASIS", "i": "EMPHASIS", "cite": "EMPHASIS", "dfn": "EMPHASIS", "var": "EMPHASIS", "strong": "STRONG",
    "b": "STRONG", "code": "CODE", "kbd": "CODE", "samp": "CODE", "tt": "CODE", "s": "STRIKE", "del": "STRIKE",
    "strike": "STRIKE", "sup": "SUP", "sub": "SUB",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LEAVES = frozenset(("p", "figcaption", "caption", "summary", "pre", *_HEADINGS))
_SCOPES = frozenset((
    "address", "article", "body", "center", "div", "dl", "dir", "fieldset", "figure", "footer", "form", "header",
    "hgroup", "html", "main", "menu", "nav", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
))  # fmt: skip
_SKIPPED = frozenset((
    "script", "style", "template", "textarea", "iframe", "object", "svg", "math", "head", "title", "select", "video",
    "audio",
))  # fmt: skip
# The open elements that a start tag ends.
_ENDS: dict[str, tuple[str, ...]] = {
    "td": ("td", "th", "p"), "th": ("td", "th", "p"), "tr": ("td", "th", "tr", "p"), "li": ("li", "p"),
    "dt": ("dt", "dd", "p"), "dd": ("dt", "dd", "p"), "p": ("p",),
}  # fmt: skip


class _Open(NamedTuple):
    tag: str
    html: bool
    container: Container | None
    language: str | None
    direction: Direction | None


class _Figure:
    """A <figure> while it is read."""

    def __init__(self) -> None:
        self.image: Image | None = None
        self.caption: tuple[str, list[Span]] = ("", [])


class Events:
    """Takes what is told in reading order; `finish` gives the blocks. url: what relative addresses belong to."""

    def __init__(self, url: str) -> None:
        self._links = Links(url)
        self._blocks: list[Block] = []
        self._stack: list[_Open] = []
        self._run = Run()
        self._ids = 0
        self._counters: dict[int, int] = {}
        self._figure: _Figure | None = None
        self._grid: Grid | None = None
        self._cell: Mapping[str, str] | None = None
        self._skipping = ""
        self._code_language: str | None = None

    def open(self, tag: str, attributes: Mapping[str, str] = _NONE, html: bool = False) -> None:
        """A start tag; html: it was written as HTML."""
        while html and self._stack and self._stack[-1].html and self._stack[-1].tag in _ENDS.get(tag, ()):
            self._pop()
        if anchor := attributes.get("id") or (tag == "a" and attributes.get("name")) or "":
            if tag not in _STYLES and tag != "a":
                self._flush()
            self._run.anchors.append((anchor, self._run.size))
        if tag in _STYLES or tag == "a":
            self._open_span(tag, attributes)
        elif tag in _CONTAINERS and self._cell is None:
            self._flush()
            self._push(tag, attributes, html, self._container(tag, attributes))
        elif tag in _LEAVES or tag in _SCOPES or tag in _CONTAINERS:
            self._flush()
            self._push(tag, attributes, html, None)
            self._table_part(tag, attributes)
        else:
            self._void(tag, attributes)

    def close(self, tag: str, html: bool = False) -> None:
        """An end tag; one without its start tag is ignored."""
        if tag in _STYLES or tag == "a":
            self._run.close(tag)
            return
        for index in range(len(self._stack) - 1, -1, -1):
            opened = self._stack[index]
            if html and not opened.html:
                return
            if opened.tag == tag and opened.html == html:
                while len(self._stack) > index:
                    self._pop()
                return

    def text(self, text: str) -> None:
        """Text as it is."""
        self._run.exact(text)

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
        figure = self._figure if self._cell is None and self._tag() != "figcaption" else None
        if figure is not None and figure.image is None:
            figure.image = picture
            return
        self._run.images.append(picture)
        self._run.span(picture.alt, "IMAGE", picture.src)

    def note(self, number: int, anchor: str) -> None:
        """A reference to the note that begins at `anchor`."""
        self._run.span(f"[{number}]", "NOTE", f"#{anchor}")

    def rule(self) -> None:
        """A thematic break."""
        self._flush()
        self._add(Block("RULE", ""))

    def html(self, source: str) -> None:
        """A piece of HTML."""
        for part in tags(source):
            if self._skipping:
                if isinstance(part, Tag) and part.closes and part.name == self._skipping:
                    self._skipping = ""
            elif not isinstance(part, Tag):
                verbatim = part.exact or (bool(self._stack) and self._stack[-1].tag == "pre")
                (self._run.exact if verbatim else self._run.data)(part.text)
            elif part.closes:
                self.close(part.name, html=True)
            elif part.name in _SKIPPED:
                self._skipping = part.name
            else:
                self.open(part.name, part.attributes, html=True)

    def finish(self) -> tuple[Block, ...]:
        """The blocks, their links into the document resolved."""
        while self._stack:
            self._pop()
        self._flush()
        for index, block in enumerate(self._blocks):
            if block.kind == "HEADING":
                self._links.add(slug(block.text), Position(index, 0))
        return tuple([self._links.resolved(block) for block in self._blocks])

    def _push(self, tag: str, attributes: Mapping[str, str], html: bool, container: Container | None) -> None:
        direction = attributes.get("dir", "").lower()
        self._stack.append(
            _Open(
                tag,
                html,
                container,
                one_line(attributes.get("lang", "")) or None,
                "ltr" if direction == "ltr" else "rtl" if direction == "rtl" else None,
            )
        )

    def _pop(self) -> None:
        self._flush()
        opened = self._stack.pop()
        if opened.tag in ("td", "th") and self._cell is not None and self._grid is not None:
            spans = (_number(self._cell.get(name, "")) or 1 for name in ("rowspan", "colspan"))
            self._grid.add(self._run, self._cell.get("scope", "") != "" or opened.tag == "th", *spans)
            anchors = [(name, 0) for name, _ in self._run.anchors]
            self._run, self._cell = Run(), None
            self._run.anchors = anchors
        elif opened.tag == "table" and self._grid is not None and self._cell is None:
            block, self._grid = self._grid.block(), None
            if block:
                self._add(block)
        elif opened.tag == "figure" and self._figure is not None:
            figure, self._figure = self._figure, None
            if figure.image or figure.caption[0]:
                self._add(Block("FIGURE", figure.caption[0], 0, tuple(figure.caption[1]), image=figure.image))

    def _container(self, tag: str, attributes: Mapping[str, str]) -> Container:
        self._ids += 1
        if tag == "aside" and attributes.get("role") == "doc-footnote":
            return Container("NOTE", self._ids, _number(attributes.get("data-number", "")))
        number = None
        if tag == "ol":
            start = _number(attributes.get("start", ""))
            number = 1 if start is None else start
            self._counters[self._ids] = number
        elif tag == "li":
            parent = next((opened.container for opened in reversed(self._stack) if opened.container), None)
            if parent and parent.kind == "LIST" and parent.number is not None:
                own = _number(attributes.get("value", ""))
                number = self._counters[parent.id] if own is None else own
                self._counters[parent.id] = number + 1
        return Container(_CONTAINERS[tag], self._ids, number)

    def _open_span(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "code" and self._stack and self._stack[-1].tag == "pre":
            self._code_language = one_line(attributes.get("data-language", "")) or _language(
                attributes.get("class", "")
            )
            return
        if tag != "a":
            self._run.open(tag, _STYLES[tag])
            return
        href = clean(attributes.get("href", "")).strip()
        kind: SpanKind = "NOTE" if attributes.get("role") == "doc-noteref" else "LINK"
        self._run.open(tag, kind if href and leads_somewhere(href) else None, href)

    def _table_part(self, tag: str, attributes: Mapping[str, str]) -> None:
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

    def _void(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            self._run.line_break()
        elif tag == "hr" and self._cell is None:
            self.rule()
        elif tag == "img":
            self.image(attributes.get("src", ""), attributes.get("alt", ""))

    def _flush(self) -> None:
        """End the run: a block of the kind that its innermost tag names; inside a cell only a line ends."""
        if self._cell is not None:
            self._run.part()
            return
        run = self._run
        if run.bare:
            self._run = Run()
            self._run.anchors = [(name, 0) for name, _ in run.anchors]
            return
        self._run = Run()
        text, spans = run.finish()
        for name, offset in run.anchors:
            self._links.add(name, Position(len(self._blocks), offset))
        self._leaf(self._tag(), text, spans, run.images)

    def _tag(self) -> str:
        """The leaf that is open, "" when text stands in containers only."""
        for opened in reversed(self._stack):
            if opened.tag in _LEAVES or opened.container:
                return opened.tag if opened.tag in _LEAVES else ""
        return ""

    def _leaf(self, tag: str, text: str, spans: list[Span], images: list[Image]) -> None:
        if tag == "figcaption" and self._figure is not None and not self._figure.caption[0]:
            self._figure.caption = (text, spans)
        elif tag == "pre":
            language, self._code_language = self._code_language, None
            code = text.removeprefix("\n") if language is None else text
            self._add(Block("CODE", code.removesuffix("\n"), language=language or None))
        elif tag in _HEADINGS:
            self._add(Block("HEADING", text, _HEADINGS[tag], tuple(spans)))
        elif images and (len(images) == 1 or not text.strip()) and _only_images(text, spans):
            for image in images:
                self._add(Block("FIGURE", "", image=image))
        elif text:
            self._add(Block("PARAGRAPH", text, 0, tuple(spans)))

    def _add(self, block: Block) -> None:
        """Put the block where it stands; a run without text leaves its anchors to it."""
        for name, offset in self._run.anchors:
            self._links.add(name, Position(len(self._blocks), offset))
        self._run.anchors = []
        inside = tuple([opened.container for opened in self._stack if opened.container])
        language = block.language or next(
            (opened.language for opened in reversed(self._stack) if opened.language), None
        )
        direction = next((opened.direction for opened in reversed(self._stack) if opened.direction), None)
        self._blocks.append(block._replace(inside=inside, language=language, direction=direction))


def _only_images(text: str, spans: list[Span]) -> bool:
    """Whether all of `text` is the alternative text of pictures."""
    shown = [span for span in spans if span.kind == "IMAGE"]
    return len(text.strip()) <= sum(span.end - span.start for span in shown)


def _language(classes: str) -> str:
    """The language that a code's class names, as highlighters write it."""
    names = (name.split("-", 1) for name in classes.split() if name.startswith(("language-", "lang-")))
    return next((name[1] for name in names), "")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
