"""The first screen is painted before anything else is imported, and taken over without a trace."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal import Terminal
from tui_reader import __version__
from tui_reader.article.cells import Counting
from tui_reader.clean import clean
from tui_reader.first import screen
from tui_reader.settings import Settings
from tui_reader.ui.output.first_paint import Run, counted_of, packed, unpacked

pytestmark = pytest.mark.terminal

LINES = "\n\n".join(f"Verse {number} of the ferryman’s song is sung on the water." for number in range(1, 200))
ROWS: tuple[list[Run], ...] = ([Run("渡し船 “Verse”", "1;4", "38;5;2"), Run("   "), Run("x", "7")], [], [Run("end")])
# The text is placed after the frame that shows it, and nothing but that ever uncovers a painted screen.
PLACED_LATE = """
import sys
import tui_reader.ui.app as app
from tui_reader.cli import main
from tui_reader.ui.reader.reader_screen import ReaderScreen
app.PAINTED_SECONDS = 3600.0
follow = ReaderScreen._follow
ReaderScreen._follow = lambda screen: screen.set_timer(0.2, lambda: follow(screen))
sys.exit(main())
"""
# The first that Textual itself says to a terminal.
TEXTUALS_FIRST = b"\x1b[?1004h"


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A file that was read to verse 15."""
    file = tmp_path / "song.md"
    file.write_text(f"# The ferryman’s song\n\n{LINES}\n", encoding="utf-8")
    with Terminal(str(file)) as terminal:
        terminal.wait_for("Verse 1 of")
        terminal.send(" ")
        terminal.wait_for("Verse 15 of")
        terminal.send("q")
        assert terminal.wait() == 0
    return file


def test_the_kept_screen_is_painted_first_and_stays(song: Path) -> None:
    with Terminal(str(song)) as terminal:
        terminal.wait_for("Verse 15 of")
        assert TEXTUALS_FIRST not in terminal.output
        painted = terminal.text
        terminal.wait_for(lambda: TEXTUALS_FIRST in terminal.output)
        terminal.send("j")
        terminal.wait_for(lambda: terminal.text != painted)
        before, _, after = terminal.output.partition(TEXTUALS_FIRST)
        # Nothing but the scroll for the key is sent: what was painted is what the app would have drawn.
        assert len(after) < len(before) / 2
        assert terminal.output.count(b"\x1b[?1049h") == 1
        assert not terminal.controls
        terminal.send("q")
        assert terminal.wait() == 0
        assert terminal.is_restored


def test_a_painted_screen_never_stays_because_its_text_was_placed_late(song: Path) -> None:
    with Terminal(str(song), program=("-c", PLACED_LATE)) as terminal:
        terminal.wait_for("Verse 15 of")
        terminal.send("g")
        terminal.wait_for("Verse 1 of")


def test_keys_typed_over_the_painted_screen_are_kept_in_their_order(song: Path) -> None:
    with Terminal(str(song)) as terminal:
        terminal.wait_for("Verse 15 of")
        terminal.send("g  k?")
        terminal.wait_for("HELP")
        terminal.send("q")
        # Two screens down from the title and a line up.
        terminal.wait_for("Verse 25 of")
        assert "Verse 15 of" not in terminal.text
        terminal.send("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_over_the_painted_screen_gives_the_terminal_back(song: Path, number: int, code: int) -> None:
    with Terminal(str(song)) as terminal:
        terminal.wait_for("Verse 15 of")
        terminal.signal(number)
        assert terminal.wait() == code
        assert terminal.is_restored


def test_a_screen_of_another_size_is_not_painted(song: Path) -> None:
    with Terminal(str(song), size=(100, 30)) as terminal:
        terminal.wait_for("Verse 15 of")
        assert TEXTUALS_FIRST in terminal.output
        terminal.send("q")
        assert terminal.wait() == 0


def test_rows_come_back_as_they_were_kept() -> None:
    assert [tuple(row) for row in unpacked(packed(ROWS))] == [tuple(row) for row in ROWS]


@pytest.mark.parametrize("counted", [Counting(), Counting(tones=True, styled=False)])
def test_how_cells_were_counted_is_kept_with_the_rows(counted: Counting) -> None:
    assert counted_of(packed(ROWS, counted)) == counted
    assert unpacked(packed(ROWS, counted)) == unpacked(packed(ROWS))
    assert counted_of(packed(ROWS)) == Counting()
    for body in (b"\x1d10\na", b"\x1d10x1\na"):
        with pytest.raises(ValueError, match="counted"):
            counted_of(body)


def test_kept_rows_are_cleaned_again() -> None:
    body = packed([[Run("a\x1b[2Jb\x9bc\u202ed", "1")]])
    assert unpacked(body)[0][0].text == "a[2Jbcd"


@given(st.text(st.sampled_from("a\u2501\u0436\u0915\u093f\u0902\u0301\u20dd\u200d\xad"), min_size=1, max_size=40))
def test_whatever_stands_in_kept_rows_is_as_low_as_cleaning_makes_it(text: str) -> None:
    assert unpacked(packed([[Run(text)]]))[0][0].text == clean(text)


@pytest.mark.parametrize("body", [b"\xff\xfe", b"a\x1f1\x1f2\x1f3\x1f4\x1f5", b"a\x1f1m\x1b[2J"])
def test_what_was_not_kept_by_us_is_not_painted(body: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        unpacked(body)


def test_whatever_else_decides_how_a_screen_looks_is_in_its_key() -> None:
    def key(size: tuple[int, int], settings: Settings, environment: dict[str, str]) -> str:
        return screen.key(__version__, size, repr(settings), environment)

    usual = key((80, 24), Settings(), {"TERM": "xterm"})
    assert usual == key((80, 24), Settings(), {"TERM": "xterm", "HOME": "/elsewhere"})
    assert usual != key((80, 25), Settings(), {"TERM": "xterm"})
    assert usual != key((80, 24), Settings(theme="nord"), {"TERM": "xterm"})
    assert usual != key((80, 24), Settings(width=70), {"TERM": "xterm"})
    assert usual != key((80, 24), Settings(), {"TERM": "linux"})
    assert usual != key((80, 24), Settings(), {"TERM": "xterm", "NO_COLOR": "1"})


def test_without_a_terminal_nothing_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    monkeypatch.setattr(screen, "DRAWING", writing)
    monkeypatch.setattr(screen, "KEYS", reading)
    assert screen.size_and_state() is None
    os.close(reading)
    os.close(writing)
