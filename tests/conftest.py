"""What every test gets: no home, no clock, no colour of the machine it runs on; a test of the core gets nothing else.

A test belongs to the families it is marked with; what has no such mark is the core, which a fixture keeps to values.
"""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Never
from unittest import mock

import hypothesis
import pytest
import pytest_textual_snapshot
from syrupy.data import SnapshotCollections  # noqa: F401 - fails early when syrupy is not the pinned kind
from syrupy.location import PyTestLocation

import tui_reader
from tests.driving import close_libraries
from tests.quiet import quiet
from tests.syncing import Box

ROOT = Path(__file__).parent.parent
PACKAGE = Path(tui_reader.__file__).parent
"""Where the package lies that is tested: in the check it is not below ROOT."""
FAMILIES = {"app", "hostile", "hypothesis", "process", "scene", "server", "slow", "terminal"}
# What of the machine a test may see: where programs lie, and what the tools of the tests tell each other.
SEEN = re.compile(
    r"PATH|TMPDIR|LD_LIBRARY_PATH|PYTHONPATH|PYTHONDONTWRITEBYTECODE|REWRITE_PAGES|(PYTEST|COV|HYPOTHESIS|TEXTUAL_SNAPSHOT)\w*"
)
SAID = {"LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color"}
OUTSIDE = ("subprocess.Popen.__init__", "socket.socket.bind", "socket.socket.connect", "textual.app.App.run_test")

# A loaded machine takes longer for an example, which tells nothing of the code.
hypothesis.settings.register_profile("suite", deadline=None, print_blob=True)
hypothesis.settings.load_profile("suite")
# Both are read once: by the system's clock, and by Textual in the processes that this one starts.
os.environ["TZ"] = SAID["TZ"]
time.tzset()
for name in [name for name in os.environ if name.startswith("TEXTUAL") and not SEEN.fullmatch(name)]:
    del os.environ[name]


class Screenshots(pytest_textual_snapshot.SVGImageExtension):  # type: ignore[misc]  # published without types
    """The pictures of the scenes lie in screenshots/, one file a scene and size, named after both."""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(ROOT / "screenshots")

    @classmethod
    def _get_file_basename(cls, *, test_location: PyTestLocation, index: object) -> str:
        return test_location.snapshot_name.partition("[")[2].rstrip("]") or test_location.snapshot_name


pytest_textual_snapshot.SVGImageExtension = Screenshots


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What chance chooses for is marked hypothesis, and what is of no family core."""
    for item in items:
        if isinstance(item, pytest.Function) and getattr(item.obj, "is_hypothesis_test", False):
            item.add_marker("hypothesis")
        if not FAMILIES & {mark.name for mark in item.iter_markers()}:
            item.add_marker("core")


@pytest.fixture(autouse=True)
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of its own, UTC, English, no SSH, no display, no proxy: whatever the environment says."""
    home = tmp_path_factory.mktemp("home")
    seen = {name: value for name, value in os.environ.items() if SEEN.fullmatch(name)}
    with mock.patch.dict(os.environ, {**seen, **SAID, "HOME": str(home)}, clear=True):
        yield home
        close_libraries()


@pytest.fixture(autouse=True)
def unhurried(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Apps are waited for by what they still have to do, draw a frame when they have one, and know all people first."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", quiet)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.001)
    if any(request.node.get_closest_marker(family) for family in ("app", "scene")):
        monkeypatch.setattr("tui_reader.ui.people.people_list.WAITED_SECONDS", 60.0)


@pytest.fixture(autouse=True)
def alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of the core starts no process, asks no server and drives no app."""
    if request.node.get_closest_marker("core") is None:
        return
    for door in OUTSIDE:
        monkeypatch.setattr(door, _refused)


def _refused(*_: object, **__: object) -> Never:
    raise AssertionError(f"What goes outside is not of the core: mark it with one of {', '.join(sorted(FAMILIES))}")


@pytest.fixture
def boxes(tmp_path: Path) -> Iterator[tuple[Box, Box, Box]]:
    """A person's three machines, each with a library of its own."""
    made = tuple(Box(tmp_path, name) for name in ("laptop", "box2", "box3"))
    yield made  # type: ignore[misc]  # three of them
    for box in made:
        box.close()
