"""The process that will read a page, started before what waits for its answer is imported, which takes as long."""

from tui_reader.address import Source, identity
from tui_reader.errors import ReaderError
from tui_reader.extraction.process.starting import started
from tui_reader.library.first import is_kept
from tui_reader.library.where import default_path
from tui_reader.process.program import Process


def begun(source: Source, base: str, *, offline: bool, kept: bool) -> Process | None:
    """The process, unless what `source` names is in the library. kept: whether that is asked at all.

    base: the address of what has none. None too where no process can be started: whoever opens the source hears why.
    """
    if offline and source.kind == "address":
        return None
    address = identity(source.address or base)
    try:
        if kept and address and is_kept(str(default_path()), address):
            return None
        return started()
    except ReaderError:
        return None
