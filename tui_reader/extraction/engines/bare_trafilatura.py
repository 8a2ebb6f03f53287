"""trafilatura without what choosing a text never calls: downloads, dates, addresses, fingerprints, other engines."""

import importlib
import sys
from types import ModuleType

from tui_reader.process.stand_ins import without

# These are two thirds of the 130 ms that importing trafilatura takes.
_UNUSED = (
    "argparse",
    "brotli",
    "certifi",
    "charset_normalizer",
    "courlan",
    "csv",
    "difflib",
    "hashlib",
    "htmldate",
    "importlib.metadata",
    "trafilatura.downloads",
    "trafilatura.external",
    "urllib3",
    "urllib3.response",
)
_PAGE = "<html><body><article><h1>Warm</h1>" + "<p>An engine that has run once has loaded all it loads.</p>" * 9


def trafilatura() -> ModuleType:
    """The package; whole, should a version of it not answer without the rest."""
    if found := sys.modules.get("trafilatura"):
        return found
    try:
        with without(*_UNUSED):
            found = importlib.import_module("trafilatura")
            if found.bare_extraction(_PAGE, fast=True, include_comments=False) is not None:
                return found
    except Exception:  # foreign code that misses something may fail in any way
        found = None
    for name in [name for name in sys.modules if name.partition(".")[0] == "trafilatura"]:
        del sys.modules[name]
    return importlib.import_module("trafilatura")
