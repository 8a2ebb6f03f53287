"""The small values of the screen: keys, prompt, status row, geometry, words, cards."""

import pytest
from textual.app import App, ComposeResult

from tests.idle import idle
from tui_reader.errors import NothingToRead, Refused
from tui_reader.ui.keys.commands import COMMANDS
from tui_reader.ui.keys.key_row import KeyRow, whole_keys
from tui_reader.ui.keys.keymap import Keymap, name_of, shown
from tui_reader.ui.keys.prompt import Prompt
from tui_reader.ui.keys.status import Status, fitted, right_side, shortened
from tui_reader.ui.opening.cards import Steps, failed
from tui_reader.ui.panes.geometry import Geometry, geometry, text_width
from tui_reader.ui.text.card import Card, CardLine
from tui_reader.ui.text.wording import short_date, size
from tui_reader.web.progress import Progress

NOON = 1_781_524_800.0
"""Monday, 15 June 2026, UTC."""
DAY = 86_400.0


def test_ids_are_declared_once_and_no_key_means_two_things_in_one_place() -> None:
    ids = [key.id for key in COMMANDS]
    assert len(ids) == len(set(ids))
    taken = [(key.where, name) for key in COMMANDS for name in (*key.keys, *key.aliases)]
    assert len(taken) == len(set(taken))


def test_no_alt_letter_is_ever_bound() -> None:
    assert not [
        name for key in COMMANDS for name in (*key.keys, *key.aliases) if name.startswith("alt+") and len(name) == 5
    ]


def test_a_remapped_command_loses_its_keys_and_takes_those_of_others() -> None:
    keymap = Keymap({"section.next": ("d",)})
    assert keymap.command("d", ["text"]) == "section.next"
    assert keymap.command("]", ["text"]) is None
    assert keymap.command("ctrl+d", ["text"]) == "half.down"
    assert keymap.unknown({"no.such": ("x",)}) == ("no.such",)


def test_the_nearest_place_decides() -> None:
    keymap = Keymap()
    assert keymap.command("enter", ["list", "text"]) == "go"
    assert keymap.command("j", ["quotes", "list", "text"]) == "line.down"


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("j", "j", "j"), ("G", "G", "G"), ("right_square_bracket", "]", "]"), ("space", " ", "space"),
        ("enter", "\r", "enter"), ("ctrl+l", "\x0c", "ctrl+l"), ("alt+j", None, "alt+j"), ("f1", None, "f1"),
    ],
)  # fmt: skip
def test_key_events_have_the_names_of_the_declarations(key: str, character: str | None, name: str) -> None:
    assert name_of(key, character) == name


@pytest.mark.parametrize(
    ("key", "words"), [("ctrl+l", "Ctrl-l"), ("pagedown", "PgDn"), ("]", "]"), ("f1", "F1"), ("+", "+")]
)
def test_keys_are_shown_as_people_write_them(key: str, words: str) -> None:
    assert shown(key) == words


def test_a_prompt_is_edited_like_a_shell_line() -> None:
    prompt: Prompt | None = Prompt(":").typed("open the door")
    for key, text, cursor in (
        ("ctrl+w", "open the ", 9), ("backspace", "open the", 8), ("home", "open the", 0), ("delete", "pen the", 0),
        ("right", "pen the", 1), ("ctrl+k", "p", 1), ("ctrl+u", "", 0),
    ):  # fmt: skip
        assert prompt is not None
        prompt = prompt.edited(key)
        assert prompt is not None and (prompt.text, prompt.cursor) == (text, cursor), key
    assert prompt is not None and prompt.edited("x") is None
    assert prompt.typed("two\nlines").text == "two lines"


