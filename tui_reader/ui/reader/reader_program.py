"""What the reading screen may ask of the program that runs it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from tui_reader.address import Source
from tui_reader.layout.typography import Glyphs
from tui_reader.reading import Reading
from tui_reader.reading import Screen as DrawnScreen
from tui_reader.ui.keys.program import Program
from tui_reader.ui.reader.looks import Choices

if TYPE_CHECKING:
    from tui_reader.ui.boxes.figures import PictureTerminal


class ReaderProgram(Program, Protocol):
    """The app, as far as the reading screen knows it."""

    @property
    def reading(self) -> Reading:
        """What opens and keeps articles."""

    @property
    def choices(self) -> Choices:
        """What the person chose."""

    @property
    def has_marks(self) -> bool:
        """Whether the terminal can draw more marks than those of ASCII."""

    @property
    def pictures(self) -> "PictureTerminal":
        """The terminal, as pictures need it."""

    @property
    def now(self) -> Callable[[], float]:
        """Seconds since the epoch."""

    def glyphs(self, plain: bool) -> Glyphs:
        """The marks that the terminal can draw."""

    def first_word(self) -> str:
        """What has to be said once at the start."""

    def open_source(self, source: Source, from_articles: bool = False) -> None:
        """Open a source on the reading screen."""

    def open_outside(self, address: str) -> str:
        """Open an address in the browser; returns what to say about it."""

    def copy(self, text: str, what: str = "") -> None:
        """Send a text to the clipboard and say so."""

    def drawn_screen(self) -> DrawnScreen | None:
        """What stands on the screen, for the next start to paint; None when it can not."""

    def show_articles(self) -> None:
        """The library."""

    def leave(self, code: int | None = None) -> None:
        """Save the place and end."""
