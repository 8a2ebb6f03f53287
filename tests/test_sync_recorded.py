"""Protocol 1 as it was spoken: recorded frames, played by a program that is older than this one and by a newer one."""

import json
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.syncing import Box, Cut, state, talk
from tui_reader.errors import FetchError
from tui_reader.library.told.replica import Replica
from tui_reader.sync.line.frames import MARK, Line, LineBroke, Reads
from tui_reader.sync.line.talk import PROTOCOL, answer

RECORDED = Path(__file__).parent / "recorded"
FERRY = "https://coast.example/ferry"


def frames(name: str) -> list[list[Any]]:
    """What the one that dials said."""
    return [json.loads(line) for line in (RECORDED / f"protocol-1-{name}.jsonl").read_text().splitlines()]


def on_the_line(said: list[list[Any]]) -> bytes:
    stream = BytesIO()
    line = Line(BytesIO(), stream)
    for kind, *items in said:
        line.send(kind, *items)
    return stream.getvalue()


def played(box: Box, said: Reads) -> list[tuple[str, list[Any]]]:
    """What is answered to it."""
    answered = BytesIO()
    with closing(box.replica()) as replica:
        answer(Line(said, answered), lambda bodies: replica)
    line = Line(BytesIO(answered.getvalue().removeprefix(MARK)), BytesIO())
    heard = []
    while True:
        try:
            heard.append(line.receive())
        except LineBroke:
            return heard


@pytest.mark.parametrize("name", ["older", "newer"])
def test_protocol_1_is_understood_as_it_was_recorded(name: str, tmp_path: Path) -> None:
    assert PROTOCOL == 1, "record the next one, and keep this"
    box = Box(tmp_path, "here")
    heard = played(box, BytesIO(on_the_line(frames(name))))
    assert [kind for kind, _ in heard] == ["hello", "writes", "end", "done", "end"]
    (hello,) = heard[0][1]
    assert {"proto", "node", "name", "known", "count"} <= hello.keys()
    assert all(6 <= len(write) <= 7 for write in heard[1][1])
    article = box.article(FERRY)
    assert article is not None and box.library.place(article) is not None
    assert {kind for kind, _ in state(box)} >= {"a", "s", "l", "p", "t", "q", "h", "n"}
    box.close()


def test_what_only_a_newer_program_knows_is_passed_on(tmp_path: Path) -> None:
    box, third = Box(tmp_path, "here"), Box(tmp_path, "third")
    played(box, BytesIO(on_the_line(frames("newer"))))
    talk(third, box)
    assert state(third)["mood", FERRY] == {"word": "calm"}
    box.close()
    third.close()


@pytest.mark.parametrize("name", ["older", "newer"])
def test_a_recorded_talk_that_ends_behind_any_frame_leaves_all_or_nothing(name: str, tmp_path: Path) -> None:
    said = frames(name)
    whole = on_the_line(said)
    ends = [len(on_the_line(said[:count])) for count in range(len(said) + 1)]
    for cut in sorted({*ends, *(end + 3 for end in ends[:-1])} - {len(whole)}):
        box = Box(tmp_path, f"here{cut}")
        with pytest.raises(FetchError):
            played(box, Cut(BytesIO(whole), cut))
        assert box.article(FERRY) is None or {kind for kind, _ in state(box)} >= {"a", "p", "h", "n"}
        played(box, BytesIO(whole))
        assert box.article(FERRY) is not None
        box.close()


def test_another_protocol_is_named_with_the_older_side(tmp_path: Path) -> None:
    for proto, older in ((0, "update that one"), (2, "update this one")):
        said = frames("older")
        said[0][1]["proto"] = proto
        with pytest.raises(FetchError, match=f"another protocol.*{older}"):
            answer(Line(BytesIO(on_the_line(said)), BytesIO()), never)


def never(bodies: str) -> Replica:
    raise AssertionError("no library is opened")