def test_the_status_row_gives_way_from_help_to_percent() -> None:
    status = Status("section", "site.example", "4 min left", "31 %", "? help")
    assert right_side(status, 80) == "site.example · 4 min left · 31 % · ? help"
    assert right_side(status, 65) == "4 min left · 31 % · ? help"
    assert right_side(status, 55) == "4 min left · 31 %"
    assert right_side(status, 40) == "31 %"
    assert right_side(status, 20) == "31 % ?"


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (90, "! Could not open a.very.long.example/of-an-address: no answer in 10 s · r again · a later"),
        (86, "! Could not open a.very.long.example/of-an-address: no answer in 10 s · r again …"),
        (70, "! Could not open a.very.long.example/of-an-address: no an… · r again …"),
        (20, "! Could not open a.…"),
    ],
)
def test_what_went_wrong_is_told_before_the_keys_behind_it_but_one(width: int, row: str) -> None:
    said = "! Could not open a.very.long.example/of-an-address: no answer in 10 s · r again · a later"
    assert (fitted(said, width), len(row) <= width) == (row, True)


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (70, "stopped opening a.very.long.example/of-an-address… · r again · a later"),
        (40, "stopped opening a.v… · r again · a later"),
        (39, "stopped opening a.v… · r again …"),
        (20, "stopped opening a.v…"),
    ],
)
def test_words_are_cut_before_keys_and_keys_never(width: int, row: str) -> None:
    said = "stopped opening a.very.long.example/of-an-address-that-is-long · r again · a later"
    assert (fitted(said, width), len(row) <= width) == (row, True)


def test_of_two_long_parts_the_longer_one_is_cut_first() -> None:
    assert fitted(f"{'a' * 30} · {'b' * 50} · Esc", 70) == f"{'a' * 30} · {'b' * 30}… · Esc"


def test_a_long_site_leaves_room_for_the_rest_of_the_row() -> None:
    status = Status("section", f"{'long.' * 20}example", "4 min left", "31 %", "? help")
    assert right_side(status, 80).endswith("… · 4 min left · 31 % · ? help")
    assert len(right_side(status, 80)) < 70


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (30, "a one   b two   c three"),
        (23, "a one   b two   c three"),
        (22, "a one   b two …"),
        (8, "a one …"),
        (4, ""),
    ],
)
def test_a_row_of_keys_ends_with_a_whole_key(width: int, line: str) -> None:
    assert whole_keys([("a", "one"), ("b", "two"), ("c", "three")], width) == line


def test_the_site_makes_way_for_a_section_that_would_be_cut_and_news_do_not() -> None:
    status = Status("A section with a long name", "site.example", "4 min left", "31 %")
    assert right_side(status, 80, room=66) == "site.example · 4 min left · 31 %"
    assert right_side(status, 80, room=48) == "4 min left · 31 %"
    assert right_side(status._replace(news="offline"), 80, room=48) == "offline · 4 min left · 31 %"


@pytest.mark.parametrize(
    ("text", "width", "result"),
    [("abcdef", 6, "abcdef"), ("abcdef", 4, "abc…"), ("漢字漢字", 5, "漢字…"), ("ab", 0, "")],
)
def test_what_is_too_long_ends_in_dots(text: str, width: int, result: str) -> None:
    assert shortened(text, width) == result


SHORT, LONG = (20, 22), (60, 60)
"""The cells that names and cards could use when they are short, and when they are long."""


@pytest.mark.parametrize(
    ("width", "wanted", "panes"),
    [
        (80, LONG, Geometry(0, 0, 0)), (100, LONG, Geometry(0, 29, 0)), (110, LONG, Geometry(0, 20, 22)),
        (120, SHORT, Geometry(0, 20, 28)), (120, LONG, Geometry(0, 20, 28)), (120, (60, 22), Geometry(0, 26, 22)),
        (140, (60, 22), Geometry(0, 36, 28)), (140, (20, 60), Geometry(0, 20, 40)), (120, (0, 60), Geometry(0, 0, 40)),
        (200, SHORT, Geometry(22, 30, 40)), (200, LONG, Geometry(7, 44, 56)), (300, SHORT, Geometry(72, 30, 40)),
    ],
)  # fmt: skip
def test_panes_give_way_quotes_first_and_share_what_the_other_does_not_need(
    width: int, wanted: tuple[int, int], panes: Geometry
) -> None:
    assert geometry(width, *wanted) == panes


def test_the_text_is_never_narrower_than_66_for_a_panes_sake() -> None:
    for width in range(91, 300):
        for wanted in (SHORT, LONG, (60, 22), (20, 60), (0, 60), (60, 0)):
            outside, outline, quotes = geometry(width, *wanted)
            assert width - 2 * outside - outline - quotes - bool(outline) - bool(quotes) >= 66


