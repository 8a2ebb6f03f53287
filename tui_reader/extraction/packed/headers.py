"""The headers of a message: names and values of RFC 5322, words in other encodings by RFC 2047."""

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from quopri import decodestring

from tui_reader.clean import one_line
from tui_reader.extraction.decoding.charset import decode

LONGEST_HEAD = 64_000
"""Bytes of headers that are looked through."""
_FIELD = re.compile(rb"([!-9;-~]{1,76}):[ \t]*(.*(?:\r?\n[ \t].*)*)")
_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bq])\?([^?\s]*)\?=(?:\s+(?==\?))?", re.IGNORECASE)


def head(body: bytes) -> bytes:
    """The first bytes up to an empty line; b"" where there is none, or other lines than headers stand before it."""
    start = body[:LONGEST_HEAD].removeprefix(b"\xef\xbb\xbf")
    # mbox files and programs put this line before the headers.
    start = re.sub(rb"\A>?From [^\n]*\n", b"", start)
    end = re.search(rb"\r?\n\r?\n", start)
    lines = start[: end.start()] if end else start if len(body) < LONGEST_HEAD else b""
    rest = _FIELD.sub(b"", lines)
    return b"" if rest.strip() else lines


def fields(head: bytes) -> dict[str, str]:
    """Lower-case names and the first value of each, decoded and on one line."""
    found: dict[str, str] = {}
    for name, value in _FIELD.findall(head):
        found.setdefault(name.decode("ascii").lower(), value_of(decode(value)))
    return found


def value_of(text: str) -> str:
    """A value with its encoded words decoded, each by the white list of encodings."""
    return one_line(_WORD.sub(_decoded, text) if "=?" in text else text)


def _decoded(match: re.Match[str]) -> str:
    charset, way, text = match.groups()
    data = text.encode("ascii", "ignore")
    try:
        raw = b64decode(data + b"==") if way in "bB" else decodestring(data, header=True)
    except (binascii.Error, ValueError):
        return match.group()
    return decode(raw, f"text/plain; charset={charset.partition('*')[0]}")


def people(value: str) -> str:
    """The names in a list of addresses, the address itself for one without a name."""
    from email.utils import getaddresses  # with what it imports 6 ms, and of pages few are messages

    return ", ".join(filter(None, (one_line(name or address) for name, address in getaddresses([value[:2000]]))))


def day(headers: Mapping[str, str], name: str = "date") -> str:
    """The ISO date of a header, "" when there is none to read."""
    from email.utils import parsedate_to_datetime  # see above

    try:
        return parsedate_to_datetime(headers.get(name, "")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
