"""Frames: what is too much, cut off or none of ours is refused before it is read; the rest arrives as it was sent."""

import json
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest

from tui_reader.sync.line import frames
from tui_reader.sync.line.frames import MARK, MOST_ITEMS, MOST_NOISE, MOST_PACKED, MOST_UNPACKED, Line, LineBroke
from tui_reader.sync.line.frames import NotUnderstood as Refused
from tui_reader.sync.line.wire import LONGEST_KEY, write_of

WRITE = ["p", "key", {"fraction": 0.5}, 7, "node1", 1]


def framed(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def packed(value: object) -> bytes:
    return zlib.compress(json.dumps(value).encode())


def heard(data: bytes) -> tuple[str, list[Any]]:
    return Line(BytesIO(data), BytesIO()).receive()


def sent(kind: str, *items: object) -> bytes:
    stream = BytesIO()
    Line(BytesIO(), stream).send(kind, *items)
    return stream.getvalue()


def all_heard(data: bytes) -> Iterator[tuple[str, list[Any]]]:
    line = Line(BytesIO(data), BytesIO())
    while True:
        try:
            yield line.receive()
        except LineBroke:
            return


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (struct.pack(">I", MOST_PACKED + 1), "was announced"),
        (framed(b"no such thing"), "damaged"),
        (framed(packed(["writes", "x" * 9_000])[:-8]), "cut off"),
        (framed(zlib.compress(b'["' + b" " * MOST_UNPACKED + b'"]')), "more than"),
        (framed(zlib.compress(b"[1")), "damaged"),
        (framed(packed({"kind": "end"})), "no list"),
        (framed(packed(["writes", *range(MOST_ITEMS)])), "too long"),
        (framed(packed([])), "what it is"),
        (framed(packed([1, 2])), "what it is"),
        (framed(zlib.compress(b"[" * 100_000)), "damaged"),
    ],
    ids="announced unpacked cut long open object many empty number deep".split(),
)
def test_what_is_no_frame_of_ours_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        heard(data)


@pytest.mark.parametrize("left", [0, 1, 3, 4, 5, -1])
def test_a_line_that_ends_within_a_frame_broke_off(left: int) -> None:
    with pytest.raises(LineBroke):
        heard(sent("end", {})[:left])


def test_more_items_than_a_frame_holds_go_in_several_and_in_order() -> None:
    items = list(range(2 * MOST_ITEMS + 3))
    told = list(all_heard(sent("writes", *items)))
    assert {kind for kind, _ in told} == {"writes"} and len(told) > 2
    assert [item for _, part in told for item in part] == items
    assert all(len(part) < MOST_ITEMS for _, part in told)


def test_one_item_that_is_too_long_for_a_frame_goes_in_parts() -> None:
    text = "Ä" * (MOST_UNPACKED // 2 + 1)
    data = sent("text", text)
    assert heard(data) == ("text", [text])
    with pytest.raises(LineBroke):
        heard(data[: len(data) // 2])


def test_parts_that_come_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MOST_LONG", 1000)
    part = framed(packed(["part", "QUFB" * 100, False]))
    with pytest.raises(Refused, match="more than 1,000 bytes"):
        heard(part * 4)
    with pytest.raises(Refused, match="missing"):
        heard(part + sent("end"))


def test_every_text_that_comes_is_clean() -> None:
    for written in ("\\u001b[31m", "\x7f", "\\u202e", "\u009b31m"):
        data = framed(zlib.compress(f'["writes", {{"ti{written}tle": "re{written}d"}}]'.encode()))
        _, [item] = heard(data)
        ((name, value),) = item.items()
        assert not {"\x1b", "\x7f", "\u009b", "\u202e"} & {*name, *value}, written


def test_a_login_shell_may_say_something_and_not_go_on_for_ever() -> None:
    line = Line(BytesIO(b"Welcome!\n" * 9 + MARK + sent("end", {})), BytesIO())
    line.wait_for_answer()
    assert line.receive() == ("end", [{}])
    with pytest.raises(Refused, match="Another program"):
        Line(BytesIO(b"y\n" * MOST_NOISE + MARK), BytesIO()).wait_for_answer()


@pytest.mark.parametrize(
    ("at", "value"),
    [(0, 1), (0, "K"), (0, "k" * 17), (1, 2), (1, "x" * (LONGEST_KEY + 1)), (2, [1]), (3, -1), (3, 1 << 63), (3, True),
     (4, ""), (4, "no node"), (4, "n" * 17), (5, 0), (5, -1), (5, "1")],
)  # fmt: skip
def test_what_is_no_write_is_refused(at: int, value: object) -> None:
    assert write_of(WRITE).key == "key"
    with pytest.raises(ValueError, match="no write"):
        write_of([*WRITE[:at], value, *WRITE[at + 1 :]])


@pytest.mark.parametrize(
    "seen", [[], {"no node": 1}, {"node1": -1}, {"node1": "1"}, {f"n{at}": 1 for at in range(1001)}]
)
def test_what_a_write_has_seen_is_a_vector(seen: object) -> None:
    assert write_of([*WRITE, {"node2": 3}]).seen == {"node2": 3}
    with pytest.raises(ValueError, match="no vector"):
        write_of([*WRITE, seen])
