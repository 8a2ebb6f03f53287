"""Programs of the machine: one is asked something, started for the person, or lent the terminal."""

import contextlib
import os
import select
import signal
import subprocess
import threading
import time
from collections.abc import Sequence

MOST = 1_000_000
"""Bytes of an answer that are read at most."""


def asked(command: Sequence[str], given: bytes = b"", *, seconds: float, most: int = MOST) -> tuple[int, bytes] | None:
    """The exit code of a program and what it wrote, after it was given something; blocks.

    None when it can not be started, takes too long or writes too much; then it was killed with what it started.
    """
    pipe, end = subprocess.PIPE, time.monotonic() + seconds
    try:
        program = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, process_group=0)
    except OSError:
        return None
    threading.Thread(target=_give, args=(program, given), daemon=True).start()
    written = _written(program, end, most)
    with contextlib.suppress(subprocess.TimeoutExpired):
        if written is not None:
            return program.wait(max(0.0, end - time.monotonic())), written
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)
    threading.Thread(target=program.wait, daemon=True).start()
    return None


def _give(program: "subprocess.Popen[bytes]", given: bytes) -> None:
    assert program.stdin is not None
    with contextlib.suppress(OSError), program.stdin:
        program.stdin.write(given)


def _written(program: "subprocess.Popen[bytes]", end: float, most: int) -> bytes | None:
    """All that a program writes until it closes its output; None when that is too much or does not end in time."""
    assert program.stdout is not None
    written = bytearray()
    with program.stdout as output:
        while len(written) <= most and select.select([output], [], [], max(0.0, end - time.monotonic()))[0]:
            piece = os.read(output.fileno(), 1 << 16)
            if not piece:
                return bytes(written)
            written += piece
    return None


def launched(command: Sequence[str]) -> bool:
    """Start a program with windows of its own, which stays when the reader leaves; whether it could be started."""
    null = subprocess.DEVNULL
    try:
        program = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, start_new_session=True)
    except OSError:
        return False
    threading.Thread(target=program.wait, daemon=True).start()  # or it stays as a zombie when it ends
    return True


def lent_terminal(command: Sequence[str]) -> bool:
    """Let a program have the terminal until it ends; whether it could be started. Blocks."""
    try:
        subprocess.run(command, check=False)
    except OSError:
        return False
    return True
