"""A message to people (RFC 5322): who wrote what about what, and the part that is to be read."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui_reader.address import clean_link
from tui_reader.clean import one_line
from tui_reader.errors import NothingToRead
from tui_reader.extraction.decoding.charset import decode
from tui_reader.extraction.packed.headers import day, fields, head, people
from tui_reader.extraction.packed.parts import Part, parts
from tui_reader.web.page import Page

_IN_BRACKETS = re.compile(r"<([^<>\s]{1,990})>")
# The link by which newsletters lead to themselves on the web, in the languages of the consent walls.
_IN_BROWSER = re.compile(
    r"<a\b[^>]{0,1000}?href\s*=\s*[\"']?(https?://[^\"'>\s]{1,2000})[\"']?[^>]{0,1000}>(?:\s|&nbsp;|<[^>]{0,300}>){0,20}"
    r"(?:(?:view|read|open|see)\b[^<]{0,40}\b(?:in (?:your |a |the )?(?:web )?browser|online|on the web)\b"
    r"|im (?:web)?browser|online (?:lesen|ansehen)|(?:voir|lire|afficher)[^<]{0,30}(?:navigateur|en ligne)"
    r"|ver[^<]{0,30}navegador)",
    re.IGNORECASE,
)


class Letter(NamedTuple):
    """page: the part to be read, HTML before plain text. title, byline, published, site: what the headers say.

    address: where it can be found again: on the web, else `mid:` and its Message-ID (RFC 2392), else "".
    """

    page: Page
    title: str
    byline: str
    published: str
    site: str
    address: str


def letter(page: Page) -> Letter:
    """The message in `page`; raises NothingToRead when it has no text."""
    said = fields(head(page.body))
    found = [part for part in parts(page.body) if not part.is_attached and part.media.startswith(("text/", "message/"))]
    body, kind = _text(found)
    if not body.strip():
        raise NothingToRead("The message has no text", "There may be attachments: a mail program shows them.")
    online = _online(said, body if kind.startswith("text/html") else b"")
    base = online or page.final_url
    return Letter(
        Page(page.url, base, body, kind),
        said.get("subject", ""),
        people(said.get("from", "")),
        day(said),
        _list_name(said.get("list-id", "")),
        online or _message_id(said.get("message-id", "")),
    )


def _text(found: Sequence[Part]) -> tuple[bytes, str]:
    """What is to be read and its type: the first HTML, else every plain text, one below the other."""
    for part in found:
        if part.media == "text/html" and (body := part.body).strip():
            return body, part.content_type
    plain = [part for part in found if part.media == "text/plain"]
    if len(plain) == 1:
        return plain[0].body, plain[0].content_type
    texts = [decode(part.body, part.content_type).strip("\n") for part in plain]
    return "\n\n".join(texts).encode("utf-8", "replace"), "text/plain; charset=utf-8"


def _online(said: dict[str, str], markup: bytes) -> str:
    """Where the message stands on the web: by Archived-At (RFC 5064), or the link that newsletters begin with."""
    if match := _IN_BRACKETS.search(said.get("archived-at", "")):
        return clean_link(match[1]) or ""
    found = _IN_BROWSER.search(markup[:200_000].decode("utf-8", "replace"))
    return (clean_link(found[1].replace("&amp;", "&")) or "") if found else ""


def _message_id(value: str) -> str:
    match = _IN_BRACKETS.search(value)
    return f"mid:{one_line(match[1])}" if match else ""


def _list_name(value: str) -> str:
    """The name of a mailing list (RFC 2919), "" without one."""
    return value.partition("<")[0].strip(' "')[:80]
