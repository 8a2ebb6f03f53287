"""The scorer: its trees, the choice by likelihood, and what is counted of a unit."""

import pytest

from tui_reader.extraction.choice.likelihood_choice import (
    ALWAYS,
    DOUBTED,
    PICTURED,
    UNLIKELY,
    WANTED,
    by_likelihood,
    certain,
    doubts,
    has_shape,
    is_spared,
    with_their_headings,
    without_repeated,
)
from tui_reader.extraction.dom.evidence import Signs
from tui_reader.extraction.dom.parsing import parse
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.facts.metadata import Facts
from tui_reader.extraction.forest.forest_table import Tree
from tui_reader.extraction.forest.scorer import best, grown_forest, likely
from tui_reader.extraction.forest.unit_numbers import NAMES, unit_numbers
from tui_reader.extraction.shape.units import units

PAGE = """<html><body><nav><a href=/>Home</a></nav><main><h1>A leaking pump</h1>
<div class=text><p>The pump had been leaking since the spring. Nobody could find the valve.</p><p>We drained the tank
twice, <a href=/filter>cleaned the filter</a>, and put a new ring on the lower pipe.</p></div></main></body></html>"""


def rows() -> list[dict[str, float] | None]:
    everything = units(parse(PAGE), "https://page.invalid/")
    texts = [unit.block.text for unit in everything]
    assert texts[:2] == ["Home", "A leaking pump"]
    kept = [False, False, True, False]
    said = Votes([False, True, True, True], [False, False, True, True], kept, [len(text) for text in texts])
    found = unit_numbers(everything, said, kept, Signs(), Facts(title="A leaking pump"))
    return [None if row is None else dict(zip(NAMES, row, strict=True)) for row in found]


def test_navigation_that_nobody_chose_is_not_counted() -> None:
    assert [row is None for row in rows()] == [True, False, False, False]


def test_a_unit_is_counted_with_what_stands_around_it() -> None:
    _, title, first, second = rows()
    assert title is not None
    assert first is not None
    assert second is not None
    assert (title["kept"], title["main"], title["from_title"], title["alike_count"]) == (False, True, 0, 1)
    assert (first["kept"], first["sentences"], first["ends"]) == (True, 2, True)
    assert second["linked"] == pytest.approx(len("cleaned the filter") / second["size"])
    assert second["parent_kept"] == pytest.approx(first["size"] / (first["size"] + second["size"]))
    assert second["alike_kept"] == 1.0
    assert second["before_kept"] > second["after_kept"] - 0.5


def test_a_unit_knows_the_section_it_stands_in() -> None:
    _, title, first, second = rows()
    assert title is not None
    assert first is not None
    assert second is not None
    assert [row["heading_distance"] for row in (title, first, second)] == [0, 1, 2]
    assert (second["heading_level"], second["heading_points"], second["heading_kept"]) == (1, False, False)
    assert second["section_size"] == title["size"] + first["size"] + second["size"]
    assert second["section_kept"] == pytest.approx(first["size"] / second["section_size"])


def test_where_the_engines_agree_nothing_else_is_counted() -> None:
    everything = units(parse(PAGE), "https://page.invalid/")
    chosen = [False, False, True, True]
    said = Votes(chosen, chosen, chosen, [len(unit.block.text) for unit in everything])
    found = unit_numbers(everything, said, chosen, Signs(), Facts(title="A leaking pump"))
    assert [row is None for row in found] == [True, True, False, False]


def test_a_card_that_goes_round_is_not_brought_in_by_its_likelihood() -> None:
    card = "<div><p>You own what you write here, and the list of whom it goes to, as long as you stay.</p></div>"
    everything = units(
        parse(f"<body>{card * 2}<p>The pump has been leaking since the spring, said the man.</p></body>"), ""
    )
    assert without_repeated(everything, [False] * 3, [True] * 3) == [False, False, True]
    assert without_repeated(everything, [True, False, False], [True] * 3) == [True, False, True]


def test_where_the_engines_see_one_article_what_is_doubted_goes_and_what_is_wanted_comes() -> None:
    kept = [True, True, True, False, False]
    said = Votes(kept, kept, kept, [200] * 5)
    odds = [0.1, 0.1, 0.9, 0.9, 0.5]
    limits = [ALWAYS, DOUBTED, DOUBTED, DOUBTED, ALWAYS]
    assert by_likelihood(odds, said, kept, limits) == [True, False, True, True, False]


@pytest.mark.parametrize(("tree", "limits"), [(True, [ALWAYS, ALWAYS, DOUBTED]), (False, [UNLIKELY, ALWAYS, DOUBTED])])
def test_a_heading_is_doubted_where_an_engine_does_not_want_it_and_a_list_never(
    tree: bool, limits: list[float]
) -> None:
    body = "<h2>The water</h2><ul><li>A ring</ul><p>It rose again in the night, and nobody could say from where.</p>"
    everything = units(parse(f"<body>{body}</body>"), "https://page.invalid/")
    vote = [True, True, True]
    said = Votes(vote, [tree, True, True], vote, [9, 6, 200])
    assert doubts(everything, said) == limits


