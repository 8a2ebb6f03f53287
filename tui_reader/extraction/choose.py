"""Which of a page's units are its article: three engines vote, and what the page says of itself weighs in.

The element of the densest text is right about most articles, shape and all. Where it and trafilatura see different
pages (shops, forums, lists of things), what trafilatura and resiliparse agree on is taken as well. The shares below
were found on labelled pages with tests/bench/pages.py.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from tui_reader.article.document import Block
from tui_reader.extraction import engines
from tui_reader.extraction.align import held, words
from tui_reader.extraction.bearable import depth
from tui_reader.extraction.boxes import HEADINGS
from tui_reader.extraction.deadline import within
from tui_reader.extraction.density import dense
from tui_reader.extraction.dom import size_of
from tui_reader.extraction.evidence import Sign, Signs, belongs_to_page, invites, points_on
from tui_reader.extraction.metadata import Facts
from tui_reader.extraction.units import CALLOUT, Unit

SURE = 0.93
"""Above this share of common text, density and resiliparse need no third opinion."""
ONE_ARTICLE = 0.7
"""Above this share of common text, density and trafilatura are taken to see the same article."""
TWO_PAGES = 0.5
"""Below it they see different pages, and resiliparse is believed where it is sure."""
NOT_DENSE = 0.4
"""Below it the dense element is not believed alone."""
MOST_OF_PAGE = 0.68
ENGINE_SECONDS = 4.0
"""An engine that computes for longer has no vote; ordinary pages take a hundredth of it."""
LARGE = 3000
"""A dense element of more characters is an article, whoever disagrees."""
LINE = 80
LITTLE = 140
"""Characters below which a choice is no article, and the next best answer is taken."""
SMALL = 1500
"""An article of fewer characters does not forbid that the comments are the page."""


class _Votes(NamedTuple):
    """For every unit what each engine says, and how much of the page's text that is."""

    dense: list[bool]
    tree: list[bool]
    plain: list[bool]
    sizes: list[int]

    def share(self, vote: Sequence[bool]) -> float:
        total = sum(self.sizes)
        return self.size(vote) / total if total else 0.0

    def size(self, vote: Sequence[bool]) -> int:
        """Characters of text that a vote chose."""
        return sum(size for size, yes in zip(self.sizes, vote, strict=True) if yes)

    def agreement(self) -> float:
        """Common share of what density and trafilatura chose, 0 to 1."""
        both = self.share([a and b for a, b in zip(self.dense, self.tree, strict=True)])
        either = self.share([a or b for a, b in zip(self.dense, self.tree, strict=True)])
        return both / either if either else 0.0


def choose(root: HtmlElement, markup: str, everything: list[Unit], facts: Facts) -> tuple[list[Unit], str]:
    """The article's units in reading order, and the engines that chose them."""
    votes = _votes(root, markup, everything)
    agreement = votes.agreement()
    signs = Signs()
    if agreement < NOT_DENSE and votes.size(votes.dense) <= LARGE:
        kept = _many_things(everything, votes, signs)
        engine = "trafilatura, resiliparse"
    else:
        kept = _one_article(everything, votes, agreement, signs, facts)
        engine = "density" if agreement >= ONE_ARTICLE else "density, trafilatura, resiliparse"
    kept = _with_headings(everything, kept, signs, anywhere=agreement < ONE_ARTICLE)
    kept = _with_figures(everything, kept)
    if votes.size(kept) < LITTLE:
        kept = _anything(everything, votes, signs)
        engine = "whatever is no navigation"
    return [unit for unit, yes in zip(everything, kept, strict=True) if yes], engine


def _one_article(everything: list[Unit], votes: _Votes, agreement: float, signs: Signs, facts: Facts) -> list[bool]:
    """What density chose, with what the others add and without what they refuse."""
    kept = _added(votes, agreement)
    if agreement < ONE_ARTICLE:
        kept = [
            yes and (wanted or not _is_elsewhere(unit, signs, votes))
            for unit, yes, wanted in zip(everything, kept, votes.dense, strict=True)
        ]
    kept = _without_other_stories(everything, _without_inner_articles(everything, votes, kept))
    kept = _without_furniture(everything, votes, kept, signs, facts)
    return _without_tail(everything, votes, kept, signs) if agreement >= TWO_PAGES else kept


