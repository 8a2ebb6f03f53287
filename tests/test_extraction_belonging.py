"""What belongs to the chosen text because of where it stands."""

import pytest

from tests.test_extraction_shape import TEXT, having, reading


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="chapter"><p><span class="pagenum">[Pg 9]</span></p><h2>Chapter II</h2></div>',
        '<h2>Chapter II</h2><div class="level2">{}</div>',
    ],
)
def test_a_heading_straight_above_the_text_is_its_heading(markup: str) -> None:
    page = reading(f"{TEXT * 6}{markup.format(TEXT * 2)}{TEXT * 6}")
    assert "Chapter II" in [block.text for block in page.blocks if block.kind == "HEADING"]
    assert not any("[Pg" in block.text for block in page.blocks)


def test_a_sentence_in_a_box_like_those_around_it_is_text_although_it_is_a_link() -> None:
    boxes = f'<div class="markup">{TEXT}</div>' * 3
    told = "All three of them denied on Friday that they had ever been near the old lock in September."
    page = reading(f'{boxes}<div class="markup"><p><a href="/before"><b>{told}</b></a></p></div>{boxes}')
    assert having(page, "denied on Friday").kind == "PARAGRAPH"


def test_the_last_section_of_a_readme_is_a_section() -> None:
    readme = f'<div class="markdown-body">{TEXT * 4}<h2>License</h2><p>MIT, see the file LICENSE.</p></div>'
    page = reading(f"{readme}<div><h2>About</h2><p>A small tool.</p></div>")
    assert [block.text for block in page.blocks][-2:] == ["License", "MIT, see the file LICENSE."]
