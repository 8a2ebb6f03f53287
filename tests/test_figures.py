"""Figures: nothing is fetched before the key; the picture lies in a box over the text, drawn as the terminal can."""

import asyncio
import io
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from tests.driving import NOW, app_on, library, page, press, press_meanwhile, resized, row_of, screen, settled
from tests.ferry import ADDRESS, FERRY
from tests.server import Server, response
from tests.terminal import Terminal
from tui_reader.address import parse_source
from tui_reader.article.document import Document, Image
from tui_reader.errors import NothingToRead
from tui_reader.installed import adding_extra
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.boxes import figures
from tui_reader.ui.boxes.picture import PictureError, drawn
from tui_reader.ui.boxes.viewer import cells, load_decoders
from tui_reader.ui.output.key_reader import KeyReader
from tui_reader.ui.typed.answers import Answers, Shows, question
from tui_reader.web.kinds import picture

pytestmark = pytest.mark.app


def png(width: int, height: int) -> bytes:
    """A picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x7f\x40\x20" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PNG = png(40, 20)


@pytest.fixture
def server() -> Iterator[Server]:
    answers = {
        "/office.png": response(PNG, type="image/png"),
        "/large.png": response(png(640, 400), type="image/png"),
        "/page": response(b"<p>no picture</p>"),
    }
    with Server(answers) as running:
        yield running


def with_picture(address: str, at: str = ADDRESS) -> Document:
    blocks = tuple(
        block._replace(image=Image(address, block.image.alt)) if block.image else block for block in FERRY.blocks
    )
    return FERRY.with_(blocks=blocks, url=at, final_url=at)


def online(folder: Path, document: Document) -> ReaderApp:
    reading = Reading(library(folder, document), Settings(check_after_hours=1e9), Options())
    return ReaderApp(reading, [parse_source(document.url)], now=lambda: NOW)


async def until_said(pilot: Pilot[int], app: ReaderApp, words: str) -> None:
    """Wait until the status row says `words`."""
    for _ in range(2000):
        if words in screen(app)[-1]:
            return
        await pilot.pause(0.005)
    raise AssertionError(f"{words!r} never came: {screen(app)[-1]}")


async def to_the_figure(pilot: Pilot[int]) -> None:
    await settled(pilot)
    await press(pilot, "right_square_bracket")


async def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "can_show", lambda: False)
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "i")
        assert "no figure on the screen" in screen(app)[-1]
        await to_the_figure(pilot)
        await press(pilot, "i")
        assert f"pictures need a package: {adding_extra('images', '')}"[:60] in screen(app)[-1]


async def until_open(pilot: Pilot[int], app: ReaderApp) -> None:
    """Wait until a picture lies over the text."""
    for _ in range(4000):
        if app.reader_screen.boxes.is_open:
            await settled(pilot)
            return
        await pilot.pause(0.005)
    raise AssertionError(f"no picture came: {screen(app)[-1]}")


@pytest.mark.parametrize("size", [(80, 24), (120, 32), (160, 45)])
async def test_the_picture_is_fetched_at_the_key_and_lies_over_the_text(
    tmp_path: Path, server: Server, size: tuple[int, int]
) -> None:
    pytest.importorskip("textual_image")
    app = online(tmp_path, with_picture(server.address("/office.png"), server.address("/story")))
    async with app.run_test(size=size) as pilot:
        await to_the_figure(pilot)
        assert not [request for request in server.requests if "office" in request.target]
        before = screen(app)
        await press_meanwhile(pilot, "i")
        await until_open(pilot, app)
        rows = screen(app)
        top, bottom = row_of(rows, "┌"), row_of(rows, "└─ Esc closes ─")
        assert 0 < top < bottom < size[1] - 1
        assert rows[:top] == before[:top] and rows[bottom + 1 :] == before[bottom + 1 :]
        drawn_rows = [row for row in rows[top:bottom] if "▀" * 40 in row]
        assert len(drawn_rows) == 10 and "▀" * 41 not in "".join(rows)
        assert "The harbour office at noon. Photo: Ida Ness" in "".join(rows[top:bottom])
        await press(pilot, "escape")
        assert screen(app) == before


async def test_the_key_again_or_any_other_takes_the_picture_away(tmp_path: Path, server: Server) -> None:
    pytest.importorskip("textual_image")
    app = online(tmp_path, with_picture(server.address("/office.png"), server.address("/story")))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_figure(pilot)
        before = screen(app)
        for key in ("i", "q", "ctrl+c"):
            await press_meanwhile(pilot, "i")
            await until_open(pilot, app)
            await press(pilot, key)
            assert screen(app) == before
        await press_meanwhile(pilot, "i")
        await until_open(pilot, app)
        await press(pilot, "j")
        assert screen(app)[:-2] == before[1:-1] and "▀" not in "".join(screen(app))


async def test_on_another_size_the_picture_is_drawn_anew(tmp_path: Path, server: Server) -> None:
    pytest.importorskip("textual_image")
    app = online(tmp_path, with_picture(server.address("/large.png"), server.address("/story")))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_figure(pilot)
        await press_meanwhile(pilot, "i")
        await until_open(pilot, app)
        wide = max(row.count("▀") for row in screen(app))
        await resized(pilot, 40, 24)
        await until_open(pilot, app)
        assert 0 < max(row.count("▀") for row in screen(app)) < wide
        assert screen(app)[0].strip() == "What the ferry costs"
    assert len([request for request in server.requests if "large" in request.target]) == 1


async def test_where_a_frame_would_leave_no_room_there_is_none(tmp_path: Path, server: Server) -> None:
    pytest.importorskip("textual_image")
    app = online(tmp_path, with_picture(server.address("/large.png"), server.address("/story")))
    async with app.run_test(size=(20, 8)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"noon", "enter")
        await press_meanwhile(pilot, "i")
        await until_open(pilot, app)
        assert "┌" not in "".join(screen(app)) and "▀" in "".join(screen(app))
        assert row_of(screen(app), "Esc closes") >= 0


async def test_what_is_no_picture_is_not_shown(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "can_show", lambda: True)
    app = online(tmp_path, with_picture(server.address("/page"), server.address("/story")))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_figure(pilot)
        await press_meanwhile(pilot, "i")
        await until_said(pilot, app, "! This is HTML, not an image")


async def test_a_public_page_shows_no_picture_of_the_own_network(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "can_show", lambda: True)
    app = online(tmp_path, with_picture(server.address("/office.png")))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_figure(pilot)
        await press_meanwhile(pilot, "i")
        await until_said(pilot, app, "! This leads into your own network")
    assert not [request for request in server.requests if "office" in request.target]


def test_only_pictures_are_pictures() -> None:
    assert picture("image/jpeg", b"", "") == picture("", b"", "") == picture("text/html", PNG, "") == "an image"
    with pytest.raises(NothingToRead):
        picture("text/html", b"", "https://coast.example/")
    with pytest.raises(NothingToRead):
        picture("", b"<html>", "https://coast.example/")


# How the terminal shows it

FORCED = {"kitty": rb"\x1b_Gi=\d+,m=[01],f=100,q=2;[A-Za-z0-9+/=]+\x1b\\", "sixel": rb"\x1bP0;0;0q[ -~]+\x1b\\"}


def story(folder: Path, server: Server) -> str:
    """The address of a page with the picture in it, on the server."""
    figure = "</p><figure><img src='/large.png' alt='The office'><figcaption>At noon</figcaption></figure>"
    body = page("Ferry").replace("</p>", figure, 1)
    server.answers["/story"] = response(body.encode())
    return server.address("/story")


def settings_file(machine: Path, text: str) -> None:
    folder = machine / ".config" / "tui-reader"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(text)


def box_on(terminal: Terminal) -> tuple[int, int, int]:
    """The row and column of the box's upper left corner, from 1, and its width."""
    rows = terminal.screen.display
    row = row_of(rows, "┌")
    return row + 1, rows[row].index("┌") + 1, rows[row].rindex("┐") - rows[row].index("┌") + 1


