"""What an article is found by: the key that is the same on every machine, and its names folded for the filter."""

import re
from urllib.parse import urlsplit

KEY_CHARACTERS = 20
# They part the names: no cleaned text holds them, so that no word of a filter crosses two names.
SITE, HOST, BYLINE, IDENTITY = "\x01", "\x02", "\x03", "\x04"
# Nearly every address: urlsplit takes four times as long, which a hundred thousand that come at once notice.
_PLAIN = re.compile(r"https?://([A-Za-z0-9.-]+)(?=[/?#]|$)")


def article_key(identity: str) -> str:
    """The first 20 characters of the identity's SHA-256, in hex."""
    from hashlib import sha256  # 3 ms, and only what is kept anew needs it

    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_CHARACTERS]


def folded(title: str, site: str, byline: str, identity: str) -> str:
    """Title, site, host, byline and address, whatever their case: all that the filter of the articles looks at."""
    return f"{title}{SITE}{site}{HOST}{_host(identity)}{BYLINE}{byline}{IDENTITY}{identity}".casefold()


def _host(identity: str) -> str:
    if plain := _PLAIN.match(identity):
        return plain[1].lower()
    try:
        return urlsplit(identity).hostname or ""
    except ValueError:
        return ""
