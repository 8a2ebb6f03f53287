"""Addresses: what a person typed, what identifies an article, what may be handed to a browser."""

import os
import re
from collections.abc import Callable
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote, unquote_to_bytes

from tui_reader.clean import one_line
from tui_reader.errors import BadAddress, NoSuchFile

LONGEST = 10_000  # characters; servers stop at 8 KB, and nobody types more
KNOWN_ENDINGS = (".html", ".htm", ".xhtml", ".md", ".markdown", ".txt")
GUIDE_ADDRESS = "guide:"

Kind = Literal["address", "file", "stdin", "guide"]
Network = Literal["public", "private", "link-local", "loopback"]


class Source(NamedTuple):
    """What is to be opened.

    text: as typed, without user and password. address: absolute http(s) or file URL without fragment, user and
    password, "" for standard input. path: of a file. fragment: decoded, without "#". credentials: never shown.
    """

    kind: Kind
    text: str
    address: str = ""
    fragment: str = ""
    path: str = ""
    credentials: tuple[str, str] | None = None

    def __repr__(self) -> str:
        """The source without its credentials."""
        return f"Source({self.kind!r}, {self.text!r}, {self.address!r}, {self.fragment!r})"


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


_PARTS = re.compile(r"([^:/?#]+)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST_AND_PORT = re.compile(r"[^:/?#@\[\]]+:\d+(?:[/?#]|$)")
_SCHEMES_WITHOUT_HOST = re.compile(
    "about|blob|chrome|cid|data|facetime|file|ftp|geo|irc|javascript|jar|magnet|mailto|message|mid|news|nntp|resource"
    "|sftp|sip|sms|ssh|tel|urn|vbscript|view-source|wss?"
)
_TRIPLET = re.compile("%([0-9A-Fa-f]{2})")
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "!$&'()*+,;=:@/%-._~"
_QUERY_SAFE = "!$&()*+,;=:@/?%-._~[]|"
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_TRACKING = re.compile(
    r"(?:utm_|pk_|mtm_|piwik_|at_(?:medium|campaign|custom|link|format|ptr|bbc)|ns_(?:mchannel|source|campaign|linkname)"
    r"|sfmc_|__s$|_hs|hsa_).*|(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh"
    r"|li_fat_id|mc_cid|mc_eid|mkt_tok|vero_id|vero_conv|oly_anon_id|oly_enc_id|_openstat|wickedid|rb_clickid|s_cid"
    r"|srsltid|xtor|spm|epik|_ga|_gl|ref_src|ref_url|cmpid|smid|ml_subscriber|ml_subscriber_hash|__twitter_impression"
    r"|guccounter|guce_referrer|guce_referrer_sig)",
    re.IGNORECASE,
)


def parse_source(text: str, exists: Callable[[str], bool] = os.path.exists) -> Source:
    """What `text` names: an existing path is a file, `-` standard input, all else an address.

    Raises NoSuchFile for what can only be a path, BadAddress for what can be neither.
    """
    if text == "-":
        return Source("stdin", "-")
    if text.strip() == GUIDE_ADDRESS:
        return Source("guide", GUIDE_ADDRESS, GUIDE_ADDRESS)
    return _file(text, exists) or _address(text)


def _file(text: str, exists: Callable[[str], bool]) -> Source | None:
    """The file that `text` names, if there is one; raises NoSuchFile when it can be nothing else."""
    if "\0" in text:
        return None
    fragment = ""
    path = _path_of_url(text) if text[:5].lower() == "file:" else os.path.expanduser(text)  # noqa: PTH111  # Path raises for ~nobody
    if path and not exists(path) and "#" in text:
        short, _, rest = path.partition("#")
        if short and exists(short):
            path, fragment = short, rest
    if path and exists(path):
        absolute = os.path.abspath(path)  # noqa: PTH100  # links in a path are kept as typed
        return Source("file", text, "file://" + quote(os.fsencode(absolute)), unquote(fragment), absolute)
    if text[:5].lower() == "file:" or _can_only_be_a_path(text):
        raise NoSuchFile(
            f"No such file: {_short(text)}", "Check the name. An address may begin with https:// to be clear."
        )
    return None


def _path_of_url(text: str) -> str:
    """The path of a file: URL on this machine."""
    rest = text[5:]
    if rest.startswith("//"):
        machine, slash, rest = rest[2:].partition("/")
        if machine.lower() not in ("", "localhost"):
            raise BadAddress("The file lies on another machine", "Only files of this machine can be opened.")
        rest = slash + rest
    return os.fsdecode(unquote_to_bytes(rest)).replace("\0", "")


def _can_only_be_a_path(text: str) -> bool:
    if text.startswith(("./", "../", "/", "~")) or text in (".", ".."):
        return True
    if _SCHEME.match(text) or not text.lower().endswith(KNOWN_ENDINGS):
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
    fragment = unquote(url.fragment).partition(":~:")[0]
    return Source("address", one_line(shown), str(url), one_line(fragment), credentials=url.credentials)


def _with_scheme(typed: str) -> str:
    """`typed` with https:// before it, http:// for hosts of the own network; raises BadAddress for other schemes."""
    scheme = _SCHEME.match(typed)
    if scheme and not _HOST_AND_PORT.match(typed):
        name = scheme.group(1).lower()
        after = typed[scheme.end() :]
        if name in ("http", "https"):
            return typed
        if after.startswith("/") or _SCHEMES_WITHOUT_HOST.fullmatch(name) or "@" not in after:
            raise BadAddress(
                f"{name}: addresses can not be opened", "Only http and https addresses and files are read."
            )
    url = split("https://" + typed)
    return ("http://" if is_inside(url.host) else "https://") + typed


def split(text: str) -> Url:
    """The parts of an http(s) address, made ASCII as a browser does; raises BadAddress with a sentence."""
    # Browsers drop tabs and line ends anywhere, and read a backslash before the query as a slash.
    text = re.sub("[\t\r\n]", "", text.strip())
    head = re.match("[^?#]*", text)
    if head and "\\" in head.group():
        text = head.group().replace("\\", "/") + text[head.end() :]
    if len(text) > LONGEST:
        raise BadAddress("The address is too long", f"It has {len(text):,} characters; {LONGEST:,} are read.")
    match = _PARTS.fullmatch(text)
    scheme = match.group(1).lower() if match else ""
    if not match or scheme not in ("http", "https"):
        raise BadAddress(f"This is no address: {_short(text)}", "Only http and https addresses are read.")
    _, authority, path, query, fragment = (part or "" for part in match.groups())
    user, _, place = authority.rpartition("@")
    host, port = _host_and_port(place, scheme, text)
    name, _, password = user.partition(":")
    return Url(
        scheme,
        host,
        port,
        _without_dots(_encoded(path, _PATH_SAFE)) or "/",
        _encoded(query, _QUERY_SAFE),
        _encoded(fragment, _QUERY_SAFE),
        (unquote(name), unquote(password)) if user else None,
    )


def _host_and_port(place: str, scheme: str, text: str) -> tuple[str, int]:
    if place.startswith("["):
        literal, bracket, rest = place[1:].partition("]")
        host = _ipv6(literal) if bracket and rest[:1] in ("", ":") else ""
        if not host:
            raise BadAddress(f"This is no address: {_short(text)}", "What stands in [ ] must be an IPv6 address.")
        digits = rest[1:]
    else:
        name, _, digits = place.partition(":")
        host = _host(name)
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) <= 8 and 0 < int(digits) <= 65535):
        raise BadAddress(f"There is no port {_short(digits)}", "A port is a number from 1 to 65535.")
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
    name = unquote(name)
    if not name:
        raise BadAddress("The address names no server", "An address looks like https://example.org/page.")
    if any(character.isspace() for character in name):
        raise BadAddress(f"This is no address: {_short(name)}", "The name of a server has no blanks in it.")
    host = (name if name.isascii() else _punycode(name)).lower().removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddress(f"This is no name of a server: {_short(name)}", "Check the address for a slip of the keys.")
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
            f"This is no name of a server: {_short(name)}", "Check the address for a slip of the keys."
        ) from None


