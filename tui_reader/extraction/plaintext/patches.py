"""Lines of plain text that are a patch: they mean nothing when they are joined or their signs are read as a list's."""

import re
from collections.abc import Sequence

_BEGINS = re.compile(r"diff --git \S|Index: \S+$|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@")
_STAT = re.compile(r" \S.{0,200} \| +(?:\d|Bin)")
_OLD, _NEW = re.compile(r"--- \S"), re.compile(r"\+\+\+ \S")
_GOES_ON = re.compile(
    r"[ +\-\\\t]|@@ |diff |index [0-9a-f]|===|(?:new|deleted) file |(?:old|new) mode |similarity |rename |copy |Binary "
)
_SIGNATURE = re.compile(r"-- ?$")


def patch_lines(lines: Sequence[tuple[int, str]]) -> set[int]:
    """Which of the lines, each with its depth of `>` and what stands behind that, are lines of a patch."""
    found: set[int] = set()
    depth = -1
    for at, (here, line) in enumerate(lines):
        goes_on = depth == here and not _SIGNATURE.match(line)
        if goes_on and (_GOES_ON.match(line) or (not line and _follows(lines, at))):
            found.add(at)
        elif _begins(lines, at):
            depth = here
            found.add(at)
        else:
            depth = -1
    return found


def _begins(lines: Sequence[tuple[int, str]], at: int) -> bool:
    depth, line = lines[at]
    if _BEGINS.match(line):
        return True
    below = lines[at + 1] if at + 1 < len(lines) else (-1, "")
    if below[0] != depth:
        return False
    if line == "---":  # what parts the words of a patch by mail from its list of files
        return _STAT.match(below[1]) is not None
    return _OLD.match(line) is not None and _NEW.match(below[1]) is not None


def _follows(lines: Sequence[tuple[int, str]], at: int) -> bool:
    """Whether what follows an empty line is a patch's: where blanks at the end of lines were lost, it was one's."""
    depth, line = lines[at + 1] if at + 1 < len(lines) else (-1, "")
    return depth == lines[at][0] and line[:1] in (" ", "+", "\t", "@", "d") and _GOES_ON.match(line) is not None
