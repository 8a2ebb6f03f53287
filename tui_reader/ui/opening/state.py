"""What is being opened, what is shown, and what failed: one state, and the article on the screen in each."""

from typing import Literal, NamedTuple

from tui_reader.article.document import Document
from tui_reader.errors import ReaderError
from tui_reader.ui.opening.visit import Visit

Why = Literal["open", "check", "view", "extract", "page"]
"""Opened by the person; its server asked behind the text; another view of it; its page read again; its next page."""


class Idle(NamedTuple):
    """Nothing was asked for yet."""


class Loading(NamedTuple):
    """An article is on its way. since: by the monotonic clock. over: the one on the screen meanwhile, itself or not.

    page: the name of the one that is to be set below it.
    """

    visit: Visit
    why: Why
    since: float
    over: Visit | None
    page: str = ""


class Shown(NamedTuple):
    """An article is on the screen, and nothing is asked."""

    visit: Visit


class Failed(NamedTuple):
    """An article did not come. error: None when it was stopped. over: the article on the screen, that stayed."""

    visit: Visit
    error: ReaderError | None
    over: Visit | None


State = Idle | Loading | Shown | Failed


def on_screen(state: State) -> Visit | None:
    """The article whose text is on the screen."""
    if isinstance(state, Shown):
        return state.visit
    return None if isinstance(state, Idle) else state.over


def awaited(state: State) -> Visit | None:
    """The article that is on its way and not on the screen."""
    return state.visit if isinstance(state, Loading) and state.visit is not state.over else None


def ended(state: State) -> State:
    """What a load leaves when it has ended and said nothing else."""
    if not isinstance(state, Loading):
        return state
    return Shown(state.over) if state.over is not None else Failed(state.visit, None, None)


class Current:
    """The state of the reading screen's article. Opening alone changes it; the other parts look."""

    def __init__(self) -> None:
        self.state: State = Idle()

    @property
    def visit(self) -> Visit | None:
        """The article on the screen."""
        return on_screen(self.state)

    @property
    def wanted(self) -> Visit | None:
        """The article on the screen; while there is none, the one that is on its way or did not come."""
        return self.state.visit if self.visit is None and isinstance(self.state, Loading | Failed) else self.visit

    @property
    def document(self) -> Document | None:
        """Its text."""
        visit = self.visit
        return visit.document if visit is not None else None

    @property
    def address(self) -> str:
        """Its address; "" when there is none."""
        visit = self.visit
        return visit.address if visit is not None else ""

    @property
    def asked_address(self) -> str:
        """The address that was asked for, by which the queue knows the article."""
        visit = self.visit
        return visit.source.address or visit.address if visit is not None else ""

    @property
    def failed(self) -> Visit | None:
        """The article that did not come, as long as that is said."""
        return self.state.visit if isinstance(self.state, Failed) else None

    @property
    def failure(self) -> ReaderError | None:
        """Why there is no article on the screen."""
        return self.state.error if isinstance(self.state, Failed) and self.state.over is None else None


def no_text(state: State) -> str:
    """Why a key of the text does nothing while there is none."""
    return "the article is not there yet" if isinstance(state, Loading) else "there is no article here"


def waiting_for(state: State, now: float) -> str:
    """What is being opened behind the text, with the seconds it took so far; "" when nothing is."""
    visit = awaited(state)
    if not isinstance(state, Loading) or (visit is None and not state.page):
        return ""
    what = f"fetching {state.page}" if visit is None else f"opening {visit.name}"
    return f"{what} · {int(now - state.since)} s"
