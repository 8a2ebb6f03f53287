"""The row that says why a link's article did not come, while the text stays."""

import pytest

from tui_reader.address import parse_source
from tui_reader.errors import ConnectionFailed, ReaderError, Refused
from tui_reader.ui.keys.status import fitted
from tui_reader.ui.opening.opening import could_not_open
from tui_reader.ui.opening.visit import Visit

LONG = "https://coast.example/2026/06/the-ferry-comes-back-and-nobody-has-asked-for-it"


@pytest.mark.parametrize(
    ("error", "row"),
    [
        (ConnectionFailed("There is no server named coast.example"), "! There is no server named coast.example"),
        (ConnectionFailed("No answer in 10 s"), "! Could not open coast.example: No answer in 10 s"),
        (Refused("The page is not there: 404 Not Found"), "! Could not open coast.example: The page is not there: 404"),
    ],
)  # fmt: skip
def test_eighty_columns_hold_why_an_article_did_not_come(error: ReaderError, row: str) -> None:
    keys = " · r again · a later · W other ways"
    said = fitted(could_not_open(Visit(parse_source(LONG)), error) + keys, 78)
    assert said.startswith(row) and len(said) <= 78
