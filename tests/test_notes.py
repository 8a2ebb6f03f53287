"""Notes and their marks as pages have them, and as Markdown says them."""

from tests.test_extraction_shape import TEXT, having, reading
from tui_reader.article.document import Block, Container, Document, Position, Span
from tui_reader.export.markdown import markdown
from tui_reader.extraction.commonmark import read_markdown


def note(number: int, id: int) -> tuple[Container, ...]:
    return (Container("NOTE", id, number),)


def test_a_mark_leads_to_its_note_and_the_note_back() -> None:
    page = reading(f'{TEXT * 4}<p>It rains.<sup><a href="#n7">7</a></sup></p>{TEXT * 4}<p id="n7">7. As always.</p>')
    mark, held = having(page, "It rains"), having(page, "As always")
    assert (mark.text, held.text) == ("It rains.[7]", "As always. \u21a9")
    assert [span.kind for span in mark.spans] == ["NOTE"]
    assert mark.spans[0].to == Position(page.blocks.index(held), 0)
    assert held.inside[-1].number == 7
    assert held.spans[-1].to == Position(page.blocks.index(mark), 9)


def test_stars_are_numbered_in_their_order() -> None:
    marks = '<p>One<a href="#note-a">*</a> and two<a href="#note-b">\u2020</a>.</p>'
    notes = (
        '<div class="footnote" id="note-a">* The first.</div><div class="footnote" id="note-b">\u2020 The second.</div>'
    )
    page = reading(TEXT * 4 + marks + TEXT * 4 + notes)
    assert having(page, "One").text == "One[1] and two[2]."
    assert [having(page, words).inside[-1].number for words in ("The first", "The second")] == [1, 2]


def test_a_link_up_to_the_text_is_no_mark() -> None:
    page = reading(f'<p id="note-1">Above.</p>{TEXT * 4}<p>See <sup><a href="#note-1">1</a></sup>.</p>{TEXT * 4}')
    assert not any(span.kind == "NOTE" for block in page.blocks for span in block.spans)


def test_a_note_without_its_mark_is_no_footnote_of_markdown() -> None:
    blocks = (Block("PARAGRAPH", "Text"), Block("PARAGRAPH", "Alone", inside=note(1, 1)))
    assert "[^" not in markdown(Document(title="T", blocks=blocks))


def test_the_way_back_is_left_to_markdown() -> None:
    blocks = (
        Block("PARAGRAPH", "Text*", spans=(Span(4, 5, "NOTE", None, Position(1, 0)),)),
        Block("PARAGRAPH", "Held. \u21a9", inside=note(1, 1), spans=(Span(6, 7, "LINK", None, Position(0, 4)),)),
        Block("PARAGRAPH", "After it"),
    )
    written = markdown(Document(title="T", blocks=blocks))
    assert "Text[^1]\n\n[^1]: Held.\n\nAfter it" in written
    assert [block.text for block in read_markdown(written, "").blocks] == ["Text[1]", "After it", "Held."]


def test_a_raised_number_without_a_link_leads_to_the_note_of_its_number() -> None:
    text = "<p>They said so.<sup>1</sup></p>" + TEXT * 4 + "<p>And again.<sup>2</sup> It is 5 m<sup>2</sup> large.</p>"
    page = reading(f"{text}<h2>Notes</h2><ol><li>In June.</li><li>In July.</li></ol>")
    mark, held = having(page, "They said so"), having(page, "In June")
    assert mark.text == "They said so.[1]"
    assert having(page, "And again").text == "And again.[2] It is 5 m\u00b2 large."
    assert mark.spans[0].to == Position(page.blocks.index(held), 0)
    assert held.inside[-1].kind == "NOTE"


def test_powers_above_a_list_of_sources_are_no_notes() -> None:
    text = "<p>It is 5 m<sup>2</sup> large.</p>" + TEXT * 4
    page = reading(f"{text}<h2>Sources</h2><ol><li>In June.</li><li>In July.</li></ol>")
    assert having(page, "large").text == "It is 5 m\u00b2 large."


def test_a_link_to_a_heading_of_its_own_name_needs_no_address_in_markdown() -> None:
    blocks = (
        Block(
            "PARAGRAPH",
            "See below, and again.",
            spans=(Span(4, 9, "LINK", None, Position(1, 0)), Span(15, 20, "LINK", None, Position(2, 0))),
        ),
        Block("HEADING", "What it costs", 2),
        Block("PARAGRAPH", "Nothing."),
    )
    written = markdown(Document(title="T", blocks=blocks))
    assert "[below](#what-it-costs)" in written
    assert "\n## What it costs\n" in written
    assert '<a id="at-2-0"></a>Nothing.' in written
