"""Standard input before keys are read there: what has ended is said, what is still to come is taken along."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui_reader.errors import NothingToRead
from tui_reader.reading.stdin import descriptor


@pytest.mark.parametrize("written", [None, b""])
def test_an_input_that_has_ended_is_said_before_the_screen_opens(written: bytes | None, tmp_path: Path) -> None:
    path = Path(os.devnull)
    if written is not None:
        path = tmp_path / "empty"
        path.write_bytes(written)
    with path.open("rb") as file, pytest.raises(NothingToRead, match="Nothing came in"):
        descriptor(file.fileno(), 1000)


def test_a_pipe_that_has_ended_is_said_and_one_that_has_not_is_kept() -> None:
    reading, writing = os.pipe()
    try:
        kept = descriptor(reading, 1000)
        os.close(writing)
        assert kept != reading and os.read(kept, 10) == b""
        os.close(kept)
        with pytest.raises(NothingToRead):
            descriptor(reading, 1000)
    finally:
        os.close(reading)


@pytest.mark.process
def test_a_standard_input_that_was_closed_leads_nowhere_for_whoever_asks() -> None:
    code = (
        "import sys; sys.stdin = sys.__stdin__ = None; from tui_reader.cli import _open_streams; _open_streams();"
        "print(sys.stdin is sys.__stdin__, sys.stdin.fileno())"
    )
    answer = subprocess.run(
        ["sh", "-c", f'exec "$0" -c "{code}" <&-', sys.executable], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "True 0\n"
