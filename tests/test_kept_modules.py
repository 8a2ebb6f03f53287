"""Modules that an earlier process found are found again where they are the same; else Python finds them."""

import importlib
import os
import py_compile
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tui_reader.process.kept_modules import _Loader, found_before

NAMES = ("a_quay", "a_quay.crane", "a_ferry")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the path with a package and a module; what is compiled lies beside it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    place = tmp_path / "modules"
    (place / "a_quay").mkdir(parents=True)
    (place / "a_quay" / "__init__.py").write_text("LENGTH = 90\n")
    (place / "a_quay" / "crane.py").write_text("from a_quay import LENGTH\n\n\ndef lift() -> int:\n    return LENGTH\n")
    (place / "a_ferry.py").write_text("NOON = 12\n")
    monkeypatch.syspath_prepend(str(place))
    yield place
    forget()


def forget() -> None:
    for name in NAMES:
        sys.modules.pop(name, None)
    importlib.invalidate_caches()


def found() -> dict[str, ModuleType]:
    """The modules, as a process imports them at its start."""
    forget()
    with found_before("here"):
        return {name: importlib.import_module(name) for name in NAMES}


def at_hand(modules: dict[str, ModuleType]) -> list[str]:
    return [name for name, module in modules.items() if isinstance(module.__loader__, _Loader)]


def kept(folder: Path) -> list[Path]:
    return [path for path in (folder.parent / "cache").rglob("*") if ".modules" in path.name]


def test_what_is_found_again_is_as_python_finds_it(folder: Path) -> None:
    first = found()
    again = found()
    assert (at_hand(first), at_hand(again)) == ([], list(NAMES))
    for name in NAMES:
        before, after = first[name], again[name]
        for said in ("__file__", "__cached__", "__package__", "__path__", "__doc__"):
            assert getattr(after, said, None) == getattr(before, said, None)
    assert again["a_quay.crane"].lift() == 90
    assert importlib.reload(again["a_ferry"]).NOON == 12
    assert not [one for one in sys.meta_path if type(one).__module__ == found_before.__module__]


def test_a_module_that_was_changed_is_read_anew_and_kept_again(folder: Path) -> None:
    found()
    (folder / "a_ferry.py").write_text("NOON = 24  # and at night\n")
    assert found()["a_ferry"].NOON == 24
    modules = found()
    assert at_hand(modules) == list(NAMES) and modules["a_ferry"].NOON == 24


def test_a_module_that_is_gone_is_not_found(folder: Path) -> None:
    found()
    (folder / "a_ferry.py").unlink()
    with pytest.raises(ModuleNotFoundError):
        found()


def test_another_path_and_another_folder_before_it_are_looked_through(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found()
    (folder / "one_more.py").write_text("")
    os.utime(folder, ns=(1, 1))
    assert at_hand(found()) == []
    assert at_hand(found()) == list(NAMES)
    (tmp_path / "before").mkdir()
    (tmp_path / "before" / "a_ferry.py").write_text("NOON = 0\n")
    monkeypatch.syspath_prepend(str(tmp_path / "before"))
    assert found()["a_ferry"].NOON == 0


@pytest.mark.parametrize("body", [b"", b"nonsense", b"\xe9" * 900])
def test_a_damaged_file_is_as_good_as_none(folder: Path, body: bytes) -> None:
    found()
    (made,) = kept(folder)
    made.write_bytes(body)
    assert at_hand(found()) == []
    assert at_hand(found()) == list(NAMES)


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert at_hand(found()) == [] == at_hand(found())
    assert kept(folder) == []


def test_what_was_compiled_for_good_is_kept(folder: Path) -> None:
    for file in folder.rglob("*.py"):
        py_compile.compile(str(file), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    assert at_hand(found()) == []
    assert at_hand(found()) == list(NAMES)


def test_where_nothing_can_be_kept_nothing_is_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr("tui_reader.process.kept_modules._new", lambda names: 1 / 0)
    assert at_hand(found()) == [] == at_hand(found())
    assert kept(folder) == []


def test_what_was_not_compiled_as_it_is_now_is_not_kept(folder: Path) -> None:
    found()
    forget()
    (made,) = kept(folder)
    made.unlink()
    compiled = next((folder.parent / "cache").rglob("a_ferry.*"))
    with found_before("here"):
        importlib.import_module("a_ferry")
        compiled.write_bytes(compiled.read_bytes()[:8] + b"\0" * 8 + compiled.read_bytes()[16:])
    assert at_hand({"a_ferry": found()["a_ferry"]}) == []
