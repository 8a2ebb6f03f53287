"""What every command line of the program shares: how arguments are refused, and what the exit codes mean."""

import argparse
import os
from collections.abc import Iterator
from typing import NoReturn

from tui_reader.clean import one_line
from tui_reader.first import usage

CODES = """exit codes:
  0    shown               5         nothing to read: no article, text or hit
  1    a fault of ours     6         over a limit
  2    wrong usage         7         not in the library (--offline)
  3    could not fetch     130       interrupted
  4    the server refused  129, 143  after SIGHUP, SIGTERM; the place is saved"""


class Parser(argparse.ArgumentParser):
    """Says back what was typed, or what a script put there, without what a terminal obeys."""

    def error(self, message: str) -> NoReturn:
        """Leave with a sentence on standard error, and where all that may be typed stands."""
        self.exit(2, f"{self.prog}: {one_line(message)} (`{self.prog} --help` tells what it takes)\n")


class WordFormatter(argparse.HelpFormatter):
    """Fills what is told around the options line by line; lines that begin with a blank stand as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        filled = (
            line if line.startswith(" ") else super(WordFormatter, self)._fill_text(line, width, indent)
            for line in text.split("\n")
        )
        return "\n".join(filled)


def word_parser(prog: str, description: str, epilog: str) -> Parser:
    """The command line behind a word."""
    return Parser(prog=prog, description=description, epilog=epilog, formatter_class=WordFormatter, allow_abbrev=False)


class WholeParser(Parser):
    """The command line without a word; its help is the same with every version of Python."""

    def told(self) -> str:
        """The help as `first.usage` wraps it."""
        described = [f"usage: {self.prog} [OPTION...] [SOURCE...]", "", self.description or "", ""]
        rows = [*self._rows(is_option=False), "", "options:", *self._rows(is_option=True)]
        return "\n".join([*described, *rows, "", self.epilog or "", ""])

    def format_help(self) -> str:
        """The help for this terminal."""
        return usage.wrapped(self.told(), usage.columns(os.environ))

    def _rows(self, *, is_option: bool) -> Iterator[str]:
        for action in self._actions:
            if bool(action.option_strings) is is_option:
                choices = f"{{{','.join(action.choices)}}}" if action.choices else ""
                value = choices or action.metavar or ""
                names = ", ".join(action.option_strings)
                yield f"  {names}{' ' if names and value else ''}{value}\t{action.help or ''}"
