"""What a person typed: an address, a file, standard input or the guide."""

import os
import re
import sys
from collections.abc import Callable
from typing import Literal, NamedTuple
from unicodedata import normalize

from tui_reader.address.coding import LETTERS, decoded, encoded_bytes
from tui_reader.address.networks import Linked, is_inside
from tui_reader.address.spelling import GUIDE_ADDRESS
from tui_reader.address.url import LONGEST, named_part, short, split
from tui_reader.clean import one_line
from tui_reader.errors import BadAddress, NoSuchFile

FILE = frozenset(LETTERS + "/")
STDIN = ("/dev/stdin", "/dev/fd/0", "/proc/self/fd/0")
KNOWN_ENDINGS = (
    ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".eml", ".mht", ".mhtml", ".epub", ".pdf",
)  # fmt: skip

Kind = Literal["address", "file", "stdin", "guide", "mail"]
MAIL = "mid:"
"""Begins the address of a message that came once: its Message-ID follows (RFC 2392)."""

# Compiled for what is no file.
_SCHEME = r"([A-Za-z][A-Za-z0-9+.-]*):"
_HOST_AND_PORT = r"[^:/?#@\[\]]+:\d+(?:[/?#]|$)"
_SCHEMES_WITHOUT_HOST = (
    "about|blob|chrome|cid|data|facetime|file|ftp|geo|irc|javascript|jar|magnet|mailto|message|mid|news|nntp|resource"
    "|sftp|sip|sms|ssh|tel|urn|vbscript|view-source|wss?"
)


class Source(NamedTuple):
    """What is to be opened.

    text: as typed, without user and password. address: absolute http(s) or file URL without fragment, user and
    password, or a message's `mid:`; "" for standard input and pipes. path: of a file. fragment: decoded, without "#".
    credentials: never shown. linked: the network of the page whose link it is; "" for what a person typed, which may
    lead anywhere. feed: the feed that is asked for the text of the page at the address, in its stead.
    """

    kind: Kind
    text: str
    address: str = ""
    fragment: str = ""
    path: str = ""
    credentials: tuple[str, str] | None = None
    linked: Linked = ""
    feed: str = ""

    def __repr__(self) -> str:
        """The source without its credentials."""
        return f"Source({self.kind!r}, {self.text!r}, {self.address!r}, {self.fragment!r})"


def parse_source(text: str, exists: Callable[[str], bool] = os.path.exists) -> Source:
    """What `text` names: an existing path is a file, `-` standard input, `mid:` a kept message, all else an address.

    Raises NoSuchFile for what can only be a path, BadAddress for what can be neither.
    """
    if text == "-":
        return Source("stdin", "-")
    if text.strip() == GUIDE_ADDRESS:
        return Source("guide", GUIDE_ADDRESS, GUIDE_ADDRESS)
    if text.startswith(MAIL) and "@" in text:
        return Source("mail", one_line(text), one_line(text))
    return _file(text, exists) or _address(text)


def _file(text: str, exists: Callable[[str], bool]) -> Source | None:
    """The file that `text` names, if there is one; raises NoSuchFile when it can be nothing else."""
    if "\0" in text:
        return None
    fragment = ""
    path = _path_of_url(text) if text[:5].lower() == "file:" else os.path.expanduser(text)  # noqa: PTH111  # Path raises for ~nobody
    if path and not exists(path) and "#" in text:
        whole, _, rest = path.partition("#")
        if whole and exists(whole):
            path, fragment = whole, rest
    if path and exists(path):
        absolute = os.path.abspath(path)  # noqa: PTH100  # links in a path are kept as typed
        if absolute in STDIN:
            return Source("stdin", "-")
        if absolute.startswith(("/dev/", "/proc/")):  # a shell's <(command): the next one has the same name
            return Source("file", one_line(text), "", decoded(fragment), absolute)
        address = "file://" + encoded_bytes(os.fsencode(_as_one(absolute)), FILE)
        return Source("file", one_line(text), address, decoded(fragment), absolute)
    if text[:5].lower() == "file:" or _can_only_be_a_path(text):
        raise NoSuchFile(
            f"No such file: {short(text)}", "Check the name. An address may begin with https:// to be clear."
        )
    return None


def _as_one(path: str) -> str:
    """A path as it is spelled in an address: a Mac knows a file by a letter with a mark and by both signs alike."""
    return normalize("NFC", path) if sys.platform == "darwin" else path


def _path_of_url(text: str) -> str:
    """The path of a file: URL on this machine."""
    rest = text[5:]
    if rest.startswith("//"):
        machine, slash, rest = rest[2:].partition("/")
        if machine.lower() not in ("", "localhost"):
            raise BadAddress("The file lies on another machine", "Only files of this machine can be opened.")
        rest = slash + rest
    from urllib.parse import unquote_to_bytes

    return os.fsdecode(unquote_to_bytes(rest)).replace("\0", "")


def _can_only_be_a_path(text: str) -> bool:
    if text.startswith(("./", "../", "/", "~")) or text in (".", ".."):
        return True
    if re.match(_SCHEME, text) or not text.lower().endswith(KNOWN_ENDINGS):
        return False
    # "news.example/story.html" is an address, "docs/story.html" and "story.html" are files.
    first, slash, _ = text.partition("/")
    return not (slash and re.search(r"\.[^\W\d_]{2,}$|\.xn--[a-z0-9-]+$|^[\d.]+$|^\[|:\d+$|@", first))


def _address(text: str) -> Source:
    typed = text.strip().removeprefix("<").removesuffix(">")
    if not typed:
        raise BadAddress("No address was given", "Give the address of a page, or the name of a file.")
    if len(typed) > LONGEST:
        raise BadAddress("The address is too long", f"It has {len(typed):,} characters; {LONGEST:,} are read.")
    url = split(_with_scheme(typed))
    shown = typed
    if url.credentials:
        before, _, after = typed.partition("://") if "://" in typed else ("", "", typed)
        authority, rest = re.match(r"([^/?#\\]*)(.*)", after, re.DOTALL).groups()  # type: ignore[union-attr]  # matches all
        shown = f"{before}{'://' if before else ''}{authority.rpartition('@')[2]}{rest}"
    return Source("address", one_line(shown), str(url), named_part(url), credentials=url.credentials)


def _with_scheme(typed: str) -> str:
    """`typed` with https:// before it, http:// for hosts of the own network; raises BadAddress for other schemes."""
    scheme = re.match(_SCHEME, typed)
    if scheme and not re.match(_HOST_AND_PORT, typed):
        name = scheme.group(1).lower()
        after = typed[scheme.end() :]
        if name in ("http", "https"):
            return typed
        if after.startswith("/") or re.fullmatch(_SCHEMES_WITHOUT_HOST, name) or "@" not in after:
            raise BadAddress(
                f"{name}: addresses can not be opened", "Only http and https addresses and files are read."
            )
    url = split("https://" + typed)
    return ("http://" if is_inside(url.host) or url.port == 80 else "https://") + typed
