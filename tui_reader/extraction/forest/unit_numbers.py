"""The numbers of every unit of a page, its votes and its surroundings: what the forest weighs.

A column is its name: a function gives the numbers of the columns that are named above it. What the names, their order,
the values of their marks and the preparation of a page are is told by FINGERPRINT, which the forest's table must bear.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeAlias
from zlib import crc32

from tui_reader.article.document import Block
from tui_reader.extraction.dom.evidence import Sign, Signs, belongs_to_page, invites, is_label
from tui_reader.extraction.engines.alignment import words
from tui_reader.extraction.engines.votes import SURE, Votes, edges
from tui_reader.extraction.facts.metadata import Facts
from tui_reader.extraction.forest import page_numbers
from tui_reader.extraction.forest.text_sums import Boxes, TextSum
from tui_reader.extraction.shape.units import Unit

PREPARATION = 2
"""Raised whenever the same page gives other numbers, be it that another unit or vote is counted: the forest is then to
be grown anew.
"""
_SENTENCE = re.compile(r"[.!?](?:\s|$)|[。！？।]")
_COMMA = re.compile("[,،、，]")
_KINDS = {"HEADING": 0.0, "PARAGRAPH": 1.0, "CODE": 2.0, "TABLE": 3.0, "FIGURE": 4.0, "RULE": 5.0}
_TAGS = {
    tag: float(number)
    for number, tag in enumerate(
        "p li div span a td th h1 h2 h3 h4 h5 h6 dd dt figcaption section article header".split()
    )
}
_NAMED = Sign.COMMENT | Sign.SHARE | Sign.NAVIGATION | Sign.CONSENT | Sign.ABOUT | Sign.BODY
_NEAR, _FAR = 0.5, 0.85

_Group: TypeAlias = "Callable[[_Numbers, int], tuple[float, ...]]"
GROUPS: list[tuple[tuple[str, ...], _Group]] = []
"""Columns in the order of a unit's numbers, with the function that gives them for the unit at a place."""


def _columns(names: str) -> Callable[[_Group], _Group]:
    """The names of the columns whose numbers a function gives, in its order."""

    def named(function: _Group) -> _Group:
        GROUPS.append((tuple(names.split()), function))
        return function

    return named


def unit_numbers(
    everything: Sequence[Unit], said: Votes, kept: Sequence[bool], signs: Signs, facts: Facts
) -> list[list[float] | None]:
    """The numbers of every unit, in the order of NAMES; none for those without text, and for what nobody chose where it
    is navigation or the engines agree.
    """
    numbers = _Numbers(everything, said, kept, signs, facts)
    agreed = said.agreement() >= SURE
    rows: list[list[float] | None] = []
    for at, (unit, size) in enumerate(zip(everything, said.sizes, strict=True)):
        chosen = kept[at] or said.dense[at] or said.tree[at] or said.plain[at]
        if not size or (not chosen and (agreed or signs.around(unit.element) & Sign.FRAME)):
            rows.append(None)
        else:
            rows.append(numbers.of(at))
    return rows


def _linked_size(block: Block) -> int:
    """Characters of a block that are links."""
    return sum(span.end - span.start for span in block.spans if span.kind == "LINK") if block.spans else 0


