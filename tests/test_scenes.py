"""The named scenes: what the README shows is what these compare.

`python -m pytest tests/test_scenes.py --snapshot-update` draws them anew into screenshots/.
"""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from tests.books import tale
from tests.commented import commented
from tests.conftest import ROOT
from tests.driving import NOW, app_on, app_over, library, press, settled
from tests.ferry import ADDRESS, FERRY, long_article, signs
from tests.news import NEWS, PAGE_LIST, with_news
from tests.pdfs import sheets
from tests.pinned import at_pinned_versions
from tests.strip import STRIP
from tests.test_carried import HTML, shell
from tests.test_found import BELLS as HISTORY
from tests.test_found import marked
from tests.test_highlights_listed import with_three
from tests.test_packed import MAIL, mhtml
from tests.test_people_screen import STORIES
from tests.test_ways import HERE, RSS
from tests.week import week
from tui_reader.article.document import Block, Continuation, Document
from tui_reader.complete import complete
from tui_reader.extraction import VERSION
from tui_reader.extraction.dispatch import read
from tui_reader.extraction.onward.joining import joined
from tui_reader.library.library import Library
from tui_reader.reading.copies import out_of_feed
from tui_reader.settings import Settings
from tui_reader.ui.app import ReaderApp
from tui_reader.web.page import Page

pytestmark = pytest.mark.scene

SIZES = ((80, 24), (120, 32), (200, 50))
BELLS = FERRY.with_(
    url="https://tidal.example/bells",
    final_url="https://tidal.example/bells",
    title="A short history of the ferry bell",
)
REPORT = FERRY.with_(
    url="https://ministry.example/report", final_url="https://ministry.example/report", title="The report of 2019"
)
LOOKS = {
    "theme-nord": Settings(theme="nord"),
    "theme-light": Settings(theme="textual-light"),
    "theme-paper": Settings(theme="paper"),
    "theme-lamp": Settings(theme="lamp"),
    "plain": Settings(plain=True),
    "signs-paper": Settings(theme="paper"),
    "lit-paper": Settings(theme="paper"),
    "lit-lamp": Settings(theme="lamp"),
    "lit-plain": Settings(plain=True),
    **{f"lit-in-{theme}": Settings(theme=theme) for theme in BUILTIN_THEMES},
    "signs-nord": Settings(theme="nord"),
    "justified": Settings(justify=True, hyphenate=True),
    "changes-plain": Settings(plain=True),
    "export": Settings(export_folder="~/notes"),
    "people-plain": Settings(plain=True),
    "highlights-plain": Settings(plain=True),
    "pipe": Settings(pipe=(("loud", ("tr", "a-z", "A-Z")),)),
}
# What the terminal has: 256 colours, sixteen, none. The other scenes have all.
DEPTHS = {
    "256": {"COLORTERM": ""},
    "16": {"COLORTERM": "", "TERM": "xterm"},
    "none": {"COLORTERM": "", "NO_COLOR": "1"},
}
GIVEN: dict[str, Callable[[], bytes]] = {
    "book": tale,
    "paper": sheets,
    "mail": lambda: (
        f"{MAIL}Content-Type: text/plain; charset=utf-8\n\nHere is what the county says of it:\n\n"
        "> The bell stays where it is.\n> It is not ours to mend.\n\nSo we ring it as it is, cracked.\n\n-- \nZoë\n"
    ).encode(),
    "saved": lambda: mhtml().encode(),
    "carried": lambda: shell(json.dumps({"content": HTML}), "application/json").encode(),
    "thread": lambda: (ROOT / "tests" / "pages" / "boards" / "old-reddit.html").read_bytes(),
    "feed-text": lambda: RSS.format(HERE).encode(),
}
"""What one is given besides web pages, by the scenes that show it."""
NOT_THERE = (
    b"<title>Page not found - Coast Weekly</title><main><h1>Page not found</h1><p>We looked for it in all our rooms "
    b"and could not find it. It may have been moved when the harbour office got a new house, or it never was there.</p>"
    b"<p>The search above knows all that has been written here since 1998.</p></main>"
)
"""What some servers send with a good status."""
LONG = long_article().with_(url=ADDRESS + "/long", final_url=ADDRESS + "/long")

