"""What is kept here, in the forms of other programs."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.ferry import FERRY
from tui_reader.article.document import Block, Container, Document, Image, Span
from tui_reader.exchange.given import Given
from tui_reader.exchange.items import Item, Passage, Read
from tui_reader.exchange.note_form import NoteForm
from tui_reader.exchange.recognising import format_of
from tui_reader.exchange.writers import vault
from tui_reader.exchange.writers.annotations import hypothesis, web_annotations
from tui_reader.exchange.writers.bookmarks import bookmarks, opml
from tui_reader.exchange.writers.org import org
from tui_reader.exchange.writers.readwise import readwise
from tui_reader.export.book.epub import epub
from tui_reader.settings import Settings

MAY = 1_777_800_000.0
UUID = "11111111-2222-3333-4444-555555555555"
BELL = Item(
    "https://ferry.example/bell?a=1&b=2", 'The "bell" <of> the ferry', "Mari Holm", "Coast: Weekly", "2026-05-03",
    ("fog", "old-ferry"), MAY, "archived", "read again",
    (Passage("Rang twice,\nin fog", "why?\n> so", "It ", " and", MAY, 2, UUID),
     Passage("Once", uuid="22222222-2222-3333-4444-555555555555")), 0.5,
)  # fmt: skip


def read_back(text: str) -> list[Read]:
    """The items of a written text, by the reader that knows it."""
    given = Given(text.encode())
    format = format_of(given)
    assert format is not None
    return list(format.read(given))


# Ways back

letters = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Mn", "Me"))
words = (
    st.text(letters, min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(text) and not text.startswith(("http", "#")))
)
passages = st.builds(
    Passage, words, st.one_of(st.just(""), words), words, words, st.one_of(st.none(), st.just(MAY)), st.just(0),
    st.uuids().map(str),
)  # fmt: skip
tags = st.lists(st.sampled_from(["fog", "old-ferry", "Tide", "日本語"]), unique=True, max_size=3).map(tuple)
items = st.builds(
    Item, st.sampled_from(["https://a.example/", "https://b.example/x?a=1&b=%22#part"]), words, words, words,
    st.just("2026-05-03"), tags, st.just(MAY), st.sampled_from(["unread", "finished", "archived"]), st.just(""),
    st.lists(passages, min_size=1, max_size=3).map(tuple),
)  # fmt: skip


@given(items)
def test_annotations_come_back_with_their_words(item: Item) -> None:
    for write in (web_annotations, hypothesis):
        found = [one for one in read_back("".join(write([item]))) if isinstance(one, Item)]
        assert [one.passages[0] for one in found] == list(item.passages)
        assert {one.address for one in found} == {item.address} and {one.tags for one in found} == {item.tags}


@given(items)
def test_a_table_of_highlights_comes_back(item: Item) -> None:
    found = [one for one in read_back("".join(readwise([item]))) if isinstance(one, Item)]
    assert [one.passages[0][:2] for one in found] == [passage[:2] for passage in item.passages]
    assert {(one.address, one.title, one.byline) for one in found} == {(item.address, item.title, item.byline)}


@given(items)
def test_bookmarks_come_back_with_tags_and_state(item: Item) -> None:
    (found,) = read_back("".join(bookmarks([item])))
    assert isinstance(found, Item)
    assert (found.address, found.title, found.tags, found.added, found.state) == (
        item.address, item.title, item.tags, item.added, item.state,
    )  # fmt: skip


@given(items)
def test_lists_to_follow_come_back(item: Item) -> None:
    (found,) = read_back("".join(opml([item._replace(is_feed=True)])))
    assert found == Item(item.address, item.title, tags=item.tags, is_feed=True)


# As it is written


def test_a_table_of_highlights_is_as_readwise_takes_it() -> None:
    assert "".join(readwise([BELL])).splitlines()[:2] == [
        "Highlight,Title,Author,URL,Note,Location,Date",
        '"Rang twice,',
    ]
    assert "".join(readwise([BELL])).endswith("Once,\"The \"\"bell\"\" <of> the ferry\",Mari Holm,https://ferry.example/"
                                             "bell?a=1&b=2,,2,\r\n")  # fmt: skip


def test_an_annotation_is_of_the_webs_model() -> None:
    first = json.loads("".join(web_annotations([BELL])))["items"][0]
    assert first == {
        "id": f"urn:uuid:{UUID}", "type": "Annotation", "motivation": "commenting", "created": "2026-05-03T09:20:00Z",
        "body": [{"type": "TextualBody", "value": "why?\n> so", "format": "text/plain"},
                 {"type": "TextualBody", "value": "fog", "purpose": "tagging"},
                 {"type": "TextualBody", "value": "old-ferry", "purpose": "tagging"}],
        "target": {"source": BELL.address, "selector": [
            {"type": "TextQuoteSelector", "exact": "Rang twice,\nin fog", "prefix": "It ", "suffix": " and"}]},
    }  # fmt: skip


def test_org_has_a_heading_an_article_and_a_block_a_highlight() -> None:
    assert "".join(org([BELL._replace(passages=(Passage("* Rang\n#+end_quote", "n"),))])) == (
        '* The "bell" <of> the ferry  :fog:old_ferry:\n:PROPERTIES:\n:SOURCE: https://ferry.example/bell?a=1&b=2\n'
        ":AUTHOR: Mari Holm\n:SITE: Coast: Weekly\n:PUBLISHED: 2026-05-03\n:ADDED: 2026-05-03\n:STATE: archived\n"
        ":END:\n"
        "\nread again\n\n#+begin_quote\n,* Rang\n,#+end_quote\n#+end_quote\n\nn\n\n"
    )


# Notes in a folder of Markdown

NOTE = """\
---
title: "The \\"bell\\" <of> the ferry"
source: "https://ferry.example/bell?a=1&b=2"
author:
  - "Mari Holm"
