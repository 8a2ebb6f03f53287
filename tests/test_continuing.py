"""What comes after a text, at its end: selected by Space, fetched or opened by Enter, and by nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driving import NOW, closed_later, press, press_meanwhile, row_of, screen, settled, shown, text
from tests.driving import page as article
from tests.pagers import site
from tests.server import Server, response
from tests.test_opening import half_then_stall, until
from tui_reader.address import parse_source
from tui_reader.library.library import Library
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp

pytestmark = pytest.mark.app


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(site(3)) as running:
        yield running


def app_at(folder: Path, address: str, settings: Settings | None = None, *, offline: bool = False) -> ReaderApp:
    library = closed_later(Library.open(folder / "library.sqlite", now=lambda: NOW))
    reading = Reading(library, settings or Settings(), Options(offline=offline))
    return ReaderApp(reading, [parse_source(address)], now=lambda: NOW)


def asked(server: Server) -> list[str]:
    return [request.target for request in server.requests]


def is_selected(app: ReaderApp, words: str) -> bool:
    """Whether these words of the last line are drawn as a selected link is."""
    body = app.screen.query_one("#body")
    selected = body.get_component_rich_style("body--selected", partial=True)
    strips = app.screen._compositor.render_strips()
    return any(
        segment.text == words and segment.style is not None and segment.style.reverse == selected.reverse
        for strip in strips
        for segment in strip
    )


async def test_space_at_the_end_selects_the_next_page_and_enter_sets_it_below(tmp_path: Path, server: Server) -> None:
    app = app_at(tmp_path, server.address("/boat"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "The boat to the island")
        await press(pilot, "G")
        assert "— end · " in text(app) and "words · page 2 of 3" in text(app)
        assert not is_selected(app, "page 2 of 3")
        await press(pilot, "space")
        assert is_selected(app, "page 2 of 3")
        assert "→ page 2 of 3 · ↵ fetches it" in screen(app)[-1]
        assert asked(server) == ["/boat"], "Space reaches no network"
        top = screen(app)[1:16]
        await press(pilot, "enter")
        await until(pilot, app, "page 2 of 3 stands below")
        assert asked(server) == ["/boat", "/boat/2"]
        assert screen(app)[1:16] == top, "the text stays where it was"
        assert row_of(screen(app), "─ page 2 of 3 ─") > 0
        await press(pilot, "G", "space", "enter")
        await until(pilot, app, "page 3 of 3 stands below")
        await press(pilot, "G", "space")
        assert "page 4" not in text(app) and screen(app)[-1].strip().startswith("end")
        await press(pilot, "g", "]", "]", "]")
        assert "What part 3 was about" in screen(app)[-1], "the outline goes over the seams"
        await press(pilot, "g", "slash", *"waited", "enter", "n")
        assert "“We waited on page 2,”" in text(app) and "2/3" in screen(app)[-1], "and so does the search"


async def test_it_opens_again_with_all_its_pages_at_the_same_sentence(tmp_path: Path, server: Server) -> None:
    app = app_at(tmp_path, server.address("/boat"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "The boat to the island")
        await press(pilot, "G", "space", "enter")
        await until(pilot, app, "─ page 2 of 3 ─")
        await press(pilot, "g", "]", "]")
        assert screen(app)[0].strip() == "What part 2 was about"
        await press(pilot, "q")
    again = app_at(tmp_path, server.address("/boat"), offline=True)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, again, "What part 2 was about")
        await settled(pilot)
        assert screen(again)[0].strip() == "What part 2 was about"


async def test_other_keys_let_it_go_and_do_not_fetch(tmp_path: Path, server: Server) -> None:
    app = app_at(tmp_path, server.address("/boat"), Settings(preset="less"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "The boat to the island")
        await press(pilot, "G", "j", "enter", "enter")
        assert not is_selected(app, "page 2 of 3"), "Enter is a line down with the keys of less"
        await press(pilot, "space")
        assert is_selected(app, "page 2 of 3")
        await press(pilot, "k")
        assert not is_selected(app, "page 2 of 3")
        await press(pilot, "j", "enter")
        assert asked(server) == ["/boat"]


async def test_a_page_on_its_way_is_told_and_stopped(tmp_path: Path, server: Server) -> None:
    server.answers["/boat/2"] = half_then_stall
    app = app_at(tmp_path, server.address("/boat"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "The boat to the island")
        await press_meanwhile(pilot, "G", "space", "enter")
        await until(pilot, app, "fetching page 2 of 3")
        while "/boat/2" not in asked(server):
            await pilot.pause(0.005)
        await press_meanwhile(pilot, "k")
        await until(pilot, app, " s · Esc")
        await press_meanwhile(pilot, "escape")
        await until(pilot, app, "stopped")
        assert server.left.wait(10)
        await settled(pilot)
        assert "fetching" not in screen(app)[-1] and "page 2" not in text(app)


async def failed(pilot: Pilot[int], app: ReaderApp) -> str:
    await shown(pilot, "The boat to the island")
    await press(pilot, "G", "space", "enter")
    await until(pilot, app, "did not come")
    return screen(app)[-1]


async def test_a_page_that_does_not_come_is_said_and_can_be_tried_again(tmp_path: Path, server: Server) -> None:
    second, server.answers["/boat/2"] = server.answers["/boat/2"], response(status=404)
    app = app_at(tmp_path, server.address("/boat"))
    async with app.run_test(size=(100, 24)) as pilot:
        said = await failed(pilot, app)
        assert "! page 2 of 3 did not come: The page is not there: 404 Not Found · ↵ tries again" in said
        server.answers["/boat/2"] = second
        await press(pilot, "enter")
        await until(pilot, app, "page 2 of 3 stands below")


async def test_offline_the_next_page_is_not_there(tmp_path: Path, server: Server) -> None:
    app = app_at(tmp_path, server.address("/boat"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "The boat to the island")
    again = app_at(tmp_path, server.address("/boat"), offline=True)
    async with again.run_test(size=(100, 24)) as pilot:
        assert "not in the library" in await failed(pilot, again)


async def test_a_story_with_a_next_page_is_not_read_to_its_end(tmp_path: Path, server: Server) -> None:
    app = app_at(tmp_path, server.address("/boat"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "The boat to the island")
        await press(pilot, *["space"] * 6, "A")
        assert "READING 1" in text(app)


CHAPTER = (
    "<title>{0}</title><link rel=next href='/{1}' title='{2}'><body><main><h1>{0}</h1>"
    + "<p>A line goes round the cleat twice before it is made fast, and once more when the wind is up.</p>" * 9
    + "</main></body>"
)


async def test_the_next_chapter_opens_as_an_article_of_its_own(tmp_path: Path, server: Server) -> None:
    server.answers["/knots"] = response(CHAPTER.format("Knots", "splices", "Splices").encode())
    server.answers["/splices"] = response(article("Splices").encode())
    app = app_at(tmp_path, server.address("/knots"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Knots")
        await press(pilot, "G", "space")
        assert is_selected(app, "next chapter: Splices")
        assert "→ next chapter: Splices · ↵ opens" in screen(app)[-1]
        await press(pilot, "enter")
        await shown(pilot, "Splices")
        await press(pilot, "backspace")
        await until(pilot, app, "next chapter: Splices")
