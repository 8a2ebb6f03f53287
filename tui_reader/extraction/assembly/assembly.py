"""Chosen units become a document: the title's own heading goes, in-page links find their positions."""

from collections.abc import Sequence

from tui_reader.article.document import Document
from tui_reader.extraction.assembly.breadcrumbs import without_breadcrumbs
from tui_reader.extraction.assembly.contents import without_contents
from tui_reader.extraction.assembly.end_contents import without_end_contents
from tui_reader.extraction.assembly.footnotes import linked
from tui_reader.extraction.assembly.headings import with_headings, without_bare_titles, without_empty, without_spoken
from tui_reader.extraction.assembly.permalinks import without_permalinks
from tui_reader.extraction.assembly.pull_quotes import without_pull_quotes
from tui_reader.extraction.assembly.repetitions import trimmed
from tui_reader.extraction.assembly.side_boxes import behind_lead
from tui_reader.extraction.facts.metadata import Facts
from tui_reader.extraction.shape.left_out import LeftOut
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.post_facts import Post
from tui_reader.extraction.threads.post_heads import with_heads


def assembled(
    facts: Facts,
    chosen: list[Unit],
    address: str,
    *,
    engine: str,
    kept: float,
    whole: bool,
    thread: Sequence[Post] = (),
    left_out: LeftOut | None = None,
) -> Document:
    """The document of `chosen`; `facts` fill its head. Its outline, quotes and counts are left to be completed.

    thread: the posts of a discussion that the units stand in. left_out: is told what is left out here.
    """
    title, sources = facts.title, facts.sources
    left_out = left_out or LeftOut()
    left_out.stay(chosen)
    if not whole:
        # A title alone is what there is to read.
        fewer = trimmed(chosen, title, facts.site, facts.published, is_thread=bool(thread)) or chosen
        chosen = left_out.among(chosen, fewer, "the title or a teaser again")
        chosen = left_out.among(chosen, without_pull_quotes(chosen), "a pull quote, which the text says too")
        chosen = left_out.among(chosen, without_breadcrumbs(chosen), "the way to the page")
        chosen = left_out.among(chosen, without_spoken(chosen), "a heading that is only read out")
        chosen = left_out.among(chosen, without_bare_titles(chosen), "the title of a box beside the text")
        fewer = without_end_contents(without_contents(chosen))
        chosen = behind_lead(left_out.among(chosen, fewer, "contents, which the outline says too"))
    chosen = with_headings(chosen)
    if not whole:
        chosen = left_out.among(chosen, without_empty(chosen), "a heading over nothing, or a section told twice")
    blocks = without_permalinks(linked(with_heads(chosen, thread), address))
    if not title and blocks:
        title = next((block.text for block in blocks if block.kind == "HEADING"), blocks[0].text[:80])
        sources = sources._replace(title="how the text begins")
    return Document(
        title=title,
        byline=facts.byline,
        site=facts.site,
        published=facts.published,
        language=facts.language,
        excerpt=facts.excerpt,
        engine=engine,
        kept=kept,
        blocks=blocks,
        sources=sources,
    )
