"""Being a program: signals, terminals of every kind and none, whatever is typed, and the exit codes."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import Connection, Server
from tests.terminal import Terminal
from tests.test_cli import run
from tui_reader.library.library import Library, default_path

pytestmark = pytest.mark.terminal

LINES = "\n\n".join(f"The tide table of day {number} hangs on the wall." for number in range(1, 301))
TITLE = "Tide tables"
BAD_SEQUENCES = (
    b"\xff\xfe\xfd", b"\xc3(", b"\xe2\x82", b"\xf0\x9f", b"\x80" * 50, b"\x1b[99999999999999u", b"\x1b[1114112;5u",
    b"\x1b[48;99999;99999;1;1t", b"\x1b[48;0;0;0;0t", b"\x1b[<99999999;1;1M", b"\x1b[M\xff\xff\xff", b"\x1b" * 30,
    b"\x1b[" + b"1;" * 200 + b"u", b"\x1b[0;5;55296:1114111u", b"\x1b[?2026;4$y", b"\x1b[?2048;2$y", b"\x1b]0;x",
    b"\x00" * 20,
    b"\x1bP1$r0m\x1b\\", b"\x1b[999;999R",
)  # fmt: skip


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    """A file that is long enough to be somewhere in it."""
    file = tmp_path / "tides.md"
    file.write_text(f"# {TITLE}\n\n{LINES}\n", encoding="utf-8")
    return file


def fraction() -> float:
    """How far the only article in the library was read."""
    with Library.open(default_path()) as library:
        (row,) = library.articles()
        return row.fraction


def ended(terminal: Terminal) -> int:
    """The exit code, after looking that nothing went wrong and the terminal is as it was."""
    code = terminal.wait()
    assert b"fault of ours" not in terminal.output and b"Traceback" not in terminal.output
    assert terminal.is_restored
    return code


def read_on(terminal: Terminal) -> None:
    """Go three screens down."""
    terminal.wait_for("day 1 ")
    terminal.send("   ")
    terminal.wait_for("day 36 ")


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=["TERM", "HUP", "INT"]
)
def test_a_signal_gives_the_terminal_back_and_saves_the_place(number: int, code: int, tides: Path) -> None:
    with Terminal(str(tides)) as terminal:
        read_on(terminal)
        terminal.signal(number)
        assert ended(terminal) == code
    assert fraction() > 0.05


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=["TERM", "HUP", "INT"])
def test_a_signal_while_the_app_starts_gives_the_terminal_back(number: int, tides: Path) -> None:
    with Terminal(str(tides)) as terminal:
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.output)
        terminal.signal(number)
        assert ended(terminal) == 128 + number


@pytest.mark.parametrize("how", ["signal", "key"])
def test_stopped_and_continued_the_reader_stands_where_it_stood(how: str, tides: Path) -> None:
    with Terminal(str(tides)) as terminal:
        read_on(terminal)
        if how == "key":
            terminal.send("\x1a")
        else:
            terminal.signal(signal.SIGTSTP)
        terminal.wait_for_stop()
        assert terminal.is_restored
        assert fraction() > 0.05
        terminal.output.clear()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.output and b"day 36 " in terminal.output)
        terminal.send("q")
        assert ended(terminal) == 0


def test_a_window_that_is_closed_ends_the_reader_and_the_place_is_saved(tides: Path) -> None:
    with Terminal(str(tides)) as terminal:
        read_on(terminal)
        terminal.hang_up()
        assert terminal.process.wait(30) == 129
    assert fraction() > 0.05


def test_without_any_terminal_the_text_is_printed(tides: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "tui_reader", str(tides)], stdin=subprocess.DEVNULL, capture_output=True,
        start_new_session=True, timeout=60, check=False,
    )  # fmt: skip
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert answer.stdout.startswith(TITLE.encode()) and b"\x1b" not in answer.stdout


def test_with_standard_output_elsewhere_the_text_is_printed_there(tides: Path, tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out, Terminal(str(tides), stdout=out) as terminal:
        assert terminal.wait() == 0
        assert terminal.output == b""
    assert (tmp_path / "out").read_bytes().startswith(TITLE.encode())


def test_a_page_from_a_pipe_is_read_with_keys_from_the_terminal(tides: Path) -> None:
    with tides.open("rb") as page, Terminal(stdin=page) as terminal:
        read_on(terminal)
        terminal.send("q")
        assert ended(terminal) == 0


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_fault(streams: str, tides: Path) -> None:
    command = f'"$0" -m tui_reader -p --no-keep "$1" {streams}'
    answer = subprocess.run(["sh", "-c", command, sys.executable, tides], capture_output=True, timeout=60, check=False)
    assert (answer.returncode, answer.stderr) == (0, b"")


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "dumb"},
        {"TERM": None},
        {"TERM": "no-such-terminal"},
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": None},
        {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "no_SUCH.locale"},
        {"COLUMNS": "nonsense", "LINES": "-1"},
        {"NO_COLOR": "1"},
        {"HOME": "/nowhere"},
    ],
    ids=str,
)
def test_every_environment_has_a_reader_and_a_way_out(environment: dict[str, str | None], tides: Path) -> None:
    with Terminal(str(tides), environment=environment) as terminal:
        read_on(terminal)
        terminal.send("q")
        assert ended(terminal) == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "shift_jis", "utf-16"])
@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
def test_no_encoding_of_the_locale_keeps_a_text_from_being_printed(format: str, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "words.md"
    file.write_text("# Über “gęśl”\n\nEin Satz — mit 日本 und 😀 und e\u0301, der lang genug ist.\n", encoding="utf-8")
    given = {**os.environ, "PYTHONIOENCODING": encoding}
    answer = subprocess.run(
        [sys.executable, "-m", "tui_reader", "--no-keep", "-f", format, file],
        capture_output=True,
        env=given,
        check=True,
    )
    text = answer.stdout.decode("utf-8" if format in ("html", "json") else encoding)
    assert answer.stderr == b"" and "der lang genug ist." in text
    if format == "json":
        assert json.loads(answer.stdout)["title"] == "Über “gęśl”"


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 40), (300, 1), (5, 3)])
def test_the_smallest_terminal_has_a_way_out(size: tuple[int, int], tides: Path) -> None:
    with Terminal(str(tides), size=size) as terminal:
        terminal.wait_for(lambda: b"\x1b[?2004h" in terminal.output)
        terminal.send('jj ?\x1b]")t"=\x1b:\x1b/a\r')
        terminal.resize(80, 24)
        leave(terminal)


def test_a_storm_of_resizes_leaves_the_text_where_it_was(tides: Path) -> None:
    with Terminal(str(tides)) as terminal:
        read_on(terminal)
        top = terminal.text.split("\n")[0].strip()
        sizes = random.Random(5)
        for _ in range(150):
            terminal.resize(sizes.randint(1, 250), sizes.randint(1, 90))
            terminal.signal(signal.SIGWINCH)
        terminal.resize(80, 24)
        terminal.wait_for(lambda: terminal.text.split("\n")[0].strip() == top)
        terminal.send("q")
        assert ended(terminal) == 0


def test_a_storm_of_keys_is_survived(tides: Path, tmp_path: Path) -> None:
    with Terminal(str(tides), folder=tmp_path) as terminal:
        terminal.wait_for("day 1 ")
        keys = random.Random(7)
        pool = [chr(code) for code in range(32, 127) if chr(code) not in "qQoFw"]
        pool += ["\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\t", "\r", "\x7f", "\x0c", "\x05", "é", "日", "\x1b[Z"]
        terminal.send("".join(keys.choices(pool, k=1500)))
        leave(terminal)


def leave(terminal: Terminal) -> None:
    """Out of whatever is open, to the shell; n answers a question."""
    for _ in range(20):
        if terminal.process.poll() is not None:
            break
        for keys in ("\x1b", "n", "\x1bQ"):
            terminal.send(keys)
            terminal.read_for(0.1)
    assert ended(terminal) == 0


def test_escape_and_a_capital_in_one_piece_are_both(tides: Path) -> None:
    with Terminal(str(tides)) as terminal:
        terminal.wait_for("day 1 ")
        terminal.send(":")
        terminal.wait_for("Esc back")
        terminal.send("\x1bQ")
        assert ended(terminal) == 0


@pytest.mark.parametrize("data", BAD_SEQUENCES, ids=repr)
def test_no_byte_sequence_on_the_keyboard_ends_the_reader(data: bytes, tides: Path) -> None:
    with Terminal(str(tides)) as terminal:
        terminal.wait_for("day 1 ")
        terminal.send(data)
        terminal.send(b"\x1b\x1b")
        terminal.read_for(0.3)
        terminal.send("g")
        read_on(terminal)
        terminal.send("Q")
        assert ended(terminal) == 0


ODD = "\x1b]0;x\x07\x9b6n"
ODD_ENVIRONMENTS: tuple[dict[str, str | None], ...] = (
    {"TERM": ODD}, {"TERM": "x" * 100_000}, {"TERM": ""}, {"COLUMNS": "-1", "LINES": "99999999"},
    {"COLUMNS": "9" * 5000},
    {"VTE_VERSION": "9" * 5000}, {"VTE_VERSION": "²"}, {"LANG": ODD, "LC_ALL": ODD},
    {"XDG_DATA_HOME": f"/dev/null/{ODD}"},
    {"XDG_CONFIG_HOME": "/dev/null"}, {"BROWSER": ODD, "EDITOR": ODD, "VISUAL": ODD, "PAGER": ODD}, {"STY": ODD},
    {"TMUX": ODD, "TMUX_PANE": ODD}, {"HOME": "relative"}, {"TEXTUAL_DRIVER": "os:system"}, {"ESCDELAY": "-5"},
    {"TZ": ODD},
)  # fmt: skip


@pytest.mark.parametrize("environment", ODD_ENVIRONMENTS, ids=lambda each: "-".join(each))
def test_no_variable_of_the_environment_ends_the_reader_or_acts(
    environment: dict[str, str | None], tides: Path
) -> None:
    with Terminal(str(tides), environment=environment) as terminal:
        terminal.wait_for("day 1 ")
        terminal.send("=")
        terminal.wait_for("words")
        terminal.send("qQ")
        assert ended(terminal) == 0
        assert terminal.controls == []


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b[200~ a \x1b]0;xQ\x07 Q \x1b[201~",
        "\x1b[?62;4;22c\x1b]52;c;UQ==Q\x07\x1b]52;c;UQ==Q\x1b\\",
        "\x1bP1$rQ\x1b\\\x1b[81~",
    ],
)
def test_nothing_that_is_pasted_or_answered_is_a_key(sent: str, tides: Path) -> None:
    with Terminal(str(tides)) as terminal:
        terminal.wait_for("day 1 ")
        terminal.send(sent)
        terminal.send("G")
        terminal.wait_for("end")
        terminal.send("g")
        read_on(terminal)
        leave(terminal)


def test_pasted_binary_is_survived(tides: Path, tmp_path: Path) -> None:
    noise = bytes(byte for byte in random.Random(3).randbytes(40_000) if byte not in b"qQoFw\x03\x1a")
    with Terminal(str(tides), folder=tmp_path) as terminal:
        terminal.wait_for("day 1 ")
        terminal.send(b"\x1b[200~" + noise.replace(b"\x1b", b"") + b"\x1b[201~")
        terminal.send(noise[:3000])
        leave(terminal)


@pytest.fixture
def silent() -> Iterator[Server]:
    """A server that answers nothing."""
    with Server({"*": Connection.stall}) as server:
        yield server


def test_ctrl_c_while_loading_leaves_at_once(silent: Server) -> None:
    with Terminal(silent.address("/a")) as terminal:
        terminal.wait_for(silent.asked.is_set)
        terminal.send("\x03")
        assert ended(terminal) == 130
    assert silent.left.wait(10)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_while_printing_is_quiet(number: int, code: int, silent: Server) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tui_reader", "-p", silent.address("/a")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert silent.asked.wait(30)
    process.send_signal(number)
    assert process.communicate(timeout=30) == (b"", b"")
    assert process.returncode == code


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
def test_a_pipe_that_closes_early_is_quiet(format: str, tmp_path: Path) -> None:
    file = tmp_path / "long.md"
    file.write_text("# Long\n\n" + "The same words again and again, on every line.\n\n" * 5000)
    command = '"$0" -m tui_reader --no-keep -f "$1" "$2" | head -c 5; exit "${PIPESTATUS[0]}"'
    answer = subprocess.run(["bash", "-c", command, sys.executable, format, file], capture_output=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, b"")


@pytest.mark.parametrize(
    "arguments", [("--\x1b[31mred",), ("-f", "\x9b31m"), ("-w", "\x1b]0;x\x07"), ("-p", "./a\x1bb")]
)
def test_what_was_typed_wrongly_is_said_back_without_controls(arguments: tuple[str, ...]) -> None:
    answer = run(*arguments)
    assert answer.returncode in (2, 3)
    assert not {"\x1b", "\x07", "\x9b"} & set(answer.stderr.decode())


def test_standard_input_is_read_up_to_the_limit() -> None:
    command = f'yes "A line and a line." | "{sys.executable}" -m tui_reader -p -'
    answer = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=False)
    assert answer.returncode == 6 and b"More than" in answer.stderr


def test_a_frame_is_drawn_at_once_where_the_terminal_says_that_it_can(tides: Path) -> None:
    with Terminal(str(tides)) as terminal:
        terminal.wait_for("day 1 ")
        terminal.send("\x1b[?2026;2$y")
        read_on(terminal)
        terminal.wait_for(lambda: b"\x1b[?2026h" in terminal.output and b"\x1b[?2026l" in terminal.output)
        terminal.send("q")
        assert ended(terminal) == 0


# What never comes, or never ends

HANGING_DISK = """
import builtins, time
whole = builtins.open
def slow(name, *others, **named):
    if str(name).endswith("slow.html"):
        time.sleep(1000)
    return whole(name, *others, **named)
