"""The links of a document, hints, and what the reading screen does with them, driven by keys."""

from pathlib import Path

import pytest

from tests.driving import app_on, at_once, press, row_of, screen, settled, text
from tests.ferry import ADDRESS, FERRY
from tui_reader.address import display
from tui_reader.article.document import Block, Container, Document, Image, Position, Span
from tui_reader.article.links import Links, is_other_than_named, named_host, note_text
from tui_reader.complete import complete
from tui_reader.settings import Settings
from tui_reader.ui.boxes.peek import Shown, peek_at
from tui_reader.ui.text.body import Body
from tui_reader.ui.text.hint_names import chosen, hints_for, names

pytestmark = pytest.mark.app

WORDS = "The report, the map of the quay and www.coast.example say so.[1] All on one line."
LINKED = complete(
    Document(
        url=ADDRESS,
        final_url=ADDRESS,
        title="Four links",
        blocks=(
            Block(
                "PARAGRAPH",
                WORDS,
                spans=(
                    Span(4, 10, "LINK", "https://coastweekly.example/report"),
                    Span(16, 31, "LINK", "https://maps.example/quay"),
                    Span(36, 53, "LINK", "https://login.example/"),
                    Span(61, 64, "NOTE", to=Position(22, 0)),
                ),
            ),
            *(Block("PARAGRAPH", f"Paragraph {number} between the link and its note.") for number in range(20)),
            Block("HEADING", "Notes", 2),
            Block("PARAGRAPH", "County archive, box 14.", inside=(Container("NOTE", 1, 1),)),
            Block("PARAGRAPH", "Opened in 2021.", inside=(Container("NOTE", 1, 1),)),
            Block(
                "PARAGRAPH",
                "Write to us.",
                spans=(Span(0, 5, "LINK", "mailto:paper@coast.example"),),
                inside=(Container("NOTE", 2, 2),),
            ),
        ),
    )
)
REPORT = FERRY.with_(
    url="https://coastweekly.example/report", final_url="https://coastweekly.example/report", title="The report"
)


def test_links_are_in_reading_order_with_their_words() -> None:
    assert [link.text for link in Links(LINKED)] == ["report", "map of the quay", "www.coast.example", "[1]", "Write"]
    assert [link.note for link in Links(LINKED)] == [False, False, False, True, False]


def test_a_link_inside_another_is_not_a_second_one() -> None:
    spans = (Span(0, 8, "LINK", "https://a.example/"), Span(2, 5, "LINK", "https://b.example/"), Span(0, 8, "EMPHASIS"))
    document = Document(blocks=(Block("PARAGRAPH", "one link", spans=spans),))
    assert [link.href for link in Links(document)] == ["https://a.example/"]


def test_links_between_two_positions_begin_there() -> None:
    assert list(Links(LINKED).between(Position(0, 5), Position(0, 61))) == [1, 2]


@pytest.mark.parametrize(
    ("words", "host", "is_other"),
    [
        ("www.coast.example", "login.example", True),
        ("https://coast.example/a?b", "coast.example", False),
        ("coast.example", "news.coast.example", False),
        ("news.coast.example", "coast.example", True),
        ("the report", "login.example", False),
        ("index.html", "login.example", False),
        ("Mr. Dahl", "login.example", False),
        ("bank\u2024example", "evil.example", True),
        ("bank\u3002example", "evil.example", True),
        ("bank\uff0eexample", "evil.example", True),
        ("bank\uff61example", "evil.example", True),
        ("ba\u200bnk.exam\u2060ple", "evil.example", True),
        ("ba\u00adnk.example", "bank.example", False),
        ("ｂａｎｋ.example", "evil.example", True),
        ("“bank.example”", "evil.example", True),
        ("Go to bank.example.", "evil.example", True),
        ("bank.example!", "bank.example", False),
        ("bank.example\u2215login.evil.example", "evil.example", True),
        ("münchen.example", "xn--mnchen-3ya.example", False),
        ("b\u0430nk.example", "bank.example", True),
        ("пример.рф", "evil.example", True),
        ("xn--e1afmkfd.xn--p1ai", "evil.example", True),
        ("3.14 and 2.5e3", "login.example", False),
    ],
)
def test_words_that_name_another_host_are_known(words: str, host: str, is_other: bool) -> None:
    assert is_other_than_named(words, host) is is_other


def test_a_hostile_text_is_searched_for_a_host_in_no_time() -> None:
    assert named_host("a." * 100_000) == ""


def test_a_note_has_all_its_paragraphs() -> None:
    assert note_text(LINKED, Position(22, 0)) == "County archive, box 14.\nOpened in 2021."


