"""A page's DOM becomes units: every readable block of it in reading order, each with the element it came from."""

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tui_reader.article.document import Block, Span
from tui_reader.clean import clean
from tui_reader.extraction.building.containers import Containers
from tui_reader.extraction.building.list_numbers import number_style
from tui_reader.extraction.building.tag_table import HEADINGS, STYLES
from tui_reader.extraction.building.text_run import TextRun
from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.element_text import content_of
from tui_reader.extraction.dom.embedded import EMBEDDED
from tui_reader.extraction.dom.link_addresses import absolute
from tui_reader.extraction.shape import captioned_figures, data_tables, fact_rows, pictures, sentence_notes, tick_boxes
from tui_reader.extraction.shape.container_kinds import container_kind, counts_down, integer, number_of
from tui_reader.extraction.shape.mathematics import equation, is_display, math_text
from tui_reader.extraction.shape.page_tags import BLOCKS, SKIPPED
from tui_reader.extraction.shape.page_text import collapsed, pieces
from tui_reader.extraction.shape.preformatted import code_blocks, preformatted_prose, verse
from tui_reader.extraction.shape.preformatted.wrapped_lines import unwrapped
from tui_reader.extraction.shape.quoted_sources import SOURCE

DASH = "\u2014 "
"""What parts a quotation from its source."""
# What the makers of manuals call the sign behind a heading that links to it.
_EDITS = re.compile(r"(?:^|[\s_-])(?:edit(?:[\s_-]?(?:link|section))?|mw-editsection)(?:$|[\s_-])", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\[[^\[\]]{2,40}\]\s*")
_HANDLE = re.compile(
    r"(?:^|\s)(?:header-?link|heading-?link|header-?anchor|heading-?anchor|anchor-?(?:link)?|anchorjs-link|"
    r"perma-?link|hash-link)(?:\s|$)"
)
# The numbers of printed pages that books keep within their sentences.
_is_page_number = class_says(r"(?:^|\s)(?:page-?num(?:ber)?|page-?no|x-ebookmaker-pageno)(?:\s|$)")
# What LaTeXML's pages set apart by their style only.
_is_apart = class_says(r"(?:^|\s)ltx_bibblock(?:\s|$)")


class Unit(NamedTuple):
    """A block, the innermost block element it came from, and the in-page addresses (id, offset) that lie in it."""

    block: Block
    element: HtmlElement
    anchors: tuple[tuple[str, int], ...] = ()


def units(root: HtmlElement, base: str) -> list[Unit]:
    """All of `root` as units; `base` is the address that links are relative to."""
    return _Walk(base).units_of(root)


class _Walk:
    """One walk over the DOM: a block tag's start and end close the run of text before it."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._units: list[Unit] = []
        self._run = TextRun()
        self._containers = Containers()
        self._heading = 0
        self._block: HtmlElement
        self._cites = False
        self._stanza: HtmlElement | None = None
        self._keeping: list[HtmlElement] = []
        self._notes: list[HtmlElement] = []
        self._noted = 0
        self._read: set[HtmlElement] = set()

    def units_of(self, root: HtmlElement) -> list[Unit]:
        self._block = root
        walk = etree.iterwalk(root, events=("start", "end"))
        passed: HtmlElement | None = None
        for event, element in walk:
            if event == "start":
                if self._start(element):
                    if text := element.text:
                        self._flow(text)
                else:
                    walk.skip_subtree()
                    passed = element
            else:
                if element is passed:
                    passed = None
                else:
                    self._end(element)
                if (tail := element.tail) and element is not root:
                    self._flow(tail)
        self._flush()
        return self._units

    def _flow(self, text: str) -> None:
        """Text of the page: its blanks as one, except where they count."""
        if self._keeping:
            self._lines(clean(text).expandtabs(4).split("\n"))
            return
        if self._run.ends_blank and not text.strip(" \t\n"):
            return  # what stands between the tags of most pages
        if self._run.begins_line and "\u00a0" in text and (blanks := verse.leading(text)):
            self._run.exact(verse.BLANK * blanks)
            text = text.lstrip()
        self._run.flow(collapsed(text))

    def _lines(self, lines: list[str]) -> None:
        for number, line in enumerate(lines):
            if number:
                self._break(self._block)
            words = line.lstrip(" \u00a0")
            if self._run.begins_line and words:
                self._run.exact(verse.BLANK * (len(line) - len(words)))
                line = words
            self._run.exact(line) if self._run.size else self._run.flow(words)

    def _start(self, element: HtmlElement) -> bool:
        """Begin an element; False when what is below it was read here or is not read at all."""
        tag = element.tag
        if tag in SKIPPED and not (tag == "button" and self._heading):
            return self._leaf(element, tag)
        if tag in BLOCKS and not element.keys():  # a third of all: they say no more than their tag
            return self._start_block(element, tag)
        if tag in ("span", "label") and tick_boxes.is_painted(element):
            return False
        if name := element.get("id") or (tag == "a" and element.get("name")):
            self._run.anchor(name)
        if verse.keeps_blanks(element):
            self._keeping.append(element)
            if tag == "pre":
                self._flush()
                self._block = element
                return True
        if tag in BLOCKS:
            return self._start_block(element, tag)
        if self._stanza is not None and tag == "span":
            self._indent(element)
        if tag in ("span", "a") and _is_page_number(element):
            return False
        if tag == "span" and _is_apart(element):
            self._run.flow(" ")
        if sentence_notes.is_note(element):
            return self._note(element)
        if self._heading and _is_handle(element):
            return False
        if tag == "a":
            href = absolute(self._base, element.get("href") or "")
            self._run.open(tag, "LINK" if href else None, href)
        elif tag == "code" and code_blocks.is_block(element):
            return self._code(element)
        elif style := STYLES.get(tag):
            self._run.open(tag, style)
            self._cites = self._cites or (
                tag == "cite" and any(box.kind == "QUOTATION" for box in self._containers.path)
            )
        elif special := _SPECIAL.get(tag):
            return special(self, element)
        return True

    def _start_line(self, element: HtmlElement) -> bool:
        """A box in a stanza is a line of it."""
        self._break(element)
        self._indent(element)
        return True

    def _indent(self, element: HtmlElement) -> None:
        if self._run.begins_line and (blanks := verse.indent(element)):
            self._run.exact(verse.BLANK * blanks)

    def _start_block(self, element: HtmlElement, tag: str) -> bool:
        if self._stanza is not None:
            return self._start_line(element)
        self._flush()
        if element in self._read:
            return False
        self._block = element
        if verse.is_stanza(element):
            self._stanza = element
        if tag in HEADINGS or (element.get("role") == "heading" and element.find("p") is None):
            self._heading = HEADINGS.get(tag) or min(integer(element.get("aria-level"), 2), 6)
        elif tag == "table" and (lines := code_blocks.rows(element)) is not None:
            self._add(Block("CODE", lines[0], inside=self._containers.path, language=lines[1]), element)
            return False
        elif tag == "table" and (formula := equation(element)):
            self._add(Block("PARAGRAPH", formula, inside=self._containers.path), element)
            return False
        elif tag == "table" and data_tables.holds_data(element):
            self._add_table(element)
            return False
        elif rows := fact_rows.run_of(element):
            return self._add_facts(rows)
        elif captioned_figures.is_figure(element):
            return not self._add_figure(element)
        elif tag == "hr":
            self._units.append(Unit(Block("RULE", "", inside=self._containers.path), element))
            return False
        if kind := container_kind(element, tag):
            style = number_style(element.get) if tag in ("ol", "li") else None
            self._containers.open(kind, number_of(element, kind), style, -1 if counts_down(element) else 1)
        return True

    def _end(self, element: HtmlElement) -> None:
        tag = element.tag
        if self._keeping and self._keeping[-1] is element:
            self._keeping.pop()
        if self._stanza is not None and element is not self._stanza:
            if tag == "a" or tag in STYLES:
                self._run.close(tag)
            return
        if tag in BLOCKS or tag == "pre":
            self._stanza = None
            self._flush()
            if container_kind(element, tag):
                self._containers.close()
            if self._heading and (tag in HEADINGS or element.get("role") == "heading"):
                self._heading = 0
            if (parent := element.getparent()) is not None:
                self._block = parent
        elif tag == "a" or tag in STYLES:
            self._run.close(tag)
            if tag == "cite" and self._cites and (element.tail or "")[:1].isalnum():
                self._break(element)  # it stands on a line of its own, by the page's style
        elif tag == "q":
            self._run.exact("\u201d")
        elif tag == "rt":
            self._run.exact(")")

    def _flush(self) -> None:
        """End the run of text: it becomes a heading or paragraphs."""
        if not self._run.size:
            return
        inside = self._containers.path
        sourced = self._block.get(SOURCE) is not None
        for text, spans, anchors in pieces(self._run):
            if (sourced and text[0].isalnum()) or (self._cites and _is_cite(text, spans)):
                text, spans = f"{DASH}{text}", tuple(moved(span, len(DASH)) for span in spans)
            if self._heading:
                block = Block("HEADING", text.replace("\n", " "), self._heading, spans, inside)
            else:
                block, anchors = unwrapped(Block("PARAGRAPH", text, 0, spans, inside), anchors)
            self._units.append(Unit(block, self._block, anchors))
        self._cites = False
        if self._notes:
            self._add_notes()

    def _note(self, element: HtmlElement) -> bool:
        """A note in the line: its mark stands there, its text behind the paragraph."""
        self._noted += 1
        self._notes.append(element)
        self._run.open("note", "LINK", f"#{sentence_notes.name(self._noted)}")
        self._run.flow(f"{self._noted}")
        self._run.close("note")
        return False

    def _add_notes(self) -> None:
        notes, self._notes = self._notes, []
        for number, element in enumerate(notes, self._noted - len(notes) + 1):
            own = ((sentence_notes.name(number), 0),)
            for unit in units(sentence_notes.alone(element), self._base):
                self._units.append(unit._replace(element=element, anchors=(*own, *unit.anchors)))
                own = ((f"{sentence_notes.name(number)}+", 0),)

    def _break(self, _: HtmlElement) -> bool:
        if self._run.size:
            self._run.line_break()
        return False

    def _quote(self, _: HtmlElement) -> bool:
        self._run.exact("\u201c")
        return True

    def _ruby(self, _: HtmlElement) -> bool:
        self._run.exact("(")
        return True

    def _math(self, element: HtmlElement) -> bool:
        text = collapsed(math_text(element))
        if is_display(element) and not self._heading and text.strip():
            self._add(Block("PARAGRAPH", text.strip(), inside=self._containers.path), element)
        else:
            self._run.flow(text)
        return False

    def _leaf(self, element: HtmlElement, tag: str) -> bool:
        """What is read of elements whose content is not: the box of a task, as Markdown's lists have it; a player."""
        if tag == "input" and (sign := tick_boxes.task(element)):
            self._run.flow(f"{sign} ")
        elif tag == "iframe" and element.get(EMBEDDED):
            self._add(captioned_figures.film(element, None, self._base, self._containers.path), element)
        return False

    def _image(self, element: HtmlElement) -> bool:
        image = pictures.image(element, self._base)
        if image is None or (not image.alt and pictures.is_small(element) and pictures.stands_in_a_line(element)):
            return False
        if pictures.is_part_of_text(element, image):
            self._run.open("img", "IMAGE", image.src)
            self._run.flow(collapsed(image.alt))
            self._run.close("img")
        elif not pictures.shares(link := pictures.leads_to(element, self._base)):
            self._add(Block("FIGURE", "", 0, link, self._containers.path, image=image), element)
        return False

    def _code(self, element: HtmlElement) -> bool:
        self._flush()
        if element in self._read:
            return False
        if element.tag == "pre" and preformatted_prose.is_prose(run := preformatted_prose.run_of(element)):
            self._read |= set(run)
            self._add_prose(preformatted_prose.prose(run, self._base), element)
            return False
        text, language = code_blocks.code(element)
        above = self._units[-1] if self._units else None
        if above is not None and above.block.kind == "CODE" and code_blocks.continues(element, above.element):
            self._units[-1] = above._replace(block=above.block._replace(text=f"{above.block.text}\n{text}"))
        elif text.strip():
            self._add(Block("CODE", text, inside=self._containers.path, language=language), element)
        return False

    def _add(self, block: Block, element: HtmlElement) -> None:
        """Add a block that stands for itself; the run of text around it ends here."""
        self._flush()
        self._units.append(Unit(block, element))

    def _add_prose(self, prose: preformatted_prose.Prose, element: HtmlElement) -> None:
        """Add the blocks of a letter or a memo, within what their <pre> stands in."""
        path = self._containers.path
        for at, block in enumerate(self._containers.adopted(prose.blocks)):
            self._units.append(Unit(block._replace(inside=(*path, *block.inside)), element, prose.anchors.get(at, ())))

    def _add_table(self, element: HtmlElement) -> None:
        if (block := data_tables.table(element, self._base, self._containers.path)) is None:
            return
        if title := data_tables.title(element):
            self._units.append(Unit(Block("PARAGRAPH", title, inside=self._containers.path), element))
        self._units.append(Unit(block, element))

    def _add_facts(self, rows: list[HtmlElement]) -> bool:
        self._read |= set(rows)
        if (block := fact_rows.table(rows, self._base, self._containers.path)) is not None:
            self._units.append(Unit(block, rows[0]))
        return False

    def _add_figure(self, element: HtmlElement) -> bool:
        blocks = captioned_figures.figure(element, self._base, self._containers.path)
        self._units += [Unit(block, element) for block in blocks]
        return bool(blocks)


def _is_handle(element: HtmlElement) -> bool:
    """Whether an element in a heading is the sign that links to it, or the link that edits its section."""
    names = element.get("class") or ""
    if _EDITS.search(names) and _BRACKETED.fullmatch(content_of(element)):
        return True
    return _HANDLE.search(names) is not None and not any(map(str.isalnum, content_of(element)))


def _is_cite(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether a paragraph in a quotation is nothing but its source, and no dash says so yet."""
    whole = any(span.kind == "EMPHASIS" and span.start == 0 and span.end == len(text) for span in spans)
    return whole and text[0].isalnum()


def moved(span: Span, by: int) -> Span:
    """The span, so many characters further on."""
    return span._replace(start=span.start + by, end=span.end + by)


_SPECIAL: dict[str, Callable[[_Walk, HtmlElement], bool]] = {
    "br": _Walk._break,
    "q": _Walk._quote,
    "rt": _Walk._ruby,
    "math": _Walk._math,
    "img": _Walk._image,
    "amp-img": _Walk._image,
    "pre": _Walk._code,
    "listing": _Walk._code,
    "xmp": _Walk._code,
}
