"""Addresses compared, shortened for people, and made fit for a browser."""

import re

from tui_reader.address.coding import LETTERS, decoded
from tui_reader.address.url import Url, join, short, split
from tui_reader.clean import one_line
from tui_reader.errors import BadAddress

GUIDE_ADDRESS = "guide:"

_USER = re.compile(r"^((?:[a-z][a-z0-9+.-]*:)?[/\\]{2})[^/?#\\]*@", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_TRIPLET = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(LETTERS)
# Parameters that tell where a reader came from and change nothing in the page.
_TRACKING = (
    "|_ga|_gl|__twitter_impression|_openstat|cmpid|dclid|epik|fbclid|gbraid|gclid|gclsrc|guccounter|guce_referrer|"
    "guce_referrer_sig|igsh|igshid|li_fat_id|mc_cid|mc_eid|mkt_tok|ml_subscriber|ml_subscriber_hash|msclkid|"
    "ns_campaign|ns_linkname|ns_mchannel|ns_source|oly_anon_id|oly_enc_id|rb_clickid|ref_src|ref_url|s_cid|smid|spm|"
    "srsltid|ttclid|twclid|vero_conv|vero_id|wbraid|wickedid|xtor|yclid|ysclid|"
)
_TRACKING_FAMILIES = (
    "utm_",
    "pk_",
    "mtm_",
    "piwik_",
    "at_medium",
    "at_campaign",
    "at_custom",
    "at_link",
    "at_format",
    "at_ptr",
    "at_bbc",
    "sfmc_",
    "_hs",
    "hsa_",
)


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
    return "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair.partition("=")[0]))


def _is_tracking(name: str) -> bool:
    name = name.lower()
    return name.startswith(_TRACKING_FAMILIES) or f"|{name}|" in _TRACKING


def without_tracking(url: str) -> str:
    """The address without tracking parameters and credentials, its fragment kept; as it is when it is none."""
    try:
        parts = split(url)
    except BadAddress:
        return url
    return _with_fragment(parts._replace(query=_untracked(parts.query)))


def without_credentials(url: str) -> str:
    """An address of any scheme without user and password; else as it is."""
    return _USER.sub(r"\1", url) if "@" in url else url


def clean_link(url: str, base: str = "") -> str | None:
    """A normalised http(s) address without credentials, safe as one argument of a browser; None when it is none.

    base: the address of the page that a relative one stands in.
    """
    if _CONTROL.search(re.sub("[\t\r\n]", "", url.strip())):
        return None
    try:
        return _with_fragment(join(split(base), url) if base else split(url))
    except BadAddress:
        return None


def _with_fragment(parts: Url) -> str:
    return f"{parts}#{parts.fragment}" if parts.fragment else str(parts)


def display(url: str) -> str:
    """The address for people: no scheme, no credentials, the host in ASCII ("coastweekly.example/ferry").

    A host that is written in other letters has them behind it: they alone may be taken for another one's.
    """
    if not url:
        return "standard input"
    if url == GUIDE_ADDRESS:
        return "the guide"
    if url.startswith("file:"):
        return one_line(decoded(url.removeprefix("file://")))
    try:
        parts = split(url)
    except BadAddress:
        return short(url)
    path = one_line(decoded(parts.path))
    if "\ufffd" in path or " " in path or "%" in path or "?" in path or "#" in path:
        path = parts.path
    query = f"?{parts.query}" if parts.query else ""
    shown = parts.authority.removeprefix("www.") + (path if query else path.rstrip("/")) + query
    letters = _in_letters(parts.host)
    return f"{shown} ({letters})" if letters else shown


def _in_letters(host: str) -> str:
    """A punycode host as it is read, "" for one that is not one."""
    if "xn--" not in host:
        return ""
    import idna  # 12 ms, only for names that are not ASCII

    try:
        letters = idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return ""
    return letters if letters.isprintable() and one_line(letters) == letters else ""


def for_a_program(url: str) -> str:
    """A normalised address in which no program finds the end of a word, whatever it puts around it."""
    return url.replace("'", "%27")


def host(url: str) -> str:
    """The host of an http(s) address in ASCII, without port; "" when there is none."""
    try:
        return split(url).host
    except BadAddress:
        return ""
