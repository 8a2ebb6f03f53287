"""Processes: all are started in one room, see no module of the current folder, and end when nobody wants them."""

import ast
import asyncio
import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import tui_reader
from tests.test_figures import PNG
from tests.test_imports import FILES, ROOT
from tui_reader.errors import Advice, ReaderError, Refused, TimedOut
from tui_reader.exchange.process.import_child import reads
from tui_reader.extraction.process.child import Child
from tui_reader.lexing.lexing import lexed
from tui_reader.lexing.styles import Code
from tui_reader.process.endings import ending, not_started
from tui_reader.process.entry import NOT_LOADED
from tui_reader.process.inside import heard, told
from tui_reader.process.machine import asked, launched, lent_terminal
from tui_reader.process.modules import environment, folders
from tui_reader.process.program import Process
from tui_reader.ui.boxes.picture import PictureError, drawn
from tui_reader.web.fetching import Fetching
from tui_reader.web.page import Page

pytestmark = pytest.mark.process

STORY = (Path(__file__).parent / "pages" / "structure.html").read_bytes()
# What starts a process, by the name it is called with.
STARTERS = {"fork", "forkpty", "popen", "posix_spawn", "posix_spawnp", "startfile", "system"}
STARTING_MODULES = {"subprocess", "multiprocessing", "pty", "webbrowser", "popen2"}


# One room


