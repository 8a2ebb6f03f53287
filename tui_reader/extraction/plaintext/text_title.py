"""The title that stands above a plain text."""

import re

from tui_reader.clean import one_line
from tui_reader.extraction.plaintext.copied_furniture import is_furniture
from tui_reader.extraction.plaintext.line_chunks import underline

_LONGEST_TITLE = 200
_COLUMNS = re.compile(r"\S {5,}\S")


def titled(lines: list[str]) -> tuple[str, list[str]]:
    """The title and the lines without it: the first lines when they are few, short, and end without a stop.

    A head set in two columns, as memos have it, is passed over for a centred line below it.
    """
    start, end = _first_chunk(lines, 0)
    if any(_COLUMNS.search(line) for line in lines[start:end]):
        start, end = _first_chunk(lines, end)
        if not all(line.startswith(" " * 8) and not _COLUMNS.search(line) for line in lines[start:end]):
            return "", lines
    head = [line.strip() for line in lines[start:end]]
    if len(head) > 1 and underline(head[1]):
        return one_line(head[0]), lines[:start] + lines[start + 2 :]
    title = one_line(" ".join(head))
    if not 1 <= len(head) <= 3 or len(title) > _LONGEST_TITLE or title.endswith((".", ",", ";", ":")):
        return "", lines
    return title, lines[:start] + lines[end:]


def _first_chunk(lines: list[str], begin: int) -> tuple[int, int]:
    """The first lines from `begin` on that say something, up to an empty one."""
    says = (index for index in range(begin, len(lines)) if lines[index].strip() and not is_furniture(lines[index]))
    start = next(says, len(lines))
    return start, next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))
