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
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.lists.command_line import CommandLine, Found, commands_for, looks_like_address

BELLS = FERRY.with_(url="https://tidal.example/bells", final_url="https://tidal.example/bells", title="The ferry bell")


def line(
    folder: Path, opened: list[str], text: str = "", addresses: bool = False
) -> tuple[Stage[Found], Callable[[str], None]]:
    shelf = Shelf(Keeper(library(folder, FERRY, BELLS)))
    keymap = Keymap()

    def open_source(source: Source) -> None:
        opened.append(source.address)

    stage = Stage(
        lambda shown: CommandLine(
            shown,
            shelf.articles,
            label=":",
            text=text,
            keymap=keymap,
            commands=() if addresses else commands_for(keymap, ("text",)),
            run=opened.append,
            open_source=open_source,
        )
    )

    def typed(text: str) -> None:
        assert stage.asked is not None and stage.asked.changed is not None
        stage.asked.changed(text)

    return stage, typed


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
    assert stage.lines[0] == "   open https://coast.example/x"
    stage.asked.done("https://coast.example/x")
    assert opened == ["https://coast.example/x"] and stage.said[-1] == "left"


async def test_kept_articles_are_there_at_once_where_an_address_is_asked_for(tmp_path: Path) -> None:
    for addresses, count in ((True, 2), (False, 0)):
        (tmp_path / str(addresses)).mkdir()
        stage, _ = line(tmp_path / str(addresses), [], addresses=addresses)
        await stage.worked()
        assert sum(isinstance(entry.value, Row) for entry in stage.held.entries) == count


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
