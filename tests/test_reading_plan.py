"""The plan of opening: what is kept, what is asked for and how old it is decide the steps."""

from collections.abc import Sequence

import pytest

from tui_reader.article.document import Document
from tui_reader.extraction.page_view import View
from tui_reader.library.values import Kept
from tui_reader.reading.plan import Plan, Step, Wish, is_fresh, plan
from tui_reader.settings.options import Options

FETCH, LEAVE, READ_KEPT_PAGE, REFUSE, REREAD, SHOW = (
    Step.FETCH, Step.LEAVE, Step.READ_KEPT_PAGE, Step.REFUSE, Step.REREAD, Step.SHOW,
)  # fmt: skip
NOW = 1_000_000.0


def kept(view: str = "article", extractor: str = "9", has_page: bool = True) -> Kept:
    return Kept(1, Document(), view, extractor, "", "", NOW, NOW, has_page, None, False, "", None, {})


WEB, FILE = Wish(is_address=True), Wish(is_address=False)


@pytest.mark.parametrize(
    ("wish", "known", "fresh", "steps"),
    [
        (WEB, None, False, [READ_KEPT_PAGE, FETCH]),
        (FILE, None, False, [READ_KEPT_PAGE, FETCH]),
        (WEB._replace(check=True), None, False, [FETCH]),
        (WEB._replace(refresh=True), None, False, [FETCH]),
        (WEB._replace(offline=True), None, False, [READ_KEPT_PAGE, REFUSE]),
        (WEB._replace(offline=True, check=True), None, False, [REFUSE]),
        (FILE._replace(offline=True), None, False, [READ_KEPT_PAGE, FETCH]),
        (WEB, kept(), True, [SHOW, LEAVE]),
        (WEB, kept(extractor="8"), True, [SHOW, REREAD]),
        (WEB, kept(extractor="8", has_page=False), True, [SHOW, LEAVE]),
        (WEB, kept(), False, [SHOW, FETCH]),
        (WEB._replace(check=True), kept(), True, [SHOW, FETCH]),
        (WEB._replace(offline=True), kept(), False, [SHOW, LEAVE]),
        (WEB._replace(offline=True, check=True), kept(extractor="8"), False, [SHOW, REREAD]),
        (FILE, kept(), False, [SHOW, FETCH]),
        (FILE._replace(offline=True), kept(), False, [SHOW, LEAVE]),
    ],
)
def test_the_steps_of_opening(wish: Wish, known: Kept | None, fresh: bool, steps: Sequence[Step]) -> None:
    assert plan(wish, known, fresh, "9").steps == tuple(steps)


@pytest.mark.parametrize(
    ("wanted", "known", "view"),
    [
        (None, None, "article"),
        (None, kept("whole"), "whole"),
        (None, kept("of a later version"), "article"),
        ("source", kept("whole"), "source"),
        ("whole", None, "whole"),
    ],
)
def test_the_view_is_the_wanted_one_else_the_last_one(wanted: View | None, known: Kept | None, view: View) -> None:
    assert plan(WEB._replace(view=wanted), known, False, "9").view == view


def test_a_wish_is_what_the_options_of_the_run_leave_open() -> None:
    assert Wish.of(True, None, False, Options()) == WEB
    assert Wish.of(True, None, False, Options(full=True)).view == "whole"
    assert Wish.of(True, "source", True, Options(offline=True, refresh=True, full=True)) == Wish(
        True, "source", True, True, True
    )


@pytest.mark.parametrize(
    ("address", "checked_at", "fresh"),
    [
        ("https://coast.example/ferry", NOW - 3600, True),
        ("https://coast.example/ferry", NOW - 3 * 3600, False),
        ("https://coast.example/ferry", NOW + 60, False),
        ("https://coast.example/ferry", 0.0, False),
        ("file:///home/anna/ferry.html", NOW, False),
        ("guide:", NOW, False),
    ],
)
def test_a_server_is_asked_again_after_some_hours_and_a_file_always(
    address: str, checked_at: float, fresh: bool
) -> None:
    assert is_fresh(address, checked_at, NOW, hours=3) is fresh


def test_a_plan_is_a_value() -> None:
    assert plan(WEB, None, False, "9") == Plan("article", (READ_KEPT_PAGE, FETCH))
