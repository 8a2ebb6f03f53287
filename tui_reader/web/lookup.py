"""Names of servers looked up where a hanging lookup holds up nobody."""

import asyncio
import contextlib
import socket
import threading

from tui_reader.address import Network, network


async def resolve(host: str, seconds: float) -> frozenset[Network]:
    """The networks that `host` lies in; raises socket.gaierror, TimeoutError.

    A daemon thread, since the loop's own lookups run in threads that Python waits for when it quits, and a dead name
    server holds them for half a minute. The connection looks the name up again (and tries its addresses side by side).
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(addresses: list[str] | None, error: OSError | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(addresses or [])

    def look_up() -> None:
        addresses: list[str] | None = None
        problem: OSError | None = None
        try:
            addresses = [str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
        except UnicodeError:  # a label that is too long
            problem = socket.gaierror(socket.EAI_NONAME, "no name")
        except OSError as error:
            problem = error
        with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile: nobody is waiting
            loop.call_soon_threadsafe(settle, addresses, problem)

    threading.Thread(target=look_up, name="look up", daemon=True).start()
    async with asyncio.timeout(seconds):
        return frozenset(network(address) for address in await answer)
