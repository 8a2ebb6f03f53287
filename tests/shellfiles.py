"""The completions and the manual page in share/, made from the argument parser.

`python -m tests.shellfiles` writes them anew; a test fails when they are stale.
"""

import re
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from tui_reader.cli import CODES, parser

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
$XDG_DATA_HOME/tui\\-reader
the library"""
MANUAL = f"man/man1/{NAME}.1"


def completion(shell: str) -> str:
    """What makes a shell complete the options, their values, and files as sources."""
    made = parser()
    for action in made._actions:
        if action.dest == "sources":
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # shtab's own way to say it
    return str(shtab.complete(made, shell=shell))


def manual() -> str:
    """The manual page, without the day it was made."""
    made = parser()
    made.man_short_description = "read web articles in the terminal"  # type: ignore[attr-defined]  # as the library asks
    made.epilog = None
    codes = CODES.partition("\n")[2]
    made._manpage = [  # type: ignore[attr-defined]  # as the library asks
        {"heading": "EXIT STATUS", "content": f".nf\n{codes}\n.fi"},
        {"heading": "FILES", "content": FILES},
    ]
    page = str(Manpage(made, format="single-commands-section")).replace(
        "Generated Python Manual", "tui\\-reader manual"
    )
    return re.sub(r'(?m)^\.TH (\S+) "1" "[^"]*"', r'.TH \1 "1" ""', page)


def files() -> dict[Path, str]:
    """Every file with its text."""
    return {SHARE / path: completion(shell) for shell, path in COMPLETIONS.items()} | {SHARE / MANUAL: manual()}


if __name__ == "__main__":
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
