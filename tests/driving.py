"""Driving the app: a library with articles in it, and what stands on the screen."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tests.ferry import ADDRESS, BLOCKS, FERRY
from tests.idle import idle, key_event
from tui_reader.address import identity, parse_source
from tui_reader.article.document import Document
from tui_reader.extraction import VERSION
from tui_reader.library.library import Library
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.web.page import Page

NOW = 1_781_524_800.0
"""Monday, 15 June 2026, noon UTC."""


_opened: list[Library] = []


def library(folder: Path, *documents: Document) -> Library:
    """A library that keeps these documents, none read yet; it is closed when the test ends."""
    opened = closed_later(Library.open(folder / "library.sqlite", now=lambda: NOW))
    for document in documents:
        page = Page(document.url, document.final_url, b"<p>kept</p>", "text/html", fetched_at=NOW)
        opened.keep(document, page, VERSION, document.url, identity(document.final_url))
    return opened


def closed_later(opened: Library) -> Library:
    """The same library; it is closed when the test ends."""
    _opened.append(opened)
    return opened


def close_libraries() -> None:
    """Close what is open still."""
    while _opened:
        _opened.pop().close()


def app_on(
    folder: Path, *documents: Document, address: str | None = ADDRESS, settings: Settings | None = None
) -> ReaderApp:
    """The app, offline, on the kept article at `address`; None begins with the articles."""
    return app_over(library(folder, *(documents or (FERRY,))), folder, address, settings)


def app_over(kept: Library, folder: Path, address: str | None = None, settings: Settings | None = None) -> ReaderApp:
    """The app over a library."""
    reading = Reading(kept, settings or Settings(), Options(offline=True))
    sources = [parse_source(address)] if address else []
    return ReaderApp(
        reading, sources, choices=folder / "choices.json", settings_file=folder / "settings.toml", now=lambda: NOW
    )


async def settled(pilot: Pilot[int]) -> None:
    """Wait until all that was started has ended, is kept and is drawn."""
    quiet = 0
    while quiet < 2:
        started = [worker for worker in pilot.app.workers if not worker.is_finished]
        quiet = 0 if started else quiet + 1
        for worker in started:  # each by itself: `wait_for_complete` waits for none where one is cancelled
            with suppress(WorkerCancelled):  # another one took its place
                await worker.wait()
        await idle(pilot.app)
        if isinstance(pilot.app, ReaderApp):  # also of one that was left
            await pilot.app.reading.keeper.settled()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, each when what the one before it started has ended, as a reader does who looks at the screen."""
    for key in keys:
        pilot.app.post_message(key_event(key))
        await settled(pilot)


async def press_meanwhile(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, each when the app has worked on the one before it, whatever that started."""
    for key in keys:
        pilot.app.post_message(key_event(key))
        await idle(pilot.app)


async def resized(pilot: Pilot[int], width: int, height: int) -> None:
    """Another size of terminal, once all is drawn on it."""
    await pilot.resize_terminal(width, height)
    await settled(pilot)


def at_once(app: ReaderApp, *keys: str) -> None:
    """Keys in one go, as a terminal under load hands them over."""
    for key in keys:
        app.post_message(key_event(key))


def page(title: str) -> str:
    """A web page with an article of this title."""
    told = [f"<p>{number}. {block.text}</p>" for number in range(3) for block in BLOCKS if block.kind == "PARAGRAPH"]
    return f"<title>{title}</title><body><article><h1>{title}</h1>{''.join(told)}</article></body>"


async def shown(pilot: Pilot[int], title: str) -> None:
    """Wait until an article of this title is on the screen."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    for _ in range(20):
        await settled(pilot)
        if title in "\n".join(screen(app)[:2]):
            return
    raise AssertionError(text(app))


def screen(app: ReaderApp) -> list[str]:
    """The rows of the screen as text, without the blanks they end with."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return [strip.text[:width].rstrip() for strip in strips[:height]]


def text(app: ReaderApp) -> str:
    """All rows of the screen."""
    return "\n".join(screen(app))


def row_of(rows: Sequence[str], words: str) -> int:
    """The first row that holds `words`; -1 when none does."""
    return next((number for number, row in enumerate(rows) if words in row), -1)
