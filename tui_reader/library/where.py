"""Where the library lies."""

from pathlib import Path

from tui_reader.errors import LibraryError


def default_path() -> Path:
    """Where the library lies unless the user says otherwise; LibraryError when there is no home to keep it in.

    A relative XDG_DATA_HOME is ignored, as the XDG specification has it: the library would be another one in every
    folder.
    """
    from platformdirs import user_data_path  # 5 ms, and only needed here

    try:
        folder = user_data_path("tui-reader", appauthor=False)
        return (folder if folder.is_absolute() else Path.home() / ".local/share/tui-reader") / "library.sqlite"
    except RuntimeError as error:
        raise LibraryError(
            "There is no home folder", "Set HOME or XDG_DATA_HOME; until then nothing is kept."
        ) from error
