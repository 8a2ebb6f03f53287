"""Real PostgreSQL servers in temporary folders, run by a user who may do nothing else."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sshd import free_port, missing


def programs() -> Path | None:
    """Where PostgreSQL's programs are; the newest, None when there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


class Postgres:
    """A server that runs on the loopback, trusting everybody there. standby_of: another one whose standby it is."""

    def __init__(self, folder: Path, settings: str = "", standby_of: "Postgres | None" = None) -> None:
        self._programs = programs() or Path()
        self.port = free_port()
        self.data = folder / f"data{self.port}"
        if standby_of is None:
            self.run("initdb", "-D", str(self.data), "-A", "trust", "-U", "keeper", "-E", "UTF8", "--no-sync")
        else:
            self.run(
                "pg_basebackup", "-D", str(self.data), "-h", "127.0.0.1", "-p", str(standby_of.port), "-U", "keeper",
                "-R", "-X", "stream",
            )  # fmt: skip
            auto = self.data / "postgresql.auto.conf"
            self.run("sh", "-c", f"sed -i 's/user=keeper/application_name=second user=keeper/' {auto}")
        self._options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off "
            f"-c max_connections=60 {settings}"
        )
        self.start()

    def lets_in(self, *lines: str) -> None:
        """Rules of pg_hba.conf that stand before all others."""
        rules = self.data / "pg_hba.conf"
        rules.write_text("\n".join((*lines, rules.read_text())))
        self.execute("SELECT pg_reload_conf()")

    def start(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-o", self._options, "-l", f"{self.data}.log", "-w", "start")

    def kill(self) -> None:
        """As when its machine loses power."""
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        subprocess.run(["pkill", "-KILL", "-P", str(pid)], check=False)
        os.kill(pid, 9)

    def promote(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-w", "promote")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop", check=False)

    def cpu(self) -> float:
        """Seconds of all its processes so far, those that have ended too."""
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        stats = [Path(f"/proc/{pid}/stat")]
        stats += [Path(f"/proc/{child}/stat") for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        fields = [stat.read_text().rpartition(")")[2].split() for stat in stats]
        own = sum(int(each[11]) + int(each[12]) for each in fields)
        ended = sum(int(each) for each in fields[0][13:15])
        return (own + ended) / os.sysconf("SC_CLK_TCK")

    def execute(self, statement: str) -> str:
        answer = self.run(
            "psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "keeper", "-At", "-v", "ON_ERROR_STOP=1", "postgres",
            "-c", statement,
        )  # fmt: skip
        return answer.stdout.strip()

    def url(self, reader: str, *others: "Postgres") -> str:
        hosts = ",".join(f"127.0.0.1:{one.port}" for one in (self, *others))
        return f"postgresql://{reader}@{hosts}/postgres"

    def run(self, program: str, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        path = self._programs / program
        user = unprivileged()
        # pg_ctl leaves a server behind that would hold a pipe open.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [str(path) if path.exists() else program, *arguments], stdin=subprocess.DEVNULL, stdout=said,
                stderr=subprocess.STDOUT, check=False, user=user, group=group_of(user), cwd="/", text=True, timeout=60,
            )  # fmt: skip
            said.seek(0)
            answer = subprocess.CompletedProcess(done.args, done.returncode, said.read())
        assert not check or answer.returncode == 0, answer.stdout
        return answer


def unprivileged() -> int | None:
    """The user that servers run as; None for whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    return None


def group_of(user: int | None) -> int | None:
    return None if user is None else pwd.getpwuid(user).pw_gid


@contextmanager
def folder_for_servers() -> Iterator[Path]:
    """A folder that the servers' user may write in; skips the test where there are none."""
    if programs() is None:
        missing("PostgreSQL")
    folder = Path(tempfile.mkdtemp(prefix="tui-reader-pg-"))
    try:
        user = unprivileged()
        if user is not None:
            os.chown(folder, user, group_of(user) or -1)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
