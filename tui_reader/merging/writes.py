"""A write: what a register was last given, by whom, and which other writes of it they knew."""

from collections.abc import Mapping
from typing import Any, NamedTuple

Value = Mapping[str, Any]
"""A value is an object of JSON."""
Versions = Mapping[str, int]
"""A version vector: node -> a number up to which everything of it is known."""
NOTHING: Versions = {}
SAME = "same"
"""In the value of an article that is another one under another identity: the key of the one that stays."""


class Write(NamedTuple):
    """The last write of a register. value: None says that it was deleted.

    hlc: see `clocks`. node: the name of the library that wrote it. seq: its own count of writes. seen: of other nodes
    the hlc of their last write of this register that was known to whoever wrote this one; its own node's only where
    the rules for the kind ask for it.
    """

    kind: str
    key: str
    value: Value | None
    hlc: int
    node: str
    seq: int
    seen: Versions = NOTHING

    @property
    def order(self) -> tuple[int, str]:
        """By what of two writes one is the newer; the same on every machine."""
        return self.hlc, self.node

    @property
    def knows(self) -> Versions:
        """All writes of this register that it stands for: the ones it knew, and itself."""
        return {**self.seen, self.node: max(self.hlc, self.seen.get(self.node, 0))}

    def builds_upon(self, other: "Write") -> bool:
        """Whether whoever wrote this one knew the other one: then nobody loses anything by it."""
        if self.node == other.node:
            return self.hlc >= other.hlc
        return self.seen.get(other.node, 0) >= other.hlc


def joined(one: Versions, other: Versions) -> dict[str, int]:
    """What two vectors know together."""
    result = dict(one)
    for node, number in other.items():
        if number > result.get(node, 0):
            result[node] = number
    return result


def seen_by(before: Write | None, node: str, own: bool = False) -> Versions:
    """What a new write of this node has seen, made upon the write before. own: with the node's own writes."""
    if before is None:
        return NOTHING
    if before.node == node and not own:
        return before.seen
    known = before.knows
    return known if own else {each: hlc for each, hlc in known.items() if each != node}