def _dotted(host: str) -> str:
    import socket

    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        raise BadAddress(f"This is no IP address: {_short(host)}", "It has four numbers from 0 to 255.") from None


def _encoded(part: str, safe: str) -> str:
    """`part` in ASCII: what is not allowed is percent-coded, what is coded stays."""
    if "%" in part:
        part = _LONE_PERCENT.sub("%25", part)
    try:
        octets = part.encode("utf-8", "surrogateescape")  # bytes of a command line that are no UTF-8 stay those bytes
    except UnicodeEncodeError:
        octets = part.encode("utf-8", "replace")
    return quote(octets, safe=safe)


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


def identity(url: str) -> str:
    """What identifies an article: its address without fragment and tracking parameters, spelled one way."""
    try:
        parts = split(url)
    except BadAddress:
        return url.partition("#")[0]
    return str(parts._replace(path=_one_spelling(parts.path), query=_one_spelling(_untracked(parts.query))))


def _one_spelling(part: str) -> str:
    def spell(match: re.Match[str]) -> str:
        character = chr(int(match.group(1), 16))
        return character if character in _UNRESERVED else match.group().upper()

    return _TRIPLET.sub(spell, part)


def _untracked(query: str) -> str:
    if not query:
        return ""
    return "&".join(pair for pair in query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0]))


