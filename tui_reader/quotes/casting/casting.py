"""Who says what in a dialogue: the likeliest of the people in reach, nobody where that is not likely enough."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tui_reader.quotes.attribution import Turn
from tui_reader.quotes.casting.numbers import FINGERPRINT, LONG_AGO, NAMES, Scene, rows
from tui_reader.quotes.casting.people_near import PeopleNear
from tui_reader.quotes.casting.utterances import Utterance
from tui_reader.quotes.cues.lexicon import Lexicon
from tui_reader.quotes.marks.paragraphs import Paragraph
from tui_reader.quotes.names.people import People
from tui_reader.quotes.names.voices import Said
from tui_reader.trees import Forest, likeliest, read

PATH = Path(__file__).with_name("forest.txt")
GROW = "python -m tests.bench.cast ARTICLES.jsonl --write"
LEAST = 0.6
"""How likely somebody must be to be named: two of three such names are right in novels that the forest has not seen."""
LEAST_ELSEWHERE = 0.8
"""The same in other languages than the English of the novels that it was grown on."""
FIRST = 9
"""The gap before the first utterance: as good as a scene's end."""
# People weighed for one utterance.
MOST = 8
_BLANK = re.compile(r"\s*+")
_PLACES = {"": 0, "carried": 1, "same": 2, "own": 3}


class Choice(NamedTuple):
    """One utterance whose speaker is to be found: its place in the list, and each candidate with its numbers."""

    utterance: int
    names: list[str]
    rows: list[list[float]]


