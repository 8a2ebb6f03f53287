"""What every test gets: no home, no clock, no colour of the machine it runs on."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_textual_snapshot
from syrupy.data import SnapshotCollections  # noqa: F401 - fails early when syrupy is not the pinned kind
from syrupy.location import PyTestLocation

ROOT = Path(__file__).parent.parent


class Screenshots(pytest_textual_snapshot.SVGImageExtension):  # type: ignore[misc]  # published without types
    """The pictures of the scenes lie in screenshots/, one file a scene and size, named after both."""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(ROOT / "screenshots")

    @classmethod
    def _get_file_basename(cls, *, test_location: PyTestLocation, index: object) -> str:
        return test_location.snapshot_name.partition("[")[2].rstrip("]") or test_location.snapshot_name


pytest_textual_snapshot.SVGImageExtension = Screenshots


@pytest.fixture(autouse=True)
def machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own, UTC, English, no SSH, no display, no proxy."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith(("XDG_", "LC_", "SSH_")) or "proxy" in name.lower()]:
        monkeypatch.delenv(name)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "NO_COLOR", "BROWSER", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    yield home
