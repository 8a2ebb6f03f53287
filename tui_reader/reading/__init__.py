"""The use case: open a source and read it, remembered in the library; the one door of both front ends."""

from tui_reader.library.stopped import DrawnScreen, Heights, Stopped
from tui_reader.reading.keeper import Keeper
from tui_reader.reading.opening_events import (
    VIEWS,
    Changed,
    Event,
    Extracting,
    Failed,
    Loaded,
    Opened,
    Shelved,
    Unchanged,
    view_named,
)
from tui_reader.reading.reading import Reading
from tui_reader.reading.shelf import Shelf
from tui_reader.settings.options import Options

__all__ = [
    "VIEWS", "Changed", "DrawnScreen", "Event", "Extracting", "Failed", "Heights", "Keeper", "Loaded", "Opened",
    "Options", "Reading", "Shelf", "Shelved", "Stopped", "Unchanged", "view_named",
]  # fmt: skip
