"""How this program was installed, and so the command that adds a package to it: no name is written here."""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import Distribution

Way = Literal["pip", "python", "uv", "pipx", "uv tool"]
COMMAND = "tui-reader"
_RECEIPT = "uv-receipt.toml"
_PACKAGE = __name__.partition(".")[0]


class Installed(NamedTuple):
    """What is known of this installation.

    name: the distribution's, "" where none is installed (a plain checkout). way: what manages the environment; python:
    it is none, but the Python of a machine. prefix: its folder. executable: its Python. is_active: what the shell calls
    pip is this environment's. origin: where the distribution came from, as arguments that install it again; () when
    unknown. requires: what its metadata says it needs. added: what uv tool was told to add before, which it forgets
    unless it is told again. here, home: the current folder and the person's, "" for none.
    """

    name: str
    way: Way
    prefix: str
    executable: str
    is_active: bool = False
    origin: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    here: str = ""
    home: str = ""


def adding(requirement: str, installed: Installed) -> str:
    """The command that adds `requirement` ("httpx[socks]") to this installation."""
    wanted = shlex.quote(requirement)
    origin = shlex.join(installed.origin) or installed.name
    if installed.way == "pipx":
        return f"pipx inject {shlex.quote(Path(installed.prefix).name)} {wanted}"
    if installed.way == "uv tool" and origin:
        others = [one for one in installed.added if one != requirement]
        return "uv tool install " + "".join(f"--with {shlex.quote(one)} " for one in (*others, requirement)) + origin
    if installed.way in ("uv", "uv tool"):
        where = "" if installed.is_active else f"-p {_typed(installed.prefix, installed)} "
        return f"uv pip install {where}{wanted}"
    if installed.way == "python":
        return f"{_typed(installed.executable, installed)} -m pip install {wanted}"
    pip = "pip" if installed.is_active else _typed(f"{installed.prefix}/bin/pip", installed)
    return f"{pip} install {wanted}"


def _typed(path: str, installed: Installed) -> str:
    """A path as a person types it: from the current folder, or from the home."""
    for start, sign in ((installed.here, ""), (installed.home, "~/")):
        if start and path.startswith(f"{start}/"):
            return sign + shlex.quote(path.removeprefix(f"{start}/"))
    return shlex.quote(path)


def extra(name: str, installed: Installed) -> list[str]:
    """The requirements of an extra, as the metadata says ("textual-image<1,>=0.12")."""
    parts = [requirement.partition(";") for requirement in installed.requires]
    marks = (f'extra=="{name}"', f"extra=='{name}'")
    return [wanted.strip() for wanted, _, marker in parts if marker.replace(" ", "").endswith(marks)]


def origin(direct_url: Mapping[str, Any]) -> tuple[str, ...]:
    """What direct_url.json (PEP 610) tells of where a distribution came from, as arguments of an installer."""
    from urllib.parse import unquote

    url = str(direct_url.get("url", ""))
    if vcs := direct_url.get("vcs_info"):
        return (f"{vcs['vcs']}+{url}@{vcs['commit_id']}",)
    place = unquote(url.removeprefix("file://")) if url.startswith("file://") else url
    editable = ("--editable",) if direct_url.get("dir_info", {}).get("editable") else ()
    return (*editable, place) if place else ()


def installed() -> Installed:
    """What this installation is; takes 30 ms, for whoever is about to tell how to add to it."""
    import json
    import os
    import sys

    found = _distribution()
    told = found.read_text("direct_url.json") if found is not None else None
    return Installed(
        found.metadata["Name"] if found is not None else "",
        _way(Path(sys.prefix)),
        sys.prefix,
        sys.executable or "python3",
        sys.prefix in (os.environ.get("VIRTUAL_ENV"), os.environ.get("CONDA_PREFIX")),
        origin(json.loads(told)) if told else (),
        tuple(found.requires or ()) if found is not None else (),
        _added(Path(sys.prefix, _RECEIPT), found.metadata["Name"] if found is not None else ""),
        os.environ.get("PWD", ""),
        os.environ.get("HOME", ""),
    )


def _distribution() -> "Distribution | None":
    """The distribution that brought the command; None for a checkout that was not installed."""
    from importlib.metadata import distributions

    for one in distributions():
        for entry in one.entry_points:
            if entry.name == COMMAND and entry.module.startswith(f"{_PACKAGE}."):
                return one
    return None


def _added(receipt: Path, name: str) -> tuple[str, ...]:
    """The requirements in uv's receipt of a tool, without the tool itself; () where there is none that can be read."""
    import tomllib

    try:
        wanted = tomllib.loads(receipt.read_text(encoding="utf-8"))["tool"]["requirements"]
        others = [one for one in wanted if one["name"] != name]
        extras = [f"[{','.join(one['extras'])}]" if "extras" in one else "" for one in others]
        return tuple(f"{one['name']}{e}{one.get('specifier', '')}" for one, e in zip(others, extras, strict=True))
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _way(prefix: Path) -> Way:
    from importlib.util import find_spec

    if (prefix / "pipx_metadata.json").exists():
        return "pipx"
    if (prefix / _RECEIPT).exists():
        return "uv tool"
    if not find_spec("pip"):
        return "uv"
    return "pip" if (prefix / "pyvenv.cfg").exists() else "python"


def adding_extra(name: str, package: str) -> str:
    """The command that adds what the extra `name` needs here, or `package` where no metadata tells."""
    here = installed()
    return adding((extra(name, here) or [package])[0], here)
