"""One setting changed in a file that a person wrote: all else of it stays."""

from pathlib import Path

import pytest

from tui_reader.errors import UsageError
from tui_reader.settings import Settings, checks, read, template
from tui_reader.settings.edited import Value, change_file, edited, make_file
from tui_reader.settings.template import meanings

HAND = """\
# mine, since 2019
  width=70 # as wide as the book
theme = 'a # b'   # quoted
justify = true

# Patience is a virtue.
[limits]
total = 3 # seconds
[keys]
"page.down" = ["space",
  "f"]  # as in less
"""


@pytest.mark.parametrize(
    ("name", "value", "old", "new"),
    [
        ("width", 80, "  width=70 # as", "  width = 80 # as"),
        ("theme", "nord", "theme = 'a # b'   # q", 'theme = "nord"   # q'),
        ("theme", 'a "b" # c', "theme = 'a # b'   # q", 'theme = "a \\"b\\" # c"   # q'),
        ("justify", False, "justify = true", "justify = false"),
        ("width", None, "  width=70 # as wide as the book\n", ""),
        ("limits.total", 9.5, "total = 3 #", "total = 9.5 #"),
        ("limits.connect", 2, "[limits]\n", "[limits]\nconnect = 2\n"),
        ("spacing", 0, "# Patience", "spacing = 0\n# Patience"),
        ("hints", "numbers", "# Patience", 'hints = "numbers"\n# Patience'),
        ("hints", None, "", ""),
    ],
)  # fmt: skip
def test_only_the_line_of_the_setting_is_another(name: str, value: Value | None, old: str, new: str) -> None:
    assert edited(HAND, name, value) == HAND.replace(old, new)
    assert edited(HAND.replace("\n", "\r\n"), name, value) == HAND.replace(old, new).replace("\n", "\r\n")
    assert edited("\ufeff" + HAND, name, value) == "\ufeff" + HAND.replace(old, new)


@pytest.mark.parametrize(
    ("text", "name", "value", "result"),
    [
        ("", "width", 80, "width = 80\n"), ("", "limits.total", 9, "\n[limits]\ntotal = 9\n"),
        ("width = 70", "width", 80, "width = 80"), ("links = false", "width", 80, "links = false\nwidth = 80"),
        ('theme = """\na\n"""\n', "theme", "b", 'theme = "b"\n'), ("limits = {total = 3}\n", "width", 80, None),
    ],
)  # fmt: skip
def test_files_of_every_kind_take_a_setting(text: str, name: str, value: Value, result: str | None) -> None:
    new = edited(text, name, value)
    assert new == (result if result is not None else f"{text}width = 80\n")


def test_what_is_no_toml_stays_too() -> None:
    text = "widht == 70\nwidth = 70\n!!\n"
    assert edited(text, "width", 80) == text.replace("width = 70", "width = 80")
    assert edited(text, "spacing", 2) == f"{text}spacing = 2\n"


def test_a_place_that_is_not_clear_is_left_to_the_person() -> None:
    with pytest.raises(UsageError, match="can not be written"):
        edited("limits = {total = 3}\n", "limits.total", 9)
    with pytest.raises(UsageError):
        edited("limits = 3\n", "limits.total", 9)


@pytest.mark.parametrize("name", [*meanings()])
def test_every_setting_of_the_template_can_be_changed_and_put_back(name: str) -> None:
    default = Settings().value_of(name)
    other: Value = not default if isinstance(default, bool) else "x" if isinstance(default, str) else default + 1
    text = template()
    assert checks.check_of(name) is not None
    assert edited(edited(text, name, other), name, default) == text


def test_the_file_keeps_its_mode_and_what_links_to_it(tmp_path: Path) -> None:
    file, link = tmp_path / "dotfiles.toml", tmp_path / "settings.toml"
    file.write_text(HAND)
    file.chmod(0o640)
    link.symlink_to(file)
    change_file(link, "width", 90)
    assert link.is_symlink() and file.stat().st_mode & 0o777 == 0o640
    assert read(link)[0].width == 90 and file.read_text() == HAND.replace("width=70", "width = 90")
    change_file(tmp_path / "new" / "settings.toml", "width", 91)
    assert read(tmp_path / "new" / "settings.toml")[0].width == 91


def test_a_file_that_can_not_be_changed_says_why(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(UsageError, match="UTF-8"):
        change_file(tmp_path / "latin.toml", "width", 90)
    with pytest.raises(UsageError, match="HOME"):
        change_file(None, "width", 90)
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="can not be written"):
        change_file(tmp_path / "file" / "settings.toml", "width", 90)


def test_a_new_file_has_every_default(tmp_path: Path) -> None:
    made = make_file(tmp_path / "settings.toml")
    assert made.read_text() == template() and read(made) == (Settings(), ())
    made.write_text("width = 80\n")
    assert make_file(made).read_text() == "width = 80\n"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("width", "72", 72), ("justify", "yes", True), ("justify", "off", False), ("theme", "nord", "nord"),
        ("theme", '"nord"', "nord"), ("theme", "2024", "2024"), ("check_after_hours", "1.5", 1.5),
        ("limits.total", "9", 9.0), ("user_agent", '""', ""), ("user_agent", "me/1.0 (x)", "me/1.0 (x)"),
    ],
)  # fmt: skip
def test_a_value_is_typed_with_or_without_quotation_marks(name: str, text: str, value: Value) -> None:
    assert checks.typed(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("width", "7", "must be a whole number from 20 to 300"), ("justify", "2", "must be true or false"),
        ("hints", "runes", "must be one of letters, numbers"), ("widht", "3", "is no setting"),
        ("limits.total", "soon", "must be a number from 1 to 86400"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_what_it_must_be(name: str, text: str, wrong: str) -> None:
    with pytest.raises(checks.Wrong, match=wrong):
        checks.typed(name, text)