class _Numbers:
    """What is counted of a page as a whole, and with it the numbers of each unit.

    Shares are of text, 0 to 1; "alike" are units under the same tags and classes.
    """

    def __init__(
        self, everything: Sequence[Unit], said: Votes, kept: Sequence[bool], signs: Signs, facts: Facts
    ) -> None:
        sizes = said.sizes
        self._everything, self._said, self._kept, self._signs = everything, said, kept, signs
        self._links = [_linked_size(unit.block) for unit in everything]
        self._keys = [_likeness(unit) for unit in everything]
        self._boxes = Boxes()
        self._alike: dict[tuple[str | None, ...], TextSum] = {}
        self._count()
        self._total = max(1, sum(sizes))
        self._before = list(accumulate(sizes, initial=0))
        self._page = page_numbers.of_page(everything, said, kept, self._links, self._total)
        counts = [min(size, page_numbers.MOST) for size in sizes]
        self._near = [page_numbers.smoothed(kept, counts, decay) for decay in (_NEAR, _FAR)]
        self._after = [page_numbers.smoothed(kept[::-1], counts[::-1], decay)[::-1] for decay in (_NEAR, _FAR)]
        self._titled = page_numbers.titled(everything, facts.title)
        self._described = frozenset(words(facts.excerpt))
        self._texts = Counter(unit.block.text for unit in everything)
        self._edges = edges(kept, sizes)
        self._sections = page_numbers.sections(everything, sizes, kept)

    def _count(self) -> None:
        said = self._said
        voted = zip(said.sizes, self._kept, said.dense, said.tree, said.plain, self._links, strict=True)
        for unit, key, (size, yes, dense, tree, plain, linked) in zip(self._everything, self._keys, voted, strict=True):
            counts = (size, size * yes, size * dense, size * tree, size * plain, linked)
            self._boxes.add(unit.element, counts)
            self._alike.setdefault(key, TextSum()).add(*counts)
        self._boxes.close()

    def of(self, at: int) -> list[float]:
        """The numbers of one unit with text, in the order of NAMES."""
        row: list[float] = []
        for _, numbers in GROUPS:
            row += numbers(self, at)
        return row

    @_columns("kept dense tree plain")
    def _votes(self, at: int) -> tuple[float, ...]:
        said = self._said
        return self._kept[at], said.dense[at], said.tree[at], said.plain[at]

    @_columns(
        "parent_kept parent_share grand_kept grand_linked grand_share around_kept around_linked around_plain "
        "around_share main"
    )
    def _boxes_around(self, at: int) -> tuple[float, ...]:
        element, total = self._everything[at].element, self._total
        parent, grand, around = self._boxes.around(element)
        grand_size, around_size = grand.size or 1, around.size or 1
        return (
            parent.kept / (parent.size or 1),
            parent.size / total,
            grand.kept / grand_size,
            grand.linked / grand_size,
            grand.size / total,
            around.kept / around_size,
            around.linked / around_size,
            around.plain / around_size,
            around.size / total,
            self._boxes.in_main(element),
        )

    @_columns("alike_share alike_mean alike_linked alike_count alike_kept alike_dense alike_tree alike_plain")
    def _units_alike(self, at: int) -> tuple[float, ...]:
        """All of its likeness; and what was chosen of the others, -1 when there are none."""
        said, same, size = self._said, self._alike[self._keys[at]], self._said.sizes[at]
        whole = same.size
        everything = whole / self._total, whole / same.count, same.linked / (whole or 1), min(same.count, 40)
        others = whole - size
        if others <= 0:
            return (*everything, -1.0, -1.0, -1.0, -1.0)
        return (
            *everything,
            (same.kept - size * self._kept[at]) / others,
            (same.dense - size * said.dense[at]) / others,
            (same.tree - size * said.tree[at]) / others,
            (same.plain - size * said.plain[at]) / others,
        )

    @_columns("before_kept before_kept_far after_kept after_kept_far size_before size_after")
    def _neighbours(self, at: int) -> tuple[float, ...]:
        sizes = self._said.sizes
        return (
            self._near[0][at],
            self._near[1][at],
            self._after[0][at],
            self._after[1][at],
            sizes[at - 1] if at else 0,
            sizes[at + 1] if at + 1 < len(sizes) else 0,
        )

    @_columns("place outside from_title")
    def _places(self, at: int) -> tuple[float, ...]:
        """Where it stands: in the page, beyond the first and last that were kept, from the title (-40 without one)."""
        first, last = self._edges
        outside = at - first if at < first else max(0, at - last)
        from_title = max(-30, min(60, at - self._titled)) if self._titled >= 0 else -40
        return self._before[at] / self._total, outside, from_title

    @_columns("size linked sentences ends commas repeated")
    def _text(self, at: int) -> tuple[float, ...]:
        text, size = self._everything[at].block.text, self._said.sizes[at]
        return (
            size,
            self._links[at] / (size or 1),
            len(_SENTENCE.findall(text, 0, 1500)),
            text[-1:] in '.!?"”»…。！？।:' if text else False,
            len(_COMMA.findall(text, 0, 400)),
            min(self._texts[text], 5),
        )

    @_columns("described pointing label inviting")
    def _words(self, at: int) -> tuple[float, ...]:
        """The share of its words that the page describes itself with; and what its own words say of it."""
        text = self._everything[at].block.text
        found = words(text[:600]) if self._described else []
        share = sum(map(self._described.__contains__, found)) / len(found) if found else 0.0
        return share, belongs_to_page(text), is_label(text), invites(text)

    @_columns("kind tag listed quoted")
    def _kind(self, at: int) -> tuple[float, ...]:
        block, element, _ = self._everything[at]
        around = [container.kind for container in block.inside]
        return _KINDS[block.kind], _TAGS.get(element.tag, -1.0), "ITEM" in around, "QUOTATION" in around

    @_columns("comment frame body names")
    def _names(self, at: int) -> tuple[float, ...]:
        """What the names of the elements around it say, and the marks of its own."""
        element = self._everything[at].element
        here = self._signs.around(element)
        own = self._signs.own(element) & _NAMED
        return bool(here & Sign.COMMENT), bool(here & Sign.FRAME), bool(here & Sign.BODY), own

    @_columns(
        "page_size page_units page_linked page_long page_dense page_tree page_plain page_kept dense_tree dense_plain "
        "tree_plain"
    )
    def _whole_page(self, at: int) -> tuple[float, ...]:
        return self._page

    @_columns("heading_distance heading_level heading_points heading_kept section_size section_kept")
    def _section(self, at: int) -> tuple[float, ...]:
        return self._sections[at]


NAMES = tuple(name for names, _ in GROUPS for name in names)
"""The columns, in the order of a unit's numbers."""


def _fingerprint() -> str:
    marks = (*_KINDS, *_TAGS, *(f"{sign.name}={int(sign)}" for sign in Sign), int(_NAMED))
    told = (NAMES, marks, _NEAR, _FAR, page_numbers.MOST, PREPARATION)
    return f"{crc32(repr(told).encode()):08x}"


FINGERPRINT = _fingerprint()
"""Eight hexadecimal digits that change with the columns, their order, the marks in them, or the preparation."""


def _likeness(unit: Unit) -> tuple[str | None, ...]:
    """What units have in common that a program wrote alike."""
    element = unit.element
    parent = element.getparent()
    own = (unit.block.kind, element.tag, element.get("class"))
    return own if parent is None else (*own, parent.tag, parent.get("class"))
