"""A shared library is listened to as long as the articles are on the screen.

`python -m tui_reader.sync.watching BODIES URL`: a line is written whenever something came. It ends with standard input,
whoever started it may have been killed.
"""

import select
import sys
from pathlib import Path

from tui_reader.errors import ReaderError
from tui_reader.library.where import default_path
from tui_reader.sync.asking import is_known
from tui_reader.sync.hub.hub import talking_to


def watch(library: Path, bodies: str, url: str) -> int:
    """Listen until standard input ends; the exit code."""
    if not is_known(library, url):
        return 0
    with talking_to(library, url, bodies=bodies) as talking:
        talking.listen()
        while True:
            if changed := talking.talked().taken.changed:
                sys.stdout.write(f"{changed} in\n")
                sys.stdout.flush()
            while not talking.was_told():
                ready, _, _ = select.select([talking.descriptor, sys.stdin], [], [])
                if sys.stdin in ready:
                    return 0


if __name__ == "__main__":
    try:
        code = watch(default_path(), *sys.argv[1:3])
    except ReaderError as error:  # nobody waits for it: the next sync says what is wrong
        code = error.code
    sys.exit(code)
