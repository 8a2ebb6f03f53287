"""What asyncio and Textual would import at every start, although nothing here ever uses it."""

import sys
from types import ModuleType

_TLS = "ssl"
_PALETTE = "textual.command"


def import_asyncio() -> None:
    """Import asyncio without the TLS it offers, which takes 4 MB and 4 ms; pages are fetched by a process of its own.

    asyncio knows how to do without, as in a Python that was built so. Whoever imports ssl later gets it.
    """
    if _TLS in sys.modules:
        return
    sys.modules[_TLS] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules[_TLS]


def leave_out_palette() -> None:
    """Let Textual import a stand-in for its command palette, which is off: with its lists, fields and trees 20 ms."""
    from tui_reader.ui.output.textual_versions import is_tested

    if is_tested():
        sys.modules.setdefault(_PALETTE, _NeverShown(_PALETTE))


class _NeverShown(ModuleType):
    """A module whose every name is an empty class."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})
