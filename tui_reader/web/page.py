"""What the network or a file gave, before anybody has read it."""

from typing import NamedTuple

from tui_reader.address.networks import Linked

FILE_ETAG = "file:"
"""Begins what tells whether a file is the one that was kept; no server is told it."""

ENTRY = "; feed-entry"
"""Ends the type of a feed out of which the text of the page at its address is read."""


class Page(NamedTuple):
    """Bytes and what was said about them.

    url: as asked; final_url: after redirects, without user and password. content_type: the header's value, "" when
    unknown. fetched_at: seconds since the epoch. notes: what a person should be told ("went on without TLS"). fragment:
    the part of the page that a redirect names, decoded, "" when none does. network: where the connection
    led; "" for what came over none just now. fresh_for: seconds for which the server does not want to be asked again.
    original, copied: the address that it is an archive's copy of, and the ISO date of the copy; "" for a page that is
    its own. following: the pages that its text goes on in, in their order.
    """

    url: str
    final_url: str
    body: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    fetched_at: float = 0.0
    notes: tuple[str, ...] = ()
    fragment: str = ""
    network: Linked = ""
    fresh_for: float = 0.0
    original: str = ""
    copied: str = ""
    following: tuple["Page", ...] = ()


class Validators(NamedTuple):
    """What a kept page's headers said, to ask whether it changed."""

    etag: str = ""
    last_modified: str = ""


class NotModified(NamedTuple):
    """The server's word that the kept page is still the newest."""

    url: str
    final_url: str
    fetched_at: float = 0.0
    notes: tuple[str, ...] = ()
    network: Linked = ""
    fresh_for: float = 0.0
