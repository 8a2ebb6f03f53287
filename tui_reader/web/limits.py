"""How much time and how many bytes one request may take."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Seconds and bytes; each has its test at its real size.

    connect: to reach the server. headers: from the start to the end of the answer's headers, redirects and the retry
    included. slow_bytes in any slow_seconds is the least speed. total: for everything. retry_wait: before the one
    retry; retry_after: the longest wait a server may ask for.
    """

    connect: float = 10.0
    headers: float = 30.0
    slow_bytes: int = 1024
    slow_seconds: float = 15.0
    total: float = 300.0
    header_bytes: int = 64 * 1024
    wire_bytes: int = 20_000_000
    body_bytes: int = 32_000_000
    redirects: int = 10
    retry_wait: float = 0.5
    retry_after: float = 5.0


DEFAULTS = Limits()