@pytest.mark.parametrize("count", [0, 1, 9, 10, 17, 81, 82, 500])
def test_no_hint_is_the_beginning_of_another(count: int) -> None:
    given = names(count)
    assert len(set(given)) == len(given) == count
    assert not [a for a in given for b in given if a != b and b.startswith(a)]
    assert sum(len(name) == 1 for name in given) == {0: 0, 1: 1, 9: 9, 10: 8, 17: 8, 81: 0}.get(count, 0)


def test_a_number_that_begins_another_waits_for_enter() -> None:
    hints = hints_for(range(12), numbers=True)
    assert chosen(hints, "1") is None
    assert chosen(hints, "1", entered=True) == hints[0]
    assert chosen(hints, "12") == hints[11]
    assert chosen(hints, "7") == hints[6]


async def test_tab_selects_and_the_status_row_says_where_it_leads(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "tab")
        assert screen(app)[-1].lstrip().startswith("→ coastweekly.example/report ")
        await press(pilot, "tab")
        assert screen(app)[-1].lstrip().startswith("→ maps.example/quay · other host ")
        await press(pilot, "shift+tab", "shift+tab")
        assert "first link" in screen(app)[-1]
        await press(pilot, "tab", "escape")
        assert "→" not in screen(app)[-1]


async def test_tab_brings_the_next_link_into_view_and_a_link_scrolled_away_is_not_selected(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *["tab"] * 5)
        assert row_of(screen(app), "Write to us") > 0
        assert "→ mailto:paper@coast.example" in screen(app)[-1]
        await press(pilot, "enter")
        assert "only web addresses can be followed" in screen(app)[-1]
        await press(pilot, "g", "enter")
        assert "f shows links" in screen(app)[-1]


