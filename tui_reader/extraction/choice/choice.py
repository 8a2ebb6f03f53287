"""Which of a page's units are its article: by its posts, by rule, and by the forest's likelihoods."""

from tui_reader.extraction.choice.likelihood_choice import LITTLE, by_likelihood, has_shape, odds
from tui_reader.extraction.choice.weighing import discussed, weighing
from tui_reader.extraction.dom.evidence import Sign, Signs
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.forest.scorer import grown_forest
from tui_reader.extraction.shape.prepared_page import PreparedPage
from tui_reader.extraction.shape.units import Unit


def choose(page: PreparedPage) -> tuple[list[Unit], str]:
    """The article's units in reading order, and the engines that chose them."""
    if bodies := discussed(page):
        return bodies, "posts"
    everything = page.units
    said, signs, kept, engine, rows = weighing(page)
    if rows:
        forest = grown_forest()
        likelihoods = [odds(unit, row, yes, forest) for unit, row, yes in zip(everything, rows, kept, strict=True)]
        kept = by_likelihood(likelihoods, said, kept, [has_shape(unit) for unit in everything])
    if said.size(kept) < LITTLE:
        kept = _anything(everything, said, signs)
        engine = "whatever is no navigation"
    return [unit for unit, yes in zip(everything, kept, strict=True) if yes], engine


def _anything(everything: list[Unit], votes: Votes, signs: Signs) -> list[bool]:
    """The best answer for a page that hardly has one: an engine's, else whatever does not stand in navigation."""
    rest = [bool(unit.block.text) and not signs.around(unit.element) & Sign.NAVIGATION for unit in everything]
    answers = [votes.dense, votes.tree, votes.plain, rest]
    return next((answer for answer in answers if votes.size(answer) >= LITTLE), rest)
