"""Regular expressions that an earlier process compiled are those of `re`; whatever is wrong, `re` makes them."""

import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.process import expressions
from tui_reader.process.expressions import compiled_before

PATTERNS: tuple[tuple[str | bytes, int], ...] = (
    ("ferry", 0), ("(?P<boat>a+)(b)?(?P<quay>c)", re.IGNORECASE | re.MULTILINE), (r"(?i)\bfähre[^\w\x00-ſ]{2,}", 0),
    (b"\xc2[\x80-\x9f]", 0), ("(?<=a)b(?!c)|(d)(?(1)e|f)", re.DOTALL), ("  a  # a sign\n b", re.VERBOSE),
    (r"\w+\d", re.ASCII), ("ſ|[K-ſ]", re.IGNORECASE),
)  # fmt: skip


class Told(str):
    """A string as XPath has them."""

    __slots__ = ()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the tables of this test lie."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    return tmp_path


def compiled(*asked: tuple[str | bytes, int]) -> list[re.Pattern[str] | re.Pattern[bytes]]:
    """As a process compiles them at its start."""
    re.purge()
    with compiled_before("here"):
        return [re.compile(pattern, flags) for pattern, flags in asked]


def tables(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_they_are_what_re_makes_of_them(folder: Path) -> None:
    re.purge()
    wanted = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    for found in (compiled(*PATTERNS), compiled(*PATTERNS)):  # compiled, then known
        assert found == wanted
        assert [one.groupindex for one in found] == [one.groupindex for one in wanted]
        assert [(one.groups, one.flags) for one in found] == [(one.groups, one.flags) for one in wanted]


@given(
    st.text(st.sampled_from("ab()[]{}^$*+?.|\\dw1,-:Pi<>= \u017f"), max_size=12),
    st.sampled_from([0, re.IGNORECASE, re.MULTILINE | re.ASCII]),
)
def test_any_pattern_is_one_or_none_as_it_was(pattern: str, flags: int) -> None:
    try:
        wanted = re.compile(pattern, flags)
    except (re.error, RecursionError, OverflowError, Warning):
        with pytest.raises((re.error, RecursionError, OverflowError, Warning)):
            compiled((pattern, flags))
        return
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "dont_write_bytecode", True)
        assert compiled((pattern, flags)) == [wanted]


def test_what_is_known_is_not_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(*PATTERNS)
    (table,) = tables(folder)
    before = table.stat().st_mtime_ns
    monkeypatch.setattr(expressions, "_parts", None)
    assert len(compiled(*PATTERNS)) == len(PATTERNS)
    assert tables(folder) == [table] and table.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", ["cut", "other", "nothing", "another Python", "no code"])
def test_a_table_that_is_not_good_is_made_anew(folder: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = compiled(*PATTERNS)
    (table,) = tables(folder)
    good = table.read_bytes()
    if damage == "another Python":
        monkeypatch.setattr(sys, "version", "3.99")
    elif damage == "no code":
        known = expressions._read(table)
        expressions._write(table, {key: (flags, code[:-8], *more) for key, (flags, code, *more) in known.items()})  # type: ignore[misc]
    else:
        table.write_bytes({"cut": good[:-40], "other": b"\xff" * 99, "nothing": b""}[damage])
    assert compiled(*PATTERNS) == wanted
    assert damage == "no code" or expressions._read(table).keys() == {
        (pattern, int(flags)) for pattern, flags in PATTERNS
    }


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert len(compiled(*PATTERNS)) == len(PATTERNS)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert len(compiled(*PATTERNS)) == len(PATTERNS)
    assert tables(folder) == []


@pytest.mark.parametrize("without", [None, SimpleNamespace()])
def test_a_python_that_is_made_otherwise_compiles_as_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch, without: object
) -> None:
    monkeypatch.setattr(expressions, "_compiler", without)
    assert len(compiled(*PATTERNS)) == len(PATTERNS)
    assert tables(folder) == []


def test_a_folder_that_can_not_be_written_is_no_matter(folder: Path) -> None:
    folder.joinpath("work").write_text("")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("a file")
    assert len(compiled(*PATTERNS)) == len(PATTERNS)


def test_afterwards_re_compiles_by_itself(folder: Path) -> None:
    usual = expressions._compiler.compile
    with pytest.raises(KeyError), compiled_before("here"):
        raise KeyError
    assert expressions._compiler.compile is usual
    compiled(("ferry", 0))
    re.compile("another one")
    assert len(expressions._read(tables(folder)[0])) == 1


def test_a_string_of_another_class_is_kept_as_the_string_that_it_is(folder: Path) -> None:
    assert compiled((Told("quay|ferry"), 0)) == [re.compile("quay|ferry")]
    (made,) = tables(folder)
    before = made.stat().st_mtime_ns
    assert compiled((Told("quay|ferry"), 0)) == [re.compile("quay|ferry")]
    assert made.stat().st_mtime_ns == before
