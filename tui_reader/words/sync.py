"""`tui-reader sync`: other machines are told what changed here, and this one what changed there."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_reader.arguments import word_parser
from tui_reader.clean import one_line
from tui_reader.errors import ReaderError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tui_reader.settings.settings import Settings
    from tui_reader.sync.line.talk import Progress
    from tui_reader.words.words import Say

_EPILOG = (
    "HOST is what ssh knows a machine by; without one, those of the settings ([sync] hosts). Nothing has to be set up: "
    "the program is started there over SSH. A machine that may do nothing else with a key has in its authorized_keys\n"
    '  restrict,command="tui-reader sync --stdio" ssh-ed25519 ...\n'
    "\n"
    "exit codes: 0 all was told, 3 a machine could not be told (the others were), 2 wrong usage, or nobody agreed to "
    "tell it, 1 the library can not be used, 130 interrupted"
)


def parser() -> argparse.ArgumentParser:
    """The command line behind the word."""
    result = word_parser(
        "tui-reader sync", "Tell other machines what changed here, and take what changed there.", _EPILOG
    )
    add = result.add_argument
    add("hosts", metavar="HOST", nargs="*", help="a machine, by the name that ssh knows")
    add("--dry-run", action="store_true", help="say what would be told, and change nothing on either side")
    add("--log", action="store_true", help="list the last changes that met, and which of them stands")
    add("--init", metavar="URL", default="", help="make a shared library at postgresql://..., and print its key")
    add("--join", metavar="URL", default="", help="come into a shared library; its key is asked for")
    add("--remote-command", metavar="PATH", default="tui-reader", help="where the program is on the other machine")
    add("--yes", action="store_true", help="do not ask before a machine is told something for the first time")
    add("--background", action="store_true", help="ask for nothing, and leave out what was never agreed to")
    add("--stdio", action="store_true", help="be the other machine: answer on standard input and output")
    return result


def run(given: argparse.Namespace, say: "Say") -> int:
    """Do it; answers the exit code."""
    if given.stdio:
        from tui_reader.sync.serving import serve

        return serve()
    from tui_reader.library.where import default_path

    if given.init or given.join:
        return _share(given, default_path().parent)
    if given.log:
        return _log(default_path())
    settings = _settings(say)
    hosts = list(given.hosts) or list(settings.sync.hosts)
    if not hosts:
        raise UsageError(
            "No machine was named", "Say tui-reader sync HOST, or name them in the settings: [sync] hosts."
        )
    return _sync(hosts, given, settings, default_path(), say)


def _sync(hosts: Sequence[str], given: argparse.Namespace, settings: "Settings", library: "Path", say: "Say") -> int:
    """Each host in turn; one that fails keeps no other from being told."""
    from tui_reader.errors import FetchError
    from tui_reader.settings.machines import named
    from tui_reader.sync.ssh import check_host, is_hub

    for host in hosts:
        if not is_hub(host):
            check_host(host)
    code = 0
    for host in hosts:
        try:
            _tell(host, given, settings.sync.bodies, library, say)
        except (FetchError, UsageError) as error:
            say(str(error) if named(host) in error.title else f"{named(host)}: {error}")
            code = code or error.code
    return code


def _tell(host: str, given: argparse.Namespace, bodies: str, library: "Path", say: "Say") -> None:
    """Tell one and say what came of it; raises FetchError, and UsageError when nobody agreed or it was never joined."""
    from tui_reader.sync.asking import is_known, known_from_now, what_is_sent
    from tui_reader.sync.report import summary, warnings
    from tui_reader.sync.session import sync_host
    from tui_reader.sync.ssh import Way, is_hub

    if not (given.dry_run or given.yes or is_known(library, host)):
        if given.background:
            raise UsageError(f"{host} was never told anything", f"say tui-reader sync {host} at a terminal once")
        _ask(host, what_is_sent(library, bodies), say)
    with _Progress() as progress:
        if is_hub(host):
            from tui_reader.sync.hub.hub import sync_hub

            ended = sync_hub(library, host, given.dry_run, progress.show, bodies)
        else:
            way = Way(host, given.remote_command, given.background)
            ended = sync_host(library, way, bodies, given.dry_run, progress.show)
    if not given.dry_run:
        known_from_now(library, host)
    _print(summary(ended.talked.name if is_hub(host) else host, ended.talked, ended.seconds, given.dry_run))
    for words in warnings(ended.talked.taken):
        say(words)


def _share(given: argparse.Namespace, folder: "Path") -> int:
    """Make a shared library, or come into one."""
    from tui_reader.sync.hub.hub import init, join

    if given.init:
        key = init(given.init, folder)
        _print(key)
        sys.stderr.write(
            "This is the key of the shared library: --join asks for it on every other machine.\n"
            "This machine keeps the only other copy. Without it nobody can read what readers\n"
            "write there, nor can the server. A reader is let in by:\n"
            "  CREATE ROLE anna LOGIN PASSWORD '...' IN ROLE tui_reader_members;\n"
        )
        return 0
    join(given.join, folder)
    sys.stderr.write(
        "Joined. Articles, tags, highlights and notes are all readers'; places, queue,\n"
        "marks, states and lists are your own. No other reader can change those, but\n"
        "whoever has the key can read them.\n"
    )
    return 0


def _ask(host: str, sent: str, say: "Say") -> None:
    """Whether a machine that was told nothing before may be told all this; raises UsageError when it may not."""
    say(f"{host} will be sent {sent}")
    if not sys.stdin.isatty():
        raise UsageError(f"{host} was never told anything", "Say so at a terminal, or with --yes.")
    sys.stderr.write(f"tui-reader: send it to {host}, and take what is there? [y/n] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise UsageError("Nothing was sent", "")


class _Progress:
    """How far a long talk is, on one line of a terminal that is empty again afterwards."""

    def __init__(self) -> None:
        self._shown = False
        self._is_terminal = sys.stderr.isatty()

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *error: object) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def show(self, way: str, done: int, count: int) -> None:
        """So many of them went this way."""
        if self._is_terminal and max(done, count) > 5000:
            self._shown = True
            # A shared library does not say how many there are.
            of = f" of {max(count, done):,}" if count else ""
            sys.stderr.write(f"\r\033[K{done:,}{of} {way} · Ctrl-C stops, nothing is half taken")
            sys.stderr.flush()


if TYPE_CHECKING:
    _CHECKED: Progress = _Progress().show


def _log(library: "Path") -> int:
    import time

    from tui_reader.sync.asking import last_met

    met = last_met(library)
    for one in met:
        _print(f"{time.strftime('%Y-%m-%d %H:%M', time.localtime(one.at))}  {one.box}: {one_line(one.words)}")
    if not met:
        _print("No two changes have met so far.")
    return 0


def _print(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _settings(say: "Say") -> "Settings":
    from tui_reader.settings import default_path, read

    try:
        settings, complaints = read(default_path())
    except ReaderError as error:
        raise UsageError("The settings can not be read", str(error)) from error
    for words in complaints:
        say(words)
    return settings
