"""From the command line to the running app: the terminal is found, the app runs, the terminal is given back."""

import gc
import os
import sys
from collections.abc import MutableMapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from tui_reader import __version__, progress
from tui_reader.clean import one_line
from tui_reader.errors import LibraryError, UsageError
from tui_reader.process.kept_modules import found_before
from tui_reader.settings import choices_path, default_path

if TYPE_CHECKING:
    from tui_reader.address import Source
    from tui_reader.first.screen import Early
    from tui_reader.settings import Settings
    from tui_reader.settings.options import Options
    from tui_reader.ui.output.first_paint import Painted

TERMINAL = "/dev/tty"
ESCAPE_MS = "25"
"""How long Textual waits for the rest of a key after Esc; its own 100 ms are felt."""

LARGEST_SIZE = 5000
"""Columns and rows that are believed of a terminal."""


def forget_odd_sizes(environment: MutableMapping[str, str]) -> None:
    """The terminal itself is asked for its size where the environment says one that no terminal has."""
    for name in ("COLUMNS", "LINES"):
        said = environment.get(name, "")
        if not (said.isdecimal() and 0 < int(said[:9]) <= LARGEST_SIZE):
            environment.pop(name, None)


def start(
    sources: "Sequence[Source]",
    settings: "Settings",
    file_settings: "Settings",
    options: "Options",
    words: Sequence[str] = (),
    early: "Early | None" = None,
) -> int:
    """Run the reader on the terminal; returns its exit code. early: what was painted before this was imported."""
    os.environ.setdefault("ESCDELAY", ESCAPE_MS)
    forget_odd_sizes(os.environ)
    # What is imported and made until the first frame is here to stay: looking for garbage in it takes a tenth of it.
    # The output turns it on again when a frame was drawn, its own or Textual's.
    gc.disable()
    with _Terminal():
        painted = _painted(early or _paint(sources, settings, options))
        try:
            with found_before(f"{__name__}.reading"):
                from tui_reader.reading import Reading
                from tui_reader.ui.output import unused_imports

            # What is painted already is no place for a line of progress, and seldom waits for one.
            reading = Reading.start(settings, options, told=progress.hide if painted else progress.show)
            tell_machines(settings, options)
            if sources and painted is None:
                reading.begin(sources[0])
            with found_before(f"{__name__}.app"):
                unused_imports.import_asyncio()
                unused_imports.leave_out_palette()
                from tui_reader.ui.app import ReaderApp

            app = ReaderApp(
                reading, sources, file_settings=file_settings, choices=choices_path(), settings_file=default_path(),
                words=words, painted=painted,
            )  # fmt: skip
        except BaseException:  # an interrupt too gives the screen back
            if painted is not None:
                painted.undo()
            raise
        app.run(mouse=settings.mouse)
    told = reading.close()
    if options.keep and early is None:
        from tui_reader.ui.remembering import remember

        remember(os.environ)
    tell_machines(settings, options)
    for words in told:
        with suppress(OSError):  # the terminal may be gone
            sys.stderr.write(f"tui-reader: {one_line(words)}\n")
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


def tell_machines(settings: "Settings", options: "Options") -> None:
    """Have the machines of the settings told what changed, when they are to be at both ends; nothing waits for it."""
    if settings.sync.on == "ends" and settings.sync.hosts and options.keep and not options.offline:
        from tui_reader.ui.outside.other_machines import tell_behind

        tell_behind(settings.sync.hosts)


def _paint(sources: "Sequence[Source]", settings: "Settings", options: "Options") -> "Early | None":
    """Paint the first source as it was left, when it will be shown from the library."""
    if not sources or not options.keep or options.refresh or options.full or not settings.low_bandwidth:
        return None
    from tui_reader.address import identity
    from tui_reader.first import screen
    from tui_reader.library.first import first_screen
    from tui_reader.library.where import default_path as library_path
    from tui_reader.ui.output.textual_versions import is_tested

    address = sources[0].address or options.base
    # An address that names a part opens there, not where reading stopped. And no other driver takes a painted
    # screen over: Textual's own would erase it, and leave the terminal to the shell as painting made it.
    if not address or sources[0].fragment or not is_tested():
        return None
    found = screen.size_and_state()
    if found is None:
        return None
    size, state = found
    try:
        library = str(library_path())
    except LibraryError:  # opening it will say it
        return None
    body = first_screen(library, identity(address), screen.key(__version__, size, repr(settings), os.environ))
    return None if body is None else screen.paint(body, size, state)


def _painted(early: "Early | None") -> "Painted | None":
    """What was painted, as the app takes it over."""
    if early is None:
        return None
    from tui_reader.ui.output.first_paint import taken

    return taken(early)


def has_terminal() -> bool:
    """Whether there is a terminal for keys and for drawing."""
    try:
        os.close(os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return sys.stdin.isatty() and sys.stderr.isatty()
    return True


class _Terminal:
    """Keys come from fd 0 and drawing goes to fd 2: both lead to the terminal while the app runs."""

    def __enter__(self) -> None:
        self._saved: dict[int, int] = {}
        for number, mode in ((0, os.O_RDONLY), (2, os.O_WRONLY)):
            if not os.isatty(number):
                self._redirect(number, mode)

    def _redirect(self, number: int, mode: int) -> None:
        try:
            terminal = os.open(TERMINAL, mode)
        except OSError as error:
            raise UsageError("There is no terminal", "Use --print to write the article to standard output.") from error
        self._saved[number] = os.dup(number)
        os.dup2(terminal, number)
        os.close(terminal)

    def __exit__(self, *_: object) -> None:
        for number, saved in self._saved.items():
            with suppress(OSError):
                os.dup2(saved, number)
                os.close(saved)