def without_tracking(url: str) -> str:
    """The address without tracking parameters and credentials, its fragment kept; as it is when it is none."""
    try:
        parts = split(url)
    except BadAddress:
        return url
    return _with_fragment(parts._replace(query=_untracked(parts.query)))


def clean_link(url: str) -> str | None:
    """A normalised http(s) address without credentials, safe as one argument of a browser; None when it is none."""
    if _CONTROL.search(re.sub("[\t\r\n]", "", url.strip())):
        return None
    try:
        return _with_fragment(split(url))
    except BadAddress:
        return None


def _with_fragment(parts: Url) -> str:
    return f"{parts}#{parts.fragment}" if parts.fragment else str(parts)


def display(url: str) -> str:
    """The address for people: no scheme, no credentials, the host in ASCII ("coastweekly.example/ferry")."""
    if not url:
        return "standard input"
    if url == GUIDE_ADDRESS:
        return "the guide"
    if url.startswith("file:"):
        return one_line(unquote(url.removeprefix("file://")))
    try:
        parts = split(url)
    except BadAddress:
        return _short(url)
    path = one_line(unquote(parts.path))
    if "\ufffd" in path or " " in path or "%" in path or "?" in path or "#" in path:
        path = parts.path
    query = f"?{parts.query}" if parts.query else ""
    return parts.authority.removeprefix("www.") + (path if query else path.rstrip("/")) + query


def host(url: str) -> str:
    """The host of an http(s) address in ASCII, without port; "" when there is none."""
    try:
        return split(url).host
    except BadAddress:
        return ""


def is_inside(host_or_ip: str) -> bool:
    """Whether this names the own machine or network, as far as the name tells."""
    return network(host_or_ip) != "public"


def network(host_or_ip: str) -> Network:
    """Where a host or IP address lies, as far as its name tells; names are not looked up."""
    name = host_or_ip.strip("[]").partition("%")[0].lower().removesuffix(".")
    if name == "localhost" or name.endswith(".localhost"):
        return "loopback"
    if ":" not in name and not name.replace(".", "").isdigit():
        private = "." not in name or name.endswith((".local", ".internal", ".lan", ".home.arpa"))
        return "private" if private else "public"
    return _network_of_ip(name)


def _network_of_ip(name: str) -> Network:
    from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

    try:
        address = ip_address(name)
    except ValueError:
        return "public"
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in IPv6Network("64:ff9b::/96"):
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        address = inner or address
    if address.is_loopback or address.is_unspecified:  # 0.0.0.0 reaches the own machine
        return "loopback"
    if address.is_link_local:
        return "link-local"
    return "public" if address.is_global else "private"


def _short(text: str) -> str:
    """Foreign text for a title: one line, without credentials, cut at 60 characters."""
    line = one_line(re.sub(r"^((?:[a-z][a-z0-9+.-]*:)?(?://)?)[^/?#]*@", r"\1", text[:500], flags=re.IGNORECASE))
    return line if len(line) <= 60 else line[:59] + "…"
