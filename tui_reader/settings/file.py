"""The text of a settings file: its values, and the lines they stand on."""

from typing import Any

from tui_reader.clean import one_line

MOST_COMPLAINTS = 20


class File:
    """The text of a settings file: its values, and the lines they stand on."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._found: list[tuple[int, str]] = []
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
        """The line on which the statement that sets `where` begins; a missing parent table counts."""
        import tomllib

        parsed = 0
        for count in range(1, len(self._lines) + 1):
            try:
                values = tomllib.loads("\n".join(self._lines[:count]))
            except tomllib.TOMLDecodeError:
                continue
            if _holds(values, where):
                return parsed + 1
            parsed = count
        return 0

    def complaints(self) -> tuple[str, ...]:
        """One line each, in the order of the file."""
        found = sorted(self._found)
        lines = [f"{self._name} line {number}: {one_line(words)}" for number, words in found[:MOST_COMPLAINTS]]
        if len(found) > MOST_COMPLAINTS:
            lines.append(f"{self._name}: and {len(found) - MOST_COMPLAINTS} more")
        return tuple(lines)


def _parses(lines: list[str]) -> bool:
    import tomllib

    try:
        tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return False
    return True


def _holds(values: Any, where: tuple[str, ...]) -> bool:
    for part in where:
        if not isinstance(values, dict) or part not in values:
            return False
        values = values[part]
    return True
