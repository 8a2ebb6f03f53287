"""Copies of pages elsewhere: in archives, told by the time gate that was asked for them (RFC 7089), and in feeds."""

import re

from tui_reader.address import clean_link
from tui_reader.web.page import ENTRY, Page

_STAMP = re.compile(r"/(\d{4})(\d\d)(\d\d)\d{0,6}[a-z_]{0,4}/")


def with_original(page: Page, gates: str) -> Page:
    """The page with the address that it is a copy of, and the day of the copy; as it is when it is none.

    gates: as the settings have them. The day is what the archive's answer said, else what its address says.
    """
    for gate in gates.split():
        original = clean_link(page.url.removeprefix(gate)) if page.url.startswith(gate) else None
        if original:
            stamp = _STAMP.search(page.final_url)
            return page._replace(original=original, copied=page.copied or ("-".join(stamp.groups()) if stamp else ""))
    return page._replace(copied="")


def out_of_feed(feed: Page, address: str) -> Page:
    """The feed as what the page at `address` is read out of; what its server says of it is not said of that page."""
    return feed._replace(
        url=address, final_url=address, content_type=f"{feed.content_type}{ENTRY}", etag="", last_modified="",
        fragment="", fresh_for=0.0,
    )  # fmt: skip
