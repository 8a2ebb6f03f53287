"""The engines that are asked which text of a page is its article; each answers in its own way."""

from lxml.html import HtmlElement

from tui_reader.extraction.engines.bare_trafilatura import trafilatura

try:
    from resiliparse.extract.html2text import extract_plain_text
except ImportError:  # there is none for musl
    extract_plain_text = None  # type: ignore[assignment]

_bare_extraction = trafilatura().bare_extraction
_ANSWER_BLOCKS = frozenset("p head item cell quote code ab fw div body list table row".split())
DEEPEST = 150
"""Elements within each other above which trafilatura is not asked: a step that nothing can stop takes it minutes."""
LONGEST = 3_000_000
"""Characters of markup above which trafilatura is not asked: its cost grows faster than the page."""


def ask_trafilatura(root: HtmlElement) -> list[str]:
    """The texts of the blocks trafilatura chooses; empty when it finds nothing. Its Markdown is never used."""
    try:
        answer = _bare_extraction(root, fast=True, include_comments=False, include_images=False)
    except Exception:  # foreign code meets a foreign page: the other engines still answer
        return []
    body = getattr(answer, "body", None)
    if body is None:
        return []
    texts = (" ".join("".join(_own(element)).split()) for element in body.iter(*_ANSWER_BLOCKS))
    return [text for text in texts if text]


def _own(element: HtmlElement) -> list[str]:
    """The text of an element without that of blocks below it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in _ANSWER_BLOCKS:
            parts += _own(child)
        parts.append(child.tail or "")
    return parts


def ask_resiliparse(markup: str) -> list[str] | None:
    """The lines resiliparse chooses, None where it is not installed.

    It reads the markup itself, in 2 ms for a page of 100 KB.
    """
    if extract_plain_text is None:
        return None
    return str(extract_plain_text(markup, main_content=True, alt_texts=False, list_bullets=False)).split("\n")
