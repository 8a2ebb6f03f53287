"""The random runs of `tests/test_sync_random.py` over a real SSH server or a real PostgreSQL server.

`python -m tests.bench.chance ssh|postgres|here [--minutes 10] [--seed 1]` prints each seed that held, and what broke.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.postgres import Postgres, folder_for_servers
from tests.sshd import Server
from tests.syncing import ENOUGH, Box, Clock
from tests.test_sync_random import Libraries
from tui_reader.errors import FetchError
from tui_reader.sync.hub.hub import init, join, sync_hub
from tui_reader.sync.line.talk import Talked
from tui_reader.sync.session import sync_host
from tui_reader.sync.ssh import Way

EXAMPLES = 1
"""Runs of a seed."""


class OverSSH(Libraries):
    """Each box is a home of its own on the one machine; a line that is cut is cut in the process here."""

    noon = time.time() - 3600

    def new_box(self, name: str, clock: Clock) -> Box:
        home = self.folder / name
        box = Box(home, "tui-reader", clock)
        program = home / "program"
        real = Path(sys.executable).parent / "tui-reader"
        program.write_text(f'#!/bin/sh\nXDG_DATA_HOME={home} exec {real} "$@"\n')
        program.chmod(0o700)
        return box

    def exchange(self, one: Box, other: Box, sent: int, heard: int) -> Talked | None:
        if sent != ENOUGH:
            return super().exchange(one, other, sent, heard)
        return sync_host(one.path, Way("box2", str(other.folder.parent / "program")), "none").talked


class OverPostgres(Libraries):
    """A pair tells the shared library, and each hears of it what the other one told."""

    url: ClassVar[str] = ""
    key: ClassVar[str] = ""
    server: ClassVar[Postgres]
    noon = time.time() - 3600

    def __init__(self) -> None:
        super().__init__()
        self.server.execute("DROP SCHEMA IF EXISTS tui_reader CASCADE")
        type(self).key = init(self.url, self.folder)

    def exchange(self, one: Box, other: Box, sent: int, heard: int) -> Talked | None:
        if sent != ENOUGH:
            return super().exchange(one, other, sent, heard)
        for box in (one, other):  # a copied file has no key beside it
            join(self.url, box.folder, lambda words: self.key)
        first, second, last = (sync_hub(box.path, self.url).talked for box in (one, other, one))
        taken = first.taken.with_more(second.taken).with_more(last.taken)
        return first._replace(taken=taken, given=0 if not taken.changed else 1)


def run(machine: type[Libraries], minutes: float, seed: int) -> int:
    """Seed after seed until the time is over; 1 when one broke."""
    end = time.monotonic() + minutes * 60
    held = settings(
        max_examples=EXAMPLES,
        stateful_step_count=40,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    while time.monotonic() < end:
        machine._hypothesis_internal_use_seed = seed  # as its decorator does
        try:
            run_state_machine_as_test(machine, settings=held)
        except (AssertionError, FetchError) as error:
            print(f"seed {seed} broke: {error}", flush=True)
            raise
        print(f"seed {seed} held", flush=True)
        seed += 1
    return 0


def main() -> int:
    """Run them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("over", choices=("ssh", "postgres", "here"))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with TemporaryDirectory() as name, folder_for_servers() as servers:
        if given.over == "here":
            return run(Libraries, given.minutes, given.seed)
        if given.over == "ssh":
            ssh = Server(Path(name) / "server", Path(name) / "home")
            os.environ["TUI_READER_SSH"] = ssh.ssh
            try:
                return run(OverSSH, given.minutes, given.seed)
            finally:
                ssh.stop()
        OverPostgres.server = Postgres(servers)
        OverPostgres.url = OverPostgres.server.url("keeper")
        try:
            return run(OverPostgres, given.minutes, given.seed)
        finally:
            OverPostgres.server.stop()


if __name__ == "__main__":
    sys.exit(main())
