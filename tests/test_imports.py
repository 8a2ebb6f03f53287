"""Imports point one way, and each outside thing has one door: the table of who may import whom."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui_reader
from tests.terminal import Terminal

ROOT = Path(tui_reader.__file__).parent
# Rooms without I/O -> what they may name besides the standard library: they are imported when a call needs them.
PURE: dict[str, set[str]] = {
    "clean": set(), "errors": set(), "trees": set(), "address": {"idna"}, "article": {"regex"}, "quotes": set(),
    "layout": {"pyphen"}, "revision": set(), "people": set(), "export": set(), "complete": set(), "finding": set(),
    "merging": set(), "anchoring": set(),
}  # fmt: skip

# Room -> the rooms, or single modules of a room, that it may name besides itself.
MAY_IMPORT: dict[str, set[str]] = {
    "clean": set(),
    "errors": {"clean"},
    "address": {"clean", "errors"},
    "article": set(),
    "anchoring": {"article"},
    "trees": set(),
    "quotes": {"article", "trees"},
    "layout": {"article"},
    "export": {"article", "layout"},
    "complete": {"article", "quotes"},
    "finding": {"clean", "article"},
    "revision": {"article"},
    "people": {"article", "quotes"},
    "process": {"errors", "__init__"},
    "lexing": {"process"},
    "web": {"clean", "errors", "address", "installed", "process"},
    "extraction": {
        "clean", "errors", "address", "article", "trees", "quotes", "complete", "process", "installed",
        "web.page",
    },
    "merging": set(),
    "library": {
        "finding", "merging", "people", "clean", "errors", "address", "article", "anchoring", "private_files",
        "web.page",
    },
    # What other programs wrote, and write for them.
    "exchange": {"clean", "errors", "address", "article", "export", "process", "extraction.decoding.charset"},
    "private_files": set(),
    "sync": {"clean", "errors", "installed", "merging", "library", "private_files", "process", "settings", "__init__"},
    "settings": {
        "clean", "errors", "address", "private_files", "exchange.note_form", "web.limits", "extraction.site_rules",
    },
    "reading": {
        "exchange", "export", "finding", "people", "quotes", "clean", "errors", "address", "anchoring", "article",
        "web", "extraction", "library", "settings", "process.program",
    },
    "progress": set(),
    "printing": {"clean", "errors", "address", "article", "export", "library.values", "reading", "settings"},
    "printing_found": {"clean", "progress", "errors", "finding", "library.values", "printing", "reading", "settings"},
    "sayings": {"clean", "article", "export", "library.values", "reading"},
    # Values alone: what the library's rows, a load's steps and a page's views are. And the first screen, which is
    # painted before anything else has been imported.
    "ui": {
        "clean", "errors", "address", "article", "anchoring", "quotes", "layout", "exchange", "export", "finding",
        "installed", "lexing", "private_files", "process", "reading", "revision", "settings", "library.values",
        "progress", "library.first", "library.where", "library.following.followed", "library.marked.highlights",
        "web.page",
        "web.progress", "extraction.page_view", "first", "__init__",
    },
    "fault": {"clean", "errors", "process"},
    "installed": set(),
    "arguments": {"clean", "first"},
    # What is done with the first argument's word; the table itself imports none of it.
    "words": {
        "arguments", "progress", "clean", "errors", "address", "article", "exchange", "export", "reading", "settings",
        "library.values", "library.exchanged", "library.file", "library.where", "sync",
    },
    "contradictions": {"errors", "address"},
    "cli": {
        "clean", "errors", "address", "article", "arguments", "contradictions", "words.words", "reading", "settings",
        "printing", "printing_found", "progress", "sayings", "ui", "fault", "first", "process.program",
        "process.forked", "process.kept_modules", "extraction.process.starting",
    },
    # What needs next to nothing, before all else; it names the rest where that is needed.
    "first": {
        "__init__", "address", "clean", "cli", "errors", "extraction.process.limits", "extraction.process.starting",
        "library.first", "library.where", "process.forked", "process.program", "sync.serving",
    },
    "__main__": {"first"},
    "__init__": set(),
}  # fmt: skip

# The rooms of the interface: each may name those before it, and itself. What lies in `ui` itself puts them together.
UI_ROOMS = (
    "colours", "keys", "typed", "output", "outside", "text", "opening", "lists", "articles", "people", "collected",
    "command",
    "panes", "boxes", "passages", "highlights", "revision", "reader",
    "found", "command",
    "panes", "boxes", "passages", "revision", "reader",
)  # fmt: skip

# Outside package -> the one room that may name it.
DOORS = {
    "httpx": "web",
    "lxml": "extraction",
    "lxml_html_clean": "extraction",
    "trafilatura": "extraction",
    "feedparser": "extraction",
    "charset_normalizer": "extraction",
    "pypdfium2": "extraction",
    "htmldate": "extraction",
    "resiliparse": "extraction",
    "markdown_it": "extraction",
    "mdit_py_plugins": "extraction",
    "sqlite3": "library",
    "_sqlite3": "library",
    "textual": "ui",
    "rich": "ui",
    "pygments": "lexing",
    "psycopg": "sync",
    "cryptography": "sync",
}

# What a start on a kept article, and leaving it, can do without. Each stands for what it imports.
WHEN_ASKED_FOR = {
    "feedparser",
    "httpx",
    "lxml",
    "ssl",
    "textual.widgets._input",
    "tui_reader.anchoring.anchor",
    "tui_reader.article.boundaries",
    "tui_reader.article.search",
    "tui_reader.article.sentences",
    "tui_reader.export",
    "tui_reader.extraction.html_page",
    "tui_reader.finding.passage",
    "tui_reader.finding.query",
    "tui_reader.library.search.find",
    "tui_reader.extraction.process.page_worker",
    "tui_reader.layout.hyphens",
    "tui_reader.lexing",
    "tui_reader.quotes",
    "tui_reader.ui.boxes.figures",
    "tui_reader.reading.kept.followed_lists",
    "tui_reader.reading.kept.list_update",
    "tui_reader.ui.collected",
    "tui_reader.ui.highlights",
    "tui_reader.ui.boxes.looks_panel",
    "tui_reader.ui.boxes.peek",
    "tui_reader.ui.articles.articles_list",
    "tui_reader.ui.command.command_line",
    "tui_reader.ui.command.command_words",
    "tui_reader.ui.found.found_list",
    "tui_reader.ui.lists.contents",
    "tui_reader.ui.lists.of_article.facts_list",
    "tui_reader.ui.lists.filter_line",
    "tui_reader.ui.lists.of_program.help_list",
    "tui_reader.ui.lists.of_article.links_list",
    "tui_reader.ui.lists.list_contents",
    "tui_reader.ui.lists.list_screen",
    "tui_reader.settings.edited",
    "tui_reader.ui.lists.of_program.settings_list",
    "tui_reader.ui.lists.of_article.speakers_list",
    "tui_reader.ui.preferences",
    "tui_reader.ui.lists.of_program.theme_list",
    "tui_reader.ui.lists.of_article.trail_list",
    "tui_reader.ui.opening.cards",
    "tui_reader.ui.opening.text_versions",
    "tui_reader.people",
    "tui_reader.process.filter",
    "tui_reader.reading.behind.people_shelf",
    "tui_reader.ui.people",
    "tui_reader.ui.outside.browser",
    "tui_reader.ui.outside.piped",
    "tui_reader.exchange",
    "tui_reader.ui.passages.copying",
    "tui_reader.ui.passages.exporting",
    "tui_reader.ui.passages.piping",
    "tui_reader.ui.passages.searching",
    "tui_reader.ui.passages.selection",
    "tui_reader.ui.passages.writing",
    "tui_reader.revision",
    "tui_reader.ui.reader.about",
    "tui_reader.ui.revision",
    "tui_reader.ui.text.code_styles",
    "tui_reader.ui.text.hint_names",
    "tui_reader.ui.text.whole",
    "tui_reader.web.fetch",
    "tui_reader.web.fetching",
}
NOTE_MODULES = """
import os, sys
leave = os._exit
def note(code):
    with open(os.environ["MODULES"], "w") as file:
        file.write("\\n".join(sys.modules))
    leave(code)
