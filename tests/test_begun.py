"""The process that reads a page is started before what waits for it is imported, where the page is not kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_reading import PAGE
from tui_reader.address import parse_source
from tui_reader.first import begun as beginning
from tui_reader.library.where import default_path

pytestmark = pytest.mark.process

STARTED = """
import sys
from tui_reader.process import program

class Told(program.subprocess.Popen):
    def __init__(self, *given, **more):
        sys.stderr.write(f"started {'asyncio' in sys.modules}\\n")
        super().__init__(*given, **more)

program.subprocess.Popen = Told
from tui_reader.cli import main
sys.exit(main())
"""


@pytest.fixture
def bell(tmp_path: Path) -> Path:
    file = tmp_path / "bell.html"
    file.write_text(PAGE % "The end is near the quay.", encoding="utf-8")
    return file


def started(*arguments: str) -> list[str]:
    """Which processes printing starts, and whether asyncio was imported by then."""
    ran = subprocess.run(
        [sys.executable, "-c", STARTED, "-p", *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    assert "near the quay" in ran.stdout
    return ran.stderr.splitlines()


def test_one_process_reads_a_new_file_and_is_started_first(bell: Path) -> None:
    assert started(str(bell)) == ["started False"]


def test_a_kept_file_needs_none(bell: Path) -> None:
    started(str(bell))
    assert started(str(bell)) == []
    assert started("--no-keep", str(bell)) == ["started False"]
    assert started("--refresh", str(bell)) == ["started False"]
    bell.write_text(PAGE % "The end was near the quay.", encoding="utf-8")
    assert started(str(bell)) == ["started True"]


def test_a_damaged_library_is_no_reason_not_to_start(bell: Path) -> None:
    library = default_path()
    library.parent.mkdir(parents=True)
    library.write_bytes(os.urandom(4096))
    process = beginning.begun(parse_source(str(bell)), "", offline=False, kept=True)
    assert process is not None
    process.kill()
