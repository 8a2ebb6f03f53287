"""Which of a page's units are its article: by its posts, by rule, and by the forest's likelihoods."""

from typing import NamedTuple

from tui_reader.extraction.choice.likelihood_choice import (
    LITTLE,
    by_likelihood,
    has_shape,
    odds,
    with_their_headings,
)
from tui_reader.extraction.choice.sentences_between import with_sentences_between
from tui_reader.extraction.choice.standfirst import standfirst
from tui_reader.extraction.choice.weighing import discussed, weighing
from tui_reader.extraction.dom.evidence import Sign, Signs
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.forest.scorer import grown_forest
from tui_reader.extraction.shape.prepared_page import PreparedPage
from tui_reader.extraction.shape.units import Unit

DISCUSSION = "posts"
"""The engine of a discussion."""


class Choice(NamedTuple):
    """The article's units in reading order, the engines that chose them, and which of them (by id) are standfirsts."""

    units: list[Unit]
    engine: str
    standfirst: frozenset[int] = frozenset()


def choose(page: PreparedPage) -> Choice:
    """What of a page is its article."""
    if bodies := discussed(page):
        return Choice(bodies, DISCUSSION)
    everything = page.units
    said, signs, kept, engine, rows = weighing(page)
    if rows:
        forest = grown_forest()
        likelihoods = [odds(unit, row, yes, forest) for unit, row, yes in zip(everything, rows, kept, strict=True)]
        weighed = by_likelihood(likelihoods, said, kept, [has_shape(unit) for unit in everything])
        kept = with_their_headings(everything, said, kept, weighed)
    kept = with_sentences_between(everything, kept)
    first = standfirst(everything, kept, signs, page.facts)
    kept = [yes or at in first for at, yes in enumerate(kept)]
    if said.size(kept) < LITTLE:
        kept = _anything(everything, said, signs)
        engine = "whatever is no navigation"
    chosen = [unit for unit, yes in zip(everything, kept, strict=True) if yes]
    return Choice(chosen, engine, frozenset(id(everything[at]) for at in first))


def _anything(everything: list[Unit], votes: Votes, signs: Signs) -> list[bool]:
    """The best answer for a page that hardly has one: an engine's, else whatever does not stand in navigation."""
    rest = [bool(unit.block.text) and not signs.around(unit.element) & Sign.NAVIGATION for unit in everything]
    answers = [votes.dense, votes.tree, votes.plain, rest]
    return next((answer for answer in answers if votes.size(answer) >= LITTLE), rest)
