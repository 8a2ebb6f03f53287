"""The numbers of lists, in digits, letters and Roman numerals."""

import pytest

from tui_reader.article.document import Block, Container, Document, NumberStyle
from tui_reader.article.form import DocumentError, from_json, to_json
from tui_reader.article.numerals import numeral
from tui_reader.export.html import html
from tui_reader.export.markdown import markdown
from tui_reader.extraction.commonmark import read_markdown
from tui_reader.layout.layout import Layout
from tui_reader.layout.typography import Typography

COUNTED = (Container("LIST", 1, 26, "a"), Container("ITEM", 2, 26, "a"))


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (1, "a", "a"), (26, "a", "z"), (27, "a", "aa"), (702, "A", "ZZ"), (703, "A", "AAA"), (4, "i", "iv"),
        (1949, "I", "MCMXLIX"), (0, "a", "0"), (-1, "i", "-1"), (4000, "i", "4000"), (12, "", "12"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_list_says(number: int, style: NumberStyle, written: str) -> None:
    assert numeral(number, style) == written


def lettered(*numbers: int) -> Document:
    path = Container("LIST", 1, numbers[0], "a")
    blocks = tuple(
        Block("PARAGRAPH", f"item {number}", inside=(path, Container("ITEM", number, number, "a")))
        for number in numbers
    )
    return Document(title="T", blocks=blocks)


def test_letters_stand_right_aligned_before_their_items() -> None:
    layout = Layout(lettered(26, 27), Typography(40))
    assert [layout.lines(block)[0].ornament for block in (0, 1)] == ["   z. ", "  aa. "]


def test_letters_are_kept_in_html_and_markdown() -> None:
    document = lettered(2, 3)
    assert '<ol type="a" start="2">\n<li value="2">' in html(document)
    again = read_markdown(markdown(document), "")
    assert [block.inside for block in again.blocks] == [
        (Container("LIST", 1, 2, "a"), Container("ITEM", number, number, "a")) for number in (2, 3)
    ]


def test_a_stored_list_without_a_style_counts_in_digits() -> None:
    document = lettered(1)
    assert from_json(to_json(document)).blocks == document.blocks
    assert '"style":"a"' in to_json(document)
    plain = from_json(to_json(document).replace(',"style":"a"', ""))
    assert plain.blocks[0].inside == (Container("LIST", 1, 1), Container("ITEM", 1, 1))
    with pytest.raises(DocumentError):
        from_json(to_json(document).replace('"style":"a"', '"style":"x"'))
