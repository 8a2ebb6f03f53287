"""The numbers of one person who may have spoken: what the forest weighs."""

from collections.abc import Mapping
from typing import NamedTuple
from zlib import crc32

FAR = 400
"""Characters from which on a name is far from a quotation."""
LONG_AGO = 12
"""Utterances from which on somebody has not spoken for long."""

NAMES = (
    "last", "before_last", "third_last", "next", "next_but_one", "gap", "same_paragraph", "near_before", "near_behind",
    "named_above", "named_below", "rule", "rule_place", "gender", "pronoun", "addressed", "asked", "share",
    "candidates", "alone", "length", "asks", "ago", "latest_named", "first_named", "known_last", "phrase",
    "addresses_back",
)  # fmt: skip
"""The columns, in the order of a row."""
FINGERPRINT = f"{crc32(repr((NAMES, FAR, LONG_AGO)).encode()):08x}"
"""Eight hexadecimal digits that change with the columns, their order, or what bounds them."""


class Scene(NamedTuple):
    """What is the same for all who may have said one utterance.

    last: who said the three before it, latest first; next: whom the two behind it name. gap: paragraphs since the
    last. near_before, near_behind, above, below: name -> characters to its nearest mention in and around the
    paragraph. rule, place: whom the rules name, and how. pronoun: its gender. addressed, asked: who is named in it,
    and in the one before. counts: name -> how often verbs of speech name it, `told` in all. ago: name -> utterances
    since it last spoke. alone: it is its whole paragraph. length: in characters. asks: the one before asked.
    """

    last: tuple[str, ...]
    next: tuple[str, ...]
    gap: int
    same_paragraph: bool
    near_before: Mapping[str, int]
    near_behind: Mapping[str, int]
    above: Mapping[str, int]
    below: Mapping[str, int]
    rule: str
    place: int
    pronoun: str
    addressed: frozenset[str]
    asked: frozenset[str]
    counts: Mapping[str, int]
    told: int
    ago: Mapping[str, int]
    alone: bool
    length: int
    asks: bool


def row(scene: Scene, name: str, gender: str, candidates: int) -> list[float]:
    """The numbers of one candidate of several, in the order of NAMES. gender: "m", "f" or "" for not known."""
    last, after = scene.last, scene.next
    agrees = 0 if not gender or scene.pronoun not in ("m", "f") else 1 if gender == scene.pronoun else -1
    before = scene.near_before.get(name, FAR)
    behind = scene.near_behind.get(name, FAR)
    ago = scene.ago.get(name, LONG_AGO)
    return [
        name == last[0] if last else 0,
        name == last[1] if len(last) > 1 else 0,
        name == last[2] if len(last) > 2 else 0,
        name == after[0] if after else 0,
        name == after[1] if len(after) > 1 else 0,
        min(scene.gap, 5),
        scene.same_paragraph,
        min(before, FAR),
        min(behind, FAR),
        min(scene.above.get(name, FAR), FAR),
        min(scene.below.get(name, FAR), FAR),
        name == scene.rule if scene.rule else -1,
        scene.place,
        agrees,
        bool(scene.pronoun),
        name in scene.addressed,
        name in scene.asked,
        scene.counts.get(name, 0) / max(1, scene.told),
        candidates,
        scene.alone,
        min(scene.length, FAR),
        scene.asks,
        ago,
        bool(scene.near_before) and before == min(scene.near_before.values()),
        bool(scene.near_behind) and behind == min(scene.near_behind.values()),
        bool(last and last[0]),
        not name[:1].isupper(),
        bool(last) and last[0] != name and last[0] in scene.addressed,
    ]