# name -> the keys that lead there
KEYS: dict[str, tuple[str, ...]] = {
    "main": (),
    "quotes": ("quotation_mark",),
    "outline": ("t", "j"),
    "structure": ("]", "]"),
    "end": ("G",),
    "help": ("?",),
    "info": ("=",),
    "command": ("colon", *"quote"),
    "articles": ("A",),
    "search": ("slash", *"ferry", "enter", "n"),
    "searching": ("slash", *"the quay"),
    "select": ("v", "}"),
    "trail": ("]", "G", "slash", *"cake", "enter", "T"),
    "marks": ("5", "}", "m", "a", "2", "k"),
    "hints": ("f",),
    "peek": ("tab", "K"),
    "links": ("l",),
    "looks": ("c",),
}
# A label, a note, a search, and another sentence selected.
LIT = (
    "v", "f", "a", "2", "enter", "v", "f", "s", "a", *"by whom?", "enter", "slash", *"nineteen", "enter", "v", "f", "g",
)  # fmt: skip
KEYS_OF_OTHERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("signs", "signs-paper", "signs-nord"), ("slash", *"fare", "enter", "tab")),
    "speakers": ("quotation_mark", "@"),
    "plain": ("]",),
    "ascii": ("f",),
    "ways": ("W",),
    "book": ("]", "]"),
    "pipe": ("v", "}", "|", *"loud", "enter"),
    **dict.fromkeys(("changes", "changes-plain"), ("r", "n")),
    **dict.fromkeys(("people", "people-plain"), ("P",)),
    "words": ("P", "enter"),
    "words-export": ("P", "enter", "v", "E"),
    **dict.fromkeys(("export", "export-asked"), ("E",)),
    **dict.fromkeys(("lit", "lit-paper", "lit-lamp", "lit-ascii"), LIT),
    **{f"lit-in-{theme}": LIT for theme in BUILTIN_THEMES},
    "lit-plain": ("v", "f", "1", "2", "enter"),
    "highlights": (*LIT, "escape", "M"),
    **dict.fromkeys(("highlights-all", "highlights-plain"), ("M", "v", "j")),
    "found": ("colon", *"find", "space", *"bell", "enter", "n"),
    "found-asked": ("A", "S"),
    "found-nothing": ("colon", *"find", "space", *"ferry", "space", *"bel", "enter"),
    "found-text": ("colon", *"find", "space", *"ferry", "space", *"bell", "enter", "enter"),
    "week-opened": ("g", "4", "G", "enter", "G"),
    "week-marked": ("v", "v", "j", "v"),
    "week-export": ("v", "v", "E", *"~/notes"),
    "week-tags": ("number_sign", "m"),
    "week-sorted": ("s", "s", "s"),
    "comments": ("\\",),
    "next-page": ("G", "space"),
    "next-chapter": ("G", "space"),
    "list": ("v", "v"),
    "page-list": ("j", "K"),
    "followed": ("A",),
}
SCENES = [f"{name}-{width}x{height}" for name in KEYS for width, height in SIZES]
WEEK = ("week", "week-marked", "week-tags", "week-opened", "week-sorted", "week-export")
OTHERS = [
    "main-20x5", "main-300x100", "error-80x24", "theme-nord-120x32", "theme-light-120x32", "first-run-80x24",
    "theme-paper-120x32", "theme-lamp-120x32", "plain-80x24", "ascii-80x24", "justified-80x24", "speakers-80x24",
    "signs-80x24", "signs-paper-80x24", "signs-nord-80x24",
    *(f"theme-{theme}-of-{depth}-80x24" for theme in ("nord", "paper", "lamp") for depth in ("256", "16")),
    "search-of-none-80x24", "links-of-none-80x24", "pipe-80x24", "pipe-120x32",
    *(f"{name}-80x24" for name in ("mail", "saved", "carried", "thread", "feed-text")),
    "ways-80x24", "doubted-80x24", "book-80x24", "book-120x32", "paper-80x24",
    "changes-80x24", "changes-120x32", "changes-plain-80x24", "changes-of-none-80x24",
    "people-80x24", "people-120x32", "people-plain-80x24", "people-of-none-80x24", "words-80x24", "words-120x32",
    "lit-80x24", "lit-120x32", "lit-paper-80x24", "lit-lamp-80x24",
    "lit-ascii-80x24", "lit-plain-80x24", "lit-of-16-80x24", "lit-of-none-80x24", "lit-paper-of-16-80x24",
    *(f"lit-in-{theme}-80x18" for theme in BUILTIN_THEMES),
    "highlights-80x24", "highlights-120x32", "highlights-all-80x24", "highlights-all-120x32", "highlights-plain-80x24",
    "found-80x24", "found-120x32", "found-asked-80x24", "found-nothing-80x24", "found-text-80x24",
    *(f"{name}-{size}" for name in WEEK for size in ("80x24", "120x32")),
    "next-page-80x24", "next-page-120x32", "next-page-of-none-80x24", "next-chapter-80x24",
    "comments-80x24", "comments-120x32",
    "list-80x24", "list-120x32", "list-of-none-80x24", "page-list-80x24", "page-list-120x32",
    "followed-80x24", "followed-120x32",
    *(f"{name}-{size}" for name in ("export", "export-asked", "words-export") for size in ("80x24", "120x32")),
]  # fmt: skip


