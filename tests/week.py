"""A library after a week of reading: a long queue, two articles being read, many that were, tags, highlights."""

from pathlib import Path

from tests.driving import NOW, library
from tests.ferry import FERRY
from tui_reader.anchoring.passage import Passage
from tui_reader.article.document import Document, Position
from tui_reader.article.place import place_of
from tui_reader.library.library import Library
from tui_reader.library.marked.highlights import SetHighlight
from tui_reader.library.marked.states import SetState
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.queue import Enqueue, NoteFailure
from tui_reader.library.stopped import Stopped

QUEUED = (
    ("Why the tide tables were wrong", "tidal.example"),
    ("A short history of the ferry bell", "coastweekly.example"),
    *((f"Letters, part {number}", "coastweekly.example") for number in range(2, 13)),
)
READ = (
    ("How quays are built", "harbours.example"),
    ("The bus that never came", "coastweekly.example"),
    *((f"What the harbour costs in year {number}", "harbours.example") for number in range(2001, 2013)),
)


def week(folder: Path) -> Library:
    """The library; of one queued address nothing is known but that it answered with 403."""
    kept = library(folder)
    method = _kept(kept, "Notes on counting people", "statblog.example")
    ferry = _kept(kept, "The ferry comes back to Lindhavn", "coastweekly.example")
    bells = [_kept(kept, title, site, unread=True) for title, site in QUEUED]
    done = [_kept(kept, title, site) for title, site in READ]
    away = _kept(kept, "Oak under water", "tidal.example")
    gone = "https://county-council.example/budget-2027"
    kept.change(Enqueue((*(_address(title, site) for title, site in QUEUED[:2]), gone)))
    kept.change(NoteFailure(gone, "403"))
    kept.change(Enqueue(tuple(_address(title, site) for title, site in QUEUED[2:])))
    for article in reversed(done):
        kept.change(Stopped(article, place_of(FERRY.blocks, Position(5, 0)), finished=True))
    kept.change(SetState((away,), "archived"))
    kept.change(Stopped(method, place_of(FERRY.blocks, Position(6, 0)), section="The noon boat", minutes_left=1))
    kept.change(Stopped(ferry, place_of(FERRY.blocks, Position(2, 0)), section="What the ferry costs", minutes_left=4))
    kept.change(ChangeTags((method,), ("method",)), ChangeTags((done[0], ferry), ("harbour",)))
    kept.change(ChangeTags((ferry, bells[1]), ("ferry",)))
    for article, passages in ((ferry, 2), (done[0], 1)):
        for number in range(passages):
            start = place_of(FERRY.blocks, Position(1, number))
            kept.change(SetHighlight(article, Passage("the ferry", "", "", start, start), created=NOW))
    return kept


def _kept(kept: Library, title: str, site: str, unread: bool = False) -> int:
    address = _address(title, site)
    document: Document = FERRY.with_(url=address, final_url=address, title=title, site="")
    return kept.keep(document, None, "1", address, identity=address, unread=unread)


def _address(title: str, site: str) -> str:
    return f"https://{site}/{title.lower().replace(' ', '-')}"
