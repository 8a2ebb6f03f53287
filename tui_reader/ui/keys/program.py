"""What every screen may ask of the program that runs it."""

from typing import Protocol

from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.verbs import Verbs


class Machines(Protocol):
    """Other machines that hear of what changes here."""

    @property
    def reach(self) -> str:
        """How far it reaches what is deleted here; "" when no other machine is named."""

    def stop(self) -> bool:
        """Break off what they are being told; whether there was anything."""


class Program(Protocol):
    """The app, as far as a screen knows it."""

    @property
    def keymap(self) -> Keymap:
        """Which key means what."""

    @property
    def verbs(self) -> Verbs:
        """What can be done on every screen."""

    @property
    def machines(self) -> Machines:
        """The machines that the settings name."""

    def offer_address(self, text: str) -> None:
        """Open the line for an address, with a pasted one on it."""
