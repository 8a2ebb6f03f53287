"""What a terminal sends: only what was typed is a key, however it is cut and whenever its parts come."""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from textual.events import Event, Key, Paste
from textual.message import Message

from tui_reader.ui.output.key_reader import KeyReader
from tui_reader.ui.typed import units
from tui_reader.ui.typed.units import LARGEST_PASTE, LONGEST, Unit, Units

LATE = 60.0
ANSWERS = (
    "\x1b[?62;4;22c", "\x1b[>41;366;0c", "\x1b[=1;2c", "\x1b[12;40R", "\x1b[?2026;2$y", "\x1b[8;24;80t",
    "\x1b[6;20;10t", "\x1b[?1u",
    "\x1b[0n", "\x1b[?997;1n", "\x1b[81~", "\x1b[113;1Q", "\x1b[81;1;81A", "\x1b[1;5;81:81~",
    "\x1b[?Q", "\x1b[?62;4\rQ", "\x1b[<0;10;10M", "\x1b[<0;10;10m", "\x1b[MQQQ",
    "\x1b[M\x1bQQ", "\x1b[I", "\x1b[O", "\x1b[201~", "\x9b?62;4c", "\x1b[" + "1;" * 300 + "Q", "\x1b[48;24;80;400;600t",
)  # fmt: skip
"""What a terminal says when it is asked, and what looks so; none of it is a key."""
STRINGS = (
    "\x1b]0;xQ\x07", "\x1b]52;c;UXFR\x07", "\x1b]52;c;UXFR\x1b\\", "\x1b]11;rgb:Q/q/q\x1b\\", "\x1b]Q\x9c",
    "\x9d0;Q\x07", "\x1b]0;Q\rQ\x03Q\x07", "\x1b]0;QéQ\x1b[AQ\x07", "\x1bP1$r0mQ\x1b\\",
    "\x1bP>|xterm(Q)\x1b\\", "\x1bPQ\x07Q\x1b\\",
    "\x1b_Gi=31;OKQ\x1b\\", "\x1b^Q\x1b\\", "\x1bXQ\x1b\\", "\x90Q\x9c", "\x1b]" + "Q" * 3000 + "\x07",
)  # fmt: skip
PASTES = (
    "\x1b[200~Q\x1b[201~", "\x1b[200~ a \x1b]0;xQ\x07 Q \x1b[201~", "\x1b[200~\x1b\x1bQ\x1b[AQ\rQ\x03\x1b[201~",
    "\x1b[200~Q\x1b[200~Q\x1b[201~", "\x1b[200~Q\x1b\x1b[201~", "\x1b[200~Q\x1b[20\x1b[201~", "\x9b200~Q\x1b[201~",
    "\x1b[200~" + "Q\n" * 3000 + "\x1b[201~",
)  # fmt: skip
CANCELLED = ("\x1b[1;2\x1b[?6Q", "\x1b[1;2\x1b]Q\x07", "\x1b]0;\x1b\x1b[?6Q")
"""Begun, and given up for another one; an Esc amid them that nothing follows was typed."""
NOT_TYPED = (*ANSWERS, *STRINGS, *PASTES)


