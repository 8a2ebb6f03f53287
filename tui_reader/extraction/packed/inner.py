"""How what is packed in a page is read: the reader is given, for it stands above this room."""

from collections.abc import Callable

from tui_reader.article.document import Document
from tui_reader.web.page import Page

ReadInner = Callable[[Page, bool], Document]
"""Reads a page of text, not completed; True: all of it."""
