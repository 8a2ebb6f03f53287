"""The table of the page's forest: where it lies, and how it is read."""

from collections.abc import Sequence
from pathlib import Path

from tui_reader import trees
from tui_reader.trees import Forest, ForestMismatch, Tree, written

__all__ = ["PATH", "Forest", "ForestMismatch", "Tree", "read", "written"]

PATH = Path(__file__).with_name("forest.txt")


def read(table: str, names: Sequence[str], fingerprint: str) -> Forest:
    """The forest of a table for numbers in the order of `names`; raises ForestMismatch when it was grown for others."""
    return trees.read(table, names, fingerprint, "python -m tests.bench.grow CORPUS_DIR --write")