class Clock:
    """What time it is for whoever waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("time.monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def keys_of(events: Sequence[Message]) -> list[str]:
    return [event.key for event in events if isinstance(event, Key)]


def read(clock: Clock, *pieces: str, pause: float = 0.0) -> list[Message]:
    """The events of pieces with a pause after each of them, and of what is left when nothing more comes."""
    reader = KeyReader()
    events: list[Message] = []
    for piece in pieces:
        events += reader.feed(piece)
        clock.now += pause
        events += reader.tick()
    for _ in range(3):
        clock.now += LATE
        events += reader.tick()
    return events


def cuts(text: str) -> Iterator[int]:
    """Where a text is cut in two; a long one at its ends."""
    return (at for at in range(1, len(text)) if at < 40 or at > len(text) - 40)


@pytest.mark.parametrize("sent", [*NOT_TYPED, *CANCELLED], ids=repr)
def test_nothing_that_was_not_typed_is_a_key(sent: str, clock: Clock) -> None:
    assert keys_of(read(clock, f"j{sent}k")) == ["j", "k"]


@pytest.mark.parametrize("sent", [*NOT_TYPED, *CANCELLED], ids=repr)
def test_nothing_that_was_not_typed_is_a_key_wherever_it_is_cut(sent: str, clock: Clock) -> None:
    for at in cuts(sent):
        assert keys_of(read(clock, "j", sent[:at], f"{sent[at:]}k")) == ["j", "k"], at


@pytest.mark.parametrize("sent", NOT_TYPED, ids=repr)
def test_nothing_that_was_not_typed_is_a_key_however_late_its_rest_comes(sent: str, clock: Clock) -> None:
    """An Esc alone, or with what begins a sequence, can not be told from keys that were typed; its rest can."""
    for at in cuts(sent):
        alone = keys_of(read(clock, sent[:at])) if at < 3 else []
        assert "Q" not in alone
        assert keys_of(read(clock, sent[:at], sent[at:], "k", pause=LATE)) == [*alone, "k"], at


@pytest.mark.parametrize("sent", NOT_TYPED, ids=repr)
def test_the_begin_of_what_never_ends_takes_no_key_for_long(sent: str, clock: Clock) -> None:
    """The next key may be the end of it, of a click the next three; the ones after that are keys again."""
    for at in cuts(sent):
        assert keys_of(read(clock, sent[:at], "n", "n", "n", "j", pause=LATE))[-1:] == ["j"], at


def test_esc_twice_gets_a_person_out_of_a_string(clock: Clock) -> None:
    assert keys_of(read(clock, "\x1b]0;x", "\x1b\x1b", "j", pause=0.3)) == ["escape", "j"]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("\x1b[200~two words\x1b[201~", "two words"),
        ("\x1b[200~a\nb\tc\x1b[201~", "a\nb\tc"),
        ("\x1b[200~\x1b[201~", ""),
        ("\x1b[200~a\x1b[201~Q\x1b[201~", "a\x1b[201~Q"),
    ],
)
def test_a_paste_is_one_event_wherever_it_is_cut(pasted: str, text: str, clock: Clock) -> None:
    assert [event.text for event in read(clock, pasted) if isinstance(event, Paste)] == [text]
    first_end = pasted.index("\x1b[201~")
    for at in range(1, first_end + 6 if pasted.endswith(text + "\x1b[201~") else first_end):
        events = read(clock, pasted[:at], pasted[at:], "j")
        assert [event.text for event in events if isinstance(event, Paste)] == [text], at


def test_two_pastes_are_two(clock: Clock) -> None:
    assert told(read(clock, "\x1b[200~a\x1b[201~j\x1b[200~b\x1b[201~k")) == ["a", "j", "b", "k"]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("jQ\r\t\x03", ["j", "Q", "enter", "tab", "ctrl+c"]),
        ("\x1b[A\x1bOB\x1b[1;5C\x1b[5~\x1b[3;2~", ["up", "down", "ctrl+right", "pageup", "shift+delete"]),
        ("\x1bOP\x1b[[A\x1b[11~\x1b[15;5~\x1b[1;2P", ["f1", "f1", "f1", "ctrl+f5", "shift+f1"]),
        ("\x1b[27;5;105~\x1b[113u\x1b[97;5u", ["ctrl+i", "q", "ctrl+a"]),
        ("\x1b[Z\x1b\x1b[A", ["shift+tab", "escape", "up"]),
        ("\x1bj\x1b]]", ["alt+j"]),
        ("éß日", ["é", "ß", "日"]),
    ],
    ids=repr,
)
def test_what_was_typed_is_a_key(typed: str, keys: list[str], clock: Clock) -> None:
    assert keys_of(read(clock, typed)) == keys


@pytest.mark.parametrize(
    "typed", ["\x1b[A", "\x1bOB", "\x1b[1;5C", "\x1b[5~", "\x1bOP", "\x1b[Z", "\x1b[113u"], ids=repr
)
def test_a_key_stays_one_when_it_comes_in_two(typed: str, clock: Clock) -> None:
    whole = keys_of(read(clock, typed))
    for at in range(1, len(typed)):
        assert keys_of(read(clock, typed[:at], typed[at:], pause=0.05)) == whole
    for at in range(2, len(typed)):
        assert keys_of(read(clock, typed[:at], typed[at:], pause=LATE))[-1:] == whole


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("\x1b", ["escape"]),
        ("\x1b]", ["right_square_bracket"]),
        ("\x1b[", ["left_square_bracket"]),
        ("\x1b[3$", ["shift+delete"]),
    ],
)
def test_esc_and_the_key_after_it_are_waited_for_and_then_done(typed: str, keys: list[str], clock: Clock) -> None:
    reader = KeyReader()
    assert reader.feed(typed) == []
    assert reader.until is not None and reader.until - clock.now <= 1.0
    clock.now = reader.until
    assert keys_of(reader.tick()) == keys
    assert reader.until is None
    assert keys_of(reader.feed("j")) == ["j"]


def test_nothing_is_waited_for_after_a_key(clock: Clock) -> None:
    reader = KeyReader()
    reader.feed("j\x1b[A")
    assert reader.until is None


def test_what_never_ends_is_not_remembered() -> None:
    for begin in ("\x1b]", "\x1b[", "\x1b[200~"):
        cut = Units()
        for _ in range(300):
            assert cut.feed(begin + "1" * 9000, 0) == []
            begin = ""
        assert max(len(str(part)) for part in vars(cut).values()) <= max(LONGEST, LARGEST_PASTE)


def test_a_unit_is_told_with_what_it_says() -> None:
    assert Units().feed("j\x1b_Gi=31;OK\x1b\\\x1b[?1c\x1bx", 0) == [
        Unit("text", "j"), Unit("string", "\x1b_Gi=31;OK"), Unit("sequence", "\x1b[?1c"), Unit("sequence", "\x1bx"),
    ]  # fmt: skip


PARTS = (
    *NOT_TYPED, "\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1bO", "[", "]", ";", "Q", "q", "1", "?", "~", "\x07", "\\",
    "\x9c",    "\x1b[A", "\r", "\x00", "\x18", "é", "\U0010ffff", "\x85", "\x1b[200~", "\x1b[201~",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_whatever_comes_ends_nothing_and_is_cut_without_a_difference(seed: int, clock: Clock) -> None:
    """Pieces that come at once are what they are together: where they are cut makes no event another one."""
    chance = random.Random(seed)
    sent = "".join(chance.choices(PARTS, k=chance.randrange(1, 30)))
    whole = told(read(clock, sent))
    for _ in range(20):
        at = sorted({0, len(sent), *(chance.randrange(len(sent) + 1) for _ in range(chance.randrange(1, 8)))})
        pieces = [sent[a:b] for a, b in pairwise(at)]
        if all(sent[a : a + 6] != units.PASTED for a in range(len(sent))):
            assert told(read(clock, *pieces)) == whole


def told(events: Sequence[Message]) -> list[object]:
    """What events say; keys that came in one piece or two are the same."""
    return [
        event.key if isinstance(event, Key) else event.text if isinstance(event, Paste) else type(event).__name__
        for event in events
        if isinstance(event, Event | Message)
    ]
