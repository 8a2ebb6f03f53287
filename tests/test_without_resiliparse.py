"""Every kind of page is read where resiliparse is not installed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_hostile_encoding import GERMAN, JAPANESE, RUSSIAN, page_of
from tui_reader.extraction.bare_text import bare_text

NAMES = sorted(path.name for path in (Path(__file__).parent / "pages").glob("*.html"))
WITHOUT = "import sys; sys.modules['resiliparse'] = None\n"
READ = """
import json
from pathlib import Path
from tui_reader.extraction.decoding.charset import decode
from tui_reader.extraction.dispatch import read, read_plainly
from tui_reader.web.page import Page
answers = {}
for path in map(Path, sys.argv[1:]):
    page = Page(url="https://pages.example/a", final_url="", body=path.read_bytes(), content_type="text/html")
    answers[path.name] = [[block.text for block in how(page).blocks] for how in (read, read_plainly)]
assert not any(name.startswith("resiliparse.") for name in sys.modules)
print(json.dumps(answers))
"""


def answers(paths: list[Path], first: str) -> dict[str, list[list[str]]]:
    """For each page the texts of its blocks: read, and read plainly."""
    command = [sys.executable, "-c", first + READ, *map(str, paths)]
    found: dict[str, list[list[str]]] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


@pytest.mark.process
def test_every_page_of_the_tests_is_read() -> None:
    expected = Path(__file__).parent / "pages"
    found = answers([expected / name for name in NAMES], WITHOUT)
    for name in NAMES:
        known = json.loads((expected / name).with_suffix(".json").read_text(encoding="utf-8"))
        wanted = {word for block in known["blocks"] for word in block.get("text", "").split()}
        for blocks in found[name]:
            got = {word for text in blocks for word in text.split()}
            assert len(wanted & got) >= 0.85 * len(wanted), name


@pytest.mark.process
def test_an_encoding_that_nothing_names_is_found(tmp_path: Path) -> None:
    texts = {"cp1251": RUSSIAN, "shift_jis": JAPANESE, "cp1252": GERMAN}
    for encoding, text in texts.items():
        (tmp_path / encoding).write_bytes(page_of(text).encode(encoding))
    found = answers([tmp_path / encoding for encoding in texts], WITHOUT)
    for encoding, text in texts.items():
        assert all(any(text in block for block in blocks) for blocks in found[encoding]), encoding


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<title>Sea &amp; sky</title><p>One.<p>Two.", ("Sea & sky", ["One.", "Two."])),
        ("<nav>Home</nav><p>One <b>bold</b> word.</p><footer>End</footer>", ("", ["One bold word."])),
        ("<nav>Home</nav>", ("", ["Home"])),
        ("<script>if (a < b) { '<p>no</p>' }</script><p>Yes.", ("", ["Yes."])),
        ("<p>One <!-- two <p> three > four --> five.", ("", ["One  five."])),
        ("<p>2 < 3 and <3.", ("", ["2 < 3 and <3."])),
        ("<style>p {}", ("", [])),
        ("<p>One <!-- never ended <p>Two.", ("", ["One"])),
    ],
)
def test_text_is_told_from_tags(markup: str, found: tuple[str, list[str]]) -> None:
    title, text = bare_text(markup)
    assert (title, [part.strip() for part in text.split("\n\n") if part.strip()]) == found


def test_any_depth_is_read_in_linear_time() -> None:
    assert bare_text("<div>" * 300_000 + "deep")[1].strip() == "deep"
    assert bare_text("<!--" * 300_000 + "x")[1].strip() == ""


@pytest.mark.process
def test_what_a_page_goes_on_with_is_told_too() -> None:
    asked = """
from tui_reader.extraction.process.early_imports import for_page
from tui_reader.web.page import Page
markup = b'<p>The ferry leaves.</p><div class=pager>1 <a rel=next href=/a?page=2>2</a> <a href=/a?page=3>3</a></div>'
page = Page(url="https://pages.example/a", final_url="", body=markup, content_type="text/html")
for_page(page, "next")
from tui_reader.extraction.onward.next_alone import next_alone
print(next_alone(page))
"""
    done = subprocess.run([sys.executable, "-c", WITHOUT + asked], capture_output=True, text=True, check=False)
    assert (done.stderr, "page=2" in done.stdout) == ("", True)
