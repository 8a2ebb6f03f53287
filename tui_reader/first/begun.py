"""The process that will read a page, started before what waits for its answer is imported, which takes as long."""

from tui_reader.errors import ReaderError
from tui_reader.extraction.process.starting import started
from tui_reader.library.first import is_kept
from tui_reader.library.where import default_path
from tui_reader.process.program import Process


def begun(address: str, *, kept: bool) -> Process | None:
    """The process, unless the article of an address is in the library. kept: whether the library is asked at all.

    None too where none can be started: whoever opens the source will hear why.
    """
    try:
        if kept and address and is_kept(str(default_path()), address):
            return None
        return started()
    except ReaderError:
        return None