def starts(source: str) -> list[str]:
    """What in a source starts processes, or brings what does."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.partition(".")[0] in STARTING_MODULES]
        elif isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names]
            found += [node.module or ""] if (node.module or "").partition(".")[0] in STARTING_MODULES else []
            found += [name for name in names if _starts(name) or name == "ProcessPoolExecutor"]
        elif isinstance(node, ast.Attribute) and (_starts(node.attr) or node.attr == "ProcessPoolExecutor"):
            found.append(node.attr)
    return found


def _starts(name: str) -> bool:
    return name in STARTERS or name.startswith(("create_subprocess", "subprocess_", "execv", "execl", "spawn"))


@pytest.mark.parametrize("path", FILES, ids=str)
def test_processes_are_started_in_one_room(path: Path) -> None:
    assert path.parts[0] == "process" or starts((ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import subprocess",
        "def f():\n    from subprocess import run",
        "import asyncio\nasyncio.create_subprocess_exec('a')",
        "from asyncio import create_subprocess_shell",
        "import os\nos.system('a')",
        "import os\nos.execvp('a', ['a'])",
        "from os import posix_spawn",
        "import multiprocessing.pool",
        "import webbrowser",
        "from concurrent.futures import ProcessPoolExecutor",
    ],
)
def test_what_starts_a_process_is_seen(source: str) -> None:
    assert len(starts(source)) == 1


# No module of the current folder


def ours() -> set[str]:
    """The modules that the package starts as processes, found in its sources."""
    found = set()
    for path in FILES:
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Process", "forked"):
                module = node.args[0]
                assert isinstance(module, ast.Constant), f"{path} starts a module that is not written there"
                found.add(str(module.value))
    return found


def poison(folder: Path, told: Path) -> None:
    """Fill a folder with modules named like all that can be imported; each tells when it is executed."""
    own = {"sitecustomize", "usercustomize", "tui_reader", "tests"}
    for name in {*sys.stdlib_module_names, *packages_distributions(), *own}:
        if name.isidentifier():
            (folder / f"{name}.py").write_text(f"open({str(told)!r}, 'a').write({name!r} + ' ')\nraise SystemExit(3)\n")


async def _extraction() -> None:
    for content_type in ("text/html", "text/plain", "text/markdown", "text/html; charset=gb18030"):
        notes: list[str] = []
        page = Page("https://a.example/b", "https://a.example/b", STORY, content_type)
        assert (await Child.start().read(page, on_note=notes.append)).blocks
        assert notes == []


async def _fetching() -> None:
    with pytest.raises(ReaderError, match="is down, or it has no encryption"):
        _ = [step async for step in Fetching("https://127.0.0.1:443/").steps()]


async def _picture() -> None:
    pytest.importorskip("textual_image")
    assert (await drawn(PNG, "blocks", (10, 10), (8, 16))).columns
    assert (await drawn(PNG, "sixel", (10, 10), (8, 16))).sequence
    assert (await drawn(PNG, "kitty", (10, 10), (8, 16))).sequence


async def _lexing() -> None:
    assert [styles async for styles in lexed([Code("python", "def a(): 1"), Code("php", "<?php if (1) {}")])][1]


async def _importing() -> None:
    assert [part async for part in reads(b"https://tide.example/a\n")]


# A question whose answer needs all that a process imports.
QUESTIONS: dict[str, Callable[[], Awaitable[None]]] = {
    "tui_reader.extraction.process.page_worker": _extraction,
    "tui_reader.web.fetcher": _fetching,
    "tui_reader.ui.boxes.viewer": _picture,
    "tui_reader.lexing.lexer_worker": _lexing,
    "tui_reader.exchange.process.import_worker": _importing,
}


def test_every_process_of_the_package_is_asked_here() -> None:
    assert ours() == set(QUESTIONS)


@pytest.mark.parametrize("where", ["", ".", "below/..", "{}"], ids=["empty", "dot", "relative", "absolute"])
@pytest.mark.parametrize("module", QUESTIONS)
async def test_a_process_executes_no_module_of_the_current_folder(
    module: str, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, told = tmp_path / "here", tmp_path / "told"
    (here / "below").mkdir(parents=True)
    poison(here, told)
    monkeypatch.chdir(here)
    monkeypatch.setenv("PYTHONPATH", where.format(here))
    monkeypatch.setattr(sys, "path", [*sys.path, "", str(here)])
    await QUESTIONS[module]()
    assert not told.exists(), told.read_text()


@pytest.mark.parametrize("module", QUESTIONS)
async def test_a_process_started_in_a_folder_that_was_deleted_answers(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    await QUESTIONS[module]()


@pytest.mark.parametrize("command", [("-m", "tui_reader"), ("-P", "-c", "from tui_reader.cli import main; main()")])
def test_the_program_executes_no_module_of_the_current_folder(command: tuple[str, ...], tmp_path: Path) -> None:
    here, told, file = tmp_path / "here", tmp_path / "told", tmp_path / "structure.html"
    here.mkdir()
    file.write_bytes(STORY)
    poison(here, told)
    # What -m itself imports it takes from there, before any line of ours; then the package, as it should.
    own = "import sys, runpy, pkgutil; print(*sys.modules)"
    imported = subprocess.run([sys.executable, "-P", "-c", own], capture_output=True, text=True, check=True).stdout
    for name in ("tui_reader", *imported.split()):
        (here / f"{name}.py").unlink(missing_ok=True)
    answer = subprocess.run(
        [sys.executable, *command, "-p", "--no-keep", file], cwd=here, capture_output=True, timeout=60, check=False
    )
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert not told.exists(), told.read_text()


def test_a_process_gets_what_its_parent_looks_into_after_its_own() -> None:
    path = ["", "/home/ann/song", "/usr/lib/python3.11", "/home/ann/song/below", "sub", "/opt/packages"]
    given = folders(path, "/home/ann/song", {"PYTHONPATH": ":below:/opt/packages"})
    assert given == ["/usr/lib/python3.11", "/opt/packages"]
    assert folders(["/opt/packages", ""], "", {}) == ["/opt/packages"]


def test_of_pythons_variables_a_process_gets_those_that_say_where_it_is() -> None:
    given = {"PYTHONPATH": "x", "PYTHONINSPECT": "1", "PYTHONWARNINGS": "error", "PYTHONHOME": "/p", "https_proxy": "p"}
    assert environment(given) == {"PYTHONHOME": "/p", "https_proxy": "p"}


async def test_a_module_that_only_the_parents_path_has_is_found_behind_the_standard_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    helper(tmp_path, "import json, sys; print(json.dumps(sys.argv[1:]))")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    process = Process("helper", "a", "b c", seconds=20)
    assert json.loads(await (await process.ask(b"")).read()) == ["a", "b c"]


# Their end


def helper(folder: Path, code: str) -> None:
    """A module `helper` whose main runs the code."""
    lines = "\n".join(f"    {line}" for line in code.split("\n"))
    (folder / "helper.py").write_text(f"def main():\n{lines}\n    return 0\n")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of modules that processes find."""
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    yield tmp_path


