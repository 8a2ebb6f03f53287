"""The choice by likelihood: what was chosen by rule, weighed unit by unit."""

from collections import Counter
from collections.abc import Sequence

from tui_reader.extraction.choice.page_furniture import SENTENCE, ends_as_sentence, is_buttons, is_no_text
from tui_reader.extraction.choice.rule_choice import ONE_ARTICLE
from tui_reader.extraction.dom.evidence import is_label
from tui_reader.extraction.engines.votes import SURE, Votes
from tui_reader.extraction.forest.forest_table import Forest
from tui_reader.extraction.forest.scorer import best, likely
from tui_reader.extraction.shape.units import Unit

DOUBTED = 0.4
WANTED = 0.55
"""Likelihoods below which a chosen unit goes, above which another comes, where the engines see one article."""
UNLIKELY = 0.2
"""The likelihood below which a heading goes that not all engines want: most of those are of boxes beside the text."""
PICTURED = 0.25
"""The likelihood below which a picture with a caption goes: few who mark texts by hand mark captions as well, so that
most are called unlikely, but a reader misses picture and caption alike.
"""
ALWAYS = -1.0
"""Below which no likelihood is: what is spared stays however unlikely it is."""
LITTLE = 140
"""Characters below which a choice is no article, and the next best answer is taken."""


def odds(unit: Unit, row: list[float] | None, yes: bool, forest: Forest) -> float:
    """How likely a unit is the article's, `row` its numbers, `yes` whether it was chosen by rule."""
    if row is None and unit.block.kind != "CODE":
        return 0.0
    known = certain(unit, yes)
    if known is not None:
        return known
    return 0.0 if row is None else likely(row, forest)


def certain(unit: Unit, yes: bool) -> float | None:
    """How likely a unit is that the forest is not asked about: code in the text, which reads like nothing else, and
    what its own words call furniture; None where it is.
    """
    if unit.block.kind == "CODE" and yes:
        return 1.0
    label = is_label(unit.block.text) or is_buttons(unit.block)
    return 0.0 if is_no_text(unit) or (label and not has_shape(unit)) else None


def has_shape(unit: Unit) -> bool:
    """Whether a unit is more than a line of text: a heading, bold or marked, a table or its title, a picture, part of a
    list or a quotation.
    """
    block = unit.block
    bold = any(span.kind == "STRONG" and span.end - span.start > 0.9 * len(block.text) for span in block.spans)
    stands = any(container.kind != "ASIDE" for container in block.inside)
    return block.kind != "PARAGRAPH" or bold or stands or unit.element.tag == "table"


def is_spared(unit: Unit, agreement: float) -> bool:
    """Whether a unit stays as it was chosen by rule: where the engines are sure, all but lines of text is known by what
    it stands in; where they only see one article, headings and tables are: their few words say too little.
    """
    return has_shape(unit) if agreement >= SURE else unit.block.kind in ("HEADING", "TABLE")


def doubts(everything: Sequence[Unit], said: Votes) -> list[float]:
    """For every unit the likelihood below which it goes although it was chosen by rule."""
    agreement = said.agreement()
    limits = []
    for unit, *votes in zip(everything, said.dense, said.tree, said.plain, strict=True):
        spared = is_spared(unit, agreement)
        unlikely = unit.block.kind == "HEADING" and not all(votes)
        doubted = PICTURED if unit.block.kind == "FIGURE" and unit.block.image is not None else DOUBTED
        limits.append(doubted if not spared else UNLIKELY if unlikely else ALWAYS)
    return limits


def by_likelihood(odds: Sequence[float], said: Votes, kept: list[bool], doubts: Sequence[float]) -> list[bool]:
    """What was chosen by rule, weighed unit by unit: where the engines hardly agree, all of it anew; where they see one
    article, what is doubted goes and what is wanted comes.
    """
    if said.agreement() >= ONE_ARTICLE:
        result = [odd > (doubt if yes else WANTED) for odd, yes, doubt in zip(odds, kept, doubts, strict=True)]
    else:
        result = best(odds, said.sizes, highest=0.5)
    if said.size(result) < LITTLE:
        return kept
    return _with_pictures(said, kept, result)


def without_repeated(everything: Sequence[Unit], kept: Sequence[bool], weighed: Sequence[bool]) -> list[bool]:
    """The weighed choice without paragraphs that only their likelihood brought in and that the page says again: cards
    that go round advertise.
    """
    times = Counter(unit.block.text for unit in everything if len(unit.block.text) >= SENTENCE)
    return [
        yes and (was or times[unit.block.text] < 2) for unit, was, yes in zip(everything, kept, weighed, strict=True)
    ]


def with_their_headings(
    everything: Sequence[Unit], said: Votes, kept: Sequence[bool], weighed: Sequence[bool]
) -> list[bool]:
    """The weighed choice with the headings, chosen by rule, of text that was chosen both ways, and with a sentence
    below one that all engines chose: a word, and a last short line, say too little to be weighed.

    Between a heading and its text may stand a picture and lines that were not chosen by rule, but no heading.
    """
    result = list(weighed)
    below: int | None = None
    for at in range(len(result) - 1, -1, -1):
        is_heading = everything[at].block.kind == "HEADING"
        if kept[at] and is_heading and below is not None:
            straight = below == at + 1
            if straight and not result[below] and said.dense[below] and said.tree[below] and said.plain[below]:
                result[below] = result[at] and ends_as_sentence(everything[below].block.text)
            leads = straight or everything[below].block.kind != "HEADING"
            result[at] = result[at] or (leads and result[below])
        if kept[at] or is_heading:
            below = at if kept[at] else None
    return result


def with_their_terms(everything: Sequence[Unit], kept: Sequence[bool], weighed: Sequence[bool]) -> list[bool]:
    """The weighed choice with the terms, chosen by rule, of definitions that were chosen both ways."""
    result = list(weighed)
    for at in range(len(result) - 2, -1, -1):
        below = everything[at + 1].block.inside
        explained = any(container.kind in ("DEFINITION", "TERM") for container in below)
        if kept[at] and _is_term(everything[at]) and explained and kept[at + 1] and result[at + 1]:
            result[at] = True
    return result


def _is_term(unit: Unit) -> bool:
    return bool(unit.block.inside) and unit.block.inside[-1].kind == "TERM"


def _with_pictures(said: Votes, kept: list[bool], weighed: list[bool]) -> list[bool]:
    """The weighed choice with what has no text: what was kept, past lines that nobody wanted, beside a chosen unit, or
    what stands between two chosen units.
    """
    texts = [size > 0 for size in said.sizes]
    wanted = [text and (was or yes) for text, was, yes in zip(texts, kept, weighed, strict=True)]
    close, near = _beside(texts, weighed), _beside(wanted, weighed)
    return [
        yes if text else all(close[at]) or (kept[at] and any(near[at]))
        for at, (text, yes) in enumerate(zip(texts, weighed, strict=True))
    ]


def _beside(counts: Sequence[bool], weighed: Sequence[bool]) -> list[tuple[bool, bool]]:
    """For every unit whether the nearest of those that count above it was chosen, and the nearest below."""
    above: list[bool] = []
    below: list[bool] = []
    for every, found in ((range(len(counts)), above), (range(len(counts) - 1, -1, -1), below)):
        last = False
        for at in every:
            found.append(last)
            last = weighed[at] if counts[at] else last
    return list(zip(above, below[::-1], strict=True))
