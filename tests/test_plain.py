import pytest

from tui_reader.article.document import Block, Document
from tui_reader.extraction.plain import read_plain

COPIED_PAGE = """The ferry comes back to Lindhavn

The harbour of Lindhavn was closed for nineteen years, until on Tuesday the first ferry...

The harbour of Lindhavn was closed for nineteen years, until on Tuesday the first ferry tied up at the old quay.

Some two hundred people had come to see it, many of them too young to remember the last one.

What the ferry costs

The county pays for the crew and the ministry for the fuel, which nobody had expected of either of them.

Also read: Ten quays you must see

What people say

“Nobody asked us whether we wanted it closed,” said Anna Berg, who ran the ticket office until the day it shut.

Will it stay?

The contract ends after the third winter, and the council has promised to look at the numbers before that.

Read Also

Boats,3,Coast News,2,Education / Travel,1,Ferries,44,Harbours,2743,Main,19,Sports,11,World,22,
Coast Weekly: The ferry comes back to Lindhavn
The ferry comes back to Lindhavn
Coast Weekly
Loaded All Posts Not found VIEW ALL Reply Cancel Home PAGES POSTS LABEL ARCHIVE SEARCH Sunday Monday Tuesday Wed Thu Fri
"""


def read(text: str, url: str = "file:///texts/the%20ferry.txt") -> Document:
    return read_plain(text, url)


def shapes(document: Document) -> list[tuple[str, str]]:
    """Each block as the kinds around it and its own, and its text."""
    return [(">".join([*(one.kind for one in block.inside), block.kind]), block.text) for block in document.blocks]


def only(text: str) -> list[Block]:
    """The blocks of a text below a title."""
    return list(read(f"The title\n\n{text}").blocks)


def test_a_copied_page_has_its_title_and_site() -> None:
    document = read(COPIED_PAGE)
    assert (document.title, document.site) == ("The ferry comes back to Lindhavn", "Coast Weekly")


def test_short_lines_over_text_are_sections_when_several_are_alike() -> None:
    sections = [(section.level, section.title) for top in read(COPIED_PAGE).outline for section in top.children]
    assert sections == [(2, "What the ferry costs"), (2, "What people say"), (2, "Will it stay?")]


def test_a_shortened_beginning_a_prompt_and_the_tail_are_left_out() -> None:
    paragraphs = [block.text for block in read(COPIED_PAGE).blocks if block.kind == "PARAGRAPH"]
    assert len(paragraphs) == 5
    assert paragraphs[0].endswith("tied up at the old quay.")
    assert paragraphs[-1].startswith("The contract ends")
    assert not any(word in text for text in paragraphs for word in ("Also read", "2743", "Sunday", "VIEW ALL"))


def test_an_article_that_names_days_and_asks_to_subscribe_in_a_sentence_stays_whole() -> None:
    text = "The boat leaves on Monday, Tuesday, Wednesday, Thursday and Friday.\n\nSubscribe to nothing, she told them."
    assert [block.text for block in only(text)] == text.split("\n\n")


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The harbour of Lindhavn was closed for\nnineteen years. On Tuesday a well-\nknown ferry tied up at its quay."
    )
    assert [block.text for block in only(text)] == [
        "The harbour of Lindhavn was closed for nineteen years. On Tuesday a well-known ferry tied up at its quay."
    ]


def test_wrapped_lines_of_ideographs_join_without_a_blank() -> None:
    line = "港は十九年のあいだ閉ざされていたが、先週の火曜日に最初の船が古い岸壁に着いた"
    assert [block.text for block in only(f"{line}\n{line}\n船が出た。")] == [f"{line}{line}船が出た。"]


def test_lines_as_long_as_paragraphs_are_paragraphs() -> None:
    lines = [f"{word} " + "harbour and ferry and quay " * 8 + "end." for word in ("One", "Two", "Three")]
    assert [block.text for block in only("\n".join(lines))] == lines


def test_short_lines_keep_their_breaks() -> None:
    verse = "O ferry, ferry on the tide,\nO take me to the other side,\nand home."
    assert [block.text for block in only(verse)] == [verse]


def test_first_line_indents_begin_paragraphs() -> None:
    text = (
        "   It was the coldest winter that anybody could remember, and\nthe ferry lay under the ice.\n"
        "   Nobody had been across for three weeks, and the old man sat\nby his stove.\n   “They will come,” he said.\n"
    )
    assert [block.text[:6] for block in only(text)] == ["It was", "Nobody", "“They "]


def test_underlined_lines_are_sections_of_two_levels() -> None:
    text = "Costs\n=====\n\nThe county pays.\n\nFuel\n----\nThe ministry pays for it.\n\nCrew\n----\n\nNobody knows.\n"
    assert [(block.kind, block.level, block.text) for block in only(text)] == [
        ("HEADING", 2, "Costs"),
        ("PARAGRAPH", 0, "The county pays."),
        ("HEADING", 3, "Fuel"),
        ("PARAGRAPH", 0, "The ministry pays for it."),
        ("HEADING", 3, "Crew"),
        ("PARAGRAPH", 0, "Nobody knows."),
    ]


def test_an_underlined_first_line_is_the_title() -> None:
    assert read("The ferry\n=========\n\nIt came back.").title == "The ferry"


def test_a_single_short_line_is_no_section() -> None:
    assert [block.kind for block in only("It came back.\n\nNo wonder\n\nIt had never been away, they said.")] == [
        "PARAGRAPH"
    ] * 3


def test_dialogue_is_no_section() -> None:
    text = "“Who?”\n\nNobody answered him for a long while.\n\n“The ferry”\n\nIt had come back to the quay at last."
    assert {block.kind for block in only(text)} == {"PARAGRAPH"}


