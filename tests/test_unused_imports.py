"""What is left out of the imports of asyncio and Textual is left out once, and whoever asks for it later gets it."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.process


def _run(code: str) -> str:
    """What a fresh interpreter prints."""
    command = [
        sys.executable,
        "-c",
        f"import sys\nfrom tui_reader.ui.output.unused_imports import import_asyncio, leave_out_palette\n{code}",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_asyncio_is_imported_without_tls_and_runs() -> None:
    code = """
import_asyncio()
print("ssl" in sys.modules)
import asyncio
async def main():
    ended = await asyncio.create_subprocess_exec(sys.executable, "-c", "pass")
    return await ended.wait()
print(asyncio.run(main()))
"""
    assert _run(code).split() == ["False", "0"]


def test_whoever_needs_tls_imports_it_later() -> None:
    assert _run("import_asyncio()\nimport ssl\nprint(ssl.create_default_context().check_hostname)") == "True"


def test_tls_that_is_there_already_stays() -> None:
    assert _run("import ssl\nimport_asyncio()\nprint(sys.modules['ssl'] is ssl)") == "True"


def test_textual_is_imported_without_its_command_palette() -> None:
    code = """
leave_out_palette()
from textual.app import App
print("textual.widgets._input" in sys.modules, App.ENABLE_COMMAND_PALETTE)
from tui_reader.ui.app import ReaderApp
print(ReaderApp.ENABLE_COMMAND_PALETTE)
"""
    assert _run(code).split() == ["False", "True", "False"]


def test_a_palette_that_is_there_already_stays() -> None:
    code = "import textual.command as real\nleave_out_palette()\nprint(sys.modules['textual.command'] is real)"
    assert _run(code) == "True"


def test_another_version_of_textual_gets_all_it_asks_for() -> None:
    code = """
from tui_reader.ui.output import textual_versions
textual_versions.TESTED = ()
leave_out_palette()
print("textual.command" in sys.modules)
"""
    assert _run(code) == "False"
