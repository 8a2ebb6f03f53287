"""The sections of the text, the one that is being read, and the way to others."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from tui_reader.article.document import Position, Section
from tui_reader.ui.text.viewport import Viewport


def is_part(section: Section, whole: Section) -> bool:
    """Whether a section that comes after another is a part of it, if nothing between them ends that one.

    The parts of a post are the headings in its text and the answers to it; of such a heading no answer is a part.
    """
    if section.author:
        return section.post > whole.post if whole.author else not whole.post
    if whole.author:
        return section.post >= whole.post
    return (section.post, section.level) > (whole.post, whole.level)


class CurrentSection:
    """Sections are known by their index in reading order; 0 is the title."""

    def __init__(self, view: Viewport, say: Callable[[str], None]) -> None:
        self._view = view
        self._say = say
        self._sections: Sequence[Section] = ()
        self._starts: Sequence[Position] = ()
        self._posts: Sequence[Position] = ()

    def show(self, outline: Sequence[Section]) -> None:
        """The sections of another text, nested."""
        self._sections = [inner for section in outline for inner in section.walk()]
        self._starts = [section.at for section in self._sections]
        self._posts = [section.at for section in self._sections if section.author]

    @property
    def index(self) -> int:
        """The section at one third of the height."""
        view, layout = self._view, self._view.layout
        if layout is None or not self._sections:
            return 0
        third = view.rows // 3
        if view.top == 0 and third < layout.line_of(Position(0, 0)):
            return 0
        return self._at(min(view.top + third, layout.height - 1))

    @property
    def title(self) -> str:
        """The title of that section, of a post which one it is as well; "" in a text without sections."""
        if not self._sections:
            return ""
        section = self._sections[min(self.index, len(self._sections) - 1)]
        if not section.author:
            return section.title
        return f"{section.title} · {bisect_right(self._posts, section.at)} of {len(self._posts)}"

    def go_to(self, index: int) -> None:
        """Jump to a section: its title goes to the top row."""
        self._view.scroll(self._line(index), "outline")

    def forward(self, count: int) -> None:
        """The `count`th section title below the top row goes to the top row."""
        index = self._at_top()
        for _ in range(count):
            index += 1
            while index < len(self._sections) and self._is_hidden(index):
                index += 1
        if index >= len(self._sections):
            self._say("last section")
        else:
            self._view.scroll(self._line(index), "section")

    def back(self, count: int) -> None:
        """The start of this section, then the ones before it."""
        index = self._at_top()
        if self._line(index) < self._view.top:
            index += 1
        for _ in range(count):
            index -= 1
            while index > 0 and self._is_hidden(index):
                index -= 1
        if index < 0:
            self._say("first section")
        self._view.scroll(self._line(max(0, index)), "section")

    def past(self, count: int) -> None:
        """The next section that is no part of the one on the top row; of a post, past the answers to it."""
        index = self._at_top()
        for _ in range(count):
            after = index + 1 if index == 0 else self._after(index)
            if after >= len(self._sections):
                self._say("nothing at this level follows")
                break
            index = after
        self._view.scroll(self._line(index), "section")

    def up(self, count: int) -> None:
        """The section that the one on the top row is a part of; the post that a post answers. A jump of its own."""
        index = self._at_top()
        for _ in range(count):
            index = next(
                (at for at in range(index - 1, 0, -1) if is_part(self._sections[index], self._sections[at])), 0
            )
        self._view.scroll(self._line(index), "up")

    def at_top(self) -> Section | None:
        """The section on the top row, or with the title there the one that is read; None where there is none."""
        index = self._at_top() or self.index
        return self._sections[index] if index else None

    def below(self, section: Section) -> Sequence[Section]:
        """The sections that are parts of a section, the answers to a post."""
        index = self._index_of(section)
        return self._sections[index + 1 : self._after(index)]

    def after(self, section: Section) -> Section | None:
        """The section that follows a section and all its parts."""
        index = self._after(self._index_of(section))
        return self._sections[index] if index < len(self._sections) else None

    def _index_of(self, section: Section) -> int:
        return bisect_right(self._starts, section.at) - 1

    def _after(self, index: int) -> int:
        sections, whole = self._sections, self._sections[index]
        following = range(index + 1, len(sections))
        return next((at for at in following if not is_part(sections[at], whole)), len(sections))

    def _is_hidden(self, index: int) -> bool:
        layout = self._view.layout
        return layout is not None and layout.is_hidden(self._starts[index].block)

    def _at_top(self) -> int:
        """The last section that begins at or above the top row."""
        index = self._at(self._view.top)
        while index > 0 and self._line(index) > self._view.top:
            index -= 1
        return index

    def _at(self, line: int) -> int:
        """The section of the first position at a line."""
        layout = self._view.layout
        return max(0, bisect_right(self._starts, layout.position_at(line)) - 1) if layout is not None else 0

    def _line(self, index: int) -> int:
        """The line of a section's title; 0, with the article's own title, for the first."""
        return self._view.line_of(self._starts[index]) if self._starts and index > 0 else 0
