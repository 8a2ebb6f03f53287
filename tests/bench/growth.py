"""CPU of what is done to a whole text."""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from tui_reader.article.search import SearchText
from tui_reader.extraction.dispatch import read
from tui_reader.layout.layout import Layout
from tui_reader.layout.typography import Typography
from tui_reader.quotes import quotes
from tui_reader.web.page import Page

Result = TypeVar("Result")


def measured(html: str) -> dict[str, float]:
    """Milliseconds of CPU to read the page, to lay all its text out, to search it and to find its quotes."""
    address = "https://example.org/article"
    document, reading = _timed(lambda: read(Page(address, address, html.encode(), "text/html")))
    _, showing = _timed(lambda: Layout(document, Typography(66)).settled(0, sys.maxsize))
    _, searching = _timed(lambda: SearchText(document.blocks).find("place").look_on(3600.0))
    _, quoting = _timed(lambda: quotes(document.blocks, "en"))
    return {"read": reading, "show": showing, "search": searching, "quotes": quoting}


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    began = time.process_time()
    result = work()
    return result, (time.process_time() - began) * 1000
