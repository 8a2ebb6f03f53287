"""Changing the looks: the panel over the last rows, and the width of the text by single keys."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.geometry import Size
from textual.widget import Widget

from tui_reader.ui.keys.means import Means
from tui_reader.ui.keys.verbs import Verb, Verbs
from tui_reader.ui.opening.state import Current
from tui_reader.ui.reader.arranging import Arranging
from tui_reader.ui.text.body import Body

if TYPE_CHECKING:
    from tui_reader.ui.boxes.looks_panel import Look, LooksPanel

WIDTH_STEP = 4
LEAST_TEXT, MOST_TEXT = 20, 300


class Choices(Protocol):
    """What the person chose, which is remembered."""

    def theme_names(self) -> Sequence[str]:
        """The themes that can be chosen."""

    def choose_theme(self, name: str) -> None:
        """Take a theme."""

    def choose_width(self, width: int | None) -> None:
        """Take a text width; None is the settings file's."""

    def choose(self, name: str, value: str | int | bool) -> None:
        """Let a setting be this from now on."""


class Looks:
    """Every change is seen at once, and the top word stays.

    mount: puts the panel on the screen. size: of the screen. list_themes: what the key does away from the text.
    list_settings: shows all settings.
    """

    def __init__(
        self,
        current: Current,
        body: Body,
        panes: Arranging,
        choices: Choices,
        means: Means,
        mount: Callable[[Widget], object],
        size: Callable[[], Size],
        list_themes: Verb,
        list_settings: Verb,
    ) -> None:
        self._current = current
        self._body = body
        self._panes = panes
        self._choices = choices
        self._means = means
        self._mount = mount
        self._size = size
        self._list_themes = list_themes
        self._list_settings = list_settings
        self.panel: LooksPanel | None = None
        self.verbs: Verbs = {
            "looks": self._toggle,
            "looks.list": self._list,
            "looks.settings": self._settings,
            "wider": lambda count: self._widen(WIDTH_STEP),
            "narrower": lambda count: self._widen(-WIDTH_STEP),
            "width.reset": self._reset_width,
        }

    @property
    def is_open(self) -> bool:
        """Whether the panel is open."""
        return self.panel is not None and self.panel.is_open

    def show(self, shown: bool) -> None:
        """Open the panel over the last rows, or close it."""
        document = self._current.document
        if not shown or document is None or self._panes.over:
            if self.panel is not None:
                self.panel.close()
            return
        from tui_reader.layout.hyphens import can_divide
        from tui_reader.ui.boxes.looks_panel import LooksPanel

        if self.panel is None:
            self.panel = LooksPanel(self._change, self._means.keymap)
            self._mount(self.panel)
        settings = self._means.reading.settings._replace(width=self._body.column.width)
        self.panel.ruled = not settings.plain
        enter = self._means.keymap.word("looks.list", "lists all")
        about = (enter, "", "", "", "" if can_divide(document.language) else "no patterns for this language")
        width, height = self._size()
        self.panel.show(settings, about, width, height - 1 - self._panes.key_rows)

    def _toggle(self, count: int | None) -> None:
        """The panel of looks, or away with it."""
        if self._current.document is not None and not self._panes.over:
            self.show(not self.is_open)
        else:
            self._list_themes(count)

    def _settings(self, count: int | None) -> None:
        """The panel grows to a page of all settings."""
        self.show(False)
        self._list_settings(count)

    def _list(self, count: int | None) -> None:
        """All themes as a list; on another look, one step of it."""
        if self.panel is not None and self.panel.name_under_cursor == "theme":
            self.show(False)
            self._list_themes(count)
        elif self.panel is not None:
            self._change(self.panel.name_under_cursor, count or 1)

    def _change(self, name: "Look", by: int) -> None:
        from tui_reader.ui.boxes.looks_panel import stepped

        room, now = self._widths()
        choice = stepped(self._means.reading.settings, name, by, self._choices.theme_names(), now)
        if choice.name == "theme":
            self._choices.choose_theme(str(choice.value))
        elif not (choice.name == "width" and by > 0 and now >= room):
            self._choices.choose(choice.name, choice.value)
        self._panes.arrange()

    def _widths(self) -> tuple[int, int]:
        """The widest the text can be, and how wide it is."""
        room = max(LEAST_TEXT, self._body.size.width - 4)
        return room, min(self._body.column.width, room)

    def _widen(self, by: int) -> None:
        room, now = self._widths()
        wanted = max(LEAST_TEXT, min(MOST_TEXT, now + by, room if by > 0 else MOST_TEXT))
        if wanted == now and by > 0:
            more = self._means.keymap.word("text.only", "hides the panes") if self._panes.has_docked else ""
            self._means.say(" · ".join(filter(None, (f"{now} columns is all there is", more))))
        else:
            self._take_width(wanted)

    def _reset_width(self, count: int | None) -> None:
        """The width of the settings file."""
        self._take_width(None)

    def _take_width(self, width: int | None) -> None:
        self._choices.choose_width(width)
        self._panes.arrange()
        self._means.say(f"text {self._body.column.width} columns")
