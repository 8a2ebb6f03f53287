"""Keys that come when the app is leaving: they find nothing that could show anything."""

from pathlib import Path

import pytest
from textual import events

from tests.driving import app_on, settled

pytestmark = pytest.mark.app


@pytest.mark.parametrize("key", ["c", "question_mark", "slash", "colon", "l", "K"])
async def test_a_key_typed_behind_the_last_one_is_dropped(key: str, tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = app.screen
        app.exit()
        screen.on_key(events.Key(key, None))  # type: ignore[attr-defined]  # as it was posted before
    assert app.fault is None
