"""Libraries on three to five machines: whatever happens they come to the same, and no word of a person is lost."""

import os
import random
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.syncing import ENOUGH, NOON, Box, Clock, keep, passage, place, stamps, state, talk
from tui_reader.library.keeping import Forget
from tui_reader.library.marked.highlights import DeleteHighlight, SetHighlight, SetLabel
from tui_reader.library.marked.notes import SetNote
from tui_reader.library.marked.states import SetState
from tui_reader.library.marked.tags import ChangeTags
from tui_reader.library.places import SetMark
from tui_reader.library.queue import Dequeue, Enqueue
from tui_reader.library.ranks import DIGITS
from tui_reader.library.stamps.identity import NODE_CHARACTERS
from tui_reader.library.stopped import Stopped
from tui_reader.sync.line.talk import Talked

ADDRESSES = [f"https://coast.example/{name}" for name in ("ferry", "song", "harbour")]
SHORT = "https://x.example/1"
"""Leads to the first two of them, by the machine that asked."""
MOST_BOXES = 5


class Said(NamedTuple):
    """Something a person did. what: "highlight", "note" or "deleted". of: the uuid. text: of a note, None when deleted.

    over: the things that they had before them then, so that they meant them.
    """

    number: int
    what: str
    of: str
    text: str | None
    over: frozenset[int]


class Person:
    """What has been said on a machine: surely there, and perhaps there, since a line may have broken."""

    def __init__(self, surely: frozenset[int] = frozenset(), perhaps: frozenset[int] = frozenset()) -> None:
        self.surely, self.perhaps = surely, perhaps

    def hears(self, other: "Person", whole: bool) -> None:
        self.perhaps |= other.perhaps
        if whole:
            self.surely |= other.surely

    def says(self, number: int) -> None:
        self.surely |= {number}
        self.perhaps |= {number}

    def copy(self) -> "Person":
        return Person(self.surely, self.perhaps)


