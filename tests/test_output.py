"""What is sent shows exactly the rows that were meant, in few bytes, and holds no control of the content."""

import random
from collections.abc import Sequence

import pyte
import pytest
from rich.color import Color as RichColor
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.events import Key
from textual.strip import Strip

from tui_reader.article.cells import cell_len
from tui_reader.ui.colours.depth import Depth
from tui_reader.ui.output.abilities import moves_rows
from tui_reader.ui.output.kept_rows import rows_of, runs_of
from tui_reader.ui.output.key_reader import KeyReader
from tui_reader.ui.output.printable_filter import PrintableFilter
from tui_reader.ui.output.sgr import PLAIN, Look, change, look_of
from tui_reader.ui.output.terminal_cells import BLANK, Row, cells, piece, printable, row
from tui_reader.ui.output.terminal_screen import TerminalScreen

BOLD = Look(("1",))
LOOKS = (PLAIN, PLAIN, PLAIN, BOLD, Look(("1", "4")), Look((), "31"), Look(("7",), "38;2;1;2;3", "48;5;17"))
WORDS = ("harbour", "ferry", "quay", "Lindhavn", "on", "the", "été", "渡し船", "港", "🚢", "cafe\u0301", "—")
HOSTILE = "a\x1b[2J\x9b31m\x07\u202e\ud800\r\n\tb\x00\u2066c\U000e0041"


def line_of(words: random.Random, width: int) -> Row:
    result = list(cells(" " * words.choice((0, 5, 12)), PLAIN))
    for _ in range(words.randrange(9)):
        result += cells(words.choice(WORDS), words.choice(LOOKS))
        result += [BLANK] * words.choice((1, 1, 1, 15))
    result = result[:width]
    while result and len(result) == width and result[-1][0] and len(cells(*result[-1])) == 2:
        result.pop()
    return Row(result + [BLANK] * (width - len(result)))


def painted(screen: pyte.Screen) -> list[list[pyte.screens.Char]]:
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


def emulator(width: int, height: int) -> pyte.Screen:
    screen = pyte.Screen(width, height)
    screen.reset_mode(7, private=True)
    return screen


def frames(seed: int, width: int, height: int) -> list[list[Row]]:
    """A text that is scrolled, jumped in and changed in places, beside a pane that stands and over a status row."""
    rolled = random.Random(seed)
    text = [line_of(rolled, width - 20) for _ in range(200)]
    pane = [line_of(rolled, 20) for _ in range(height)]
    top = 0
    result = []
    for _ in range(25):
        top = max(0, min(150, top + rolled.choice((1, 1, -1, 3, height - 2, -7, 0, 90))))
        rows = [Row(pane[y].cells + text[top + y].cells) for y in range(height - 1)]
        if rolled.random() < 0.3:
            rows[rolled.randrange(height - 1)] = line_of(rolled, width)
        result.append([*rows, Row(list(cells(f"{top} %".ljust(width), BOLD)))])
    return result


@pytest.mark.parametrize("able", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_a_frame_sent_as_a_difference_shows_what_one_sent_whole_shows(seed: int, able: bool) -> None:
    width, height = 70, 18
    screen, terminal = emulator(width, height), TerminalScreen(able)
    for rows in frames(seed, width, height):
        pyte.Stream(screen).feed(terminal.next(rows, [(0, 20), (20, width)]))
        whole = emulator(width, height)
        pyte.Stream(whole).feed(TerminalScreen(able).next(rows))
        assert painted(screen) == painted(whole)


def test_rows_that_moved_are_scrolled() -> None:
    lines = [Row(list(cells(f"line {number} of the text".ljust(60), PLAIN))) for number in range(40)]
    status = Row(list(cells("status".ljust(60), PLAIN)))
    terminal = TerminalScreen()
    terminal.next([*lines[:20], status])
    sent = terminal.next([*lines[1:21], status], [(0, 60)])
    assert sent == "\x1b[1;20r\x1b[M\x1b[r\x1b[20Hline 20 of the text"


def test_an_unknown_terminal_gets_the_plain_difference() -> None:
    lines = [Row(list(cells(f"line {number} of the text".ljust(60), PLAIN))) for number in range(40)]
    terminal = TerminalScreen(able=False)
    terminal.next(lines[:20])
    sent = terminal.next(lines[1:21], [(0, 60)])
    assert "r\x1b" not in sent
    assert "X" not in sent
    assert sent.count("\x1b[") >= 20


def test_what_is_shown_already_is_not_sent() -> None:
    rows = frames(1, 60, 10)[0]
    terminal = TerminalScreen()
    terminal.next(rows)
    assert terminal.next([Row([*row.cells]) for row in rows]) == ""


def test_only_the_changed_cells_are_sent() -> None:
    terminal = TerminalScreen()
    terminal.next([Row(list(cells("the ferry leaves at noon  ", PLAIN)))])
    assert terminal.next([Row(list(cells("the ferry leaves at nine  ", PLAIN)))]) == "\x1b[1;22Hine"


def loose_row(text: str, width: int = 60) -> Row:
    blank = Row([BLANK] * width)
    return row(blank, [piece(0, Strip([Segment(text)]), Depth.TRUE)], width)


def test_a_word_of_doubtful_width_is_written_in_one_and_never_scrolled() -> None:
    word = "नमस्ते\u093e"
    lines = [Row(list(cells(f"line {number}".ljust(60), PLAIN))) for number in range(30)]
    lines[7] = loose_row(word)
    assert lines[7].loose
    terminal = TerminalScreen()
    terminal.next(lines[:20])
    sent = terminal.next(lines[1:21], [(0, 60)])
    assert word in sent
    assert "\x1b[M" not in sent


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        # Erased before it is written, and the cursor is set behind what another may count otherwise: a word whose
        # letters join, an emoji in one of its styles with what follows it, a sequence that may take more.
        ("the की end", "\x1b[1H\x1b[Kthe की\x1b[1;7H end\x1b[K"),
        ("❤\ufe0f, end", "\x1b[1H\x1b[K❤\ufe0f,\x1b[1;4H end\x1b[K"),
        ("👍🏽, end", "\x1b[1H\x1b[K👍🏽\x1b[1;3H, end\x1b[K"),
        ("end की", "\x1b[1H\x1b[Kend की\x1b[1;7H\x1b[K"),
    ],
)
def test_no_width_that_terminals_disagree_about_is_believed(text: str, sent: str) -> None:
    assert TerminalScreen().next([loose_row(text)]) == f"\x1b[m\x1b[r{sent}"


