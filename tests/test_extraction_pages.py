"""Pages of our own, each with its expected document beside it.

REWRITE_PAGES=1 writes what is read now: look at the diff.
"""

import json
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tui_reader.article.document import Document
from tui_reader.article.form import to_dict
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

PAGES = Path(__file__).parent / "pages"
READ_OTHERWISE = ("letter", "notes-numbered")
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def read_file(name: str) -> Document:
    body = (PAGES / f"{name}.html").read_bytes()
    address = f"https://pages.example/{name}"
    return read(Page(url=address, final_url=address, body=body, content_type="text/html"))


def expected_of(document: Document) -> dict[str, Any]:
    """What of a document the pages are about: not its quotations, and not its engine."""
    value = to_dict(document)
    for name in ("quotes", "engine", "kept", "trust", "read_as", "saved", "words", "minutes", "url"):
        del value[name]
    for name in ("sources", "omitted"):
        value.pop(name, None)
    loaded: dict[str, Any] = json.loads(json.dumps(value))
    return loaded


@pytest.mark.parametrize("name", NAMES)
def test_page_is_read_as_written_beside_it(name: str) -> None:
    if name in READ_OTHERWISE and find_spec("resiliparse") is None:
        pytest.skip("without resiliparse it is read a little otherwise")
    path = PAGES / f"{name}.json"
    found = expected_of(read_file(name))
    if os.environ.get("REWRITE_PAGES"):
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("news-")])
def test_sections_are_found_in_every_markup(name: str) -> None:
    (title,) = read_file(name).outline
    assert title.title == "Harbour town votes to keep its last ferry"
    assert [section.title for section in title.children] == [
        "A crossing older than the road",
        "Seven hands against six",
        "What would a bridge cost?",
    ]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("news-")])
def test_body_has_nothing_of_the_theme(name: str) -> None:
    text = "\n".join(block.text for block in read_file(name).blocks)
    for foreign in ("Read Also", "Monday", "841", "Share to", "Coast Daily", "and...", "May 4"):
        assert foreign not in text


def test_every_expected_document_has_its_page() -> None:
    assert {path.stem for path in PAGES.glob("*.json")} == set(NAMES)
