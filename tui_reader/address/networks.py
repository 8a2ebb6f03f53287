"""Where a host lies: on the own machine, in the own network, or out in public."""

from typing import Literal

Network = Literal["public", "private", "link-local", "loopback"]


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