def test_of_a_doubtful_row_what_follows_the_change_is_sent() -> None:
    terminal = TerminalScreen()
    terminal.next([loose_row("की one two की three")])
    assert terminal.next([loose_row("की one TWO की three")]) == (
        "\x1b[1;8H\x1b[KTWO की\x1b[1;14H three\x1b[K"
    )  # fmt: skip
    # A word is never begun in its middle.
    assert terminal.next([loose_row("कीम one TWO की three")]).startswith("\x1b[1H\x1b[Kकीम\x1b[1;4H one")
    assert terminal.next([loose_row("plain")]) == "\x1b[1H\x1b[Kplain"


class Wrong(pyte.Screen):
    """A terminal that takes other widths than the ones that are counted."""

    def draw(self, data: str) -> None:
        for character in data:
            super().draw(character)
            if character in "\u093e\u0940🏽":
                self.cursor_forward(self.extra)

    extra = 1


@pytest.mark.parametrize("text", ["पानी की बात here, and there", "skin 👍🏽 end, rosette 🏵\ufe0f, here and there"])
def test_whatever_a_terminal_counts_all_else_stands_where_it_should(text: str) -> None:
    screen, terminal = Wrong(60, 2), TerminalScreen()
    stream = pyte.Stream(screen)
    other = loose_row("x" * 58)
    for rows in ([other, other], [loose_row(text), other], [other, loose_row(text)], [loose_row(text), loose_row("")]):
        stream.feed(terminal.next(rows))
    tail = text[text.rindex("here") - 1 :]
    at = cell_len(text) - cell_len(tail)
    assert screen.display[0].rstrip().endswith(tail) and screen.display[1].strip() == ""
    assert [screen.buffer[0][at + x].data for x in range(len(tail))] == list(tail)


def test_kept_rows_set_the_cursor_behind_doubtful_cells() -> None:
    found = loose_row("की बात, ok")
    runs = runs_of(found)
    assert [(run.text, run.column) for run in runs] == [("की", ""), (" ", "3"), ("बात,", ""), (" ok", "8")]
    assert rows_of([runs], (60, 1))[0] == found


def test_no_control_of_the_content_is_sent() -> None:
    assert printable(HOSTILE) == "a[2J31mbc"
    assert printable("\x1b\t\x7fplain") == "plain"
    strip = Strip([Segment(HOSTILE, Style(bold=True))])
    assert "".join(text for text, _ in piece(0, strip, Depth.TRUE).cells) == "a[2J31mbc"


def test_textuals_own_output_is_cleaned_too() -> None:
    segments = [
        Segment("plain"),
        Segment(HOSTILE, Style(bold=True)),
        Segment("\x1b[2J", control=((ControlType.BELL,),)),
    ]
    found = PrintableFilter().apply(segments, Color.parse("black"))
    assert found == [Segment("plain"), Segment("a[2J31mbc", Style(bold=True))]


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        (PLAIN, PLAIN, ""),
        (BOLD, PLAIN, "\x1b[m"),
        (PLAIN, BOLD, "\x1b[1m"),
        (BOLD, Look(("1", "4")), "\x1b[4m"),
        (Look(("1", "4")), BOLD, "\x1b[0;1m"),
        (Look((), "31"), Look(("1",), "32"), "\x1b[1;32m"),
        (Look(("1",), "31"), BOLD, "\x1b[39m"),
    ],
)
def test_looks_change_the_shortest_way(before: Look, after: Look, sent: str) -> None:
    assert change(before, after) == sent


def test_the_terminals_own_colours_are_left_out() -> None:
    style = Style(bold=True, color=RichColor.default(), bgcolor=RichColor.default())
    assert look_of(style, Depth.TRUE) == BOLD
    assert look_of(Style(color="red"), Depth.TRUE) == Look((), "31")


def test_kept_rows_come_back_as_they_were() -> None:
    rows: Sequence[Row] = frames(3, 60, 12)[4]
    assert [row.cells for row in rows_of([runs_of(row) for row in rows], (60, 12))] == [row.cells for row in rows]


def test_terminals_are_known_by_their_name() -> None:
    assert moves_rows({"TERM": "xterm-256color"})
    assert moves_rows({"TERM": "tmux-256color"})
    assert not moves_rows({"TERM": "dumb"})
    assert not moves_rows({})


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("\x1b/", ["escape", "slash"]),
        ("\x1b1", ["escape", "1"]),
        ("\x1b ", ["escape", "space"]),
        ("\x1bj", ["alt+j"]),
        ("\x1b[A", ["up"]),
        ("\x1b[Z", ["shift+tab"]),
        ("\x1bOP", ["f1"]),
    ],
)
def test_esc_and_the_next_key_may_come_together(typed: str, keys: list[str]) -> None:
    assert [event.key for event in KeyReader().feed(typed) if isinstance(event, Key)] == keys
