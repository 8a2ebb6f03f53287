"""Verdicts on quotations: what is shown is held against what was judged by eye, by place and by words."""

from tests.bench.judged import outcomes, verdicts
from tests.bench.judging import rows
from tui_reader.article.document import Block, Document
from tui_reader.complete import complete

TEXTS = (
    "“The road is open again at last,” said Anna Berg. Jon Dahl ran the “night bus” for years.",
    "“Nobody asked us whether we wanted it,” said Jon Dahl.",
)
PAGE = complete(Document(language="en", blocks=tuple(Block("PARAGRAPH", text) for text in TEXTS)))


def judged(told: str, page: Document = PAGE) -> list[str]:
    """What becomes of the quotes that are shown of a page."""
    return [outcome for _, outcome in outcomes(page, verdicts(rows(PAGE.blocks, told)))]


def test_a_name_is_right_by_any_of_its_words_and_wrong_otherwise() -> None:
    assert judged("1s Berg;2n;3s Berg") == ["right", "wrong"]


def test_what_the_page_does_not_tell_may_have_no_name() -> None:
    assert judged("1s;2n;3n") == ["wrong", "not speech"]


def test_a_quotation_that_nobody_judged_is_said() -> None:
    assert judged("1s Berg") == ["right", "not judged"]


def test_a_page_that_is_read_with_more_above_is_judged_alike() -> None:
    more = complete(Document(language="en", blocks=(Block("PARAGRAPH", "The ferry is back."), *PAGE.blocks)))
    assert judged("1s Berg;2n;3s Dahl", more) == ["right", "right"]