async def test_hints_stand_on_the_blank_before_a_link_and_nothing_moves(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = screen(app)
        await press(pilot, "f")
        rows = screen(app)
        row = row_of(rows, "report,")
        assert "TheAreport, theSmap of the quay andDwww.coast.example say so.F1]" in rows[row]
        assert rows[:row] + rows[row + 1 : -1] == before[:row] + before[row + 1 : -1]
        assert "type a letter · Esc · S D other hosts: maps.example, login.example" in rows[-1]
        await press(pilot, "escape")
        assert screen(app) == before


async def test_the_link_of_a_picture_without_a_caption_has_its_hint_behind_the_pictures_sign(tmp_path: Path) -> None:
    link = Span(0, 0, "LINK", "https://films.example/lock")
    played = Block("FIGURE", "", spans=(link,), image=Image("", "Video: A lock fills"))
    document = complete(LINKED.with_(blocks=(Block("PARAGRAPH", "Look at this."), played, *LINKED.blocks[1:9])))
    app = app_on(tmp_path, document)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = screen(app)
        await press(pilot, "f")
        row = row_of(before, "Video: A lock fills")
        assert screen(app)[row] == before[row].replace(" Video", "AVideo")
        await press(pilot, "escape", "tab")
        assert "→ films.example/lock" in screen(app)[-1]
        body = app.screen.query_one(Body)
        selected = [segment.style for segment in body.render_line(row) if "Video" in segment.text]
        await press(pilot, "escape")
        assert [segment.style for segment in body.render_line(row) if "Video" in segment.text] != selected != []


async def test_a_link_that_is_the_last_of_a_text_has_its_hint_where_the_end_is_seen(tmp_path: Path) -> None:
    played = Block("FIGURE", "", spans=(Span(0, 0, "LINK", "https://films.example/lock"),), image=Image("", "Video"))
    app = app_on(tmp_path, complete(LINKED.with_(blocks=(Block("PARAGRAPH", "Look at this."), played))))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert row_of(screen(app), "AVideo") > 0


async def test_a_hint_goes_to_a_footnote_at_once(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = screen(app)
        await press(pilot, "f", "F")
        # The text ends on the last row; what the hint led to is marked.
        assert "— end" in screen(app)[-2]
        assert "▸ 1. County archive" in screen(app)[row_of(screen(app), "▸")]
        await press(pilot, "k")
        assert row_of(screen(app), "▸") == -1
        await press(pilot, "backspace")
        assert screen(app) == before


async def test_a_jump_that_can_goes_to_the_top_row_and_is_not_marked(tmp_path: Path) -> None:
    blocks = tuple(
        block._replace(
            spans=tuple(span._replace(to=Position(5, 0)) if span.kind == "NOTE" else span for span in block.spans)
        )
        for block in LINKED.blocks
    )
    app = app_on(tmp_path, LINKED.with_(blocks=blocks))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f", "F")
        assert screen(app)[0].strip().startswith("Paragraph 4 ") and row_of(screen(app), "▸") == -1


async def test_hints_are_numbers_where_the_settings_say_so(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED, settings=Settings(hints="numbers"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert "The1report, the2map of the quay" in text(app)
        await press(pilot, "4")
        assert "County archive" in screen(app)[row_of(screen(app), "▸")]


async def test_a_link_whose_words_name_another_host_is_asked_about(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f", "d")
        assert "It says www.coast.example and leads to login.example. Go? y/n" in screen(app)[-1]
        await press(pilot, "n")
        assert "Could not open" not in screen(app)[-1]
        await press(pilot, "enter", "y")
        assert "! Could not open login.example: Not in the library" in screen(app)[-1]
        assert "Four links" in screen(app)[1]


async def test_a_kept_link_is_marked_peeked_at_and_followed_in_place(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED, REPORT)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert "A kept" in screen(app)[-1]
        await press(pilot, "escape", "tab")
        assert "→ coastweekly.example/report · kept" in screen(app)[-1]
        await press(pilot, "K")
        assert "┌ kept: The report ─" in text(app)
        assert "The harbour of Lindhavn was closed" in text(app)
        await press(pilot, "escape")
        assert "kept: The report" not in text(app)
        await press(pilot, "K", "enter")
        assert "The report" in screen(app)[1]
        assert "kept: The report" not in text(app)


async def test_the_only_footnote_on_the_screen_is_peeked_at_at_once(tmp_path: Path) -> None:
    only = LINKED.blocks[0]._replace(spans=LINKED.blocks[0].spans[-1:])
    app = app_on(tmp_path, LINKED.with_(blocks=(only, *LINKED.blocks[1:])))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "K")
        assert "┌ note 1 ─" in text(app)
        assert "│ Opened in 2021." in text(app)
        await press(pilot, "j")
        assert "┌ note 1 ─" not in text(app)


NOTED = LINKED.with_(
    blocks=(
        LINKED.blocks[0]._replace(spans=LINKED.blocks[0].spans[-1:]),
        *LINKED.blocks[1:22],
        LINKED.blocks[22]._replace(
            text="County archive, box 14. See the re\u00adport of 2019 and the mayor\u2019s letter. \u21a9",
            spans=(
                Span(32, 47, "LINK", "https://coastweekly.example/report"),
                Span(56, 70, "LINK", "https://town.example/letter"),
                Span(72, 73, "LINK", to=Position(0, 61)),
            ),
        ),
        *LINKED.blocks[23:],
    )
)


async def test_the_links_of_a_note_are_followed_from_the_box(tmp_path: Path) -> None:
    app = app_on(tmp_path, NOTED, REPORT)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "K")
        before = screen(app)
        assert "│ ↵ go there   f its links   y copy   Esc close" in text(app)
        await press(pilot, "f")
        assert "│ County archive, box 14. See theAreport of 2019 and theSmayor’s   │" in text(app)
        assert "type a letter · Esc" in screen(app)[-1]
        await press(pilot, "escape")
        assert screen(app) == before
        await press(pilot, "f", "a")
        assert "The report" in screen(app)[1]
        assert "┌ note 1 ─" not in text(app)


async def test_the_text_of_the_box_is_copied_and_the_box_stays(tmp_path: Path) -> None:
    app = app_on(tmp_path, NOTED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "K", "y")
        assert "sent " in screen(app)[-1]
        assert "┌ note 1 ─" in text(app)
        assert (tmp_path / "copy.txt").read_text("utf-8").startswith("County archive, box 14. See the report of 2019")
        await press(pilot, "q")
        assert "┌ note 1 ─" not in text(app)


async def test_a_box_without_links_offers_none(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED.with_(blocks=(NOTED.blocks[0], *LINKED.blocks[1:])))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "K")
        assert "│ ↵ go there   y copy   Esc close" in text(app)
        await press(pilot, "f")
        assert "no link in the box" in screen(app)[-1]
        assert "┌ note 1 ─" in text(app)


async def test_a_link_that_is_not_kept_has_nothing_to_peek_at(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "K")
        assert "not kept, so there is nothing to peek at · a puts it away" in screen(app)[-1]


async def test_a_link_put_away_stands_in_the_queue(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "a", "s")
        assert "put away for later · 1 in the queue · maps.example/quay" in screen(app)[-1]
        assert "Four links" in screen(app)[1]
        await press(pilot, "A")
        assert row_of(screen(app), "QUEUE") < row_of(screen(app), "maps.example/quay")


async def test_over_ssh_the_address_goes_to_the_clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5 192.0.2.2 22")
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "F", "s")
        assert "clipboard" in screen(app)[-1] and "https://maps.example/quay" in screen(app)[-1]


async def test_the_list_of_links_is_filtered_and_followed(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED, REPORT)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "l")
        rows = screen(app)
        assert rows[0] == " LINKS 5"
        assert rows[2].split() == ["report", "coastweekly.example/report", "·", "kept"]
        await press(pilot, "slash", *"archive", "escape", "slash", *"coastweekly", "enter", "enter")
        assert "The report" in screen(app)[1]


