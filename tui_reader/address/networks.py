"""Where a host lies: on the own machine, in the own network, or out in public."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ipaddress import IPv4Address

Network = Literal["public", "private", "link-local", "loopback"]
Linked = Network | Literal[""]
"""The network of the page that leads to an address; "" for what a person typed, which may lie anywhere."""


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
    from ipaddress import IPv6Address, ip_address

    try:
        address = ip_address(name)
    except ValueError:
        return "public"
    inner = _within(int(address)) if isinstance(address, IPv6Address) else None
    address = inner or address
    if address.is_loopback or address.is_unspecified:  # 0.0.0.0 reaches the own machine
        return "loopback"
    if address.is_link_local:
        return "link-local"
    # IANA has given out 2000::/3 alone: fec0::/10, 64:ff9b:1::/48 and what else may be routed lie within some network.
    elsewhere = isinstance(address, IPv6Address) and int(address) >> 125 != 1
    return "private" if elsewhere or address.is_multicast or not address.is_global else "public"


# Where an address of version 6 holds one of version 4, by its first bits and how many bits follow the inner one:
# ::a.b.c.d (RFC 4291), ::ffff:a.b.c.d, ::ffff:0:a.b.c.d (RFC 2765), 64:ff9b::/96 (RFC 6052), 2002::/16 (RFC 3056).
_HOLDING = (
    (0, 96, 0),
    (0xFFFF << 32, 96, 0),
    (0xFFFF << 48, 96, 0),
    (0x64_FF9B << 96, 96, 0),
    (0x2002 << 112, 16, 80),
)


def _within(number: int) -> "IPv4Address | None":
    """The address of version 4 that one of version 6 leads to; None for another, and for :: and ::1."""
    from ipaddress import IPv4Address

    for first, bits, behind in _HOLDING:
        if number >> (128 - bits) == first >> (128 - bits) and number > 1:
            return IPv4Address((number >> behind) & 0xFFFF_FFFF)
    return None
