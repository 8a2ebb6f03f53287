"""What keys are called where a person reads of them."""

from pathlib import Path

import pytest

from tests.driving import app_on, press, screen, settled
from tui_reader.ui.keys.keymap import Keymap


def test_where_signs_can_not_be_drawn_keys_are_called_by_words() -> None:
    drawn, spelled = Keymap(), Keymap(spelled=True)
    assert drawn.names_of("line.down") == ("j", "↓") and spelled.names_of("line.down") == ("j", "Down")
    assert (drawn.word("go", "open"), spelled.word("go", "open")) == ("↵ open", "Enter open")
    assert spelled.told("↑ ↓") == "Up Down"


@pytest.mark.app
@pytest.mark.parametrize("command", ["A", "?", ":"])
async def test_no_sign_of_ascii_stands_for_another_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, command)
        shown = "\n".join(screen(app))
        assert "Enter " in shown and "< open" not in shown and "< do it" not in shown and "  v  " not in shown
