from collections.abc import Sequence

from hypothesis import HealthCheck, assume, given, settings

from tests.strategies import documents
from tui_reader.article.document import Block, Document
from tui_reader.export.markdown import markdown
from tui_reader.extraction.commonmark import read_markdown


def is_in_order(document: Document) -> bool:
    """Whether no note that nothing leads to stands behind one that is led to: Markdown sets these behind all others."""
    led_to = {span.to.block for block in document.blocks for span in block.spans if span.kind == "NOTE" and span.to}
    notes = [at for at, block in enumerate(document.blocks) if any(one.kind == "NOTE" for one in block.inside)]
    return not any(at in led_to for at in notes) or all(at in led_to or at < min(led_to) for at in notes)


def structure(blocks: Sequence[Block]) -> list[object]:
    """Blocks as they compare after Markdown: containers numbered in order, spans as what lies over each character."""
    ids: dict[int, int] = {}
    found: list[object] = []
    for block in blocks:
        inside = [(one.kind, ids.setdefault(one.id, len(ids)), one.number) for one in block.inside]
        over: list[set[object]] = [set() for _ in block.text]
        for span in block.spans:
            for at in range(span.start, span.end):
                over[at].add((span.kind, span.to or span.href))
        found.append((block[:3], over, inside, block[5:]))
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_a_document_reads_back_from_its_markdown(document: Document) -> None:
    assume(is_in_order(document))
    again = read_markdown(markdown(document), "https://e.example/a/b")
    assert structure(again.blocks) == structure(document.blocks)
    for name in ("title", "byline", "site", "published", "language", "excerpt"):
        assert getattr(again, name) == getattr(document, name)
