"""The talk of two libraries: one and a half rounds, and one more for texts that are missing.

dials:  hello                                      answers: hello, its writes, end
dials:  its writes, end with the texts it wants    answers: done with the texts it wants, texts, end
dials:  texts, end                                 answers: done, when it wanted some
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any, NamedTuple, NoReturn

from tui_reader import __version__
from tui_reader.clean import one_line
from tui_reader.errors import FetchError, ReaderError
from tui_reader.merging.greetings import Body, Greeting, Taken
from tui_reader.merging.writes import Write
from tui_reader.sync.line.frames import Line, LineBroke, NotUnderstood
from tui_reader.sync.line.replica import Replica
from tui_reader.sync.line.wire import is_node, items_of, writes_of

PROTOCOL = 1
_MOST_BODIES = 500
"""Texts that are asked for at a time; the others come with the next talks."""

Progress = Callable[[str, int, int], None]
"""Is told what is going on ("in", "out", "texts"), how many are done and how many there are."""


class OtherSide(FetchError):
    """The other side says that it can not talk."""


class OtherVersion(FetchError):
    """The other side speaks another protocol."""


class GreetAgain(Exception):
    """A library found that it is a copy and has a new name: the talk is to be begun anew."""


class Talked(NamedTuple):
    """What came of a talk. name: what the other machine is called. bodies: texts in and out. unopened: rows of a shared
    library that do not open with its key.
    """

    name: str
    taken: Taken
    given: int
    bodies_in: int
    bodies_out: int
    unopened: int = 0


def dial(
    line: Line, replica: Replica, dry: bool = False, progress: Progress = lambda *_: None, bodies: str = "none"
) -> Talked:
    """Talk to a library that answers. dry: nothing changes on either side; then `given` is what would be told.

    bodies: the texts that the other one is to ask for, as this one does.
    """
    mine = replica.greet()
    line.send("hello", {**_hello(mine), "dry": dry, "bodies": bodies})
    line.wait_for_answer()
    theirs, count = _greeting(_expect(line, "hello"))
    if not replica.meet(theirs.known):
        raise GreetAgain
    taken = replica.take(_writes(line), theirs, dry, lambda done: progress("in", done, count))
    out = replica.count_unknown(theirs.known)
    if dry:
        return Talked(theirs.name, taken, out, 0, 0)
    _tell(line, replica, theirs, lambda done: progress("out", done, out))
    line.send("end", {"want": [list(body) for body in replica.wanted()[:_MOST_BODIES]]})
    done = _one_object(_expect(line, "done"))
    bodies_in = _take_bodies(line, replica)
    wanted = _bodies(done.get("want"))
    bodies_out = 0
    if wanted:
        bodies_out = _give_bodies(line, replica, wanted)
        _expect(line, "done")
    changed = done.get("changed")
    return Talked(theirs.name, taken, changed if type(changed) is int else out, bodies_in, bodies_out)


def answer(line: Line, open_replica: Callable[[str], Replica]) -> None:
    """Answer one that dials, until it has said all; what goes wrong here is said to it. Raises LineBroke and the like.

    open_replica: is called when it is known that the two can talk, with the texts that are to be asked for; raises
    LibraryError.
    """
    line.answer()
    try:
        _answer(line, open_replica)
    except LineBroke:
        raise
    except ReaderError as error:
        line.send("sorry", {"title": error.title, "detail": error.detail})
        raise


def _answer(line: Line, open_replica: Callable[[str], Replica]) -> None:
    hello = _expect(line, "hello")
    theirs, _ = _greeting(hello)
    replica = open_replica(str(_one_object(hello).get("bodies", "none")))
    mine = replica.greet()
    if not replica.meet(theirs.known):
        mine = replica.greet()
    line.send("hello", {**_hello(mine), "count": replica.count_unknown(theirs.known)})
    _tell(line, replica, theirs, lambda done: None)
    line.send("end", {})
    if _one_object(hello).get("dry"):
        return
    told = _Told(line)
    taken = replica.take(told, theirs, False, lambda done: None)
    wanted = replica.wanted()[:_MOST_BODIES]
    line.send("done", {"changed": taken.changed, "want": [list(body) for body in wanted]})
    _give_bodies(line, replica, _bodies(told.end.get("want")))
    if wanted:
        _take_bodies(line, replica)
        line.send("done", {})


# What is said


def _hello(mine: Greeting) -> dict[str, Any]:
    known = {node: list(version) for node, version in mine.known.items()}
    return {"proto": PROTOCOL, "program": __version__, "node": mine.node, "name": mine.name, "known": known}


def _tell(line: Line, replica: Replica, theirs: Greeting, told: Callable[[int], None]) -> None:
    count = 0
    with closing(replica.unknown(theirs.known)) as batches:
        for writes in batches:
            line.send("writes", *items_of(writes))
            count += len(writes)
            told(count)


def _give_bodies(line: Line, replica: Replica, wanted: Iterable[Body]) -> int:
    given = 0
    for body in wanted:
        text = replica.body(body)
        if text is not None:
            line.send("text", {"article": body.article, "sha256": body.sha256, "text": text})
            given += 1
    line.send("end", {})
    return given


# What is heard


class _Told:
    """The writes that come until the other side has told all; `end`: what it said then."""

    def __init__(self, line: Line) -> None:
        self.end: Mapping[str, Any] = {}
        self._line = line

    def __iter__(self) -> Iterator[list[Write]]:
        while True:
            kind, items = self._line.receive()
            if kind == "end":
                self.end = _one_object(items)
                return
            if kind == "sorry":
                _told_sorry(items)
            if kind != "writes":
                continue  # what only newer programs say
            try:
                yield list(writes_of(items))
            except ValueError as error:
                raise NotUnderstood("The other side was not understood", "What it wrote can not be read.") from error


def _writes(line: Line) -> Iterator[list[Write]]:
    return iter(_Told(line))


def _take_bodies(line: Line, replica: Replica) -> int:
    kept = 0
    while True:
        kind, items = line.receive()
        if kind == "end":
            return kept
        if kind == "sorry":
            _told_sorry(items)
        if kind == "text":
            told = _one_object(items)
            body = _bodies([[told.get("article"), told.get("sha256")]])
            text = told.get("text")
            if body and isinstance(text, dict):
                kept += replica.keep_body(body[0], text)


def _expect(line: Line, kind: str) -> list[Any]:
    """The items of the next thing of this kind; what only newer programs say is passed over."""
    while True:
        said, items = line.receive()
        if said == kind:
            return items
        if said == "sorry":
            _told_sorry(items)
        if said in ("hello", "writes", "end", "done", "text"):
            raise NotUnderstood("The other side was not understood", f"{one_line(said)} came where {kind} should.")


def _told_sorry(items: list[Any]) -> NoReturn:
    told = _one_object(items)
    raise OtherSide(str(told.get("title", "")) or "The other side can not", str(told.get("detail", "")))


def _greeting(items: list[Any]) -> tuple[Greeting, int]:
    """Who greets, and how many writes they will tell."""
    told = _one_object(items)
    protocol, program = told.get("proto"), one_line(str(told.get("program", "")))[:40]
    if protocol != PROTOCOL:
        older = "that one" if type(protocol) is int and protocol < PROTOCOL else f"this one ({__version__})"
        raise OtherVersion(
            "The other tui-reader speaks another protocol",
            f"It is version {program or 'unknown'}, this one is {__version__}; update {older}.",
        )
    known = told.get("known")
    if not is_node(told.get("node")) or not isinstance(known, dict):
        raise NotUnderstood("The other side was not understood", "It does not say who it is.")
    versions: dict[str, tuple[int, str]] = {}
    for node, version in known.items():
        match version:
            case [int(seq), str(life)] if is_node(node) and 0 <= seq < 2**63 and len(life) <= 16:
                versions[node] = seq, life
            case _:
                raise NotUnderstood("The other side was not understood", "What it knows can not be read.")
    count = told.get("count")
    name = one_line(str(told.get("name", "")))[:60] or str(told["node"])
    return Greeting(str(told["node"]), name, versions), count if type(count) is int else 0


def _one_object(items: list[Any]) -> Mapping[str, Any]:
    return items[0] if items and isinstance(items[0], dict) else {}


def _bodies(value: Any) -> list[Body]:
    """Texts that are asked for, without what is none."""
    asked = value if isinstance(value, list) else []
    return [
        Body(one[0], one[1])
        for one in asked[:_MOST_BODIES]
        if isinstance(one, list) and len(one) == 2 and all(isinstance(each, str) and len(each) <= 64 for each in one)
    ]
