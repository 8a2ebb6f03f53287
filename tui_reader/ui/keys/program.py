"""What every screen may ask of the program that runs it."""

from typing import Protocol

from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.verbs import Verbs


class Program(Protocol):
    """The app, as far as a screen knows it.

    keymap: which key means what. verbs: what can be done on every screen. is_covered: what was painted before the start
    still stands, so a screen is not drawn.
    """

    @property
    def keymap(self) -> Keymap: ...

    @property
    def verbs(self) -> Verbs: ...

    @property
    def is_covered(self) -> bool: ...

    def offer_address(self, text: str) -> None:
        """Open the line for an address, with a pasted one on it."""