async def test_an_article_without_links_says_so(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY.with_(blocks=FERRY.blocks[:1]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("tab", "f", "l", "K", "F"):
            await press(pilot, key)
            assert "this article has no links" in screen(app)[-1], key


async def test_an_article_that_is_not_queued_is_offered_for_later_beside_its_links(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(app, "a", "y")
        await settled(pilot)
        assert f"put away for later · 1 in the queue · {display(LINKED.final_url)}" in screen(app)[-1]
        await press(pilot, "a")
        assert "this article" not in screen(app)[-1] and "read later:" in screen(app)[-1]
        await press(pilot, "enter", "a", "s")
        assert "2 in the queue" in screen(app)[-1]


async def test_enter_takes_the_article_where_no_link_was_typed(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED, settings=Settings(hints="numbers"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        assert "y this article · type a number" in screen(app)[-1]
        await press(pilot, "enter")
        assert "1 in the queue" in screen(app)[-1]


async def test_an_article_without_links_is_offered_alone(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY.with_(blocks=FERRY.blocks[:1]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        assert screen(app)[-1].lstrip().startswith("Put this article into the queue? y/n ")
        await press(pilot, "n", "a", "y")
        assert "put away for later · 1 in the queue" in screen(app)[-1]
        await press(pilot, "a")
        assert "this article has no links" in screen(app)[-1]


async def test_a_link_of_a_foreign_page_into_the_own_network_asks_first(tmp_path: Path) -> None:
    words = Block("PARAGRAPH", "The router.", spans=(Span(4, 10, "LINK", "http://192.168.1.1/reboot?now"),))
    app = app_on(tmp_path, complete(LINKED.with_(blocks=(words,))))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for keys in (("tab", "enter"), ("a",), ("F",)):
            await press(pilot, *keys)
            assert "It leads into your own network: 192.168.1.1." in screen(app)[-1], keys
            await press(pilot, "n")
            assert "Four links" in text(app)
        assert await app.reading.shelf.queue() == ()


async def test_a_link_whose_words_name_another_host_asks_before_the_browser_too(tmp_path: Path) -> None:
    app = app_on(tmp_path, LINKED)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "tab", "tab", "F")
        assert "It says www.coast.example and leads to login.example. Open it? y/n" in screen(app)[-1]


BACK = Document(
    title="Notes that lead back",
    blocks=(
        Block("PARAGRAPH", "The bell was cast late.[1]", spans=(Span(23, 26, "NOTE", to=Position(1, 0)),)),
        Block("PARAGRAPH", "^", spans=(Span(0, 1, "LINK", to=Position(0, 23)),), inside=(Container("NOTE", 1, 1),)),
        Block("PARAGRAPH", "Foundry book, page 3.", inside=(Container("NOTE", 1, 1),)),
        Block("PARAGRAPH", "^ a", spans=(Span(0, 1, "LINK", to=Position(0, 0)), Span(2, 3, "LINK", to=Position(0, 1)))),
        Block("PARAGRAPH", "A see", spans=(Span(2, 5, "LINK", to=Position(0, 0)),), inside=(Container("NOTE", 2, 2),)),
    ),
)


def test_a_note_says_its_words_and_not_the_sign_that_leads_back() -> None:
    assert note_text(BACK, Position(1, 0)) == "Foundry book, page 3."
    assert note_text(BACK, Position(3, 0)) == "^ a"
    assert note_text(BACK, Position(4, 0)) == "A see"


def test_a_look_at_what_leads_back_from_a_note_is_one_at_the_note() -> None:
    links = Links(BACK)
    assert [peek_at(BACK, link, None, links) for link in list(links)[:2]] == [
        Shown("note 1", "Foundry book, page 3.")
    ] * 2
    elsewhere = peek_at(BACK, links[2], None, links)
    assert elsewhere is not None and elsewhere.text == "The bell was cast late.[1]"
