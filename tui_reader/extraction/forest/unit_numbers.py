"""What can be counted of every unit of a page, its votes and its surroundings: what the scorer weighs."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log

from lxml.html import HtmlElement

from tui_reader.article.document import Block
from tui_reader.extraction.dom.evidence import Sign, Signs, points_on
from tui_reader.extraction.engines.votes import SURE, Votes, edges
from tui_reader.extraction.shape.units import Unit

NAMES = (
    "kept dense tree plain parent_kept alike_kept around_kept before_kept before_kept_far after_kept after_kept_far "
    "parent_share grand_share around_share around_linked alike_share alike_mean alike_linked alike_count alike_tree "
    "around_plain alike_dense alike_plain grand_kept grand_linked size_before size_after repeated outside "
    "size linked sentences ends kind place from_title comment frame body main "
    "page_size page_units page_linked page_long page_dense page_tree page_plain page_kept dense_tree dense_plain "
    "tree_plain "
    "names tag listed quoted commas heading_distance heading_level heading_points heading_kept section_size "
    "section_kept"
).split()
"""In the order of a unit's numbers. Shares are of text, 0 to 1; "alike" are units under the same tags and classes."""
_SENTENCE = re.compile(r"[.!?。](?:\s|$)")
_KINDS = {"HEADING": 0.0, "PARAGRAPH": 1.0, "CODE": 2.0, "TABLE": 3.0, "FIGURE": 4.0, "RULE": 5.0}
_TAGS = {
    tag: float(number)
    for number, tag in enumerate(
        "p li div span a td th h1 h2 h3 h4 h5 h6 dd dt figcaption section article header".split()
    )
}
_NAMED = Sign.COMMENT | Sign.SHARE | Sign.NAVIGATION | Sign.CONSENT | Sign.ABOUT | Sign.BODY
_NEAR, _FAR = 0.5, 0.85
_MOST = 300
"""Characters above which a neighbour counts no more."""


class _Sum:
    """Text of the units within one element, or of one kind: all of it, and what of it was chosen or is links."""

    __slots__ = ("count", "dense", "kept", "linked", "plain", "size", "tree")

    def __init__(self) -> None:
        self.size = self.kept = self.dense = self.tree = self.plain = self.linked = self.count = 0

    def add(self, size: int, kept: int, dense: int, tree: int, plain: int, linked: int) -> None:
        self.size += size
        self.kept += kept
        self.dense += dense
        self.tree += tree
        self.plain += plain
        self.linked += linked
        self.count += 1

    def join(self, other: "_Sum") -> None:
        self.size += other.size
        self.kept += other.kept
        self.dense += other.dense
        self.tree += other.tree
        self.plain += other.plain
        self.linked += other.linked


def linked_size(block: Block) -> int:
    """Characters of a block that are links."""
    return sum(span.end - span.start for span in block.spans if span.kind == "LINK") if block.spans else 0


def features(
    everything: Sequence[Unit], said: Votes, kept: Sequence[bool], signs: Signs, title: str
) -> list[list[float] | None]:
    """The numbers of every unit, in the order of NAMES; none for those without text, and for what nobody chose where it
    is navigation or the engines agree.
    """
    numbers = _Numbers(everything, said, kept, signs, title)
    agreed = said.agreement() >= SURE
    rows: list[list[float] | None] = []
    for at, (unit, size) in enumerate(zip(everything, said.sizes, strict=True)):
        chosen = kept[at] or said.dense[at] or said.tree[at] or said.plain[at]
        if not size or (not chosen and (agreed or signs.around(unit.element) & Sign.FRAME)):
            rows.append(None)
        else:
            rows.append(numbers.of(at))
    return rows