def _app(name: str, folder: Path) -> ReaderApp:
    documents: tuple[Document, ...] = (FERRY, BELLS, LONG)
    if name.startswith("week"):
        return app_over(week(folder), folder)
    if name in ("highlights-all", "highlights-plain"):
        with_three(folder)
        return app_over(library(folder), folder, None, LOOKS.get(name))
    if name.startswith("error"):
        return app_on(folder, address="https://nowhere.example/story")
    if name.startswith(("people", "words")):
        return app_on(folder, FERRY, *STORIES, settings=LOOKS.get(name))
    if name in GIVEN:
        given = Page(ADDRESS, ADDRESS, GIVEN[name]())
        document = read(out_of_feed(given, HERE) if name == "feed-text" else given)
        return app_on(folder, document.with_(url=ADDRESS, final_url=ADDRESS))
    if name.startswith("signs"):
        return app_on(folder, signs(), settings=LOOKS.get(name))
    if name in LOOKS:
        return app_on(folder, settings=LOOKS[name])
    if name.startswith("found"):
        app = app_on(folder, FERRY, HISTORY, LONG)
        marked(app)
        return app
    if name == "doubted":
        return app_on(folder, read(Page(ADDRESS, ADDRESS, NOT_THERE, "text/html")))
    if name == "comments":
        return app_over(with_comments(folder), folder, ADDRESS)
    if name.startswith("next"):
        return app_on(folder, continued(pages=name == "next-page"))
    if name == "list":
        return with_news(app_on(folder, NEWS, *documents, address=NEWS.url))
    if name == "followed":
        return with_news(app_on(folder, NEWS, *documents))
    if name == "page-list":
        return app_on(folder, PAGE_LIST, *documents, address=PAGE_LIST.url)
    if name in ("hints", "peek", "links"):
        documents = (*documents, REPORT)
    if name.startswith("first-run"):
        return app_on(folder, FERRY.with_(url="guide:", final_url="guide:", title="The guide", site=""), address=None)
    return app_on(folder, *documents)


def with_comments(folder: Path) -> Library:
    """A library that has a page with comments below its article."""
    page = Page(ADDRESS, ADDRESS, commented().encode(), "text/html", fetched_at=NOW)
    kept = library(folder)
    kept.keep(read(page), page, VERSION, ADDRESS, ADDRESS)
    return kept


def continued(pages: bool) -> Document:
    """The story, put together of two pages, with a third; or the chapter of a book."""
    if not pages:
        return FERRY.with_(continued=Continuation("chapter", f"{ADDRESS}/bell", "The bell of the ferry"))
    parts = [FERRY.with_(url=f"{ADDRESS}/{number}", blocks=part) for number, part in enumerate(halves(), 1)]
    named = [Continuation("page", f"{ADDRESS}/{number}", "", number, 5) for number in (2, 3)]
    pairs = zip(parts, named, strict=True)
    return complete(joined([part.with_(continued=one) for part, one in pairs], ()).with_(url=ADDRESS))


def halves() -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The story cut before its last paragraph."""
    blocks = tuple(FERRY.blocks)
    return blocks[:-1], blocks[-1:]


def offer(app: ReaderApp) -> None:
    """Another version of the article waits to be shown."""
    blocks = [*FERRY.blocks]
    for index in [index for index, block in enumerate(blocks) if block.kind == "PARAGRAPH"][:2]:
        words = blocks[index].text.split(" ")
        blocks[index] = Block("PARAGRAPH", " ".join([*words[:4], "at", "last", *words[5:]]))
    told = Block("PARAGRAPH", "Correction: an earlier version of this story named the wrong day.")
    visit = app.reader_screen.current.visit
    assert visit is not None
    visit.offered = FERRY.with_(blocks=(blocks[0], told, *blocks[1:]))


@at_pinned_versions
@pytest.mark.parametrize("scene", [*SCENES, *OTHERS])
def test_scene(scene: str, tmp_path: Path, snap_compare: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    name, _, size = scene.rpartition("-")
    name, _, depth = name.partition("-of-")
    width, height = map(int, size.split("x"))

    async def prepare(pilot: Pilot[int]) -> Awaitable[None] | None:
        await settled(pilot)
        if name.startswith("changes") and isinstance(pilot.app, ReaderApp):
            offer(pilot.app)
        for key in {**KEYS, **KEYS_OF_OTHERS}.get(name, ()):
            # What a key has begun, like keeping a mark, is said when it has ended.
            await press(pilot, key)
        return None

    for variable, value in DEPTHS.get(depth, {"COLORTERM": "truecolor"}).items():
        monkeypatch.setenv(variable, value)
    if name.endswith("ascii"):
        monkeypatch.setenv("LANG", "C")
    assert snap_compare(_app(name, tmp_path), terminal_size=(width, height), run_before=prepare)


def test_every_picture_is_a_scene() -> None:
    assert {path.stem for path in (ROOT / "screenshots").glob("*.svg")} - {STRIP.stem} == {*SCENES, *OTHERS}
