"""What the program says of its installation: the metadata's own name, the way it came, and nobody else's program."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import PACKAGE, ROOT
from tui_reader.installed import Installed, adding, adding_extra, extra, installed, origin

NAME = "tui-article-reader"
VENV = Installed(NAME, "pip", "/home/ann/read/.venv", "/home/ann/read/.venv/bin/python", home="/home/ann")
IMAGES = "textual-image<1,>=0.12"


@pytest.mark.parametrize(
    ("facts", "command"),
    [
        (VENV._replace(is_active=True), f"pip install '{IMAGES}'"),
        (VENV, f"~/read/.venv/bin/pip install '{IMAGES}'"),
        (VENV._replace(here="/home/ann/read"), f".venv/bin/pip install '{IMAGES}'"),
        (VENV._replace(prefix="/my tools"), f"'/my tools/bin/pip' install '{IMAGES}'"),
        (VENV._replace(way="python", executable="/usr/bin/python3"), f"/usr/bin/python3 -m pip install '{IMAGES}'"),
        (VENV._replace(way="uv", is_active=True), f"uv pip install '{IMAGES}'"),
        (VENV._replace(way="uv"), f"uv pip install -p ~/read/.venv '{IMAGES}'"),
        (VENV._replace(way="pipx", prefix=f"/home/ann/pipx/venvs/{NAME}"), f"pipx inject {NAME} '{IMAGES}'"),
        (VENV._replace(way="uv tool"), f"uv tool install --with '{IMAGES}' {NAME}"),
        (
            VENV._replace(way="uv tool", origin=("--editable", "/home/ann/a checkout")),
            f"uv tool install --with '{IMAGES}' --editable '/home/ann/a checkout'",
        ),
        (
            VENV._replace(way="uv tool", added=("httpx[socks]", IMAGES)),
            f"uv tool install --with 'httpx[socks]' --with '{IMAGES}' {NAME}",
        ),
        (VENV._replace(way="uv tool", name="", is_active=True), f"uv pip install '{IMAGES}'"),
    ],
)
def test_a_package_is_added_the_way_the_program_was_installed(facts: Installed, command: str) -> None:
    assert adding(IMAGES, facts) == command


@pytest.mark.parametrize(
    ("told", "arguments"),
    [
        ({"url": "file:///home/ann/a%20checkout", "dir_info": {}}, ("/home/ann/a checkout",)),
        ({"url": "file:///c", "dir_info": {"editable": True}}, ("--editable", "/c")),
        ({"url": "file:///w/a-1-py3-none-any.whl", "archive_info": {"hash": "x"}}, ("/w/a-1-py3-none-any.whl",)),
        ({"url": "https://a.example/a.whl", "archive_info": {}}, ("https://a.example/a.whl",)),
        (
            {"url": "https://a.example/r", "vcs_info": {"vcs": "git", "commit_id": "1f"}},
            ("git+https://a.example/r@1f",),
        ),
        ({}, ()),
    ],
)
def test_where_a_distribution_came_from_installs_it_again(told: dict[str, object], arguments: tuple[str, ...]) -> None:
    assert origin(told) == arguments


def test_what_an_extra_needs_is_what_the_metadata_says() -> None:
    requires = ("rich>=14", f'{IMAGES}; extra == "images"', "pytest>=8; extra == 'test'")
    assert extra("images", VENV._replace(requires=requires)) == [IMAGES]
    assert extra("test", VENV._replace(requires=requires)) == ["pytest>=8"]
    assert extra("images", VENV) == []


@pytest.mark.process
def test_this_installation_is_known_by_its_command() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    here = installed()
    assert here.name == project["name"] == NAME
    assert [wanted.partition("<")[0] for wanted in extra("images", here)] == ["textual-image"]
    assert "textual-image" in adding_extra("images", "")
    assert "scripts" not in project  # what older installers write for these imports re before anything else
    assert project["entry-points"] == {"tui_reader": {"tui-reader": "tui_reader.first.start:main"}}


def test_without_metadata_the_package_is_told_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.distributions", lambda: iter(()))
    assert installed().name == "" and installed().origin == ()
    assert adding_extra("images", "textual-image").endswith("install textual-image")


@pytest.mark.parametrize(
    ("file", "way"),
    [("pipx_metadata.json", "pipx"), ("uv-receipt.toml", "uv tool"), ("pyvenv.cfg", "pip"), ("x", "python")],
)
def test_who_manages_an_environment_is_told_by_what_lies_in_it(
    file: str, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / file).touch()
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    assert installed().way == way
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert installed().way == {"pip": "uv", "python": "uv"}.get(way, way)


RECEIPT = """
[tool]
requirements = [
    { name = "tui-article-reader", path = "/w/a.whl" },
    { name = "httpx", extras = ["socks", "http2"] },
    { name = "textual-image", specifier = "<1,>=0.12" },
]
"""


@pytest.mark.process
def test_what_was_added_to_a_tool_of_uv_before_is_added_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    (tmp_path / "uv-receipt.toml").write_text(RECEIPT)
    assert installed().added == ("httpx[socks,http2]", IMAGES)
    (tmp_path / "uv-receipt.toml").write_text("[tool]\nrequirements = 5")
    assert installed().added == ()


# No foreign name

_INSTALL = re.compile(r"(?:pip3?|pipx|uv tool|uv) (?:install|inject|run|add)((?: +[^\s`&|;)\"]+)+)|(tui-reader\[\S*)")


def foreign(text: str) -> list[str]:
    """What a text says to install that is neither here, nor a file, nor put in from the metadata."""
    found = []
    for arguments, bracketed in _INSTALL.findall(text):
        words = [word.strip("'") for word in arguments.split()]
        found += [word for word in words if not word.startswith((".", "/", "-", "{")) and not word.endswith(".whl")]
        found += [bracketed] if bracketed else []
    return found


TEXTS = [
    path
    for path in [*PACKAGE.rglob("*"), *(ROOT / "share").rglob("*"), *ROOT.glob("*.md")]
    if path.is_file() and path.suffix not in (".pyc", ".gz", ".bin", ".npz")
]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: "/".join(path.parts[-3:]))
def test_nothing_says_to_install_somebody_elses_program(path: Path) -> None:
    assert foreign(path.read_text(encoding="utf-8", errors="replace")) == []


@pytest.mark.parametrize(
    "text",
    [
        "pip install tui-reader", "with `tui-reader[images]`", "`pip install 'tui-reader[images]'`",
        "pipx install tui-reader", "uv tool install tui-reader && tui-reader", "pip install -U tui-article-reader",
    ],
)  # fmt: skip
def test_a_foreign_name_is_seen(text: str) -> None:
    assert foreign(text)
