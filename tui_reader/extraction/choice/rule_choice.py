"""The choice by rule: three engines vote, and what the page says of itself weighs in.

The element of the densest text is right about most articles, shape and all. Where it and trafilatura see different
pages (shops, forums, lists of things), what trafilatura and resiliparse agree on is taken as well. The shares below
were found on labelled pages with tests/bench/pages.py.
"""

from collections.abc import Sequence

from lxml.html import HtmlElement

from tui_reader.extraction.building.tag_table import HEADINGS
from tui_reader.extraction.choice.page_furniture import (
    is_elsewhere,
    leads_prose,
    without_furniture,
    without_inner_articles,
    without_other_stories,
    without_tail,
)
from tui_reader.extraction.dom.element_text import size_of
from tui_reader.extraction.dom.evidence import CALLOUT, Sign, Signs, belongs_to_page, is_label, shares
from tui_reader.extraction.engines.votes import Votes, edges
from tui_reader.extraction.facts.metadata import Facts
from tui_reader.extraction.shape.left_out import LeftOut
from tui_reader.extraction.shape.units import Unit

ONE_ARTICLE = 0.7
"""Above this share of common text, density and trafilatura are taken to see the same article."""
TWO_PAGES = 0.5
"""Below it they see different pages, and resiliparse is believed where it is sure."""
NOT_DENSE = 0.4
"""Below it the dense element is not believed alone."""
LARGE = 3000
"""A dense element of more characters is an article, whoever disagrees."""
HARDLY = 0.25
"""Share of the dense text below which the others have missed it."""
ELSEWHERE = 0.05
"""Share of it from which on what they want beside it is another article."""
SAME = 0.7
"""Share of the dense text from which on trafilatura sees the same article."""
LINE = 80


def by_rule(
    everything: list[Unit], said: Votes, agreement: float, signs: Signs, facts: Facts, left_out: LeftOut
) -> tuple[list[bool], str]:
    """What the engines' votes and the page's own words choose, and the engines that were asked."""
    if agreement < NOT_DENSE and not is_one_large(said, agreement):
        kept = _many_things(everything, said, signs)
        engine = "trafilatura, resiliparse"
    else:
        kept = _one_article(everything, said, agreement, signs, facts, left_out)
        engine = "density" if agreement >= ONE_ARTICLE else "density, trafilatura, resiliparse"
    kept = _with_headings(everything, kept, signs, anywhere=agreement < ONE_ARTICLE)
    return _with_figures(everything, kept), engine


def is_one_large(said: Votes, agreement: float) -> bool:
    """Whether the dense element is an article although the other engines see another page."""
    return agreement < NOT_DENSE and said.size(said.dense) > LARGE


def _one_article(
    everything: list[Unit], votes: Votes, agreement: float, signs: Signs, facts: Facts, left_out: LeftOut
) -> list[bool]:
    """What density chose, with what the others add and without what they refuse."""
    added = _added(everything, votes, agreement)
    kept = left_out.step(everything, votes.dense, added, "only one engine takes it for the article")
    if agreement < ONE_ARTICLE:
        there = [
            yes and (wanted or not is_elsewhere(unit, signs, votes))
            for unit, yes, wanted in zip(everything, kept, votes.dense, strict=True)
        ]
        kept = left_out.step(everything, kept, there, "it stands in a menu, beside buttons or among comments")
    outer = without_inner_articles(everything, votes, kept)
    kept = left_out.step(everything, kept, outer, "an article within the article")
    kept = left_out.step(everything, kept, without_other_stories(everything, kept), "other stories")
    kept = without_furniture(everything, votes, kept, signs, facts, left_out)
    if agreement < TWO_PAGES:
        return kept
    return left_out.step(everything, kept, without_tail(everything, votes, kept, signs), "behind the article's end")


def _many_things(everything: list[Unit], votes: Votes, signs: Signs) -> list[bool]:
    """A page of many things, none of which is the article: what any engine wants outside navigation and consent."""
    return [
        (tree or plain or (wanted and (not size or size > LINE)))
        and not (signs.around(unit.element) & (Sign.FRAME | Sign.COOKIES))
        for unit, wanted, tree, plain, size in zip(
            everything, votes.dense, votes.tree, votes.plain, votes.sizes, strict=True
        )
    ]


def _with_headings(everything: list[Unit], kept: list[bool], signs: Signs, *, anywhere: bool) -> list[bool]:
    """The heading straight above a chosen block belongs to it; unless `anywhere`, only one within the chosen text."""
    result = list(kept)
    unwanted = Sign.SHARE | Sign.CONSENT | Sign.NAVIGATION | Sign.COMMENT
    first = kept.index(True) if True in kept else len(kept)
    below = len(kept)
    for at in range(len(kept) - 1, -1, -1):
        unit = everything[at]
        if not kept[at] and unit.block.kind == "HEADING" and below < len(kept) and result[below]:
            following = everything[below]
            if not _is_named(everything, result, at):
                pass
            elif anywhere:
                wanted = kept[below] and following.block.kind != "HEADING"
                result[at] = wanted and not signs.around(unit.element) & unwanted
            elif (at > first or _has_likes(everything, result, at)) and _stands_beside(unit.element, following.element):
                result[at] = not signs.own(unit.element) & unwanted
        if kept[at] or unit.block.text:
            below = at
    return result


