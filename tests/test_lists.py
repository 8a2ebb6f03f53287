"""Lists without a screen: entries, their filter and cursor, the keys that move it, and what each list holds."""

from collections.abc import Awaitable, Callable, Collection
from pathlib import Path

import pytest

from tests.driving import NOW, library
from tests.ferry import FERRY, long_article
from tests.listed import Stage, lines_of, words
from tui_reader.address import Source, parse_source
from tui_reader.article.document import Place, Position
from tui_reader.errors import LibraryError
from tui_reader.library.values import Row
from tui_reader.reading import Keeper, Shelf
from tui_reader.ui.keys.commands import KEYS, Keymap
from tui_reader.ui.lists.article_rows import Answer, article_entries
from tui_reader.ui.lists.articles_list import ArticlesList
from tui_reader.ui.lists.command_line import CommandLine, Found, commands_for, looks_like_address
from tui_reader.ui.lists.entry import Entry, Run, columns, wrapped
from tui_reader.ui.lists.entry_list import EntryList
from tui_reader.ui.lists.facts_list import FactsList
from tui_reader.ui.lists.filter_line import filter_line
from tui_reader.ui.lists.help_list import HelpList
from tui_reader.ui.lists.links_list import LinksList
from tui_reader.ui.lists.list_moves import ListMoves
from tui_reader.ui.lists.speakers_list import SpeakersList
from tui_reader.ui.lists.theme_list import ThemeList
from tui_reader.ui.lists.trail_list import TrailList
from tui_reader.ui.lists.typed_ahead import Typed, TypedAhead
from tui_reader.ui.reader.trail import Stop
from tui_reader.ui.reader.visit import Visit
from tui_reader.ui.text.shown_links import LinkMarks

BELLS = FERRY.with_(url="https://tidal.example/bells", final_url="https://tidal.example/bells", title="The ferry bell")
LONG = long_article().with_(url="https://tidal.example/long", final_url="https://tidal.example/long")


def held(*names: str, cursor: int | None = None) -> EntryList[str]:
    entries: EntryList[str] = EntryList()
    entries.show(words(*names), cursor)
    return entries


# Entries, filter, cursor


def test_the_cursor_passes_over_what_has_no_value() -> None:
    entries = held("", "a", "", "b", "")
    assert entries.cursor == 1
    assert [entries.stepped(1), entries.stepped(5), entries.stepped(-1)] == [3, 3, 1]
    assert (entries.first, entries.last) == (1, 3)
    assert entries.move_to(2) and entries.cursor == 3
    assert not entries.move_to(4) and entries.cursor == 3


def test_a_list_of_blanks_and_an_empty_one_have_a_cursor_on_nothing() -> None:
    for entries in (held("", ""), held()):
        assert (entries.cursor, entries.value, entries.first, entries.last) == (0, None, 0, 0)
        assert (entries.stepped(1), entries.paged(5), entries.move_to(3)) == (0, 0, False)


def test_a_filter_hides_and_the_cursor_stays_on_its_value_else_on_the_first() -> None:
    entries = held("", "Anna", "Berg", "Hanna", cursor=3)
    entries.set_filter("ANNA")
    assert [entry.value for entry in entries.entries] == ["Anna", "Hanna"]
    assert entries.value == "Hanna"
    entries.set_filter("b")
    assert entries.value == "Berg"


def test_after_a_filter_that_found_nothing_the_cursor_is_on_the_first_value_again() -> None:
    entries = held("", "Anna", "Berg")
    entries.set_filter("zzz")
    assert lines_of(entries.entries) == ["", "   nothing here matches “zzz” · Esc"]
    entries.set_filter("")
    assert entries.value == "Anna"


def test_shorter_entries_keep_the_cursor_on_the_last() -> None:
    entries = held("a", "b", "c", cursor=2)
    entries.show(words("a", ""))
    assert entries.value == "a"


