"""Whatever is done to the shape of the text, in any order, the word on top stays on its row: chance chooses what."""

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.driving import NOW, closed_later, library, press, resized, screen, settled
from tests.ferry import ADDRESS, BLOCKS, FERRY
from tests.test_place_kept import word_on_its_row
from tui_reader.address import identity, parse_source
from tui_reader.article.document import Block
from tui_reader.complete import complete
from tui_reader.extraction import VERSION
from tui_reader.library.library import Library
from tui_reader.reading import Options, Reading
from tui_reader.settings import Settings, read_choices
from tui_reader.ui.app import ReaderApp
from tui_reader.web.page import Page

pytestmark = pytest.mark.app


def _told(count: int) -> tuple[Block, ...]:
    """The story told several times, each time in other words."""
    told: list[Block] = []
    for number in range(count):
        for block in BLOCKS:
            if not block.cells:
                block = block._replace(text=f"{number} {block.text} {number}", spans=())
            told.append(block)
    return tuple(told)


def _around(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """What a whole page has besides: something before, after and in between."""
    aside = Block("PARAGRAPH", "Read also: what the county council said about it, and why nobody listened then.")
    whole = [Block("PARAGRAPH", f"Menu {number}") for number in range(30)]
    for number, block in enumerate(blocks):
        whole += [aside, block] if number % 9 == 4 else [block]
    return (*whole, *[aside] * 20)


ARTICLE = complete(FERRY.with_(blocks=_told(4), quotes=(), outline=()))
WHOLE = complete(ARTICLE.with_(blocks=_around(_told(4)), quotes=(), outline=()))
SOURCE = complete(
    ARTICLE.with_(
        blocks=(Block("CODE", "\n".join(f"<p>{block.text}</p>" for block in WHOLE.blocks), language="html"),),
        quotes=(),
        outline=(),
    )
)
START = st.lists(
    st.sampled_from(("j", "d", "space", "right_square_bracket", "right_curly_bracket", "right_parenthesis", "G", "b")),
    min_size=1,
    max_size=8,
)
SIZES = st.tuples(st.integers(12, 220), st.integers(4, 60))
KEYS = st.sampled_from(
    ("z", "t", "quotation_mark", "plus", "minus", "underscore", "equals_sign", "question_mark", "T", "l", "ctrl+l")
)
CHANGES = st.lists(
    st.one_of(
        SIZES,
        KEYS,
        st.sampled_from(("theme", "spacing", "justify", "hyphenate", "whole", "source", "again", "again")),
    ),
    min_size=1,
    max_size=12,
)


def _keep(folder: Path) -> None:
    """The article and its other views, as they are when each was looked at once."""
    with library(folder, ARTICLE) as opened:
        for view, document in (("whole", WHOLE), ("source", SOURCE), ("article", ARTICLE)):
            page = Page(ADDRESS, ADDRESS, b"<p>kept</p>", "text/html", fetched_at=NOW)
            opened.keep(document, page, VERSION, ADDRESS, identity(ADDRESS), view)


async def _change(pilot: Pilot[int], app: ReaderApp, change: str | tuple[int, int], turn: int) -> None:
    """One change of the shape, and back to the text."""
    if isinstance(change, tuple):
        await resized(pilot, *change)
        await settled(pilot)
    elif change == "theme":
        app.choices.choose_theme(app.choices.theme_names()[turn % len(app.choices.theme_names())])
        await settled(pilot)
    elif change in ("spacing", "justify", "hyphenate"):
        before = getattr(app.reading.settings, change)
        app.choices.choose(change, (before + 1) % 3 if change == "spacing" else not before)
        app.reader_screen.panes.arrange()
        await settled(pilot)
    elif change in ("whole", "source"):
        # Round through the views: to the whole page, or to the source and on to the article.
        visit = app.reader_screen.current.visit
        wanted = {"article": 1, "whole": 2}[visit.view or "article"] if visit is not None else 0
        await press(pilot, *["backslash"] * (wanted if change == "source" or wanted == 2 else 1))
    else:
        await press(pilot, change)
        for _ in range(3):
            if app.screen is not app.reader_screen or not app.reader_screen.body.has_focus:
                await press(pilot, "escape")


async def _read(folder: Path, start: list[str], changes: list[str | tuple[int, int]]) -> None:
    """Go somewhere, then change after change, with a restart wherever `again` says so."""
    _keep(folder)
    rest = list(changes)
    size, before, turn = (80, 24), None, 0
    while rest or before is None:
        chosen = read_choices(folder / "choices.json", Settings())
        app = _reopened(folder, chosen)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            if before is None:
                await press(pilot, *start)
                if app.reader_screen.body.view.held is None:
                    await press(pilot, "j")
                before = word_on_its_row(app)
            assert word_on_its_row(app) == before, ("after opening", rest)
            while rest and (change := rest.pop(0)) != "again":
                turn += 1
                await _change(pilot, app, change, turn)
                assert word_on_its_row(app) == before, (change, rest, screen(app))
            size = app.size
            await press(pilot, "Q")


def _reopened(folder: Path, chosen: Settings) -> ReaderApp:
    opened = closed_later(Library.open(folder / "library.sqlite", now=lambda: NOW))
    reading = Reading(opened, chosen, Options(offline=True))
    return ReaderApp(reading, [parse_source(ADDRESS)], choices=folder / "choices.json", now=lambda: NOW)


def _run(start: list[str], changes: list[str | tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_read(Path(folder), start, changes))


PATIENT = {"deadline": None, "suppress_health_check": list(HealthCheck)}


# The pane of the quotes was hidden while another document came, and was shown again.
@example(["j"], [(220, 23), "whole", "source", (184, 5), "again"])
# A pane was made anew for another width before its entries were.
@example(
    ["j"] * 4,
    ["z", (211, 52), "z", "t", (198, 44), "z", "whole", "whole", "quotation_mark", "again", "z", (36, 7)],
)
# A blank row is on top, and the whole page has a paragraph before the next word.
@example(["right_square_bracket", "j"], ["whole"])
@settings(max_examples=6, derandomize=True, **PATIENT)  # type: ignore[arg-type]
@given(START, CHANGES)
def test_no_sequence_of_changes_moves_the_word_on_top(start: list[str], changes: list[str | tuple[int, int]]) -> None:
    _run(start, changes)


@pytest.mark.slow
@settings(max_examples=300, **PATIENT)  # type: ignore[arg-type]
@given(START, CHANGES)
def test_no_sequence_of_changes_moves_the_word_on_top_at_length(
    start: list[str], changes: list[str | tuple[int, int]]
) -> None:
    _run(start, changes)
