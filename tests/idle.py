"""When an app under test has nothing left to do: known from its parts, and not guessed from the time they take.

Pilot's own pause takes a process that a loaded machine gives no time for one that has nothing to do.
"""

import asyncio
import time
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.screen import Screen

SECONDS = 60.0
"""After so long something is taken for stuck."""


async def idle(app: App[Any]) -> None:
    """Wait until no part of the app has a message left, each waits for the next and all is drawn; AssertionError."""
    ends = time.monotonic() + SECONDS
    still = turns = 0
    while still < 2 and app.is_running and app._exception is None:
        turns += 1
        await asyncio.sleep(0 if turns % 50 else 0.001)  # a part may wait for a thread
        busy = _busy(app)
        still = 0 if busy else still + 1
        assert time.monotonic() < ends, f"still at work: {busy}"


def _busy(app: App[Any]) -> list[object]:
    """What has something to do; a screen that has to draw is asked to, as its timer would ask it."""
    busy: list[object] = [pump for pump in _pumps(app) if _at_work(pump)]
    with suppress(ScreenStackError):
        if not busy and _has_to_draw(app.screen):
            app.screen._on_timer_update()
            if not _has_to_draw(app.screen) or _at_work(app.screen):  # it may have to wait, as a covered one does
                busy.append(app.screen)
    return busy


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    """The app, its screens and all that is on them."""
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _at_work(pump: MessagePump) -> bool:
    """Whether a message is worked on, or waits."""
    if not pump._running:
        return pump._task is not None and not pump._task.done()
    queue: Any = pump._message_queue
    waiting = queue.ready_event._waiters
    waits = any(not waiter.done() for waiter in waiting)
    return not waits or not queue.empty() or pump._pending_message is not None or bool(pump._next_callbacks)


def _has_to_draw(screen: Screen[Any]) -> bool:
    """Whether the screen would draw, or do what was put off until it has, when its timer comes."""
    drawing = screen._layout_required or screen._scroll_required or screen._repaint_required
    return drawing or screen._recompose_required or bool(screen._dirty_widgets or screen._callbacks)


def key_event(key: str) -> events.Key:
    """The event of a key, given as a character or by Textual's name."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = name if len(name) == 1 else None
    return events.Key(name, character)