def test_the_entry_under_the_cursor_opens_only_where_the_keys_go() -> None:
    short, whole = (Run("short"),), ((Run("a title"),), (Run("of two lines"),))
    entries: EntryList[int] = EntryList()
    entries.show([Entry((short,), 0, open=whole), Entry((short,), 1, open=whole)])
    assert entries.tops == [0, 1, 2]
    entries.open_under_cursor(True)
    assert entries.tops == [0, 2, 3]
    assert entries.line(1) == (whole[1], True) and entries.line(2) == (short, False)
    assert entries.move_to(1) and entries.tops == [0, 1, 3]
    assert entries.line(3) is None and entries.line(-1) is None


def test_exchanged_entries_are_found_by_the_filter_that_holds() -> None:
    entries = held("a", "b", "c")
    entries.exchange({1: words("z")[0]}, cursor=1)
    assert entries.value == "z"
    entries.set_filter("z")
    entries.exchange({0: words("zz")[0]})
    assert [entry.value for entry in entries.entries] == ["zz", "z"]


# The keys that move


@pytest.mark.parametrize(
    ("begin", "command", "count", "end"),
    [
        (1, "line.down", None, 2), (1, "line.down", 3, 4), (1, "line.up", None, 1), (9, "line.up", 4, 5),
        (1, "page.down", None, 5), (9, "page.up", None, 5), (1, "half.down", None, 3), (9, "half.up", None, 7),
        (9, "top", None, 1), (1, "bottom", None, 20), (19, "page.down", None, 20), (2, "page.up", None, 1),
    ],
)  # fmt: skip
def test_the_keys_move_by_lines_and_screens_of_five_rows(begin: int, command: str, count: int | None, end: int) -> None:
    entries = held("", *map(str, range(1, 21)), cursor=begin)

    def move_to(index: int) -> None:
        entries.move_to(index)

    verbs = ListMoves(entries, lambda: 5, move_to, lambda: None, print).verbs
    verbs[command](count)
    assert entries.cursor == end


def test_enter_chooses_only_what_has_a_value() -> None:
    chosen: list[str] = []
    for entries in (held(""), held("a")):
        moves = ListMoves(entries, lambda: 5, print, print, lambda: chosen.append("chosen"))
        moves.verbs["go"](None)
    assert chosen == ["chosen"]


def test_every_verb_of_the_lists_is_a_command() -> None:
    ids = {key.id for key in KEYS}
    assert set(ListMoves(held(), lambda: 1, print, print, print).verbs) <= ids


# What is typed


def test_a_filter_follows_every_letter_and_esc_shows_all() -> None:
    entries = held("a", "b")
    entries.set_filter("b")
    line = filter_line(entries)
    assert (line.prompt.label, line.prompt.text, line.prompt.cursor) == ("/", "b", 1)
    assert line.changed is not None and line.left is not None
    line.changed("a")
    assert entries.value == "a"
    line.left()
    assert len(entries.entries) == 2


def test_keys_wait_for_the_first_entries_and_come_again_in_their_order() -> None:
    again: list[str] = []
    ahead = TypedAhead(lambda typed: again.append(typed.key))
    assert all(ahead.holds(Typed(key, key), "line.down") for key in "jk")
    assert not ahead.holds(Typed("escape", None), "close")
    ahead.let_go()
    assert again == ["j", "k"]
    assert not ahead.holds(Typed("j", "j"), "line.down")
    ahead.let_go()
    assert again == ["j", "k"]


def test_text_is_wrapped_and_set_in_columns() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert columns("left", "right", 12) == "left   right"
    assert columns("left", "right", 3) == "left right"


# Facts, help, themes, speakers, stops


def test_facts_are_names_and_wrapped_values() -> None:
    stage = Stage(lambda _: FactsList([("title", "A song"), ("about", "words " * 12)]), width=40)
    assert stage.lines == [
        "", " title          A song", " about          words words words", *[" " * 16 + "words words words"] * 3,
    ]  # fmt: skip
    assert stage.contents.title == "ABOUT THIS ARTICLE" and stage.contents.left() == ""


