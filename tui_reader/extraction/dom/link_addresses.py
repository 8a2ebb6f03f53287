"""Where the links of a page lead, and what the file at an address is called."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from tui_reader.address import without_credentials
from tui_reader.clean import clean, one_line

_PLAIN_ADDRESS = re.compile(r"[!-~]*\Z")
_NOTHING = re.compile(r"[\t\r\n]")
_BLANK = re.compile(r"\s")
_WHOLE = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?(?:/[!-Z\\^-~]*)?(?<![?#])\Z")
_ROOTED = re.compile(r"/(?:[!-.0-Z\\^-~][!-Z\\^-~]*)?(?<![?#])\Z")
_SHORT = 1000
"""Characters of an address that is remembered; pictures are written into addresses, too."""
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?(?=[/?#]|\Z)")


def absolute(base: str, address: str) -> str:
    """`address` as an absolute one, cleaned and without user and password; empty when it leads nowhere one can go."""
    return _as_absolute(base, address) if len(address) <= _SHORT else _absolute(base, address)


def _absolute(base: str, address: str) -> str:
    if not _PLAIN_ADDRESS.match(address):
        address = _BLANK.sub("%20", unbroken(address))
    if not address or address.lower().startswith(("javascript:", "data:", "about:", "blob:", "vbscript:")):
        return ""
    # Joining costs 50 us, and most links are whole, begin at the root or stay within the page.
    if address.startswith("#") and _WHOLE.match(base):
        return base.partition("#")[0] + address
    if _WHOLE.match(address):
        return address
    if _ROOTED.match(address) and "/." not in address and (origin := _origin(base)):
        return origin + address
    return _joined(base, address)


_as_absolute = lru_cache(2048)(_absolute)
"""The same, remembered: three steps ask for most links of a page."""


def unbroken(address: str) -> str:
    """An address as it is written in a page, cleaned: line ends and tabs in it are nothing, as browsers read it."""
    return clean(_NOTHING.sub("", address.strip()))


def file_title(address: str) -> str:
    """The name of the file at an address, without its ending: a title for want of a better one."""
    return one_line(unquote(PurePosixPath(urlsplit(address).path).stem))


@lru_cache(16)
def _origin(base: str) -> str:
    """Scheme and host of an address, "" when it has none."""
    match = _ORIGIN.match(base)
    return match.group() if match else ""


@lru_cache(4096)
def _joined(base: str, address: str) -> str:
    """The two joined; pages repeat their links, and joining costs 20 us."""
    try:
        joined = without_credentials(urljoin(base, address))
        urlsplit(joined)
    except ValueError:
        return ""
    return joined
