"""The side panes: sections and quotations as entries, without a screen; and their own keys, with one."""

from pathlib import Path

import pytest

from tests.driving import app_on, at_once, press, screen, settled, text
from tests.ferry import FERRY
from tests.listed import lines_of
from tests.test_blocks import in_parts
from tui_reader.address import parse_source
from tui_reader.article.document import Block, Document, Position, Quote, Section
from tui_reader.ui.keys.commands import COMMANDS
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.panes.quote_cards import QuoteCards, in_marks
from tui_reader.ui.panes.quotes_pane import Quotes
from tui_reader.ui.panes.section_entries import SectionEntries

HERE = ((Position(0, 0), Position(0, 5)),)
OUTLINE = (Section("The title", 1, Position(0, 0), (Section("A chapter with a name", 2, Position(1, 0)),)),)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys wait for a pane as long as a loaded machine takes for it."""
    monkeypatch.setattr(KeyedScreen.hold_keys, "__defaults__", (60.0,))


def test_sections_are_indented_cut_and_one_is_marked() -> None:
    sections = SectionEntries(OUTLINE)
    assert lines_of(sections.all(18, 1)) == [" OUTLINE", "", "   The title", " ▸ A chapter wi…"]
    assert len(sections) == len(sections.all(18, 1)) == 3


def test_a_cut_section_is_whole_under_the_cursor_and_found_by_all_its_words() -> None:
    cut = SectionEntries(OUTLINE).entry(1, 18, 0)
    assert cut.open is not None
    assert ["".join(run.text for run in line) for line in cut.open] == ["   A chapter", "    with a name"]
    assert cut.words == "A chapter with a name"
    assert SectionEntries(OUTLINE).entry(1, 40, 0).open is None


def test_every_quote_has_a_card_and_a_blank_below_a_heading() -> None:
    cards = QuoteCards(FERRY)
    entries = cards.all(28, None, None, ruled=True)
    assert len(entries) == 1 + 2 * len(FERRY.quotes)
    assert [entries[cards.entry_of(i) or 0].value for i in range(len(FERRY.quotes))] == [*range(len(FERRY.quotes))]
    assert lines_of(entries)[0] == f" QUOTES {len(FERRY.quotes)}"
    assert cards.entry_of(None) is None and cards.entry_of(99) is None


def test_a_long_card_has_four_lines_until_it_is_turned_whole() -> None:
    cards = QuoteCards(FERRY)
    longest = max(range(len(FERRY.quotes)), key=lambda index: len(FERRY.quotes[index].text))
    assert len(cards.card(longest, 28, False, ruled=True).lines) == 5
    assert cards.card(longest, 28, False, ruled=True).lines[3][-1].text.endswith(" …")
    cards.turn_whole(longest)
    assert len(cards.card(longest, 28, False, ruled=True).lines) > 5
    cards.turn_whole(longest)
    assert len(cards.card(longest, 28, False, ruled=True).lines) == 5


def test_a_wide_card_counts_what_is_cut_and_names_the_section() -> None:
    words = "word " * 90
    document = Document(quotes=(Quote(words, "Liv Aas", "Aas", "said", "SPEECH", HERE),), outline=OUTLINE)
    *_, last, who = lines_of([QuoteCards(document).card(0, 60, False, ruled=False)])
    assert last.endswith(" … +5 lines")
    assert who.startswith("  Liv Aas · said") and who.endswith("The title")


@pytest.mark.parametrize(("barred", "gutter"), [(True, " ▎"), (False, "  ")])
def test_the_card_being_read_has_a_bar_where_bars_are_drawn(barred: bool, gutter: str) -> None:
    entry = QuoteCards(FERRY, barred=barred).card(0, 28, True, ruled=False)
    assert "".join(run.text for run in entry.lines[0]).startswith(gutter + "“")


def test_quotes_are_chosen_by_their_kind_and_by_who_speaks() -> None:
    quotes = (
        Quote("One", "Anna", "Anna", "said", "SPEECH", HERE),
        Quote("two", "Jon", "Jon", "called", "PART", HERE),
        Quote("Three", None, None, None, "BLOCK", HERE),
        Quote("Four", None, None, None, "SPEECH", HERE),
    )
    cards = QuoteCards(Document(quotes=quotes))
    shown = [cards.shown]
    for _ in range(3):
        cards.turn_kinds()
        shown.append(cards.shown)
    assert shown == [[0, 1, 2, 3], [0, 3], [0, 1, 3], [0, 1, 2, 3]]
    for speaker, indices in (("Jon", [1]), ("", [2, 3]), (None, [0, 1, 2, 3])):
        cards.of_speaker(speaker)
        assert cards.shown == indices
    cards.of_speaker("")
    assert lines_of([cards.heading(28, 1)])[0] == " QUOTES 2/4 speaker not nam…"
    assert [cards.quote_at(entry) for entry in (0, 1, 3, 5)] == [2, 2, 3, None]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        (Quote("The road\nis open,", "A", "A", "said", "SPEECH", HERE), "“The road is open”"),
        (Quote("„Ja“,", "A", "A", "said", "SPEECH", HERE), "„Ja“"),
        (Quote("We never left.", None, None, None, "BLOCK", HERE), "We never left."),
    ],
)
def test_the_words_of_a_card_stand_in_marks_on_one_line(quote: Quote, words: str) -> None:
    assert in_marks(quote) == words


def test_every_verb_of_the_quotes_is_a_command() -> None:
    verbs = Quotes(lambda quotes, choose: None).verbs
    assert set(verbs) <= {key.id for key in COMMANDS}
    assert {key.id for key in COMMANDS if key.where == "quotes"} <= set(verbs)


def test_the_speakers_are_listed_by_what_the_pane_was_given() -> None:
    given: list[int] = []
    pane = Quotes(lambda quotes, choose: given.append(len(quotes)))
    pane.show_document(FERRY)
    pane.verbs["quote.speakers"](None)
    assert given == [len(FERRY.quotes)]


@pytest.mark.app
async def test_the_kinds_that_were_chosen_hold_for_the_next_article(tmp_path: Path) -> None:
    bells = FERRY.with_(url="https://tidal.example/bells", final_url="https://tidal.example/bells")
    app = app_on(tmp_path, FERRY, bells)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "quotation_mark", "p")
        assert "people only" in screen(app)[0] and "We never left" not in text(app)
        app.open_source(parse_source(bells.url))
        await settled(pilot)
        await press(pilot, "quotation_mark")
        assert "people only" in screen(app)[0]


@pytest.mark.app
async def test_whoever_was_chosen_is_stayed_with_in_the_text_and_the_row_says_so(tmp_path: Path) -> None:
    quotes = tuple(quote._replace(speaker=("Anna Berg", "Jon Dahl")[at % 2]) for at, quote in enumerate(FERRY.quotes))
    app = app_on(tmp_path, FERRY.with_(quotes=quotes))
    count = sum(quote.speaker == "Anna Berg" for quote in quotes)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "quotation_mark", "@", "slash", *"berg", "enter", "enter", "escape")
        assert f"{count} Anna Berg" in screen(app)[-1]
        for _ in quotes:
            await press(pilot, ")")
            index = app.reader_screen.body.quotes.index
            assert index is not None and quotes[index].speaker == "Anna Berg"
        assert "last quote of Anna Berg" in screen(app)[-1]
        await press(pilot, "quotation_mark", "@", "g", "enter", "escape", "j")
        assert "Anna Berg" not in screen(app)[-1]


@pytest.mark.app
@pytest.mark.parametrize("size", [(80, 24), (120, 32), (200, 50)])
@pytest.mark.parametrize("is_hidden", [False, True])
async def test_keys_sent_in_one_piece_after_a_panes_key_move_in_the_pane(
    tmp_path: Path, size: tuple[int, int], is_hidden: bool
) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        if is_hidden:
            await press(pilot, "z")
        columns, view = app.reader_screen.columns, app.reader_screen.body.view
        for key, pane in (('"', columns.quotes), ("t", columns.outline)):
            at_once(app, key, "j", "j")
            await settled(pilot)
            assert pane.has_focus and view.top == 0
            assert pane.value in (2, 3)
            await press(pilot, "escape", "escape")
            assert app.reader_screen.body.has_focus


@pytest.mark.app
@pytest.mark.parametrize("size", [(80, 24), (120, 32)])
async def test_keys_in_one_piece_go_through_a_pane_and_back_to_the_text(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        at_once(app, "t", "j", "enter", "j")
        await settled(pilot)
        top = app.reader_screen.body.view.top
        assert app.reader_screen.body.has_focus and top > 0
        await press(pilot, "k", "backspace")
        assert app.reader_screen.body.view.top == 0


def test_names_are_whole_where_all_of_them_have_room_and_their_further_lines_hang() -> None:
    sections = SectionEntries(OUTLINE)
    assert lines_of(sections.all(18, 1, rows=6))[2:] == ["   The title", " ▸ A chapter", "    with a name"]
    # The one that is exchanged alone is as tall.
    assert len(sections.entry(1, 18, 0).lines) == 2
    assert lines_of(sections.all(18, 1, rows=4))[2:] == ["   The title", " ▸ A chapter wi…"]
    assert sections.wanted == len("A chapter with a name") + 5


def test_cards_are_as_long_as_leaves_room_for_every_card() -> None:
    cards = QuoteCards(FERRY)
    short, tall = (lines_of(cards.all(28, None, None, ruled=True, rows=rows)) for rows in (18, 60))
    assert any(line.endswith("…") for line in short) and not any(line.endswith("…") for line in tall)
    assert len(tall) <= 60 and any("same baker”" in line for line in tall)


def test_cards_ask_for_no_more_columns_than_they_need() -> None:
    few, many = QuoteCards(FERRY), QuoteCards(FERRY.with_(quotes=FERRY.quotes * 20))
    assert few.wanted(28) == 22 < many.wanted(28) == 56


def test_a_cut_card_ends_with_a_whole_word() -> None:
    words = "alpha bravo charlie delta echo foxtrot golf hotel india juliett " * 4
    document = Document(quotes=(Quote(words, "Liv Aas", "Aas", "said", "SPEECH", HERE),), outline=OUTLINE)
    *_, last, _ = lines_of([QuoteCards(document).card(0, 28, False, ruled=True)])
    assert last.endswith(" …") and last.split()[-2] in words.split()


@pytest.mark.parametrize("is_talk", [True, False])
def test_what_the_marks_of_a_long_text_are_for_is_told_by_its_beginning(is_talk: bool) -> None:
    """Its blocks are made for that, a few of many: not for a question that nobody asks."""
    blocks = tuple([Block("PARAGRAPH", "“The bell” rang. " + "It rained. " * 400) for _ in range(100)])
    parts = [(Position(number, 0), Position(number, 10)) for number in range(100 if is_talk else 3)]
    quotes = tuple([Quote("The bell", None, None, None, "SPEECH", (part,)) for part in parts])
    made: list[int] = []
    cards = QuoteCards(in_parts(Document(blocks=blocks, quotes=quotes), 1, made))
    assert made == []
    assert cards.is_talk == is_talk
    assert 0 < len(made) < 40
