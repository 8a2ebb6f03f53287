"""What people said, printed: all of it or one speaker's, as text, Markdown and JSON."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_people import BERG, DAHL, article
from tui_reader.library.library import Library, default_path

pytestmark = pytest.mark.process


@pytest.fixture(autouse=True)
def kept() -> None:
    with Library.open(default_path()) as library:
        for document in (article(DAHL, number=1, published="2026-06-01"), article(DAHL, BERG, number=2)):
            library.keep(document, None, "1", document.url, document.url)


def printed(*arguments: str) -> tuple[int, str, str]:
    answer = subprocess.run(
        [sys.executable, "-m", "tui_reader", "--quotes", *arguments], stdin=subprocess.DEVNULL, capture_output=True,
        text=True, timeout=60, check=False, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    return answer.returncode, answer.stdout, answer.stderr


def test_all_quotes_are_printed_newest_first() -> None:
    code, out, _ = printed("--all")
    assert code == 0 and out.index("Story 2") < out.index("Story 1")
    assert "“I kept the key”\n  Anna Berg, ran the ticket office · Story 2 · Coast\n  https://coast.example/2\n" in out


def test_a_speaker_is_found_by_a_part_of_the_name() -> None:
    code, out, _ = printed("--all", "--speaker", "dahl", "-f", "json")
    found = json.loads(out)
    assert code == 0 and [one["title"] for one in found] == ["Story 2", "Story 1"]
    assert found[0] == {
        "text": "It is not a victory until the winter is over", "speaker": "Jon Dahl", "about": "mayor of Lindhavn",
        "sure": True, "kind": "SPEECH", "url": "https://coast.example/2", "title": "Story 2", "site": "Coast",
        "byline": "", "published": "",
    }  # fmt: skip


def test_markdown_has_a_link_to_the_article() -> None:
    code, out, _ = printed("--all", "--speaker", "Jon Dahl", "-f", "markdown")
    assert code == 0 and "> — Jon Dahl, [Story 1](<https://coast.example/1>), Coast, 2026-06-01\n" in out


def test_nobody_of_that_name_is_nothing_and_no_fault() -> None:
    assert printed("--all", "--speaker", "Nobody") == (0, "", "")
    assert printed("--all", "--speaker", "Nobody", "-f", "json")[:2] == (0, "[]\n")


@pytest.mark.parametrize(
    "arguments", [("--speaker", "A"), ("--all", "a.md"), ("--all", "-f", "html"), ("--all", "--outline")]
)
def test_what_does_not_go_together_is_told(arguments: tuple[str, ...]) -> None:
    code, out, error = printed(*arguments)
    assert code in (2, 3) and out == "" and error.startswith("tui-reader: ")
