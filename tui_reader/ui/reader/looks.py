"""The part of the reading screen that changes the looks: the panel, and the width of the text by single keys."""

from typing import TYPE_CHECKING

from tui_reader.ui.keys.key_row import KeyRow
from tui_reader.ui.reader.following import FollowingScreen
from tui_reader.ui.text.body import Body

if TYPE_CHECKING:
    from tui_reader.ui.boxes.looks_panel import LooksPanel

WIDTH_STEP = 4
LEAST_TEXT, MOST_TEXT = 20, 300


class LookingScreen(FollowingScreen):
    """Every change is seen at once, and the top word stays."""

    # Made for those who press its key.
    looks: "LooksPanel | None" = None

    def __init__(self) -> None:
        super().__init__()
        self.body = Body()
        self.keys_row = KeyRow()

    def arrange_panes(self) -> None:
        """Give the text and the panes their widths and looks."""
        raise AssertionError("the panes do")

    @property
    def is_covered(self) -> bool:
        """Whether a pane lies over the text."""
        raise AssertionError("the panes know")

    @property
    def has_panes(self) -> bool:
        """Whether a pane stands beside the text."""
        raise AssertionError("the panes know")

    @property
    def is_looking(self) -> bool:
        """Whether the panel is open."""
        return self.looks is not None and self.looks.is_open

    def do_looks(self, count: int | None) -> None:
        """The panel of looks, or away with it."""
        if self.has_text and not self.is_covered:
            self.show_looks(not self.is_looking)
        else:
            self.reader.do_looks(count)

    def do_looks_list(self, count: int | None) -> None:
        """All themes as a list."""
        if self.looks is not None and self.looks.name_under_cursor == "theme":
            self.show_looks(False)
            self.reader.do_looks(count)
        elif self.looks is not None:
            self.looks.do_looks_more(count)

    def show_looks(self, shown: bool) -> None:
        """Open the panel over the last rows, or close it."""
        if not shown or not self.has_text or self.is_covered:
            if self.looks is not None:
                self.looks.close()
            return
        from tui_reader.layout.hyphens import can_divide
        from tui_reader.ui.boxes.looks_panel import LooksPanel

        if self.looks is None:
            self.looks = LooksPanel()
            self.looks.change = self._change_look
            self.mount(self.looks)
        self.looks.ruled = not self.reader.plain
        width, height = self.app.size
        settings = self.reader.reading.settings._replace(width=self.body.column.width)
        language = self.visit.document.language if self.visit and self.visit.document else ""
        about = ("↵ lists all", "", "", "", "" if can_divide(language) else "no patterns for this language")
        above = height - 1 - (1 if self.keys_row.display else 0)
        self.looks.show(settings, about, width, above)

    def _change_look(self, name: str, by: int) -> None:
        from tui_reader.ui.boxes.looks_panel import stepped

        reader = self.reader
        room = max(LEAST_TEXT, self.body.size.width - 4)
        now = min(self.body.column.width, room)
        choice = stepped(reader.reading.settings, name, by, reader.theme_names(), now)
        if choice.name == "theme":
            reader.choose_theme(str(choice.value))
        elif not (choice.name == "width" and by > 0 and now >= room):
            reader.choose(choice.name, choice.value)
        self.arrange_panes()

    def do_wider(self, count: int | None) -> None:
        """Wider text."""
        self._widen(WIDTH_STEP)

    def do_narrower(self, count: int | None) -> None:
        """Narrower text."""
        self._widen(-WIDTH_STEP)

    def do_width_reset(self, count: int | None) -> None:
        """The width of the settings file."""
        self.reader.choose_width(None)
        self.arrange_panes()
        self.status.say(f"text {self.body.column.width} columns")

    def _widen(self, by: int) -> None:
        room = max(LEAST_TEXT, self.body.size.width - 4)
        now = min(self.body.column.width, room)
        wanted = max(LEAST_TEXT, min(MOST_TEXT, now + by, room if by > 0 else MOST_TEXT))
        if wanted == now and by > 0:
            panes = self.has_panes
            self.status.say(
                f"{now} columns is all there is"
                + (f" · {self.keymap.key_of('text.only')} hides the panes" if panes else "")
            )
            return
        self.reader.choose_width(wanted)
        self.arrange_panes()
        self.status.say(f"text {self.body.column.width} columns")
