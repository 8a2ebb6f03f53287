"""The outline alone, as plain text and as Markdown."""

from collections.abc import Iterator

from tui_reader.article.document import Document, Section
from tui_reader.export.inline_markdown import escaped


def outline_text(document: Document) -> str:
    """One line for each section, indented by its depth."""
    return "".join(f"{'  ' * depth}{section.title}\n" for depth, section in _deep(document.outline))


def outline_markdown(document: Document) -> str:
    """The sections as a nested list."""
    return "".join(f"{'  ' * depth}- {escaped(section.title)}\n" for depth, section in _deep(document.outline))


def _deep(sections: tuple[Section, ...], depth: int = 0) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield depth, section
        yield from _deep(section.children, depth + 1)