@pytest.mark.parametrize("way", ["kitty", "sixel"])
def test_a_forced_protocol_draws_inside_of_the_box_and_is_taken_away(
    tmp_path: Path, server: Server, machine: Path, way: str
) -> None:
    pytest.importorskip("textual_image")
    settings_file(machine, f'pictures = "{way}"\n')
    with Terminal(story(tmp_path, server), environment={"TERM": "xterm-256color"}) as terminal:
        terminal.wait_for("The harbour of Lindhavn")
        asked = len(terminal.output)
        terminal.send("i")
        terminal.wait_for(lambda: re.search(FORCED[way], terminal.output[asked:]) is not None)
        terminal.wait_for(lambda: terminal.output.endswith(b"\x1b8"))
        sent = bytes(terminal.output[asked:])
        place = re.search(rb"\x1b7\x1b\[(\d+);(\d+)H(?=\x1b[_P])(.*)\x1b8\Z", sent, re.DOTALL)
        assert place is not None
        # Only the frame before it: what stands behind would be erased.
        frame = sent[: place.start()].decode()
        assert "┌" in frame and "Esc closes" in frame
        top, left, width = _frame(frame)
        assert (int(place[1]), int(place[2])) == (top + 1, left + (width - _columns(way, place[3])) // 2)
        number = (re.findall(rb"_Gi=(\d+),", place[3]) or [b""])[-1]
        if way == "kitty":
            assert re.search(rb"\x1b_Ga=p,i=%b,c=\d+,r=\d+,C=1,q=2\x1b\\\Z" % number, place[3])
        closed = len(terminal.output)
        terminal.send("\x1b")
        gone = rb"\x1b_Ga=d,d=I,i=%b,q=2\x1b\\" % number if way == "kitty" else rb"\? help"
        terminal.wait_for(lambda: re.search(gone, terminal.output[closed:]) is not None)
        if way == "sixel":
            # Every row is sent anew, the blank ones too: text and erasing take the picture away.
            after = bytes(terminal.output[closed:])
            assert all(b"\x1b[%dH" % row in after for row in range(1, 25))
        terminal.send("q")
        assert terminal.wait() == 0
        assert terminal.is_restored


def _frame(said: str) -> tuple[int, int, int]:
    """Where a frame begins and how wide it is, from what draws its upper edge."""
    found = re.search(r"\x1b\[(\d+);(\d+)H(?:\x1b\[[0-9;]*m)?(┌─+┐)", said)
    assert found is not None, said
    return int(found[1]), int(found[2]), len(found[3])


def _columns(way: str, sequence: bytes) -> int:
    """The columns that a sequence draws over, a cell being eight pixels wide."""
    found = re.search(rb",c=(\d+)," if way == "kitty" else rb'q"1;1;(\d+);', sequence)
    assert found is not None
    return int(found[1]) // (1 if way == "kitty" else 8)


@pytest.mark.parametrize(
    ("answer", "begins"),
    [
        ("\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;4;22c", b"\x1b_Gi="),
        ("\x1b_Gi=31;ENOTSUP\x1b\\\x1b[?62;4;22c", b"\x1bP0;0;0q"),
        ("\x1b[?62;22c", "▀▀▀▀".encode()),
    ],
)
def test_the_terminal_is_asked_at_the_key_and_its_answer_is_no_key(
    tmp_path: Path, server: Server, machine: Path, answer: str, begins: bytes
) -> None:
    pytest.importorskip("textual_image")
    with Terminal(story(tmp_path, server), environment={"TERM": "xterm-256color"}) as terminal:
        terminal.wait_for("The harbour of Lindhavn")
        assert b"\x1b[c" not in terminal.output
        asked = len(terminal.output)
        terminal.send("i")
        terminal.wait_for(lambda: b"\x1b[c" in terminal.output)
        terminal.send(answer)
        terminal.wait_for(lambda: begins in terminal.output[asked:] and "▨".encode() in terminal.output)
        terminal.send("\x1bQ")
        assert terminal.wait() == 0
        assert b"takes no number" not in terminal.output


async def test_what_a_terminal_answers_is_heard_and_nothing_else() -> None:
    answers = Answers()
    assert answers.hear("\x1b_Gi=31;OK") and answers.hear("\x1b[6;20;10t") and answers.hear("\x1b[?62;4;22c")
    assert await answers.wait(5) == Shows(kitty=True, sixel=True, cell=(10, 20))
    for unit in ("\x1b[A", "\x1b[6;5~", "\x1b]52;c;UQ==", "\x1b_Gi=32;OK"):
        assert not answers.hear(unit)


async def test_answers_come_to_whom_they_are_for_and_do_nothing_else_when_nobody_asked() -> None:
    told = "j\x1b_Gi=31;OK\x1b\\k\x1b[6;20;10t\x1b[?62;4;22cl"
    answers = Answers()
    for reader in (KeyReader(answers), KeyReader()):
        assert [event.key for event in reader.feed(told) if isinstance(event, Key)] == ["j", "k", "l"]
    assert await answers.wait(5) == Shows(kitty=True, sixel=True, cell=(10, 20))


def test_where_it_would_be_misunderstood_it_is_not_asked() -> None:
    assert question({"TERM": "linux"}) == question({}) == ""
    assert "_G" in question({"TERM": "xterm-kitty"})
    for environment in ({"TERM": "tmux-256color"}, {"TERM": "xterm", "TMUX": "x"}, {"TERM": "xterm", "STY": "1.x"}):
        assert question(environment) == "\x1b[16t\x1b[c"


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n(told) print flush quit\n%%EOF\n"


def bomb() -> bytes:
    """A PNG of a gigapixel in a megabyte."""
    size = 33_000
    packer = zlib.compressobj()
    rows = [packer.compress(bytes(size // 8 + 1)) for _ in range(size)]
    head = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", b"".join([*rows, packer.flush()])), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )


@pytest.mark.parametrize(
    "data",
    [EPS, bomb(), b"\xff\xd8\xff" + b"\xff" * 100_000, b"GIF89a\xff\xff\xff\xff", b"<svg/>", b""],
    ids=["EPS", "bomb", "broken JPEG", "broken GIF", "SVG", "nothing"],
)
async def test_what_no_page_shows_and_what_is_too_much_is_no_picture(data: bytes) -> None:
    """Pillow would start Ghostscript for EPS, whatever its label says."""
    pytest.importorskip("textual_image")
    with pytest.raises(PictureError):
        await drawn(data, "blocks", (10, 10), (8, 16))


async def test_every_kind_of_picture_that_pages_show_is_drawn() -> None:
    pytest.importorskip("textual_image")
    from PIL import Image

    for name in load_decoders():
        file = io.BytesIO()
        Image.new("RGB", (32, 32), "red").save(file, name)
        assert (await drawn(file.getvalue(), "blocks", (10, 10), (8, 16))).columns, name


def test_a_picture_keeps_its_shape_and_is_never_made_larger() -> None:
    assert cells((640, 400), (74, 17), (8, 16)) == (54, 17)
    assert cells((640, 400), (20, 17), (8, 16)) == (20, 6)
    assert cells((16, 16), (74, 17), (8, 16)) == (2, 1)
    assert cells((40, 20), (74, 17), (1, 2)) == (40, 10)
    assert cells((10_000, 1), (74, 17), (8, 16)) == (74, 1)


def test_what_is_no_picture_says_so() -> None:
    pytest.importorskip("textual_image")
    for data in (b"", b"<html>", PNG[:60]):
        with pytest.raises(PictureError):
            asyncio.run(drawn(data, "blocks", (10, 10), (8, 16)))
