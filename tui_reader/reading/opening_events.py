"""What happens while a source is opened, and how the page is read."""

from typing import NamedTuple, get_args

from tui_reader.article.document import Document, Place
from tui_reader.errors import ReaderError
from tui_reader.extraction.page_view import View
from tui_reader.library.values import Kept
from tui_reader.web.page import Page
from tui_reader.web.progress import Progress

VIEWS: tuple[View, ...] = ("article", "comments", "whole", "source")
"""Those of a text, in their order."""


class Opened(NamedTuple):
    """The kept text, to be shown at once; the server may be asked behind it."""

    kept: Kept


class Extracting(NamedTuple):
    """The page is here; the article is being found in it."""

    page: Page


class Loaded(NamedTuple):
    """A text that was not kept before. article: its id in the library, None when it is not kept.

    notes: what the person should be told. place: where reading stopped, when the text had made room for others.
    fragment: the part that a redirect leads to.
    """

    document: Document
    article: int | None
    notes: tuple[str, ...] = ()
    place: Place | None = None
    fragment: str = ""


class Shelved(NamedTuple):
    """A loaded text was not kept when it was shown; by now it is, as this article, or not, as the notes say."""

    article: int | None
    notes: tuple[str, ...] = ()


class Unchanged:
    """The kept text is the newest."""


class Changed(NamedTuple):
    """A newer text is kept now beside the one that is shown; it is offered, not pulled under the reader."""

    document: Document
    article: int | None


class Failed(NamedTuple):
    """It could not be fetched or read; a kept text, if one was opened, stays."""

    error: ReaderError


Event = Opened | Progress | Extracting | Loaded | Shelved | Unchanged | Changed | Failed


def view_named(name: str) -> View:
    """The view of this name, "article" for one that this version does not know."""
    return next((view for view in get_args(View) if view == name), "article")
