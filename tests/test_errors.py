import inspect
import re

import pytest

from tui_reader import errors
from tui_reader.errors import ReaderError, Refused

_CLASSES = [
    value
    for value in vars(errors).values()
    if inspect.isclass(value) and issubclass(value, ReaderError) and value.__module__ == errors.__name__
]
_CODES = {
    "ReaderError": 1, "LibraryError": 1, "UsageError": 2, "FetchError": 3, "NoSuchFile": 3, "BadAddress": 3,
    "ConnectionFailed": 3, "LeadsInside": 3, "TlsFailed": 3, "TimedOut": 3, "Refused": 4, "NothingToRead": 5,
    "ExtractionFailed": 5, "OverLimit": 6, "NotKept": 7,
}  # fmt: skip


def test_every_error_has_the_exit_code_that_the_command_line_promises() -> None:
    assert {error.__name__: error.code for error in _CLASSES} == _CODES


def test_the_tree_in_the_docstring_names_every_error() -> None:
    named = set(re.findall(r"^[│├└─ ]*([A-Z][a-z]\w+)", errors.__doc__ or "", re.MULTILINE)) - {"What"}
    assert named == set(_CODES)


@pytest.mark.parametrize("error", _CLASSES)
def test_title_and_detail_are_cleaned(error: type[ReaderError]) -> None:
    raised = error("The server\x1b[2J\nrefused", "Try\r\nagain\x07")
    assert raised.title == "The server[2J refused"
    assert raised.detail == "Try\nagain"


def test_an_error_is_one_line_on_standard_error() -> None:
    assert str(ReaderError("No such file: a.html", "Look at\nthe name.")) == "No such file: a.html: Look at the name."
    assert str(ReaderError("No such file")) == "No such file"


def test_a_refusal_knows_its_status() -> None:
    assert Refused("The server refused: 403 Forbidden", status=403).status == 403