class Libraries(RuleBasedStateMachine):
    """Machines with libraries, and what was said on each of them."""

    noon = NOON

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = Path(self.stack.enter_context(TemporaryDirectory()))
        self.boxes: list[Box] = []
        self.people: list[Person] = []
        self.backups: dict[int, tuple[bytes, Person]] = {}
        self.said: list[Said] = []
        self.uuids: list[str] = []

        # Of two changes of one moment the greater name stands: one seed, one verdict.
        self.names = random.Random(0)
        self.stack.enter_context(patch("tui_reader.library.stamps.identity.new_node", self.new_node))
        self.stack.enter_context(patch("tui_reader.library.told.ledger.new_node", self.new_node))

    def new_node(self) -> str:
        return "".join(self.names.choices(DIGITS, k=NODE_CHARACTERS))

    @initialize(seed=st.integers(0, 2**32))
    def name(self, seed: int) -> None:
        self.names.seed(seed)

    def teardown(self) -> None:
        try:
            self.check()
        finally:
            for box in self.boxes:
                box.close()
            self.stack.close()

    # What happens

    @initialize(count=st.integers(3, 4), skews=st.lists(st.integers(-3600, 3600), min_size=5, max_size=5))
    def begin(self, count: int, skews: list[int]) -> None:
        for at in range(count):
            self.boxes.append(self.new_box(f"box{at}", Clock(self.noon + skews[at])))
            self.people.append(Person())

    boxes_ = st.integers(0, MOST_BOXES - 1)
    articles_ = st.integers(0, len(ADDRESSES) - 1)

    def box(self, at: int) -> tuple[Box, Person]:
        at %= len(self.boxes)
        return self.boxes[at], self.people[at]

    @rule(
        at=boxes_,
        article=articles_,
        title=st.sampled_from(["The ferry", "The ferry", "Another day"]),
        short=st.booleans(),
    )
    def keep(self, at: int, article: int, title: str, short: bool) -> None:
        box, _ = self.box(at)
        keep(box, ADDRESSES[article], title, SHORT if short and article < 2 else "")

    @rule(at=boxes_, article=articles_, share=st.sampled_from([0.1, 0.5, 0.9]), finished=st.booleans())
    def read(self, at: int, article: int, share: float, finished: bool) -> None:
        box, _ = self.box(at)
        if (number := box.article(ADDRESSES[article])) is not None:
            box.library.change(Stopped(number, place(share), finished))

    @rule(at=boxes_, article=articles_, add=st.booleans(), tag=st.sampled_from(["sea", "Ways"]))
    def tag(self, at: int, article: int, add: bool, tag: str) -> None:
        box, _ = self.box(at)
        if (number := box.article(ADDRESSES[article])) is not None:
            box.library.change(ChangeTags((number,), (tag,)) if add else ChangeTags((number,), (), (tag,)))
            box.library.change(
                SetMark(number, tag[0], place(0.3)), SetState((number,), "archived" if add else "unread")
            )

    @rule(at=boxes_, article=articles_, add=st.booleans())
    def queue(self, at: int, article: int, add: bool) -> None:
        box, _ = self.box(at)
        box.library.change(Enqueue((ADDRESSES[article],)) if add else Dequeue(ADDRESSES[article]))

    @rule(at=boxes_, article=articles_)
    def highlight(self, at: int, article: int) -> None:
        box, person = self.box(at)
        if (number := box.article(ADDRESSES[article])) is not None:
            uuid = box.library.change(SetHighlight(number, passage(f"Words {len(self.said)}")))
            self.uuids.append(uuid)
            self.say(person, "highlight", uuid, None)

    @precondition(lambda self: self.uuids)
    @rule(at=boxes_, which=st.integers(0, 99), label=st.integers(1, 4))
    def label(self, at: int, which: int, label: int) -> None:
        box, _ = self.box(at)
        uuid = self.uuids[which % len(self.uuids)]
        if ("h", uuid) in state(box):
            box.library.change(SetLabel(uuid, label))

    @precondition(lambda self: self.uuids)
    @rule(at=boxes_, which=st.integers(0, 99), words=st.booleans())
    def note(self, at: int, which: int, words: bool) -> None:
        box, person = self.box(at)
        uuid = self.uuids[which % len(self.uuids)]
        if ("h", uuid) in state(box):
            text = f"Note {len(self.said)}." if words else ""
            box.library.change(SetNote(uuid, text))
            self.say(person, "note", uuid, text)

    @precondition(lambda self: self.uuids)
    @rule(at=boxes_, which=st.integers(0, 99))
    def delete_highlight(self, at: int, which: int) -> None:
        box, person = self.box(at)
        uuid = self.uuids[which % len(self.uuids)]
        if ("h", uuid) in state(box):
            box.library.change(DeleteHighlight(uuid))
            self.say(person, "deleted", uuid, None)

    @rule(at=boxes_, article=articles_)
    def forget(self, at: int, article: int) -> None:
        box, person = self.box(at)
        if (number := box.article(ADDRESSES[article])) is not None:
            key = state(box)["l", ADDRESSES[article]]["article"]
            gone = [uuid for uuid in self.uuids if state(box).get(("h", uuid), {}).get("article") == key]
            box.library.change(Forget(number))
            for uuid in gone:
                self.say(person, "deleted", uuid, None)

    @rule(at=boxes_, hours=st.sampled_from([-50, -2, 1, 30, 200]))
    def clock_jumps(self, at: int, hours: int) -> None:
        self.box(at)[0].clock.seconds += hours * 3600

    @rule(one=boxes_, other=boxes_)
    def sync(self, one: int, other: int) -> None:
        (here, me), (there, them) = self.box(one), self.box(other)
        if here is not there:
            assert self.exchange(here, there, ENOUGH, ENOUGH)
            me.hears(them, True)
            them.hears(me, True)

    @rule(one=boxes_, other=boxes_, sent=st.integers(0, 4000), heard=st.integers(0, 4000))
    def sync_is_cut(self, one: int, other: int, sent: int, heard: int) -> None:
        (here, me), (there, them) = self.box(one), self.box(other)
        if here is not there:
            whole = self.exchange(here, there, sent, heard) is not None
            me.hears(them, whole)
            them.hears(me, whole)

    @rule(at=boxes_, to=boxes_)
    def copy(self, at: int, to: int) -> None:
        """A library is copied to a machine that has none, or in the place of what it has."""
        box, person = self.box(at)
        if len(self.boxes) < MOST_BOXES:
            self.boxes.append(self.new_box(f"box{len(self.boxes)}", Clock(box.clock.seconds)))
            self.people.append(Person())
            to = len(self.boxes) - 1
        other, _ = self.box(to)
        if other is not box:
            box.copy_to(other)
            self.people[to % len(self.boxes)] = person.copy()
            self.backups.pop(to % len(self.boxes), None)

    @rule(at=boxes_)
    def back_up(self, at: int) -> None:
        box, person = self.box(at)
        self.backups[at % len(self.boxes)] = (box.backup(), person.copy())

    @rule(at=boxes_)
    def restore(self, at: int) -> None:
        at %= len(self.boxes)
        if at in self.backups:
            data, person = self.backups[at]
            self.boxes[at].restore(data)
            self.people[at] = person.copy()

    # What must come of it

    def say(self, person: Person, what: str, of: str, text: str | None) -> None:
        over = frozenset(number for number in person.perhaps if self.said[number].of == of)
        self.said.append(Said(len(self.said), what, of, text, over))
        person.says(len(self.said) - 1)

    def exchange(self, one: Box, other: Box, sent: int, heard: int) -> Talked | None:
        """Let one dial the other; the line breaks off after so many bytes."""
        return talk(one, other, sent, heard)

    def new_box(self, name: str, clock: Clock) -> Box:
        return Box(self.folder, name, clock)

    def check(self) -> None:
        """All talk to all until there is nothing more to tell; then all have the same, and what was said stands."""
        for _ in range(6):
            talks = [
                self.exchange(one, other, ENOUGH, ENOUGH)
                for at, one in enumerate(self.boxes)
                for other in self.boxes[at + 1 :]
            ]
            is_quiet = all(talked is not None and not talked.given and not talked.taken.changed for talked in talks)
            # What libraries say of themselves is not counted, and may take a turn more.
            if is_quiet and all(times(box) == times(self.boxes[0]) for box in self.boxes):
                break
        else:
            raise AssertionError("they tell each other more and more")
        for other in self.boxes[1:]:
            assert state(other) == state(self.boxes[0])
            assert stamps(other) == stamps(self.boxes[0])
        known = frozenset[int]().union(*(person.surely for person in self.people))
        perhaps = frozenset[int]().union(*(person.perhaps for person in self.people))
        if self.boxes:
            self.check_said(state(self.boxes[0]), known, perhaps)

    def check_said(self, found: dict[tuple[str, str], Any], known: frozenset[int], perhaps: frozenset[int]) -> None:
        """known: what is surely somewhere; perhaps: what may be somewhere, and so may have deleted something."""
        for one in (self.said[number] for number in sorted(known)):
            later = [self.said[number] for number in perhaps if one.number in self.said[number].over]
            if one.what == "highlight" and not any(other.what == "deleted" for other in later):
                assert ("h", one.of) in found, "a highlight that nobody deleted"
            if one.what == "note" and one.text and not any(other.what in ("note", "deleted") for other in later):
                note = found.get(("n", one.of), {})
                texts = [text for _, _, text in note.get("texts", [])] or [note.get("text", "")]
                assert one.text in texts, "a text that nobody wrote over"
                assert ("h", one.of) in found, "its highlight"


def times(box: Box) -> dict[tuple[str, str], int]:
    """When everything was written."""
    return {name: hlc for name, (hlc, _) in stamps(box).items()}


TestLibraries = Libraries.TestCase
TestLibraries.settings = settings(
    # A long run: SYNC_EXAMPLES=2000.
    max_examples=int(os.environ.get("SYNC_EXAMPLES", "20")),
    stateful_step_count=40,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