class Casting:
    """The dialogue of one article. `choose` is asked for each utterance that names nobody, and its answer is heard."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        found: Sequence[Turn],
        saids: Sequence[Said],
        said: Sequence[Utterance],
        people: People,
        words: Lexicon,
    ) -> None:
        self._paragraphs, self._found, self._saids, self._said = paragraphs, found, saids, said
        self._people = people
        speakers = [one.speaker for one in said if one.speaker]
        heard = [one.speaker for one in saids if one.speaker]
        self._near = PeopleNear(paragraphs, [*speakers, *people.given(), *heard], words)
        self._named_in: dict[int, frozenset[str]] = {}
        self._counts: dict[str, int] = {}
        for name in speakers:
            self._counts[name] = self._counts.get(name, 0) + 1
        self._told = len(speakers)

    def cast(self, choose: Callable[[Choice], str]) -> list[str]:
        """The speaker of each utterance, "" for nobody."""
        result: list[str] = []
        spoken: dict[str, int] = {}
        for at, one in enumerate(self._said):
            name = one.speaker or choose(self._choice(at, one, result, spoken))
            result.append(name)
            if name:
                spoken[name] = at
        return result

    def _choice(self, at: int, one: Utterance, before: Sequence[str], spoken: dict[str, int]) -> Choice:
        first, last = self._found[one.first], self._found[one.last]
        start, end = first.segment.start, last.segment.end
        text = self._paragraphs[one.paragraph].text
        earlier = self._said[at - 1] if at else None
        near_before, near_behind = self._near.nearest(one.paragraph, start, end)
        scene = Scene(
            last=tuple(before[:-4:-1]),
            next=tuple(other.speaker for other in self._said[at + 1 : at + 3]),
            gap=one.paragraph - earlier.paragraph if earlier else FIRST,
            same_paragraph=bool(earlier and earlier.paragraph == one.paragraph),
            near_before=near_before,
            near_behind=near_behind,
            above=self._around(one.paragraph - 1, True),
            below=self._around(one.paragraph + 1, False),
            rule=self._rule(one),
            place=_PLACES[first.place],
            pronoun=one.gender,
            addressed=self._addressed(at),
            asked=self._addressed(at - 1) if at else frozenset(),
            counts=self._counts,
            told=self._told,
            ago={name: at - place for name, place in spoken.items() if at - place < LONG_AGO},
            alone=_BLANK.fullmatch(text, 0, start) is not None and _BLANK.fullmatch(text, end) is not None,
            length=end - start,
            asks=bool(earlier and self._asks(earlier)),
        )
        names = list(dict.fromkeys(_candidates(scene)))[:MOST]
        return Choice(at, names, rows(scene, {name: self._people.gender_of(name) for name in names}))

    def _rule(self, one: Utterance) -> str:
        """Whom the rules name for it, "" for nobody."""
        return next(
            (self._saids[at].speaker or "" for at in range(one.first, one.last + 1) if self._saids[at].speaker), ""
        )

    def _around(self, index: int, last: bool) -> dict[str, int]:
        """The people named in a neighbouring paragraph: characters from its end, or from its start."""
        if not 0 <= index < len(self._paragraphs):
            return {}
        named = self._near.named(index)
        if last:
            length = len(self._paragraphs[index].narration)
            return {name: length - offset for offset, name in named}
        return {name: offset for offset, name in reversed(named)}

    def _addressed(self, at: int) -> frozenset[str]:
        """Who is named in an utterance, which is asked for it and for the one behind it."""
        if at not in self._named_in:
            one = self._said[at]
            text = self._paragraphs[one.paragraph].text
            segments = [
                turn.segment for turn in self._found[one.first : one.last + 1] if turn.paragraph == one.paragraph
            ]
            self._named_in[at] = self._near.addressed(" ".join([text[each.start : each.end] for each in segments]))
        return self._named_in[at]

    def _asks(self, one: Utterance) -> bool:
        turn = self._found[one.last]
        text = self._paragraphs[turn.paragraph].text[turn.segment.start : turn.segment.end]
        return text.rstrip("\"'”’“‘«»‹› ").endswith("?")


def recast(
    paragraphs: Sequence[Paragraph],
    found: Sequence[Turn],
    saids: Sequence[Said],
    said: Sequence[Utterance],
    people: People,
    words: Lexicon,
) -> tuple[list[Turn], list[Said]]:
    """The turns parted by utterances, and who says each: whom its sentence names, else the likeliest, else nobody."""
    choose = chooser(grown_forest(), LEAST if words.compounds else LEAST_ELSEWHERE)
    names = Casting(paragraphs, found, saids, said, people, words).cast(choose)
    turns, result = list(found), list(saids)
    for one, name in zip(said, names, strict=True):
        if not found[one.first].continues:
            turns[one.first] = turns[one.first]._replace(joined=False)
        own = next((at for at in range(one.first, one.last + 1) if _own(found[at])), None)
        for at in range(one.first, one.last + 1):
            rule = saids[at if own is None or _own(found[at]) else own]
            if own is None:
                result[at] = Said(name or None, None, None)
            elif rule.speaker != name:
                result[at] = Said(name or None, rule.mention, rule.cue)
            elif not _own(found[at]):
                result[at] = rule._replace(sure=False)
    return turns, result


def _own(turn: Turn) -> bool:
    """Whether a verb of speech beside the turn attributes it."""
    return turn.place == "own" and turn.attribution is not None and turn.attribution.strong


def _candidates(scene: Scene) -> Iterator[str]:
    """Who may have spoken: whom the rules name, who is named near, who spoke last and who speaks next."""
    if scene.rule:
        yield scene.rule
    for near, most in (
        (scene.near_before, 2), (scene.near_behind, 2), (scene.ago, 4), (scene.above, 2), (scene.below, 1),
    ):  # fmt: skip
        yield from sorted(near, key=near.__getitem__)[:most]
    yield from (name for name in scene.next if name)


@cache
def grown_forest() -> Forest:
    """The forest of forest.txt, read once; raises ForestMismatch when it was grown for other numbers."""
    return read(PATH.read_text(encoding="utf-8"), NAMES, FINGERPRINT, GROW)


def chooser(forest: Forest, least: float) -> Callable[[Choice], str]:
    """What picks the likeliest candidate of a choice, "" where none is at least as likely as `least`."""

    def choose(choice: Choice) -> str:
        best = likeliest(choice.rows, forest, least)
        return choice.names[best] if best >= 0 else ""

    return choose
