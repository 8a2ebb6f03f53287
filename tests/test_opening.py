"""Opening articles in the app from a server of our own: steps, stopping, failing, changing."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driving import NOW, closed_later, press, press_meanwhile, row_of, screen, settled, text
from tests.driving import library as kept
from tests.ferry import long_article
from tests.idle import idle
from tests.server import Answer, Connection, Server, redirect, response
from tests.test_reading import PAGE
from tui_reader.address import parse_source
from tui_reader.library.library import Library
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.keys.keyed_screen import KeyedScreen

pytestmark = pytest.mark.app


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def app_at(folder: Path, address: str, settings: Settings | None = None) -> ReaderApp:
    library = closed_later(Library.open(folder / "library.sqlite", now=lambda: NOW))
    reading = Reading(library, settings or Settings(check_after_hours=0))
    return ReaderApp(reading, [parse_source(address)], now=lambda: NOW)


async def until(pilot: Pilot[int], app: ReaderApp, words: str) -> None:
    """Wait until the screen says `words`, one turn of the app's loop after the other."""
    for _ in range(2000):
        if words in text(app):
            return
        await pilot.pause(0.005)
    raise AssertionError(f"{words!r} never came:\n{text(app)}")


def half_then_stall(connection: Connection) -> None:
    connection.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 212000\r\n\r\n" + b"<p>x</p>" * 999)
    connection.stall()


