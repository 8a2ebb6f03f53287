"""Regular expressions as an earlier process compiled them: of one that reads pages they take half of its start.

They lie where Python keeps what it compiled of our modules, are as little a person's as that, and are good for the
Python alone that made them.
"""

import marshal
import os
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

_compiler: Any = None
_sre: Any = None
with suppress(ImportError):  # they are Python's own affair: where they are not, all is compiled as ever
    _compiler, _sre = import_module("re._compiler"), import_module("_sre")
_PACKAGE = Path(__file__).parent.parent
_MOST = 2000
"""Expressions of one table; a process that reads pages has 480."""

_Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine makes a pattern of: flags, code, groups, names and the name of each group."""
_Table = dict[tuple[str | bytes, int], _Parts]


@contextmanager
def compiled_before(name: str) -> Iterator[None]:
    """Take what is compiled meanwhile from the table of this name, and put into it what is new."""
    path = _place(name)
    if path is None:
        yield
        return
    known = _read(path)
    before, usual = set(known), _compiler.compile

    def compiled(pattern: Any, flags: int = 0) -> Any:
        if not isinstance(pattern, str | bytes):
            return usual(pattern, flags)
        if type(pattern) not in (str, bytes):  # XPath has strings of its own, which no table can hold
            pattern = str(pattern) if isinstance(pattern, str) else bytes(pattern)
        key = (pattern, int(flags))
        parts = known.get(key)
        with suppress(Exception):  # another Python may have other parts
            if parts is None:
                parts = known[key] = _parts(pattern, int(flags))
            whole, code, *groups = parts
            return _sre.compile(pattern, whole, array("I", code).tolist(), *groups)
        known.pop(key, None)
        return usual(pattern, flags)

    _compiler.compile = compiled
    try:
        yield
    finally:
        _compiler.compile = usual
        if known.keys() != before and len(known) <= _MOST and not sys.dont_write_bytecode:
            _write(path, known)


def _parts(pattern: str | bytes, flags: int) -> _Parts:
    """As `re` itself does it, which keeps none of them."""
    parsed = _compiler._parser.parse(pattern, flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = str(name)
    code = array("I", map(int, _compiler._code(parsed, flags))).tobytes()
    groups = {str(name): int(number) for name, number in parsed.state.groupdict.items()}
    return int(flags | parsed.state.flags), code, int(parsed.state.groups) - 1, groups, tuple(names)


def _place(name: str) -> Path | None:
    """Where the table lies; None where Python keeps nothing, or its `re` has other parts than those taken here."""
    if not all(hasattr(_compiler, part) for part in ("compile", "_code", "_parser")) or not hasattr(_sre, "compile"):
        return None
    with suppress(NotImplementedError):  # an implementation that keeps no compiled modules
        module = Path(cache_from_source(str(_PACKAGE / f"{name}.py")))
        return module.with_suffix(f".{_sre.MAGIC}.expressions")
    return None


def _read(path: Path) -> _Table:
    """What is in it; nothing where there is none, and where another Python made it."""
    with suppress(OSError, EOFError, ValueError, TypeError):
        made_by, known = marshal.loads(path.read_bytes())  # noqa: S302  # trusted as the modules that lie beside it are
        if made_by == sys.version and isinstance(known, dict):
            return known
    return {}


def _write(path: Path, known: _Table) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(marshal.dumps((sys.version, known)))
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
