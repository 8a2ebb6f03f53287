"""The completions and the manual page in share/, made from the argument parser.

`python -m tests.shellfiles` writes them anew; a test fails when they are stale.
"""

import argparse
import re
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from tui_reader import first
from tui_reader.arguments import CODES
from tui_reader.cli import parser
from tui_reader.words.words import WORDS, doer

SHARE = Path(__file__).parent.parent / "share"
NAME = "tui-reader"
COMPLETIONS = {
    "bash": f"bash-completion/completions/{NAME}",
    "zsh": f"zsh/site-functions/_{NAME}",
    "fish": f"fish/vendor_completions.d/{NAME}.fish",
}
FILES = """\
.TP
$XDG_CONFIG_HOME/tui\\-reader/settings.toml
what you set; \\-\\-write\\-settings writes it with every default
.TP
$XDG_STATE_HOME/tui\\-reader/choices.json
what was chosen in the program
.TP
$XDG_STATE_HOME/tui\\-reader/first
what a kept article is painted by before all else; made anew where it is gone
.TP
$XDG_DATA_HOME/tui\\-reader
the library"""
MANUAL = f"man/man1/{NAME}.1"


# shtab knows the words as commands that follow the sources. They stand in the place of the first source.
ZSH_SOURCES = "        *) _arguments -s ${_shtab_tui_reader_options:#(: :*|\\*::: :*)} '*:source:_files' ;;\n"
WORD_FIRST: dict[str, tuple[tuple[str, str], ...]] = {
    "bash": (("_pos_1_choices=", "_pos_0_choices="), (r"_pos_1_nargs=A\.\.\.\n", "_pos_1_nargs=0\n")),
    "zsh": (
        ("commands' _commands\n", "commands' _commands\n  _files\n"),
        (r'(?m)^  "\(\*\)::address, file.*\n', ""),
        (r"(?m)^      esac$", ZSH_SOURCES + "      esac"),
    ),
    "fish": (("_npos -ge 0' -a", "_npos -eq 0' -a"),),
}


def completion(shell: str) -> str:
    """What makes a shell complete the options, their values, files as sources, and the words with theirs."""
    made = str(shtab.complete(with_words(), shell=shell))
    if WORDS:
        for theirs, ours in WORD_FIRST[shell]:
            made, found = re.subn(theirs, ours.replace("\\", r"\\"), made)
            assert found, (shell, theirs)
    return made


def manual() -> str:
    """The manual page, without the day it was made."""
    made = with_words()
    made.man_short_description = "read web articles in the terminal"  # type: ignore[attr-defined]  # as the library asks
    made.epilog = None
    codes = CODES.partition("\n")[2]
    made._manpage = [  # type: ignore[attr-defined]  # as the library asks
        {"heading": "EXIT STATUS", "content": f".nf\n{codes}\n.fi"},
        {"heading": "FILES", "content": FILES},
    ]
    page = (
        str(Manpage(made, format="single-commands-section"))
        .replace("Generated Python Manual", "tui\\-reader manual")
        .replace("[SOURCE ...] WORD ...", "[SOURCE ...]")
    )
    return re.sub(r'(?m)^\.TH (\S+) "1" "[^"]*"', r'.TH \1 "1" ""', page)


def with_words() -> argparse.ArgumentParser:
    """The program's parser with the words as what these makers know them as; arguments that are files say so."""
    made: argparse.ArgumentParser = parser()
    words = made.add_subparsers(title="words", metavar="WORD") if WORDS else None
    for name in WORDS:
        assert words is not None
        theirs = doer(name).parser()
        words.add_parser(
            name,
            prog=theirs.prog,
            parents=[theirs],
            add_help=False,
            help=WORDS[name].text,
            description=theirs.description,
        )
        _mark_files(theirs)
    _mark_files(made)
    return made


def _mark_files(made: argparse.ArgumentParser) -> None:
    for action in made._actions:
        if action.dest in ("sources", "files", "output"):
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # shtab's own way to say it


def files() -> dict[Path, str]:
    """Every file with its text; the help lies in the package, where the program begins."""
    help_file = Path(first.__file__).parent / "help.txt"
    return (
        {help_file: parser().told()}
        | {SHARE / path: completion(shell) for shell, path in COMPLETIONS.items()}
        | {SHARE / MANUAL: manual()}
    )


if __name__ == "__main__":
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