async def test_an_answer_that_takes_too_long_is_cut_short(folder: Path) -> None:
    helper(folder, "import time\nprint('begun', flush=True)\ntime.sleep(100)")
    process = Process("helper", seconds=0.5)
    assert await (await process.ask(b"")).read() in (b"begun\n", b"")
    assert (process.stopped, await process.wait()) == ("took longer than 0.5 s", -signal.SIGKILL)
    assert await process.ending() == "took longer than 0.5 s"


async def test_an_answer_that_is_too_long_is_cut_short(folder: Path) -> None:
    helper(folder, "while True: print('x' * 1000)")
    process = Process("helper", seconds=20, most=5_000_000)
    assert 4_000_000 < len(await (await process.ask(b"")).read()) <= 5_000_000
    assert await process.ending() == "wrote more than 5 MB"


async def test_what_a_process_started_ends_with_it(folder: Path) -> None:
    helper(folder, "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'print(1, flush=True); input()'])")
    process = Process("helper", seconds=20)
    answer = await process.answer()
    assert await answer.readline() == b"1\n"
    process.kill()
    assert await process.wait() == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        while True:  # until the system has taken all of them away
            os.killpg(process.pid, 0)
            await asyncio.sleep(0.01)


def test_a_process_ends_with_its_parent_even_one_that_was_killed(tmp_path: Path) -> None:
    helper(tmp_path, "import os, time\nprint(os.getpid(), flush=True)\ntime.sleep(100)")
    code = (
        "import asyncio, os, signal\nfrom tui_reader.process.program import Process\n"
        "async def main():\n    answer = await Process('helper', seconds=60).ask(b'')\n"
        "    print((await answer.readline()).decode(), flush=True)\n    os.kill(os.getpid(), signal.SIGKILL)\n"
        "asyncio.run(main())"
    )
    given = {**os.environ, "PYTHONPATH": f"{tmp_path}:{ROOT.parent}"}
    parent = subprocess.run([sys.executable, "-c", code], capture_output=True, env=given, check=False)
    assert parent.returncode == -signal.SIGKILL
    until_it_is_gone(int(parent.stdout))


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_a_process_that_lost_its_parent_before_it_looked_ends(system: str) -> None:
    code = (
        f"import sys; sys.platform = {system!r}; from tui_reader.process.inside import die_with_parent as die; die(1)"
    )
    after = subprocess.run([sys.executable, "-c", f"{code}; print('alive')"], capture_output=True, check=False)
    assert (after.returncode, after.stdout) == (0, b"")


def test_where_the_system_does_not_tell_it_a_process_sees_its_parents_end() -> None:
    inner = (
        "import os, sys, time\nfrom tui_reader.process import inside\ninside.LOOK_SECONDS = 0.01\n"
        "inside.watch(os.getppid())\nprint(os.getpid(), flush=True)\ntime.sleep(100)"
    )
    outer = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {inner!r}]); sys.stdin.read(1)"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", outer], stdin=pipe, stdout=pipe) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    until_it_is_gone(child)


def until_it_is_gone(process: int) -> None:
    """Wait until there is no such process, or only what is left of it."""
    while Path(f"/proc/{process}").exists():
        state = Path(f"/proc/{process}/stat")
        try:
            if state.read_text().rpartition(")")[2].split()[0] == "Z":
                return
        except OSError:
            return


