"""What is done with the rows of the articles: marked, tagged, put away, called new, sorted, shown whole."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.driving import NOW, app_on, closed_later, press, screen, settled
from tests.ferry import FERRY
from tests.listed import Stage
from tests.test_articles_list import on
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Document, Position
from tui_reader.article.place import place_of
from tui_reader.library.keeping import AddArticle
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.stopped import Stopped
from tui_reader.library.values import Row
from tui_reader.reading import Keeper, Shelf
from tui_reader.ui.articles.articles_list import Listed
from tui_reader.ui.lists.tag_line import candidates, completed, offer

NAMES = ("bell", "quay", "tide", "bus", "ferry")


def named(name: str) -> Document:
    address = f"https://coast.example/{name}"
    return FERRY.with_(url=address, final_url=address, title=f"About the {name}", site=f"{name.title()} Weekly")


def filled(path: Path, names: Sequence[str] = NAMES) -> Library:
    """Articles that are being read, the ferry last."""
    now = [NOW - 1000.0]

    def clock() -> float:
        now[0] += 1
        return now[0]

    opened = closed_later(Library.open(path / "library.sqlite", now=clock))
    for name in names:
        document = named(name)
        article = opened.keep(document, None, "1", document.url, identity=document.url)
        opened.change(Stopped(article, place_of(document.blocks, Position(1, 0))))
    return opened


async def shown(path: Path, names: Sequence[str] = NAMES) -> tuple[Stage[Listed], Library]:
    kept = filled(path, names)
    stage = on(Shelf(Keeper(kept)), [])
    await stage.worked()
    return stage, kept


def under(stage: Stage[Listed]) -> str:
    """The name of the article under the cursor."""
    assert isinstance(stage.held.value, Row)
    return stage.held.value.address.rpartition("/")[2]


def groups(kept: Library) -> dict[str, str]:
    return {row.address.rpartition("/")[2]: row.group for row in kept.articles()}


async def test_a_marked_row_has_a_sign_and_the_cursor_goes_on(tmp_path: Path) -> None:
    stage, _ = await shown(tmp_path)
    assert under(stage) == "ferry"
    stage.press("row.mark")
    assert under(stage) == "bus"
    (line,) = (line for line in stage.lines if "ferry" in line)
    assert line.startswith(" +   About the ferry")
    assert stage.contents.status(stage.held.value).section.startswith("1 marked")


async def test_esc_lets_marked_rows_go_and_a_second_mark_takes_the_first_away(tmp_path: Path) -> None:
    stage, _ = await shown(tmp_path)
    stage.press("row.mark.all")
    assert sum(line.startswith(" +") for line in stage.lines) == 5
    assert stage.contents.let_go() and not stage.contents.let_go()
    stage.press("row.mark")
    stage.held.move_to(stage.held.first)
    stage.press("row.mark")
    assert not any(line.startswith(" +") for line in stage.lines)


async def test_archiving_acts_on_the_row_and_goes_on_to_the_next(tmp_path: Path) -> None:
    stage, kept = await shown(tmp_path)
    stage.press("article.archive")
    await stage.worked()
    assert under(stage) == "bus"
    assert groups(kept) == dict.fromkeys(("bus", "tide", "quay", "bell"), "reading") | {"ferry": "archived"}
    assert stage.said == ["put away"]
    assert "  ARCHIVED 1" in stage.lines


async def test_archiving_again_brings_it_back_as_what_it_was(tmp_path: Path) -> None:
    stage, kept = await shown(tmp_path, ("ferry",))
    for said in ("put away", "taken out of the archive"):
        stage.press("article.archive")
        await stage.worked()
        assert stage.said[-1] == said
    assert groups(kept) == {"ferry": "reading"}


async def test_what_is_marked_is_acted_on_and_let_go(tmp_path: Path) -> None:
    stage, kept = await shown(tmp_path)
    stage.press("row.mark")
    stage.press("row.mark")
    stage.press("article.new")
    await stage.worked()
    assert {name for name, group in groups(kept).items() if group == "unread"} == {"ferry", "bus"}
    assert stage.said == ["2 called new"]
    assert not any(line.startswith(" +") for line in stage.lines)
    assert under(stage) == "tide"


async def test_several_are_deleted_with_what_is_highlighted_in_them(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    place = place_of(FERRY.blocks, Position(1, 0))
    passage = Passage("the ferry", "", "", place, place)
    for article in (5, 5, 4):
        kept.change(SetHighlight(article, passage._replace(quote=f"{article} {place}")))
    kept.change(SetHighlight(5, passage._replace(quote="another")))
    stage = on(Shelf(Keeper(kept)), [])
    await stage.worked()
    (line,) = (line for line in stage.lines if "ferry" in line)
    assert " *2 " in line
    stage.press("article.delete")
    assert stage.said[-1] == "Delete “About the ferry” with 2 highlights?"
    stage.press("row.mark.all")
    stage.press("article.delete")
    assert stage.said[-1] == "Delete 5 articles with 3 highlights?"
    assert stage.yes is not None
    stage.yes()
    await stage.worked()
    assert kept.counts()[0] == 0


async def test_tags_of_one_are_a_line_that_has_them(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    kept.change(ChangeTags((5,), ("harbour", "Method")), ChangeTags((1,), ("fish",)))
    stage = on(Shelf(Keeper(kept)), [])
    await stage.worked()
    (line,) = (line for line in stage.lines if "ferry" in line)
    assert "About the ferry  #harbour #Method" in line
    assert stage.contents.status(stage.held.value).section.startswith("#harbour #Method")
    stage.press("article.tags")
    await stage.worked()
    assert stage.asked is not None
    assert (stage.asked.prompt.label, stage.asked.prompt.text) == ("# ", "harbour Method ")
    assert stage.asked.prompt.aside == "Tab: fish"
    stage.asked.done("harbour, #quay")
    await stage.worked()
    assert stage.said[-1] == "tagged #harbour #quay"
    (row,) = kept.articles("tag:quay")
    assert row.tags == ("harbour", "quay")


async def test_tags_of_several_are_added_and_taken_away(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    kept.change(ChangeTags((5, 4, 1), ("harbour",)))
    stage = on(Shelf(Keeper(kept)), [])
    await stage.worked()
    stage.press("row.mark")
    stage.press("row.mark")
    stage.press("article.tags")
    await stage.worked()
    assert stage.asked is not None and stage.asked.prompt.label == "# 2 articles: "
    stage.asked.done("sea -Harbour")
    await stage.worked()
    assert stage.said[-1] == "2 #sea -#Harbour"
    assert {row.address.rpartition("/")[2] for row in kept.articles("tag:sea")} == {"ferry", "bus"}
    assert {row.address.rpartition("/")[2] for row in kept.articles("tag:harbour")} == {"bell"}


async def test_an_address_that_was_not_fetched_can_be_tagged_and_put_away(tmp_path: Path) -> None:
    kept = filled(tmp_path, ("ferry",))
    shelf = Shelf(Keeper(kept))
    await shelf.enqueue(["https://coast.example/later"])
    stage = on(shelf, [])
    await stage.worked()
    stage.held.move_to(stage.held.first)
    assert under(stage) == "later"
    stage.press("article.tags")
    await stage.worked()
    assert stage.asked is not None
    stage.asked.done("sea")
    await stage.worked()
    assert any("coast.example/later  #sea" in line for line in stage.lines)
    stage.press("article.archive")
    await stage.worked()
    assert groups(kept)["later"] == "archived"


@pytest.mark.parametrize(
    ("presses", "head", "order"),
    [
        (0, "by last read", "ferry bus tide quay bell"),
        (1, "by last added", "ferry bus tide quay bell"),
        (2, "by length", "ferry bus tide quay bell"),
        (3, "by site", "bell bus ferry quay tide"),
        (4, "by title", "bell bus ferry quay tide"),
        (5, "by last read", "ferry bus tide quay bell"),
    ],
)
async def test_the_list_is_sorted_and_its_head_says_how(tmp_path: Path, presses: int, head: str, order: str) -> None:
    stage, _ = await shown(tmp_path)
    for _ in range(presses):
        stage.press("list.sort")
    await stage.worked()
    assert f" {head} · 5 kept · " in stage.lines[0]
    names = [entry.value.address.rpartition("/")[2] for entry in stage.held.entries if isinstance(entry.value, Row)]
    assert names == order.split()


async def test_a_long_group_leaves_room_to_others_and_opens_in_place(tmp_path: Path) -> None:
    stage, _ = await shown(tmp_path, [f"n{number:02}" for number in range(20)])
    assert stage.lines[-1] == "     … 13 more"
    rows = len(stage.lines)
    stage.held.move_to(stage.held.last)
    assert stage.held.value is not None
    assert stage.contents.status(stage.held.value).section == "↵ shows them"
    stage.contents.chosen(stage.held.value)
    await stage.worked()
    assert len(stage.lines) == rows + 13 and stage.lines[-1] == "     … fewer"
    stage.contents.chosen(stage.held.entries[-1].value)  # type: ignore[arg-type]  # it has one
    await stage.worked()
    assert len(stage.lines) == rows


async def test_one_row_more_than_there_is_room_for_is_shown_in_the_place_of_the_row_that_says_so(
    tmp_path: Path,
) -> None:
    stage, _ = await shown(tmp_path, [f"n{number:02}" for number in range(8)])
    assert not any("more" in line for line in stage.lines)


async def test_what_a_filter_chose_is_all_shown(tmp_path: Path) -> None:
    stage, _ = await shown(tmp_path, [f"n{number:02}" for number in range(20)])
    filtered = stage.contents.filtered
    assert filtered is not None
    filtered.set_filter("about")
    await stage.worked()
    assert sum("About the" in line for line in stage.lines) == 20


@pytest.mark.parametrize(
    ("filter", "names"),
    [
        ("tag:sea", {"ferry", "quay"}),
        ("tag:se", {"ferry", "quay"}),
        ("#sea", set[str]()),
        ("tag:sea -ferry", {"quay"}),
        ("-tag:sea site:weekly", {"bell", "tide", "bus"}),
        ("site:coast.example", set(NAMES)),
        ("site:bell", {"bell"}),
        ("in:archived", {"tide"}),
        ("in:unread", {"only"}),
        ("by:aas", {"only"}),
        ("by:nobody", set[str]()),
        ("has:highlight", {"bus"}),
        ("has:note", set[str]()),
        ("title:bell", {"bell"}),
        ("title:weekly", set[str]()),
        ("tag:", {*NAMES, "only"}),
    ],
)
def test_the_filter_knows_tags_groups_sites_and_authors(tmp_path: Path, filter: str, names: set[str]) -> None:
    kept = filled(tmp_path)
    place = place_of(FERRY.blocks, Position(1, 0))
    kept.change(ChangeTags((5, 2), ("sea",)), ChangeTags((1,), ("other",)))
    kept.change(SetHighlight(4, Passage("the ferry", "", "", place, place)))
    kept.change(AddArticle("https://tidal.example/only", "Only a title", byline="Liv Aas"))
    kept.change(AddArticle("https://coast.example/tide", "known already", state="archived"))
    with kept._changing() as db:
        db.execute("UPDATE article SET state = 'archived' WHERE identity = 'https://coast.example/tide'")
    found = {row.address.rpartition("/")[2] for row in kept.articles(filter)}
    assert found == names


def test_words_are_completed_by_the_tags_that_there_are() -> None:
    known = ["harbour", "method", "Maps", "sea"]
    assert candidates("", known) == known
    assert candidates("harbour m", known) == ["method", "Maps"]
    assert candidates("harbour ", known) == ["method", "Maps", "sea"]
    assert candidates("sea -ha", known) == ["harbour"]
    assert completed("sea -ha", "harbour") == "sea -harbour "
    assert completed("#ha", "harbour") == "harbour "
    assert offer("x", known) == ""
    assert offer("m", known) == "Tab: method Maps"


@pytest.mark.app
async def test_tags_are_typed_in_the_text_with_tab_and_seen_in_the_list(tmp_path: Path) -> None:
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "number_sign", *"sea harbour", "enter")
        assert "tagged #sea #harbour" in screen(app)[-1]
        await press(pilot, "number_sign", "ctrl+u", *"h", "tab", "enter")
        assert "tagged #harbour" in screen(app)[-1]
        await press(pilot, "A")
        assert any("#harbour" in line for line in screen(app)[:-2])
        assert screen(app)[-1].startswith(" #harbour")


@pytest.mark.app
async def test_motions_stay_motions_in_the_articles(tmp_path: Path) -> None:
    app = app_on(tmp_path, *[named(f"n{number:02}") for number in range(9)], address=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = groups_shown(screen(app))
        await press(pilot, "space", "b", "d", "u", "g", "G", "j", "k")
        assert groups_shown(screen(app)) == before


def groups_shown(rows: Sequence[str]) -> list[str]:
    return [row for row in rows if row.strip().isupper()]


async def test_marked_rows_become_notes_in_the_folder_of_the_settings_with_one_enter(tmp_path: Path) -> None:
    stage, notes = on(Shelf(Keeper(filled(tmp_path))), [], folder=str(tmp_path / "notes")), tmp_path / "notes"
    await stage.worked()
    stage.press("row.mark")
    stage.press("row.mark")
    stage.press("export")
    assert stage.asked is not None
    assert (stage.asked.prompt.label, stage.asked.prompt.text) == ("export 2 articles to: ", str(notes))
    stage.asked.done(stage.asked.prompt.text)
    await stage.worked()
    assert stage.said[-1] == f"2 exported to {notes}"
    names = ["Bus Weekly - About the bus.md", "Ferry Weekly - About the ferry.md"]
    assert sorted(path.name for path in notes.iterdir()) == names
    assert FERRY.blocks[1].text[:20] in (notes / names[0]).read_text(encoding="utf-8")
    assert not any(line.startswith(" +") for line in stage.lines)


async def test_the_row_under_the_cursor_is_exported_and_what_was_not_fetched_is_told(tmp_path: Path) -> None:
    shelf = Shelf(Keeper(filled(tmp_path, ("ferry",))))
    await shelf.enqueue(["https://coast.example/later"])
    stage = on(shelf, [], folder=str(tmp_path / "notes"))
    await stage.worked()
    for name, said in (("later", "! not exported: it was not fetched yet"), ("ferry", f"exported to {tmp_path}/notes")):
        rows = [entry.value.address if isinstance(entry.value, Row) else "" for entry in stage.held.entries]
        stage.held.move_to(next(at for at, address in enumerate(rows) if address.endswith(name)))
        stage.press("export")
        assert stage.asked is not None and stage.asked.prompt.label == "export the article to: "
        stage.asked.done(stage.asked.prompt.text)
        await stage.worked()
        assert stage.said[-1] == said
    stage.press("row.mark.all")
    stage.press("export")
    assert stage.asked is not None
    stage.asked.done(stage.asked.prompt.text)
    await stage.worked()
    assert stage.said[-1] == f"1 exported to {tmp_path}/notes · 1 not fetched yet"


async def test_an_export_that_is_stopped_leaves_what_was_written(tmp_path: Path) -> None:
    stage = on(Shelf(Keeper(filled(tmp_path))), [], folder=str(tmp_path / "notes"))
    await stage.worked()
    stage.press("row.mark.all")
    stage.press("export")
    assert stage.asked is not None
    stage.asked.done(stage.asked.prompt.text)
    stage.press("export")
    assert stage.said[-1] == "still exporting"
    assert stage.contents.let_go() and stage.said[-1] == "stopped; what was written stays"
    await stage.worked()
    assert not (tmp_path / "notes").exists()
    assert stage.contents.let_go() and not stage.contents.let_go()


async def test_a_folder_that_can_not_be_written_says_why(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file")
    stage = on(Shelf(Keeper(filled(tmp_path))), [], folder=str(tmp_path / "notes"))
    await stage.worked()
    stage.press("export")
    assert stage.asked is not None
    stage.asked.done(stage.asked.prompt.text)
    await stage.worked()
    assert stage.said[-1].startswith("! Nothing can be exported there") and "File exists" in stage.said[-1]
