"""Modules that others import and that nothing here needs: stand-ins take their places meanwhile."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class _Absent:
    """What is imported from a stand-in: a name to build types with; calling it is an error."""

    def __init__(self, *_: object, **__: object) -> None:
        raise ImportError("this was not imported")


class _StandIn(ModuleType):
    """A module that has every name."""

    __path__: list[str] = []  # noqa: RUF012  # says that it may have submodules

    def __getattr__(self, name: str) -> object:
        # Asked while it is imported, for the version that trafilatura's XML names.
        return str if name == "version" else _Absent


@contextmanager
def without(*names: str) -> Iterator[None]:
    """What is imported meanwhile gets stand-ins for the modules of these names, as far as they are not there yet."""
    stand_ins = {name: _StandIn(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
