"""Pages that a browser saved as one file, and what the file says of where and when: SingleFile's comment, MHTML."""

import re
from datetime import date
from typing import NamedTuple

from tui_reader.address import clean_link
from tui_reader.article.document import Document
from tui_reader.errors import NothingToRead
from tui_reader.extraction.packed.headers import day, fields, head
from tui_reader.extraction.packed.inner import ReadInner
from tui_reader.web.page import Page

# SingleFile writes its comment behind <html>, older versions and archives before it.
_COMMENT = re.compile(
    rb"\s*(?:<!doctype[^>]{0,300}>\s*)?(?:<html[^>]{0,2000}>\s*)?<!--\s*"
    rb"(?:Page saved with SingleFile|Archive processed by SingleFile)\b(.{0,6000}?)-->",
    re.IGNORECASE | re.DOTALL,
)
_URL = re.compile(rb"^\s*url:\s*(\S+)", re.MULTILINE)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DATE = re.compile(rb"^\s*saved date:\s*(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) (\d{1,2}) (\d{4})\b", re.MULTILINE)


class SavedPage(NamedTuple):
    """page: as the site sent it. address: where it was, "" when the file does not say. saved: ISO date, or ""."""

    page: Page
    address: str
    saved: str


def as_saved(saved: SavedPage, whole: bool, read: ReadInner) -> Document:
    """The document of a page that somebody saved, at the address that it had."""
    return read(saved.page, whole).with_(final_url=saved.address, saved=saved.saved)


def from_comment(page: Page) -> SavedPage | None:
    """A page with SingleFile's comment; None for any other."""
    match = _COMMENT.match(page.body[:12_000])
    if match is None:
        return None
    url, told = _URL.search(match[1]), _DATE.search(match[1])
    address = clean_link(url[1].decode("utf-8", "replace")) if url else None
    saved = _iso(*(part.decode("ascii") for part in told.groups())) if told else ""
    return SavedPage(page._replace(final_url=address or page.final_url), address or "", saved)


def _iso(month: str, number: str, year: str) -> str:
    """A day as ISO has it; "" for none."""
    try:
        return date(int(year), _MONTHS.index(month) + 1, int(number)).isoformat()
    except ValueError:
        return ""


def from_mhtml(page: Page) -> SavedPage:
    """The page in an MHTML file (RFC 2557); raises NothingToRead when there is none in it."""
    from tui_reader.extraction.packed.parts import parts  # with what it imports 4 ms

    said = fields(head(page.body))
    named = re.sub(r"\s+", "", said.get("snapshot-content-location", ""))
    found = [part for part in parts(page.body) if part.media in ("text/html", "application/xhtml+xml")]
    root = next((part for part in found if named and part.location == named), found[0] if found else None)
    if root is None or not (body := root.body).strip():
        raise NothingToRead("The saved page is empty", "There is no HTML in the file. Save the page again.")
    address = clean_link(named or root.location) or ""
    base = address or page.final_url
    return SavedPage(Page(page.url, base, body, root.content_type), address, day(said))
