"""Sums of the text in elements: all of it, and what of it was chosen, voted for, or is links."""

from lxml.html import HtmlElement

Counts = tuple[int, int, int, int, int, int]
"""A unit's characters: all, and those that were kept, dense, tree, plain, linked."""


class TextSum:
    """Text of the units within one element, or of one kind."""

    __slots__ = ("count", "dense", "kept", "linked", "plain", "size", "tree")

    def __init__(self) -> None:
        self.size = self.kept = self.dense = self.tree = self.plain = self.linked = self.count = 0

    def add(self, size: int, kept: int, dense: int, tree: int, plain: int, linked: int) -> None:
        """Count one unit."""
        self.size += size
        self.kept += kept
        self.dense += dense
        self.tree += tree
        self.plain += plain
        self.linked += linked
        self.count += 1

    def join(self, other: "TextSum") -> None:
        """Count all that another one has."""
        self.size += other.size
        self.kept += other.kept
        self.dense += other.dense
        self.tree += other.tree
        self.plain += other.plain
        self.linked += other.linked


class Boxes:
    """The elements that units stand in, each met once, with the sums of what is in them."""

    def __init__(self) -> None:
        self._parents: dict[HtmlElement, HtmlElement] = {}
        self._sums: dict[HtmlElement, TextSum] = {}
        self._main: dict[HtmlElement, bool] = {}

    def add(self, element: HtmlElement, counts: Counts) -> None:
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

    def around(self, element: HtmlElement) -> tuple[TextSum, TextSum, TextSum]:
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
            self._sums[node] = TextSum()
            self._main[node] = node.tag == "main" or node.get("role") == "main" or self._main.get(up, False)
