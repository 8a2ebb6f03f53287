"""The extraction's rooms import one way, functions counted, and no module can come back to itself."""

import ast
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path

import tui_reader.extraction

ROOT = Path(tui_reader.extraction.__file__).parent
PREFIX = "tui_reader.extraction."
# A room may name itself and those before it. "" are the modules that stand in no room: the readers by kind.
ROOMS = (
    "decoding", "dom", "building", "plaintext", "facts", "listing", "shape.preformatted", "shape", "onward", "threads",
    "engines", "forest", "choice", "assembly", "markdown", "carried", "epub", "pdf", "packed", "", "process",
)  # fmt: skip
MOST = 20


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in ROOT.rglob("*.py")}


def named_by(module: str) -> set[str]:
    """The extraction's modules that a module imports, anywhere in it, as themselves or by a name in them."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(PREFIX):
            inner = f"{node.module}."[len(PREFIX) : -1]
            whole = {f"{inner}.{alias.name}".strip(".") for alias in node.names}
            found |= (whole & set(MODULES)) or {inner}
    return found


def room_of(module: str) -> str:
    return module.rpartition(".")[0]


def test_rooms_import_one_way() -> None:
    assert {room_of(module) for module in MODULES} == set(ROOMS)
    wrong = [
        f"{module} imports {other}"
        for module in MODULES
        for other in named_by(module)
        if ROOMS.index(room_of(other)) > ROOMS.index(room_of(module))
    ]
    assert wrong == []


def test_no_module_comes_back_to_itself() -> None:
    # Raises CycleError, which names the circle.
    order = [*TopologicalSorter({module: named_by(module) for module in MODULES}).static_order()]
    assert order.index("shape.page_text") < order.index("shape.units") < order.index("html_page")


def test_no_room_is_fuller_than_one_can_see() -> None:
    assert max(len([*folder.glob("*.py")]) for folder in (ROOT, *ROOT.glob("*/"))) <= MOST


def test_every_file_name_is_there_once() -> None:
    names = sorted(path.name for path in MODULES.values() if path.name != "__init__.py")
    assert [left for left, right in pairwise(names) if left == right] == []