os._exit = note
"""

# On a busy machine a text may be slow to come, and is told of on a card meanwhile.
NEVER_SLOW = """
from tui_reader.cli import main
from tui_reader.ui.output import unused_imports
unused_imports.import_asyncio()
unused_imports.leave_out_palette()
import tui_reader.ui.opening.opening as opening
opening.CARD_SECONDS = 3600.0
main()
"""

FILES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.parts[0] if len(path.parts) > 1 else path.stem


def imported(source: str) -> Iterator[str]:
    """Every module that the source names in an import, also within functions; our own without the package's name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("tui_reader.") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports say the whole name"
            module = node.module or ""
            if module == "tui_reader" or module.startswith("tui_reader."):
                inner = module.removeprefix("tui_reader").removeprefix(".")
                for alias in node.names:
                    whole = f"{inner}.{alias.name}".removeprefix(".")
                    is_module = (ROOT / whole.replace(".", "/")).with_suffix(".py").exists()
                    is_package = (ROOT / whole.replace(".", "/") / "__init__.py").exists()
                    yield whole if is_module or is_package else inner or "__init__"
            else:
                yield module


def faults(path: Path, source: str) -> list[str]:
    """What the file names although its room may not."""
    room = room_of(path)
    allowed = MAY_IMPORT[room]
    found = []
    for module in imported(source):
        top = module.partition(".")[0]
        if top in MAY_IMPORT and top != "__init__":
            ours = top == room or any(module == one or module.startswith(f"{one}.") for one in allowed)
            found += [] if ours else [f"{path} imports {module}"]
        elif DOORS.get(top, room) != room or not _is_pure(room, top):
            found.append(f"{path} imports {module}")
    return found


