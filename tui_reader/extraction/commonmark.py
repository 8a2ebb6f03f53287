"""Markdown -> Document."""

from tui_reader.article.document import Block, Document, Position, Span
from tui_reader.clean import clean, one_line
from tui_reader.complete import complete
from tui_reader.extraction.dom.link_addresses import file_title
from tui_reader.extraction.markdown.front_matter import front_matter
from tui_reader.extraction.markdown.markdown_parser import MarkdownParser
from tui_reader.extraction.markdown.token_teller import TokenTeller

_LONGEST_TITLE = 300


def read_markdown(text: str, url: str) -> Document:
    """The completed document of Markdown `text`; `url` is what its relative addresses belong to.

    The title is the front matter's, else a heading before all text and above all others, else the file's name.
    """
    tokens = MarkdownParser().parse(clean(text))
    fields = front_matter(tokens)
    walk = TokenTeller(url)
    walk.tell(tokens)
    title, blocks = _titled(fields.get("title"), url, walk.builder.finish())
    return complete(
        Document(
            url=url,
            final_url=url,
            title=title,
            byline=fields.get("author", ""),
            site=fields.get("site", ""),
            published=fields.get("date", ""),
            language=fields.get("lang", fields.get("language", "")),
            excerpt=fields.get("description", fields.get("excerpt", "")),
            engine="markdown",
            blocks=blocks,
        )
    )


def _titled(given: str | None, url: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """The title, and the blocks without the heading that says it: it stands before all text and above all others."""
    headings = [index for index, block in enumerate(blocks) if block.kind == "HEADING"]
    first = headings[0] if headings else -1
    stands = first >= 0 and all(block.kind in ("FIGURE", "RULE") for block in blocks[:first])
    if given is not None:
        says = stands and blocks[first].level == 1 and one_line(blocks[first].text) == given
        return given, _without(blocks, first) if says else blocks
    if stands and not blocks[first].inside:
        level = blocks[first].level
        if len(blocks[first].text) <= _LONGEST_TITLE and (
            level == 1 or all(blocks[index].level > level for index in headings[1:])
        ):
            # A heading alone is what there is to read.
            return one_line(blocks[first].text), _without(blocks, first) or blocks
    return file_title(url), blocks


def _without(blocks: tuple[Block, ...], dropped: int) -> tuple[Block, ...]:
    """The blocks without one of them; links to it lead to the start."""

    def moved(span: Span) -> Span:
        if span.to is None or span.to.block < dropped:
            return span
        to = Position(0, 0) if span.to.block == dropped else Position(span.to.block - 1, span.to.offset)
        return span._replace(to=to)

    kept = blocks[:dropped] + blocks[dropped + 1 :]
    return tuple([block._replace(spans=tuple(map(moved, block.spans))) if block.spans else block for block in kept])
