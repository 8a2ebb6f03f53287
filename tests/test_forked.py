"""A process that begins as a copy of a program which has just begun is what one with an interpreter of its own is."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_process import helper, until_it_is_gone
from tests.test_reading import PAGE
from tui_reader.library.first import usual_path
from tui_reader.library.where import default_path

pytestmark = [pytest.mark.process, pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")]

FORK = """
import os, sys
sys.path.append({folder!r})
from tui_reader.process.forked import forked
os.open(os.devnull, os.O_RDONLY)
program = forked("helper", "a", "b c")
"""
ANSWER = (
    FORK
    + """
program.stdin.write(b"asked\\n")
program.stdin.close()
print(program.stdout.read().decode(), program.wait(), program.poll())
"""
)
TELL = "import os, sys, json\nprint(json.dumps([sys.argv, input(), os.getsid(0) == os.getpid(), os.getppid()]))"


def ran(code: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run code in a folder that no module is taken from. more: variables of its own."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | more
    (folder / "here").mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-P", "-c", code.replace("{folder!r}", repr(str(folder)))],
        cwd=folder / "here", env=given, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip


def test_it_runs_a_module_with_its_arguments_in_a_session_of_its_own(tmp_path: Path) -> None:
    helper(tmp_path, TELL)
    answer = ran(ANSWER + "print(os.getpid())", tmp_path)
    told, code, again, parent = answer.stdout.split("\n")[0], *answer.stdout.split()[-3:]
    assert json.loads(told) == [["helper", "a", "b c"], "asked", True, int(parent)]
    assert (code, again, answer.stderr) == ("0", "0", "")


def test_it_has_no_file_of_its_parents(tmp_path: Path) -> None:
    helper(tmp_path, "import os\nfree = os.dup(0)\nprint(free)")
    assert ran(ANSWER, tmp_path).stdout.split() == ["3", "0", "0"]


def test_what_takes_the_place_of_its_output_does_not_close_it(tmp_path: Path) -> None:
    helper(tmp_path, "import sys\nsink = sys.stdout.buffer\nsys.stdout = sys.stderr\nsink.write(b'told')\nsink.flush()")
    assert ran(ANSWER, tmp_path, PYTHONUNBUFFERED="1").stdout.split() == ["told", "0", "0"]


@pytest.mark.parametrize(("does", "code"), [("sys.exit(3)", "1"), ("os.kill(os.getpid(), 9)", "-9"), ("1 / 0", "1")])
def test_its_end_is_told_and_its_parent_goes_on_alone(does: str, code: str, tmp_path: Path) -> None:
    helper(tmp_path, f"import os, sys\n{does}")
    assert ran(ANSWER, tmp_path).stdout.split() == [code, code]


def test_a_module_that_can_not_be_loaded_ends_it_with_the_code_for_that(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("import no_such_module")
    assert ran(ANSWER, tmp_path).stdout.split() == ["70", "70"]


def test_whoever_waits_a_while_hears_that_it_still_runs(tmp_path: Path) -> None:
    helper(tmp_path, "import sys\nsys.stdin.read()")
    code = (
        FORK
        + """
import subprocess
try:
    program.wait(0.01)
except subprocess.TimeoutExpired:
    print(program.poll())
program.stdin.close()
print(program.wait(60))
"""
    )
    assert ran(code, tmp_path).stdout.split() == ["None", "0"]


def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    helper(tmp_path, "import time\nprint('begun', flush=True)\ntime.sleep(100)")
    killed = ran(
        FORK + f"print(program.stdout.readline(), program.pid, flush=True)\nos.kill(os.getpid(), {9})", tmp_path
    )
    assert killed.returncode == -signal.SIGKILL
    until_it_is_gone(int(killed.stdout.split()[1]))


@pytest.mark.parametrize(
    ("code", "more"),
    [
        (FORK, {"PYTHONPATH": "/opt"}),
        (FORK.replace("sys.path.app", "sys.path.append(''); sys.path.app"), {}),
        (FORK.replace("sys.path.app", "sys.path.append(os.getcwd()); sys.path.app"), {}),
        (FORK.replace("program =", "sys.stdin = None; program ="), {}),
    ],
)
def test_there_is_none_where_modules_or_files_are_not_the_usual_ones(
    code: str, more: dict[str, str], tmp_path: Path
) -> None:
    assert ran(code + "print(program)", tmp_path, **more).stdout == "None\n"


def test_where_no_process_can_be_started_there_is_none_and_no_pipe_stays_open(tmp_path: Path) -> None:
    code = FORK.replace("program =", "free = os.dup(0); os.close(free); os.fork = None; os.fork = refuse; program =")
    code = code.replace("\nos.open", "\ndef refuse(): raise OSError(11, 'no')\nos.open")
    assert ran(code + "print(program, os.dup(0) == free)", tmp_path).stdout == "None True\n"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"XDG_DATA_HOME": "/elsewhere"},
        {"XDG_DATA_HOME": "relative"},
        {"XDG_DATA_HOME": " "},
        {"XDG_DATA_HOME": ""},
        {"HOME": "/home/ann", "XDG_DATA_HOME": ""},
    ],
)
def test_what_is_asked_first_and_what_is_opened_is_one_library(
    said: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert usual_path(os.environ) == str(default_path())


def test_without_a_home_the_first_does_not_guess() -> None:
    assert usual_path({}) is None and usual_path({"HOME": "here", "XDG_DATA_HOME": "there"}) is None


# The program


PRINT = """
import os, sys, subprocess
fork, popen = os.fork, subprocess.Popen

def told():
    process = fork()
    if process:
        sys.stderr.write(f"forked {'argparse' in sys.modules}\\n")
    return process

class Told(popen):
    def __init__(self, *given, **more):
        sys.stderr.write("started\\n")
        super().__init__(*given, **more)

os.fork, subprocess.Popen = told, Told
from tui_reader.first.start import main
sys.exit(main())
"""


def printed(*arguments: str, folder: Path, given: str = "") -> list[str]:
    """How the processes of a run begin that prints a page, and whether the command line was imported by then."""
    (folder / "here").mkdir(exist_ok=True)
    ran = subprocess.run(
        [sys.executable, "-P", "-c", PRINT, *arguments],
        cwd=folder / "here", input=given, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert "near the quay" in ran.stdout
    return ran.stderr.splitlines()


def test_a_page_that_is_printed_is_read_by_a_copy_and_a_kept_one_by_none(tmp_path: Path) -> None:
    page = tmp_path / "bell.html"
    page.write_text(PAGE % "The end is near the quay.", encoding="utf-8")
    assert printed("-p", str(page), folder=tmp_path) == ["forked False"]
    assert printed("-p", str(page), folder=tmp_path) == []
    assert printed("-f", "markdown", "--no-keep", str(page), folder=tmp_path) == ["forked False"]
    assert printed("-", folder=tmp_path, given=page.read_text()) == ["forked False"]
    assert printed("-p", "--refresh", str(page), folder=tmp_path) == ["started"]
    assert printed("-p", "-w", "60", "--no-keep", str(page), folder=tmp_path) == ["started"]


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_kept_page_is_printed_whatever_the_shell_closed(closed: int, tmp_path: Path) -> None:
    page = tmp_path / "bell.html"
    page.write_text(PAGE % "The end is near the quay.", encoding="utf-8")
    printed("-p", str(page), folder=tmp_path)
    again = f"exec {closed}>&-; exec {sys.executable} -P -m tui_reader -p {page}"
    ran = subprocess.run(["/bin/sh", "-c", again], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert closed == 1 or "near the quay" in ran.stdout
