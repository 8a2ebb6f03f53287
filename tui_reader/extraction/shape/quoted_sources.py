"""Whose words a quotation set apart is: what a page says of that in or below it, each on a line of its own."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from tui_reader.extraction.dom.class_names import class_says
from tui_reader.extraction.dom.element_text import content_of, size_of

SOURCE = "data-quoted-source"
"""The attribute by which a line is known as the source of the quotation above it."""
_LONGEST = 120
"""Characters of a source."""
_WHOLE_PAGE = 3_000
"""Characters of a box that is no quotation: old pages set all of their text in one."""
_FAR = 2
"""Boxes around a quotation in which its source may follow it."""
_is_source = class_says(
    r"(?:^|[\s_-])(?:attribution|(?:quote|quotation|cite|blockquote)[\w-]*(?:author|source|name|credit|caption)|"
    r"author|source|cite|citation|credit|speaker)(?:$|\s)",
    re.IGNORECASE,
)
_BOXES = ("p", "div", "span", "footer")
_ENDS = tuple(".!?…\"”“»’'")


def settle_sources(root: HtmlElement) -> None:
    """Give the source of each quotation a line of its own, marked as one, within it where it was a caption."""
    for footer in list(root.iter("footer")):
        quote = next(footer.iterancestors("blockquote"), None)
        if quote is not None and size_of(quote) <= _WHOLE_PAGE:
            _mark(footer)
        if quote is not None:
            footer.tag = "p"  # who is quoted, not the foot of a page
    for quote in list(root.iter("blockquote")):
        if not _is_quotation(quote):
            continue
        for caption in _captions(quote):
            caption.tag = "p"
            quote.append(caption)
            _mark(caption)
        for line in [*_within(quote), *_below(quote)]:
            _mark(line)


def _is_quotation(quote: HtmlElement) -> bool:
    """Whether a box holds a quotation and no other, no form, and not most of a page."""
    if next(quote.iterdescendants("blockquote", "input", "textarea"), None) is not None:
        return False
    return size_of(quote) <= _WHOLE_PAGE


def _captions(quote: HtmlElement) -> list[HtmlElement]:
    """The caption of a figure that shows this quotation and nothing else."""
    figure = quote.getparent()
    if figure is None or figure.tag != "figure" or next(figure.iter("img", "table", "pre", "iframe"), None) is not None:
        return []
    captions = list(figure.iterchildren("figcaption"))
    return captions if len(captions) == 1 and len(list(figure.iterchildren("blockquote"))) == 1 else []


def _within(quote: HtmlElement) -> Iterator[HtmlElement]:
    """Elements with which a quotation ends that are called a source: behind a sentence that has ended."""
    last: HtmlElement | None = quote
    while last is not None and len(last) and not (last[-1].tail or "").strip():
        last = last[-1]
        if last.tag == "cite" or _is_source(last):
            own = content_of(last).strip()
            before = content_of(quote).rstrip().removesuffix(own).rstrip()
            # A title that a sentence ends with is no source.
            if before and (before.endswith(_ENDS) or last.tag != "cite") and len(own) <= _LONGEST:
                yield last
            return


def _below(quote: HtmlElement) -> Iterator[HtmlElement]:
    """An element straight below a quotation that is called its source."""
    node = quote
    for _ in range(_FAR):
        if (node.tail or "").strip():
            return
        after = node.getnext()
        if after is not None:
            called = _is_source(after) or after.tag == "cite"
            alone = len(after) == 1 and after[0].tag == "cite" and not (after.text or after[0].tail or "").strip()
            if (called or alone) and _is_short(after):
                yield after
            return
        node = node.getparent()
        if node is None or node.tag not in ("div", "figure", "section"):
            return


def _is_short(element: HtmlElement) -> bool:
    return 0 < len(content_of(element).strip()) <= _LONGEST


def _mark(line: HtmlElement) -> None:
    """A line of its own; what its boxes tell one beside the other are parted by commas."""
    for part in line:
        if part.tag in _BOXES:
            part.tag = "span"
            if part.getnext() is not None and not (part.tail or "").strip():
                part.tail = ", "
    if line.tag in _BOXES:
        line.set(SOURCE, "")
        return
    around, box = line.getparent(), line.makeelement("p", {SOURCE: ""})
    box.tail, line.tail = line.tail, None
    around.replace(line, box)
    box.append(line)