builtins.open = slow
"""
SOURCES = ("silent pipe", "pipe that somebody holds", "hanging disk", "silent input", "endless input")


class Slow:
    """A source that keeps the reader waiting, made in a folder. arguments, stdin and environment: for the program."""

    def __init__(self, name: str, folder: Path) -> None:
        self.environment: dict[str, str | None] = {}
        self.stdin: int | None = None
        self._held: list[int] = []
        self.arguments = ("-",)
        if name == "hanging disk":
            (folder / "slow.html").write_text("<p>Never read.")
            (folder / "sitecustomize.py").write_text(HANGING_DISK)
            self.environment["PYTHONPATH"] = str(folder)
            self.arguments = (str(folder / "slow.html"),)
        elif name.endswith("input"):
            self.stdin, writing = os.pipe()
            self._held += [self.stdin, writing]
            if name == "endless input":
                os.write(writing, b"A line, and the next is not there yet. ")
        else:
            pipe = folder / "pipe"
            os.mkfifo(pipe)
            self.arguments = (str(pipe),)
            if name == "pipe that somebody holds":
                self._held.append(os.open(pipe, os.O_RDWR))

    def close(self) -> None:
        for descriptor in self._held:
            os.close(descriptor)


@pytest.fixture(params=SOURCES)
def slow(request: pytest.FixtureRequest, tmp_path: Path, machine: Path) -> Iterator[Slow]:
    """Each of the sources that keep the reader waiting, for longer than a test does."""
    made = Slow(request.param, tmp_path)
    settings = machine / ".config" / "tui-reader" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[limits]\nheaders = 600\n")
    yield made
    made.close()


def opening(slow: Slow) -> Terminal:
    return Terminal("--no-keep", *slow.arguments, stdin=slow.stdin, environment=slow.environment)


def test_esc_stops_waiting_for_what_never_comes_and_q_leaves(slow: Slow) -> None:
    with opening(slow) as terminal:
        terminal.wait_for("Esc")
        terminal.send("\x1b")
        terminal.wait_for("Stopped")
        terminal.send("q")
        assert ended(terminal) == 0


@pytest.mark.parametrize(("keys", "code"), [("q", 0), ("\x03", 130)])
def test_what_never_comes_is_left_at_once(keys: str, code: int, slow: Slow) -> None:
    with opening(slow) as terminal:
        terminal.wait_for("Esc")
        terminal.send(keys)
        assert ended(terminal) == code


def test_ctrl_c_while_printing_what_never_comes_ends_at_once(slow: Slow) -> None:
    given = {**os.environ, **{name: value for name, value in slow.environment.items() if value}}
    command = [sys.executable, "-X", "importtime", "-m", "tui_reader", "-p", "--no-keep", *slow.arguments]
    process = subprocess.Popen(command, stdin=slow.stdin, stderr=subprocess.PIPE, env=given)
    assert process.stderr is not None
    while b"tui_reader.web.files" not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=10)[1]
    assert process.returncode == 130
    assert not [line for line in said.splitlines() if not line.startswith(b"import time:")]


def test_standard_input_that_has_ended_without_a_word_opens_no_reader(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with (tmp_path / "empty").open() as empty, Terminal("-", stdin=empty) as terminal:
        assert terminal.wait() == 5
        assert b"Nothing came in on standard input" in terminal.output and b"\x1b[?1049h" not in terminal.output


def test_a_page_that_comes_in_slowly_is_shown(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with Terminal("--no-keep", "/dev/stdin", stdin=reading) as terminal:
        os.close(reading)
        terminal.wait_for("Esc")
        os.write(writing, f"# {TITLE}\n\n{LINES}".encode())
        os.close(writing)
        read_on(terminal)
        terminal.send("q")
        assert ended(terminal) == 0


def test_a_page_typed_on_the_terminal_is_read(tmp_path: Path) -> None:
    with Terminal("--no-keep", "-") as terminal:
        terminal.send(f"# {TITLE}\n\nThe tide table of day 1 hangs on the wall.\n\x04")
        terminal.wait_for("end · 10 words")
        terminal.send("q")
        assert ended(terminal) == 0


@pytest.mark.parametrize(
    ("source", "words"), [("/dev/zero", "no ordinary file"), (".", "This is a folder"), ("./door", "no ordinary file")]
)
def test_what_is_no_file_is_said(source: str, words: str, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "door"))
        answer = run("-p", source, folder=tmp_path)
    assert answer.returncode == 3 and words in answer.stderr.decode()
