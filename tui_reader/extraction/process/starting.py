"""The process that reads a page, started: with little imported, for it has much to import itself."""

from typing import TYPE_CHECKING

from tui_reader.extraction.process.limits import LARGEST_ANSWER, MEMORY, PATIENCE, SECONDS, limits
from tui_reader.process.program import Process

if TYPE_CHECKING:
    from tui_reader.process.forked import Forked


def started(*how: str, seconds: float = SECONDS, memory: int = MEMORY, forked: "Forked | None" = None) -> Process:
    """A process that imports its engines at once. how: as the worker's argument has it. forked: it runs already."""
    return Process(
        "tui_reader.extraction.process.page_worker",
        *limits(seconds, memory),
        *how,
        seconds=seconds * PATIENCE + 1,
        most=LARGEST_ANSWER,
        forked=forked,
    )
