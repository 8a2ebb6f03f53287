"""In what a page is packed, told by its first bytes; its label and the ending of its address are asked last."""

import re
from typing import Literal
from urllib.parse import urlsplit

from tui_reader.extraction.packed.headers import fields, head
from tui_reader.web.page import Page

Packing = Literal["mhtml", "mail", "epub", "pdf"]

_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?(?:>?From [^\n]{0,200}\n)?[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]*\S")
_MAIL_TYPES = ("message/rfc822", "multipart/related", "application/x-mimearchive", "multipart/mixed")
_MAIL_ENDINGS = (".eml", ".mht", ".mhtml")
_SENT = ("message-id", "received", "mime-version", "return-path")


def packing(page: Page) -> Packing | None:
    """What `page` is packed in; None for what is a page itself."""
    body = page.body
    media = page.content_type.partition(";")[0].strip().lower()
    ending = urlsplit(page.final_url or page.url).path.lower()
    if body.startswith(b"%PDF-"):
        return "pdf"
    if body.startswith(b"PK\x03\x04"):
        named = body[30:58] == b"mimetypeapplication/epub+zip" or media == "application/epub+zip"
        return "epub" if named or ending.endswith(".epub") else None
    if _HEADER.match(body):
        return _message(body, media in _MAIL_TYPES or ending.endswith(_MAIL_ENDINGS))
    return None


def _message(body: bytes, named: bool) -> Packing | None:
    """named: its label or its name says that it is a message."""
    said = fields(head(body))
    kind = said.get("content-type", "").lower()
    if "snapshot-content-location" in said or (kind.startswith("multipart/related") and "message-id" not in said):
        return "mhtml"
    has = {"from", "date"} <= said.keys() and ("subject" in said or any(name in said for name in _SENT))
    return "mail" if has or (named and said) else None
