"""The settings file: what is right in it holds, what is wrong is told by line, and choices are kept apart from it."""

import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.errors import UsageError
from tui_reader.settings import (
    CHOSEN,
    Settings,
    Site,
    choices_path,
    chosen,
    default_path,
    read,
    read_choices,
    save_choice,
    template,
)
from tui_reader.settings.checks import Wrong
from tui_reader.settings.settings import Sync
from tui_reader.web.limits import Limits


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def told(file: Path, text: str) -> tuple[str, ...]:
    file.write_text(text)
    return read(file)[1]


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert read(file) == (Settings(), ())
    assert read(None) == (Settings(), ())


def test_the_template_changes_nothing_and_names_every_setting(file: Path) -> None:
    file.write_text(template())
    assert read(file) == (Settings(), ())
    values = tomllib.loads(template())
    named = {f"export_{inner}" for inner in values.pop("export")}
    assert {*values, *named, "sites", "pipe", "sync"} == set(Settings._fields)
    assert set(values["limits"]) == set(Limits._fields)


def test_the_examples_of_the_template_are_right(file: Path) -> None:
    examples = [
        line.removeprefix("# ")
        for line in template().splitlines()
        if line.startswith(('# "', "# [", "# c", "# d", "# say", "# less", "# hosts =", "# on =", "# bodies ="))
    ]
    settings, complaints = told_settings(file, "[keys]\n" + "\n".join(examples))
    assert complaints == ()
    assert settings.keys == (("line.down", ("j", "down")),)
    assert settings.sites == (Site("news.example", ("article.story",), (".share", ".related")),)
    assert settings.pipe == (("say", ("espeak-ng",)), ("less", "!less"))
    assert settings.sync == Sync(("box2", "me@server.example"), "ends", "all")


def told_settings(file: Path, text: str) -> tuple[Settings, tuple[str, ...]]:
    file.write_text(text)
    return read(file)


