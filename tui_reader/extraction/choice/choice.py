"""Which of a page's units are its article: by its posts, by rule, and by the forest's likelihoods."""

from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.extraction.choice.disclosures import with_disclosures
from tui_reader.extraction.choice.following_stories import without_following_stories
from tui_reader.extraction.choice.likelihood_choice import (
    LITTLE,
    by_likelihood,
    doubts,
    odds,
    with_their_headings,
    with_their_terms,
    without_repeated,
)
from tui_reader.extraction.choice.page_furniture import without_cookies
from tui_reader.extraction.choice.questions import with_questions
from tui_reader.extraction.choice.ranked_items import with_ranked_items
from tui_reader.extraction.choice.sentences_between import with_sentences_between
from tui_reader.extraction.choice.series import with_whole_series
from tui_reader.extraction.choice.standfirst import standfirst
from tui_reader.extraction.choice.weighing import discussed, said_in, weighing
from tui_reader.extraction.choice.whole_lists import with_whole_lists
from tui_reader.extraction.dom.evidence import Sign, Signs
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.forest.scorer import grown_forest
from tui_reader.extraction.forest.unit_numbers import unit_numbers
from tui_reader.extraction.shape.left_out import LeftOut
from tui_reader.extraction.shape.prepared_page import PreparedPage
from tui_reader.extraction.shape.units import Unit
from tui_reader.extraction.threads.post_facts import Post

MOST_ASKED = 2_000
"""Units of a page on which the engines agree that are weighed only to know how far the choice is trusted."""


class Choice(NamedTuple):
    """The article's units in reading order, the engines that chose them, and which of them (by id) are standfirsts;
    and what was left out, as far as there is a reason for each.

    trust: how much of the article they are expected to be, 0 to 1. thread: the posts of a discussion.
    """

    units: list[Unit]
    engine: str
    standfirst: frozenset[int] = frozenset()
    trust: float = 1.0
    thread: Sequence[Post] = ()
    left_out: LeftOut | None = None


def choose(page: PreparedPage) -> Choice:
    """What of a page is its article."""
    if thread := discussed(page):
        return Choice(said_in(page, thread), "posts", thread=thread)
    everything = page.units
    said, signs, kept, engine, rows, left_out = weighing(page)
    likelihoods: list[float] = []
    if rows:
        forest = grown_forest()
        likelihoods = [odds(unit, row, yes, forest) for unit, row, yes in zip(everything, rows, kept, strict=True)]
        weighed = by_likelihood(likelihoods, said, kept, doubts(everything, said))
        once = with_whole_series(everything, said, kept, without_repeated(everything, kept, weighed))
        headed = with_their_terms(everything, kept, with_their_headings(everything, said, kept, once))
        kept = left_out.step(everything, kept, headed, "it is hardly the article's, as such lines go")
    kept = with_ranked_items(everything, with_sentences_between(everything, kept), signs)
    kept = with_disclosures(everything, with_whole_lists(everything, kept), signs)
    kept = with_questions(everything, said, kept, signs)
    bare = without_cookies(everything, kept, signs, page.facts.title)
    kept = left_out.step(everything, kept, bare, "it stands in a box about cookies")
    own = without_following_stories(everything, kept, page.facts.title)
    kept = left_out.step(everything, kept, own, "another story, behind the page's own")
    first = standfirst(everything, kept, signs, page.facts)
    kept = [yes or at in first for at, yes in enumerate(kept)]
    if said.size(kept) < LITTLE:
        kept = _anything(everything, said, signs)
        engine = "whatever is no navigation"
    chosen = [unit for unit, yes in zip(everything, kept, strict=True) if yes]
    if not likelihoods and len(everything) <= MOST_ASKED:
        rows = unit_numbers(everything, said, kept, signs, page.facts)
        likelihoods = [
            odds(unit, row, yes, grown_forest()) for unit, row, yes in zip(everything, rows, kept, strict=True)
        ]
    trust = expected(likelihoods, kept, said.sizes) if likelihoods else 1.0
    return Choice(chosen, engine, frozenset(id(everything[at]) for at in first), trust, left_out=left_out)


def expected(likelihoods: Sequence[float], kept: Sequence[bool], sizes: Sequence[int]) -> float:
    """The F1 that a choice would have by characters if its likelihoods were right, 0 to 1.

    Its precision is the mean likelihood of what was chosen, its recall the share that the chosen has of all likelihood.
    """
    chosen = sum(size for yes, size in zip(kept, sizes, strict=True) if yes)
    likely = sum(size * odd for yes, size, odd in zip(kept, sizes, likelihoods, strict=True) if yes)
    everything = sum(size * odd for size, odd in zip(sizes, likelihoods, strict=True))
    return round(2 * likely / (chosen + everything), 3) if likely else 0.0


def _anything(everything: list[Unit], votes: Votes, signs: Signs) -> list[bool]:
    """The best answer for a page that hardly has one: an engine's, else whatever does not stand in navigation."""
    rest = [bool(unit.block.text) and not signs.around(unit.element) & Sign.NAVIGATION for unit in everything]
    answers = [votes.dense, votes.tree, votes.plain, rest]
    return next((answer for answer in answers if votes.size(answer) >= LITTLE), rest)