def _is_pure(room: str, package: str) -> bool:
    ours = package in ("__init__", "tui_reader")
    return room not in PURE or ours or package in sys.stdlib_module_names or package in PURE[room]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_imports_only_what_its_room_may(path: Path) -> None:
    assert faults(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [path for path in FILES if path.parts[0] == "ui" and len(path.parts) > 2], ids=str)
def test_a_file_of_the_interface_imports_only_rooms_below_its_own(path: Path) -> None:
    named = {module.split(".")[1] for module in imported((ROOT / path).read_text(encoding="utf-8")) if "ui." in module}
    assert named <= set(UI_ROOMS[: UI_ROOMS.index(path.parts[1]) + 1])


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("article/text.py", "import textual"),
        ("article/text.py", "def f():\n    from tui_reader.web.page import Page"),
        ("article/text.py", "from tui_reader import reading"),
        ("article/text.py", "import httpx.exceptions"),
        ("article/text.py", "import platformdirs"),
        ("article/outline.py", "from tui_reader.quotes import quotes"),
        ("article/outline.py", "from tui_reader.layout.wrap import breaks"),
        ("quotes/finding.py", "from tui_reader.layout.wrap import breaks"),
        ("layout/lines.py", "from tui_reader.export.text import text"),
        ("export/text.py", "def f():\n    from tui_reader.quotes import quotes"),
        ("extraction/dispatch.py", "from tui_reader.web.fetch import fetch"),
        ("extraction/dispatch.py", "from tui_reader.web import fetch"),
        ("library/file/database.py", "import lxml.html"),
        ("web/page.py", "import sqlite3"),
        ("ui/app.py", "from tui_reader.library.library import Library"),
        ("ui/app.py", "from sqlite3 import connect"),
        ("reading.py", "from tui_reader.ui.app import Reader"),
        ("reading.py", "from httpx import Client"),
        ("clean.py", "from tui_reader.errors import ReaderError"),
    ],
)
def test_the_table_forbids(path: str, source: str) -> None:
    assert len(faults(Path(path), source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "extraction/dispatch.py",
            "from tui_reader.web.page import Page\nfrom tui_reader.web import page\nimport lxml",
        ),
        ("ui/app.py", "from textual.app import App\nfrom tui_reader.library.values import Row"),
        ("layout/layout.py", "from tui_reader.article.cells import cell_len\nimport json"),
        ("web/client.py", "from tui_reader import __version__"),
    ],
)
def test_the_table_allows(path: str, source: str) -> None:
    assert faults(Path(path), source) == []


def circle(imports: dict[str, set[str]]) -> set[str]:
    """The modules that stand in a circle of imports, or between two circles."""
    left = imports
    while True:
        known = {name for names in left.values() for name in names}
        kept = {name: (names & left.keys()) - {name} for name, names in left.items() if name in known}
        kept = {name: names for name, names in kept.items() if names}
        if kept == left:
            return set(kept)
        left = kept


def test_a_circle_of_imports_is_found_whatever_leads_to_it_or_from_it() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": {"e"}, "e": set()}) == {"b", "c"}
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": {"a.b"}, "d": {"d"}}) == set()


def test_rooms_without_io_import_in_no_circle() -> None:
    """Imports within functions count."""
    paths = {".".join(path.with_suffix("").parts).removesuffix(".__init__"): path for path in FILES}
    pure = {name: path for name, path in paths.items() if room_of(path) in PURE}
    assert len(pure) > 60
    assert (
        circle({name: set(imported((ROOT / path).read_text(encoding="utf-8"))) for name, path in pure.items()}) == set()
    )


def test_every_room_is_in_the_table() -> None:
    assert {room_of(path) for path in FILES} <= set(MAY_IMPORT)


@pytest.mark.terminal
def test_a_start_on_a_kept_article_imports_nothing_that_only_a_key_needs(tmp_path: Path) -> None:
    article, modules = tmp_path / "song.md", tmp_path / "modules"
    article.write_text("# A song\n\nIt is sung on the water.\n\n" * 30)
    (tmp_path / "sitecustomize.py").write_text(NOTE_MODULES)
    environment: dict[str, str | None] = {"PYTHONPATH": str(tmp_path), "MODULES": str(modules)}
    for _ in range(2):
        with Terminal(str(article), environment=environment, program=("-c", NEVER_SLOW)) as terminal:
            terminal.wait_for("min left")
            terminal.send("jq")
            assert terminal.wait() == 0
    found = set(modules.read_text().split())
    assert "tui_reader.ui.reader.reader_screen" in found
    assert found & WHEN_ASKED_FOR == set()