# Their sentences


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "is gone"),
        (errno.EACCES, "may not be started"),
        (errno.ENOMEM, "the memory is full"),
        (errno.EAGAIN, "too many"),
        (errno.EMFILE, "too many files"),
        (errno.E2BIG, "No process could be started"),
    ],
)
def test_a_process_that_can_not_be_started_has_its_sentence(
    number: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(ReaderError) as caught:
        Process("helper", seconds=1)
    assert words in caught.value.title and caught.value.detail


async def test_without_an_interpreter_every_process_has_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", None)
    with pytest.raises(ReaderError, match="is gone"):
        Child.start()
    with pytest.raises(ReaderError, match="is gone"):
        Fetching("https://a.example/")
    with pytest.raises(PictureError, match="is gone"):
        await drawn(PNG, "blocks", (10, 10), (8, 16))


def test_how_a_process_ended_is_said() -> None:
    assert "memory" in ending(-signal.SIGKILL) and "too long" in ending(-signal.SIGXCPU)
    assert ending(-signal.SIGSEGV) == "ended by signal 11" and ending(1) == "broke off"
    assert ending(-signal.SIGKILL, "took longer than 5 s") == "took longer than 5 s"
    assert not_started(MemoryError(), "python").title == "No process could be started: the memory is full"


async def test_a_module_that_can_not_be_loaded_is_told(folder: Path) -> None:
    (folder / "helper.py").write_text("import no_such_module")
    process = Process("helper", seconds=20)
    assert await (await process.ask(b"")).read() == b""
    assert await process.wait() == NOT_LOADED
    assert await process.ending() == "could not load what it needs; the installation is damaged"


async def test_a_request_that_tells_nonsense_or_breaks_off_has_its_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = Process.__init__

    def other(self: Process, module: str, **limits: float) -> None:
        started(self, "helper", seconds=20)

    monkeypatch.setattr(Process, "__init__", other)
    for line in (
        "no json",
        '["page", [1]]',
        '["page", [1e12, "", "", "", "", "", 0, []]]',
        '["progress", [1,2,3,4,5,6,7]]',
    ):
        helper(folder, f"print({line!r})")
        with pytest.raises(ReaderError, match="Its process broke off"):
            _ = [step async for step in Fetching("https://a.example/").steps()]


async def test_a_damaged_installation_is_told_for_a_page_and_a_picture(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "helper.py").write_text("import no_such_module")
    started = Process.__init__
    monkeypatch.setattr(Process, "__init__", lambda self, *_, **__: started(self, "helper", seconds=20))
    with pytest.raises(ReaderError, match="the installation is damaged"):
        await Child.start().read(Page("https://a.example/b", "https://a.example/b", STORY, "text/html"))
    with pytest.raises(ReaderError, match="the installation is damaged"):
        _ = [step async for step in Fetching("https://a.example/").steps()]
    with pytest.raises(PictureError):
        await drawn(PNG, "blocks", (10, 10), (8, 16))


def test_errors_of_ours_cross_a_pipe() -> None:
    more = [Advice("view", "shows more")]
    refused = Refused("It refused", "so", more, status=451)
    for error in (ReaderError("A title", "a detail"), TimedOut("It is slow"), refused):
        found = heard(json.loads(json.dumps(told(error))))
        assert (type(found), str(found), told(found)) == (type(error), str(error), told(error))
    for name in ("OSError", "clean", "__class__"):
        with pytest.raises(ValueError, match="no error"):
            heard([name, "", "", [], 0, 0.0])


# Programs of the machine


def test_a_program_is_asked_within_its_time_and_size() -> None:
    assert asked(["cat"], b"tide" * 50_000, seconds=20) == (0, b"tide" * 50_000)
    assert asked(["sh", "-c", "echo no; exit 3"], seconds=20) == (3, b"no\n")
    assert asked(["/nowhere/cat"], seconds=20) is None
    assert asked(["sleep", "100"], seconds=0.05) is None
    assert asked(["yes"], seconds=20, most=1000) is None
    assert asked(["sh", "-c", "exec >&-; sleep 100"], seconds=0.3) is None


def test_a_program_that_is_asked_ends_with_what_it_started() -> None:
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    assert asked(["sh", "-c", "sleep 100 & exec sleep 100"], seconds=0.2) is None
    os.close(writing)
    assert os.read(reading, 1) == b""  # nobody holds its other end
    os.close(reading)


def test_a_program_that_is_launched_leaves_no_zombie(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert launched(["sh", "-c", f"echo $$ > {pipe}"])
    _until_it_has_no_entry(int(pipe.read_text()))
    assert not launched(["/nowhere/browser"])


def _until_it_has_no_entry(process: int) -> None:
    while Path(f"/proc/{process}").exists():
        pass


def test_a_program_that_can_not_be_started_gets_no_terminal() -> None:
    assert lent_terminal(["true"]) == 0 and lent_terminal(["false"]) == 1
    assert lent_terminal(["/nowhere/w3m"]) is None


def test_the_package_that_runs_here_is_the_one_that_processes_run() -> None:
    assert Path(tui_reader.__file__).parent == ROOT
