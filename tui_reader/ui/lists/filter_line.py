"""The line on which a filter is typed; what it filters follows every letter."""

from typing import Protocol

from tui_reader.ui.keys.asking import Asked
from tui_reader.ui.keys.prompt import Prompt


class Filtered(Protocol):
    """What can be filtered: a listing, or the library behind one."""

    @property
    def filter(self) -> str:
        """The words that are looked for; "" shows all."""

    def set_filter(self, text: str) -> None:
        """Show only what holds `text`, any case."""


def filter_line(filtered: Filtered) -> Asked:
    """The line to be typed; Esc shows all again."""
    before = filtered.filter
    prompt = Prompt("/", before, len(before))
    return Asked(prompt, filtered.set_filter, filtered.set_filter, lambda: filtered.set_filter(""))