class _Numbers:
    """What is counted of a page as a whole, and with it the numbers of each unit."""

    def __init__(self, everything: Sequence[Unit], said: Votes, kept: Sequence[bool], signs: Signs, title: str) -> None:
        sizes = said.sizes
        self._everything, self._said, self._kept, self._signs = everything, said, kept, signs
        self._links = [linked_size(unit.block) for unit in everything]
        self._keys = [_likeness(unit) for unit in everything]
        self._boxes = _Boxes()
        self._alike: dict[tuple[str | None, ...], _Sum] = {}
        self._count()
        self._total = max(1, sum(sizes))
        self._before = list(accumulate(sizes, initial=0))
        self._page = _page(everything, said, kept, self._links, self._total)
        self._near = _smoothed(kept, sizes, _NEAR), _smoothed(kept, sizes, _FAR)
        self._after = [_smoothed(kept[::-1], sizes[::-1], decay)[::-1] for decay in (_NEAR, _FAR)]
        self._titled = _titled(everything, title)
        self._texts = Counter(unit.block.text for unit in everything)
        self._edges = edges(kept, sizes)
        self._sections = _sections(everything, sizes, kept)

    def _count(self) -> None:
        said = self._said
        voted = zip(said.sizes, self._kept, said.dense, said.tree, said.plain, self._links, strict=True)
        for unit, key, (size, yes, dense, tree, plain, linked) in zip(self._everything, self._keys, voted, strict=True):
            counts = (size, size * yes, size * dense, size * tree, size * plain, linked)
            self._boxes.add(unit.element, counts)
            self._alike.setdefault(key, _Sum()).add(*counts)
        self._boxes.close()

    def of(self, at: int) -> list[float]:
        """The numbers of one unit with text, in the order of NAMES."""
        unit, said, sizes = self._everything[at], self._said, self._said.sizes
        text, size, kept = unit.block.text, sizes[at], self._kept[at]
        dense, tree, plain = said.dense[at], said.tree[at], said.plain[at]
        here = self._signs.around(unit.element)
        parent, grand, around = self._boxes.around(unit.element)
        same = self._alike[self._keys[at]]
        others = same.size - size
        first, last = self._edges
        return [
            kept,
            dense,
            tree,
            plain,
            parent.kept / (parent.size or 1),
            (same.kept - size * kept) / others if others > 0 else -1.0,
            around.kept / (around.size or 1),
            self._near[0][at],
            self._near[1][at],
            self._after[0][at],
            self._after[1][at],
            parent.size / self._total,
            grand.size / self._total,
            around.size / self._total,
            around.linked / (around.size or 1),
            same.size / self._total,
            same.size / same.count,
            same.linked / (same.size or 1),
            min(same.count, 40),
            (same.tree - size * tree) / others if others > 0 else -1.0,
            around.plain / (around.size or 1),
            (same.dense - size * dense) / others if others > 0 else -1.0,
            (same.plain - size * plain) / others if others > 0 else -1.0,
            grand.kept / (grand.size or 1),
            grand.linked / (grand.size or 1),
            sizes[at - 1] if at else 0,
            sizes[at + 1] if at + 1 < len(sizes) else 0,
            min(self._texts[text], 5),
            at - first if at < first else max(0, at - last),
            size,
            self._links[at] / (size or 1),
            len(_SENTENCE.findall(text, 0, 1500)),
            text[-1:] in '.!?"”»…。:' if text else False,
            _KINDS[unit.block.kind],
            self._before[at] / self._total,
            max(-30, min(60, at - self._titled)) if self._titled >= 0 else -40,
            bool(here & Sign.COMMENT),
            bool(here & Sign.FRAME),
            bool(here & Sign.BODY),
            self._boxes.in_main(unit.element),
            *self._page,
            self._signs.own(unit.element) & _NAMED,
            _TAGS.get(unit.element.tag, -1.0),
            *_standing(unit.block),
            text.count(",", 0, 400),
            *self._sections[at],
        ]


def _standing(block: Block) -> tuple[bool, bool]:
    """Whether a block stands in a list, and in a quotation."""
    kinds = [container.kind for container in block.inside]
    return "ITEM" in kinds, "QUOTATION" in kinds