def test_help_has_the_keys_of_the_place_first_and_runs_what_is_chosen() -> None:
    ran: list[str] = []
    keymap = Keymap({"article.delete": ("x",)})
    stage = Stage(lambda shown: HelpList(keymap, ("articles", "list", "text"), ran.append, shown.dismiss))
    assert stage.lines[:2] == [" IN THE ARTICLES", "   x                delete the article, after a question"]
    assert stage.lines.index(" IN LISTS") < stage.lines.index(" MOVE")
    assert stage.held.value == "article.delete"
    stage.contents.chosen("line.down")
    assert (stage.said, ran) == (["left"], ["line.down"])


def test_help_says_which_command_has_no_key_and_nothing_of_other_places() -> None:
    stage = Stage(lambda shown: HelpList(Keymap({"looks": ()}), ("text",), print, shown.dismiss))
    assert any(line.startswith("   not bound        looks:") for line in stage.lines)
    assert " IN THE ARTICLES" not in stage.lines and " IN LISTS" not in stage.lines


def test_a_theme_is_tried_on_and_kept_or_given_back() -> None:
    worn: list[str] = []
    kept: list[str] = []
    stage = Stage(lambda shown: ThemeList(["lamp", "nord", "paper"], "nord", worn.append, kept.append, shown.dismiss))
    assert stage.held.value == "nord"
    stage.contents.moved("paper")
    assert (stage.contents.left(), worn, stage.said) == ("", ["paper", "nord"], [])
    stage.contents.chosen("lamp")
    assert (kept, stage.said) == (["lamp"], ["left"])


def test_speakers_are_counted_between_everybody_and_those_not_named() -> None:
    chosen: list[str | None] = []
    stage = Stage(lambda shown: SpeakersList(FERRY.quotes, chosen.append, shown.dismiss))
    counts = [line.split(maxsplit=1) for line in stage.lines[2:]]
    assert counts[0] == [str(len(FERRY.quotes)), "everybody"]
    assert counts[-1][1] == "speaker not named"
    assert sum(int(count) for count, _ in counts[1:]) == len(FERRY.quotes)
    for entry in stage.held.entries:
        if entry.value is not None:
            stage.contents.chosen(entry.value)
    assert chosen[0] is None and chosen[-1] == "" and "Anna Berg" in chosen


def place(after: str, block: int = 0) -> Place:
    return Place(Position(block, 0), "", after, 0.0, 0 if block else None)


def test_the_trail_marks_where_one_is_and_says_how_far_to_go() -> None:
    visit, elsewhere = Visit(parse_source(FERRY.url)), Visit(parse_source(LONG.url))
    visit.document = FERRY
    stops = [
        Stop(visit, place("")),
        Stop(visit, place("“They counted the cars.", 14)),
        Stop(elsewhere, place("let go")),
    ]
    gone: list[int] = []
    stage = Stage(lambda shown: TrailList(stops, 1, gone.append, shown.dismiss))
    assert [line for line in stage.lines if line] == [
        " TRAIL", " The ferry comes back to Lindhavn", "   the beginning",
        next(line for line in stage.lines if line.startswith(" ▸ “They counted")), " tidal.example/long", "   let go",
    ]  # fmt: skip
    assert stage.held.value == 1
    for number in (1, 0, 2):
        stage.contents.chosen(number)
    assert gone == [-1, 1] and stage.said == ["left"] * 3


# Links


class Below:
    """A text with links that writes down what is done with them."""

    def __init__(self) -> None:
        self.done: list[tuple[str, int]] = []

    def leads_to(self, index: int) -> str:
        return f"→ {index}"

    def select_seen_link(self, index: int) -> None:
        self.done.append(("select", index))

    def follow(self, index: int) -> None:
        self.done.append(("follow", index))

    def put_away(self, index: int) -> None:
        self.done.append(("later", index))


