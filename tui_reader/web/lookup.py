"""Names of servers looked up where a hanging lookup holds up nobody."""

import asyncio
import socket

from tui_reader.address import Network, network
from tui_reader.web.abandonable import abandonable


async def resolve(host: str, seconds: float) -> frozenset[Network]:
    """The networks that `host` lies in; raises socket.gaierror, TimeoutError.

    The connection looks the name up again (and tries its addresses side by side).
    """
    async with asyncio.timeout(seconds):
        return frozenset(network(address) for address in await abandonable(_addresses, host))


def _addresses(host: str) -> list[str]:
    try:
        return [str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except UnicodeError:  # a label that is too long
        raise socket.gaierror(socket.EAI_NONAME, "no name") from None