site: "Coast: Weekly"
published: "2026-05-03"
created: "2026-05-03"
tags:
  - "fog"
  - "old-ferry"
read: true
progress: 0.5
highlights: 2
note: "read again"
---

[The "bell" <of> the ferry](<https://ferry.example/bell?a=1&b=2>)

> Rang twice,{two_blanks}
> in fog

why?
\\> so

^tr-111111112222

> Once

^tr-222222222222

<!-- end of tui-reader -->
""".replace("{two_blanks}", "  ")


def test_a_note_has_front_matter_highlights_and_their_block_ids() -> None:
    assert vault.note(BELL) == NOTE
    assert vault.source_of(NOTE) == BELL.address


def test_written_again_nothing_changes() -> None:
    assert vault.note(BELL, NOTE) == NOTE
    with_text = vault.note(BELL, NOTE, "# Text\n\nIt rang.")
    assert vault.note(BELL, with_text, "# Text\n\nIt rang.") == with_text
    assert "It rang." in vault.note(BELL, with_text), "left as it is when only the highlights are written"


def test_what_a_person_wrote_stays() -> None:
    mine = (
        NOTE.replace("read: true", "rating: 5\naliases:\n  - Bell\nread: true")
        .replace('  - "fog"\n', '  - "fog"\n  - mine\n')
        .replace("^tr-111111112222\n", "^tr-111111112222\n\nI heard it myself.\n")
        .replace("](<https://ferry.example/bell?a=1&b=2>)\n", "](<https://ferry.example/bell?a=1&b=2>)\n\nAhead.\n")
    ) + "\nBelow, [[a link]].\n"
    new = Passage("New", uuid="33333333-2222-3333-4444-555555555555")
    first = BELL.passages[0]._replace(note="because")
    written = vault.note(BELL._replace(passages=(first, new), tags=("tide",)), mine)
    for kept in (
        "rating: 5\naliases:\n  - Bell\n",
        "I heard it myself.\n",
        "Ahead.\n",
        "\nBelow, [[a link]].\n",
        "mine",
    ):
        assert kept in written, kept
    assert "because\n\n^tr-111111112222\n\nI heard it myself." in written and "why?" not in written
    assert "> New" in written and "> Once" not in written and "tide" in written
    removed = vault.note(BELL._replace(passages=()), mine)
    assert "I heard it myself." in removed and "Rang" not in removed


@given(st.lists(items, min_size=1, max_size=4), words.filter(lambda text: not text.startswith((">", "^", "<!--", "-"))))
def test_writing_again_keeps_a_persons_words_wherever_they_may_stand(several: list[Item], mine: str) -> None:
    first = vault.note(several[0])
    lines = first.splitlines()
    places = [at + 1 for at, line in enumerate(lines) if line.startswith(("^tr-", vault.END)) or "](<" in line]
    for place in places:
        there = "\n".join([*lines[:place], "", mine, *lines[place:]]) + "\n"
        for item in several:
            there = vault.note(item._replace(address=several[0].address), there)
            assert mine in there.splitlines()
            assert vault.note(item._replace(address=several[0].address), there) == there


@pytest.mark.parametrize(
    ("site", "title", "name"),
    [
        ("Coast", "A/B: what? [1] #2", "Coast - A B what 1 2.md"),
        ("", "...", "article.md"),
        ("", "", "ferry.example bell a=1&b=2.md"),
        ("S", "é" * 200, "S - " + "é" * 56 + ".md"),
        ("", "x\ny\x00z. ", "x y z.md"),
    ],
)
def test_a_files_name_fits_every_system(site: str, title: str, name: str) -> None:
    assert vault.file_name(BELL._replace(site=site, title=title)) == name
    assert len(name.encode()) <= vault.LONGEST_NAME


def test_a_new_note_is_called_and_begins_as_the_form_says() -> None:
    form = NoteForm("{published} {title} {x}", "# {title}\n\n{author}, {added} {tags}\n<{address}>")
    assert vault.file_name(BELL, form) == "2026-05-03 The bell of the ferry {x}.md"
    written = vault.note(BELL, form=form)
    head = '# The "bell" <of> the ferry\n\nMari Holm, 2026-05-03 #fog #old-ferry\n<https://ferry.example/bell?a=1&b=2>'
    assert f"---\n\n{head}\n\n> Rang twice," in written
    assert vault.note(BELL, written) == written, "of a note that is there the head is the person's"
    assert Settings().export_name == NoteForm().name and Settings().export_template == NoteForm().head


def test_a_title_with_braces_fills_no_field() -> None:
    form = NoteForm("{title} {site}")
    assert vault.file_name(BELL._replace(title="{site} and {0.__class__}", site="Coast"), form) == (
        "{site} and {0.__class__} Coast.md"
    )


# Books


def checked(book: bytes, folder: Path) -> str:
    """What Debian's epubcheck has against a book."""
    jar = Path("/usr/share/java/epubcheck.jar")
    if not jar.exists() or shutil.which("java") is None:
        pytest.skip("there is no epubcheck here")
    path = folder / "book.epub"
    path.write_bytes(book)
    answer = subprocess.run(["java", "-jar", str(jar), str(path)], capture_output=True, text=True, check=False)
    return "" if answer.returncode == 0 else answer.stderr


@pytest.mark.process
def test_an_article_is_a_book_that_epubcheck_has_nothing_against(tmp_path: Path) -> None:
    assert checked(epub([FERRY], FERRY.title, MAY), tmp_path) == ""


@pytest.mark.process
def test_whatever_an_article_may_hold_is_a_sound_chapter(tmp_path: Path) -> None:
    made: list[Document] = []

    @settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategies.documents())
    def collect(document: Document) -> None:
        made.append(document)

    collect()
    odd = Block("PARAGRAPH", "a\ufffeb", 0, (Span(0, 1, "LINK", "https://a.example/100%/[x] y#a#b"),),
                (Container("ITEM", 1), Container("DETAILS", 2), Container("LIST", 3)))  # fmt: skip
    picture = Block("FIGURE", "", image=Image("https://a.example/a.png", "A bell"))
    documents = [*made, Document(title="<&>", language="no-thing!", blocks=(odd, picture)), Document()]
    assert checked(epub(documents, "All & <more>", MAY), tmp_path) == ""


def test_the_same_articles_make_the_same_book() -> None:
    assert epub([FERRY], "x", MAY) == epub([FERRY], "x", MAY)
    assert b"mimetypeapplication/epub+zip" in epub([FERRY], "x", MAY)[:80]
