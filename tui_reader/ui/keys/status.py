"""The status row: where one is on the left, how far on the right; a message or a prompt takes the left for a while."""

from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.article.cells import cell_len, fitting
from tui_reader.ui.keys.prompt import Prompt


class Edges(NamedTuple):
    """The cells left and right of the text that the row speaks of."""

    left: int
    right: int


class Status(NamedTuple):
    """What the row says. Where it is narrow the site goes first, then the section is cut, help and minutes go; percent
    goes last.

    found: the count of a search and its words, in the place of the site; it stays as long as there is a right side.
    news: what happened to the article, in the place of the site. wide: the section is keys, for which the row takes
    what width it has.
    """

    section: str = ""
    site: str = ""
    minutes: str = ""
    percent: str = ""
    help: str = ""
    found: str = ""
    news: str = ""
    wide: bool = False


DOT = " · "
WRONG = "! "
"""What a message begins with that tells what went wrong."""
LEAST_PART = 20
"""Cells that are left of a part when it is cut."""

# The narrowest screen on which each part still stands (from the one that goes first to the one that stays).
HELP_FROM, SITE_FROM, MINUTES_FROM, PERCENT_FROM = 60, 70, 50, 10


def right_side(status: Status, width: int, room: int = 0) -> str:
    """The parts that fit a row of `width` cells, in their order.

    room: cells for the section and them; where it is given, the site makes way for a section that would be cut.
    """
    right = _right_side(status, width)
    if room and status.site and cell_len(status.section) + 2 + cell_len(right) > room:
        return _right_side(status._replace(site=""), width)
    return right


