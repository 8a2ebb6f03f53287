"""Where an answer sends on to, and whether to go there."""

import re

from tui_reader.address import Network, Url, clean_link, display, join
from tui_reader.errors import BadAddress, FetchError

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


def check_network(typed: frozenset[Network], found: frozenset[Network], target: Url) -> None:
    """Refuse a step from the networks of the typed address into another inside network; raises FetchError."""
    inside = found - {"public"}
    if "loopback" in typed or inside <= typed:
        return
    raise FetchError(
        f"The page sends on into your own network: {display(str(target))}"[:200],
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
