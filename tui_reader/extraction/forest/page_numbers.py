"""What is counted of a page before its units are looked at one by one."""

from collections.abc import Sequence
from math import log

from tui_reader.extraction.dom.evidence import points_on
from tui_reader.extraction.engines.votes import Votes
from tui_reader.extraction.shape.units import Unit

MOST = 300
"""Characters above which a neighbour counts no more."""


def of_page(
    everything: Sequence[Unit], said: Votes, kept: Sequence[bool], links: Sequence[int], total: int
) -> tuple[float, ...]:
    """Logarithms of its characters and units; shares of links, of long paragraphs, of every vote, of pairs of votes.

    links: how many characters of every unit are links; total: those of the page, at least 1.
    """
    long = sum(
        size for unit, size in zip(everything, said.sizes, strict=True) if size > 150 and unit.block.kind == "PARAGRAPH"
    )
    pairs = ((said.dense, said.tree), (said.dense, said.plain), (said.tree, said.plain))
    votes = (said.dense, said.tree, said.plain, kept)
    return (
        log(total),
        log(len(everything) + 1),
        sum(links) / total,
        long / total,
        *(said.share(vote) for vote in votes),
        *(said.common(left, right) for left, right in pairs),
    )


def sections(everything: Sequence[Unit], sizes: Sequence[int], kept: Sequence[bool]) -> list[tuple[float, ...]]:
    """For every unit how far above its heading stands, that one's level, whether it points on and was kept; how much
    text its section holds, and which share of that was kept.
    """
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


def smoothed(kept: Sequence[bool], counts: Sequence[int], decay: float) -> list[float]:
    """For every unit the share of the text before it that was kept, nearer text counting more.

    counts: the characters of every unit that count, at most MOST.
    """
    shares = []
    chosen = weight = 0.0
    for yes, count in zip(kept, counts, strict=True):
        shares.append(chosen / weight if weight > 1 else 0.5)
        chosen *= decay
        weight = weight * decay + count
        if yes:
            chosen += count
    return shares


def titled(everything: Sequence[Unit], title: str) -> int:
    """The unit that says the title, else the first heading of the first level; -1 when there is neither."""
    wanted = title.lower()
    for at, unit in enumerate(everything):
        if wanted and len(unit.block.text) == len(title) and unit.block.text.lower() == wanted:
            return at
    first = (at for at, unit in enumerate(everything) if unit.block.kind == "HEADING" and unit.block.level == 1)
    return next(first, -1)
