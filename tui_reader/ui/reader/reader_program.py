"""What the reading screen may ask of the program that runs it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from tui_reader.address import Source
from tui_reader.reading import DrawnScreen, Reading
from tui_reader.ui.keys.program import Program
from tui_reader.ui.opening.entrance import FROM_NOWHERE, Entrance
from tui_reader.ui.output.abilities import Abilities
from tui_reader.ui.outside import Outside
from tui_reader.ui.reader.looks import Choices

if TYPE_CHECKING:
    from tui_reader.ui.typed.answers import Answers


class ReaderProgram(Program, Protocol):
    """The app, as far as the reading screen knows it."""

    @property
    def reading(self) -> Reading:
        """What opens and keeps articles."""

    @property
    def choices(self) -> Choices:
        """What the person chose."""

    @property
    def abilities(self) -> Abilities:
        """What the terminal can show."""

    @property
    def outside(self) -> Outside:
        """The clipboard and the browser."""

    @property
    def now(self) -> Callable[[], float]:
        """Seconds since the epoch."""

    @property
    def first_word(self) -> Callable[[], str]:
        """What has to be said once at the start."""

    def open_source(self, source: Source, entrance: Entrance = FROM_NOWHERE) -> None:
        """Open a source on the reading screen."""

    def send(self, sequence: str) -> None:
        """Give the terminal a sequence as it is."""

    def ask(self, question: str) -> "Answers | None":
        """Ask the terminal how it shows pictures; None where its answers would become keys."""

    def forget_screen(self) -> None:
        """Send all cells with the next frame."""

    def drawn_screen(self) -> DrawnScreen | None:
        """What stands on the screen, for the next start to paint; None when it can not."""

    def show_articles(self) -> None:
        """The library."""

    def leave(self, code: int | None = None) -> None:
        """Save the place and end."""