def test_a_wide_screen_has_a_little_more_text_unless_somebody_chose() -> None:
    assert [text_width(80, 66, 66), text_width(200, 66, 66), text_width(200, 90, 66)] == [66, 72, 90]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (NOON, "today"),
        (NOON - 4 * DAY, "Thu"),
        (NOON - 12 * DAY, "3 Jun"),
        (NOON - 300 * DAY, "Aug 2025"),
        (0, ""),
        (NOON + DAY, "today"),
    ],
)
def test_times_are_said_as_near_as_they_are(when: float, words: str) -> None:
    assert short_date(when, NOON) == words


def test_sizes_are_said_in_words() -> None:
    assert [size(12), size(253_000), size(41_000_000)] == ["12 B", "253 KB", "41 MB"]


def test_loading_is_told_as_steps_that_are_ticked_off() -> None:
    steps = Steps("coastweekly.example/ferry", local=False)
    steps.add(Progress("found", "https://coastweekly.example/ferry"))
    steps.add(Progress("answered", "https://coastweekly.example/ferry", "HTML", 0, 212_000))
    steps.add(Progress("receiving", "https://coastweekly.example/ferry", "HTML", 148_000, 212_000))
    assert [line.text for line in steps.lines(Keymap())] == [
        "coastweekly.example/ferry", "", "✓ found the server", "✓ answered: HTML, 212 KB",
        "· receiving   148 KB of 212 KB", "  finding the article", "", "Esc stops",
    ]  # fmt: skip


def test_a_file_is_told_as_steps_with_its_bytes() -> None:
    steps = Steps("ferry.pdf", local=True)
    assert [line.text for line in steps.lines(Keymap())][2:4] == ["· reading it", "  finding the article"]
    steps.extract(2_400_000)
    assert [line.text for line in steps.lines(Keymap())][2:4] == ["✓ read 2 MB", "· finding the article"]


def test_an_error_card_says_what_happened_where_and_what_to_do() -> None:
    error = Refused("The server refused: 403 Forbidden", "Save the page in a browser.", status=403)
    lines = [line.text for line in failed(error, "https://coastweekly.example/ferry", Keymap())]
    assert lines[0] == "The server refused: 403 Forbidden"
    assert "coastweekly.example/ferry" in lines and "Save the page in a browser." in lines
    assert any("q  quit (code 4)" in line for line in lines)
    assert any("\\  the whole page" in line.text for line in failed(NothingToRead("No article"), "", Keymap()))


class _OnlyACard(App[None]):
    def __init__(self, card: Card) -> None:
        super().__init__()
        self._card = card

    def compose(self) -> ComposeResult:
        yield self._card


@pytest.mark.app
async def test_the_first_frame_of_a_card_is_wrapped_to_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Card, "on_resize", lambda card: None)
    card = Card()
    card.show((CardLine("coastweekly.example/ferry", "title"), CardLine("Esc stops")))
    app = _OnlyACard(card)
    async with app.run_test(size=(80, 24)):
        rows = [strip.text.strip() for strip in app.screen._compositor.render_strips()]
    assert rows[2:4] == ["coastweekly.example/ferry", "Esc stops"] and not any(rows[4:])


class _OnlyKeys(App[None]):
    def compose(self) -> ComposeResult:
        yield KeyRow()


@pytest.mark.app
@pytest.mark.parametrize(
    ("width", "row"),
    [
        (27, "a one   b two   c three"),
        (24, "a one   b two   c three"),
        (23, "a one  b two  c three"),
        (21, "a one  b two  …"),
        (16, "a one  b two  …"),
        (12, "a one  …"),
        (8, "…"),
    ],
)
async def test_the_row_of_keys_says_that_there_are_more(width: int, row: str) -> None:
    app = _OnlyKeys()
    async with app.run_test(size=(width, 3)) as pilot:
        keys = app.query_one(KeyRow)
        keys.styles.height = 1
        keys.show((("a", "one"), ("b", "two"), ("c", "three")))
        await idle(pilot.app)
        assert keys.render_line(0).text.strip() == row
