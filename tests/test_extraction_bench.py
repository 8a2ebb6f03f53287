"""The pages' benchmark sees what a user of the JSON sees."""

import json
from pathlib import Path

import pytest

from tests.bench.pages import own_heading, record
from tui_reader.article.document import Block, Container
from tui_reader.article.form import to_json
from tui_reader.extraction.dispatch import read
from tui_reader.web.page import Page

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("name", ["structure", "code", "news-bold"])
def test_record_counts_what_the_json_says(name: str) -> None:
    address = "https://pages.example/a"
    body = (PAGES / f"{name}.html").read_bytes()
    document = read(Page(url=address, final_url=address, body=body, content_type="text/html"))
    found = record(name, document)
    told = json.loads(to_json(document))
    blocks = told["blocks"]
    assert found["title"] == told["title"]
    assert found["headings"] == [[block["level"], block["text"]] for block in blocks if block["kind"] == "HEADING"]
    assert found["code"] == [block["text"] for block in blocks if block["kind"] == "CODE"]
    assert found["tables"] == sum(block["kind"] == "TABLE" for block in blocks)
    paths = [block.get("inside", []) for block in blocks]
    items = {part["id"] for path in paths for part in path if part["kind"] == "ITEM"}
    notes = {path[0]["id"] for path in paths if path and path[0]["kind"] == "NOTE"}
    assert found["items"] == len(items) + len(notes)
    links = [span["href"] for block in blocks for span in block.get("spans", []) if "href" in span]
    assert [link for link, _ in found["links"]] == [link for link in links if link not in _images(blocks)]


def _images(blocks: list[dict[str, object]]) -> set[str]:
    spans = [span for block in blocks for span in block.get("spans", [])]  # type: ignore[attr-defined]  # JSON
    return {span["href"] for span in spans if span["kind"] == "IMAGE"}


def test_of_a_posts_head_only_the_title_behind_is_a_heading_of_the_page() -> None:
    post = Container("POST", 1, author="Ada Quay", time="10:02")
    for text, own in (
        ("Ada Quay · 10:02 · Gate two", "Gate two"),
        ("Ada Quay · to Jon Holm · 10:02 · 12 points · accepted", ""),
        ("Gate two", "Gate two"),
    ):
        assert own_heading(Block("HEADING", text, 3, inside=(post,))) == own
