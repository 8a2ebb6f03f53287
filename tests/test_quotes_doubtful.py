"""A name that is not sure has its "?" wherever it is shown, and where nobody is named the text's own words stand."""

import json
from pathlib import Path

import pytest

from tests.driving import app_on, press, settled, text
from tests.ferry import FERRY
from tui_reader.article.document import Block
from tui_reader.article.form import quotes_to_list
from tui_reader.complete import complete
from tui_reader.export.citation import citation
from tui_reader.export.quotations import quotes_markdown, quotes_text

TEXTS = (
    "Jon Dahl waited on the quay. “The ferry is late again,” he said.",
    "“Nobody has told us anything since noon,” the woman beside him said.",
    "“It was never late in my day,” Anna Berg said.",
)
PAGE = complete(FERRY.with_(blocks=tuple(Block("PARAGRAPH", one) for one in TEXTS)))


def test_the_three_degrees() -> None:
    assert [(quote.speaker, quote.mention, quote.sure) for quote in PAGE.quotes] == [
        ("Jon Dahl", "he", False),
        ("the woman beside him", "the woman beside him", True),
        ("Anna Berg", "Anna Berg", True),
    ]


def test_print_has_the_question_mark() -> None:
    assert [line.strip() for line in quotes_text(PAGE).splitlines() if line.startswith("  ")][::2] == [
        "Jon Dahl? · said · The ferry comes back to Lindhavn",
        "Anna Berg · said · The ferry comes back to Lindhavn",
    ]


def test_markdown_has_the_question_mark() -> None:
    assert "\n\nJon Dahl? · said" in quotes_markdown(PAGE) and "\n\nAnna Berg · said" in quotes_markdown(PAGE)


def test_json_says_whether_it_is_sure() -> None:
    told = json.loads(json.dumps(quotes_to_list(PAGE.quotes)))
    assert [quote["sure"] for quote in told] == [False, True, True]


def test_a_citation_states_no_doubtful_name_as_fact() -> None:
    first, _, last = (citation(quote, PAGE) for quote in PAGE.quotes)
    assert "— Jon Dahl?, " in first and "— Anna Berg, " in last


def test_without_a_name_the_texts_own_words_stand_and_nothing_is_cited() -> None:
    page = complete(FERRY.with_(blocks=(Block("PARAGRAPH", "“The ferry is late again,” she said."),)))
    (quote,) = page.quotes
    assert quote.speaker is None
    assert "  she · said" in quotes_text(page) and "— The ferry comes back" in citation(quote, page)


@pytest.mark.app
async def test_the_pane_has_the_question_mark_and_p_keeps_speech_without_a_name(tmp_path: Path) -> None:
    texts = ("“The boat is late again,” she said. The county calls it a “sad boat” now.", TEXTS[0])
    page = complete(FERRY.with_(blocks=tuple(Block("PARAGRAPH", one) for one in texts)))
    assert [quote.kind for quote in page.quotes] == ["SPEECH", "PART", "SPEECH"]
    app = app_on(tmp_path, page)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        await press(pilot, "quotation_mark")
        assert "Jon Dahl? · said" in text(app) and "county · calls" in text(app)
        await press(pilot, "p")
        assert "people only" in text(app) and "she · said" in text(app) and "county · calls" not in text(app)
