"""A real SSH server on the loopback with keys of its own, for whoever runs the tests, and a line that is slow."""

import asyncio
import getpass
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

REQUIRED = "TUI_READER_ENGINES"
"""With it in the environment a test fails where the engine that it needs is not there; else it is skipped."""


def missing(what: str) -> None:
    """The engine of a test can not be had."""
    if os.environ.get(REQUIRED):
        pytest.fail(f"{what} is not here, and {REQUIRED} asks for it")
    pytest.skip(f"{what} is not here: syncing over it is not tested")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Server:
    """An SSH server that runs. ssh: what TUI_READER_SSH is to be, to get there as `box2`."""

    def __init__(self, folder: Path, home: Path, forced: str = "") -> None:
        self.folder, self.home = folder, home
        self.port = free_port()
        self._sshd = shutil.which("sshd") or "/usr/sbin/sshd"
        if not Path(self._sshd).exists() or shutil.which("ssh") is None:
            missing("openssh-server")
        folder.mkdir(mode=0o700, exist_ok=True)
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
        program = Path(sys.executable).parent / "tui-reader"
        environment = f"XDG_DATA_HOME={home}/data XDG_CONFIG_HOME={home}/config XDG_STATE_HOME={home}/state HOME={home}"
        (folder / "shell").write_text(
            # What a login shell does: it says something first, and finds the program.
            f"#!/bin/sh\nexport {environment} PATH={program.parent}:$PATH\n"
            'echo "Welcome to box2"\nexec sh -c "$SSH_ORIGINAL_COMMAND"\n'
        )
        (folder / "shell").chmod(0o700)
        command = forced or f"{folder}/shell"
        public = (folder / "user.pub").read_text()
        (folder / "authorized").write_text(f'restrict,command="{command}" {public}')
        (folder / "sshd_config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile {folder}/pid\n"
            f"AuthorizedKeysFile {folder}/authorized\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n"
            "KbdInteractiveAuthentication no\n"
        )
        self.write_config(self.port)
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        with (folder / "log").open("w") as log:
            self._program = subprocess.Popen([self._sshd, "-D", "-e", "-f", folder / "sshd_config"], stderr=log)
        self._wait()

    def write_config(self, port: int) -> None:
        """What ssh knows of `box2` and of others."""
        host = (self.folder / "host.pub").read_text().split()[:2]
        (self.folder / "known").write_text(f"box2 {' '.join(host)}\n")
        (self.folder / "ssh_config").write_text(
            f"Host box2\n HostName 127.0.0.1\n HostKeyAlias box2\n Port {port}\n User {getpass.getuser()}\n"
            f" IdentityFile {self.folder}/user\n IdentitiesOnly yes\n"
            f"Host gone\n HostName 127.0.0.1\n Port {free_port()}\n"
            f"Host *\n UserKnownHostsFile {self.folder}/known\n GlobalKnownHostsFile /dev/null\n"
            " StrictHostKeyChecking yes\n"
        )

    @property
    def ssh(self) -> str:
        return f"ssh -F {self.folder}/ssh_config"

    def _wait(self) -> None:
        """Until it answers, or has ended; then it can not be used here."""
        while self._program.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.01)
        missing(f"an SSH server for this user ({(self.folder / 'log').read_text().strip()[-200:]})")

    def stop(self) -> None:
        self._program.terminate()
        self._program.wait()


@contextmanager
def slow_line(port: int, seconds: float) -> Iterator[int]:
    """A port that leads to another one over a line on which a byte takes so long, each way."""
    loop = asyncio.new_event_loop()
    ready: list[asyncio.Server] = []

    async def pump(reads: asyncio.StreamReader, writes: asyncio.StreamWriter) -> None:
        pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def out() -> None:
            while True:
                at, data = await pieces.get()
                await asyncio.sleep(max(0.0, at - loop.time()))
                if not data:
                    writes.close()
                    return
                writes.write(data)

        task = asyncio.create_task(out())
        try:
            while data := await reads.read(65536):
                pieces.put_nowait((loop.time() + seconds, data))
            pieces.put_nowait((loop.time() + seconds, b""))
            await task
        finally:
            task.cancel()
            writes.transport.abort()

    async def joined(reads: asyncio.StreamReader, writes: asyncio.StreamWriter) -> None:
        there_reads, there_writes = await asyncio.open_connection("127.0.0.1", port)
        # Asyncio says aloud of a connection that it was cancelled, when the server ends before it.
        with suppress(asyncio.CancelledError):
            await asyncio.gather(pump(reads, there_writes), pump(there_reads, writes), return_exceptions=True)

    async def begin() -> None:
        ready.append(await asyncio.start_server(joined, "127.0.0.1", 0))

    async def end() -> None:
        ready[0].close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0.01)  # what was aborted is closed by then

    loop.run_until_complete(begin())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield ready[0].sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
