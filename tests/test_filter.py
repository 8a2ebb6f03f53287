"""A program that is given a text: it is read to its end or its limit, and nothing of it stays when it is killed."""

import os
import threading
import time
from pathlib import Path

import pytest

from tui_reader.process.filter import Answered, Filter
from tui_reader.process.machine import lent_terminal

pytestmark = pytest.mark.process


def answer(script: str, given: str = "", **more: str) -> Answered:
    return Filter(["sh", "-c", script], given.encode(), more).read()


def test_it_reads_what_it_is_given_and_its_errors_come_with_its_output() -> None:
    assert answer("tr a-z A-Z; echo ended >&2; exit 3", "bell") == Answered(3, b"BELLended\n")


def test_variables_come_beside_ours() -> None:
    assert answer('printf "%s|%s" "$TUIR_TITLE" "$HOME"', TUIR_TITLE="$(id)").written.decode() == (
        f"$(id)|{os.environ['HOME']}"
    )


def test_a_program_that_reads_nothing_of_a_long_text_ends_all_the_same() -> None:
    assert answer("echo no", "x" * 1_000_000) == Answered(0, b"no\n")


def test_what_is_too_much_ends_it() -> None:
    found = Filter(["yes"], b"", {}, most=10_000).read()
    assert found.is_cut and len(found.written) == 10_000 and found.code < 0


def test_what_it_leaves_running_is_not_waited_for() -> None:
    """As xclip does, which answers from behind, and holds the output it was given."""
    begun = time.monotonic()
    found = answer("sleep 60 & echo $!")
    os.kill(int(found.written), 9)
    assert found.code == 0 and time.monotonic() - begun < 30


def test_killed_it_goes_with_all_it_started(tmp_path: Path) -> None:
    pipe = tmp_path / "begun"
    os.mkfifo(pipe)
    started = Filter(["sh", "-c", f"sleep 60 & echo $! > {pipe}; wait"], b"", {})
    child = int(pipe.read_text())
    answers: list[Answered] = []
    reading = threading.Thread(target=lambda: answers.append(started.read()))
    reading.start()
    started.kill()
    reading.join()
    started.kill()
    assert answers[0].code == -9
    _until_it_is_gone(child)


def _until_it_is_gone(process: int) -> None:
    while Path(f"/proc/{process}").exists() and " Z " not in Path(f"/proc/{process}/stat").read_text():
        pass


def test_what_can_not_be_started_says_so() -> None:
    with pytest.raises(OSError, match="No such file"):
        Filter(["/nowhere/sdcv"], b"", {})
    with pytest.raises(ValueError, match="null"):
        Filter(["sdcv\0"], b"", {})


def test_a_program_with_the_terminal_is_given_the_text_too(tmp_path: Path) -> None:
    told = tmp_path / "told"
    code = lent_terminal(
        ["sh", "-c", f'cat > {told}; echo "$TUIR_URL" >> {told}; exit 4'], b"a bell\n", {"TUIR_URL": "u"}
    )
    assert code == 4 and told.read_text() == "a bell\nu\n"


def test_ctrl_c_is_meant_for_the_program_that_has_the_terminal() -> None:
    """The terminal sends it to both; the program's own answer to it is the usual one."""
    assert lent_terminal(["sh", "-c", "kill -INT $PPID; kill -INT $$"]) == -2
