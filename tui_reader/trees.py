"""Boosted trees as a table of text: trees grown on labelled examples, bound to the numbers that they ask for.

    fingerprint 0123abcd
    base 0.5760
    kept<0.5 alike_tree<0.0666 -303 21 54

After the head a tree a line. A split is "column<bound left right"; anything else is a leaf, in thousandths of the
logarithm of the odds, as `base` is in whole ones: the score before any tree.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from typing import NamedTuple, TypeAlias

Tree: TypeAlias = "float | tuple[int, float, Tree, Tree]"
"""A leaf, or (column's place, bound, what is at most the bound, what is above it)."""


_ROUNDING = 1e-6
"""More than sums of leaves differ by the order they are added in."""


class ForestMismatch(RuntimeError):
    """A table that was grown for other numbers than those it is to weigh: its likelihoods would mean nothing."""


class Forest(NamedTuple):
    """The score before any tree, the trees, and what those from each on can add at most."""

    base: float
    trees: tuple[Tree, ...]
    most: tuple[float, ...]


def read(table: str, names: Sequence[str], fingerprint: str, grow: str) -> Forest:
    """The forest of a table for numbers in the order of `names`; raises ForestMismatch when it was grown for others.

    grow: the command that grows it anew, for the message.
    """
    bound, base, *lines = table.splitlines()
    grown = "The forest was grown for other numbers than those it is given"
    if bound != f"fingerprint {fingerprint}":
        raise ForestMismatch(f"{grown}: the table has the {bound}, the numbers {fingerprint}. Grow it anew: {grow}")
    places = {name: place for place, name in enumerate(names)}
    try:
        trees = tuple(_tree(iter(line.split()), places) for line in lines)
    except KeyError as missing:
        raise ForestMismatch(f"{grown}: there is no column {missing}. Grow it anew: {grow}") from None
    return Forest(float(base.removeprefix("base ")), trees, _most(trees))


def written(base: float, trees: str, fingerprint: str) -> str:
    """The table of `trees`, one a line."""
    return f"fingerprint {fingerprint}\nbase {base:.4f}\n{trees}"


def likely(row: Sequence[float], forest: Forest) -> float:
    """How likely, 0 to 1, what has these numbers is of the kind that the forest was grown to find."""
    score = forest.base
    for tree in forest.trees:
        node: Tree = tree
        while type(node) is tuple:  # isinstance takes a third longer
            node = node[2] if row[node[0]] <= node[1] else node[3]
        score += node  # type: ignore[operator]  # the loop left it at a leaf
    return 1.0 / (1.0 + exp(-score))


def likeliest(rows: Sequence[Sequence[float]], forest: Forest, least: float) -> int:
    """The place of the likeliest of several rows, the first of equals; -1 where none is as likely as `least`, 0 to 1.

    A row is left as soon as even the best leaves of the trees to come would not make it likely enough.
    """
    if not 0.0 < least < 1.0:
        return -1
    bound = log(least / (1.0 - least)) - _ROUNDING
    best, place = 0.0, -1
    for at, row in enumerate(rows):
        score = forest.base
        for tree, most in zip(forest.trees, forest.most, strict=True):
            if score + most < bound:
                break
            node: Tree = tree
            while type(node) is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            score += node  # type: ignore[operator]  # the loop left it at a leaf
        else:
            odds = 1.0 / (1.0 + exp(-score))
            if odds >= least and odds > best:
                best, place, bound = odds, at, max(bound, score - _ROUNDING)
    return place


def _most(trees: Sequence[Tree]) -> tuple[float, ...]:
    """What each tree and those behind it can add to a score at most."""
    found = 0.0
    sums: list[float] = []
    for tree in reversed(trees):
        found += _highest(tree)
        sums.append(found)
    return tuple(reversed(sums))


def _highest(tree: Tree) -> float:
    return max(_highest(tree[2]), _highest(tree[3])) if isinstance(tree, tuple) else tree


def _tree(words: Iterator[str], places: Mapping[str, int]) -> Tree:
    """The next tree of a line, both branches of a split following it."""
    word = next(words)
    if "<" not in word:
        return int(word) / 1000
    name, bound = word.split("<")
    return places[name], float(bound), _tree(words, places), _tree(words, places)
