"""What the next start may paint by is written down, where it is not yet known."""

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tui_reader import __version__
from tui_reader.errors import LibraryError
from tui_reader.first import remembered
from tui_reader.library.where import default_path as library_path
from tui_reader.private_files import replace
from tui_reader.settings import choices_path, default_path, read, read_choices
from tui_reader.ui.keys.commands import COMMANDS
from tui_reader.ui.output.textual_versions import folder_of_tested


def remember(environment: Mapping[str, str]) -> None:
    """Write the settings down as they are now, with the stamps that their files had before they were read.

    Nothing is written where a start would not be painted, nor while a file is so new that it could change unseen.
    """
    path, known = remembered.place(environment), remembered.here(__version__, environment)
    if path is None or remembered.recall(path, known) is not None:
        return
    files = (default_path(), choices_path(), folder_of_tested())
    if None in files or any(remembered.is_fresh(str(each), time.time_ns()) for each in files):
        return
    made_of = [(str(each), remembered.stamp(str(each))) for each in files]
    settings, _ = read(files[0], {"keys": [command.id for command in COMMANDS]})
    settings = read_choices(files[1], settings)
    if not settings.low_bandwidth:
        return
    with suppress(OSError, LibraryError):
        text = remembered.told(known, str(library_path()), repr(settings), made_of)
        if text is not None:
            replace(Path(path), text, "surrogateescape")
