"""Any Textual of the range draws the reader: one that was tested by differences, another with its own output."""

import ast
import inspect
import json
import signal
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from rich.console import Console
from rich.style import Style
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen
from textual.strip import Strip

import tui_reader
from tests.terminal import Terminal
from tests.test_program import BAD_SEQUENCES, leave
from tui_reader.ui.output import textual_versions
from tui_reader.ui.output.textual_versions import folder_of_tested, is_tested, output_words

pytestmark = pytest.mark.terminal

LINES = "\n\n".join(f"Tide {number} comes in over the flats." for number in range(1, 200))
OURS = {"private_textual", "textual_frames", "driver"}
# Runs the program, perhaps as if the installed Textual had not been tested, and notes at its end what was used.
PROGRAM = """
import gc, json, os, sys
from tui_reader.ui.output import textual_versions
if %(unknown)r:
    textual_versions.TESTED = ("0.0.1",)
leave = os._exit
def note(code):
    used = [name.rpartition(".")[2] for name in sys.modules if name.startswith("tui_reader.ui.output.")]
    with open(%(notes)r, "w") as file:
        json.dump({"collects": gc.isenabled(), "kept": gc.get_freeze_count() > 0, "used": used}, file)
    leave(code)
os._exit = note
from tui_reader.cli import main
main()
"""
ROOT = Path(tui_reader.__file__).parent
# Where private names of Textual and Rich may lie: neither is imported with a version that was not tested.
PRIVATE = {f"ui/output/{name}.py" for name in ("private_textual", "driver", "key_reader", "textual_frames")}


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    file = tmp_path / "tides.md"
    file.write_text(f"# The tides\n\n{LINES}\n", encoding="utf-8")
    return file


def own_output(tmp_path: Path) -> Path:
    """A folder of settings in which differences are not wanted."""
    file = tmp_path / "config" / "tui-reader" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("low_bandwidth = false\n")
    return tmp_path / "config"


def notes_of(file: Path) -> Path:
    return file.with_name("notes.json")


def program(file: Path, unknown: bool) -> tuple[str, str]:
    return "-c", PROGRAM % {"unknown": unknown, "notes": str(notes_of(file))}


def read(file: Path, unknown: bool = False, config: Path | None = None) -> tuple[dict[str, object], Terminal]:
    """Read a little and leave; what was noted at the end, and the terminal."""
    environment: dict[str, str | None] = {"XDG_CONFIG_HOME": str(config)} if config else {}
    with Terminal(str(file), program=program(file, unknown), environment=environment) as terminal:
        terminal.wait_for("Tide ")
        terminal.send(" ")
        terminal.wait_for(lambda: "Tide 1 " not in terminal.text and "Tide " in terminal.text)
        terminal.send("q")
        assert terminal.wait() == 0
        assert terminal.is_restored
        assert not terminal.controls
    found = json.loads(notes_of(file).read_text())
    assert isinstance(found, dict)
    return found, terminal


@pytest.mark.parametrize("output", ["differences", "painted first", "not wanted", "not tested", "neither"])
def test_whatever_the_output_garbage_is_collected_after_the_first_frame(
    output: str, tides: Path, tmp_path: Path
) -> None:
    config = own_output(tmp_path) if output in ("not wanted", "neither") else None
    unknown = output in ("not tested", "neither")
    if output == "painted first":
        read(tides)
    noted, _ = read(tides, unknown, config)
    assert (noted["collects"], noted["kept"]) == (True, True)


def test_nothing_private_is_asked_of_a_textual_that_was_not_tested(tides: Path) -> None:
    tested, _ = read(tides)
    unknown, _ = read(tides, unknown=True)
    assert isinstance(tested["used"], list)
    assert isinstance(unknown["used"], list)
    assert set(tested["used"]) >= OURS
    assert not set(unknown["used"]) & OURS


def test_what_a_tested_textual_kept_is_not_painted_for_another(tides: Path) -> None:
    read(tides)
    # The second screen would be entered twice, and the shell would get a terminal that echoes nothing.
    _, terminal = read(tides, unknown=True)
    assert terminal.output.count(b"\x1b[?1049h") == 1


