"""What stands in the chosen text and is not the article's: other stories, invitations, lines about the article."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.article.document import Block
from tui_reader.extraction.choice.neighbours import is_promoted
from tui_reader.extraction.dom.evidence import (
    Sign,
    Signs,
    appeals,
    belongs_to_page,
    calls_away,
    claims_rights,
    invites,
    is_label,
    points_on,
    shares,
)
from tui_reader.extraction.engines.votes import Votes, edges
from tui_reader.extraction.facts.metadata import Facts
from tui_reader.extraction.shape.left_out import LeftOut
from tui_reader.extraction.shape.units import Unit

TITLE = "the title again"
SHARE = "it asks to subscribe, share or buy"
LINKS = "nothing but links"
AGAIN = "the page says it again and again"
OFTEN = 3
MOST_OF_PAGE = 0.68
_ENDS = tuple('.!?…:"”»。！？')
_MARKS = "0123456789[]*†¹²³↩ "
_BRACKETS = re.compile(r"(?:\s*\[[\s|/,·]*\])+\s*")
_ABOUT_COOKIES = re.compile(r"cookie|privacy|consent|gdpr")
_OF_LISTS = ("dt", "dd", "li")
SENTENCE = 60
"""Characters of a paragraph that is no label."""
CLAUSE = 6
"""Words besides its links with which a line says something of its own."""
SMALL = 1500
"""An article of fewer characters does not forbid that the comments are the page."""


def without_inner_articles(everything: list[Unit], votes: Votes, kept: list[bool]) -> list[bool]:
    """Without articles inside an article that has a text of its own: those are other stories, or comments on it."""
    articles = everything[0].element.getroottree().iter("article") if everything else ()
    if all(next(article.iterancestors("article"), None) is None for article in articles):
        return kept
    depths = [sum(1 for _ in unit.element.iterancestors("article")) for unit in everything]
    outer = [yes and depth == 1 for yes, depth in zip(kept, depths, strict=True)]
    if votes.size(outer) < SMALL // 3:
        return kept
    return [yes and depth < 2 for yes, depth in zip(kept, depths, strict=True)]


def without_other_stories(everything: list[Unit], kept: list[bool]) -> list[bool]:
    """Without "Read also" and the run of linked or very short lines after it; before prose it is a section's name."""
    result = list(kept)
    dropping = False
    for at, unit in enumerate(everything):
        if not kept[at]:
            continue
        block = unit.block
        if block.text and points_on(block.text):
            dropping = is_label(block.text) or not (
                leads_prose(everything, kept, at) or _leads_items(everything, kept, at)
            )
        elif dropping and block.text:
            linked = linked_share(block)
            dropping = linked > 0.5 if block.kind != "HEADING" else linked > 0.8
        if dropping:
            result[at] = False
    return result


def _leads_items(everything: Sequence[Unit], kept: Sequence[bool], at: int) -> bool:
    """Whether what is chosen below a heading is a list, and no link: then it says what it names."""
    below = next((unit for unit, yes in zip(everything[at + 1 :], kept[at + 1 :], strict=True) if yes), None)
    if below is None or everything[at].block.kind != "HEADING" or not below.block.text:
        return False
    return _is_listed(below) and linked_share(below.block) < 0.3


def leads_prose(everything: Sequence[Unit], kept: Sequence[bool], at: int) -> bool:
    """Whether the next chosen text below a heading is a sentence that is not a link: then it heads a section."""
    if everything[at].block.kind != "HEADING":
        return False
    below = next((unit for unit, yes in zip(everything[at + 1 :], kept[at + 1 :], strict=True) if yes), None)
    if below is None or below.block.kind == "HEADING":
        return False
    block = below.block
    if block.kind in ("CODE", "TABLE"):
        return True
    return (
        ends_as_sentence(block.text)
        and len(block.text) > SENTENCE
        and linked_share(block) < 0.3
        and not invites(block.text)
    )


def without_tail(everything: list[Unit], votes: Votes, kept: list[bool], signs: Signs) -> list[bool]:
    """Without text after the last that trafilatura wants, where it wants about as much; notes stay."""
    _, last = edges(votes.tree, votes.sizes)
    if votes.size(votes.tree) < 0.8 * votes.size(votes.dense):
        return kept
    return [
        yes
        and (
            at <= last
            or not votes.sizes[at]
            or votes.tree[at]
            or (votes.plain[at] and ends_as_sentence(unit.block.text) and linked_share(unit.block) < 0.5)
            or unit.block.kind in ("FIGURE", "CODE", "TABLE")
            or (_is_listed(unit) and (votes.plain[at] or linked_share(unit.block) < 0.3))
            or bool(signs.around(unit.element) & Sign.NOTES)
        )
        for at, (unit, yes) in enumerate(zip(everything, kept, strict=True))
    ]


def is_elsewhere(unit: Unit, signs: Signs, votes: Votes) -> bool:
    """Whether a unit stands in what pages repeat; comments count unless there is hardly anything but them."""
    around = signs.around(unit.element)
    if around & (Sign.SHARE | Sign.CONSENT | Sign.NAVIGATION):
        return True
    return bool(around & Sign.COMMENT) and votes.size(votes.dense) >= SMALL


