"""The versions that the tests' pictures were made with: only with these are they the same to the letter."""

import tomllib
from importlib.metadata import version

import pytest

from tests.conftest import ROOT

DRAWING = ("textual", "rich", "pygments")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = dict(line.split("==") for line in PROJECT["optional-dependencies"]["test"] if line.split("==")[0] in DRAWING)
OTHERS = [f"{name} {version(name)}" for name, pinned in PINNED.items() if version(name) != pinned]

at_pinned_versions = pytest.mark.skipif(
    bool(OTHERS), reason=f"pictures are compared to the letter, and only with {PINNED}; here is {', '.join(OTHERS)}"
)
