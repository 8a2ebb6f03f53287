"""What a body is, told by its label and its first bytes, and the sentence for what can not be read."""

from typing import NamedTuple

from tui_reader.clean import one_line
from tui_reader.errors import NothingToRead


class Kind(NamedTuple):
    """name: for people ("HTML", "a PDF"). readable: whether there can be text in it."""

    name: str
    readable: bool


_READABLE = {
    "text/html": "HTML",
    "application/xhtml+xml": "XHTML",
    "text/plain": "plain text",
    "text/markdown": "Markdown",
    "text/x-markdown": "Markdown",
    "application/json": "JSON",
    "application/ld+json": "JSON",
    "application/feed+json": "a feed",
    "application/rss+xml": "a feed",
    "application/atom+xml": "a feed",
    "application/rdf+xml": "a feed",
    "application/xml": "XML",
    "text/xml": "XML",
    "multipart/related": "a saved page",
    "message/rfc822": "a message",
    "application/x-mimearchive": "a saved page",
    "application/pdf": "a PDF",
    "application/x-pdf": "a PDF",
    "application/epub+zip": "an e-book",
    "application/gzip": "packed text",
    "application/x-gzip": "packed text",
}
_STREAM = "a stream"
"""What is sent as long as somebody listens: it is turned away by its label, for it never ends."""
_UNREADABLE = {
    "application/zip": "a ZIP archive",
    "application/x-zip-compressed": "a ZIP archive",
    "application/x-tar": "an archive",
    "application/x-bzip2": "an archive",
    "application/x-xz": "an archive",
    "application/x-7z-compressed": "an archive",
    "application/vnd.rar": "an archive",
    "application/msword": "an office document",
    "application/rtf": "an office document",
    "application/ogg": "audio",
    "application/vnd.apple.mpegurl": "video",
    "application/x-mpegurl": "video",
    "application/dash+xml": "video",
    "application/x-shockwave-flash": "a Flash film",
    "application/wasm": "a program",
    "application/x-executable": "a program",
    "multipart/x-mixed-replace": _STREAM,
    "text/event-stream": _STREAM,
    "application/stream+json": _STREAM,
    "application/x-ndjson": _STREAM,
    "application/ndjson": _STREAM,
    "application/json-seq": _STREAM,
    "application/grpc": _STREAM,
    "application/grpc-web": _STREAM,
    "application/sdp": _STREAM,
    "application/x-rtsp-tunnelled": _STREAM,
}
# Of messages in parts those that are saved pages are read, see above.
_FAMILIES = {
    "multipart/": "a message in parts",
    "video/": "video",
    "audio/": "audio",
    "image/": "an image",
    "font/": "a font",
    "model/": "a 3D model",
}
_OFFICE = ("application/vnd.openxmlformats", "application/vnd.oasis", "application/vnd.ms-")
# (offset, bytes): what no text begins with, and what text is packed in.
_PACKED = (
    (0, b"%PDF-", "a PDF"),
    (30, b"mimetypeapplication/epub+zip", "an e-book"),
    (0, b"\x1f\x8b\x08", "packed text"),
)
_ZIP = "a ZIP archive"
_SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", "an image"),
    (0, b"\xff\xd8\xff", "an image"),
    (0, b"GIF87a", "an image"),
    (0, b"GIF89a", "an image"),
    (8, b"WEBP", "an image"),
    (4, b"ftypavif", "an image"),
    (4, b"ftyp", "video"),
    (0, b"\x1a\x45\xdf\xa3", "video"),
    (8, b"AVI LIST", "video"),
    (0, b"OggS\x00", "audio"),
    (0, b"ID3\x03", "audio"),
    (0, b"ID3\x04", "audio"),
    (0, b"fLaC\x00", "audio"),
    (8, b"WAVEfmt", "audio"),
    (0, b"PK\x03\x04", _ZIP),
    (0, b"BZh91AY", "an archive"),
    (0, b"\xfd7zXZ\x00", "an archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive"),
    (0, b"Rar!\x1a\x07", "an archive"),
    (257, b"ustar", "an archive"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
)


def media_type(content_type: str) -> str:
    """The type without parameters, in lower case ("text/html")."""
    return content_type.partition(";")[0].strip().lower()


def kind(content_type: str, head: bytes = b"", address: str = "") -> Kind:
    """What a body with this label and these first bytes is; an unlabelled or unknown one is taken for readable."""
    label = media_type(content_type)
    for offset, signature, name in _PACKED:
        if head.startswith(signature, offset):
            return Kind(name, True)
    # An e-book says what it is in its first bytes; programs that pack one anew often forget it.
    is_book = label == "application/epub+zip" or address.partition("?")[0].lower().endswith(".epub")
    for offset, signature, name in _SIGNATURES:
        if head.startswith(signature, offset):
            return Kind("an e-book", True) if is_book and name == _ZIP else Kind(name, False)
    if label in _READABLE:
        return Kind(_READABLE[label], True)
    if label == "image/svg+xml":
        return Kind("an image", False)
    if is_book and not head:
        return Kind("an e-book", True)
    if label in _UNREADABLE:
        return Kind(_UNREADABLE[label], False)
    for family, name in _FAMILIES.items():
        if label.startswith(family):
            return Kind(name, False)
    if label.startswith(_OFFICE):
        return Kind("an office document", False)
    if label.endswith("+xml"):
        return Kind("XML", True)
    if label.endswith("+json"):
        return Kind("JSON", True)
    if _is_binary(head, 0 if label.startswith("application/") else 0.05):
        return Kind("data of an unknown kind", False)
    return Kind("text" if label.startswith("text/") or not label else one_line(label)[:60], True)


def _is_binary(head: bytes, bearable: float) -> bool:
    """Whether the bytes are no text: a larger share of NULs than `bearable`, or a tenth of control characters.

    NULs in every other byte are UTF-16.
    """
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\x00\x00\xfe\xff":
        return False
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if odd + even == 0:
        return sum(byte < 9 or 13 < byte < 27 for byte in head) * 10 > len(head)
    half = len(head) / 2
    return not (max(odd, even) > half * 0.4 and min(odd, even) < half * 0.05) and odd + even > bearable * len(head)


def readable(content_type: str, head: bytes, address: str) -> str:
    """The kind's name; raises NothingToRead, naming it and what to do, for one that is not read."""
    what = kind(content_type, head, address)
    if not what.readable:
        raise _unreadable(what)
    return what.name


def picture(content_type: str, head: bytes, address: str) -> str:
    """The same for pictures: raises NothingToRead for what is none. Without its first bytes only the label is known."""
    what = kind(content_type, head)
    label = media_type(content_type)
    if what.name == "an image" or (not head and label in ("", "application/octet-stream", "binary/octet-stream")):
        return "an image"
    raise NothingToRead(f"This is {what.name}, not an image", "Open the address in a browser.")


def _unreadable(what: Kind) -> NothingToRead:
    if what.name in ("video", "audio", "an image", _STREAM):
        advice = "Open the address in a browser, or in a program made for it."
    else:
        advice = "Save it, unpack or convert it, and open the HTML or text in it."
    return NothingToRead(f"This is {what.name}, not a page", advice)
