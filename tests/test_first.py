"""The short way to a first text: it paints what the long way paints, and leaves to that whatever it does not know."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal import Terminal
from tui_reader import __version__
from tui_reader.address import identity, parse_source
from tui_reader.cli import parser
from tui_reader.first import remembered, start, usage
from tui_reader.library.where import default_path as library_path
from tui_reader.settings import choices_path, default_path
from tui_reader.ui.remembering import remember

LONG_WAY = ("-c", "from tui_reader.cli import main; main()")
TEXTUALS_FIRST = b"\x1b[?1004h"
NOT_NEEDED = {
    "argparse", "datetime", "enum", "json", "pathlib", "re", "sqlite3", "typing", "urllib.parse", "textual",
    "tui_reader.address", "tui_reader.clean", "tui_reader.cli", "tui_reader.errors", "tui_reader.settings",
}  # fmt: skip
PAINTED_ALONE = """
import os, sys
before = set(sys.modules)
from tui_reader.first import start
early = start.paint(sys.argv[1:])
with open(os.environ["MODULES"], "w") as file:
    file.write("\\n".join(["painted"] * (early is not None) + sorted(set(sys.modules) - before)))
if early is not None:
    early.undo()
"""


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A file that was read to its second screen, and left by a program that wrote down what painting needs."""
    file = tmp_path / "a song.md"
    words = "наблюдательный мост, पानी के किनारे"
    verses = "\n\n".join(f"Verse {number} of the song: {words}." for number in range(1, 99))
    file.write_text(f"# The song\n\n{verses}\n", encoding="utf-8")
    with Terminal(str(file)) as terminal:
        terminal.wait_for("Verse 1 of")
        terminal.send(" ")
        terminal.wait_for("Verse 15 of")
        terminal.send("q")
        assert terminal.wait() == 0
    return file


def painted_alone(file: str, folder: Path, size: tuple[int, int] = (80, 24)) -> tuple[bytes, set[str]]:
    """What the short way sends, and "painted" when it did, with the modules that it imported."""
    modules = folder / "modules"
    with Terminal(file, program=("-c", PAINTED_ALONE), size=size, environment={"MODULES": str(modules)}) as terminal:
        assert terminal.wait() == 0
        return bytes(terminal.output), set(modules.read_text().split("\n"))


def first_sent(file: str, program: tuple[str, ...]) -> bytes:
    """What is sent before Textual says anything."""
    with Terminal(file, program=program) as terminal:
        terminal.wait_for(lambda: TEXTUALS_FIRST in terminal.output)
        before = terminal.output.partition(TEXTUALS_FIRST)[0]
        terminal.wait_for("Verse 15 of")
        terminal.send("q")
        assert terminal.wait() == 0
        assert terminal.is_restored
    return bytes(before)


@pytest.mark.terminal
def test_both_ways_paint_the_same(song: Path) -> None:
    short, long = first_sent(str(song), ("-m", "tui_reader")), first_sent(str(song), LONG_WAY)
    assert b"Verse 15 of" in short
    assert short == long


@pytest.mark.terminal
def test_a_first_text_imports_nothing_that_painting_does_not_need(song: Path, tmp_path: Path) -> None:
    sent, found = painted_alone(str(song), tmp_path)
    assert b"Verse 15 of" in sent and "painted" in found
    assert not found & NOT_NEEDED


