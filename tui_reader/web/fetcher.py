"""The process that fetches: reads one order from standard input, writes its steps and the answer, and ends.

In: one JSON line. Out: JSON lines of a name and values: "progress"; then "page", which its body follows, "unchanged",
"error" with one of our errors, or "fault" with where a bug was met.
"""

import asyncio
import gc
import json
import os
import sys
from typing import Any, BinaryIO

from tui_reader.errors import ReaderError
from tui_reader.process.inside import told
from tui_reader.web.fetch import fetch
from tui_reader.web.kinds import picture, readable
from tui_reader.web.limits import Limits
from tui_reader.web.page import NotModified, Page, Validators

CHECKS = {"text": readable, "picture": picture}


def main() -> int:
    """Do what is ordered."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    gc.disable()
    order = json.loads(source.readline() or b"null")
    if order is None:
        return 0
    try:
        answer = asyncio.run(_fetched(order, sink))
    except ReaderError as error:
        _tell(sink, "error", told(error))
    except Exception as error:  # a fault of ours is told where somebody sees it
        from tui_reader.process.trace import trace

        _tell(sink, "fault", trace(error))
    else:
        if isinstance(answer, NotModified):
            _tell(sink, "unchanged", answer)
        else:
            url, final_url, body, *others, _ = answer  # of one address no pages follow
            _tell(sink, "page", [len(body), url, final_url, *others], body)
    # Taking an interpreter with httpx in it apart costs 10 ms.
    os._exit(0)


async def _fetched(order: dict[str, Any], sink: BinaryIO) -> Page | NotModified:
    order["limits"] = Limits(*order["limits"])
    order["validators"] = Validators(*order["validators"])
    order["credentials"] = order["credentials"] and tuple(order["credentials"])
    order["check"] = CHECKS[order["check"]]
    return await fetch(**order, on_progress=lambda step: _tell(sink, "progress", step))


def _tell(sink: BinaryIO, name: str, values: object, body: bytes = b"") -> None:
    sink.write(json.dumps([name, values]).encode() + b"\n" + body)
    sink.flush()
