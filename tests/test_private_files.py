"""The program's own files: for their owner alone, in one step, and never through a link."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui_reader.errors import LibraryError, UsageError
from tui_reader.library.first import first_screen
from tui_reader.library.library import Library
from tui_reader.private_files import create, make_folder, replace
from tui_reader.settings import Settings, read_choices, save_choice, write_template
from tui_reader.settings import read as read_settings
from tui_reader.web.cookies import read_jar


@pytest.fixture(params=[0, 0o022, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.lstat().st_mode & 0o777


def test_files_and_missing_folders_are_the_owners_alone_whatever_the_umask(tmp_path: Path, umask: None) -> None:
    create(tmp_path / "a" / "b" / "new", "text")
    replace(tmp_path / "c" / "other", "text")
    assert [mode(path) for path in (tmp_path / "a", tmp_path / "a" / "b", tmp_path / "c")] == [0o700] * 3
    assert mode(tmp_path / "a" / "b" / "new") == mode(tmp_path / "c" / "other") == 0o600


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_folder(tmp_path / "new")
    assert mode(tmp_path) == 0o755


def test_settings_and_choices_are_the_owners_alone(tmp_path: Path, umask: None) -> None:
    write_template(tmp_path / "tui-reader" / "settings.toml")
    save_choice(tmp_path / "tui-reader" / "choices.json", Settings(), "theme", "paper")
    assert {mode(path) for path in (tmp_path / "tui-reader").iterdir()} == {0o600}


@pytest.mark.parametrize("leads_somewhere", [True, False])
def test_nothing_is_written_through_a_link(tmp_path: Path, leads_somewhere: bool) -> None:
    target = tmp_path / "target"
    if leads_somewhere:
        target.write_text("mine")
    for name in ("settings.toml", "choices.json", "library.sqlite", "other.sqlite-wal"):
        (tmp_path / name).symlink_to(target)
    with pytest.raises(UsageError, match="There is a settings file already"):
        write_template(tmp_path / "settings.toml")
    save_choice(tmp_path / "choices.json", Settings(), "theme", "paper")
    assert not (tmp_path / "choices.json").is_symlink()
    for name in ("library.sqlite", "other.sqlite"):
        with pytest.raises(LibraryError, match="a link stands in its place"):
            Library.open(tmp_path / name).articles()
    assert target.exists() is leads_somewhere
    assert not leads_somewhere or target.read_text() == "mine"


def test_what_could_not_be_replaced_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("before")
    with pytest.raises(UnicodeEncodeError):
        replace(tmp_path / "file", "after \udcff")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("file", "before")]


# What is no file


def odd(path: Path, kind: str) -> None:
    """Something in the place of a file."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        os.mknod(path, stat.S_IFSOCK | 0o600)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")


ODD = ("pipe", "socket", "folder", "device")


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("name", ["library.sqlite", "library.sqlite-wal", "library.sqlite-shm"])
def test_a_library_that_is_no_file_is_refused_at_once(kind: str, name: str, tmp_path: Path) -> None:
    odd(tmp_path / name, kind)
    library = tmp_path / "library.sqlite"
    assert first_screen(str(library), "https://a.example/", "key") is None
    with pytest.raises(LibraryError, match="stands in its place"):
        Library.open(library)
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("kind", ODD)
def test_settings_choices_and_cookies_that_are_no_files_are_not_waited_for(kind: str, tmp_path: Path) -> None:
    for name in ("settings.toml", "choices.json", "cookies.txt"):
        odd(tmp_path / name, kind)
    settings, words = read_settings(tmp_path / "settings.toml")
    assert settings == Settings() and len(words) == 1
    assert read_choices(tmp_path / "choices.json", Settings()) == Settings()
    with pytest.raises(UsageError):
        read_jar(tmp_path / "cookies.txt")
    if kind != "folder":
        save_choice(tmp_path / "choices.json", Settings(), "theme", "paper")
        assert read_choices(tmp_path / "choices.json", Settings()).theme == "paper"
