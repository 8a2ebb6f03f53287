"""Two libraries over a real SSH server, and what is said when one of them can not."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from io import BytesIO, StringIO
from itertools import count
from pathlib import Path

import pytest

from tests.sshd import Server, free_port, slow_line
from tests.syncing import Box, keep, passage, state
from tui_reader.errors import UsageError
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.told.replica import Replica
from tui_reader.sync.line.frames import MARK, Line, LineBroke
from tui_reader.sync.line.talk import dial
from tui_reader.sync.session import sync_host
from tui_reader.sync.ssh import Way, check_host, command, failure
from tui_reader.words.sync import _Progress

pytestmark = [pytest.mark.process, pytest.mark.server]
FERRY = "https://coast.example/ferry"
SONG = "https://coast.example/song"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("ssh")
    running = Server(folder / "server", folder / "home")
    yield running
    running.stop()


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Box]:
    box = Box(tmp_path, "laptop")
    yield box
    box.close()


@pytest.fixture
def there(server: Server) -> Iterator[Box]:
    """The library on the other machine, empty."""
    folder = server.home / "data" / "tui-reader"
    for path in folder.glob("*"):
        path.unlink()
    box = Box(server.home / "data", "tui-reader")
    yield box
    box.close()


@pytest.fixture(autouse=True)
def reached(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUI_READER_SSH", server.ssh)


def run(box: Box, *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """The program on this machine; its library is that of the box."""
    data = box.folder.parent / "data"
    (data / "tui-reader").mkdir(parents=True, exist_ok=True)
    if not (data / "tui-reader" / "library.sqlite").exists():
        box.folded()
        (data / "tui-reader" / "library.sqlite").write_bytes(box.path.read_bytes())
    environment = {**os.environ, "XDG_DATA_HOME": str(data), "XDG_CONFIG_HOME": str(box.folder / "config")}
    program = str(Path(sys.executable).parent / "tui-reader")
    return subprocess.run(
        [program, "sync", *arguments], input=stdin, capture_output=True, text=True, env=environment, timeout=60
    )


def test_a_library_there_and_one_here_come_to_the_same(here: Box, there: Box) -> None:
    uuid = here.library.change(SetHighlight(keep(here, FERRY), passage("The ferry")))
    here.library.change(SetNote(uuid, "Why?"))
    keep(there, SONG, "The song")
    ended = sync_host(here.path, Way("box2"), "queue")
    assert ended.talked.given > 4 and ended.talked.taken.changed > 3
    assert (ended.talked.bodies_in, ended.talked.bodies_out) == (1, 1)
    assert {key: value for key, value in state(here).items() if key[0] != "b"} == {
        key: value for key, value in state(there).items() if key[0] != "b"
    }
    assert there.library.kept(FERRY) is not None


def test_the_command_says_one_line_and_asks_the_first_time(here: Box, there: Box) -> None:
    keep(here, FERRY)
    asked = run(here, "box2")
    assert asked.returncode == 2 and there.article(FERRY) is None
    assert "box2 will be sent 1 article, with places" in asked.stderr and "--yes" in asked.stderr
    dry = run(here, "box2", "--dry-run")
    assert dry.returncode == 0 and "would be out" in dry.stdout and there.article(FERRY) is None
    told = run(here, "--yes", "box2")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("box2: ") and " in, " in told.stdout and told.stdout.endswith(" s\n")
    assert there.article(FERRY) is not None
    assert run(here, "box2").stdout.startswith("box2: 0 in, 0 out · "), "it is asked once"
    assert run(here, "--log").stdout == "No two changes have met so far.\n"


def test_behind_the_reader_who_was_never_told_is_left_out_until_a_person_agreed(here: Box, there: Box) -> None:
    keep(here, FERRY)
    left_out = run(here, "--background", "box2")
    assert left_out.returncode == 2 and "box2 was never told anything" in left_out.stderr
    assert there.article(FERRY) is None
    assert run(here, "--background", "--yes", "box2").returncode == 0
    assert there.article(FERRY) is not None
    assert run(here, "--background", "box2").returncode == 0


def test_who_was_not_agreed_to_or_not_joined_keeps_no_other_from_being_told(here: Box, there: Box) -> None:
    shared = "postgresql://anna@127.0.0.1:9/books"
    keep(here, FERRY)
    assert run(here, "--yes", "box2").returncode == 0
    asked = run(here, "gone", "box2")
    assert asked.returncode == 2 and asked.stdout.startswith("box2: ")
    assert "tui-reader: gone was never told anything: Say so at a terminal" in asked.stderr
    told = run(here, "--yes", shared, "box2")
    assert told.returncode == 2 and told.stdout.startswith("box2: ")
    assert told.stderr.startswith("tui-reader: 127.0.0.1:9: This machine has not joined that library: ")


def test_what_can_not_be_reached_is_code_3_and_the_others_are_done(here: Box, there: Box) -> None:
    keep(here, FERRY)
    told = run(here, "--yes", "gone", "box2")
    assert told.returncode == 3 and told.stdout.startswith("box2: ")
    assert told.stderr.startswith("tui-reader: gone can not be reached: It may be off")
    assert run(here, "-oProxyCommand=x").returncode == 2
    assert run(here, "--yes", "--", "-oProxyCommand=touch /tmp/x").returncode == 2


@contextmanager
def no_program(server: Server, there: Box) -> Iterator[str]:
    yield "/nowhere/tui-reader"


@contextmanager
def program_without_sync(server: Server, there: Box) -> Iterator[str]:
    yield script(server, "older", "echo 'usage: tui-reader [-h]' >&2; exit 2")


@contextmanager
def program_of_the_next_protocol(server: Server, there: Box) -> Iterator[str]:
    stream = BytesIO()
    line = Line(BytesIO(), stream)
    line.answer()
    line.send("hello", {"proto": 2, "program": "9.0", "node": "abcdefgh", "name": "box2", "known": {}, "count": 0})
    (server.folder / "said").write_bytes(stream.getvalue())
    yield script(server, "newer", f"cat {server.folder}/said; cat >/dev/null")


@contextmanager
def busy_library(server: Server, there: Box) -> Iterator[str]:
    with there.library._changing():
        yield "tui-reader"


@contextmanager
def newer_library(server: Server, there: Box) -> Iterator[str]:
    with there.library._changing() as db:
        db.execute("PRAGMA user_version = 99")
    yield "tui-reader"


@contextmanager
def another_host_key(server: Server, there: Box) -> Iterator[str]:
    with instead(server.folder / "known", "box2 " + " ".join((server.folder / "user.pub").read_text().split()[:2])):
        yield "tui-reader"


@contextmanager
def no_host_key(server: Server, there: Box) -> Iterator[str]:
    with instead(server.folder / "known", ""):
        yield "tui-reader"


@contextmanager
def password(server: Server, there: Box) -> Iterator[str]:
    with instead(server.folder / "authorized", ""):
        yield "tui-reader"


@contextmanager
def nobody_there(server: Server, there: Box) -> Iterator[str]:
    config = (server.folder / "ssh_config").read_text()
    with instead(server.folder / "ssh_config", re.sub(r"Port \d+", f"Port {free_port()}", config)):
        yield "tui-reader"


@contextmanager
def instead(path: Path, text: str) -> Iterator[None]:
    """Another text stands in a file for a while."""
    before = path.read_text()
    path.write_text(text)
    try:
        yield
    finally:
        path.write_text(before)


def script(server: Server, name: str, text: str) -> str:
    path = server.folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o700)
    return str(path)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (no_program, "There is no tui-reader on box2: Install it there"),
        (program_without_sync, "The tui-reader on box2 is older and can not sync: Update it there."),
        (program_of_the_next_protocol, "another protocol"),
        (busy_library, "library is busy"),
        (newer_library, "newer tui-reader"),
        (another_host_key, "The host key of box2 has changed: "),
        (no_host_key, "box2 is not known yet: Log in once"),
        (password, "box2 does not let one in without a password: "),
        (nobody_there, "box2 can not be reached: "),
    ],
)
def test_whatever_is_wrong_is_one_sentence_and_code_3(
    here: Box, there: Box, server: Server, trouble: Callable[[Server, Box], AbstractContextManager[str]], said: str
) -> None:
    with trouble(server, there) as program:
        told = run(here, "--yes", "--background", "--remote-command", program, "box2")
    assert (told.returncode, told.stdout) == (3, "")
    (line,) = told.stderr.splitlines()
    assert line.startswith("tui-reader: ") and said in line and line.count("box2") >= 1


def test_a_clock_days_ahead_is_said_on_the_command_line(here: Box, there: Box) -> None:
    there.clock.seconds = time.time() + 10 * 86_400
    keep(there, FERRY)
    told = run(here, "--yes", "box2")
    assert told.returncode == 0
    assert re.search(r"tui-reader: the clock of \S+ is more than a day ahead of this one: set them", told.stderr)


def test_an_older_program_there_is_said() -> None:
    told = failure(Way("box2"), 2, "usage: tui-reader [-h]\nunrecognized arguments: --stdio", False)
    assert told is not None and str(told) == "The tui-reader on box2 is older and can not sync: Update it there."
    assert failure(Way("box2"), 0, "", True) is None


def test_a_key_may_be_bound_to_this_one_command(here: Box, tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "tui-reader"
    home = tmp_path / "home"
    bound = Server(tmp_path / "bound", home, f"XDG_DATA_HOME={home}/data {program} sync --stdio")
    try:
        keep(here, FERRY)
        os.environ["TUI_READER_SSH"] = bound.ssh
        assert sync_host(here.path, Way("box2")).talked.given > 3
        assert (home / "data/tui-reader/library.sqlite").exists()
    finally:
        bound.stop()


def test_over_a_slow_line(here: Box, there: Box, server: Server) -> None:
    keep(here, FERRY)
    with slow_line(server.port, 0.025) as port:
        server.write_config(port)
        try:
            assert sync_host(here.path, Way("box2")).talked.given > 3
        finally:
            server.write_config(server.port)
    assert there.article(FERRY) is not None


def test_the_answering_end_imports_next_to_nothing(there: Box, server: Server) -> None:
    code = (
        "import os, sys; end = os._exit; sys.argv[1:] = ['sync', '--stdio']; "
        "os._exit = lambda code: (sys.stderr.write(' '.join(sys.modules)), sys.stderr.flush(), end(code)); "
        "from tui_reader.first.start import main; main()"
    )
    environment = {**os.environ, "XDG_DATA_HOME": str(server.home / "data")}
    replica = Replica.open(there.path)
    with closing(replica):
        program = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment,
        )  # fmt: skip
        with program:
            assert program.stdin and program.stdout and program.stderr
            dial(Line(program.stdout, program.stdin), replica)
            program.stdin.close()
            modules = set(program.stderr.read().decode().split())
    allowed = sys.stdlib_module_names | {"tui_reader", "platformdirs", "__main__", "sitecustomize"}
    foreign = {name for name in modules if name.partition(".")[0] not in allowed and not name.startswith("_")}
    assert foreign == set(), foreign
    unneeded = {
        "argparse", "asyncio", "ssl", "email", "hashlib", "dataclasses", "tomllib", "tui_reader.cli",
        "tui_reader.article.document",
    }  # fmt: skip
    assert not unneeded & modules


@pytest.mark.parametrize("host", ["-oProxyCommand=x", "box2;ls", "", "a b", "box$(x)", "päb"])
def test_what_is_no_host_is_refused(host: str) -> None:
    with pytest.raises(UsageError):
        check_host(host)


def test_nothing_is_forwarded_and_the_host_is_no_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUI_READER_SSH")
    started = command(Way("me@box2", "/opt/tui reader", background=True))
    assert started[:3] == ["ssh", "-T", "-oClearAllForwardings=yes"] and "-oBatchMode=yes" in started
    assert started[-5:] == ["--", "me@box2", "'/opt/tui reader'", "sync", "--stdio"]
    assert "-oBatchMode=yes" not in command(Way("box2"))


def test_a_line_cut_at_any_frame_is_all_or_nothing(here: Box, tmp_path: Path) -> None:
    """The answering end is a process; what it sends and gets ends at every byte where a frame begins."""
    for at in range(3):
        keep(here, f"https://coast.example/{at}", f"Number {at}")
    is_cut = True
    for cut in count():
        if not is_cut:
            break
        other = Box(tmp_path, f"other{cut}")
        other.close()
        environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / f"home{cut}")}
        program = subprocess.Popen(
            [str(Path(sys.executable).parent / "tui-reader"), "sync", "--stdio"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, env=environment,
        )  # fmt: skip
        assert program.stdin and program.stdout
        line = CutLine(program.stdout, program.stdin, cut)
        before = state(here)
        with closing(here.replica()) as replica:
            try:
                dial(line, replica)
                is_cut = False
            except LineBroke:
                is_cut = True
        program.kill()
        program.wait()
        program.stdin.close()
        program.stdout.close()
        library = tmp_path / f"home{cut}" / "tui-reader" / "library.sqlite"
        if library.exists():
            with closing(Replica.open(library)) as replica:
                articles = replica.ask(lambda db: db.execute("SELECT count(*) FROM article").fetchone()[0])
            assert articles in (0, 3)
        assert {key for key in state(here) if key[0] != "box"} == {key for key in before if key[0] != "box"}
    assert cut > 6, "hello, writes and end go both ways"


class CutLine(Line):
    """A line that breaks with the frame of this number, of those that go and come."""

    def __init__(self, reads: object, writes: object, frames: int) -> None:
        super().__init__(reads, writes)  # type: ignore[arg-type]  # they are pipes
        self._left = frames

    def _count(self) -> None:
        if self._left == 0:
            raise LineBroke
        self._left -= 1

    def send(self, kind: str, *items: object) -> None:
        self._count()
        super().send(kind, *items)

    def receive(self) -> tuple[str, list[object]]:
        self._count()
        return super().receive()


def test_what_a_login_shell_says_is_passed_over(tmp_path: Path) -> None:
    said = tmp_path / "said"
    said.write_bytes(b"Welcome!\n" + MARK)
    with said.open("rb") as reads, said.open("ab") as writes:
        Line(reads, writes).wait_for_answer()
        assert reads.read() == b""


class Terminal(StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (("out", 5_000, 320_000), "5,000 of 320,000 out · Ctrl-C stops, nothing is half taken"),
        (("in", 6_000, 0), "6,000 in · Ctrl-C stops, nothing is half taken"),
        (("in", 4_000, 4_000), ""),
    ],
)
def test_a_first_copy_says_how_far_it_is(
    shown: tuple[str, int, int], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with _Progress() as progress:
        progress.show(*shown)
    assert terminal.getvalue() == (f"\r\033[K{words}\r\033[K" if words else "")
