"""Every command of the README is run as written, and what CONTRIBUTING names is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PACKAGE, ROOT
from tests.ferry import FERRY
from tests.test_reading import PAGE
from tui_reader.address import identity
from tui_reader.extraction import VERSION
from tui_reader.library.library import Library, default_path
from tui_reader.ui.keys.commands import COMMANDS

pytestmark = pytest.mark.process

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ADDRESS = "https://example.org/a-long-story"


def commands() -> list[str]:
    """The indented lines that call the program; the installing ones are run by .ci/run."""
    return [
        line.strip()
        for line in README.splitlines()
        if line.startswith("    ") and "tui-reader" in line and "venv" not in line
    ]


@pytest.mark.parametrize("command", commands())
def test_a_command_works_as_written(command: str, tmp_path: Path) -> None:
    (tmp_path / "saved-page.html").write_text(PAGE % "Saved.")
    (tmp_path / "bookmarks.html").write_text(f'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DT><A HREF="{ADDRESS}">A</A>\n')
    (tmp_path / "notes.md").write_text("# Notes\n\nA few words about the quay, and some more about the boat.\n")
    with Library.open(default_path()) as library:
        document = FERRY.with_(url=ADDRESS, final_url=ADDRESS)
        library.keep(document, None, VERSION, ADDRESS, identity(ADDRESS))
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        # Nothing listens there: without the network, the kept text is printed.
        "https_proxy": "http://127.0.0.1:9",
        "PAGER": "cat",
    }
    answer = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    assert answer.returncode == 0, answer.stderr.decode()
    if command.split()[1] in ("import", "export"):
        assert b"nothing new, 1 here already" in answer.stderr or b"exported to" in answer.stderr
        return
    printed = answer.stdout or (tmp_path / "story.md").read_bytes()
    assert b"ferry" in printed or b"quay" in printed


def test_the_two_commands_that_install_and_test_are_there_for_the_check() -> None:
    assert "\n    python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/tui-reader\n" in README
    assert "\n    .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest\n" in README


def test_every_picture_and_every_remapped_command_of_the_readme_exists() -> None:
    pictures = [part.split(")")[0] for part in README.split("](")[1:] if part.startswith("screenshots/")]
    assert pictures and all((ROOT / picture).exists() for picture in pictures)
    ids = {key.id for key in COMMANDS}
    quoted = [line.split('"')[1] for line in README.splitlines() if line.startswith('"') and " = [" in line]
    assert quoted and set(quoted) <= ids


def test_every_file_and_every_module_that_contributing_names_exists() -> None:
    files = re.findall(r"`([\w./]+(?:/|/\w+|\.(?:py|md|toml)))`", CONTRIBUTING)
    files += [f"{module.replace('.', '/')}.py" for module in re.findall(r"tests\.\w+(?:\.\w+)?", CONTRIBUTING)]
    missing = {path for path in files if not (ROOT / path).exists() and not (PACKAGE.parent / path).exists()}
    assert len(files) > 20
    assert missing <= {"dist/"}


def test_every_file_and_every_room_that_architecture_names_exists() -> None:
    named = re.findall(r"`([\w./]+(?:/|\.py))`", ARCHITECTURE) + re.findall(r"`(\w+/[\w./]+\.py)`", ARCHITECTURE)
    roots = (ROOT, PACKAGE, PACKAGE / "ui")
    assert len(named) > 30
    assert [path for path in named if not any((root / path).exists() for root in roots)] == []


def test_every_room_stands_in_architecture() -> None:
    rooms = [path for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()]
    inner = [
        path for room in ("ui", "extraction") for path in (PACKAGE / room).iterdir() if (path / "__init__.py").exists()
    ]
    assert [room.name for room in rooms if f"`{room.name}/`" not in ARCHITECTURE] == []
    assert [room.name for room in inner if f"`{room.name}`" not in ARCHITECTURE] == []
