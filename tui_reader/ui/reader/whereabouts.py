"""What the status row of the reading screen says: the section, how far one is, or what is being done."""

from typing import NamedTuple

from tui_reader.address import host
from tui_reader.article.document import Document
from tui_reader.article.meta import duration
from tui_reader.ui.keys.keymap import Keymap
from tui_reader.ui.keys.status import Status


class Situation(NamedTuple):
    """What the row is made from.

    document: None while there is no text. news: what replaces the site. waiting: what is being opened, with its
    seconds. has_failed: the article did not come. over: the pane over the text, `pane` what is said of it and where its
    cursor is. shown: the share of the text above the bottom row. section: the title of the one being read.
    selecting: what is being selected. link: where the selected link leads. wide: "table" or "code" when a wide one is
    on the screen. found: the count of a search. footer: the keys have a row of their own. plain: only what a key has
    brought about is said, as a number that changes while one reads would be spoken each time.
    """

    document: Document | None = None
    address: str = ""
    news: str = ""
    waiting: str = ""
    has_failed: bool = False
    over: str = ""
    pane: tuple[str, str] = ("", "")
    shown: float = 0.0
    section: str = ""
    selecting: str = ""
    link: str = ""
    wide: str = ""
    found: str = ""
    footer: bool = False
    plain: bool = False


def whereabouts(now: Situation, keymap: Keymap) -> Status:
    """What the row says now."""
    status = _status(now, keymap)
    if not now.plain:
        return status
    if now.document is not None and not now.over and not now.link:
        return Status(now.selecting or now.waiting.partition(" · ")[0] or now.found)
    return Status(status.section)


def _status(now: Situation, keymap: Keymap) -> Status:
    help_ = "" if now.footer else keymap.word("help", "help")
    if now.document is None:
        nothing = "nothing was kept" if now.has_failed else ""
        opening, _, seconds = now.waiting.rpartition(" · ")
        return Status(opening, nothing, seconds, "", help_)
    if now.over:
        name, place = now.pane
        return Status(name, "", place, keymap.word("close", "back to the text"))
    percent = f"{int(now.shown * 100)} %"
    if now.selecting:
        return Status(now.selecting, "", "", percent, wide=True)
    if now.link and not now.waiting:
        return Status(now.link, "", "", percent, help_)
    if now.wide and not (now.waiting or now.found or now.news):
        return Status(now.section, "", _about_wide(now.wide, keymap), percent)
    return _reading(now, now.document, keymap)._replace(percent=percent, help=help_)


def _reading(now: Situation, document: Document, keymap: Keymap) -> Status:
    """The section, the count of a search or the site, and the minutes that are left."""
    left = max(1, round(document.minutes * (1 - now.shown))) if now.shown < 1 else 0
    site = host(now.address).removeprefix("www.") or "file"
    waiting = " · ".join(filter(None, (now.waiting, keymap.key_of("close")))) if now.waiting else ""
    minutes = f"{duration(left, brief=True)} left" if left else ""
    if now.found:
        return Status(waiting or now.section, minutes=minutes, found=now.found)
    return Status(waiting or now.section, site, minutes, news=now.news)


def _about_wide(name: str, keymap: Keymap) -> str:
    """The keys of the wide table or code block on the screen."""
    sideways = " ".join(filter(None, map(keymap.key_of, ("table.left", "table.right"))))
    words = (f"{sideways} sideways" if sideways else "", keymap.word("peek", "whole"))
    return f"{name}: {', '.join(filter(None, words))}"