def _sections(everything: Sequence[Unit], sizes: Sequence[int], kept: Sequence[bool]) -> list[tuple[float, ...]]:
    """For every unit how far above its heading stands, what that says, and how much of its section was kept."""
    starts = [at for at, unit in enumerate(everything) if unit.block.kind == "HEADING"]
    result: list[tuple[float, ...]] = []
    for start, end in zip([0, *starts], [*starts, len(sizes)], strict=True):
        size = sum(sizes[start:end])
        share = sum(size for size, yes in zip(sizes[start:end], kept[start:end], strict=True) if yes) / (size or 1)
        if start < end and everything[start].block.kind == "HEADING":
            block = everything[start].block
            said = block.level, points_on(block.text), kept[start]
            result += [(at - start, *said, size, share) for at in range(start, end)]
        else:
            result += [(-1.0, 0, 0, -1.0, size, share)] * (end - start)
    return result


def _likeness(unit: Unit) -> tuple[str | None, ...]:
    """What units have in common that a program wrote alike."""
    element = unit.element
    parent = element.getparent()
    own = (unit.block.kind, element.tag, element.get("class"))
    return own if parent is None else (*own, parent.tag, parent.get("class"))


class _Boxes:
    """The elements that units stand in, each met once, with the sums of what is in them."""

    def __init__(self) -> None:
        self._parents: dict[HtmlElement, HtmlElement] = {}
        self._sums: dict[HtmlElement, _Sum] = {}
        self._main: dict[HtmlElement, bool] = {}

    def add(self, element: HtmlElement, counts: tuple[int, int, int, int, int, int]) -> None:
        """Count a unit's text for its innermost element."""
        if element not in self._sums:
            self._meet(element)
        self._sums[element].add(*counts)

    def close(self) -> None:
        """Count everything for the elements around, too; those were met before what is in them."""
        for element in reversed(self._sums):
            parent = self._parents[element]
            if parent is not element:
                self._sums[parent].join(self._sums[element])

    def around(self, element: HtmlElement) -> tuple[_Sum, _Sum, _Sum]:
        """The sums of the parent, the grandparent and the fifth element up."""
        parents = self._parents
        parent = parents[element]
        grand = parents[parent]
        return self._sums[parent], self._sums[grand], self._sums[parents[parents[parents[grand]]]]

    def in_main(self, element: HtmlElement) -> bool:
        """Whether the element is or stands in what the page calls its main part."""
        return self._main[element]

    def _meet(self, element: HtmlElement) -> None:
        """Meet an element and those around it, the outermost first; pages nest deeper than Python may call itself."""
        chain = [element]
        while (parent := chain[-1].getparent()) is not None and parent not in self._sums:
            chain.append(parent)
        for node in reversed(chain):
            parent = node.getparent()
            up = node if parent is None else parent
            self._parents[node] = up
            self._sums[node] = _Sum()
            self._main[node] = node.tag == "main" or node.get("role") == "main" or self._main.get(up, False)


def _page(
    everything: Sequence[Unit], said: Votes, kept: Sequence[bool], links: Sequence[int], total: int
) -> list[float]:
    long = sum(
        size for unit, size in zip(everything, said.sizes, strict=True) if size > 150 and unit.block.kind == "PARAGRAPH"
    )
    pairs = ((said.dense, said.tree), (said.dense, said.plain), (said.tree, said.plain))
    votes = (said.dense, said.tree, said.plain, kept)
    return [
        log(total),
        log(len(everything) + 1),
        sum(links) / total,
        long / total,
        *(said.share(vote) for vote in votes),
        *(said.common(left, right) for left, right in pairs),
    ]


def _smoothed(kept: Sequence[bool], sizes: Sequence[int], decay: float) -> list[float]:
    """For every unit the share of the text before it that was kept, nearer text counting more."""
    shares = []
    chosen = weight = 0.0
    for yes, size in zip(kept, sizes, strict=True):
        shares.append(chosen / weight if weight > 1 else 0.5)
        counts = min(size, _MOST)
        chosen, weight = chosen * decay + counts * yes, weight * decay + counts
    return shares


def _titled(everything: Sequence[Unit], title: str) -> int:
    """The unit that says the title, else the first heading of the first level; -1 when there is neither."""
    wanted = title.lower()
    for at, unit in enumerate(everything):
        if wanted and len(unit.block.text) == len(title) and unit.block.text.lower() == wanted:
            return at
    first = (at for at, unit in enumerate(everything) if unit.block.kind == "HEADING" and unit.block.level == 1)
    return next(first, -1)
