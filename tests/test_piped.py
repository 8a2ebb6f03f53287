"""What a text is given to: programs of the settings and lines for the shell, and what is read of their answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.clean import clean
from tui_reader.ui.outside.piped import LONGEST_VARIABLE, Piped, piped, readable, shell_of, variables

NAMED = (("d", ("sdcv", "-n")), ("m", 'mail -s "$TUIR_TITLE" me'), ("l", "!less"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("d", Piped("d", ("sdcv", "-n"))),
        (" d ", Piped("d", ("sdcv", "-n"))),
        ("!d", Piped("d", ("sdcv", "-n"), True)),
        ("m", Piped("m", ("/bin/fish", "-c", 'mail -s "$TUIR_TITLE" me'))),
        ("l", Piped("l", ("/bin/fish", "-c", "less"), True)),
        ("d bell", Piped("d bell", ("/bin/fish", "-c", "d bell"))),
        ("wc -w | tr -d ' '", Piped("wc -w | tr -d ' '", ("/bin/fish", "-c", "wc -w | tr -d ' '"))),
        ("! vim -", Piped("vim -", ("/bin/fish", "-c", "vim -"), True)),
        ("", None),
        ("!", None),
    ],
)
def test_a_name_is_a_program_of_the_settings_and_all_else_the_shells(typed: str, found: Piped | None) -> None:
    assert piped(typed, NAMED, "/bin/fish") == found


def test_the_persons_own_shell_is_asked_where_there_is_one() -> None:
    assert shell_of({"SHELL": "/bin/sh"}) == "/bin/sh"
    assert shell_of({"SHELL": "/nowhere/fish"}) == shell_of({"SHELL": "sh"}) == shell_of({}) == "/bin/sh"


def test_variables_are_one_line_and_no_longer_than_the_system_bears() -> None:
    told = variables("https://coast.example/", "A bell\n\x1b[1mtolls", "“Yes”" * 10_000)
    assert told["TUIR_URL"] == "https://coast.example/" and told["TUIR_TITLE"] == "A bell [1mtolls"
    assert len(told["TUIR_QUOTE"]) == LONGEST_VARIABLE


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"\x1b[1;31mbell\x1b[0m\r\n  n. a bell\t1\n\n", "bell\n  n. a bell     1"),
        (b"N\bNA\bAM\bME\bE _\bb_\be", "NAME be"),
        (b"\x1b]8;;https://a.example\x1b\\here\x1b]8;;\x1b\\ \x1b(Bthere", "here there"),
        (b"\x1b]0;a title without an end", "]0;a title without an end"),
        (b"caf\xe9", "caf\ufffd"),
        (b"", ""),
    ],
)
def test_an_answer_is_read_without_what_is_for_a_terminal(written: bytes, read: str) -> None:
    assert readable(written) == read


@given(st.binary(max_size=200))
def test_nothing_of_an_answer_acts_on_a_terminal(written: bytes) -> None:
    read = readable(written)
    assert clean(read) == read and "\x1b" not in read and "\x08" not in read
