"""The growing of the scorer's trees: labelled pages in, tui_reader/extraction/forest/forest.txt out.

    pip install scikit-learn
    python -m tests.bench.grow CORPUS_DIR ... [--write] [--sample N] [--weight SET=N ...]

Learnt from are the units with text: their numbers are those of unit_numbers.py, their label is whether the known
text of the page has them. Printed is what five folds by whole sites score, by the rules alone, with trees grown
without the site, and with trees grown on all pages; --write replaces the table by the latter.

A page's set is what its name has before the first "-"; --weight has the pages of a set count N times.
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tests.bench.boosting import classifier, line
from tests.bench.pages import page_of
from tui_reader.extraction.choice.likelihood_choice import by_likelihood, certain, doubts
from tui_reader.extraction.choice.weighing import discussed, weighing
from tui_reader.extraction.decoding.charset import decode
from tui_reader.extraction.engines.alignment import words
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.forest import forest_table
from tui_reader.extraction.forest.forest_table import Forest
from tui_reader.extraction.forest.scorer import likely
from tui_reader.extraction.forest.unit_numbers import FINGERPRINT, NAMES
from tui_reader.extraction.shape.prepared_page import prepared_page

SNIPPETS = 0.2
"""The weight of a unit where only a few lines of a page are known; all units of a page known whole weigh 1."""
SETTINGS = {"max_iter": 80, "max_depth": 4, "learning_rate": 0.12, "l2_regularization": 10, "min_samples_leaf": 60}
"""Few and shallow trees: every unit is asked of all of them, in Python."""
FOLDS = 5


class Example(NamedTuple):
    """A page: what the choice by likelihood asks for, and for every unit its numbers, label and weight."""

    group: str
    site: str
    said: Votes
    kept: list[bool]
    doubts: list[float]
    certain: list[float | None]
    rows: list[list[float] | None]
    labels: list[bool | None]
    weights: list[float]
    whole: bool


def example(corpus: Path, name: str, weights: dict[str, float]) -> Example | None:
    """A page to learn from; none where likelihoods are not asked for."""
    source = page_of(corpus, name)
    page = prepared_page(decode(source.body, source.content_type), source.final_url)
    if discussed(page):
        return None
    said, _, kept, _, rows, _ = weighing(page)
    if not rows:
        return None
    gold = json.loads((corpus / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    texts = [unit.block.text for unit in page.units]
    doubted = doubts(page.units, said)
    known = [certain(unit, yes) for unit, yes in zip(page.units, kept, strict=True)]
    group = name.partition("-")[0]
    if gold.get("text") is None:
        labels = [_by_snippets(" ".join(text.split()), gold) for text in texts]
        weighs = [SNIPPETS] * len(texts)
        return Example(group, _site(name, gold), said, kept, doubted, known, rows, labels, weighs, False)
    length = max(20, len(words(gold["text"])))
    counts = [len(words(text)) for text in texts]
    shares = [min(1.0, (count + 1) / length) * weights.get(group, 1.0) for count in counts]
    labels = _by_text(texts, gold["text"])
    return Example(group, _site(name, gold), said, kept, doubted, known, rows, labels, shares, True)


def _site(name: str, gold: dict[str, Any]) -> str:
    """The site of a page: the last two names of its host, else what its name has between "-" and the first digit."""
    host = urlsplit(gold.get("url") or "").hostname
    return ".".join(host.split(".")[-2:]) if host else name.partition("-")[2].rstrip("0123456789_-") or name


def _by_text(texts: Sequence[str], known: str) -> list[bool | None]:
    """Whether half of a unit's runs of four words are in the known text; a shorter unit is a line of it, or in it."""
    told = words(known)
    runs, flat = set(_runs(told)), f" {' '.join(told)} "
    lines = {" ".join(words(line)) for line in known.split("\n")}
    labels: list[bool | None] = []
    for found_words in map(words, texts):
        line = " ".join(found_words)
        found = [run in runs for run in _runs(found_words)]
        short = line in lines or (len(found_words) > 1 and f" {line} " in flat)
        labels.append(None if not found_words else sum(found) >= len(found) / 2 if found else short)
    return labels


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + 4]) for at in range(len(words) - 3)]


