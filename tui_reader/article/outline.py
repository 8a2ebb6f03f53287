"""Headings become nested sections: the reader's map."""

import re
from collections.abc import Sequence

from tui_reader.article.document import Block, Position, Section
from tui_reader.article.labels import label

_MORE = re.compile(r"(?:by the asker)?(?: · )?(?:-?\d[\d.,]*k? points?)?(?: · )?(?:accepted)?")
"""What else a page says of a post in its head."""


def outline(title: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """One entry for the title, every heading nested below it by level; a skipped level nests as the next one.

    The head of a post is called by its author.
    """
    headings = [(index, block) for index, block in enumerate(blocks) if block.kind == "HEADING"]
    children, _ = _nest([_section(index, block) for index, block in headings], 0, 0)
    return (Section(label(title), 1, Position(0, 0), children),)


def _section(index: int, block: Block) -> Section:
    author = post_author(block)
    depth = sum(container.kind == "POST" for container in block.inside)
    return Section(label(author or block.text), block.level or 2, Position(index, 0), (), depth, author)


def post_author(block: Block) -> str:
    """Whose post a heading is the head of, "" for other headings: "Jon Dahl · to Anna Berg · 10:02 · 12 points"."""
    if block.kind != "HEADING" or not block.inside or block.inside[-1].kind != "POST":
        return ""
    *before, own = (container for container in block.inside if container.kind == "POST")
    to = before[-1].author if before else ""
    rest = block.text
    for part in (own.author, to and f"to {to}", own.time):
        if part and not rest.startswith(part):
            return ""
        rest = rest[len(part) :].removeprefix(" · ") if part else rest
    return own.author if not rest or _MORE.fullmatch(rest) else ""


def _nest(headings: Sequence[Section], at: int, above: int) -> tuple[tuple[Section, ...], int]:
    """The sections from `at` on that lie deeper than level `above`, and where they end. At most six levels deep."""
    sections: list[Section] = []
    while at < len(headings) and headings[at].level > above:
        section = headings[at]
        children, at = _nest(headings, at + 1, section.level)
        sections.append(section._replace(children=children))
    return tuple(sections), at
