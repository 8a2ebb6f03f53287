"""What a page is: by its type, the ending of its address, and its first bytes when those lie."""

import re
from typing import Literal
from urllib.parse import urlsplit

from tui_reader.errors import NothingToRead
from tui_reader.web.page import Page

Kind = Literal["html", "plain", "markdown", "feed"]

_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"PK\x03\x04", "zip archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"ID3", "audio"),
    (b"OggS", "audio"),
    (b"fLaC", "audio"),
    (b"\x7fELF", "program"),
)
_ADVICE = {
    "PDF": "Save it and convert it first, for example: pdftotext FILE - | tui-reader -",
    "JSON": "It is data for programs; jq or a pager shows it.",
    "image": "It is a picture; open it in an image viewer.",
    "audio": "It is a recording; open it in a player.",
    "video": "It is a film; open it in a player.",
    "zip archive": "Unpack it and open one of its files.",
}
MOST_ZEROS = 0.05
_MARKDOWN_ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
_PLAIN_ENDINGS = (".txt", ".text", ".rst", ".org", ".log", ".asc")
_HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
# Atomic: a comment that could as well end at a later comment's end would be tried with every end there is.
_BEFORE = r"\s*+(?>(?:<!--.*?-->|<\?.*?\?>)\s*+)*+"
_HTML_START = re.compile(
    rf"{_BEFORE}<(?:!doctype\s+html|html|head|body|title|meta|frameset)\b", re.IGNORECASE | re.DOTALL
)
# RSS .91 has a document type before its root; some feeds declare entities in theirs.
_FEED_START = re.compile(
    rf"{_BEFORE}(?:<!doctype\s(?!\s*+html)[^>\[]*+(?:\[[^\]]*+\]\s*+)?>{_BEFORE})?<(?:rss|feed|rdf:RDF|opml)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_FEED = re.compile(r'\s*+\{.*?"version"\s*+:\s*+"https?:\\?/\\?/jsonfeed\.org\\?/version', re.DOTALL)
_TAG = re.compile(r"<(?:/?[a-z][a-z0-9]*(?:\s|/?>)|!--|!doctype\b)", re.IGNORECASE)
_XML_START = re.compile(r"\s*<\?xml\b")


def kind(page: Page, text: str) -> Kind:
    """What `page`, decoded as `text`, is to be read as; raises NothingToRead naming what can not be read."""
    media = page.content_type.partition(";")[0].strip().lower()
    ending = urlsplit(page.final_url or page.url).path.lower()
    head = text[:20_000]
    if not text.strip("\ufeff \t\r\n\0"):
        raise NothingToRead("The page is empty", "The server sent no text. Opening it in a browser may show more.")
    _refuse_binary(page.body, media)
    if _FEED_START.match(head) or media == "application/feed+json" or _JSON_FEED.match(head):
        return "feed"
    if media in ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"):
        return "html" if _TAG.search(head) or media != "text/html" else "plain"
    if _HTML_START.match(head):
        return "html"
    if media in ("text/markdown", "text/x-markdown") or ending.endswith(_MARKDOWN_ENDINGS):
        return "markdown"
    _refuse_data(media, head, known=ending.endswith(_PLAIN_ENDINGS))
    if ending.endswith(_HTML_ENDINGS) or (media in ("", "application/octet-stream") and len(_TAG.findall(head)) > 5):
        return "html"
    return "plain"


def _refuse_binary(body: bytes, media: str) -> None:
    """Raise NothingToRead for what is no text by its first bytes or its type."""
    for start, name in _MAGIC:
        if body.startswith(start):
            raise _nothing(name, media)
    if body[:4] == b"RIFF" and body[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise _nothing("image" if body[8:12] == b"WEBP" else "recording", media)
    if body[4:8] == b"ftyp":
        raise _nothing("video", media)
    family = media.partition("/")[0]
    if media == "application/pdf":
        raise _nothing("PDF", media)
    if family in ("image", "audio", "video", "font"):
        raise _nothing(family, media)
    if media in ("application/zip", "application/x-zip-compressed", "application/epub+zip"):
        raise _nothing("zip archive", media)
    if _is_binary(body[:2000]):
        raise _nothing("binary file", media)


def _is_binary(head: bytes) -> bool:
    """Whether there are more NULs than slip into a text, and not in every other byte as in UTF-16."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return even + odd > MOST_ZEROS * len(head) and min(even, odd) > 0.1 * max(even, odd)


def _refuse_data(media: str, head: str, *, known: bool) -> None:
    if media.endswith(("/json", "+json", "/x-ndjson")) or (not known and _looks_like_json(head)):
        raise _nothing("JSON", media)
    if media in ("text/css", "text/javascript", "application/javascript", "application/x-javascript"):
        raise _nothing("program text", media)
    if media.endswith(("/xml", "+xml")) or _XML_START.match(head):
        raise _nothing("XML file", media)


def _looks_like_json(head: str) -> bool:
    return re.match(r'\s*(?:\{\s*(?:"[^"\n]*"\s*:|\})|\[\s*(?:\{\s*"|"[^"\n]*"\s*,|\]))', head) is not None


def _nothing(name: str, media: str) -> NothingToRead:
    article = "an" if name[0] in "aeiouAEIOU" or name.startswith("XML") else "a"
    told = f" ({media})" if media and media not in ("text/html", "text/plain") else ""
    detail = _ADVICE.get(name, "Save it and open it with the program made for it.")
    return NothingToRead(f"Not an article: {article} {name}{told}", detail)
