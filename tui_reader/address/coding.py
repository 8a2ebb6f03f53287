"""Percent-coding; urllib.parse (5 ms) is only imported for addresses that need it, which most do not."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
PATH = frozenset(LETTERS + "!$&'()*+,;=:@/%")
QUERY = frozenset(LETTERS + "!$&()*+,;=:@/?%[]|")


def encoded(part: str, allowed: frozenset[str]) -> str:
    """`part` in ASCII: what is not allowed is percent-coded; a % stays, whether it begins a code or not."""
    if allowed.issuperset(part):
        return part
    try:
        octets = part.encode("utf-8", "surrogateescape")  # bytes of a command line that are no UTF-8 stay those bytes
    except UnicodeEncodeError:
        octets = part.encode("utf-8", "replace")
    return encoded_bytes(octets, allowed)


def encoded_bytes(octets: bytes, allowed: frozenset[str]) -> str:
    """Bytes in ASCII, all but the allowed percent-coded."""
    from urllib.parse import quote

    return quote(octets, safe="".join(allowed))


def decoded(text: str) -> str:
    """`text` with its percent-coded UTF-8 in letters."""
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)
