"""The tags that are open while blocks are built, the innermost last."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Self

from tui_reader.article.document import Direction
from tui_reader.clean import one_line

# The open elements that a start tag ends.
_ENDS: dict[str, tuple[str, ...]] = {
    "td": ("td", "th", "p"), "th": ("td", "th", "p"), "tr": ("td", "th", "tr", "p"), "li": ("li", "p"),
    "dt": ("dt", "dd", "p"), "dd": ("dt", "dd", "p"), "p": ("p",),
}  # fmt: skip


class OpenTag(NamedTuple):
    """A tag: whether it was written as HTML, whether it is a container, and what it says of the text in it."""

    tag: str
    html: bool
    contains: bool
    language: str | None
    direction: Direction | None

    @classmethod
    def of(cls, tag: str, attributes: Mapping[str, str], *, html: bool, contains: bool) -> Self:
        """A start tag as it was told."""
        direction = attributes.get("dir", "").lower()
        known: Direction | None = "ltr" if direction == "ltr" else "rtl" if direction == "rtl" else None
        return cls(tag, html, contains, one_line(attributes.get("lang", "")) or None, known)


class OpenTags:
    """A stack of them."""

    def __init__(self) -> None:
        self._stack: list[OpenTag] = []

    def __bool__(self) -> bool:
        return bool(self._stack)

    @property
    def innermost(self) -> str:
        """The innermost tag, "" when none is open."""
        return self._stack[-1].tag if self._stack else ""

    @property
    def language(self) -> str | None:
        """The language that the innermost tag with one says."""
        return next((opened.language for opened in self.outwards() if opened.language), None)

    @property
    def direction(self) -> Direction | None:
        """The direction that the innermost tag with one says."""
        return next((opened.direction for opened in self.outwards() if opened.direction), None)

    def outwards(self) -> Iterator[OpenTag]:
        """The open tags, the innermost first."""
        return reversed(self._stack)

    def push(self, opened: OpenTag) -> None:
        """A tag begins."""
        self._stack.append(opened)

    def pop(self) -> OpenTag:
        """The innermost tag ends."""
        return self._stack.pop()

    def ends_at(self, tag: str) -> bool:
        """Whether the innermost tag is one of HTML that ends where `tag` begins."""
        return bool(self._stack) and self._stack[-1].html and self._stack[-1].tag in _ENDS.get(tag, ())

    def closed_by(self, tag: str, html: bool) -> int:
        """How many tags an end tag closes; none where its start tag is missing, or behind one that HTML can not end."""
        for count, opened in enumerate(self.outwards(), 1):
            if html and not opened.html:
                return 0
            if opened.tag == tag and opened.html == html:
                return count
        return 0
