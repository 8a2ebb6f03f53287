"""How far a request has come, told while it runs."""

from typing import Literal, NamedTuple

Step = Literal["found", "answered", "receiving", "waiting"]


class Progress(NamedTuple):
    """One step of a request.

    found: the server took the connection. answered: its headers are here, `kind` is what it sends ("HTML"), `total`
    its size in bytes if it said so. receiving: `received` bytes so far. waiting: `seconds` until the one retry.
    """

    step: Step
    address: str
    kind: str = ""
    received: int = 0
    total: int | None = None
    seconds: float = 0.0
