"""The use case: open a source and read it, remembered in the library; the one door of both front ends."""

from tui_reader.reading.opening_events import (
    VIEWS,
    Changed,
    Event,
    Extracting,
    Failed,
    Loaded,
    Opened,
    Unchanged,
    view_named,
)
from tui_reader.reading.reading import Reading, guide
from tui_reader.settings.options import Options

__all__ = [
    "VIEWS", "Changed", "Event", "Extracting", "Failed", "Loaded", "Opened", "Options", "Reading", "Unchanged",
    "guide", "view_named",
]  # fmt: skip
