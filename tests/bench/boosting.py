"""What grows trees: scikit-learn's boosting, and its trees as lines of a table."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any


def classifier() -> Any:
    """The class of the trees; ends the program where scikit-learn is not installed."""
    try:
        return import_module("sklearn.ensemble").HistGradientBoostingClassifier
    except ModuleNotFoundError:
        sys.exit("Trees are grown by scikit-learn, which the project does not depend on: pip install scikit-learn")


def line(nodes: Any, at: int, names: Sequence[str]) -> str:
    """A tree from its node `at` on, as a line of the table."""
    node = nodes[at]
    if node["is_leaf"]:
        return str(round(float(node["value"]) * 1000))
    below = f"{line(nodes, int(node['left']), names)} {line(nodes, int(node['right']), names)}"
    return f"{names[int(node['feature_idx'])]}<{float(node['num_threshold']):.6g} {below}"
