"""One picture on the whole terminal: `python -m tui_reader.ui.viewer FILE CAPTION`, a program of its own.

It runs while the reader has given the terminal away, for two reasons: what textual-image asks the terminal must not
become keys of the reader, and a picture that takes all memory or never ends takes only this program with it.
"""

import os
import resource
import select
import sys
import termios
import tty
from pathlib import Path

MEMORY = 1_500_000_000  # bytes of address space
SECONDS = 30  # of computing
MOST_PIXELS = 50_000_000
ENTER, LEAVE = "\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H", "\x1b[?25h\x1b[?1049l"


def show(path: Path, caption: str) -> None:
    """Draw the picture over the caption, as large as it fits, in the best way that the terminal knows."""
    from PIL import Image as Pictures
    from rich.console import Console
    from textual_image.renderable import Image

    Pictures.MAX_IMAGE_PIXELS = MOST_PIXELS
    width, height = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    with Pictures.open(path) as opened:
        picture = opened.convert("RGB")
    # A cell is about twice as high as it is wide.
    room = max(1, height - 2)
    columns = max(1, min(width, round(room * 2 * picture.width / max(1, picture.height))))
    Console(file=sys.__stdout__, width=width, height=room).print(Image(picture, width=columns, height="auto"))
    print(f"\n{caption}"[: width + 1], end="", flush=True)  # noqa: T201 - a program of its own


def wait_for_key() -> None:
    """Wait for a key, or that the terminal goes away, and take what is left of its sequence."""
    termios.tcflush(0, termios.TCIFLUSH)  # late answers of the terminal are no keys
    if os.read(0, 1):
        while select.select([0], [], [], 0.05)[0] and os.read(0, 64):
            pass


def main() -> int:
    """Show, wait, leave nothing behind; returns an exit code."""
    path, caption = Path(sys.argv[1]), sys.argv[2]
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    before = termios.tcgetattr(0)
    tty.setcbreak(0)
    print(ENTER, end="", flush=True)  # noqa: T201 - a program of its own
    try:
        try:
            show(path, caption)
        except Exception as error:  # decoders raise what they like; the program ends with this picture
            print(f"The picture can not be shown: {type(error).__name__}\n\nany key", flush=True)  # noqa: T201
        wait_for_key()
    except KeyboardInterrupt:
        pass
    finally:
        print(LEAVE, end="", flush=True)  # noqa: T201 - a program of its own
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    return 0


if __name__ == "__main__":
    sys.exit(main())
