"""The looks panel: theme, width, spacing, justified, hyphens - each change is seen at once and kept."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal, NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.settings import Settings
from tui_reader.ui.keys.key_row import whole_keys
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.status import shortened
from tui_reader.ui.keys.verbs import Verbs

WIDTH_STEP, LEAST_WIDTH, MOST_WIDTH = 4, 20, 300
MOST_SPACING = 3
Look = Literal["theme", "width", "spacing", "justify", "hyphenate"]
NAMES: tuple[tuple[Look, str], ...] = (
    ("theme", "Theme"),
    ("width", "Width"),
    ("spacing", "Spacing"),
    ("justify", "Justified"),
    ("hyphenate", "Hyphens"),
)


class Choice(NamedTuple):
    """A look and its value."""

    name: Look
    value: str | int | bool


def of(settings: Settings, name: Look) -> str | int | bool:
    """The value of a look."""
    if name == "theme":
        return settings.theme
    if name == "width":
        return settings.width
    if name == "spacing":
        return settings.spacing
    return settings.justify if name == "justify" else settings.hyphenate


def stepped(settings: Settings, name: Look, by: int, themes: Sequence[str], width: int) -> Choice:
    """The value of a look after `by` steps; numbers stop at their ends, themes go round. width: the one on screen."""
    if name == "theme":
        at = themes.index(settings.theme) if settings.theme in themes else 0
        return Choice(name, themes[(at + by) % len(themes)])
    if name == "width":
        return Choice(name, max(LEAST_WIDTH, min(MOST_WIDTH, width + WIDTH_STEP * by)))
    if name == "spacing":
        return Choice(name, max(0, min(MOST_SPACING, settings.spacing + by)))
    return Choice(name, not of(settings, name))


class LooksPanel(Widget, can_focus=False):
    """Five rows over the text's last ones; the row under the cursor is marked by an arrow and in reverse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"looks--cursor", "looks--quiet"}

    def __init__(self, change: Callable[[Look, int], None], keymap: Keymap) -> None:
        """change: takes a look so many steps on."""
        super().__init__(id="looks")
        self.display = False
        self.pointer, self.ruled = "▸", True
        self._keymap = keymap
        self.verbs: Verbs = {
            "looks.next": lambda count: self._move(count or 1),
            "looks.prev": lambda count: self._move(-(count or 1)),
            "looks.more": lambda count: change(self.name_under_cursor, count or 1),
            "looks.less": lambda count: change(self.name_under_cursor, -(count or 1)),
        }
        self._cursor = 0
        self._settings = Settings()
        self._about: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return bool(self.display)

    @property
    def name_under_cursor(self) -> Look:
        """The look that the keys change."""
        return NAMES[self._cursor][0]

    @property
    def row(self) -> int:
        """The row of the panel with the cursor."""
        return self._cursor - self._first

    @property
    def _first(self) -> int:
        """The look on the panel's first row; -1 with the heading above it."""
        rows = self.size.height
        return max(0, min(self._cursor, len(NAMES) - rows)) if rows <= len(NAMES) else -1

    def show(self, settings: Settings, about: Sequence[str], width: int, above: int) -> None:
        """Show these settings; about: a word on each look, or ""; width: of the screen; above: rows there are."""
        self._settings, self._about = settings, tuple(about)
        rows = min(len(NAMES) + 2, max(1, above))
        self.styles.width, self.styles.height = width, rows
        self.styles.offset = (0, above - rows)
        self.display = True
        self.refresh()

    def close(self) -> None:
        """Take it away."""
        self.display = False

    def _move(self, by: int) -> None:
        self._cursor = max(0, min(self._cursor + by, len(NAMES) - 1))
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """A rule, the looks, and their keys."""
        width, base = self.size.width, self.rich_style
        quiet = self.get_component_rich_style("looks--quiet")
        rows = self.size.height
        if rows > len(NAMES) and y == 0:
            heading = f"─ LOOKS {'─' * width}"[:width] if self.ruled else " LOOKS"
            return Strip([Segment(heading, quiet)]).adjust_cell_length(width, base)
        if y == rows - 1 and rows > len(NAMES) + 1:
            keys = whole_keys([(keys, word) for keys, word in self._keys() if keys], width - 3)
            return Strip([Segment(f"   {keys}", quiet)]).adjust_cell_length(width, base)
        index = self._first + y
        under = index == self._cursor
        style = self.get_component_rich_style("looks--cursor") if under else base
        mark = self.pointer if under else " "
        row = f" {mark} {NAMES[index][1]:<10} < {self._value(NAMES[index][0])} >"
        about = f"   {self._about[index]}" if index < len(self._about) and self._about[index] else ""
        return Strip([Segment(shortened(row + about, width), style)]).adjust_cell_length(width, base)

    def _keys(self) -> list[tuple[str, str]]:
        """The keys of the panel and what they do."""
        groups = (
            ("looks.next", "looks.prev", "choose"), ("looks.less", "looks.more", "change"),
            ("looks.settings", "all settings"), ("close", "back"),
        )  # fmt: skip
        return [(" ".join(filter(None, map(self._keymap.key_of, ids))), word) for *ids, word in groups]

    def _value(self, name: Look) -> str:
        value = of(self._settings, name)
        return ("yes" if value else "no") if isinstance(value, bool) else str(value)
