"""What is written down of a fault of ours: where it was, and nothing of a page or an address."""

import tempfile
from pathlib import Path

import pytest

from tui_reader.fault import report
from tui_reader.process.trace import ChildFault, trace

SECRET = "http://bob:secret@coast.example/ and the keeper's diary"


def asking(words: str) -> None:
    raise ValueError(words)


def failed() -> ChildFault:
    try:
        try:
            asking(SECRET)
        except ValueError as error:
            raise ChildFault("where it was there\n") from error
    except ChildFault as error:
        return error
    raise AssertionError


def test_a_report_says_where_a_fault_was_and_none_of_its_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    words = report(failed())
    (file,) = tmp_path.iterdir()
    written = file.read_text()
    assert words == f"a fault of ours: ChildFault; the report lies in {file}"
    assert file.stat().st_mode & 0o777 == 0o600
    assert "in asking" in written and "builtins.ValueError" in written and "where it was there" in written
    assert "bob" not in written and "diary" not in written


def test_the_faults_of_a_group_are_all_told() -> None:
    written = trace(ExceptionGroup(SECRET, [KeyError(SECRET), failed()]))
    assert "builtins.KeyError" in written and "in asking" in written and "bob" not in written


def test_an_error_that_led_to_itself_is_told_once() -> None:
    first, second = KeyError(), ValueError()
    first.__cause__, second.__cause__ = second, first
    assert trace(first) == "builtins.KeyError\nafter:\nbuiltins.ValueError\nafter:\n"