def test_lists_nest_by_indentation_and_keep_their_numbers() -> None:
    text = "Three:\n\n3. called the office, but it was\n   shut;\n4. written:\n   - by post\n   - by hand\n5. left"
    blocks = only(text)
    assert [(block.text, [(one.kind, one.number) for one in block.inside]) for block in blocks] == [
        ("Three:", []),
        ("called the office, but it was shut;", [("LIST", 3), ("ITEM", 3)]),
        ("written:", [("LIST", 3), ("ITEM", 4)]),
        ("by post", [("LIST", 3), ("ITEM", 4), ("LIST", None), ("ITEM", None)]),
        ("by hand", [("LIST", 3), ("ITEM", 4), ("LIST", None), ("ITEM", None)]),
        ("left", [("LIST", 3), ("ITEM", 5)]),
    ]
    assert len({block.inside[0].id for block in blocks[1:]}) == 1


def test_a_list_goes_on_over_empty_lines_and_takes_indented_paragraphs() -> None:
    text = "* one\n\n  and more of one\n\n* two\n\nAfter the list."
    assert [(len(block.inside), block.text) for block in only(text)] == [
        (2, "one"), (2, "and more of one"), (2, "two"), (0, "After the list."),
    ]  # fmt: skip


def test_a_number_at_the_start_of_a_wrapped_line_is_no_list() -> None:
    text = (
        "The office was closed from the beginning of June to the\n12. It was a Friday, as it happened, and nobody came."
    )
    assert [block.inside for block in only(text)] == [()]


def test_indented_code_keeps_its_blanks_and_empty_lines() -> None:
    text = "The gate's code is this:\n\n    def gate(x):\n        return x == 4711\n\n    gate(1)\n\nThat is all."
    assert [(block.kind, block.text) for block in only(text)][1] == (
        "CODE",
        "def gate(x):\n    return x == 4711\n\ngate(1)",
    )


def test_an_indented_paragraph_is_a_quotation() -> None:
    text = "She wrote this to the council:\n\n    We never left. We only stopped being counted.\n\nThat was all."
    assert shapes(read(text))[1] == ("QUOTATION>PARAGRAPH", "We never left. We only stopped being counted.")


def test_quoted_mail_nests_by_its_marks() -> None:
    text = "You wrote:\n\n> The ferry is late.\n>\n> > We open at nine.\n>\n> Do something.\n\nI did."
    assert shapes(read(f"Re: ferry\n\n{text}"))[1:] == [
        ("QUOTATION>PARAGRAPH", "The ferry is late."),
        ("QUOTATION>QUOTATION>PARAGRAPH", "We open at nine."),
        ("QUOTATION>PARAGRAPH", "Do something."),
        ("PARAGRAPH", "I did."),
    ]


def test_code_may_be_longer_than_the_prose_around_it() -> None:
    text = "Run this:\n\n" + "    call(x, y, z); // and again\n" * 20 + "\nNo more\n\nThat is all.\n"
    assert [block.kind for block in only(text)] == ["PARAGRAPH", "CODE", "PARAGRAPH", "PARAGRAPH"]


def test_lines_of_marks_are_rules() -> None:
    assert [block.kind for block in only("Before.\n\n* * *\n\nAfter.\n\n-----\n\nEnd.")] == [
        "PARAGRAPH", "RULE", "PARAGRAPH", "RULE", "PARAGRAPH",
    ]  # fmt: skip


def test_numbered_sections_have_the_level_of_their_number() -> None:
    text = "1.  Boats\n\n   Boats leave when they are full.\n\n1.1.  Small boats\n\n   Small boats are full sooner.\n"
    assert [(block.level, block.text) for block in only(text) if block.kind == "HEADING"] == [
        (2, "1. Boats"),
        (3, "1.1. Small boats"),
    ]


def test_page_ends_and_running_heads_are_left_out() -> None:
    page = "   A ferry that waits is late, and one that does not is empty.\n\n\n"
    page += "Berg    Informational    [Page {0}]\n\nMemo 9    Ferries    June\n\n"
    document = read("Ferries\n\n" + "".join(page.format(number) for number in (1, 2, 3)))
    assert {block.text for block in document.blocks} == {"A ferry that waits is late, and one that does not is empty."}


def test_a_byline_below_the_title_is_the_byline() -> None:
    document = read("The ferry\n\nBy Mari Holm\n\nIt came back to the harbour of Lindhavn.")
    assert (document.byline, len(document.blocks)) == ("Mari Holm", 1)


def test_addresses_are_links_without_the_stop_behind_them() -> None:
    (block,) = only("See (https://ferry.example/a?b=1) and http://ferry.example/c.")
    assert [span.href for span in block.spans] == ["https://ferry.example/a?b=1", "http://ferry.example/c"]
    assert block.text[block.spans[1].start : block.spans[1].end] == "http://ferry.example/c"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A sentence that ends with a stop.\n\nMore.", "the ferry"),
        ("", "the ferry"),
        ("\ufeffThe ferry is back\r\n\r\nIt is.", "The ferry is back"),
        ("Share this\n\nThe ferry is back\n\nIt is.", "The ferry is back"),
        ("\x1b[1mThe ferry\x1b[0m\n\nIt is.", "[1mThe ferry[0m"),
    ],
)
def test_the_title_is_the_first_short_line_else_the_name_of_the_file(text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    "mark", ["[", ">", "- ", "1. ", " ", "\n", "> \n", "a    b\n\n", "=\n", "a\n=\n", "https://a.example/"]
)
def test_many_marks_end(mark: str) -> None:
    assert sum(len(block.text) for block in read(mark * 5_000).blocks) < 5_000 * (len(mark) + 2)
