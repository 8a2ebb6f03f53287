"""Printed manual pages, as `man` writes them: definitions, code, paragraphs, and nothing of the printed page."""

from time import process_time

import pytest

from tui_reader.article.document import Block, Document
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

HERE = "https://manual.example/splice.txt"
HEAD = "SPLICE(1)                        User Commands                        SPLICE(1)"
FOOT = "harbour 2.1                        June 2026                          SPLICE(1)"
PRINTED = f"""{HEAD}

NAME
       splice - join two ropes

SYNOPSIS
       splice [-e] [-t N] ROPE [ROPE]
       splice --list

DESCRIPTION
       Joins  two ropes by weaving the strands of one into the other.  It keeps
       nearly all the strength of the rope, where a knot takes half of  it  and
       rots.

   Strands
       Mandatory arguments to long options are mandatory for short ones too, un‐
       less they are told apart by the rope that is spliced.

       -e, --eye
              make an eye of the end instead

       -t     with  -e:  the  tucks  of  every  strand, three without it and five
              where a rope slips

              More of them do nothing.

       -l     list what is spliced

       •      An item of its own, which is long enough to be wrapped where the
              page ends.

       •      Another item.

EXAMPLES
       Make an eye, and whip the end of it:

              splice --eye -t 5 \\
                  hawser

              whip hawser

EXIT STATUS
       0      if all is well
       1      if a strand broke

{FOOT}
"""


def printed(text: str) -> Document:
    return read(Page(HERE, HERE, text.encode(), "text/plain"))


def under(document: Document, heading: str) -> list[Block]:
    """The blocks between a heading and the next."""
    at = next(i for i, block in enumerate(document.blocks) if block.kind == "HEADING" and block.text == heading)
    rest = document.blocks[at + 1 :]
    end = next((i for i, block in enumerate(rest) if block.kind == "HEADING"), len(rest))
    return list(rest[:end])


def definitions(blocks: list[Block]) -> list[tuple[str, str]]:
    """The innermost container of each block, and its text."""
    return [(block.inside[-1].kind if block.inside else "", block.text) for block in blocks]


def test_what_stands_at_the_edge_is_a_heading() -> None:
    found = printed(PRINTED)
    assert [(block.level, block.text) for block in found.blocks if block.kind == "HEADING"] == [
        (2, "NAME"), (2, "SYNOPSIS"), (2, "DESCRIPTION"), (3, "Strands"), (2, "EXAMPLES"), (2, "EXIT STATUS"),
    ]  # fmt: skip


def test_running_heads_and_feet_are_gone_and_name_the_page() -> None:
    again = PRINTED.replace("EXAMPLES\n", f"{FOOT}\n\n\n{HEAD}\n\nEXAMPLES\n")
    for found in (printed(PRINTED), printed(again)):
        assert found.title == "splice(1)"
        text = "\n".join(block.text for block in found.blocks)
        assert "User Commands" not in text and "harbour" not in text
    assert printed(again).blocks == printed(PRINTED).blocks


def test_filled_lines_are_paragraphs_with_their_divided_words_whole() -> None:
    assert [block.text for block in under(printed(PRINTED), "DESCRIPTION")] == [
        "Joins two ropes by weaving the strands of one into the other. It keeps nearly all the strength of the rope, "
        "where a knot takes half of it and rots."
    ]
    assert "short ones too, unless they" in under(printed(PRINTED), "Strands")[0].text


def test_options_and_what_hangs_from_them_are_definitions() -> None:
    assert definitions(under(printed(PRINTED), "Strands"))[1:] == [
        ("TERM", "-e, --eye"),
        ("DEFINITION", "make an eye of the end instead"),
        ("TERM", "-t"),
        ("DEFINITION", "with -e: the tucks of every strand, three without it and five where a rope slips"),
        ("DEFINITION", "More of them do nothing."),
        ("TERM", "-l"),
        ("DEFINITION", "list what is spliced"),
        ("ITEM", "An item of its own, which is long enough to be wrapped where the page ends."),
        ("ITEM", "Another item."),
    ]
    assert definitions(under(printed(PRINTED), "EXIT STATUS")) == [
        ("TERM", "0"), ("DEFINITION", "if all is well"), ("TERM", "1"), ("DEFINITION", "if a strand broke"),
    ]  # fmt: skip


def test_how_it_is_called_and_examples_are_code() -> None:
    found = printed(PRINTED)
    assert [(block.kind, block.text) for block in under(found, "SYNOPSIS")] == [
        ("CODE", "splice [-e] [-t N] ROPE [ROPE]\nsplice --list")
    ]
    assert [(block.kind, block.text) for block in under(found, "EXAMPLES")] == [
        ("PARAGRAPH", "Make an eye, and whip the end of it:"),
        ("CODE", "splice --eye -t 5 \\\n    hawser\n\nwhip hawser"),
    ]


def test_tabs_and_letters_struck_over_are_what_they_print() -> None:
    tabs = PRINTED.replace(" " * 14, "\t      ").replace("NAME\n", "N\bNA\bAM\bME\bE\n", 1)
    assert printed(tabs).blocks == printed(PRINTED).blocks


@pytest.mark.parametrize("first", ["", "A letter about SPLICE(1)\n\n", "SPLICE(1) and BEND(1)\n\n"])
def test_a_text_without_a_running_head_is_any_text(first: str) -> None:
    found = printed(PRINTED.replace(f"{HEAD}\n\n", first))
    assert all(part.kind not in ("TERM", "DEFINITION") for block in found.blocks for part in block.inside)


@pytest.mark.parametrize("text", [HEAD, f"{HEAD}\n\n{HEAD}\n", f"{HEAD}\n\n   \n\n  x\n", f"{HEAD}\nNAME\n"])
def test_a_page_that_was_cut_off_is_read(text: str) -> None:
    assert printed(text).blocks


def test_any_depth_is_read() -> None:
    deep = "\n".join(" " * depth + "term" for depth in range(7, 400))
    flat = "       -x  word\n" * 5000
    found = printed(f"{HEAD}\n\nNAME\n       splice - join\n\nDEEP\n{deep}\n\nFLAT\n{flat}")
    assert [block.text for block in found.blocks if block.kind == "HEADING"] == ["NAME", "DEEP", "FLAT"]


def test_lines_that_no_printer_has_are_read_in_a_time_that_grows_with_them() -> None:
    began = process_time()
    gaps = f"            x{' ' * 20_000}y\n       a{'  b' * 20_000}\n"
    found = printed(f"{HEAD}\n\nNAME\n       splice - join\n\nLONG\n{gaps}\nWORD\n" + "       wor\u2010\n" * 20_000)
    assert [block.text for block in found.blocks if block.kind == "HEADING"] == ["NAME", "LONG", "WORD"]
    assert process_time() - began < 10
