"""Books as plain text: what stands around them is gone, chapters are headings, notes lead to and fro."""

import pytest

from tui_reader.article.document import Document, Position
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

OIL = "The lamp burned for forty years before anybody asked who paid for the oil,[1]\nand a clerk wrote it down.\n"
WIND = "In November the wind came from the north, and the lamp went out three times\nin one night.[1] It was lit.\n"
LICENCE = "This book is for the use of anyone anywhere at no cost and with almost no restrictions\nwhatsoever.\n"
BOOK = f"""The Free Books of The Lamp

{LICENCE}
Title: The Lamp

Author: Ida Ness

*** START OF THE FREE BOOK THE LAMP ***

THE LAMP

CONTENTS

  CHAPTER I. The Oil
  CHAPTER II. The Wind



CHAPTER I.

The Oil

{OIL}
[1] It was whale oil.

CHAPTER II. The Wind

{WIND}
[1] So says the book of the harbour.

*** END OF THE FREE BOOK THE LAMP ***

{LICENCE}"""


def document(text: str = BOOK) -> Document:
    return read(Page("https://books.example/lamp.txt", "https://books.example/lamp.txt", text.encode(), "text/plain"))


def test_what_stands_around_a_book_is_gone_and_says_whose_it_is() -> None:
    found = document()
    assert (found.title, found.byline) == ("The Lamp", "Ida Ness")
    assert not [block for block in found.blocks if "restrictions" in block.text or "***" in block.text]


@pytest.mark.parametrize("name", ["CHAPTER", "Book", "KAPITEL"])
def test_chapters_are_headings_and_their_table_is_gone(name: str) -> None:
    found = document(BOOK.replace("CHAPTER", name))
    headings = [block.text for block in found.blocks if block.kind == "HEADING"]
    assert headings == [f"{name} I. The Oil", f"{name} II. The Wind"]
    assert not [block for block in found.blocks if "CONTENTS" in block.text]


def test_a_mark_leads_to_the_next_note_of_its_number_and_back() -> None:
    blocks = document().blocks
    links = {(at, span.start): span.to for at, block in enumerate(blocks) for span in block.spans if span.to}
    marked = [at for at, block in enumerate(blocks) if ",[1]" in block.text or ".[1]" in block.text]
    assert links == {
        (at, place): to
        for one in marked
        for at, place, to in (
            (one, blocks[one].text.index("[1]"), Position(one + 1, 0)),
            (one + 1, 0, Position(one, blocks[one].text.index("[1]"))),
        )
    }
    assert len(marked) == 2


def test_a_text_that_only_names_chapters_stays_as_it_is() -> None:
    found = document(f"A note\n\nChapter I was lost.\n\n{OIL}\n[1] It was whale oil.\n")
    assert not [span for block in found.blocks for span in block.spans if span.to]
    assert [block.text for block in found.blocks if block.kind == "HEADING"] == []
