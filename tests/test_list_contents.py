"""What each list holds and does, without a screen: facts, help, themes, speakers, the trail, links."""

from tests.ferry import FERRY, long_article
from tests.listed import Stage
from tui_reader.address import parse_source
from tui_reader.article.document import Omission, Place, Position, Sources
from tui_reader.ui.keys.commands import COMMANDS
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.lists.of_article.facts_list import FactsList, facts
from tui_reader.ui.lists.of_article.links_list import LinksList
from tui_reader.ui.lists.of_article.speakers_list import SpeakersList
from tui_reader.ui.lists.of_article.trail_list import TrailList
from tui_reader.ui.lists.of_program.help_list import HelpList
from tui_reader.ui.lists.of_program.theme_list import ThemeList
from tui_reader.ui.opening.trail import Stop
from tui_reader.ui.opening.visit import Visit
from tui_reader.ui.text.shown_links import ShownLinks

LONG = long_article().with_(url="https://tidal.example/long", final_url="https://tidal.example/long")


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
    assert stage.lines[0] == " IN THE ARTICLES"
    assert "   x                delete the article, after a question" in stage.lines[: stage.lines.index(" IN LISTS")]
    assert stage.lines.index(" IN LISTS") < stage.lines.index(" MOVE")
    assert stage.held.value in {command.id for command in COMMANDS if command.where == "articles"}
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

    def select_seen(self, index: int) -> None:
        self.done.append(("select", index))

    def follow(self, index: int) -> None:
        self.done.append(("follow", index))

    def put_away(self, index: int) -> None:
        self.done.append(("later", index))


def links(below: Below, marks: ShownLinks, is_current: bool = True, width: int = 80) -> Stage[int]:
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
            copy_addresses=lambda some: shown.say(f"copied {' '.join(some)}"),
        ),
        width,
    )


async def test_links_are_there_at_once_and_say_later_which_are_kept() -> None:
    stage = links(Below(), ShownLinks(FERRY))
    assert stage.held.value == 1
    assert stage.lines[2].split() == ["report", "ministry.example/report"]
    await stage.worked()
    assert stage.lines[2].endswith("ministry.example/report · kept")
    assert stage.held.value == 1


def test_links_have_two_rows_on_a_narrow_screen() -> None:
    assert links(Below(), ShownLinks(FERRY), width=40).lines[2:4] == [" report", "   ministry.example/report"]


def test_a_link_is_followed_put_away_opened_outside_and_copied() -> None:
    below = Below()
    stage = links(below, ShownLinks(FERRY))
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
    stage = links(below, ShownLinks(FERRY), is_current=False)
    stage.contents.chosen(0)
    assert (stage.said, below.done) == (["left"], [])
    assert stage.contents.status(0).section == "LINKS"


def test_the_facts_say_where_they_were_found_and_what_of_the_page_was_left_out() -> None:
    omitted = (Omission("other stories", 3, "Read also"), Omission("nothing but links", 1, "Home"))
    document = FERRY.with_(sources=Sources("the heading shown", "", "JSON-LD"), omitted=omitted)
    known = facts(Visit(parse_source("https://tidal.example/a")), document, "50 %", 0.0)
    assert ("found in", "title: the heading shown · date: JSON-LD") in known
    at = known.index(("left out", "3 · other stories: “Read also”"))
    assert known[at + 1] == ("", "1 · nothing but links: “Home”")