def _right_side(status: Status, width: int) -> str:
    if width < 30:
        return " ".join(filter(None, (status.found.partition(" ")[0], status.percent, "?" if status.help else "")))
    parts = (
        shortened(status.found, width // 3),
        fitted(status.news or status.site, width // 2 - 4) if width >= SITE_FROM else "",
        status.minutes if width >= MINUTES_FROM else "",
        status.percent if width >= PERCENT_FROM else "",
        status.help if width >= HELP_FROM else "",
    )
    return " · ".join(filter(None, parts))


def shortened(text: str, width: int, more: str = "…") -> str:
    """`text` in at most `width` cells, its end replaced by `more` when it is cut."""
    if cell_len(text) <= width:
        return text
    return text[: fitting(text, max(0, width - cell_len(more)))].rstrip() + more if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """`text` in at most `width` cells: its longest parts give way first, so that no key among them is cut.

    Parts stand between raised dots. What is long is words, an address or a title, of which the beginning is enough;
    when that does not do, whole parts go from the end, and "…" says so. What went wrong ("! ") is told whole as long
    as there is a key behind it that can give way.
    """
    parts, more = text.split(DOT), ""
    while text.startswith(WRONG) and len(parts) > 2 and cell_len(DOT.join(parts) + more) > width:
        parts, more = parts[:-1], " …"
    while (over := cell_len(DOT.join(parts) + more) - width) > 0 and len(parts) > 1:
        at = max(range(len(parts)), key=lambda index: cell_len(parts[index]))
        size = cell_len(parts[at])
        if size > LEAST_PART:
            parts[at] = shortened(parts[at], max(LEAST_PART, size - over))
        else:
            parts, more = parts[:-1], " …"
    return shortened(DOT.join(parts) + more, width)


class StatusRow(Widget, can_focus=False):
    """One row at the bottom."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--quiet", "status--message", "status--cursor"}

    def __init__(self) -> None:
        super().__init__(id="status")
        self._status = Status()
        self._message = ""
        self._pending = self._answers = ""
        self._prompt: Prompt | None = None
        self._drawn: Strip | None = None
        self._cursor = 0
        self._edges: Edges | None = None

    def stand(self, edges: Edges | None) -> None:
        """Stand below the text between these edges; None: over the whole row."""
        if edges != self._edges:
            self._edges = edges
            self._draw()

    @property
    def cursor(self) -> int:
        """The column where the next character of the line being typed goes, or the first of what is asked."""
        return self._cursor if self._prompt is not None else 1

    @property
    def message(self) -> str:
        """What is being said."""
        return self._message

    def show(self, status: Status) -> None:
        """Say where one is."""
        if status != self._status:
            self._status = status
            self._draw()

    def say(self, message: str) -> None:
        """Say something until the next key; "" takes it back."""
        if message != self._message:
            self._message = message
            self._draw()

    def wait_for(self, pending: str, answers: str = "") -> None:
        """Show the count, the first key of two, or a question; answers: the keys of one, which are never cut."""
        if (pending, answers) != (self._pending, self._answers):
            self._pending, self._answers = pending, answers
            self._draw()

    def ask(self, prompt: Prompt | None) -> None:
        """Show a line being typed, or no longer."""
        if prompt != self._prompt:
            self._prompt = prompt
            self._draw()

    def render_line(self, y: int) -> Strip:
        """The row."""
        if self._drawn is None or self._drawn.cell_length != self.size.width:
            self._drawn = self._strip(self.size.width)
        return self._drawn

    def notify_style_update(self) -> None:
        """Forget the drawn row when the theme changes."""
        super().notify_style_update()
        self._drawn = None

    def _draw(self) -> None:
        """Send the row only when its text changed."""
        old = self._drawn
        self._drawn = None
        if self.is_mounted and (old is None or self.size.width == 0 or old != self.render_line(0)):
            self.refresh()

    def _strip(self, width: int) -> Strip:
        base = self.rich_style
        if self._prompt is not None:
            return self._prompt_strip(self._prompt, width, base)
        before, after = self._margins(width)
        room = width - before - after
        right = right_side(self._status, width, room)
        if self._status.wide and cell_len(self._status.section) + 2 + cell_len(right) > room:
            before, after = (min(margin, 1) for margin in (before, after))
            room = width - before - after
        answers = f" {self._answers}" if self._answers else ""
        said = self._pending or self._message
        if said and cell_len(said + answers) + 2 + cell_len(right) > room:
            right, after = "", min(after, 1)
            before = max(min(before, 1), min(before, width - after - cell_len(said + answers)))
        room = width - before - after - (cell_len(right) + 2 if right else 0)
        left = fitted(said or self._status.section, room - cell_len(answers)) + answers
        gap = width - before - after - cell_len(left) - cell_len(right)
        # Quiet all along: it stands right below the text, and as wide as the text.
        left_style = self._style("status--message" if said else "status--quiet")
        return Strip(
            [
                Segment(" " * before, base),
                Segment(left, left_style),
                Segment(" " * gap, base),
                Segment(right, self._style("status--quiet")),
                Segment(" " * after, base),
            ],
            width,
        )

    def _margins(self, width: int) -> Edges:
        if width < 30:
            return Edges(0, 0)
        return self._edges if self._edges is not None and sum(self._edges) < width - 30 else Edges(1, 1)

    def _prompt_strip(self, prompt: Prompt, width: int, base: Style) -> Strip:
        """The label and as much of the text as keeps the cursor in sight."""
        taken = cell_len(prompt.label) + cell_len(prompt.text) + (cell_len(prompt.aside) + 4 if prompt.aside else 1)
        edge = max(1, min(self._margins(width).left, width - taken))
        room = max(1, width - cell_len(prompt.label) - edge - 1)
        # Not from the beginning: a text may have been pasted, and its cells would be counted for every character of it.
        start = max(0, prompt.cursor - room)
        while cell_len(prompt.text[start : prompt.cursor]) >= room:
            start += 1
        shown = prompt.text[start : fitting(prompt.text, room - 1, start)]
        at = prompt.cursor - start
        self._cursor = edge + cell_len(prompt.label) + cell_len(shown[:at])
        cursor = self._style("status--cursor")
        segments = [
            Segment(" " * edge + prompt.label, base),
            Segment(shown[:at], base),
            Segment(shown[at : at + 1] or " ", cursor),
            Segment(shown[at + 1 :], base),
        ]
        if prompt.aside:
            used = sum(segment.cell_length for segment in segments) + 2
            segments.append(Segment(f"  {fitted(prompt.aside, width - used - 1)}", self._style("status--quiet")))
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)