def without_furniture(
    everything: list[Unit], votes: Votes, kept: list[bool], signs: Signs, facts: Facts, left_out: LeftOut
) -> list[bool]:
    """Without what no other engine wants: lone lines about the article, invitations, runs of links."""
    page = _Page(
        votes,
        signs,
        facts.title.lower(),
        votes.share(votes.plain) > 0.5 * votes.share(votes.dense) and votes.share(votes.dense) <= MOST_OF_PAGE,
        *edges(kept, votes.sizes),
        Counter(unit.block.text for unit, yes in zip(everything, kept, strict=True) if yes),
    )
    result = list(kept)
    for at, unit in enumerate(everything):
        block = unit.block
        if not kept[at] or not block.text or block.kind in ("CODE", "RULE", "FIGURE"):
            continue
        below = everything[at + 1].block.kind if at + 1 < len(kept) and kept[at + 1] else "HEADING"
        if block.kind == "HEADING" and below != "HEADING":
            reason = TITLE if block.text.lower() == page.title else SHARE if shares(block.text) else ""
        else:
            reason = _furniture(unit, at, page)
        if reason:
            result[at] = False
            left_out.tell(unit, reason)
    return result


def without_cookies(everything: list[Unit], kept: list[bool], signs: Signs, title: str) -> list[bool]:
    """Without boxes that tell of cookies and privacy, unless that is what the page is about, or all it has."""
    if _ABOUT_COOKIES.search(title.lower()):
        return kept
    result = [yes and not signs.around(unit.element) & Sign.COOKIES for unit, yes in zip(everything, kept, strict=True)]
    return result if any(result) else kept


class _Page(NamedTuple):
    """What a line is asked against. plain_counts: whether what neither other engine wants is hardly the article's.

    first, last: the first and the last long unit that was chosen. times: how often a text was.
    """

    votes: Votes
    signs: Signs
    title: str
    plain_counts: bool
    first: int
    last: int
    times: Counter[str]


def _furniture(unit: Unit, at: int, page: _Page) -> str:
    """Why a unit is no text of the article; "" where it is."""
    votes, text = page.votes, unit.block.text
    tree, plain = votes.tree[at], votes.plain[at]
    agreed = votes.dense[at] and tree and plain
    listed = _is_listed(unit)
    linked = linked_share(unit.block)
    if text.lower() == page.title:
        return TITLE
    if is_no_text(unit):
        return "it claims rights, calls away or appeals"
    if invites(text) and not (tree and plain):
        return SHARE
    if linked > 0.85 and not listed and _links(unit.block) > 1 and not agreed:
        return LINKS
    if page.times[text] >= OFTEN and not agreed and not listed and ends_as_sentence(text):
        return AGAIN
    within = page.first < at < page.last
    agreed = agreed and (linked < 0.5 or _says_unlinked(unit.block))
    if not listed and belongs_to_page(text) and not _is_told(text, agreed and within, tree):
        return "it tells of the page: who, when, tags, what else to read"
    if len(text) < 150 and _is_about(unit, page.signs) and unit.element.tag not in _OF_LISTS:
        return "its names say it is about the article"
    if linked > 0.7 and not tree and not plain and (not listed or is_promoted(unit.element)):
        return LINKS
    if not tree and not plain and page.plain_counts and not listed:
        return "only one engine takes it for the article"
    return ""


def _says_unlinked(block: Block) -> bool:
    """Whether a line has a clause besides its links: "Read more in the post of a friend, [its title]"."""
    rest = list(block.text)
    for span in block.spans:
        if span.kind == "LINK":
            rest[span.start : span.end] = " " * (span.end - span.start)
    return len("".join(rest).split()) >= CLAUSE


def _is_told(text: str, agreed: bool, tree: bool) -> bool:
    """Whether a line that begins as furniture does is text: no single word drops what the engines agree on.

    agreed: whether they do, and it stands between long paragraphs that were chosen, not where lines about an article
    stand, and is no link.
    """
    if is_label(text):
        return False
    ends = text[-1] in '.!?…"”»:;'
    return (tree and ends) or agreed


def ends_as_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, numbers of notes behind it aside."""
    return text.rstrip(_MARKS).endswith(_ENDS)


def is_no_text(unit: Unit) -> bool:
    """Whether a unit, wherever it stands, claims rights, calls away, asks to share or appeals; an item of a list may
    well call on.
    """
    block = unit.block
    away = calls_away(block.text, linked_share(block)) and not _is_listed(unit)
    return away or claims_rights(block.text) or shares(block.text) or (not block.inside and appeals(block.text))


def is_buttons(block: Block) -> bool:
    """Whether a line is nothing but links in brackets: "[Docs] [txt|pdf] [Tracker]"."""
    if not block.spans:
        return False
    rest, at = [], 0
    for span in sorted((span for span in block.spans if span.kind == "LINK"), key=lambda span: span.start):
        rest.append(block.text[at : span.start])
        at = span.end
    return at > 0 and _BRACKETS.fullmatch("".join((*rest, block.text[at:]))) is not None


def _is_listed(unit: Unit) -> bool:
    block = unit.block
    return block.kind == "TABLE" or any(container.kind in ("ITEM", "DEFINITION", "TERM") for container in block.inside)


def _links(block: Block) -> int:
    return sum(span.kind == "LINK" for span in block.spans)


def linked_share(block: Block) -> float:
    """The share of a block's text that is links."""
    if not block.spans:
        return 0.0
    linked = sum(span.end - span.start for span in block.spans if span.kind == "LINK")
    return linked / len(block.text) if block.text else 0.0


def _is_about(unit: Unit, signs: Signs) -> bool:
    own = signs.own(unit.element)
    return not own & Sign.BODY and bool((own | signs.own(unit.element.getparent())) & Sign.ABOUT)
