"""A settings file read: what is right in it holds, what is wrong is told with its line."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from tui_reader.clean import one_line
from tui_reader.private_files import read as read_file
from tui_reader.settings import checks
from tui_reader.settings.settings import Settings, Site, Sync
from tui_reader.settings.toml_text import TomlText
from tui_reader.web.limits import DEFAULTS

LARGEST = 200_000  # bytes
TABLES = ("limits", "export", "keys", "site", "pipe", "sync")


def read(path: Path | None, known: Mapping[str, Collection[str]] | None = None) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the file at `path`, and one line for each thing wrong in it; the rest of the file holds.

    known: names that other rooms know, to tell the unknown ones: "theme" -> themes, "keys" -> binding ids.
    """
    if path is None:
        return Settings(), ()
    try:
        data = read_file(path, LARGEST + 1)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (f"{one_line(path.name)} can not be read: {one_line(error.strerror or 'it is damaged')}",)
    if len(data) > LARGEST:
        return Settings(), (f"{one_line(path.name)} is larger than {LARGEST // 1000} KB and was not read",)
    file = TomlText(one_line(path.name), data)
    values = file.parse()
    settings = _settings(values, file, known or {})
    return settings, file.complaints()


def _settings(values: dict[str, Any], file: TomlText, known: Mapping[str, Collection[str]]) -> Settings:
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name == "limits":
            changes[name] = DEFAULTS._replace(**dict(_checked(value, checks.LIMITS, (name,), file)))
        elif name == "export":
            checked = _checked(value, checks.EXPORT, (name,), file)
            changes.update({f"export_{inner}": setting for inner, setting in checked})
        elif name == "keys":
            changes[name] = tuple(_keys(value, file, known.get("keys")))
        elif name == "site":
            changes["sites"] = tuple(_sites(value, file))
        elif name == "sync":
            changes[name] = Sync(**dict(_checked(value, checks.SYNC, (name,), file)))
        elif name == "pipe":
            changes[name] = tuple(_pipe(value, file))
    changes.update(_checked({n: v for n, v in values.items() if n not in TABLES}, checks.SETTINGS, (), file))
    themes = known.get("theme")
    if themes and "theme" in changes and changes["theme"] not in themes:
        file.complain(("theme",), f"must be one of {', '.join(sorted(themes))}")
        del changes["theme"]
    return Settings(**changes)


def _checked(
    table: Any, allowed: Mapping[str, checks.Check], where: tuple[str, ...], file: TomlText
) -> Iterator[tuple[str, Any]]:
    """The right values of a table; the others are told."""
    if not isinstance(table, dict):
        file.complain(where, f"must be a table: [{'.'.join(where)}]")
        return
    for name, value in table.items():
        if name not in allowed:
            file.complain((*where, name), f"is no setting{_like(name, allowed)}")
            continue
        try:
            yield name, allowed[name](value)
        except checks.Wrong as wrong:
            file.complain((*where, name), str(wrong))


def _like(name: str, names: Collection[str]) -> str:
    from difflib import get_close_matches  # 4 ms, and only for a slip of the keys

    close = get_close_matches(name, names, 1, 0.7)
    return f"; did you mean {close[0]}?" if close else ""


def _keys(table: Any, file: TomlText, known: Collection[str] | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Binding ids and keys; `line.down = "e"` without quotation marks is a table to TOML and means the same."""
    if not isinstance(table, dict):
        file.complain(("keys",), "must be a table: [keys]")
        return
    for where, value in _leaves(table, ("keys",)):
        name = ".".join(where[1:])
        if known is not None and name not in known:
            file.complain(where, f"is no action that has a key{_like(name, known)}")
            continue
        try:
            yield name, () if value == [] else checks.texts(value)
        except checks.Wrong:
            file.complain(where, 'must be a key like "j" or "ctrl+d", or a list of keys')


def _leaves(table: dict[str, Any], where: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*where, name))
        else:
            yield (*where, name), value


def _sites(table: Any, file: TomlText) -> Iterator[Site]:
    if not isinstance(table, dict):
        file.complain(("site",), 'must be a table: [site."news.example"]')
        return
    for host, value in table.items():
        yield Site(host.lower().removesuffix("."), **dict(_checked(value, checks.SITE, ("site", host), file)))


def _pipe(table: Any, file: TomlText) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Names and commands; a name is typed, so it is one word, and `!` before it means something else."""
    if not isinstance(table, dict):
        file.complain(("pipe",), "must be a table: [pipe]")
        return
    for name, value in table.items():
        if len(name.split()) != 1 or name.startswith("!") or one_line(name) != name:
            file.complain(("pipe", name), "must be named by one word")
            continue
        try:
            yield name, checks.command(value)
        except checks.Wrong as wrong:
            file.complain(("pipe", name), str(wrong))
