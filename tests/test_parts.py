"""The house of the reader: parts know each other by small interfaces, and every command has its key and its verb."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui_reader
from tests.driving import app_on, press, settled
from tests.ferry import FERRY
from tests.news import NEWS
from tui_reader.address import parse_source
from tui_reader.errors import Advice
from tui_reader.printing import OPTIONS
from tui_reader.revision.merging import merged
from tui_reader.settings import Settings
from tui_reader.ui.boxes.looks_panel import LooksPanel
from tui_reader.ui.keys.commands import COMMANDS, Part, ids_of
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.presets import PRESETS
from tui_reader.ui.keys.verbs import Verbs, later
from tui_reader.ui.lists.list_screen import ListScreen
from tui_reader.ui.revision.changes_screen import ChangesScreen

ROOT = Path(tui_reader.__file__).parent
UI = ROOT / "ui"
WHOLE = frozenset(
    (
        "ReaderScreen", "ListScreen", "WholeScreen", "ChangesScreen", "KeyedScreen", "Screen", "ReaderApp", "OutputApp",
        "App", "OnDemand",
    )
)  # fmt: skip
"""What owns many parts. Callables that take or give one are no such thing."""
PROGRAM = frozenset(("Program", "ReaderProgram"))
MAKES_SCREENS = frozenset(("ScreensOver",))
"""Parts that make screens, which are given the program."""


def annotated(node: ast.expr | None) -> Iterator[str]:
    """The names in an annotation, without those of what a callable takes and gives."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from annotated(ast.parse(node.value, mode="eval").body)
    elif isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Subscript):
        if not (isinstance(node.value, ast.Name) and node.value.id == "Callable"):
            yield from annotated(node.value)
            yield from annotated(node.slice)
    elif node is not None:
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, ast.expr):
                yield from annotated(inner)


