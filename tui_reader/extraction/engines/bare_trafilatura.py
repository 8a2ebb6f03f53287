"""trafilatura without what choosing a text never calls: its downloads, dates, addresses and the engines it compares."""

import importlib
import sys
from types import ModuleType

# These are two thirds of the 130 ms that importing trafilatura takes. Stand-ins take their places meanwhile.
_UNUSED = (
    "certifi",
    "charset_normalizer",
    "courlan",
    "htmldate",
    "importlib.metadata",
    "trafilatura.downloads",
    "trafilatura.external",
    "urllib3",
    "urllib3.response",
)
_PAGE = "<html><body><article><h1>Warm</h1>" + "<p>An engine that has run once has loaded all it loads.</p>" * 9


class _Absent:
    """What is imported from a stand-in: a name to build types with; calling it is an error."""

    def __init__(self, *_: object, **__: object) -> None:
        raise ImportError("this was not imported")


class _StandIn(ModuleType):
    """A module that has every name."""

    __path__: list[str] = []  # noqa: RUF012  # says that it may have submodules

    def __getattr__(self, name: str) -> object:
        # Asked while it is imported, for the version that its XML names.
        return str if name == "version" else _Absent


def trafilatura() -> ModuleType:
    """The package; whole, should a version of it not answer without the rest."""
    if found := sys.modules.get("trafilatura"):
        return found
    stand_ins = {name: _StandIn(name) for name in _UNUSED if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        found = importlib.import_module("trafilatura")
        if found.bare_extraction(_PAGE, fast=True, include_comments=False) is not None:
            return found
    except Exception:  # foreign code that misses something may fail in any way
        found = None
    finally:
        for name in stand_ins:
            del sys.modules[name]
    for name in [name for name in sys.modules if name.partition(".")[0] == "trafilatura"]:
        del sys.modules[name]
    return importlib.import_module("trafilatura")