def _many_things(everything: list[Unit], votes: _Votes, signs: Signs) -> list[bool]:
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
        left_out = not kept[at] and unit.block.kind == "HEADING" and not belongs_to_page(unit.block.text)
        if left_out and below < len(kept) and result[below]:
            following = everything[below]
            if anywhere:
                wanted = kept[below] and following.block.kind != "HEADING"
                result[at] = wanted and not signs.around(unit.element) & unwanted
            elif at > first and _stands_beside(unit.element, following.element):
                result[at] = not signs.own(unit.element) & unwanted
        if kept[at] or unit.block.text:
            below = at
    return result


def _stands_beside(heading: HtmlElement, below: HtmlElement) -> bool:
    """Whether what is below stands in the box that the heading stands in; a box of its own around it is none."""
    box = heading if heading.tag in HEADINGS else next(heading.iterancestors(*HEADINGS), heading)
    size = size_of(box)
    parent = box.getparent()
    while parent is not None and parent.tag not in ("body", "html") and size_of(parent) == size:
        parent = parent.getparent()
    return parent is not None and parent.tag not in ("body", "html") and parent in below.iterancestors()


def _without_inner_articles(everything: list[Unit], votes: _Votes, kept: list[bool]) -> list[bool]:
    """Without articles inside an article that has a text of its own: those are other stories, or comments on it."""
    if not everything or everything[0].element.getroottree().find(".//article//article") is None:
        return kept
    depths = [sum(1 for _ in unit.element.iterancestors("article")) for unit in everything]
    outer = [yes and depth == 1 for yes, depth in zip(kept, depths, strict=True)]
    if votes.size(outer) < SMALL // 3:
        return kept
    return [yes and depth < 2 for yes, depth in zip(kept, depths, strict=True)]


def _without_other_stories(everything: list[Unit], kept: list[bool]) -> list[bool]:
    """Without "Read also" and the run of linked or very short lines after it."""
    result = list(kept)
    dropping = False
    for at, unit in enumerate(everything):
        if not kept[at]:
            continue
        block = unit.block
        if block.text and points_on(block.text):
            dropping = True
        elif dropping and block.text:
            linked = _linked(block)
            dropping = linked > 0.5 if block.kind != "HEADING" else linked > 0.8
        if dropping:
            result[at] = False
    return result


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


def _without_tail(everything: list[Unit], votes: _Votes, kept: list[bool], signs: Signs) -> list[bool]:
    """Without text after the last that trafilatura wants, where it wants about as much; notes stay."""
    _, last = _edges(votes.tree, votes.sizes)
    if votes.size(votes.tree) < 0.8 * votes.size(votes.dense):
        return kept
    return [
        yes
        and (
            at <= last
            or not votes.sizes[at]
            or votes.tree[at]
            or unit.block.kind in ("FIGURE", "CODE", "TABLE")
            or (_is_listed(unit) and (votes.plain[at] or _linked(unit.block) < 0.3))
            or bool(signs.around(unit.element) & Sign.NOTES)
        )
        for at, (unit, yes) in enumerate(zip(everything, kept, strict=True))
    ]


def _anything(everything: list[Unit], votes: _Votes, signs: Signs) -> list[bool]:
    """The best answer for a page that hardly has one: an engine's, else whatever does not stand in navigation."""
    rest = [bool(unit.block.text) and not signs.around(unit.element) & Sign.NAVIGATION for unit in everything]
    answers = [votes.dense, votes.tree, votes.plain, rest]
    return next((answer for answer in answers if votes.size(answer) >= LITTLE), rest)


def warm_up() -> None:
    """Ask every engine once; trafilatura was when it was imported."""
    from lxml import html

    page = "<html><body><article><h1>Warm</h1>" + "<p>An engine that has run once has loaded all it loads.</p>" * 9
    root = html.document_fromstring(page)
    dense(root)
    engines.ask_resiliparse(page)


def _votes(root: HtmlElement, markup: str, everything: list[Unit]) -> _Votes:
    """Ask the engines; trafilatura, which costs as much as all the rest, only where the other two differ."""
    elements: set[HtmlElement] = within(ENGINE_SECONDS, lambda: dense(root), set())
    split = [words(unit.block.text) for unit in everything]
    sizes = [len(unit.block.text) for unit in everything]
    by_density = [unit.element in elements for unit in everything]
    by_text = held(split, engines.ask_resiliparse(markup))
    votes = _Votes(by_density, by_text, by_text, sizes)
    bearable = len(markup) < engines.LONGEST and depth(markup) <= engines.DEEPEST
    if votes.agreement() >= SURE or not bearable:
        return votes
    tree: list[str] = within(ENGINE_SECONDS, lambda: engines.ask_trafilatura(root), [])
    return votes._replace(tree=held(split, tree))


