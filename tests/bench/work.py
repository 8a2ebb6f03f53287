"""What fetching, extracting and printing a page take, and the bare tools they are compared with."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_BARE = "import sys, trafilatura; trafilatura.bare_extraction(open(sys.argv[1]).read(), with_metadata=True)"
_PR_SET_CHILD_SUBREAPER = 36
_TIMED = "import time; began = time.perf_counter(); {}; print(time.perf_counter() - began)"
_REQUEST = "import sys, httpx; httpx.get(sys.argv[1], trust_env=False)"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server that gives the files of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def printing(file: Path, option: str) -> dict[str, float]:
    """CPU in ms of printing a file, with the library beside it."""
    arguments = ["-m", "tui_reader", "--print", *([option] if option else []), str(file)]
    return cpu(arguments, {"XDG_DATA_HOME": str(file.parent / "printed")})


def bare(file: Path) -> dict[str, float]:
    """CPU in ms of a script that imports trafilatura and asks it."""
    return cpu(["-c", _BARE, str(file)], {})


def importing(address: str) -> dict[str, float]:
    """Wall time in ms of importing httpx and asking a server with it."""
    return _wall(_REQUEST, address)


def extracting(file: Path) -> dict[str, float]:
    """Wall time in ms of importing trafilatura and asking it."""
    return _wall(_BARE, str(file))


def cpu(arguments: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    """CPU in ms of Python with these arguments, and of what it starts; what it prints is thrown away."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen([sys.executable, *arguments], env={**given, **environment}, stdout=subprocess.DEVNULL) as run:
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    seconds = used.ru_utime + used.ru_stime + _left_behind()
    if run.returncode:
        raise subprocess.CalledProcessError(run.returncode, list(arguments))
    return {"cpu": seconds * 1000}


def _left_behind() -> float:
    """Seconds of CPU of what a program started and did not wait for, which came to us when that had ended."""
    seconds = 0.0
    with suppress(ChildProcessError):
        while True:
            _, _, used = os.wait4(-1, 0)
            seconds += used.ru_utime + used.ru_stime
    return seconds


def _wall(code: str, argument: str) -> dict[str, float]:
    command = [sys.executable, "-c", _TIMED.format(code), argument]
    return {"wall": float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) * 1000}