def given(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Every class of a module that is no screen and no app, and the names of the types that it is made with."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and not any(name in WHOLE for base in node.bases for name in annotated(base)):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                    arguments = (*method.args.args, *method.args.kwonlyargs)
                    yield node.name, {name for one in arguments for name in annotated(one.annotation)}


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: str(path.relative_to(UI)))
def test_no_part_is_given_a_screen_the_app_or_all_parts(path: Path) -> None:
    if path.parts[-2] == "output":
        # The driver and the output stand below the app, of which they are parts.
        return
    for name, types in given(path):
        assert not types & WHOLE, f"{name} is given {types & WHOLE}"
        assert name in MAKES_SCREENS or not types & PROGRAM, f"{name} is given the program"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class A:\n    def __init__(self, screen: ReaderScreen | None) -> None: ...", {"ReaderScreen"}),
        ('class A:\n    def __init__(self, screen: "ReaderScreen") -> None: ...', {"ReaderScreen"}),
        ("class A:\n    def __init__(self, push: Callable[[ReaderScreen], None]) -> None: ...", set()),
        ("class A(App):\n    def __init__(self, screen: ReaderScreen) -> None: ...", None),
    ],
)
def test_the_test_sees_what_a_part_is_given(source: str, found: set[str] | None, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(source)
    assert [types & WHOLE for _, types in given(path)] == ([] if found is None else [found])


@pytest.mark.app
async def test_every_part_does_its_commands_and_no_others(tmp_path: Path) -> None:
    app = app_on(tmp_path, FERRY, NEWS)
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        screen = app.reader_screen
        demand = screen.on_demand
        listing = screen.columns.outline.verbs
        parts: dict[Part, Verbs] = {
            "motions": screen.body.motions.verbs,
            "searching": demand.searching.verbs,
            "selection": demand.selection.verbs,
            "highlighting": demand.highlighting.verbs,
            "copying": demand.copying.verbs,
            "writing": demand.writing.verbs,
            "exporting": demand.exporting.verbs,
            "piping": demand.piping.verbs,
            "tagging": demand.tagging.verbs,
            "following": screen.following.verbs,
            "boxes": screen.boxes.verbs,
            "trail": screen.trail.verbs,
            "marks": screen.marks.verbs,
            "arranging": screen.panes.verbs,
            "versions": demand.versions.verbs,
            "about": demand.about.verbs,
            "people": {"people.sort": lambda count: None},
            "looks": screen.looks.verbs,
            "changes": ChangesScreen(app, merged(FERRY, FERRY), screen.body, lambda: None, lambda: None).verbs,
            "looks panel": LooksPanel(lambda name, by: None, app.keymap).verbs,
            "closing": demand.closing.verbs,
            "quotes": {id: verb for id, verb in screen.columns.quotes.verbs.items() if id not in listing},
            "list": {id: verb for id, verb in listing.items() if id not in screen.body.motions.verbs},
            "program": {id: verb for id, verb in app.verbs.items() if id != "looks"},
        }
        await press(pilot, "A")
        assert isinstance(app.screen, ListScreen)
        parts["articles"] = {id: verb for id, verb in app.screen.contents.verbs.items() if id in ids_of("articles")}
        await press(pilot, "S", "f", "enter")
        assert isinstance(app.screen, ListScreen)
        parts["found"] = {id: verb for id, verb in app.screen.contents.verbs.items() if id in ids_of("found")}
        await press(pilot, "escape")
        await press(pilot, "M")
        assert isinstance(app.screen, ListScreen)
        parts["highlights"] = {id: verb for id, verb in app.screen.contents.verbs.items() if id in ids_of("highlights")}
        await press(pilot, "f2")
        assert isinstance(app.screen, ListScreen)
        parts["settings"] = {id: verb for id, verb in app.screen.contents.verbs.items() if id in ids_of("settings")}
        app.open_source(parse_source(NEWS.url))
        await settled(pilot)
        assert isinstance(app.screen, ListScreen)
        parts["collected"] = {id: verb for id, verb in app.screen.contents.verbs.items() if id in ids_of("collected")}
        assert {part: set(verbs) for part, verbs in parts.items()} == {part: set(ids_of(part)) for part in parts}
        assert {command.part for command in COMMANDS} == set(parts)


@pytest.mark.app
async def test_every_verb_anywhere_is_a_commands(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    known = {command.id for command in COMMANDS}
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        for key in ("", "l", "escape", "T", "A", "question_mark", "escape", "S", "escape", "U", "escape", "f2"):
            await press(pilot, *([key] if key else []))
            offers = app.screen.offers()  # type: ignore[attr-defined]  # every screen of ours has them
            assert {id for verbs in offers for id in verbs} <= known, key


def test_verbs_that_are_made_later_are_made_once_their_key_is_pressed() -> None:
    made: list[str] = []

    def make() -> Verbs:
        made.append("made")
        return {"write": lambda count: made.append(f"write {count}")}

    verbs = later("writing", make)
    assert set(verbs) == set(ids_of("writing")) and made == []
    verbs["write"](3)
    verbs["write"](None)
    assert made == ["made", "write 3", "write None"]


def test_ids_are_declared_once() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_command_has_a_key_in_every_preset(preset: str) -> None:
    keymap = Keymap(preset=PRESETS[preset])
    assert [command.id for command in COMMANDS if not keymap.key_of(command.id)] == []


# Words name commands; whoever says them knows the key, or the option.


def advised() -> Iterator[str]:
    """The ids of the commands that errors advise, wherever they are raised."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_advice = isinstance(node, ast.Call) and ast.unparse(node.func) == Advice.__name__
            if is_advice and isinstance(node, ast.Call) and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


def test_errors_advise_commands_that_there_are() -> None:
    found = set(advised())
    assert found and found <= {command.id for command in COMMANDS}
    assert found <= set(OPTIONS)


MOVED = {command.id: [f"f{number}"] for number, command in enumerate(COMMANDS, 13)}
"""Keys that no command has, and no word names by chance."""


@pytest.mark.app
async def test_no_row_of_keys_names_a_key_that_was_given_away(tmp_path: Path) -> None:
    changes = {id: keys for id, keys in MOVED.items() if id not in ("quote.next", "quit", "close")}
    app = app_on(tmp_path, settings=Settings(keys=tuple((id, tuple(keys)) for id, keys in changes.items())))
    async with app.run_test(size=(120, 32)) as pilot:
        await settled(pilot)
        rows = [str(strip.text) for strip in app.screen._compositor.render_strips()]
        footer = rows[-2].split()
        assert MOVED["search"][0].upper() in footer and "/" not in footer and "?" not in footer
        app.reader_screen.run_command("looks")
        await settled(pilot)
        panel = " ".join(str(strip.text) for strip in app.screen._compositor.render_strips()[-4:])
        assert MOVED["looks.next"][0].upper() in panel and " j " not in panel and " h l " not in panel
