"""Where the program begins: what needs little is done with little, the rest by the command line."""

import os
import sys

from tui_reader import __version__

TYPE_CHECKING = False  # typing costs as much as painting
if TYPE_CHECKING:
    from tui_reader.first.screen import Early
    from tui_reader.process.forked import Forked

# The words that may be the first argument are those of `words`, and the guide's address, no article's.
_SCHEMES = ("http://", "https://")
_PRINTING = frozenset("-p --print -f --format text markdown html json --outline --quotes --no-keep --full".split())
"""Words beside a source whose page is printed; without any, and with the last two alone, where there is no terminal."""
_SHOWING = frozenset(("--no-keep", "--full"))
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def main() -> int:
    """Run the program, ending the process with its exit code; a kept article is painted first."""
    arguments = sys.argv[1:]
    if arguments == ["--version"] and sys.stdout is not None:
        sys.stdout.write(f"tui-reader {__version__}\n")
        return 0
    if arguments == ["sync", "--stdio"] and sys.stdin and sys.stdout and sys.stderr:
        _answer()
    if arguments in (["--help"], ["-h"]) and sys.stdout is not None and (told := _help()):
        sys.stdout.write(told)
        return 0
    early = paint(arguments)
    forked = None if early else begin(arguments)
    from tui_reader.cli import run

    return run(arguments, early, forked)


def _answer() -> None:
    """Be the end of a line that answers, past what only people at a terminal need; it ends the process."""
    import gc

    from tui_reader.sync.serving import serve

    gc.disable()  # nothing here goes round in circles, and 100,000 articles take a tenth longer with it
    code = serve()
    sys.stderr.flush()
    os._exit(code)  # all is written; taking the interpreter apart takes as long as a small talk


def _help() -> str:
    """The help, from the file that is written with the completions; "" where it can not be read."""
    from tui_reader.first import usage

    try:
        with open(f"{os.path.dirname(__file__)}/help.txt", encoding="utf-8") as file:
            return usage.wrapped(file.read(), usage.columns(os.environ))
    except (OSError, ValueError):
        return ""


def paint(arguments: list[str]) -> "Early | None":
    """Paint the one article that is asked for as it was left, where nothing else has to be known for it."""
    address = address_of(arguments[0]) if len(arguments) == 1 else None
    if address is None or not (os.isatty(0) and os.isatty(1) and os.isatty(2)):
        return None
    from tui_reader.first import remembered, screen

    path = remembered.place(os.environ)
    known = remembered.recall(path, remembered.here(__version__, os.environ)) if path else None
    found = screen.size_and_state() if known else None
    if known is None or found is None:
        return None
    from tui_reader.library.first import first_screen

    size, state = found
    body = first_screen(known.library, address, screen.key(__version__, size, known.settings, os.environ))
    return None if body is None else screen.paint(body, size, state)


def begin(arguments: list[str]) -> "Forked | None":
    """Start the process that reads the one page to be printed, where a look at the arguments says that it needs one."""
    *said, source = arguments or [""]
    if None in (sys.stdin, sys.stdout, sys.stderr):  # SQLite would take the place of what was closed
        return None
    if not _PRINTING.issuperset(said) or (_SHOWING.issuperset(said) and os.isatty(1)):
        return None
    if "--no-keep" not in said and source != "-":
        address = address_of(source)
        if address is None:
            return None
        from tui_reader.library.first import is_kept, usual_path

        library = usual_path(os.environ)
        if library is None or is_kept(library, address):
            return None
    from tui_reader.extraction.process.limits import limits
    from tui_reader.process.forked import forked

    return forked("tui_reader.extraction.process.page_worker", *limits())


def address_of(argument: str) -> str | None:
    """What identifies an article in the library, for an argument that needs no looking at; None for all others.

    An address stands there as it was typed, or it is not found: what is found was spelled the one way.
    """
    if not argument or not argument.isprintable() or "#" in argument or argument[0] in "-~ " or argument[-1] == " ":
        return None
    if argument.startswith(_SCHEMES):
        return None if os.path.exists(argument) else argument
    if ":" in argument or ("/" not in argument and "." not in argument) or not os.path.exists(argument):
        return None  # also a word, which is none where a file has its name
    path = os.path.abspath(argument)
    if path.startswith(("/dev/", "/proc/")) or (sys.platform == "darwin" and not path.isascii()):
        return None
    return "file://" + "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(path))