async def test_a_redirect_into_a_part_of_a_page_opens_there(tmp_path: Path, server: Server) -> None:
    story = "".join(f"<p>Paragraph {number} tells of the ferry, and who waits for it.</p>" for number in range(60))
    server.answers["/old"] = redirect("/new#timetable")
    server.answers["/new"] = response((PAGE % f"{story}<h2 id=timetable>Timetable</h2>{story}").encode())
    app = app_at(tmp_path, server.address("/old"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "Timetable")
        await settled(pilot)
        assert row_of(screen(app), "Timetable") < 4


async def test_loading_is_told_in_steps_and_esc_stops_it(tmp_path: Path, server: Server) -> None:
    server.answers["/slow"] = half_then_stall
    app = app_at(tmp_path, server.address("/slow"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "answered: HTML, 212 KB")
        assert "Esc stops" in text(app)
        await press_meanwhile(pilot, "escape")
        await until(pilot, app, "Stopped")
        assert server.left.wait(10)
        server.answers["/slow"] = response((PAGE % "It came after all.").encode())
        await press_meanwhile(pilot, "r")
        await until(pilot, app, "It came after all.")


async def test_q_while_loading_leaves_with_nothing_lost(tmp_path: Path, server: Server) -> None:
    server.answers["/slow"] = half_then_stall
    app = app_at(tmp_path, server.address("/slow"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "answered")
        await press_meanwhile(pilot, "q")
        await idle(pilot.app)
    assert app.return_code == 0


async def test_ctrl_c_while_nothing_is_shown_leaves_with_130(tmp_path: Path, server: Server) -> None:
    server.answers["/slow"] = half_then_stall
    app = app_at(tmp_path, server.address("/slow"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "answered")
        await press_meanwhile(pilot, "ctrl+c")
        await idle(pilot.app)
    assert app.return_code == 130


@pytest.mark.parametrize(
    ("answer", "words", "code"),
    [
        (response(status=403), "403", 4),
        (response(b"%PDF-1.7", type="application/pdf"), "PDF", 5),
        (response(b"<html><body></body></html>"), "q  quit (code 5)", 5),
    ],
)
async def test_an_error_is_a_card_and_its_code_is_the_programs(
    answer: Answer, words: str, code: int, tmp_path: Path, server: Server
) -> None:
    server.answers["/bad"] = answer
    app = app_at(tmp_path, server.address("/bad"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, f"(code {code})")
        assert words in text(app)
        await press(pilot, "q")
    assert app.return_code == code


async def test_a_key_that_does_nothing_on_a_card_is_told_in_words(tmp_path: Path, server: Server) -> None:
    server.answers["/bad"] = response(b"no", 403)
    app = app_at(tmp_path, server.address("/bad"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "q  quit")
        await press(pilot, "j")
        assert "there is no article here" in text(app) and "line.down" not in text(app)


async def test_a_changed_page_is_offered_and_taken_at_the_same_sentence(tmp_path: Path, server: Server) -> None:
    server.answers["/bell"] = response((PAGE % "First.").encode())
    app = app_at(tmp_path, server.address("/bell"))
    async with app.run_test(size=(40, 8)) as pilot:
        await until(pilot, app, "The bell of the ferry")
        await settled(pilot)
        await press(pilot, "}", "}", "}", "q")
        before = screen(app)[0]
    news = "<article><p>A new paragraph comes first and says a good deal about the boat and its crew.</p>"
    server.answers["/bell"] = response((PAGE % "Second.").replace("<article>", news).encode())
    again = app_at(tmp_path, server.address("/bell"))
    async with again.run_test(size=(80, 8)) as pilot:
        await until(pilot, again, "changed on the server · r")
        assert "A new paragraph" not in text(again)
        await press(pilot, "r")
        assert "{+A new paragraph comes first" in text(again) and "change 1 of" in screen(again)[-1]
        await press(pilot, "r")
        assert "paragraphs changed" in screen(again)[-1]
        assert screen(again)[0].strip()[:20] == before.strip()[:20]


async def test_without_the_server_the_kept_text_stays_and_says_so(tmp_path: Path) -> None:
    with Server({"/bell": response((PAGE % "First.").encode())}) as server:
        address = server.address("/bell")
        app = app_at(tmp_path, address)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, app, "First.")
            await settled(pilot)
            await press(pilot, "q")
    again = app_at(tmp_path, address)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, again, "offline · kept today")
        assert row_of(screen(again), "First.") > 0


async def test_a_source_that_fails_behind_a_text_is_one_line(tmp_path: Path, server: Server) -> None:
    server.answers["/bell"] = response((PAGE % "First.").encode())
    server.answers["/gone"] = response(status=410)
    app = app_at(tmp_path, server.address("/bell"))
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, app, "First.")
        await press(pilot, "colon", *server.address("/gone"), "enter")
        await until(pilot, app, "! Could not open")
        assert "First." in text(app) and "r again" in screen(app)[-1]


async def test_of_several_sources_the_first_opens_and_the_others_are_queued(tmp_path: Path, server: Server) -> None:
    server.answers["/one"] = response((PAGE % "Number one.").encode())
    server.answers["/two"] = response((PAGE % "Number two.").encode())
    library = closed_later(Library.open(tmp_path / "library.sqlite", now=lambda: NOW))
    sources = [parse_source(server.address("/one")), parse_source(server.address("/two"))]
    app = ReaderApp(Reading(library, Settings()), sources, now=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "Number one.")
        await settled(pilot)
        assert [entry.title for entry in library.queue()] == ["The bell of the ferry"] * 2
        await press(pilot, ".")
        await until(pilot, app, "Number two.")


class Slow:
    """An answer that comes when it is let go; `asked` is set when the server has the request."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.asked = threading.Event()
        self.go = threading.Event()

    def __call__(self, connection: Connection) -> None:
        self.asked.set()
        if self.go.wait(30):
            self._answer(connection)


@pytest.mark.parametrize("key", ["backslash", "R"])
async def test_what_is_being_opened_is_not_dropped_for_another_view_of_the_text(
    key: str, tmp_path: Path, server: Server
) -> None:
    slow = server.answers["/slow"] = Slow(response((PAGE % "The slow one.").encode()))
    server.answers["/bell"] = response((PAGE % "First.").encode())
    app = app_at(tmp_path, server.address("/bell"))
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, app, "First.")
        await press_until_asked(pilot, app, server.address("/slow"), slow)
        await press_meanwhile(pilot, key)
        await until(pilot, app, "/slow is being opened · Esc stops")
        assert "First." in text(app)
        slow.go.set()
        await until(pilot, app, "The slow one.")


async def press_until_asked(pilot: Pilot[int], app: ReaderApp, address: str, slow: Slow) -> None:
    """Open an address, and wait until its server has been asked."""
    await press_meanwhile(pilot, "U", *address, "enter")
    for _ in range(2000):
        if slow.asked.is_set():
            return
        await pilot.pause(0.005)
    raise AssertionError(text(app))


async def test_after_another_view_r_asks_about_the_text_that_is_shown(tmp_path: Path, server: Server) -> None:
    slow = server.answers["/slow"] = Slow(response((PAGE % "The slow one.").encode()))
    server.answers["/bell"] = response((PAGE % "First.").encode())
    app = app_at(tmp_path, server.address("/bell"))
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, app, "First.")
        await press_until_asked(pilot, app, server.address("/slow"), slow)
        await press_meanwhile(pilot, "escape")
        await until(pilot, app, "stopped opening")
        await press(pilot, "R")
        await until(pilot, app, "the same text")
        await press_meanwhile(pilot, "r")
        await until(pilot, app, "nothing has changed")
        assert "First." in text(app)
        slow.go.set()


async def test_while_a_text_is_asked_about_r_says_so(tmp_path: Path, server: Server) -> None:
    server.answers["/bell"] = response((PAGE % "First.").encode())
    app = app_at(tmp_path, server.address("/bell"), Settings())
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, app, "First.")
        await settled(pilot)
        slow = server.answers["/bell"] = Slow(response((PAGE % "First.").encode()))
        await press_meanwhile(pilot, "r")
        await until(pilot, app, "asking the server · Esc stops")
        await press_meanwhile(pilot, "r")
        await until(pilot, app, "is being opened already · Esc stops")
        await press_meanwhile(pilot, "escape")
        await until(pilot, app, "stopped")
        slow.go.set()


async def test_views_typed_one_after_the_other_are_gone_through(tmp_path: Path, server: Server) -> None:
    server.answers["/bell"] = response((PAGE % "First.").encode())
    app = app_at(tmp_path, server.address("/bell"), Settings())
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, app, "First.")
        await settled(pilot)
        await press_meanwhile(pilot, "backslash", "backslash")
        await until(pilot, app, "<html")
        assert screen(app)[-1].lstrip().startswith("source of the page")


async def test_looking_at_the_source_changes_nothing_that_is_kept(tmp_path: Path, server: Server) -> None:
    server.answers["/bell"] = response((PAGE % "First.").encode())
    app = app_at(tmp_path, server.address("/bell"), Settings())
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, app, "First.")
        await settled(pilot)
        before = await app.reading.shelf.articles()
        await press_meanwhile(pilot, "backslash", "backslash")
        await until(pilot, app, "<html")
        await press_meanwhile(pilot, "q")
    with Library.open(tmp_path / "library.sqlite") as library:
        after = library.articles()
        kept = library.kept(before[0].address)
    assert [(row.title, row.minutes, row.fraction) for row in after] == [
        (row.title, row.minutes, row.fraction) for row in before
    ]
    assert kept is not None and kept.view != "source"


async def test_the_keys_of_a_failure_are_its_own_until_another_key(tmp_path: Path, server: Server) -> None:
    server.answers["/bell"] = response((PAGE % "First.").encode())
    server.answers["/gone"] = response(status=410)
    app = app_at(tmp_path, server.address("/bell"), Settings())
    async with app.run_test(size=(120, 24)) as pilot:
        await until(pilot, app, "First.")
        await settled(pilot)
        await press(pilot, "colon", *server.address("/gone"), "enter")
        await until(pilot, app, "! Could not open")
        await press_meanwhile(pilot, "a")
        await until(pilot, app, "put away for later · 1 in the queue")
        await press(pilot, "r")
        await until(pilot, app, "! Could not open")
        await press(pilot, "j", "r")
        await until(pilot, app, "nothing has changed")


async def test_the_card_of_a_refusal_names_the_keys_there_are(tmp_path: Path, server: Server) -> None:
    server.answers["/no"] = response(status=403)
    changed = Settings(keys=(("reload", ("f5",)), ("quit", ("x",))))
    app = app_at(tmp_path, server.address("/no"), changed)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "F5 try again")
        assert "x  quit (code 4)" in text(app) and "r  try again" not in text(app) and "q  quit" not in text(app)
        await press(pilot, "x")
    assert app.return_code == 4


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys wait for what is being opened however slow the machine is."""
    monkeypatch.setattr(KeyedScreen.hold_keys, "__defaults__", (60.0,))
    monkeypatch.setattr("tui_reader.ui.opening.opening.CARD_SECONDS", 60.0)


@pytest.mark.usefixtures("patient")
async def test_keys_typed_after_an_address_are_for_the_kept_text_it_opens(tmp_path: Path, server: Server) -> None:
    long = "".join(f"<p>Paragraph {number} says a good deal about the boat and its crew.</p>" for number in range(60))
    for name in ("/one", "/two"):
        server.answers[name] = response((PAGE % "Number.").replace("<article>", f"<article>{long}").encode())
    app = app_at(tmp_path, server.address("/two"), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "Paragraph 0 ")
        await settled(pilot)
        await press(pilot, "U", *server.address("/one"), "enter")
        await until(pilot, app, "Paragraph 0 ")
        await settled(pilot)
        await press_meanwhile(pilot, "U", *server.address("/two"), "enter", "space", "space")
        await settled(pilot)
        assert app.reader_screen.current.address == server.address("/two") and app.reader_screen.body.view.top > 20


@pytest.mark.usefixtures("patient")
async def test_keys_typed_after_enter_in_the_articles_are_for_the_article_it_opens(tmp_path: Path) -> None:
    library = kept(tmp_path, long_article(40))
    app = ReaderApp(Reading(library, Settings(), Options(offline=True)), (), now=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press_meanwhile(pilot, "enter", "space", "space")
        await settled(pilot)
        assert app.screen is app.reader_screen and app.reader_screen.body.view.top == 44