@pytest.mark.terminal
def test_another_size_or_a_source_that_was_never_read_is_left_to_the_long_way(song: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Other\n")
    for file, size in ((str(song), (90, 24)), (str(other), (80, 24)), (f"{song}#end", (80, 24))):
        sent, found = painted_alone(file, tmp_path, size)
        assert sent == b"" and "painted" not in found


@pytest.mark.terminal
@pytest.mark.parametrize("change", ["settings", "choices", "broken", "cut", "gone", "pipe"])
def test_what_was_changed_since_is_left_to_the_long_way(change: str, song: Path, tmp_path: Path) -> None:
    place = Path(remembered.place(os.environ) or "")
    assert remembered.recall(str(place), remembered.here(__version__, os.environ)) is not None
    changed = {"settings": default_path(), "choices": choices_path()}.get(change, place)
    assert changed is not None
    changed.parent.mkdir(parents=True, exist_ok=True)
    if change == "settings":
        changed.write_text('theme = "nord"\n')
    elif change == "choices":
        changed.write_text("{}")
    elif change == "broken":
        changed.write_bytes(os.urandom(500))
    elif change == "cut":
        changed.write_bytes(changed.read_bytes()[:-9])
    else:
        changed.unlink()
    if change == "pipe":
        os.mkfifo(changed)
    assert "painted" not in painted_alone(str(song), tmp_path)[1]
    with Terminal(str(song)) as terminal:
        terminal.wait_for("Verse 15 of")
        terminal.send("q")
        assert terminal.wait() == 0


def written(folder: Path) -> tuple[Path, Path]:
    """Where it is written down, and the settings file, which is not new."""
    settings = default_path()
    assert settings is not None
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("width = 70\n")
    old = time.time() - 100
    os.utime(settings, (old, old))
    remember(os.environ)
    return Path(remembered.place(os.environ) or ""), settings


def test_what_is_written_down_is_what_the_files_say(tmp_path: Path) -> None:
    place, settings = written(tmp_path)
    known = remembered.recall(str(place), remembered.here(__version__, os.environ))
    assert known is not None and "width=70" in known.settings and known.library == str(library_path())
    assert place.stat().st_mode & 0o777 == 0o600
    settings.write_text("width = 71\n")
    assert remembered.recall(str(place), remembered.here(__version__, os.environ)) is None


def test_another_version_and_another_home_do_not_believe_it(tmp_path: Path) -> None:
    place, _ = written(tmp_path)
    assert remembered.recall(str(place), remembered.here("0.0.1", os.environ)) is None
    other = {**os.environ, "XDG_CONFIG_HOME": "/elsewhere"}
    assert remembered.recall(str(place), remembered.here(__version__, other)) is None


def test_a_file_that_was_changed_a_moment_ago_is_not_relied_on(tmp_path: Path) -> None:
    place, settings = written(tmp_path)
    settings.write_text("width = 72\n")
    place.unlink()
    remember(os.environ)
    assert not place.exists()


def test_nothing_is_written_down_where_no_start_is_painted(tmp_path: Path) -> None:
    place, settings = written(tmp_path)
    place.unlink()
    settings.write_text("low_bandwidth = false\n")
    os.utime(settings, (1, 1))
    remember(os.environ)
    assert not place.exists()


def test_a_path_with_a_line_in_it_is_not_written_down() -> None:
    assert remembered.told("known", "/a\nb/library.sqlite", "Settings()", []) is None


NAMES = st.text(st.characters(blacklist_characters="/\0", blacklist_categories=["Cs"]), min_size=1, max_size=12)


@given(NAMES)
def test_a_file_has_the_address_that_the_long_way_gives_it(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = f"{folder}/{name}.md"
    try:
        Path(path).write_text("x")
    except OSError:  # a name that this file system does not take
        return
    found = start.address_of(path)
    assert found is None or found == identity(parse_source(path).address)


PARTS = st.text(st.sampled_from("abzAZ09-._~%2fF/?&=#:@ \u00e9utm_source"), max_size=20)


@given(st.sampled_from(["http://", "https://"]), st.sampled_from(["a.example", "A.example", "b.example:80"]), PARTS)
def test_an_address_as_the_library_has_it_is_the_one_that_the_long_way_asks_for(
    scheme: str, host: str, rest: str
) -> None:
    kept = identity(parse_source(f"{scheme}{host}/{rest}").address)
    asked = start.address_of(kept)
    assert asked is None or (asked == kept and identity(parse_source(kept).address) == kept)


@pytest.mark.parametrize(
    "argument",
    ["", "-", "--help", "-p", "export", "sync", "~/a.md", "a.md#b", "tui-reader:guide", "mid:a@b", "file:///etc/passwd",
     "no-such-file.md", "a.example/story", " a.md", "a\nb.md", "/dev/stdin"],
)  # fmt: skip
def test_what_needs_a_second_look_is_left_to_the_long_way(argument: str) -> None:
    assert start.address_of(argument) is None


TOLD = """
import sys
sys.path.append(sys.argv.pop(1))
from tui_reader.first.start import main
main()
print(*sys.modules)
"""


@pytest.mark.process
def test_the_version_is_told_with_nothing_imported() -> None:
    command = [sys.executable, "-S", "-c", TOLD, str(Path(start.__file__).parents[2]), "--version"]
    said, modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said == f"tui-reader {__version__}"
    assert not {"argparse", "re", "typing", "tui_reader.cli"} & set(modules.split())


@pytest.mark.parametrize("width", [20, 60, 80, 133, 200])
def test_the_help_is_told_as_the_command_line_tells_it(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(sys, "argv", ["tui-reader", "--help"])
    assert start.main() == 0
    told = capsys.readouterr().out
    assert told == parser().format_help()
    assert "  -p, --print           write the article" in told
    assert width < 60 or max(map(len, told.partition("options:")[2].partition("words,")[0].split("\n"))) <= width


def test_without_its_file_the_help_comes_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "__file__", "/nowhere/start.py")
    assert start._help() == ""


@pytest.mark.parametrize(
    ("said", "width"), [("100", 100), ("0", 80), ("-5", 80), ("", 80), ("1e9", 80), ("\u00b2", 80)]
)
def test_the_width_is_that_of_the_environment_or_of_the_terminal(said: str, width: int) -> None:
    reading, writing = os.pipe()
    assert usage.columns({"COLUMNS": said}, writing) == width
    os.close(reading)
    os.close(writing)
