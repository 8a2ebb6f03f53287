"""A long text of which most heights are only estimated shows, key by key, what it shows with all of them measured."""

import random
from pathlib import Path

import pytest

from tests.driving import app_on, press, resized, screen, settled
from tests.ferry import ADDRESS, long_article
from tui_reader.layout import layout
from tui_reader.layout.layout import Layout
from tui_reader.library import chunks
from tui_reader.settings import Settings

pytestmark = pytest.mark.app

SIZES = ((80, 24), (160, 45), (40, 12), (60, 30), (50, 10))
KEYS = (
    "j", "k", "space", "b", "space", "b", "G", "g", "right_square_bracket", "left_square_bracket",
    "right_curly_bracket", "left_curly_bracket", "right_parenthesis", "left_parenthesis", "n", "N", "tab", "z",
    "plus", "minus", "Z", "Z", "J", "circumflex_accent",
)  # fmt: skip
COUNTS = ("3", "9", "40")


async def frames(folder: Path, seed: int, known: bool) -> list[list[str]]:
    """The rows above the status row after each key of a session; known: whether all heights are."""
    rng = random.Random(seed)
    seen: list[list[str]] = []
    app = app_on(folder, long_article(40).with_(url=ADDRESS, final_url=ADDRESS), settings=Settings(footer="never"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *rng.choice((("G",), ("space",), ("7", "right_square_bracket"))))
        await resized(pilot, *rng.choice(SIZES[2:]))
        await settled(pilot)
        await press(pilot, "slash", "r", "o", "a", "d", "enter")
        assert isinstance(app.reader_screen.body.view.layout, Layout)
        assert any(height < 0 for height in app.reader_screen.body.view.layout.heights) is not known
        for _ in range(40):
            if rng.random() < 0.08:
                await resized(pilot, *rng.choice(SIZES))
                await settled(pilot)
            key = rng.choice(KEYS)
            if key in ("j", "k", "space", "b") and rng.random() < 0.3:
                await press(pilot, *rng.choice(COUNTS))
            await press(pilot, key)
            seen.append([key, *screen(app)[:-1]])
    return seen


@pytest.mark.parametrize("seed", range(3))
async def test_estimates_are_never_seen(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 1_500)
    (tmp_path / "measured").mkdir()
    (tmp_path / "estimated").mkdir()
    measured = await frames(tmp_path / "measured", seed, True)
    monkeypatch.setattr(layout, "ALL_MEASURED", 0)
    estimated = await frames(tmp_path / "estimated", seed, False)
    for number, (one, other) in enumerate(zip(measured, estimated, strict=True)):
        assert one == other, number
