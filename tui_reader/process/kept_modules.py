"""Modules as an earlier process found them, in one file: where each lies, and what Python compiled of it.

To find one Python looks into every folder of its path, and opens a file or two: a tenth of a start with hundreds of
them. The file lies where Python keeps what it compiled of our modules, and is as little a person's as that. It is good
as long as the folders of the path, and each module's own file, have the times that they had.
"""

import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import cache_from_source
from types import CodeType, ModuleType
from typing import Any

_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  # pathlib takes 2 ms
_MOST = 2000
"""Modules of one file; the reader's start has 500."""
_PYC_HEAD = 16
"""Bytes before the code in a compiled module (PEP 552)."""

_Entry = tuple[str, str, int, int, bool, int, int]
"""Its file, its compiled file, time (ns) and size of the first, whether it is a package, start and end of its code."""


class _Loader(SourceFileLoader):
    """Python's own, but that the code is at hand the first time."""

    def __init__(self, name: str, path: str, code: memoryview) -> None:
        super().__init__(name, path)
        self._code: memoryview | None = code

    def get_code(self, fullname: str) -> CodeType | None:
        code, self._code = self._code, None
        return super().get_code(fullname) if code is None else marshal.loads(code)  # noqa: S302  # see `_read`


class _Finder:
    """Finds the modules of a file, those that have not changed since."""

    def __init__(self, entries: dict[str, _Entry], codes: memoryview) -> None:
        self.entries, self.codes = entries, codes

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """As `sys.meta_path` asks; None leaves it to the others."""
        entry = self.entries.get(name)
        if entry is None:
            return None
        file, compiled, time, size, is_package, start, end = entry
        if _stamp(file) != (time, size):
            del self.entries[name]
            return None
        spec = ModuleSpec(name, _Loader(name, file, self.codes[start:end]), origin=file, is_package=is_package)
        spec.has_location, spec.cached = True, compiled
        if is_package:
            spec.submodule_search_locations = [file.rpartition("/")[0]]
        return spec


@contextmanager
def found_before(name: str) -> Iterator[None]:
    """Find what is imported meanwhile by the file of this name, and put into it what is new."""
    path = _place(name)
    if path is None:
        yield
        return
    head = _head()
    finder = _Finder(*_read(path, head))
    known, before = len(finder.entries), set(sys.modules)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        came = set(sys.modules) - before - finder.entries.keys()
        new = _new(came) if came and _may_write(path) else {}
        if (new or len(finder.entries) < known) and len(new) + len(finder.entries) <= _MOST and _may_write(path):
            _write(path, head, finder, new)


def _place(name: str) -> str | None:
    """Where the file lies; None where Python keeps nothing."""
    with suppress(NotImplementedError):  # an implementation that keeps no compiled modules
        return f"{cache_from_source(f'{_PACKAGE}/{name}.py').removesuffix('.pyc')}.modules"
    return None


def _may_write(path: str) -> bool:
    """Whether it can be kept: what came is not even looked at where it can not, at every start."""
    if sys.dont_write_bytecode:
        return False
    folder = os.path.dirname(path)  # noqa: PTH120
    with suppress(OSError):
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    return os.access(folder, os.W_OK)


def _head() -> tuple[Any, ...]:
    """What a file is good for: this Python, with these folders as they are now."""
    return sys.version, tuple([(folder, _stamp(folder)[0]) for folder in sys.path])


def _stamp(file: str) -> tuple[int, int]:
    """When it was changed, in ns, and its size."""
    try:
        found = os.stat(file)  # noqa: PTH116
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _new(names: set[str]) -> dict[str, tuple[_Entry, bytes]]:
    """Those of the modules that came from a file of Python as it is now, with what Python keeps of it."""
    found: dict[str, tuple[_Entry, bytes]] = {}
    for name in names:
        spec = getattr(sys.modules.get(name), "__spec__", None)
        if spec is None or spec.name != name or type(spec.loader) is not SourceFileLoader or not spec.cached:
            continue
        time, size = _stamp(spec.origin)
        with suppress(OSError):
            with open(spec.cached, "rb") as file:  # noqa: PTH123
                code = file.read()
            said = int.from_bytes(code[8:12], "little"), int.from_bytes(code[12:16], "little")
            # With a flag Python has looked at the words of the file; else it may be one that was not written anew.
            if any(code[4:8]) or said == (time // 10**9 & 0xFFFFFFFF, size & 0xFFFFFFFF):
                is_package = spec.submodule_search_locations is not None
                found[name] = (spec.origin, spec.cached, time, size, is_package, 0, 0), code[_PYC_HEAD:]
    return found


def _read(path: str, head: tuple[Any, ...]) -> tuple[dict[str, _Entry], memoryview]:
    """What is in it; nothing where there is none, or where it is good for another path."""
    with suppress(OSError, EOFError, ValueError, TypeError):
        with open(path, "rb") as file:  # noqa: PTH123
            whole = file.read()
        made_for, entries, length = marshal.loads(whole)  # noqa: S302  # trusted as the modules that lie beside it are
        if made_for == head and isinstance(entries, dict):
            return entries, memoryview(whole)[len(whole) - length :]
    return {}, memoryview(b"")


def _write(path: str, head: tuple[Any, ...], finder: _Finder, new: dict[str, tuple[_Entry, bytes]]) -> None:
    kept = {name: (entry, finder.codes[entry[-2] : entry[-1]]) for name, entry in finder.entries.items()}
    entries: dict[str, Any] = {}
    codes: list[bytes | memoryview] = []
    at = 0
    for name, (entry, code) in (kept | new).items():
        entries[name] = (*entry[:-2], at, at + len(code))
        codes.append(code)
        at += len(code)
    beside = f"{path}.{os.getpid()}"
    with suppress(OSError, ValueError):
        try:
            with open(beside, "wb") as file:  # noqa: PTH123
                file.write(marshal.dumps((head, entries, at)))
                file.writelines(codes)
            os.replace(beside, path)  # noqa: PTH105
        finally:
            with suppress(OSError):
                os.unlink(beside)  # noqa: PTH108