def test_what_is_set_is_read(file: Path) -> None:
    text = """
theme = "nord"
width = 80
justify = true
check_after_hours = 0.5
[limits]
connect = 3
wire_bytes = 1000000
[keys]
line.down = "e"
"search.next" = ["n", "f3"]
back = []
[site."WWW.News.example"]
content = "article"
drop = [".share", "aside"]
"""
    settings, complaints = told_settings(file, text)
    assert complaints == ()
    assert (settings.theme, settings.width, settings.justify, settings.check_after_hours) == ("nord", 80, True, 0.5)
    assert settings.limits == Limits(connect=3, wire_bytes=1_000_000)
    assert settings.keys == (("line.down", ("e",)), ("search.next", ("n", "f3")), ("back", ()))
    assert settings.sites == (Site("www.news.example", ("article",), (".share", "aside")),)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("width = 5", "settings.toml line 1: width must be a whole number from 20 to 300"),
        ("\n# wide\nwidth = 301", "settings.toml line 3: width must be a whole number from 20 to 300"),
        ("width = true", "settings.toml line 1: width must be a whole number from 20 to 300"),
        ("width = 66.0", "settings.toml line 1: width must be a whole number from 20 to 300"),
        ("check_after_hours = nan", "settings.toml line 1: check_after_hours must be a number from 0 to 10000"),
        ("justify = 1", "settings.toml line 1: justify must be true or false"),
        ('footer = "off"', "settings.toml line 1: footer must be one of auto, always, never"),
        ("footer = []", "settings.toml line 1: footer must be one of auto, always, never"),
        ("theme = 1", "settings.toml line 1: theme must be a text in quotation marks, on one line"),
        ('theme = "a\\u001b[31m"', "settings.toml line 1: theme must be a text in quotation marks, on one line"),
        ("widht = 70", "settings.toml line 1: widht is no setting; did you mean width?"),
        ("[colours]\nred = 1", "settings.toml line 1: colours is no setting"),
        ("limits = 1", "settings.toml line 1: limits must be a table: [limits]"),
        ("[limits]\n\nconnect = 0", "settings.toml line 3: limits.connect must be a number from 0.1 to 600"),
        ("[limits]\nconect = 1", "settings.toml line 2: limits.conect is no setting; did you mean connect?"),
        ("keys = 1", "settings.toml line 1: keys must be a table: [keys]"),
        ("[keys]\n'a.b' = 1", 'settings.toml line 2: keys."a.b" must be a key like "j" or "ctrl+d", or a list of keys'),
        ("site = 1", 'settings.toml line 1: site must be a table: [site."news.example"]'),
        ("[site.'a.example']\ncolor = 1", 'settings.toml line 2: "a.example".color is no setting'),
        ("[site.'a.example']\ndrop = [\n 1\n]", 'settings.toml line 2: "a.example".drop must be a text'),
        ("width = ", "settings.toml line 1: is not TOML: Invalid value"),
        ("width = 70\nfoo bar\nspacing = 1", "settings.toml line 2: is not TOML: Expected"),
        ("width = 70\nwidth = 80", "settings.toml line 2: is not TOML: Cannot overwrite a value"),
        ("# one\n\ntheme = [\n 'a',\n", "settings.toml line 3: is not TOML:"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(file: Path, text: str, complaint: str) -> None:
    assert told(file, text)[0].startswith(complaint)


def test_the_rest_of_a_wrong_file_holds(file: Path) -> None:
    settings, complaints = told_settings(
        file, 'widht = 70\nwidth = 72\nfooter =\n[limits]\nconnect = "x"\nheaders = 9\n[keys]\ntop = "g"\nbottom = 1\n'
    )
    assert (settings.width, settings.limits.headers, settings.keys) == (72, 9, (("top", ("g",)),))
    assert [complaint.partition(":")[0] for complaint in complaints] == [
        f"settings.toml line {number}" for number in (1, 3, 5, 9)
    ]


def test_names_that_other_rooms_know_are_checked(file: Path) -> None:
    file.write_text('theme = "nrod"\n[keys]\n"line.dwon" = "j"\n"line.up" = "k"\n')
    settings, complaints = read(file, {"theme": ["nord", "terminal"], "keys": ["line.down", "line.up"]})
    assert settings == Settings(keys=(("line.up", ("k",)),))
    assert complaints == (
        "settings.toml line 1: theme must be one of nord, terminal",
        'settings.toml line 3: keys."line.dwon" is no action that has a key; did you mean line.down?',
    )


@pytest.mark.parametrize("data", [b"\xff\xfewidth = 70\n", b'theme = "\xe4"\nwidth = 70\n', b"\x00\nwidth = 70\n"])
def test_bytes_that_are_no_text_are_told(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    complaints = read(file)[1]
    assert complaints
    assert all(complaint.startswith("settings.toml line 1: is not ") for complaint in complaints)


def test_a_byte_order_mark_and_line_ends_of_other_systems_are_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfwidth = 70\r\nspacing = 2\r\n")
    assert read(file) == (Settings(width=70, spacing=2), ())


def test_a_file_full_of_mistakes_is_told_shortly(file: Path) -> None:
    complaints = told(file, "\n".join(f"no{number} = 1" for number in range(200)))
    assert len(complaints) == 21
    assert complaints[-1] == "settings.toml: and 180 more"
    assert told(file, "width = 70\n" + "nonsense\n" * 200)[20:] == (
        "settings.toml: so much of it is no TOML that nothing in it was used",
    )


def test_a_file_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    assert read(tmp_path) == (Settings(), (f"{tmp_path.name} can not be read: Is a directory",))
    huge = tmp_path / "settings.toml"
    huge.write_bytes(b"#" * 300_000)
    assert read(huge)[1] == ("settings.toml is larger than 200 KB and was not read",)


def test_control_characters_never_come_out(file: Path) -> None:
    complaints = told(file, '"\\u001b[31mred" = 1\n[keys]\n"\\u009b" = 1\n')
    assert complaints
    assert "\x1b" not in "".join(complaints)
    assert "\x9b" not in "".join(complaints)


@given(st.binary() | st.text().map(str.encode))
def test_any_file_ends_in_settings(data: bytes) -> None:
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        file.write(data)
        file.flush()
        settings, complaints = read(Path(file.name))
    assert isinstance(settings, Settings)
    assert all(complaint.isprintable() for complaint in complaints)


def test_a_site_holds_for_the_domains_below_it(file: Path) -> None:
    settings, _ = told_settings(
        file, '[site."news.example"]\ndrop = ".share"\n[site."blog.news.example"]\ndrop = "nav"\n'
    )
    assert settings.site("www.news.example") == Site("news.example", (), (".share",))
    assert settings.site("my.blog.news.example") == Site("blog.news.example", (), ("nav",))
    assert settings.site("fakenews.example") is None
    rules = settings.rules("https://www.news.example:8443/story")
    assert rules is not None
    assert (rules.content, rules.drop) == ((), (".share",))
    assert settings.rules("file:///home/anna/a.html") is None


def test_a_choice_wins_over_the_file_until_the_file_says_something_else(tmp_path: Path) -> None:
    choices = tmp_path / "state" / "choices.json"
    before = Settings(width=70)
    save_choice(choices, before, "width", 74)
    save_choice(choices, before, "theme", "nord")
    assert read_choices(choices, before) == Settings(width=74, theme="nord")
    assert read_choices(choices, Settings(width=80)) == Settings(width=80, theme="nord")


def test_choices_are_for_their_owner_only(tmp_path: Path) -> None:
    choices = tmp_path / "state" / "choices.json"
    old = os.umask(0)
    try:
        save_choice(choices, Settings(), "width", 74)
    finally:
        os.umask(old)
    assert stat.S_IMODE(choices.stat().st_mode) == 0o600
    assert stat.S_IMODE(choices.parent.stat().st_mode) == 0o700
    assert [path.name for path in choices.parent.iterdir()] == ["choices.json"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        "null",
        "[" * 100_000,
        '{"width": 3}',
        '{"width": {"value": 5, "instead_of": 66}}',
        '{"width": {"value": "x", "instead_of": 66}}',
        '{"user_agent": {"value": "x", "instead_of": ""}}',
        '{"justify": {"value": [1], "instead_of": false}}',
    ],
    ids=range(10),
)
def test_damaged_choices_are_passed_over_and_can_be_written_again(tmp_path: Path, content: str) -> None:
    choices = tmp_path / "choices.json"
    choices.write_text(content)
    assert read_choices(choices, Settings()) == Settings()
    save_choice(choices, Settings(), "width", 74)
    assert read_choices(choices, Settings()).width == 74


def test_without_a_place_choices_are_not_kept(tmp_path: Path) -> None:
    assert read_choices(None, Settings()) == Settings()
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(UsageError, match="can not be written"):
        save_choice(blocked / "choices.json", Settings(), "width", 74)


def test_a_choice_is_one_that_the_settings_file_could_make() -> None:
    assert chosen(Settings(), "width", 74) == Settings(width=74)
    with pytest.raises(Wrong):
        chosen(Settings(), "width", 5)


def test_what_can_be_chosen_is_a_setting_with_its_check() -> None:
    for name, said in CHOSEN.items():
        assert chosen(Settings(), name, said(Settings())) == Settings()
        assert said(Settings()) == Settings()._asdict()[name]


def test_the_places_follow_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    monkeypatch.setenv("XDG_STATE_HOME", "relative/state")
    assert default_path() == tmp_path / "conf" / "tui-reader" / "settings.toml"
    assert choices_path() == tmp_path / ".local/state/tui-reader/choices.json"


@pytest.mark.parametrize("home", [None, "", "relative", "/nowhere"])
@pytest.mark.parametrize("xdg", [None, "", "relative", "/nowhere"])
def test_no_home_is_no_crash(monkeypatch: pytest.MonkeyPatch, home: str | None, xdg: str | None) -> None:
    for name, value in (("HOME", home), ("XDG_CONFIG_HOME", xdg), ("XDG_STATE_HOME", xdg)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    for path in (default_path(), choices_path()):
        assert path is None or path.is_absolute()


@pytest.mark.process
def test_settings_import_nothing_dear() -> None:
    code = (
        "import sys, tui_reader.settings as s; s.read(None); dear = {'tomllib', 'platformdirs', 'httpx', 'dataclasses'}"
    )
    child = subprocess.run(
        [sys.executable, "-c", code + "; print(*sorted(dear & set(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert child.stdout.strip() == ""


# Programs that texts are given to


def test_a_program_is_a_list_or_a_line_for_the_shell(file: Path) -> None:
    settings, complaints = told_settings(file, '[pipe]\nd = ["sdcv", "-n", ""]\nm = "mail -s \'$TUIR_TITLE\' me"\n')
    assert complaints == ()
    assert settings.pipe == (("d", ("sdcv", "-n", "")), ("m", "mail -s '$TUIR_TITLE' me"))


@pytest.mark.parametrize(
    "line", ["d = 3", "d = []", 'd = ["", "a"]', 'd = ["a", 3]', 'd = ""', '"a b" = "c"', '"!d" = "c"']
)
def test_what_is_no_program_is_told_and_the_others_hold(file: Path, line: str) -> None:
    settings, complaints = told_settings(file, f'[pipe]\n{line}\nsay = ["espeak-ng"]\n')
    assert settings.pipe == (("say", ("espeak-ng",)),)
    assert len(complaints) == 1 and "settings.toml line 2: " in complaints[0]


def test_what_is_no_table_of_programs_is_told(file: Path) -> None:
    assert told(file, 'pipe = "less"') == ("settings.toml line 1: pipe must be a table: [pipe]",)


def test_a_folder_to_export_to_stands_in_a_table_of_its_own(file: Path) -> None:
    settings, complaints = told_settings(file, '[export]\nfolder = "~/notes"\nplace = 1\n')
    assert settings.export_folder == settings.value_of("export.folder") == "~/notes"
    assert complaints == ("settings.toml line 3: export.place is no setting",)
    assert settings.changed("export.folder", "x").export_folder == "x"
    assert settings.changed("limits.total", 7.0).limits.total == 7.0


def test_a_form_of_notes_has_known_fields_alone(file: Path) -> None:
    text = '[export]\nname = "{title} {by}"\ntemplate = """\n# {title}\n{tags}"""\n'
    settings, complaints = told_settings(file, text)
    assert (settings.export_name, settings.export_template) == (Settings().export_name, "# {title}\n{tags}")
    (complaint,) = complaints
    assert complaint.startswith("settings.toml line 2: export.name has no by in braces, but title, address")


def test_headers_of_a_site_are_said_to_its_very_host_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[site."news.example"]\nheaders = { "X-Key" = "abc" }\n')
    settings, complaints = read(file)
    assert complaints == ()
    assert settings.headers("https://news.example/story") == (("X-Key", "abc"),)
    for address in ("https://www.news.example/", "https://example/", "file:///news.example", ""):
        assert settings.headers(address) == ()


@pytest.mark.parametrize(
    "table", ['{ "Host" = "a" }', '{ "X Y" = "a" }', '{ "X-Key" = "\\u0007" }', '{ "X-Key" = 1 }', '"a"']
)
def test_headers_that_a_request_can_not_say_are_told(table: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'[site."news.example"]\nheaders = {table}\n')
    settings, complaints = read(file)
    assert len(complaints) == 1
    assert settings.headers("https://news.example/") == ()
