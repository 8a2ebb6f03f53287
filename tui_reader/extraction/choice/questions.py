"""Questions with their answers behind an article, or within it: accordions and lists, which engines take for menus."""

from collections.abc import Sequence
from itertools import islice, pairwise

from lxml.html import HtmlElement

from tui_reader.extraction.choice.neighbours import is_promoted, linked
from tui_reader.extraction.dom.element_text import names_of
from tui_reader.extraction.dom.evidence import Sign, Signs
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.shape.units import Unit

MANY = 3
"""Questions that are no chance."""
LONGEST = 200
"""Characters of a question."""
ANSWER = 40
"""Characters of an answer, at least."""
FAR = 12
"""Units of an answer, at most."""
DEEP = 9
"""How many elements up from a question the box of the text begins."""
_UNWANTED = Sign.SHARE | Sign.CONSENT | Sign.COMMENT | Sign.FRAME
_ASK = ("?", "？", "؟")


def with_questions(everything: Sequence[Unit], said: Votes, kept: Sequence[bool], signs: Signs) -> list[bool]:
    """The choice with runs of MANY questions, each with an answer, in the box of the chosen text, and the heading above
    them, where an engine wants most of the answers and hardly any was chosen.
    """
    result = list(kept)
    text = [at for at, unit in enumerate(everything) if kept[at] and len(unit.block.text) > LONGEST]
    if not text:
        return result
    asked = [at for at, unit in enumerate(everything) if _is_question(unit)]
    for run in _runs(everything, asked):
        places = range(run[0], _end(everything, run))
        if 2 * sum(said.sizes[at] for at in places if kept[at]) > sum(said.sizes[at] for at in places):
            continue  # an article whose sections are questions
        if not _is_told(everything, said, run, places):
            continue
        if _shares_box(everything, run, [at for at in text if at not in places], signs):
            for at in places:
                result[at] = kept[at] or at in run or said.dense[at] or said.tree[at] or said.plain[at]
            above = run[0] - 1
            if above >= 0 and everything[above].block.kind == "HEADING" and linked(everything[above].block) == 0:
                result[above] = True
    return result


def _is_question(unit: Unit) -> bool:
    block = unit.block
    if block.kind not in ("HEADING", "PARAGRAPH") or not ANSWER // 4 < len(block.text) <= LONGEST:
        return False
    return block.text.endswith(_ASK) and not block.spans[1:] and linked(block) == 0


def _runs(everything: Sequence[Unit], asked: Sequence[int]) -> list[list[int]]:
    """The questions that follow one another, made alike, each with an answer between."""
    runs: list[list[int]] = []
    for before, at in pairwise([-1, *asked]):
        follows = before >= 0 and 1 < at - before <= FAR and _form(everything[at]) == _form(everything[before])
        if follows and runs:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) >= MANY]


def _form(unit: Unit) -> tuple[object, ...]:
    parent = unit.element.getparent()
    return unit.element.tag, unit.element.get("class"), parent is not None and parent.tag


def _end(everything: Sequence[Unit], run: Sequence[int]) -> int:
    """Where the last answer ends: with the box that the last question and its first line share."""
    last = run[-1]
    if last + 1 >= len(everything):
        return last + 1
    below = set(everything[last + 1].element.iterancestors())
    box = next((node for node in everything[last].element.iterancestors() if node in below), None)
    before = everything[run[-2]].element
    end = last + 2
    while box is not None and end < len(everything) and end - last < FAR:
        within = box in everything[end].element.iterancestors()
        if not within or before in box.iter() or everything[end].block.kind == "HEADING":
            break
        end += 1
    return end


def _is_told(everything: Sequence[Unit], said: Votes, run: Sequence[int], places: range) -> bool:
    """Whether every question has an answer, and an engine wants most of what is said."""
    for at, after in pairwise([*run, places.stop]):
        if sum(len(everything[here].block.text) for here in range(at + 1, after)) < ANSWER:
            return False
    wanted = sum(said.sizes[at] for at in places if said.dense[at] or said.tree[at] or said.plain[at])
    return 2 * wanted > sum(said.sizes[at] for at in places)


def _shares_box(everything: Sequence[Unit], run: Sequence[int], text: Sequence[int], signs: Signs) -> bool:
    """Whether questions stand in the box that holds chosen text of some length, in none that is of the site."""
    first = everything[run[0]].element
    if not text or is_promoted(first):
        return False
    near = min(text, key=lambda at: abs(at - run[0]))
    around: set[HtmlElement] = set(everything[near].element.iterancestors())
    for box in islice(first.iterancestors(), DEEP):
        if box.tag in ("body", "main", "aside", "nav", "footer", "form"):
            return False
        if box in around:
            return True
        if signs.own(box) & _UNWANTED and "faq" not in names_of(box):
            return False
    return False
