"""The plain reading of a page, for what costs the engines too much: any depth in linear time."""

import re

from tui_reader.article.document import Block, Document
from tui_reader.clean import clean, one_line
from tui_reader.extraction.dom.thinning import thinned

try:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree
except ImportError:  # there is none for musl
    HTMLTree = extract_plain_text = None  # type: ignore[assignment,misc]

DEEPEST = 100
"""Lists and quotations within each other; the engine moves each in: text with the square of their number."""
_NESTED = re.compile(r"<(/?)(?:ul|ol|dl|blockquote)\b", re.IGNORECASE)
LITTLE, MUCH = 500, 10_000
"""Characters of a text that is hardly all of a page which has so many."""


def plain_reading(text: str) -> Document:
    """The document of `text` as paragraphs, without styles; links are lost."""
    title, found = _found(thinned(text))
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", clean(found))]
    blocks = tuple(Block("PARAGRAPH", part) for part in paragraphs if part)
    return Document(title=one_line(title), engine="plain reading", blocks=blocks)


def _found(markup: str) -> tuple[str, str]:
    """The title and the text of markup, its paragraphs parted by empty lines."""
    if HTMLTree is None or _nests(markup) > DEEPEST:
        from tui_reader.extraction.bare_text import bare_text

        return bare_text(markup)
    tree = HTMLTree.parse(markup)
    main = extract_plain_text(tree, main_content=True, alt_texts=False)
    if len(main) < LITTLE and len(whole := extract_plain_text(tree, alt_texts=False)) > MUCH:
        main = whole  # of a page that deep the engine may have taken the title for the text
    return tree.title or "", main or extract_plain_text(tree, alt_texts=False)


def _nests(markup: str) -> int:
    """How deep lists and quotations stand within each other."""
    depth = deepest = 0
    for found in _NESTED.finditer(markup):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
