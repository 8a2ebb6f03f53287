"""The program's own files: for their owner alone, in one step, and never through a link."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui_reader.errors import LibraryError, UsageError
from tui_reader.library.library import Library
from tui_reader.private_files import create, make_folder, replace
from tui_reader.settings import Settings, save_choice, write_template


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
