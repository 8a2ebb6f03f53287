"""What the engines say of a page's units: each reads the page in its own way, and its answer is laid onto the units."""

from collections.abc import Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from tui_reader.extraction.dom.thinning import is_deeper
from tui_reader.extraction.engines import engines
from tui_reader.extraction.engines.alignment import held, weight, words
from tui_reader.extraction.engines.deadline import within
from tui_reader.extraction.engines.density import dense
from tui_reader.extraction.shape.units import Unit

SURE = 0.88
"""Above this share of common text, density and resiliparse need no third opinion."""
ENGINE_SECONDS = 4.0
"""An engine that computes for longer has no vote; ordinary pages take a hundredth of it."""


class Votes(NamedTuple):
    """For every unit what each engine says, and how much of the page's text that is."""

    dense: list[bool]
    tree: list[bool]
    plain: list[bool]
    sizes: list[int]

    def share(self, vote: Sequence[bool]) -> float:
        """The share of all text that a vote chose, 0 to 1."""
        total = sum(self.sizes)
        return self.size(vote) / total if total else 0.0

    def size(self, vote: Sequence[bool]) -> int:
        """How much text a vote chose, in letters of an alphabet."""
        return sum(size for size, yes in zip(self.sizes, vote, strict=True) if yes)

    def common(self, left: Sequence[bool], right: Sequence[bool]) -> float:
        """The share of the text chosen by either vote that both chose, 0 to 1."""
        total = sum(self.sizes)
        both = sum(size for size, a, b in zip(self.sizes, left, right, strict=True) if a and b)
        either = sum(size for size, a, b in zip(self.sizes, left, right, strict=True) if a or b)
        return (both / total) / (either / total) if either else 0.0

    def agreement(self) -> float:
        """Common share of what density and trafilatura chose, 0 to 1."""
        return self.common(self.dense, self.tree)


def votes(root: HtmlElement, markup: str, everything: list[Unit]) -> Votes:
    """What the engines say; trafilatura, which costs as much as all the rest, only where the other two differ.

    Where resiliparse is not installed, trafilatura is asked in its place.
    """
    elements: set[HtmlElement] = within(ENGINE_SECONDS, lambda: dense(root), set())
    texts = [unit.block.text for unit in everything]
    split, sizes = list(map(words, texts)), list(map(weight, texts))
    by_density = [unit.element in elements for unit in everything]
    lines = engines.ask_resiliparse(markup)
    by_text = by_density if lines is None else held(split, lines)
    said = Votes(by_density, by_text, by_text, sizes)
    if (
        (lines is not None and said.agreement() >= SURE)
        or len(markup) >= engines.LONGEST
        or is_deeper(markup, engines.DEEPEST)
    ):
        return said
    tree: list[str] = within(ENGINE_SECONDS, lambda: engines.ask_trafilatura(root), [])
    by_tree = held(split, tree)
    return said._replace(tree=by_tree, plain=by_tree if lines is None else by_text)


def edges(vote: Sequence[bool], sizes: Sequence[int]) -> tuple[int, int]:
    """The first and the last long unit of a vote."""
    chosen = [at for at, yes in enumerate(vote) if yes]
    long = [at for at in chosen if sizes[at] > 80] or chosen
    return (long[0], long[-1]) if long else (len(sizes), -1)


def warm_up() -> None:
    """Ask every engine once; trafilatura was when it was imported."""
    from lxml import html

    page = "<html><body><article><h1>Warm</h1>" + "<p>An engine that has run once has loaded all it loads.</p>" * 9
    root = html.document_fromstring(page)
    dense(root)
    engines.ask_resiliparse(page)
