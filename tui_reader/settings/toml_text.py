"""The text of a settings file: its values, and the lines they stand on."""

from collections.abc import Iterator
from typing import Any

from tui_reader.clean import one_line

MOST_COMPLAINTS = 20


class TomlText:
    """The text of a settings file: its values, and the lines they stand on."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._found: list[tuple[int, str]] = []
        self._gave_up = False
        self._starts: dict[tuple[str, ...], int] | None = None
        text = data.decode("utf-8-sig", "replace")
        self._lines = [line.removesuffix("\r") for line in text.split("\n")]
        for number, line in enumerate(self._lines, 1):
            if "\ufffd" in line and b"\xef\xbf\xbd" not in data:
                self._found.append((number, "is not UTF-8"))

    def parse(self) -> dict[str, Any]:
        """The values; a statement that is no TOML is told and left out."""
        while True:
            values, bad = self._parsed(self._lines)
            if bad is None:
                return values
            if len(self._found) >= MOST_COMPLAINTS:
                self._gave_up = True
                return {}
            number, words = bad
            self._found.append((number, f"is not TOML: {words}"))
            # An empty line keeps the numbers of those below.
            self._lines[number - 1] = ""

    def _parsed(self, lines: list[str]) -> tuple[dict[str, Any], tuple[int, str] | None]:
        """The values, or the number of the line where the first wrong statement begins, and what is wrong."""
        import tomllib  # 6 ms, and only with a settings file

        try:
            return tomllib.loads("\n".join(lines)), None
        except tomllib.TOMLDecodeError as error:
            words, _, place = str(error).rpartition(" (at ")
            digits = place.removeprefix("line ").partition(",")[0]
            last = int(digits) if digits.isdigit() else len(lines)
            return {}, (self._start(min(last, len(lines))), one_line(words))
        except RecursionError:
            return {}, (1, "nested too deeply")

    def _start(self, last: int) -> int:
        """The line where the statement that goes wrong at line `last` begins: all before it parses."""
        for count in range(last - 1, 0, -1):
            if _parses(self._lines[:count]):
                return count + 1
        return 1

    def complain(self, where: tuple[str, ...], words: str) -> None:
        """Note that the value at `where` is wrong."""
        name = ".".join(f'"{part}"' if "." in part else part for part in where[-2:])
        self._found.append((self.line(where), f"{name} {words}"))

    def line(self, where: tuple[str, ...]) -> int:
        """The line on which the statement that sets `where` begins."""
        if self._starts is None:
            self._starts = dict(reversed(list(_starts(self._lines))))  # of a table, the first line
        return self._starts.get(where, 0)

    def span(self, where: tuple[str, ...]) -> range | None:
        """The lines, counted from 0, of the statement that sets `where` or begins that table; None: there is none."""
        return next((lines for path, lines in _statements(self._lines) if path == where), None)

    def tables(self) -> int | None:
        """The line, counted from 0, where the first table begins, with the remarks right above it; None: none does."""
        header = next(
            (lines.start for _, lines in _statements(self._lines) if _is_header(self._lines[lines.start])), None
        )
        while header and self._lines[header - 1].lstrip().startswith("#"):
            header -= 1
        return header

    def complaints(self) -> tuple[str, ...]:
        """One line each, in the order of the file."""
        found = sorted(self._found)
        lines = [f"{self._name} line {number}: {one_line(words)}" for number, words in found[:MOST_COMPLAINTS]]
        if len(found) > MOST_COMPLAINTS:
            lines.append(f"{self._name}: and {len(found) - MOST_COMPLAINTS} more")
        if self._gave_up:
            lines.append(f"{self._name}: so much of it is no TOML that nothing in it was used")
        return tuple(lines)


def _parses(lines: list[str]) -> bool:
    import tomllib

    try:
        tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True


def _is_header(line: str) -> bool:
    return line.lstrip().startswith("[")


def _starts(lines: list[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Where each value and table of a file that parses is set: its path, and the first line of its statement."""
    return ((path, at.start + 1) for path, at in _statements(lines))


def _statements(lines: list[str]) -> Iterator[tuple[tuple[str, ...], range]]:
    """Each value and table of a file that parses: its path, and the lines of its statement, counted from 0."""
    import tomllib

    table: tuple[str, ...] = ()
    first, statement = 0, ""
    for number, line in enumerate(lines):
        if not statement:
            first = number
        statement += line + "\n"
        try:
            values = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue  # it goes on in the next line
        paths, at = list(_paths(values, ())), range(first, number + 1)
        if _is_header(statement):
            table = paths[-1]
            yield from ((table[:depth], at) for depth in range(1, len(table) + 1))
        else:
            yield from ((table + path, at) for path in paths)
        statement = ""


def _paths(values: dict[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The paths of all tables and values, each after those above it."""
    for name, value in values.items():
        yield (*above, name)
        if isinstance(value, dict):
            yield from _paths(value, (*above, name))
