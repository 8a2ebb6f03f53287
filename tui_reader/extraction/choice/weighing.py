"""What the choice knows of a page before the forest is asked; whoever grows the forest learns from the same."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.extraction.choice.posts import posts
from tui_reader.extraction.choice.rule_choice import by_rule, is_one_large
from tui_reader.extraction.dom.evidence import Signs
from tui_reader.extraction.engines.votes import Votes, votes
from tui_reader.extraction.forest.unit_numbers import unit_numbers
from tui_reader.extraction.shape.left_out import LeftOut
from tui_reader.extraction.shape.prepared_page import PreparedPage
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.post_facts import Post, described


class Weighing(NamedTuple):
    """The engines' votes, what was kept by rule and who was asked for it, the numbers of every unit, and what was left
    out so far.

    rows: none where the forest is not asked, None for a unit that it is not asked about.
    """

    said: Votes
    signs: Signs
    kept: list[bool]
    engine: str
    rows: list[list[float] | None]
    left_out: LeftOut


def discussed(page: PreparedPage) -> list[Post]:
    """The posts of a discussion, which are all of the article; none when the page is no discussion."""
    found = described(posts(page.root))
    return found if said_in(page, found) else []


def said_in(page: PreparedPage, thread: Sequence[Post]) -> list[Unit]:
    """The units that stand in posts."""
    within = {element for post in thread for element in post.body.iter()}
    return [unit for unit in page.units if unit.element in within] if within else []


def weighing(page: PreparedPage) -> Weighing:
    """What is known of a page that is no discussion."""
    said = votes(page.root, page.markup, page.units)
    agreement = said.agreement()
    signs = Signs()
    left_out = LeftOut()
    kept, engine = by_rule(page.units, said, agreement, signs, page.facts, left_out)
    asked = not is_one_large(said, agreement)
    rows = unit_numbers(page.units, said, kept, signs, page.facts) if asked else []
    return Weighing(said, signs, kept, engine, rows, left_out)