def test_no_byte_sequence_on_the_keyboard_ends_a_reader_with_textuals_own_output(tides: Path) -> None:
    with Terminal(str(tides), program=program(tides, unknown=True)) as terminal:
        terminal.wait_for("Tide 1 ")
        for data in BAD_SEQUENCES:
            terminal.send(data + b"\x1b\x1b")
            # A sequence that was only begun ends after a time.
            terminal.read_for(0.2)
        terminal.send("G")
        terminal.wait_for("Tide 199 ")
        leave(terminal)


def test_a_reader_with_textuals_own_output_stops_as_the_shell_wants_and_goes_on(tides: Path) -> None:
    with Terminal(str(tides), program=program(tides, unknown=True)) as terminal:
        terminal.wait_for("Tide 1 ")
        terminal.send("\x1a")
        terminal.wait_for_stop()
        assert terminal.is_restored
        terminal.output.clear()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.output and b"Tide 1 " in terminal.output)
        leave(terminal)


def test_the_article_says_that_the_output_is_textuals_own(tides: Path) -> None:
    with Terminal(str(tides), program=program(tides, unknown=True)) as terminal:
        terminal.wait_for("Tide 1 ")
        terminal.send("=")
        terminal.wait_for("Textual’s own")
        assert "is not known" in terminal.text


def test_a_tested_output_needs_no_word() -> None:
    assert (is_tested(), output_words()) == (True, "")


def test_another_version_gets_its_own_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textual_versions, "TESTED", ("0.0.1",))
    folder_of_tested.cache_clear()
    try:
        assert not is_tested()
    finally:
        folder_of_tested.cache_clear()


def rooms() -> Iterator[tuple[str, ast.Module]]:
    """The modules that may not know private names of Textual and Rich."""
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name not in PRIVATE:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def said_of_itself(kind: ast.ClassDef) -> set[str]:
    """The private names that a class has, or asks itself for."""
    body = [target for node in kind.body if isinstance(node, ast.Assign) for target in node.targets]
    body += [node.target for node in kind.body if isinstance(node, ast.AnnAssign)]
    found = {target.id for target in body if isinstance(target, ast.Name)}
    for node in ast.walk(kind):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Attribute) and is_itself(node.value):
            found.add(node.attr)
    return set(filter(is_private, found))


def is_itself(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def said_of_others(tree: ast.Module) -> set[str]:
    """The private names that something else is asked for."""
    found = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and not is_itself(node.value)}
    return set(filter(is_private, found))


@cache
def classes(module: str) -> dict[str, set[str]]:
    """The classes of a module, with the private names of each."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: said_of_itself(node) for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def theirs(*kinds: type) -> set[str]:
    """The private names of those of these classes, and of those they stand on, that are Textual's or Rich's."""
    bases = {base for kind in kinds for base in kind.__mro__ if base.__module__.startswith(("textual.", "rich."))}
    return set().union(*(classes(base.__module__)[base.__name__] for base in bases))


def test_no_class_outside_the_output_has_a_private_name_of_textuals() -> None:
    """Neither on purpose nor by chance: one that is there twice is overridden."""
    found = [
        f"{name} {node.name}.{both}"
        for name, tree in rooms()
        if name.startswith("ui/")
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for both in said_of_itself(node) & theirs(getattr(import_module(module_name(name)), node.name))
    ]
    assert found == []


def module_name(path: str) -> str:
    return f"tui_reader.{path.removesuffix('.py').replace('/', '.').removesuffix('.__init__')}"


def test_nothing_private_is_asked_of_textual_and_rich_outside_the_output() -> None:
    names = theirs(App, Screen, LinuxDriver, Console, Style, Strip) - {"_replace", "_exit"}
    found = [f"{path} {name}" for path, tree in rooms() for name in said_of_others(tree) & names]
    assert found == []


def test_no_private_module_of_theirs_is_imported_outside_the_output() -> None:
    found = [
        f"{path} {node.module}"
        for path, tree in rooms()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in ("textual", "rich")
        if any(map(is_private, [*(node.module or "").split("."), *(alias.name for alias in node.names)]))
    ]
    assert found == []