def links(below: Below, marks: LinkMarks, is_current: bool = True, width: int = 80) -> Stage[int]:
    async def find_kept() -> None:
        marks.kept = frozenset((0,))

    return Stage(
        lambda shown: LinksList(
            shown,
            marks,
            1,
            below,
            is_current=lambda: is_current,
            find_kept=find_kept,
            open_outside=lambda address: f"outside {address}",
            copy_address=lambda address: shown.say(f"copied {address}"),
        ),
        width,
    )


async def test_links_are_there_at_once_and_say_later_which_are_kept() -> None:
    stage = links(Below(), LinkMarks(FERRY))
    assert stage.held.value == 1
    assert stage.lines[2].split() == ["report", "ministry.example/report"]
    await stage.worked()
    assert stage.lines[2].endswith("ministry.example/report · kept")
    assert stage.held.value == 1


def test_links_have_two_rows_on_a_narrow_screen() -> None:
    assert links(Below(), LinkMarks(FERRY), width=40).lines[2:4] == [" report", "   ministry.example/report"]


def test_a_link_is_followed_put_away_opened_outside_and_copied() -> None:
    below = Below()
    stage = links(below, LinkMarks(FERRY))
    stage.held.move_to(1)
    for command in ("hints.outside", "copy.address", "later"):
        stage.press(command)
    stage.contents.chosen(0)
    address = "https://ministry.example/report"
    assert stage.said == [f"outside {address}", f"copied {address}", "left", "left"]
    assert below.done == [("select", 0), ("later", 0), ("select", 0), ("follow", 0)]
    assert stage.contents.status(0).section == "→ 0"


def test_links_of_a_text_that_is_gone_lead_nowhere() -> None:
    below = Below()
    stage = links(below, LinkMarks(FERRY), is_current=False)
    stage.contents.chosen(0)
    assert (stage.said, below.done) == (["left"], [])
    assert stage.contents.status(0).section == "LINKS"


# Articles


def articles(folder: Path, opened: list[str]) -> tuple[Stage[Row], Shelf]:
    shelf = Shelf(Keeper(library(folder, FERRY, BELLS, LONG)))
    return on(shelf, opened), shelf


def on(
    shelf: Shelf,
    opened: list[str],
    has_text: bool = True,
    keymap: Keymap | None = None,
    fetch: Callable[[str], Awaitable[None]] | None = None,
) -> Stage[Row]:
    return Stage(
        lambda shown: ArticlesList(
            shown,
            shelf,
            fetch_behind=fetch,
            now=lambda: NOW,
            key_of=(keymap or Keymap()).key_of,
            open_source=lambda source: opened.append(source.address),
            open_outside=lambda address: f"outside {address}",
            copy_address=lambda address: shown.say(f"copied {address}"),
            has_text=lambda: has_text,
            leave_program=lambda: opened.append("left"),
        )
    )


async def test_articles_are_filled_when_the_library_has_answered(tmp_path: Path) -> None:
    stage, _ = articles(tmp_path, [])
    assert not stage.contents.is_filled and stage.held.value is None
    await stage.worked()
    assert stage.contents.is_filled and stage.held.value is not None
    assert stage.lines[0].startswith("  ARTICLES") and " 3 kept · " in stage.lines[0]


async def test_the_library_filters_the_articles_and_the_cursor_stays_on_its_own(tmp_path: Path) -> None:
    stage, _ = articles(tmp_path, [])
    await stage.worked()
    filtered = stage.contents.filtered
    assert filtered is not None
    filtered.set_filter("zzz")
    await stage.worked()
    assert stage.lines[-1] == "   nothing here matches “zzz” · Esc"
    filtered.set_filter("bell")
    await stage.worked()
    row = stage.held.value
    assert row is not None and row.address == BELLS.url
    filtered.set_filter("")
    await stage.worked()
    row = stage.held.value
    assert row is not None and row.address == BELLS.url


