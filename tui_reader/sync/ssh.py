"""A library on another machine, reached by the SSH that leads there anyway."""

import os
import re
import shlex
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from tui_reader.clean import one_line
from tui_reader.errors import ConnectionFailed, FetchError, UsageError
from tui_reader.process.conversation import Conversation
from tui_reader.sync.line.frames import Line, LineBroke, NotUnderstood

PROGRAM = "tui-reader"
CONNECT_SECONDS = 5
"""A machine that does not answer in the background is given up after so many seconds."""
_END_SECONDS = 5.0
_HOST = re.compile(r"[A-Za-z0-9@._:][A-Za-z0-9@._:-]*")
# Nothing is forwarded and no terminal is asked for, whatever the user's configuration says of this host.
_OPTIONS = ("-T", "-oClearAllForwardings=yes", "-oForwardAgent=no", "-oForwardX11=no", "-oPermitLocalCommand=no")
_IN_BACKGROUND = ("-oBatchMode=yes", f"-oConnectTimeout={CONNECT_SECONDS}")

_Answer = TypeVar("_Answer")


_SHARED = ("postgresql://", "postgres://")


class Way(NamedTuple):
    """How a machine is reached. remote: the program there. background: nobody can be asked for a password."""

    host: str
    remote: str = PROGRAM
    background: bool = False


def is_hub(text: str) -> bool:
    """Whether this names a shared library and no machine."""
    return text.startswith(_SHARED)


def check_host(host: str) -> str:
    """The name of a machine; raises UsageError for what may be something else to ssh."""
    if not _HOST.fullmatch(host):
        raise UsageError(f"{one_line(host)} is no name of a machine", "Letters, digits and @ . _ : - make one.")
    return host


def command(way: Way) -> list[str]:
    """What is started: the user's ssh, or what TUI_READER_SSH says (its arguments divided as a shell would)."""
    ssh = shlex.split(os.environ.get("TUI_READER_SSH", "")) or ["ssh"]
    asking = _IN_BACKGROUND if way.background else ()
    return [*ssh, *_OPTIONS, *asking, "--", check_host(way.host), shlex.quote(way.remote), "sync", "--stdio"]


def talking(way: Way, talk: Callable[[Line], _Answer], started: Callable[[Conversation], None]) -> _Answer:
    """What `talk` answers, given a line to the machine; raises FetchErrors that say what was wrong on the way.

    started: is given what can be killed, to stop it.
    """
    try:
        conversation = Conversation(command(way), way.background)
    except OSError as error:
        raise FetchError("ssh can not be started", error.strerror or str(error)) from error
    started(conversation)
    line = Line(conversation.reads, conversation.writes)
    try:
        answer = talk(line)
        conversation.end(_END_SECONDS)
        return answer
    except (LineBroke, NotUnderstood) as error:
        code, said = conversation.end(_END_SECONDS if isinstance(error, LineBroke) else 0)
        raise failure(way, code, said, line.received > 0) or error from error
    finally:
        conversation.kill()
        conversation.end(0)


def failure(way: Way, code: int, said: str, answered: bool) -> FetchError | None:
    """What was wrong, by the exit code and the words of ssh; None for what neither explains.

    answered: the program there said something already.
    """
    host = way.host
    for pattern, title, detail in _SAID:
        if re.search(pattern, said, re.IGNORECASE):
            return ConnectionFailed(title.format(host=host), detail.format(host=host))
    if code == 127 or re.search(r"command not found|: not found|no such file", said, re.IGNORECASE):
        return FetchError(
            f"There is no {PROGRAM} on {host}",
            "Install it there the way it was installed here, or say where it is with --remote-command PATH.",
        )
    if code == 2 and not answered:
        return FetchError(f"The {PROGRAM} on {host} is older and can not sync", "Update it there.")
    if code == 255:
        last = one_line(said.strip().rpartition("\n")[2])
        return ConnectionFailed(f"{host} can not be reached", last)
    return None


_SAID = (
    (
        "REMOTE HOST IDENTIFICATION HAS CHANGED",
        "The host key of {host} has changed",
        "Somebody may be in between. If you know why it changed: ssh-keygen -R {host}, then ssh {host} once.",
    ),
    ("Host key verification failed", "{host} is not known yet", "Log in once, to see its key: ssh {host}"),
    (
        "Permission denied|Too many authentication failures",
        "{host} does not let one in without a password",
        "Nothing can be asked in the background: use a key, or say tui-reader sync {host} at a terminal.",
    ),
    (
        "Could not resolve|Name or service not known|Connection refused|timed out|No route to host|unreachable",
        "{host} can not be reached",
        "It may be off, or not in this network; what changed is told the next time.",
    ),
)
