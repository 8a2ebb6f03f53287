"""The first argument as a word: a command line of its own, loaded when it is asked for."""

import argparse
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.shellfiles import completion, manual
from tui_reader.arguments import Parser
from tui_reader.cli import main
from tui_reader.cli import parser as whole_parser
from tui_reader.errors import FetchError
from tui_reader.words.words import WORDS, Say, Word, doer


@pytest.fixture
def toll(monkeypatch: pytest.MonkeyPatch) -> list[argparse.Namespace]:
    """A word that a test made, and what it was called with."""
    called: list[argparse.Namespace] = []

    def parser() -> argparse.ArgumentParser:
        made = Parser(prog="tui-reader toll", description="Ring the bell.")
        made.add_argument("--twice", action="store_true", help="ring again")
        made.add_argument("files", nargs="*", help="which bells")
        return made

    def run(given: argparse.Namespace, say: Say) -> int:
        called.append(given)
        say("rung")
        if "broken" in given.files:
            raise FetchError("The bell is broken")
        return 5

    module = ModuleType("tui_reader.words.tolling")
    vars(module).update(parser=parser, run=run)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(WORDS, "toll", Word("tolling", "[--twice] FILE...", "ring bells"))
    return called


def test_the_first_argument_alone_is_a_word(
    toll: list[argparse.Namespace], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["toll", "--twice", "a", "toll"]) == 5
    assert (toll[0].twice, toll[0].files) == (True, ["a", "toll"])
    assert capsys.readouterr().err == "tui-reader: rung\n"
    monkeypatch.chdir(tmp_path)
    assert main(["--offline", "toll"]) == 7, "behind an option it is a source"
    assert main(["./toll"]) == 3
    assert len(toll) == 1


def test_an_error_of_a_word_has_its_sentence_and_its_code(
    toll: list[argparse.Namespace], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["toll", "broken"]) == FetchError.code
    assert "tui-reader: The bell is broken" in capsys.readouterr().err


def test_help_lists_the_words_and_a_word_has_help_of_its_own(
    toll: list[argparse.Namespace], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "  toll [--twice] FILE...\n      ring bells\n" in whole_parser().format_help()
    with pytest.raises(SystemExit):
        main(["toll", "--help"])
    assert "ring again" in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_word_and_its_options_are_completed(toll: list[argparse.Namespace], shell: str) -> None:
    made = completion(shell)
    assert "twice" in made and "toll" in made


def test_a_word_is_in_the_manual(toll: list[argparse.Namespace]) -> None:
    assert "tui\\-reader toll" in manual() and "twice" in manual()


@pytest.mark.process
def test_the_words_are_listed_without_being_loaded() -> None:
    code = (
        "import sys, tui_reader.cli as c; c.parser().format_help();"
        "print([m for m in sys.modules if m.startswith('tui_reader.words.') and m != 'tui_reader.words.words'])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("name", WORDS)
def test_every_word_has_its_command_line(name: str) -> None:
    made = doer(name).parser()
    assert made.prog == f"tui-reader {name}" and made.description


@pytest.mark.parametrize("arguments", [(), *((name,) for name in WORDS)])
def test_every_help_fits_eighty_columns(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main([*arguments, "--help"])
    assert max(map(len, capsys.readouterr().out.split("\n"))) <= 80
