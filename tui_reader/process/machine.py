"""Programs of the machine: one is asked something, started for the person, or lent the terminal."""

import contextlib
import os
import select
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

MOST = 1_000_000
"""Bytes of an answer that are read at most."""
NO_MORE: Mapping[str, str] = MappingProxyType({})


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


def lent_terminal(
    command: Sequence[str], given: bytes | None = None, more: Mapping[str, str] = NO_MORE, then: str = ""
) -> int | None:
    """Let a program have the terminal until it ends; its exit code, None when it could not be started. Blocks.

    given: its standard input, None: the terminal. more: variables beside ours. then: what is said below what it wrote,
    which stands there until Enter.
    """
    try:
        with _uninterrupted():
            code = subprocess.run(command, check=False, input=given, env={**os.environ, **more}).returncode
            if then:
                _wait_for_enter(then)
            return code
    except (OSError, ValueError):  # ValueError: a NUL in its words
        return None


def _wait_for_enter(words: str) -> None:
    with contextlib.suppress(OSError), open("/dev/tty", "w") as out, open("/dev/tty") as typed:  # noqa: PTH123
        out.write(f"\n{words}")
        out.flush()
        typed.readline()


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-c is meant for the program that has the terminal, though the terminal sends it to us as well."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # A loop hears of signals by this descriptor, whatever their handlers do. Ignored, they would be by the program too.
    wakes = signal.set_wakeup_fd(-1)
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        signal.set_wakeup_fd(wakes)