def _by_snippets(text: str, gold: dict[str, Any]) -> bool | None:
    """Whether a text has a line that the article has, or one that it has not; unknown when it has neither."""
    for side, label in (("with", True), ("without", False)):
        if any(" ".join(snippet.split()) in text for snippet in gold.get(side) or []):
            return label
    return None


def grown(examples: Sequence[Example]) -> str:
    """The table of a forest, as forest_table.py reads it."""
    every = (unit for page in examples for unit in zip(page.rows, page.labels, page.weights, strict=True))
    known = [(row, label, weight) for row, label, weight in every if row is not None and label is not None]
    rows, labels, weights = zip(*known, strict=True)
    mean = fmean(weights)
    # Six digits can not tell a share of 1 from one of 0.9999999, so neither may the trees.
    rounded = [[round(float(number), 4) for number in row] for row in rows]
    # Stopping early would keep a random tenth of the units from the trees.
    model = classifier()(**SETTINGS, early_stopping=False, random_state=7)
    model.fit(rounded, labels, sample_weight=[weight / mean for weight in weights])
    # Trees can be asked by scikit-learn's public names, but not had.
    base = round(float(model._baseline_prediction.ravel()[0]), 4)
    trees = "".join(line(predictors[0].nodes, 0, NAMES) + "\n" for predictors in model._predictors)
    return forest_table.written(base, trees, FINGERPRINT)


def folds(examples: Sequence[Example]) -> list[tuple[str, float, float, float]]:
    """The set of each page and its scores, by the rules, with trees grown without its site, and with all pages."""
    sites = sorted({page.site for page in examples})
    folds_of = dict(
        zip(random.Random(7).sample(sites, len(sites)), (at % FOLDS for at in range(len(sites))), strict=True)
    )
    everywhere = forest_table.read(grown(examples), NAMES, FINGERPRINT)
    scores = []
    for fold in range(FOLDS):
        table = grown([page for page in examples if folds_of[page.site] != fold])
        forest = forest_table.read(table, NAMES, FINGERPRINT)
        for page in examples:
            if page.whole and folds_of[page.site] == fold:
                without, whole = (_score(page, _chosen(page, trees)) for trees in (forest, everywhere))
                scores.append((page.group, _score(page, page.kept), without, whole))
    return scores


def _chosen(page: Example, forest: Forest) -> list[bool]:
    odds = [
        known if known is not None else 0.0 if row is None else likely(row, forest)
        for row, known in zip(page.rows, page.certain, strict=True)
    ]
    return by_likelihood(odds, page.said, page.kept, page.doubts)


def _score(page: Example, chosen: Sequence[bool]) -> float:
    """F1 of the chosen units by their weights, 0 to 1; known text that is in no unit is not missed."""
    found = list(zip(chosen, page.labels, page.weights, strict=True))
    right = sum(weight for yes, label, weight in found if yes and label)
    asked = sum(weight * (yes + bool(label)) for yes, label, weight in found)
    return 2 * right / asked if asked else 1.0


def main() -> int:
    """Grow, print what the folds score, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--sample", type=int, default=1, help="every page whose number is a multiple of this")
    parser.add_argument("--weight", action="append", default=[], metavar="SET=N")
    asked = parser.parse_args()
    if asked.write and asked.sample != 1:
        parser.error("trees of a sample are not to be written")
    classifier()
    weights = {name: float(weight) for name, _, weight in (said.partition("=") for said in asked.weight)}
    pages = [
        (corpus, path.name.removesuffix(".html.gz"))
        for corpus in asked.corpora
        for path in sorted((corpus / "html").glob("*.html.gz"))
    ][:: asked.sample]
    read = (example(corpus, name, weights) for corpus, name in pages)
    examples = [page for page in read if page is not None]
    if sum(page.whole for page in examples) < FOLDS:
        sys.exit("There are too few pages whose text is known")
    print(f"learnt from: {len(examples)} pages of {len(pages)}")
    scores = folds(examples)
    for name in (*sorted({row[0] for row in scores}), "all"):
        rows = [sides for group, *sides in scores if name in (group, "all")]
        rules, forest, whole = (fmean(side) for side in zip(*rows, strict=True))
        print(f"{name}: {len(rows)} pages, rules {rules:.4f}, trees {forest:.4f}, trees of all pages {whole:.4f}")
    if asked.write:
        forest_table.PATH.write_text(grown(examples), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
