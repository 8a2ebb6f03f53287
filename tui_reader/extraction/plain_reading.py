"""The plain reading of a page, for what costs the engines too much: resiliparse reads any depth in linear time."""

import re

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from tui_reader.article.document import Block, Document
from tui_reader.clean import clean, one_line
from tui_reader.extraction.dom.thinning import thinned


def plain_reading(text: str) -> Document:
    """The document of `text` as paragraphs, without styles; links are lost."""
    tree = HTMLTree.parse(thinned(text))
    title = one_line(tree.title or "")
    found = extract_plain_text(tree, main_content=True, alt_texts=False) or extract_plain_text(tree, alt_texts=False)
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", clean(found))]
    blocks = tuple(Block("PARAGRAPH", part) for part in paragraphs if part)
    return Document(title=title, engine="plain reading", blocks=blocks)