def test_a_picture_with_a_caption_goes_only_where_it_is_hardly_likely() -> None:
    figure = "<figure><img src=/pump.jpg><figcaption>The pump in spring</figcaption></figure>"
    everything = units(parse(f"<body>{figure}<p>It leaked again in the night.</p></body>"), "https://page.invalid/")
    said = Votes([True, True], [False, True], [False, False], [80, 200])
    assert doubts(everything, said) == [PICTURED, DOUBTED]


@pytest.mark.parametrize(
    ("markup", "likelihood"),
    [
        ("<pre><code>leak = 1</code></pre>", 1.0),
        ("<p>Advertisement</p>", 0.0),
        ("<p>A line of the text.</p>", None),
    ],
)
def test_the_forest_is_not_asked_about_code_and_labels(markup: str, likelihood: float | None) -> None:
    (unit,) = units(parse(f"<body>{markup}</body>"), "https://page.invalid/")
    assert certain(unit, True) == likelihood


@pytest.mark.parametrize(
    ("markup", "by_agreement"),
    [
        ("<h2>The water below</h2>", {0.75: True, 0.95: True}),
        ("<ul><li>A thing</li></ul>", {0.75: False, 0.95: True}),
        ("<p>A line of the text.</p>", {0.75: False, 0.95: False}),
    ],
)
def test_headings_are_spared_and_where_the_engines_are_sure_lists_too(
    markup: str, by_agreement: dict[float, bool]
) -> None:
    (unit,) = units(parse(f"<body>{markup}</body>"), "https://page.invalid/")
    assert {agreement: is_spared(unit, agreement) for agreement in by_agreement} == by_agreement


@pytest.mark.parametrize(
    ("between", "stays"),
    [
        ("", True),
        ("<p><img src=a.png></p><div>Valve</div>", True),
        ("<h3>Offers</h3>", False),
    ],
)
def test_a_heading_stays_with_its_text_but_for_another_heading_between(between: str, stays: bool) -> None:
    text = "<p>Turn the lower valve until the gauge stands still.</p>"
    everything = units(parse(f"<body><h2>Valves</h2>{between}{text}</body>"), "https://page.invalid/")
    kept = [at in (0, len(everything) - 1) for at in range(len(everything))]
    weighed = [False, *kept[1:]]
    said = Votes(kept, kept, kept, [len(unit.block.text) for unit in everything])
    assert with_their_headings(everything, said, kept, weighed) == [stays, *kept[1:]]


@pytest.mark.parametrize(
    ("markup", "shaped"),
    [
        ("<p>A line of the text.</p>", False),
        ("<p>A line with <b>a bold</b> word.</p>", False),
        ("<p><b>The water below</b></p>", True),
        ("<h2>The water below</h2>", True),
        ("<ul><li>A thing</li></ul>", True),
        ("<pre>close(valve)</pre>", True),
    ],
)
def test_what_has_a_shape_is_more_than_a_line_of_text(markup: str, shaped: bool) -> None:
    (unit,) = units(parse(f"<body>{markup}</body>"), "https://page.invalid/")
    assert has_shape(unit) is shaped


def splits(tree: Tree) -> list[int]:
    return [tree[0], *splits(tree[2]), *splits(tree[3])] if isinstance(tree, tuple) else []


def test_trees_ask_only_for_numbers_there_are() -> None:
    asked = {number for tree in grown_forest().trees for number in splits(tree)}
    assert asked <= set(range(len(NAMES)))
    assert len(asked) > len(NAMES) / 2


def likelihood_of_last(*, chosen: bool) -> float:
    """Of the last paragraph of a page whose text all engines chose, or none did."""
    more = "<p>The tank was empty by noon, and the noise came back at night.</p>" * 9
    everything = units(parse(PAGE.replace("<p>The pump", f"{more}<p>The pump")), "https://page.invalid/")
    vote = [False, *[chosen] * (len(everything) - 1)]
    said = Votes(vote, vote, vote, [len(unit.block.text) for unit in everything])
    row = unit_numbers(everything, said, vote, Signs(), Facts(title="A leaking pump"))[-1]
    assert row is not None
    return likely(row, grown_forest())


def test_what_all_engines_chose_is_likelier_than_what_none_did() -> None:
    assert likelihood_of_last(chosen=True) > WANTED > likelihood_of_last(chosen=False)


def test_the_choice_reaches_as_far_down_as_the_expected_score_grows() -> None:
    assert best([0.9, 0.8, 0.1], [100, 100, 100], highest=0.5) == [True, True, False]
    assert best([0.4, 0.35, 0.01], [100, 100, 100], highest=0.5) == [True, True, False]
    assert best([0.9, 0.55, 0.01], [1000, 10, 10], highest=0.5) == [True, True, False]
    assert best([], [], highest=0.5) == []
