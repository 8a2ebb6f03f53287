"""The `:` line without a screen: what words find, what Enter does, and when."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.driving import library
from tests.ferry import FERRY
from tests.listed import Stage
from tui_reader.address import Source
from tui_reader.library.values import Row
from tui_reader.reading import Keeper, Shelf
from tui_reader.ui.command.command_line import CommandLine, Doing, Found, commands_for, looks_like_address
from tui_reader.ui.command.command_words import Do, Find, Help, Meaning, Open, Write, meaning
from tui_reader.ui.keys.commands import COMMANDS
from tui_reader.ui.keys.keymap import Keymap

BELLS = FERRY.with_(url="https://tidal.example/bells", final_url="https://tidal.example/bells", title="The ferry bell")


def line(
    folder: Path, opened: list[str], text: str = "", addresses: bool = False
) -> tuple[Stage[Found], Callable[[str], None]]:
    shelf = Shelf(Keeper(library(folder, FERRY, BELLS)))
    keymap = Keymap()

    def open_source(source: Source) -> None:
        opened.append(source.address)

    doing = Doing(
        lambda id, count: opened.append(id if count is None else f"{count} {id}"), open_source,
        lambda name: opened.append(f"write {name}"), lambda words: opened.append(f"help {words}"),
        lambda words: opened.append(f"find {words}"), lambda words: f"set {words}", opened.append,
    )  # fmt: skip
    stage = Stage(
        lambda shown: CommandLine(
            shown,
            shelf.articles,
            label=":",
            text=text,
            keymap=keymap,
            commands=() if addresses else commands_for(keymap, ("text",)),
            doing=doing,
        )
    )

    def typed(text: str) -> None:
        assert stage.asked is not None and stage.asked.changed is not None
        stage.asked.changed(text)

    return stage, typed


async def test_no_command_is_cut_without_a_sign(tmp_path: Path) -> None:
    stage, _ = line(tmp_path, [])
    await stage.worked()
    assert max(map(len, stage.lines)) <= 78
    assert any(found.endswith("…") for found in stage.lines)


async def test_words_on_the_line_find_commands_first_then_articles(tmp_path: Path) -> None:
    opened: list[str] = []
    stage, typed = line(tmp_path, opened)
    typed("quote")
    await stage.worked()
    assert stage.lines[0].split(maxsplit=1) == [")", "next quote"]
    assert stage.asked is not None and stage.asked.other is not None
    stage.asked.other("down")
    stage.asked.done("quote")
    assert (stage.said, opened) == (["left"], ["quote.prev"])


async def test_other_words_put_the_cursor_on_the_first_of_what_they_find(tmp_path: Path) -> None:
    stage, typed = line(tmp_path, [])
    assert stage.asked is not None and stage.asked.other is not None
    stage.asked.other("pagedown")
    assert stage.held.cursor > 0
    typed("quote")
    assert stage.held.cursor == 0
    stage.asked.other("f5")
    assert stage.held.cursor == 0


async def test_enter_waits_for_what_the_library_finds(tmp_path: Path) -> None:
    opened: list[str] = []
    stage, typed = line(tmp_path, opened)
    typed("ferry bell")
    assert stage.asked is not None
    stage.asked.done("ferry bell")
    assert (stage.said, opened) == ([":ferry bell", "keys wait"], [])
    await stage.worked()
    assert (stage.said[2:], opened) == (["left", "keys go on"], [BELLS.url])


async def test_an_address_opens_and_what_is_none_is_typed_again(tmp_path: Path) -> None:
    opened: list[str] = []
    stage, typed = line(tmp_path, opened, "https://", addresses=True)
    assert stage.asked is not None and stage.asked.prompt.cursor == 8
    typed("no such thing")
    await stage.worked()
    stage.asked.done("no such thing")
    assert opened == [] and stage.asked.prompt.text == "no such thing" and stage.said[-1:] != ["left"]
    typed("https://coast.example/x")
    assert stage.lines[0].split() == ["open", "https://coast.example/x"]
    stage.asked.done("https://coast.example/x")
    assert opened == ["https://coast.example/x"] and stage.said[-1] == "left"


async def test_kept_articles_are_there_at_once_where_an_address_is_asked_for(tmp_path: Path) -> None:
    for addresses, count in ((True, 2), (False, 0)):
        (tmp_path / str(addresses)).mkdir()
        stage, _ = line(tmp_path / str(addresses), [], addresses=addresses)
        await stage.worked()
        assert sum(isinstance(entry.value, Row) for entry in stage.held.entries) == count


# What is meant at once

IDS = frozenset(command.id for command in COMMANDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("q", Do("quit")), ("q!", Do("quit")), (" :q ", Do("quit")), ("wq", Do("quit")), ("x", Do("quit")),
        ("qa!", Do("quit.all")), ("quit", Do("quit")), ("n", Do("queue.next")), ("p", Do("queue.prev")),
        ("w", Do("write")), ("w notes.md", Write("notes.md")), ("e", Do("reload")), ("help", Do("help")),
        ("help next quote", Help("next quote")), ("find the bell", Find("the bell")), ("find", Do("find")),
        ("e coast.example/a b", Open("coast.example/a b")), ("e .", Open(".")),
        ("30", Do("top", 30)), ("30%", Do("percent", 30)), ("30 %", Do("percent", 30)), ("$", Do("bottom")),
        ("section.next", Do("section.next")), ("quotes", Do("quotes")), ("line.down", Do("line.down")),
        ("d", None), ("quote", None), ("nosuchthing", None), ("q x", None), ("12345678", None), ("-5", None),
    ],
)  # fmt: skip
def test_words_of_vim_and_less_numbers_and_ids_mean_what_they_do_there(typed: str, meant: Meaning | None) -> None:
    assert meaning(typed, IDS) == meant


def test_every_word_of_theirs_is_a_command_of_ours() -> None:
    for typed in ("q", "wq", "x", "qa", "w", "n", "N", "p", "e", "h", "help", "ls", "f", "ju", "$"):
        found = meaning(typed, IDS)
        assert isinstance(found, Do) and found.id in IDS, typed


def entered(tmp_path: Path, text: str) -> tuple[list[str], list[str]]:
    """What is done with a text, and said by the line, when Enter follows it at once."""
    opened: list[str] = []
    stage, typed = line(tmp_path, opened)
    typed(text)
    assert stage.asked is not None
    stage.asked.done(text)
    return opened, stage.said


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("q", "quit"), ("30", "30 top"), ("30%", "30 percent"), ("w a.md", "write a.md"), ("help links", "help links"),
        ("find a bell", "find a bell"),
        ("set width 72", "set width 72"), ("se hints?", "set hints?"), ("set", "settings"),
        ("e coast.example", "https://coast.example/"), ("page.down", "page.down"), ("page.d", "page.down"),
        ("coast.example", "https://coast.example/"), ("copy the add", "copy.address"), ("d", "nothing is called “d”"),
    ],
)  # fmt: skip
def test_what_was_typed_is_done_at_once_and_the_line_goes(tmp_path: Path, text: str, done: str) -> None:
    assert entered(tmp_path, text) == ([done], ["left"])


def test_nothing_typed_does_nothing(tmp_path: Path) -> None:
    assert entered(tmp_path, " ") == ([], ["left"])


async def test_a_bare_word_is_looked_for_and_never_asked_of_the_network(tmp_path: Path) -> None:
    opened: list[str] = []
    stage, typed = line(tmp_path, opened)
    typed("nosuchthing")
    await stage.worked()
    assert stage.lines == ["   nothing matches “nosuchthing”"] and stage.asked is not None
    stage.asked.done("nosuchthing")
    assert opened == ["nothing is called “nosuchthing”: no command, no kept article"] and stage.said == ["left"]


@pytest.mark.parametrize("addresses", [True, False])
async def test_a_bare_word_that_is_to_be_opened_is_a_file_or_nothing(
    tmp_path: Path, addresses: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    opened: list[str] = []
    stage, typed = line(tmp_path, opened, addresses=addresses)
    text = "notes" if addresses else "e notes"
    typed(text)
    await stage.worked()
    assert stage.asked is not None
    stage.asked.done(text)
    assert opened == [] and stage.asked.prompt.text == text
    assert stage.asked.prompt.aside == "“notes” is no file and no address"
    (tmp_path / "notes").write_text("A word.")
    stage.asked.done(text)
    assert opened == [f"file://{tmp_path}/notes"]


async def test_one_letter_names_nothing_but_can_be_chosen(tmp_path: Path) -> None:
    opened: list[str] = []
    stage, typed = line(tmp_path, opened)
    typed("d")
    assert stage.asked is not None and stage.asked.other is not None
    stage.asked.other("tab")
    stage.asked.other("up")
    stage.asked.done("d")
    assert len(opened) == 1 and opened[0] in IDS


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("coast.example", True),
        ("./song.md", True),
        ("~", True),
        ("localhost", True),
        ("next quote", False),
        ("q", False),
    ],
)
def test_one_word_with_a_dot_a_slash_or_a_colon_may_be_an_address(text: str, is_one: bool) -> None:
    assert looks_like_address(text) is is_one