def _added(votes: _Votes, agreement: float) -> list[bool]:
    """What density chose, and what the others chose where it can not be the whole article."""
    if agreement >= ONE_ARTICLE:
        return list(votes.dense)
    first, last = _edges(votes.plain, votes.sizes)
    after = _after(votes.plain, votes.sizes)
    sure = votes.share(votes.plain) > 0.64
    kept = []
    for at, (wanted, tree, plain) in enumerate(zip(votes.dense, votes.tree, votes.plain, strict=True)):
        if wanted:
            kept.append(tree or plain or agreement >= NOT_DENSE or not votes.sizes[at])
        elif tree and plain and first <= at <= last:
            kept.append(True)
        else:
            kept.append(plain and agreement < TWO_PAGES and (sure or after[at] > 0.93))
    return kept


def _is_elsewhere(unit: Unit, signs: Signs, votes: _Votes) -> bool:
    """Whether a unit stands in what pages repeat; comments count unless there is hardly anything but them."""
    around = signs.around(unit.element)
    if around & (Sign.SHARE | Sign.CONSENT | Sign.NAVIGATION):
        return True
    return bool(around & Sign.COMMENT) and votes.size(votes.dense) >= SMALL


def _without_furniture(
    everything: list[Unit], votes: _Votes, kept: list[bool], signs: Signs, facts: Facts
) -> list[bool]:
    """Without what no other engine wants: lone lines about the article, invitations, runs of links."""
    plain_works = votes.share(votes.plain) > 0.5 * votes.share(votes.dense)
    most = votes.share(votes.dense) > MOST_OF_PAGE
    title = facts.title.lower()
    result = list(kept)
    for at, unit in enumerate(everything):
        block = unit.block
        if not kept[at] or not block.text or block.kind in ("CODE", "RULE", "FIGURE"):
            continue
        if (
            block.kind == "HEADING"
            and at + 1 < len(kept)
            and kept[at + 1]
            and everything[at + 1].block.kind != "HEADING"
        ):
            result[at] = block.text.lower() != title
            continue
        tree, plain, text = votes.tree[at], votes.plain[at], block.text
        listed = _is_listed(unit)
        if (
            (not tree and not plain and plain_works and not most and not listed)
            or text.lower() == title
            or (_linked(block) > 0.85 and not listed and _links(block) > 1)
            or (invites(text) and not (tree and plain))
            or (belongs_to_page(text) and not (tree and text[-1] in '.!?…"”»:;'))
            or (_linked(block) > 0.7 and not tree and not plain and not listed)
            or (len(text) < 150 and _is_about(unit, signs))
        ):
            result[at] = False
    return result


def _is_listed(unit: Unit) -> bool:
    block = unit.block
    return block.kind == "TABLE" or any(container.kind in ("ITEM", "DEFINITION", "TERM") for container in block.inside)


def _links(block: Block) -> int:
    return sum(span.kind == "LINK" for span in block.spans)


def _linked(block: Block) -> float:
    """The share of a block's text that is links."""
    linked = sum(span.end - span.start for span in block.spans if span.kind == "LINK")
    return linked / len(block.text) if block.text else 0.0


def _is_about(unit: Unit, signs: Signs) -> bool:
    own = signs.own(unit.element)
    return not own & Sign.BODY and bool((own | signs.own(unit.element.getparent())) & Sign.ABOUT)


def _edges(vote: Sequence[bool], sizes: Sequence[int]) -> tuple[int, int]:
    """The first and the last long unit of a vote."""
    chosen = [at for at, yes in enumerate(vote) if yes]
    long = [at for at in chosen if sizes[at] > 80] or chosen
    return (long[0], long[-1]) if long else (len(sizes), -1)


def _after(vote: Sequence[bool], sizes: Sequence[int]) -> list[float]:
    """For every unit the share of the text after it that was chosen, nearer text counting more."""
    shares = []
    chosen = weight = 0.0
    for yes, size in zip(reversed(vote), reversed(sizes), strict=True):
        shares.append(chosen / weight if weight else 0.0)
        chosen, weight = chosen * 0.7 + (min(size, 300) if yes else 0), weight * 0.7 + min(size, 300)
    return shares[::-1]