def _is_named(everything: list[Unit], kept: Sequence[bool], at: int) -> bool:
    """Whether a heading may be the article's: it does not ask to share, nor tell of the page unless it leads prose."""
    text = everything[at].block.text
    if shares(text):
        return False
    return not belongs_to_page(text) or (leads_prose(everything, kept, at) and not is_label(text))


def _has_likes(everything: list[Unit], kept: Sequence[bool], at: int) -> bool:
    """Whether chosen headings further down have the tag and the class of this one."""
    element = everything[at].element
    like = (element.tag, element.get("class"))
    return any(
        yes and unit.block.kind == "HEADING" and (unit.element.tag, unit.element.get("class")) == like
        for unit, yes in zip(everything[at + 1 :], kept[at + 1 :], strict=True)
    )


def _stands_beside(heading: HtmlElement, below: HtmlElement) -> bool:
    """Whether what is below stands in the box that the heading stands in; a box of its own around it is none."""
    box = heading if heading.tag in HEADINGS else next(heading.iterancestors(*HEADINGS), heading)
    size = size_of(box)
    parent = box.getparent()
    while parent is not None and parent.tag not in ("body", "html") and size_of(parent) == size:
        parent = parent.getparent()
    return parent is not None and parent.tag not in ("body", "html") and parent in below.iterancestors()


def _with_figures(everything: list[Unit], kept: list[bool]) -> list[bool]:
    """Captioned figures, code and callouts between two chosen blocks are chosen with them."""
    result = list(kept)
    at = 0
    while at < len(kept):
        end = at
        while end < len(kept) and not kept[end] and _is_of_the_text(everything[end]):
            end += 1
        if at < end < len(kept) and at and result[at - 1] and kept[end]:
            result[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    return result


def _is_of_the_text(unit: Unit) -> bool:
    """Whether a block, once it stands in an article, can hardly be anything but part of it."""
    block = unit.block
    if block.kind == "FIGURE":
        return bool(block.text)
    if block.kind == "CODE":
        return True
    if not any(container.kind == "ASIDE" for container in block.inside):
        return False
    above = (unit.element, *unit.element.iterancestors())
    return any(CALLOUT.search(box.get("class") or "") for box in above if box.tag in ("div", "aside"))


def _added(everything: list[Unit], votes: Votes, agreement: float) -> list[bool]:
    """What density chose, and what the others chose where it can not be the whole article."""
    if agreement >= ONE_ARTICLE:
        return list(votes.dense)
    first, last = edges(votes.plain, votes.sizes)
    if is_one_large(votes, agreement) and _see_hardly_any(votes):
        return list(votes.dense)
    after = _after(votes.plain, votes.sizes)
    sure = votes.share(votes.plain) > 0.64
    kept = []
    around = _within_dense(everything, votes) if is_one_large(votes, agreement) else frozenset()
    for at, (wanted, tree, plain) in enumerate(zip(votes.dense, votes.tree, votes.plain, strict=True)):
        if wanted:
            kept.append(tree or plain or agreement >= NOT_DENSE or not votes.sizes[at])
        elif at in around or (tree and plain and first <= at <= last):
            kept.append(True)
        else:
            kept.append(plain and agreement < TWO_PAGES and (sure or after[at] > 0.93))
    return kept


def _within_dense(everything: list[Unit], votes: Votes) -> frozenset[int]:
    """The places of what trafilatura wants in the very box of what both want, where that is most of the dense text:
    density takes lists of links out of an article, and they disagree about no more than those.
    """
    both = [yes and tree for yes, tree in zip(votes.dense, votes.tree, strict=True)]
    if votes.size(both) < SAME * votes.size(votes.dense):
        return frozenset()
    agreed = [unit.element for unit, yes in zip(everything, both, strict=True) if yes]
    common = set(agreed[0].iterancestors())
    common.intersection_update(*(element.iterancestors() for element in agreed[1:]))
    box = next(above for above in agreed[0].iterancestors() if above in common)
    if box.tag in ("body", "html"):
        return frozenset()
    return frozenset(
        at
        for at, (unit, tree) in enumerate(zip(everything, votes.tree, strict=True))
        if tree and box in unit.element.iterancestors()
    )


def _see_hardly_any(votes: Votes) -> bool:
    """Whether the other engines want next to nothing of what is dense, and nothing else: they miss the article."""
    either = [tree or plain for tree, plain in zip(votes.tree, votes.plain, strict=True)]
    within = [yes and wanted for yes, wanted in zip(either, votes.dense, strict=True)]
    elsewhere = votes.size(either) - votes.size(within)
    dense = votes.size(votes.dense)
    return votes.size(within) < HARDLY * dense and elsewhere < ELSEWHERE * dense


def _after(vote: Sequence[bool], sizes: Sequence[int]) -> list[float]:
    """For every unit the share of the text after it that was chosen, nearer text counting more."""
    shares = []
    chosen = weight = 0.0
    for yes, size in zip(reversed(vote), reversed(sizes), strict=True):
        shares.append(chosen / weight if weight else 0.0)
        chosen, weight = chosen * 0.7 + (min(size, 300) if yes else 0), weight * 0.7 + min(size, 300)
    return shares[::-1]
