"""What every part of the reading screen may use, whatever it does: to say, to ask, to work behind the keys."""

from collections.abc import Callable, Coroutine
from typing import NamedTuple, Protocol

from textual.worker import Worker

from tui_reader.reading import Reading
from tui_reader.ui.keys.asking import Asking
from tui_reader.ui.keys.keymap import Keymap


class Behind(Protocol):
    """Runs work behind the keys; of a group that is exclusive only the newest goes on."""

    def __call__(self, work: Coroutine[None, None, None], *, group: str, exclusive: bool = False) -> Worker[None]:
        """Begin the work."""


class Means(NamedTuple):
    """say: a word on the status row until the next key. tell: bring the row up to date.

    hold_keys, release_keys: keys typed meanwhile wait for what is being opened.
    """

    say: Callable[[str], None]
    tell: Callable[[], None]
    asking: Asking
    behind: Behind
    keymap: Keymap
    reading: Reading
    hold_keys: Callable[[], None]
    release_keys: Callable[[], None]
