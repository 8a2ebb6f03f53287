"""An http(s) address taken apart, and made ASCII as a browser does."""

import re
from typing import NamedTuple

from tui_reader.address.coding import PATH, QUERY, decoded, encoded
from tui_reader.clean import one_line
from tui_reader.errors import BadAddress

BACKSLASH = "\\"
LONGEST = 10_000  # characters; servers stop at 8 KB, and nobody types more

_PARTS = re.compile(r"([^:/?#]+)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")


class Url(NamedTuple):
    """An http(s) address in its parts, each ASCII and percent-coded; port 0 is the scheme's own."""

    scheme: str
    host: str
    port: int
    path: str
    query: str
    fragment: str
    credentials: tuple[str, str] | None = None

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}" if self.port else host

    @property
    def origin(self) -> str:
        """Scheme, host and port: who is asked."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        """The whole address without credentials and fragment."""
        return self.origin + self.path + (f"?{self.query}" if self.query else "")

    def __repr__(self) -> str:
        """The address without its credentials."""
        return f"Url({str(self)!r})"


def split(text: str) -> Url:
    """The parts of an http(s) address, made ASCII as a browser does; raises BadAddress with a sentence."""
    text = _as_browsers_do(text)
    if len(text) > LONGEST:
        raise BadAddress("The address is too long", f"It has {len(text):,} characters; {LONGEST:,} are read.")
    match = _PARTS.fullmatch(text)
    scheme = match.group(1).lower() if match else ""
    if not match or scheme not in ("http", "https"):
        raise BadAddress(f"This is no address: {short(text)}", "Only http and https addresses are read.")
    _, authority, path, query, fragment = (part or "" for part in match.groups())
    user, _, place = authority.rpartition("@")
    host, port = _host_and_port(place, scheme, text)
    name, _, password = user.partition(":")
    return Url(
        scheme,
        host,
        port,
        _without_dots(encoded(path, PATH)) or "/",
        encoded(query, QUERY),
        encoded(fragment, QUERY),
        (decoded(name), decoded(password)) if user else None,
    )


def named_part(url: Url) -> str:
    """The name of the part that an address leads to, in letters; "" when it names none."""
    return one_line(decoded(url.fragment).partition(":~:")[0])


def join(base: Url, reference: str) -> Url:
    """The address that `reference` means in a page at `base`; raises BadAddress."""
    from urllib.parse import urljoin  # 5 ms, and not before the first page

    try:
        return split(urljoin(str(base), _as_browsers_do(reference)))
    except ValueError:
        raise BadAddress(f"This is no address: {short(reference)}", "Only http and https addresses are read.") from None


def _as_browsers_do(text: str) -> str:
    """Tabs and line ends are dropped anywhere, and a backslash before the query is a slash."""
    text = text.strip()
    if text.isprintable() and BACKSLASH not in text:
        return text
    text = re.sub("[\t\r\n]", "", text)
    head, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]  # matches all
    return f"{head.replace(BACKSLASH, '/')}{mark}{rest}"


def _host_and_port(place: str, scheme: str, text: str) -> tuple[str, int]:
    if place.startswith("["):
        literal, bracket, rest = place[1:].partition("]")
        host = _ipv6(literal) if bracket and rest[:1] in ("", ":") else ""
        if not host:
            raise BadAddress(f"This is no address: {short(text)}", "What stands in [ ] must be an IPv6 address.")
        digits = rest[1:]
    else:
        name, _, digits = place.partition(":")
        host = _host(name)
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) <= 8 and 0 < int(digits) <= 65535):
        raise BadAddress(f"There is no port {short(digits)}", "A port is a number from 1 to 65535.")
    port = int(digits or 0)
    return host, 0 if port == {"http": 80, "https": 443}[scheme] else port


def _ipv6(literal: str) -> str:
    from ipaddress import AddressValueError, IPv6Address  # 4 ms, and hardly any address needs it

    try:
        return "" if "%" in literal else IPv6Address(literal).compressed
    except AddressValueError:
        return ""


def _host(name: str) -> str:
    """The host in lower-case ASCII (punycode); numbers in any base become the dotted form."""
    name = decoded(name)
    if not name:
        raise BadAddress("The address names no server", "An address looks like https://example.org/page.")
    if any(character.isspace() for character in name):
        raise BadAddress(f"This is no address: {short(name)}", "The name of a server has no blanks in it.")
    host = (name if name.isascii() else _punycode(name)).lower().removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddress(f"This is no name of a server: {short(name)}", "Check the address for a slip of the keys.")
    return _dotted(host) if labels[-1].isdigit() or re.fullmatch("0x[0-9a-f]*", labels[-1]) else host


def _punycode(name: str) -> str:
    import idna  # comes with httpx; 12 ms, only for names that are not ASCII

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError:
        pass
    try:
        return name.encode("idna").decode("ascii")  # the older rules know emoji
    except UnicodeError:
        raise BadAddress(
            f"This is no name of a server: {short(name)}", "Check the address for a slip of the keys."
        ) from None


def _dotted(host: str) -> str:
    import _socket  # socket itself takes 2 ms more

    try:
        return _socket.inet_ntoa(_socket.inet_aton(host))
    except OSError:
        raise BadAddress(f"This is no IP address: {short(host)}", "It has four numbers from 0 to 255.") from None


def preload() -> None:
    """Import what hosts in other letters and in numbers need, for where no file can be opened any more."""
    for host in ("b\u00fccher", "\u263a", "10.1", "[::1]"):
        split(f"http://{host}/")


def _without_dots(path: str) -> str:
    """The path with `.` and `..` resolved: RFC 3986, 5.2.4."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def short(text: str) -> str:
    """Foreign text for a title: one line, without credentials, cut at 60 characters."""
    line = one_line(re.sub(r"^((?:[a-z][a-z0-9+.-]*:)?(?://)?)[^/?#]*@", r"\1", text[:500], flags=re.IGNORECASE))
    return line if len(line) <= 60 else line[:59] + "…"