async def test_articles_are_queued_deleted_opened_and_copied(tmp_path: Path) -> None:
    opened: list[str] = []
    stage, shelf = articles(tmp_path, opened)
    await stage.worked()
    row = stage.held.value
    assert row is not None
    for command in ("browser", "copy.address", "article.queue"):
        stage.press(command)
    await stage.worked()
    assert len(await shelf.queue()) == 1
    stage.press("article.queue")
    await stage.worked()
    assert not await shelf.queue()
    stage.contents.chosen(row)
    stage.press("article.delete")
    assert stage.yes is not None and (await shelf.counts())[0] == 3
    stage.yes()
    await stage.worked()
    assert (await shelf.counts())[0] == 2
    assert opened == [row.address]
    assert stage.said == [
        f"outside {row.address}", f"copied {row.address}", "put into the queue", "taken out of the queue",
        f"Delete “{row.title}”?", "deleted",
    ]  # fmt: skip


def test_the_articles_quit_by_their_key_and_stay_where_there_is_no_text() -> None:
    opened: list[str] = []
    stage = on(Shelf(Keeper(None)), opened, has_text=False, keymap=Keymap({"quit": ("x",)}))
    stage.press("quit")
    assert opened == ["left"]
    assert stage.contents.left() == "x quits"
    assert any(line.endswith("? help   x quit") for line in stage.lines)


async def test_more_articles_are_asked_for_near_the_last() -> None:
    asked: list[int] = []

    class Many(Shelf):
        async def articles(self, filter: str = "", limit: int = 200) -> tuple[Row, ...]:
            asked.append(limit)
            return tuple(
                Row("read", n, f"https://a.example/{n}", "", "", None, "", 1.0, 1, 0, "", 0.0, True)
                for n in range(min(limit, 250))
            )

    stage = on(Many(Keeper(None)), [])
    await stage.worked()
    for index in (100, 190, 245):
        stage.held.move_to(index)
        assert stage.held.value is not None
        stage.contents.moved(stage.held.value)
        await stage.worked()
    assert asked == [200, 400]


async def test_what_the_library_did_not_change_is_said(tmp_path: Path) -> None:
    class Full(Shelf):
        async def enqueue(self, addresses: Collection[str]) -> None:
            raise LibraryError("the disk is full")

    stage = on(Full(Keeper(library(tmp_path, FERRY))), [])
    await stage.worked()
    stage.press("article.queue")
    await stage.worked()
    assert stage.said == ["! not put into the queue: the disk is full"]


async def test_what_is_queued_is_fetched_behind_the_list_and_counted(tmp_path: Path) -> None:
    shelf = Shelf(Keeper(library(tmp_path, FERRY)))
    addresses = ["https://a.example/one", "https://a.example/two"]
    await shelf.enqueue(addresses)
    told: list[str] = []
    fetched: list[str] = []

    async def fetch(address: str) -> None:
        fetched.append(address)
        told.append(stage.contents.status(None).minutes)

    stage = on(shelf, [], fetch=fetch)
    await stage.worked()
    assert (fetched, told) == (addresses, ["2 being fetched", "1 being fetched"])
    assert stage.contents.status(None).minutes == ""
    stage.press("reload")
    await stage.worked()
    assert fetched == addresses * 2


def test_an_article_that_could_not_be_fetched_says_why() -> None:
    row = Row("queue", None, "https://a.example/one", "", "", 1, "refused", 0.0, 0, 0, "", 0.0, False)
    lines = lines_of(article_entries(Answer((row,), 1, 2_000), 80, NOW))
    assert lines[2] == "  QUEUE" and lines[3].split() == ["1", "a.example/one", "a.example", "refused", "·"]


# The line


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
            keys=() if addresses else commands_for(keymap, ("text",)),
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
    assert stage.asked.prompt.text == "ferry bell" and (stage.said, opened) == ([], [])
    await stage.worked()
    assert (stage.said, opened) == (["left"], [BELLS.url])


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
