"""What opening a source takes, decided from what is kept of it, what was asked for and how old it is."""

from enum import Enum, auto
from typing import NamedTuple

from tui_reader.extraction.page_view import View
from tui_reader.library.values import Kept
from tui_reader.reading.opening_events import view_named
from tui_reader.settings.options import Options


class Step(Enum):
    """A step of opening; it ends the opening, or the next one is taken."""

    SHOW = auto()
    """Show the kept text."""
    REREAD = auto()
    """Read the kept page again, for the shown text was made of it by another extractor. Ends."""
    LEAVE = auto()
    """The shown text is good. Ends."""
    READ_KEPT_PAGE = auto()
    """Make the text of the kept page. Ends if there is one."""
    REFUSE = auto()
    """Say that it is not kept. Ends."""
    FETCH = auto()
    """Fetch the page, or learn that it is the kept one. Ends."""


class Wish(NamedTuple):
    """What is asked for. view: None for the one last chosen. check: ask the server even when it was asked lately.

    is_address: whether it comes over the network.
    """

    is_address: bool
    view: View | None = None
    check: bool = False
    offline: bool = False
    refresh: bool = False

    @classmethod
    def of(cls, is_address: bool, view: View | None, check: bool, options: Options) -> "Wish":
        """The wish for a source under the options of a run."""
        wanted = view or ("whole" if options.full else None)
        return cls(is_address, wanted, check, options.offline, options.refresh)


class Plan(NamedTuple):
    """The view to read, and the steps that lead to it."""

    view: View
    steps: tuple[Step, ...]


def plan(wish: Wish, kept: Kept | None, is_fresh: bool, extractor: str) -> Plan:
    """The plan for a source of which `kept` is kept. is_fresh: the server need not be asked. extractor: ours."""
    view = wish.view or view_named(kept.view if kept else "article")
    if kept is not None:
        leaves = wish.offline or (is_fresh and not wish.check)
        return Plan(view, (Step.SHOW, behind_shown(kept, extractor) if leaves else Step.FETCH))
    first = () if wish.refresh or wish.check else (Step.READ_KEPT_PAGE,)
    return Plan(view, (*first, Step.REFUSE if wish.offline and wish.is_address else Step.FETCH))


def behind_shown(kept: Kept, extractor: str) -> Step:
    """What is left to do when a shown text's page is the newest."""
    return Step.REREAD if kept.has_page and kept.extractor != extractor else Step.LEAVE


def is_fresh(address: str, checked_at: float, now: float, hours: float) -> bool:
    """Whether the server was asked so lately that it is not asked again. Files are always looked at."""
    return address.startswith(("http:", "https:")) and 0 <= now - checked_at < hours * 3600
