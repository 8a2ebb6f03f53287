"""What the status row of the reading screen says: the section, how far one is, or what is being done."""

from typing import TYPE_CHECKING

from tui_reader.address import host
from tui_reader.article.document import Document
from tui_reader.ui.keys.status import Status
from tui_reader.ui.reader.visit import Visit

if TYPE_CHECKING:
    from tui_reader.ui.reader.reader_screen import ReaderScreen


def whereabouts(screen: "ReaderScreen") -> Status:
    """What the row says now."""
    status = _status(screen)
    return _silent(screen, status) if screen.reader.plain else status


def section_title(screen: "ReaderScreen", document: Document) -> str:
    """The title of the section that is being read, else the article's."""
    return screen.body.section_title or document.title


def _silent(screen: "ReaderScreen", status: Status) -> Status:
    """Only what a key has brought about: a number that changes while one reads would be spoken each time."""
    if screen.has_text and not screen.over and screen.body.link_marks.selected is None:
        return Status(screen.waiting_for.partition(" · ")[0] or screen.found)
    return Status(status.section)


def _status(screen: "ReaderScreen") -> Status:
    visit, waiting = screen.visit, screen.waiting_for
    help_ = "" if screen.keys_row.display else f"{screen.keymap.key_of('help')} help"
    if visit is None or visit.document is None:
        nothing = "nothing was kept" if screen.failure is not None else ""
        seconds = waiting.rpartition(" · ")[2] if waiting else ""
        return Status(waiting.rpartition(" · ")[0], nothing, seconds, "", help_)
    if screen.over == "quotes":
        return Status(f"QUOTES · {screen.quotes.speaker}", "", screen.quotes.place, "Esc back to the text")
    if screen.over == "outline":
        return Status("OUTLINE", "", "", "Esc back to the text")
    percent = f"{int(screen.body.shown * 100)} %"
    if screen.is_selecting:
        return Status(screen.selection.label, "", "", percent)
    selected = screen.body.link_marks.selected
    if selected is not None and not waiting:
        return Status(screen.leads_to(selected), "", "", percent, help_)
    if (hint := _about_wide(screen, visit.document)) and not (waiting or screen.found or visit.news):
        return Status(section_title(screen, visit.document), "", hint, percent)
    return _reading(screen, visit, visit.document)._replace(percent=percent, help=help_)


def _reading(screen: "ReaderScreen", visit: Visit, document: Document) -> Status:
    """The section, the count of a search or the site, and the minutes that are left."""
    shown = screen.body.shown
    left = max(1, round(document.minutes * (1 - shown))) if shown < 1 else 0
    site = visit.news or host(visit.address).removeprefix("www.") or "file"
    waiting = f"{screen.waiting_for} · Esc" if screen.waiting_for else ""
    return Status(
        waiting or section_title(screen, document),
        "" if screen.found else site,
        f"{left} min left" if left else "",
        found=screen.found,
    )


def _about_wide(screen: "ReaderScreen", document: Document) -> str:
    """The keys of the wide table or code block on the screen; "" without one."""
    wide = screen.body.wide_block()
    if wide is None:
        return ""
    name = "table" if document.blocks[wide].kind == "TABLE" else "code"
    sideways = " ".join(filter(None, map(screen.keymap.key_of, ("table.left", "table.right"))))
    return f"{name}: {sideways} sideways, {screen.keymap.key_of('peek')} whole"
