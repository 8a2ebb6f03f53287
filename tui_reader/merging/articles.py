"""What belongs to an article when it was deleted elsewhere, or is the same as another one under another identity."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tui_reader.merging.notes import moved_texts, with_texts
from tui_reader.merging.writes import NOTHING, SAME, Value, Versions, Write

Name = tuple[str, str]
"""Kind and key of a register."""
_ADDED = ("h", "n")
"""What a person added: it brings its article back whenever it was written, for whoever deleted that did not know it."""
_NEWER = ("t", "q", "m")
"""What brings its article back when it is newer than the deletion."""


class Change(NamedTuple):
    """A register that is to be written anew. seen: what it has seen beside the write before, for notes."""

    kind: str
    key: str
    value: Value | None
    seen: Versions = NOTHING


def comes_back(deleted: Write, left: Iterable[Write]) -> bool:
    """Whether an article that was deleted comes back, for what is left of it here.

    left: the registers that go with it and were not deleted. Whoever deleted it deleted what they knew of them.
    """
    return any(
        write.kind in _ADDED or (write.kind in _NEWER and write.order > deleted.order)
        for write in left
        if write.value is not None
    )


def are_one(one: Value, other: Value) -> bool:
    """Whether two articles that one address leads to are one: it may also lead on to another one every day.

    They are when they bear the same title, or one of them bears none.
    """
    names = [" ".join(str(value.get("title", "")).casefold().split()) for value in (one, other)]
    return names[0] == names[1] or not all(names)


def moved(survivor: str, gone: str, writes: Mapping[Name, Write]) -> list[Change]:
    """What becomes of all that belongs to the article `gone` when it is the article `survivor`.

    writes: the registers of both. The place and the state are the newest; tags, marks, highlights and notes come
    together; `gone` stays as what leads on, for machines that still write to it. The entry in the queue goes with its
    address: of two the earlier stays (see the library's queue).
    """
    changes: list[Change] = []
    for (kind, key), write in sorted(writes.items()):
        first, blank, second = key.partition(" ")
        if write.value is None or (first != gone and write.value.get("article") != gone):
            continue
        if kind == "a":
            changes += [Change(kind, key, {SAME: survivor})] if write.value != {SAME: survivor} else []
        elif kind in ("h", "l") or (kind == "n" and key != gone):
            changes.append(Change(kind, key, {**write.value, "article": survivor}, write.seen))
        else:
            there = writes.get((kind, f"{survivor}{blank}{second}"))
            changes += _put_on(there, write, f"{survivor}{blank}{second}", survivor)
            changes.append(Change(kind, key, None, write.seen))
    earliest = _kept_first(writes.get(("a", survivor)), writes.get(("a", gone)))
    return changes + ([earliest] if earliest else [])


def _put_on(there: Write | None, write: Write, key: str, survivor: str) -> list[Change]:
    """One register in the place of that of the article that stays."""
    assert write.value is not None
    value = {**write.value, "article": survivor} if "article" in write.value else write.value
    if write.kind == "n" and there is not None:
        texts, seen = moved_texts(there, write)
        return [Change("n", key, with_texts(value, texts) if texts else None, seen)]
    if there is None or there.value is None or write.order > there.order:
        return [Change(write.kind, key, value, write.seen)]
    return []


def _kept_first(survivor: Write | None, gone: Write | None) -> Change | None:
    """The article that stays, kept as early as either was."""
    if survivor is None or gone is None or survivor.value is None or gone.value is None:
        return None
    earliest = {
        name: min(survivor.value[name], gone.value[name])
        for name in ("kept_at", "added_at")
        if name in survivor.value and name in gone.value
    }
    value = {**survivor.value, **earliest}
    return Change("a", survivor.key, value) if value != survivor.value else None
