"""What every command line of the program shares: how arguments are refused, and what the exit codes mean."""

import argparse
from typing import NoReturn

from tui_reader.clean import one_line

CODES = """exit codes:
  0    shown                             5    nothing to read: not an article, or not text
  1    a fault of ours                   6    over a limit
  2    wrong usage                       7    not in the library (--offline)
  3    could not fetch                   130  interrupted
  4    the server refused                129, 143  after SIGHUP, SIGTERM; the place is saved"""


class Parser(argparse.ArgumentParser):
    """Says back what was typed, or what a script put there, without what a terminal obeys."""

    def error(self, message: str) -> NoReturn:
        """Leave with a sentence on standard error."""
        super().error(one_line(message))
