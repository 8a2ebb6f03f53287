"""One setting changed in the text of a file that a person wrote: every other line, and every remark, stays."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui_reader.errors import UsageError
from tui_reader.private_files import create, replace
from tui_reader.settings import checks
from tui_reader.settings.from_file import LARGEST
from tui_reader.settings.template import template
from tui_reader.settings.toml_text import TomlText

BOM = "\ufeff"
Value = str | int | float | bool


def edited(text: str, name: str, value: Value | None) -> str:
    """`text` with a setting changed, "width" or "limits.total"; None: it is taken out, so that its default holds.

    Raises UsageError when that can not be done without touching something else.
    """
    mark = BOM if text.startswith(BOM) else ""
    bare = text.removeprefix(BOM)
    end = "\r\n" if "\r\n" in bare else "\n"
    lines = bare.split("\n")
    where = tuple(name.split("."))
    file = TomlText("settings", bare.encode())
    before = file.parse()
    span = file.span(where)
    if span is not None:
        lines[span.start : span.stop] = [] if value is None else [_changed(lines[span.start : span.stop], name, value)]
    elif value is not None:
        at, new = _place(file, lines, where)
        lines[at:at] = [line + "\r" * (end == "\r\n") for line in (*new, f"{where[-1]} = {_written(value)}")]
    result = mark + "\n".join(lines)
    _check(before, result.removeprefix(BOM), where, value)
    return result


def _place(file: TomlText, lines: list[str], where: tuple[str, ...]) -> tuple[int, list[str]]:
    """The line before which a new setting goes, and what stands above it there."""
    if len(where) == 1:
        header = file.tables()
        return (header, []) if header is not None else (_last(lines), [])
    table = file.span(where[:-1])
    return (table.stop, []) if table is not None else (_last(lines), ["", f"[{'.'.join(where[:-1])}]"])


def _last(lines: list[str]) -> int:
    """The end of the file, before the empty line that its last line's end makes."""
    return len(lines) - 1 if lines and not lines[-1] else len(lines)


def _changed(statement: list[str], name: str, value: Value) -> str:
    """A statement with another value, its remark kept."""
    head, _, rest = statement[0].partition("=")
    remark = ""
    if len(statement) == 1:
        at = rest.find("#")
        while at >= 0:
            if _parses(f"x ={rest[:at]}"):
                blanks = len(rest[:at]) - len(rest[:at].rstrip())
                remark = rest[at - blanks :]
                break
            at = rest.find("#", at + 1)
    ending = "\r" if statement[-1].endswith("\r") and not remark.endswith("\r") else ""
    return f"{head.rstrip()} = {_written(value)}{remark}{ending}"


def _written(value: Value) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return checks.shown(value) if isinstance(value, bool) or value % 1 else f"{value:.0f}"


def _parses(line: str) -> bool:
    import tomllib

    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _check(before: dict[str, Any], text: str, where: tuple[str, ...], value: Value | None) -> None:
    """Make sure that the new text says what the old one did, but for one setting."""
    wanted: dict[str, Any] = {**before}
    inner = wanted
    for name in where[:-1]:
        table = inner.get(name)
        inner[name] = {**table} if isinstance(table, dict) else {}
        inner = inner[name]
    if value is None:
        inner.pop(where[-1], None)
    else:
        inner[where[-1]] = value
    if TomlText("settings", text.encode()).parse() != wanted:
        raise UsageError("The setting can not be written", "Its place in the file is not clear: change it there.")


def change_file(path: Path | None, name: str, value: Value | None) -> None:
    """Change one setting in the file at `path`, which is made when there is none. Raises UsageError."""
    if path is None:
        raise UsageError("There is no place for settings", "Set HOME or XDG_CONFIG_HOME.")
    try:
        path = path.resolve()  # what a link leads to is changed, not the link
        text = path.read_bytes()[: LARGEST + 1].decode() if path.exists() else ""
        if len(text) > LARGEST:
            raise UsageError("The settings can not be written", f"{path} is too large.")
        _replace(path, edited(text, name, value))
    except OSError as error:
        raise UsageError("The settings can not be written", f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError("The settings can not be written", f"{path} is not UTF-8.") from error


def _replace(path: Path, text: str) -> None:
    """Replace the file in one step; it keeps its mode, a new one is its owner's alone."""
    mode = path.stat().st_mode & 0o7777 if path.exists() else 0o600
    replace(path, text)
    path.chmod(mode)


def make_file(path: Path | None, full: Callable[[], str] = template) -> Path:
    """The file at `path`, made with every default in it when there is none. Raises UsageError."""
    if path is None:
        raise UsageError("There is no place for settings", "Set HOME or XDG_CONFIG_HOME.")
    try:
        if not path.exists():
            create(path, full())
    except OSError as error:
        raise UsageError("The settings can not be written", f"{path}: {error.strerror}") from error
    return path
