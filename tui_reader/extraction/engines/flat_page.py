"""A page's body laid flat for the density engine: its elements and its texts in the order they stand in, as lists.

Everything below an element is a slice: its text is joined, and its tags are looked through, by C. An element that is
taken out leaves empty places behind, so that the slices of all others stay what they were.
"""

from bisect import bisect_left
from collections.abc import Collection

from lxml.html import HtmlElement

GONE = ""
"""The tag of an element that was taken out."""


class FlatPage:
    """The elements of a body by their places; the first is the body itself.

    ends: the place behind an element's last descendant. pieces: all text; an element's own lies from its start to its
    stop. elements: those of the page, none for a paragraph that was made here.
    """

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.elements: list[HtmlElement | None] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.pieces: list[str] = []
        self._links: list[int] = []
        self._linked: dict[int, float] = {}

    def open(self, tag: str, element: HtmlElement | None, parent: int, text: str | None) -> int:
        """Begin an element; its place."""
        at = len(self.tags)
        self.tags.append(tag)
        self.elements.append(element)
        self.parents.append(parent)
        self.starts.append(len(self.pieces))
        self.ends.append(at + 1)
        if text:
            self.pieces.append(text)
        self.stops.append(len(self.pieces))
        return at

    def close(self, at: int) -> None:
        """End an element: what comes now stands behind it."""
        self.ends[at] = len(self.tags)
        self.stops[at] = len(self.pieces)

    def content(self, at: int) -> str:
        """All text in an element, as it stands there."""
        return "".join(self.pieces[self.starts[at] : self.stops[at]])

    def inner(self, at: int) -> str:
        """All text in an element, runs of blanks as one."""
        return " ".join("".join(self.pieces[self.starts[at] : self.stops[at]]).split())

    def below(self, at: int, tags: Collection[str]) -> list[int]:
        """The descendants of an element that have one of these tags."""
        return [place for place, tag in enumerate(self.below_tags(at), at + 1) if tag in tags]

    def below_tags(self, at: int) -> list[str]:
        """The tags of all descendants of an element, in their order."""
        return self.tags[at + 1 : self.ends[at]]

    def children(self, at: int) -> list[int]:
        """The children of an element."""
        found, place, end = [], at + 1, self.ends[at]
        while place < end:
            if self.tags[place]:
                found.append(place)
            place = self.ends[place]
        return found

    def above(self, at: int) -> list[int]:
        """The ancestors of an element, the innermost first, the body last."""
        found = []
        while (at := self.parents[at]) >= 0:
            found.append(at)
        return found

    def in_code(self, at: int) -> bool:
        """Whether an element stands in code."""
        return "code" in map(self.tags.__getitem__, self.above(at))

    def says(self, at: int, name: str) -> str:
        """The value of an element's attribute, empty where it has none."""
        element = self.elements[at]
        return "" if element is None else element.get(name) or ""

    def remove(self, at: int) -> None:
        """Take an element out with all that is in it; the text behind it stays."""
        end, start, stop = self.ends[at], self.starts[at], self.stops[at]
        self.tags[at:end] = [GONE] * (end - at)
        self.pieces[start:stop] = [""] * (stop - start)
        self._linked.clear()

    def link_density(self, at: int) -> float:
        """The share of an element's text that is links, 0 to 1; links within the page count for a third."""
        size = len(self.inner(at))
        if not size:
            return 0.0
        if not self._links:
            self._links = [place for place, tag in enumerate(self.tags) if tag == "a"]
        start, end = bisect_left(self._links, at), bisect_left(self._links, self.ends[at])
        return sum(map(self._linked_size, self._links[start:end])) / size

    def _linked_size(self, at: int) -> float:
        found = self._linked.get(at)
        if found is None:
            counts = 0.3 if self.says(at, "href").startswith("#") else 1.0
            found = self._linked[at] = len(self.inner(at)) * counts
        return found
