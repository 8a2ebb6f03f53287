"""Other machines, as the settings and the command line name them."""

from tui_reader.clean import one_line


def named(host: str) -> str:
    """A machine as ssh knows it, of a shared library where it is."""
    return one_line(host.rpartition("@")[2].partition("/")[0] if "://" in host else host)
