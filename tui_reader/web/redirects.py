"""Where an answer sends on to, and whether to go there."""

import re

from tui_reader.address import Network, Url, clean_link, display, join
from tui_reader.errors import Advice, BadAddress, FetchError, LeadsInside

STATUSES = frozenset({301, 302, 303, 307, 308})

_REFRESH = re.compile(
    rb"""<meta\s[^>]{0,200}http-equiv\s*=\s*["']?refresh\b[^>]{0,2000}>""",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"""content\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_REFRESH_VALUE = re.compile(r"""\s*(\d{0,6})[\d.]*\s*(?:[;,]\s*|\s)(?:url\s*=\s*)?["']?(.+?)["']?\s*""", re.IGNORECASE)
SOON = 10  # seconds; a later refresh is a page that renews itself


def next_url(current: Url, location: str) -> Url:
    """Where `location` leads from `current`, its fragment kept; raises FetchError when that is nowhere to go."""
    location = location.strip()
    if not location:
        raise FetchError("The page moved, and the server does not say where", "Look for its title on the site.")
    try:
        return join(current, location)
    except BadAddress:
        raise FetchError(
            "The page sends on to something that is no web address",
            "Only http and https addresses are followed. Open the page in a browser if you trust it.",
        ) from None


_REACHED: dict[Network, frozenset[Network]] = {
    "public": frozenset({"public"}),
    "link-local": frozenset({"public", "link-local"}),
    "private": frozenset({"public", "private"}),
    # What runs here may send on to the machines of the own network, but not to where clouds keep their keys.
    "loopback": frozenset({"public", "private", "loopback"}),
}


def check_network(before: Network, found: frozenset[Network], target: Url, linked: bool = False) -> None:
    """Refuse a step from one network into an inside one that it has no business in; raises LeadsInside.

    found: where the target's name leads, or where its connection did. linked: it is a link, and no redirect.
    """
    if found <= _REACHED[before]:
        return
    where = display(str(target))
    if linked:
        raise LeadsInside(
            f"This leads into your own network: {where}"[:200],
            "A page from elsewhere has no business there, so nothing was asked of it.",
            [Advice("reload", "goes there all the same")],
        )
    raise LeadsInside(
        f"The page sends on into your own network: {where}"[:200],
        "A public page has no business there, so this was not followed. If you want to go there, type the address.",
    )


def lost_tls(before: Url, after: Url) -> str:
    """A note when a step leaves TLS, else ""."""
    if before.scheme == "https" and after.scheme == "http":
        return f"{display(str(after))} was sent without encryption: others could read or change it on the way"
    return ""


def refresh(head: bytes, header: str, base: str) -> str | None:
    """The address that a meta refresh or Refresh header leads to at once; it is told, never followed."""
    values = [header] if header else []
    match = _REFRESH.search(head[:16384])
    if match:
        content = _CONTENT.search(match.group().decode("latin-1"))
        if content:
            values.append(next((part for part in content.groups() if part), ""))
    for value in values:
        parts = _REFRESH_VALUE.fullmatch(value[:3000])
        if parts and int(parts.group(1) or 0) <= SOON:
            target = clean_link(parts.group(2).replace("&amp;", "&"), base)
            if target and target.partition("#")[0] != base.partition("#")[0]:
                return target
    return None
