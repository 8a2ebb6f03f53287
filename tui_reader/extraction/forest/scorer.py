"""How likely each unit of a page is the article's: boosted trees over what can be counted of it.

The trees were grown with scikit-learn's HistGradientBoostingClassifier on labelled pages, and checked on pages they had
not seen (five folds by whole sites). `python -m tests.bench.grow CORPUS_DIR --write` grows forest.txt anew.
"""

from collections.abc import Sequence
from functools import cache

from tui_reader.extraction.forest.forest_table import PATH, Forest, read
from tui_reader.extraction.forest.unit_numbers import FINGERPRINT, NAMES
from tui_reader.trees import likely

__all__ = ["best", "grown_forest", "likely"]


@cache
def grown_forest() -> Forest:
    """The forest of forest.txt, read once; raises ForestMismatch when it was grown for other numbers."""
    return read(PATH.read_text(encoding="utf-8"), NAMES, FINGERPRINT)


def best(likelihoods: Sequence[float], sizes: Sequence[int], highest: float) -> list[bool]:
    """The units whose choice is expected to score best: above the likelihood that maximises the expected F1.

    Ye, Chai, Lee and Chieu, "Optimizing F-measure: a tale of two approaches", ICML 2012. No likelihood above `highest`
    is asked for.
    """
    expected = sum(likelihood * size for likelihood, size in zip(likelihoods, sizes, strict=True))
    chosen = right = most = 0.0
    least = highest
    for likelihood, size in sorted(zip(likelihoods, sizes, strict=True), reverse=True):
        chosen += size
        right += likelihood * size
        found = 2 * right / (chosen + expected) if chosen else 0.0
        if found > most:
            most, least = found, likelihood
    least = min(least, highest)
    return [likelihood >= least for likelihood in likelihoods]
