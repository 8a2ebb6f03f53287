"""trafilatura without what choosing a text never calls."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
ANSWERS = """
import json, sys
from pathlib import Path
{first}
from tui_reader.extraction.dom import parsing
from tui_reader.extraction.engines import engines
found = [engines.ask_trafilatura(parsing.parse(Path(name).read_text("utf-8", "replace"))) for name in sys.argv[1:]]
print(json.dumps([found, sorted({{"courlan", "htmldate", "urllib3", "trafilatura.external"}} & set(sys.modules))]))
"""


def asked(first: str) -> str:
    names = [str(path) for path in PAGES]
    return subprocess.run(
        [sys.executable, "-c", ANSWERS.format(first=first), *names], capture_output=True, text=True, check=True
    ).stdout


def test_the_light_one_answers_as_the_whole_one_does() -> None:
    light, whole = asked(""), asked("import trafilatura.external")
    assert len(light) > 5_000
    assert light.rpartition(", [")[0] == whole.rpartition(", [")[0]
    assert light.endswith(", []]\n")
    assert "courlan" in whole[-80:]


def test_a_version_that_needs_the_rest_is_imported_whole() -> None:
    needing = """
import sys, types
from tui_reader.extraction.engines import bare_trafilatura
bare_trafilatura._PAGE = "<p>"  # what it answers nothing to
"""
    assert asked(needing).rpartition(", [")[0] == asked("").rpartition(", [")[0]
    assert "courlan" in asked(needing)[-80:]
